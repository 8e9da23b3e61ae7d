"""Which question is meant, and whether the graph knows whom it is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import UsageError
from kgraph.library.lookup import find_entities
from kgraph.saved_queries import ANY, ParameterKind, SavedQuery, query_file, saved_query

if TYPE_CHECKING:
    from kgraph.facts import Facts

__all__ = ["check_entities", "which_query"]

_SUFFIX = ".rq"


def which_query(query: str, parameters: Mapping[str, str]) -> SavedQuery:
    """The question of a file, the saved question of this name, or the string itself, which is SPARQL.

    Raises UsageError for unknown names and for parameters of SPARQL, QueryError for a file that cannot be read.
    """
    if not any(character in query for character in " \n{"):
        return query_file(Path(query)) if query.endswith(_SUFFIX) else saved_query(query)
    if parameters:
        raise UsageError(f"parameter {min(parameters)!r}: only saved queries and files have parameters")
    return SavedQuery("query", "", "", (), query)


def check_entities(query: SavedQuery, parameters: Mapping[str, str], facts: Facts) -> None:
    """Raise UsageError, with near suggestions, where a parameter names an entity that the graph has not."""
    for parameter in query.parameters:
        name = parameters.get(parameter.name, ANY)
        if parameter.kind is ParameterKind.ENTITY and name != ANY:
            find_entities(facts, name)
