"""kgraph path and rank."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.console import one_line, working, write, write_table
from kgraph.cli.options import GraphFolder

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("path", epilog="Example: kgraph path 'Angela Merkel' 'Emmanuel Macron'")(path)
    app.command("rank", epilog="Example: kgraph rank --limit 10")(rank)


def path(
    a: Annotated[str, typer.Argument(metavar="A", help="A name or IRI.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    graph: GraphFolder = Path("output"),
) -> None:
    """Print a shortest way from one entity to another.

    It goes over what is asserted. Exits 1 where there is none.
    """
    import kgraph

    with working("Looking for a way"):
        steps = kgraph.open_graph(graph).path(a, b)
    write(*(f"{one_line(step.text)}\n    “{one_line(step.quote)}”" for step in steps))


def rank(
    graph: GraphFolder = Path("output"),
    limit: Annotated[int, typer.Option(min=1, help="How many.")] = 20,
) -> None:
    """List who matters most: PageRank over what is asserted."""
    import kgraph

    with working("Ranking"):
        ranked = kgraph.open_graph(graph).rank(limit=limit)
    write_table(("entity", "class", "score"), [(one_line(r.label), r.type, f"{r.score:.4f}") for r in ranked])
