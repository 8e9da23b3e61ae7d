"""Counterparts: who holds elsewhere the office just named ("President Holt met her Chadian counterpart")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kgraph.annotation.entities.naming import title_case
from kgraph.annotation.spans import Span
from kgraph.lexicon import office_lexicon


def with_counterparts(offices: Iterable[Span], before: Span | None = None) -> Iterator[Span]:
    """The offices of one sentence, each counterpart as the office before it, of its own state.

    At first that is the office `before` of somebody whom the sentence names. A counterpart without a state of its own,
    or with no office before it, names none.
    """
    for office in offices:
        if office.noun not in office_lexicon().counterparts:
            yield (before := office)
        elif before and office.owner:
            yield _as_called(replace(office, title=before.title, noun=before.noun), _state(before))


def _as_called(office: Span, elsewhere: str) -> Span:
    """With the title that the office has in its own state, given that of the state `elsewhere`, if that is known."""
    peculiar, title = office_lexicon().peculiar, office.title.lower()
    states = [elsewhere] if elsewhere else peculiar
    usual = next((common for state in states if (common := peculiar.get(state, {}).get(title))), title)
    own = next((own for own, common in peculiar.get(_state(office), {}).items() if common == usual), usual)
    heads = (head for head in office_lexicon().entailment if own == head or own.endswith(f" {head}"))
    return office if own == title else replace(office, title=title_case(own), noun=max(heads, key=len, default=None))


def _state(office: Span) -> str:
    """The Wikidata id of whose the office is, where that is known."""
    return next((entry.qid for entry in office.owner.entries), "") if office.owner else ""
