"""Which kgraph it is, and what its reading of an article depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from kgraph.language_model import best_model
from kgraph.ontology import ontology_path

__all__ = ["extraction_version", "kgraph_version"]

_HASH_LENGTH = 12
_LANGUAGE_DATA = (".tsv", ".ttl", ".yaml")
_READING_CODE = (
    *("annotation", "extraction", "gazetteer.py", "grammar.py", "lexicon.py", "listed.py", "periods.py"),
    *("quotations.py", "schema.py", "surfaces.py", "word_lists.py"),
)


@cache
def kgraph_version() -> str:
    """The version of the installed package."""
    return metadata.version("kgraph")


@cache
def extraction_version() -> str:
    """Changes whenever the same article may give other facts: with kgraph, its ontology, and the language model.

    Raises UsageError where no language model is installed.
    """
    model = best_model()
    digest = hashlib.sha256(f"{model.name} {model.version}".encode())
    for root, path in (*_data_files(), *_code_files()):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{kgraph_version()}+{digest.hexdigest()[:_HASH_LENGTH]}"


def _data_files() -> Iterator[tuple[Path, Path]]:
    root = ontology_path()
    yield from ((root, path) for path in sorted(root.rglob("*")) if path.suffix in _LANGUAGE_DATA)


def _code_files() -> Iterator[tuple[Path, Path]]:
    root = Path(__file__).parent
    for part in _READING_CODE:
        place = root / part
        files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
        yield from ((root, path) for path in files)
