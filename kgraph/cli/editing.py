"""kgraph merge, forget and diff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import working, write
from kgraph.cli.options import GraphFolder, Quiet

if TYPE_CHECKING:
    from kgraph.library import MergeReport

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("merge", epilog="Example: kgraph merge monday/ tuesday/ others.ttl -o week/")(merge)
    app.command("forget", epilog="Example: kgraph forget https://example.org/withdrawn -g output/")(forget)
    app.command("diff", epilog="Example: kgraph diff monday/ tuesday/")(diff)


def merge(
    graphs: Annotated[list[Path], typer.Argument(metavar="GRAPH", help="Folders or RDF files.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the merged graph goes.")],
    quiet: Quiet = False,
) -> None:
    """Make one graph of several.

    The same entities become one node, facts pool their evidence, disagreements are listed. Nothing is
    deleted: the graphs stay, and every merge of two entities can be taken back.
    """
    import kgraph

    with working("Merging", quiet=quiet):
        report = kgraph.merge(graphs, output=output)
    if not quiet:
        write(*_merge_lines(report))


def _merge_lines(report: MergeReport) -> list[str]:
    counts = f"{report.articles} articles, {report.entities} entities, {report.statements} facts"
    conflicts = [f"Disagreement ({conflict.kind}): {' / '.join(conflict.facts)}" for conflict in report.conflicts]
    return [f"Merged into {report.output}: {counts}, {len(conflicts)} disagreements", *conflicts]


def forget(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its identifier, title, source or IRI.")],
    graph: GraphFolder = Path("output"),
    quiet: Quiet = False,
) -> None:
    """Take away exactly what one article alone supported."""
    import kgraph

    with working("Forgetting", quiet=quiet):
        gone = kgraph.open_graph(graph).forget(article)
    if not quiet:
        write(f"Forgot {gone.identifier}{f' ({gone.title})' if gone.title else ''}")


def diff(
    a: Annotated[Path, typer.Argument(metavar="A", help="A folder or an RDF file.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="Another.")],
) -> None:
    """Print what two graphs do not share.

    What B says that A does not has a plus, the other way round a minus: articles, then entities, then facts.
    """
    import kgraph
    from kgraph.library.views import changes_as_lines

    one, other = kgraph.open_graph(a), kgraph.open_graph(b)
    with working("Comparing"):
        difference = one.diff(other)
    write(*(f"- {line}" for line in changes_as_lines(difference.removed, one.facts)))
    write(*(f"+ {line}" for line in changes_as_lines(difference.added, other.facts)))
