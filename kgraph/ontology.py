"""Finds and reads the files of `ontology/`: schema and language knowledge are data, not code."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kgraph.errors import OntologyError

__all__ = ["ontology_path", "read_table", "read_yaml"]

_ENVIRONMENT = "KGRAPH_ONTOLOGY"
_IN_WHEEL = Path(__file__).parent / "_ontology"
_IN_CHECKOUT = Path(__file__).parent.parent / "ontology"


def ontology_path(*parts: str) -> Path:
    """Where a file or folder of the ontology lies: in the folder that KGRAPH_ONTOLOGY names, else as installed.

    Raises OntologyError where it is not there.
    """
    path = _folder().joinpath(*parts)
    if not path.exists():
        raise OntologyError(f"{path}: not there")
    return path


def _folder() -> Path:
    if named := os.environ.get(_ENVIRONMENT):
        return Path(named)
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT


@cache
def read_table(*parts: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated file with a header line; lines that begin with # are comments.

    Raises OntologyError, with the line, where a row has not as many columns as the header.
    """
    path = ontology_path(*parts)
    lines = enumerate(_text(path).split("\n"), start=1)
    rows = [(number, line.split("\t")) for number, line in lines if line and not line.startswith("#")]
    header = rows[0][1] if rows else []
    for number, row in rows:
        if len(row) != len(header):
            raise OntologyError(f"{path}: line {number}: {len(row)} columns where the header has {len(header)}")
    return tuple(dict(zip(header, row, strict=True)) for _, row in rows[1:])


_Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C is there wherever PyYAML was built with it, and takes a quarter of the time."""


class _Loader(_Fastest):  # type: ignore[misc]
    """YAML 1.2's booleans: "on", "no" and "yes" are words of English here."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Sections(dict[str, Any]):
    """The top of a YAML file; what it lacks is said with the file's name."""

    def __init__(self, sections: Mapping[str, Any], path: Path) -> None:
        super().__init__(sections)
        self._path = path

    def __missing__(self, name: str) -> Any:
        raise OntologyError(f"{self._path}: no section {name!r}")


@cache
def read_yaml(*parts: str) -> dict[str, Any]:
    """The sections of a YAML file, none where it is empty. Shared between callers: not to be changed.

    Raises OntologyError where it is no YAML, where it has no sections, and when one is asked for that it lacks.
    """
    path = ontology_path(*parts)
    try:
        content = yaml.load(_text(path), Loader=_Loader)
    except yaml.YAMLError as error:
        raise OntologyError(f"{path}: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict | None):
        raise OntologyError(f"{path}: not sections with names")
    return _Sections(content or {}, path)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise OntologyError(f"{path}: not UTF-8 text") from error
    except OSError as error:
        raise OntologyError(f"{path}: {error.strerror}") from error
