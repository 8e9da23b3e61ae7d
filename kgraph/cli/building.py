"""kgraph build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import progress_bar, write
from kgraph.cli.options import Quiet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.build import BuildReport

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("build", epilog="Example: kgraph build examples/ notes.txt --date 2021-03-04")(build)


def build(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files (.txt .md .html .pdf .jsonl), folders, or - for standard input."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the graph lies.")] = Path(
        "output"
    ),
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Date of articles that have none.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of articles that have none.")] = None,
    source: Annotated[str | None, typer.Option(metavar="URL", help="Source of articles that have none.")] = None,
    quiet: Quiet = False,
) -> None:
    """Read articles and add them to the graph in a folder.

    An article already there is replaced, one unchanged is skipped. The folder then has graph.ttl,
    graph.trig, graph.html (open it in a browser) and observations.jsonl, which they are made from.
    """
    import kgraph

    with progress_bar("Reading articles", quiet=quiet) as progress:
        report = kgraph.build(inputs, output=output, date=date, title=title, source=source, progress=progress)
    if not quiet:
        write(*_lines(report))


def _lines(report: BuildReport) -> list[str]:
    fate = f"{report.added} added, {report.replaced} replaced, {report.skipped} unchanged"
    return [
        f"Articles   {report.read} read: {fate}; {report.articles} in {report.output}",
        f"Entities   {_counts(report.entities)}",
        f"Facts      {_counts(report.facts)}",
        f"Relations  {_counts(report.relations)}",
    ]


def _counts(numbers: Mapping[str, int]) -> str:
    """The total, then the parts, the largest first."""
    parts = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{name} {number}" for name, number in parts)
    return f"{sum(numbers.values())}: {listed}" if listed else "none"
