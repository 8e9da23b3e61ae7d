"""Which kgraph it is, and what its reading of an article depends on."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata

from kgraph.ontology import ontology_path

__all__ = ["extraction_version", "kgraph_version"]

_HASH_LENGTH = 12
_LANGUAGE_DATA = (".tsv", ".ttl", ".yaml")


@cache
def kgraph_version() -> str:
    """The version of the installed package."""
    return metadata.version("kgraph")


@cache
def extraction_version() -> str:
    """Changes whenever the same article may give other facts: with kgraph, and with its ontology."""
    digest = hashlib.sha256()
    root = ontology_path()
    for path in sorted(root.rglob("*")):
        if path.suffix in _LANGUAGE_DATA:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{kgraph_version()}+{digest.hexdigest()[:_HASH_LENGTH]}"
