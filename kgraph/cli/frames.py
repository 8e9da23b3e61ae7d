"""kgraph frames test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import one_line, write
from kgraph.cli.running import CommandGroup
from kgraph.errors import DataError

if TYPE_CHECKING:
    from kgraph.explaining import ExplainedFact, ExplainedFrame

__all__ = ["app"]

app = typer.Typer(cls=CommandGroup, help="The patterns that say how English states each relation.")


@app.callback()
def _group() -> None:
    """Keep `test` a command of its own."""


@app.command("test", epilog="Example: kgraph frames test 'Ann Lee was appointed mayor of Oslo on Monday.'")
def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One or more English sentences.")],
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day it was written, for dates such as Monday.")
    ] = None,
) -> None:
    """Show which patterns match a sentence, and what it gives.

    Each is shown with what fills its roles, then come all facts. Exits 1 where it gives no fact.
    """
    from kgraph.explaining import explain_text

    explained = explain_text(sentence, date=date)
    for frame in explained.frames:
        write(*_frame_lines(frame))
    if not explained.facts:
        raise DataError("no fact in this sentence")
    write("Facts:", *(f"  {_fact_line(fact)}" for fact in explained.facts))


def _frame_lines(frame: ExplainedFrame) -> list[str]:
    roles = f"subject {one_line(', '.join(frame.subject))}; object {one_line(', '.join(frame.object))}"
    outcome = [f"  gives {_fact_line(fact)}" for fact in frame.facts] or [f"  gives nothing: {one_line(frame.reason)}"]
    return [f"{frame.frame} at “{one_line(frame.trigger)}”", f"  {roles}", *outcome]


def _fact_line(fact: ExplainedFact) -> str:
    notes = ", ".join(note for note in (fact.modality.lower(), fact.when, fact.note) if note)
    return f"{one_line(fact.text)} [{notes}]"
