"""kgraph frames test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import one_line, write

if TYPE_CHECKING:
    from kgraph.extraction import Explanation
    from kgraph.model import Observation, RelationMention

__all__ = ["app"]

app = typer.Typer(help="How English says a relation.")


@app.callback()
def _frames() -> None:
    pass


@app.command("test", epilog="Example: kgraph frames test 'The Dutch king opened the summit in Rotterdam.'")
def test(
    sentence: Annotated[str, typer.Argument(help="A sentence, or a few.")],
    date: Annotated[str | None, typer.Option(help="The day it was written, YYYY-MM-DD.")] = None,
) -> None:
    """Show which frames a sentence matches, what fills their roles, and the facts that come of it."""
    import datetime as dt

    from kgraph.annotation import annotate
    from kgraph.errors import UsageError
    from kgraph.extraction import explain, extract
    from kgraph.model import Article

    try:
        day = dt.date.fromisoformat(date) if date else None
    except ValueError as error:
        raise UsageError(f"not a date (YYYY-MM-DD): {date!r}") from error
    for document in annotate([Article("sentence", sentence, date=day)]):
        for explanation in explain(document):
            write(*_lines(explanation))
        write("", "Facts", *_facts(extract(document)))


def _lines(explanation: Explanation) -> Iterator[str]:
    outcome = f"{len(explanation.facts)} facts" if explanation.facts else f"nothing: {explanation.reason}"
    yield f"{explanation.trigger}  ({explanation.frame})  {outcome}"
    yield f"    subject  {', '.join(explanation.subject) or '–'}"
    yield f"    object   {', '.join(explanation.object)}"


def _facts(observation: Observation) -> Iterator[str]:
    names = {entity.key: entity.name for entity in observation.entities}
    for fact in observation.relations:
        object_ = names[fact.object] if isinstance(fact.object, str) else str(fact.object)
        yield one_line(f"    {names[fact.subject]} | {fact.relation} | {object_}  {_qualified(fact, names)}")


def _qualified(fact: RelationMention, names: dict[str, str]) -> str:
    times = (f"{name} {date}" for name in ("date", "start", "end") if (date := getattr(fact.period, name)))
    source = f"by {names[fact.attributed_to]}" if fact.attributed_to else ""
    rule = f"inferred by {fact.inferred}" if fact.inferred else ""
    return f"[{', '.join(filter(None, (fact.modality.value.lower(), *times, source, rule)))}]"
