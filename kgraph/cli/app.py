"""The commands of kgraph, by noun. What they need of the library is imported only when they run."""

from __future__ import annotations

from typing import Annotated

import typer

from kgraph.cli import (
    building,
    editing,
    evaluating,
    frames,
    gazetteer,
    inspecting,
    network,
    querying,
    reviewing,
    serving,
)
from kgraph.cli.running import CommandGroup
from kgraph.version import kgraph_version

__all__ = ["app", "main"]

app = typer.Typer(
    name="kgraph",
    cls=CommandGroup,
    help="News articles in, a knowledge graph of politics out, every edge traced to the sentence that says it.",
    epilog="Example: kgraph build examples/ && kgraph query --list",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for commands in (building, querying, inspecting, editing, reviewing, serving, network, evaluating):
    commands.register(app)
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(frames.app, name="frames")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kgraph {kgraph_version()}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """The entry point of the command line."""
    app()
