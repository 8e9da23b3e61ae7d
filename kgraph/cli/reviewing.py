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
    """Settle which entities are the same, pair by pair.

    The most valuable pairs come first. Every answer is kept at once in decisions.yaml, a file to read and to edit,
    and applied to the graph at the end and from then on.
    """
    import kgraph

    if sum(map(bool, (export, apply, again, entity))) > 1:
        raise UsageError("--export, --apply, --again and --entity: one at a time")
    opened = kgraph.open_graph(graph)
    session = opened.review()
    if export:
        write(f"{session.export(export)} undecided pairs in {export}")
    elif apply:
        session.take_over(apply)
        _apply(session)
    elif again:
        _ask(_Dialogue(session, session.decided(), who, _KEYS_AGAIN))
    else:
        pairs = session.joined(opened.show(entity).iri) if entity else session.pairs()
        _ask(_Dialogue(session, pairs, who, _KEYS))


class _Dialogue:
    """Puts pairs one by one."""

    def __init__(self, session: Review, pairs: Sequence[Candidate], who: str, keys: Mapping[str, str]) -> None:
        self.session = session
        self._pairs = pairs
        self._who = who
        self._keys = keys
        self._asked: list[tuple[int, bool]] = []

    def run(self) -> None:
        """Until all are answered, or no more answers come."""
        if not self._pairs:
            write("Nothing to decide")
        number: int | None = 0
        while number is not None and number < len(self._pairs):
            number = self._put(number)

    def _put(self, number: int) -> int | None:
        """The number of the pair to put next; None ends it."""
        pair = self._pairs[number]
        if pair.decided is None and self.session.is_settled(pair):
            return number + 1
        _show(pair, f"{number + 1} of {len(self._pairs)}")
        key = _key(self._keys)
        if key == "q":
            return None
        if key == "u":
            return self._back(number)
        if key in _VERDICTS:
            self.session.answer(pair, same=_VERDICTS[key], who=self._who)
        self._asked.append((number, key in _VERDICTS))
        return number + 1

    def _back(self, number: int) -> int:
        """To the pair before, whose answer is taken back."""
        before, was_answered = self._asked.pop() if self._asked else (number, False)
        if was_answered:
            self.session.undo()
        return before


def _ask(dialogue: _Dialogue) -> None:
    """Answers are applied also where the dialogue is broken off."""
    try:
        dialogue.run()
    finally:
        _apply(dialogue.session)


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
    yield "articles", str(len({name.rpartition("#")[0] for name in side.observed}))
    yield "sentences", str(side.facts)
    yield "says", "\n".join(f"“{one_line(quote)}” ({article})" for article, quote in side.quotes)


def _apply(session: Review) -> None:
    report = session.apply()
    decided = f"{report.same} pairs decided to be one, {report.different} to be two"
    write(f"{decided}; {report.entities} entities in the graph")
