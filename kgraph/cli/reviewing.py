"""kgraph review."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import one_line, write, write_table
from kgraph.cli.options import GraphFolder
from kgraph.errors import UsageError

if TYPE_CHECKING:
    from kgraph.library import Review
    from kgraph.resolution import Candidate, Side

__all__ = ["register"]

_VERDICTS: Mapping[str, bool | None] = {"y": True, "n": False, "f": None}
_KEYS = {"y": "yes", "n": "no", "s": "skip", "u": "undo the last answer", "q": "quit"}
_KEYS_AGAIN = {**_KEYS, "s": "leave it", "f": "forget that it was decided"}


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("review", epilog="Example: kgraph review -g output/")(review)


def review(
    graph: GraphFolder = Path("output"),
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the undecided pairs to a file, for others to fill in.")
    ] = None,
    apply: Annotated[Path | None, typer.Option(metavar="FILE", help="Take over the decisions of such a file.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Go through what was decided instead.")] = False,
    entity: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Go through what one entity was made of instead, to take it apart."),
    ] = None,
    who: Annotated[str, typer.Option(metavar="NAME", help="Who decides, to be kept with each answer.")] = "",
) -> None:
    """Go through the pairs of entities that may be the same, the most valuable first.

    Every answer is kept at once in decisions.yaml, a file to read and to edit, and applied to the graph
    at the end and from then on.
    """
    import kgraph

    opened = kgraph.open_graph(graph)
    session = opened.review()
    if sum(map(bool, (export, apply, again, entity))) > 1:
        raise UsageError("--export, --apply, --again and --entity: one at a time")
    if export:
        write(f"{session.export(export)} undecided pairs in {export}")
        return
    if apply:
        session.take_over(apply)
        _apply(session)
        return
    try:
        if entity:
            _ask(session, session.joined(opened.show(entity).iri), who, _KEYS)
        else:
            _ask(session, session.decided() if again else session.pairs(), who, _KEYS_AGAIN if again else _KEYS)
    finally:
        _apply(session)


def _ask(session: Review, pairs: Sequence[Candidate], who: str, keys: Mapping[str, str]) -> None:
    """Put the pairs one by one; an undone answer puts its pair again."""
    if not pairs:
        write("Nothing to decide")
    number, asked = 0, list[int]()
    while number < len(pairs):
        pair = pairs[number]
        if pair.decided is None and session.is_settled(pair):
            number += 1
            continue
        _show(pair, f"{number + 1} of {len(pairs)}")
        key = _key(keys)
        if key == "q":
            return
        if key == "u":
            number = asked.pop() if asked else number
            session.answer(pairs[number], same=pairs[number].decided, who=who)
            continue
        if key in _VERDICTS:
            session.answer(pair, same=_VERDICTS[key], who=who)
        asked.append(number)
        number += 1


def _key(keys: Mapping[str, str]) -> str:
    """What is answered; the end of the input is an answer too."""
    question = "One thing? " + ", ".join(f"{key} {meaning}" for key, meaning in keys.items())
    while True:
        sys.stdout.write(f"{question}: ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            return "q"
        if line.strip().lower() in keys:
            return line.strip().lower()


def _show(pair: Candidate, title: str) -> None:
    rows = zip(_said(pair.left), _said(pair.right), strict=True)
    write("", title)
    write_table(("", pair.left.name, pair.right.name), [(one[0], one[1], two[1]) for one, two in rows])
    decided = {True: "decided to be one", False: "decided to be two", None: f"{pair.score:.0%} sure to be one"}
    write("; ".join((decided[pair.decided], *pair.reasons)))


def _said(side: Side) -> Iterator[tuple[str, str]]:
    yield "class", side.type
    yield "names", ", ".join(side.aliases)
    yield "offices", ", ".join(side.offices)
    yield "in", f"{side.facts} sentences of {len({name.rpartition('#')[0] for name in side.observed})} articles"
    yield "says", "\n".join(f"“{one_line(quote)}” ({article})" for article, quote in side.quotes)


def _apply(session: Review) -> None:
    report = session.apply()
    decided = f"{report.same} pairs decided to be one, {report.different} to be two"
    write(f"{decided}; {report.entities} entities in the graph")
