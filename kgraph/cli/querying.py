"""kgraph query."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import working, write, write_table
from kgraph.cli.options import GraphFolder
from kgraph.errors import UsageError

if TYPE_CHECKING:
    from rdflib.query import Result

    from kgraph.saved_queries import Parameter

__all__ = ["register"]


class Format(StrEnum):
    """How the answer to a query is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TSV = "tsv"


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    example = (
        "Examples: kgraph query --list | kgraph query career --set person='Angela Merkel' | "
        "kgraph query 'SELECT ?who WHERE { ?who kg:heldOffice ?office }' --format csv"
    )
    app.command("query", epilog=example)(query)


def query(
    query: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="SPARQL, a .rq file, or the name of a saved query.")
    ] = None,
    graph: GraphFolder = Path("output"),
    format: Annotated[Format, typer.Option(help="How the answer is written.")] = Format.TABLE,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter of the query.")
    ] = None,
    list_queries: Annotated[bool, typer.Option("--list", help="List the saved queries and their parameters.")] = False,
) -> None:
    """Ask the graph. Prefixes (kg:, kgid:, wd:, skos: …) need not be written.

    CSV, TSV and JSON are the SPARQL 1.1 results formats. The order is what the query says.
    """
    if list_queries:
        _list_queries()
        return
    if query is None:
        raise UsageError("query: say what to ask: SPARQL, a .rq file or a saved query (kgraph query --list)")
    import kgraph

    with working("Asking"):
        result = kgraph.open_graph(graph).query(query, parameters=_parameters(settings or []))
    _write_result(result, format)


def _parameters(settings: list[str]) -> dict[str, str]:
    pairs = [setting.partition("=") for setting in settings]
    for name, equals, value in pairs:
        if not (name and equals):
            raise UsageError(f"--set {name}{value}: write --set name=value")
    return {name: value for name, _, value in pairs}


def _list_queries() -> None:
    from kgraph.saved_queries import saved_queries

    rows = [(saved.name, saved.title, ", ".join(map(_described, saved.parameters))) for saved in saved_queries()]
    write_table(("query", "what it answers", "parameters"), rows)


def _described(parameter: Parameter) -> str:
    return parameter.name if parameter.default is None else f"{parameter.name}={parameter.default}"


def _write_result(result: Result, format: Format) -> None:
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        if format is not Format.TABLE:
            raise UsageError(f"--format {format}: a {result.type} query answers with a graph; it is written as Turtle")
        from kgraph.output.turtle import turtle

        write(turtle(result.graph or ()).rstrip())
    elif format is Format.JSON:
        write((result.serialize(format="json") or b"").decode())
    elif result.type == "ASK":
        answer = bool(result.askAnswer)
        write(("yes" if answer else "no") if format is Format.TABLE else str(answer).lower())
    elif format is Format.TABLE:
        _write_rows(result)
    else:
        _write_separated(result, format)


def _write_rows(result: Result) -> None:
    from kgraph.library.terms import short_text

    names = list(result.vars or ())
    terms = ([row.get(name) for name in names] for row in result.bindings)
    rows = [["" if term is None else short_text(term) for term in row] for row in terms]
    write_table([str(name) for name in names], rows)


def _write_separated(result: Result, format: Format) -> None:
    if format is Format.CSV:
        sys.stdout.write((result.serialize(format="csv") or b"").decode().replace("\r\n", "\n"))
        return
    names = list(result.vars or ())
    sys.stdout.write("\t".join(f"?{name}" for name in names) + "\n")
    for binding in result.bindings:
        terms = (binding.get(name) for name in names)
        sys.stdout.write("\t".join("" if term is None else _tsv(term.n3()) for term in terms) + "\n")


def _tsv(term: str) -> str:
    return term.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
