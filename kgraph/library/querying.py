"""Which SPARQL is meant."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kgraph.errors import QueryError, UsageError
from kgraph.saved_queries import bind, saved_query

__all__ = ["which_query"]

_SUFFIX = ".rq"


def which_query(query: str, parameters: Mapping[str, str]) -> tuple[str, str]:
    """What messages call it, and its SPARQL: of a file, of a saved question with its parameters, or the string itself.

    Raises UsageError for unknown names and parameters, QueryError for a file that cannot be read.
    """
    if any(character in query for character in " \n{"):
        found = ("query", query)
    elif query.endswith(_SUFFIX):
        found = (query, _read(Path(query)))
    else:
        return query, bind(saved_query(query), parameters)
    if parameters:
        raise UsageError(f"parameter {min(parameters)!r}: only saved queries have parameters")
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 text") from error
