"""kgraph gazetteer info."""

from __future__ import annotations

from collections import Counter

import typer

from kgraph.cli.console import write_table
from kgraph.cli.running import CommandGroup

__all__ = ["app"]

app = typer.Typer(cls=CommandGroup, help="The names that kgraph knows.")


@app.callback()
def _group() -> None:
    """Keep `info` a command of its own."""


@app.command("info", epilog="Example: kgraph gazetteer info")
def info() -> None:
    """Say how many names of which class kgraph knows."""
    from kgraph.gazetteer import load_gazetteer

    entries = load_gazetteer().entries
    things = Counter(str(entry.type) for entry in entries)
    names = Counter(str(entry.type) for entry in entries for _ in entry.surfaces)
    rows = [(type_, things[type_], names[type_]) for type_ in sorted(things)]
    write_table(("class", "entries", "names"), [*rows, ("all", things.total(), names.total())])
