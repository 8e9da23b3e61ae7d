"""kgraph eval."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import progress_bar, write, write_table
from kgraph.cli.options import GraphFolder

if TYPE_CHECKING:
    from kgraph.evaluation import Evaluation, Score

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("eval", epilog="Example: kgraph eval gold/*.json --articles articles.jsonl --show missed")(evaluate)


def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Articles annotated with their facts (JSON).")],
    graph: GraphFolder = Path("output"),
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="INPUT", help="Read these articles now instead of taking a graph that is there."),
    ] = None,
    show: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="List facts: missed, wrong, leak. May be repeated.")
    ] = None,
    relations: Annotated[bool, typer.Option(help="Count by relation.")] = True,
) -> None:
    """Score the extraction against annotated articles.

    Says precision, recall and F1, how many facts leak, and how often modality, dates and evidence are right.
    """
    import kgraph
    from kgraph.evaluation import evaluate, read_gold

    annotated = read_gold(gold)
    wanted = _kinds(show or [])
    if articles:
        with progress_bar("Reading articles") as progress:
            dataset = kgraph.graph_of(articles, progress=progress).dataset
    else:
        dataset = kgraph.open_graph(graph).dataset
    result = evaluate(dataset, annotated)
    if relations:
        _write_relations(result)
    write(*(f"{f.kind:<7}{f.article}  {f.fact}  [{f.modality}]" for f in result.findings if f.kind in wanted))
    write(*_totals(result))


def _kinds(show: list[str]) -> frozenset[str]:
    from kgraph.errors import UsageError

    unknown = sorted(set(show) - {"missed", "wrong", "leak"})
    if unknown:
        raise UsageError(f"--show {unknown[0]}: one of missed, wrong, leak")
    return frozenset(show)


def _write_relations(result: Evaluation) -> None:
    def size(item: tuple[str, Score]) -> tuple[int, str]:
        return (-(item[1].right + item[1].missed), item[0])

    header = ("relation", "gold", "right", "wrong", "missed", "precision", "recall")
    write_table(header, [_row(name, score) for name, score in sorted(result.relations.items(), key=size)])


def _row(name: str, score: Score) -> tuple[object, ...]:
    counts = (score.right + score.missed, score.right, score.wrong, score.missed)
    return (name, *counts, f"{score.precision:.2f}", f"{score.recall:.2f}")


def _totals(result: Evaluation) -> list[str]:
    return [
        f"articles   {result.articles}",
        _ratios("all facts", result.overall),
        _ratios("asserted", result.asserted),
        f"leaks      {result.leaks}",
        f"of right   modality {result.modality:.3f}  dates {result.dates:.3f}  evidence {result.evidence:.3f}",
    ]


def _ratios(label: str, score: Score) -> str:
    ratios = f"precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}"
    return f"{label:<10} {ratios}  ({score.right} right, {score.wrong} wrong, {score.missed} missed)"
