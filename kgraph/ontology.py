"""Finds and reads the files of `ontology/`: schema and language knowledge are data, not code."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kgraph.errors import OntologyError

_IN_WHEEL = Path(__file__).parent / "_ontology"
_IN_CHECKOUT = Path(__file__).parent.parent / "ontology"


def ontology_path(*parts: str) -> Path:
    """Where a file or folder of the ontology lies, in a wheel and in a checkout alike."""
    folder = _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT
    path = folder.joinpath(*parts)
    if not path.exists():
        raise OntologyError(f"{path}: not there")
    return path


@cache
def read_table(*parts: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated file with a header line; lines that begin with # are comments."""
    with ontology_path(*parts).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(
            (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        return tuple({key: value or "" for key, value in row.items()} for row in rows)


class _Loader(yaml.SafeLoader):
    """YAML 1.2's booleans: "on", "no" and "yes" are words of English here."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def read_yaml(*parts: str) -> Any:
    """The content of a YAML file. Shared between callers: not to be changed."""
    path = ontology_path(*parts)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise OntologyError(f"{path}: {' '.join(str(error).split())}") from error
