"""SPARQL queries on a dataset that is only read, and reads nothing but the dataset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import Graph
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier, Variable

from kgraph.errors import QueryError
from kgraph.namespaces import PREFIXES

__all__ = ["run_query"]


def run_query(graph: Graph, sparql: str, *, name: str = "query") -> Result:
    """The answer to a query; kgraph's prefixes need not be declared. Messages call the query by `name`.

    Raises QueryError for what cannot be parsed or evaluated, for updates, and for FROM and SERVICE,
    which would read from elsewhere.
    """
    query = _parsed(sparql, name)
    try:
        result = graph.query(query)
        # The bindings are computed where they are first asked for; errors belong here.
        if result.type == "SELECT":
            result.bindings = _rows(query, result)
    except Exception as error:
        raise QueryError(f"{name}: {_one_line(error)}") from error
    return result


def _rows(query: Query, result: Result) -> list[Mapping[Variable, Identifier]]:
    """rdflib answers with one empty row where there is nothing to group; SPARQL 1.1 has no group then."""
    grouped = any(part.name == "Group" and part.expr for part in _parts(query.algebra))
    return [row for row in result.bindings if row or not grouped]


def _parsed(sparql: str, name: str) -> Query:
    """A query that is safe to evaluate. Raises QueryError."""
    if not sparql.strip():
        raise QueryError(f"{name}: it is empty")
    try:
        query: Query = translateQuery(parseQuery(sparql), None, PREFIXES)
    except Exception as error:
        raise QueryError(f"{name}: {_refusal(sparql, error)}") from error
    if query.algebra.datasetClause:
        raise QueryError(f"{name}: FROM is not allowed; GRAPH <…> {{ … }} asks one article's graph")
    if any(part.name == "ServiceGraphPattern" for part in _parts(query.algebra)):
        raise QueryError(f"{name}: SERVICE is not allowed; only this graph is asked")
    return query


def _refusal(sparql: str, error: Exception) -> str:
    try:
        parseUpdate(sparql)
    except Exception:
        return _one_line(error)
    return "this is an update; the graph is only read"


def _parts(value: object) -> Iterator[CompValue]:
    """The value and all it is composed of."""
    if isinstance(value, CompValue):
        yield value
        yield from (part for child in value.values() for part in _parts(child))
    elif isinstance(value, list | tuple | set):
        yield from (part for child in value for part in _parts(child))


def _one_line(error: Exception) -> str:
    line, column = getattr(error, "lineno", None), getattr(error, "col", None)
    reason = " ".join(str(error).split("(at char")[0].split()) or type(error).__name__
    return f"line {line}, column {column}: {reason}" if line and column else reason
