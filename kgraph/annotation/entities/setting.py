"""What an article takes for granted: the state it is about, and the bodies it has named offices of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from kgraph.annotation.entities.region import region_of
from kgraph.annotation.spans import Span
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind

_TITLE_WEIGHT = 3
_LEAD_OVER_SECOND = 1.5
_LEAD_OVER_GRANTED = 2
_LONGEST_CHAIN = 4
_PRIVATE_KINDS = frozenset({"company"})


class Setting:
    """The defaults of one article for what it leaves unsaid."""

    def __init__(self, title: str, spans: Sequence[Span], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._states = Counter(entry.qid for span in spans if (entry := self._state(span)))
        named = (span for span in spans if span.type is EntityType.STATE and span.entries)
        self.named_states = frozenset(span.entries[0].qid for span in named)
        """The Wikidata ids of the states that the article names."""
        for entry in _states_in(title, gazetteer):
            self._states[entry.qid] += _TITLE_WEIGHT
        self._firms = Counter(span.title for span in spans if _may_be_company(span))
        self._first_named = {span.title: span for span in reversed(spans)}
        self._bodies: dict[str, list[Span]] = {}
        for span in spans:
            if span.type is EntityType.OFFICE and span.owner:
                self._bodies.setdefault(span.title.lower(), []).append(span.owner)
        self._granted = frozenset(self._taken_for_granted(spans))
        self.region = region_of(title, spans, self.home)
        """The part of that state that the article is about, where it is about one."""

    @property
    def states(self) -> frozenset[str]:
        """The Wikidata ids of the states that the article names, or of which it names a body or place."""
        return frozenset(self._states)

    @property
    def offices(self) -> frozenset[tuple[str, str]]:
        """The titles, in lower case, of the offices named with a listed owner, and the owner's Wikidata id."""
        owned = ((title, body) for title, bodies in self._bodies.items() for body in bodies if body.entries)
        return frozenset((title, body.entries[0].qid) for title, body in owned)

    @cached_property
    def home(self) -> GazetteerEntry | None:
        """The state that the article names most, if more than once and clearly more often than any other.

        Of those that it names about as often, it is the one whose offices it takes for granted.
        """
        (_, most), *_ = [*self._states.most_common(1), ("", 0)]
        rivals = [state for state, count in self._states.items() if count > 1 and count * _LEAD_OVER_SECOND > most]
        granted = [state for state in self._granted if self._states[state] * _LEAD_OVER_GRANTED > most > 1]
        meant = granted if len(granted) == 1 else rivals
        return self._gazetteer.by_qid[meant[0]] if len(meant) == 1 else None

    def _state(self, span: Span) -> GazetteerEntry | None:
        """The state that a name names, or whose body or place it names."""
        entry = span.entries[0] if span.entries else None
        for _ in range(_LONGEST_CHAIN):
            if entry is None or entry.type is EntityType.STATE:
                break
            entry = self._gazetteer.by_qid.get(entry.parent or entry.state)
        return entry if entry and entry.type is EntityType.STATE and entry.qid else None

    def _taken_for_granted(self, spans: Sequence[Span]) -> Iterator[str]:
        """The states of known holders of offices of which the article nowhere says whose: "Prime Minister Ann Lee"."""
        people = {span.first: span.title.split()[-1] for span in spans if span.type is EntityType.PERSON}
        bare = (span for span in spans if span.type is EntityType.OFFICE and span.owner is None and span.last in people)
        for title, surname in dict.fromkeys((span.title.lower(), people[span.last]) for span in bare):
            state = self._gazetteer.by_surname.state_of(surname, title)
            if state and state in self._states and (title, state) not in self.offices:
                yield state

    def bodies_of(self, title: str) -> Sequence[Span]:
        """The bodies that the article gives to offices with this title, in text order."""
        return self._bodies.get(title.lower(), ())

    @property
    def company(self) -> Span | None:
        """The firm that the article names most; None where two are named as often."""
        (first, count), (_, second) = [*self._firms.most_common(2), ("", 0), ("", 0)][:2]
        return self._first_named[first] if count > second else None

    @property
    def place(self) -> Span | None:
        """The first place of which the article names an office."""
        bodies = (body for owners in self._bodies.values() for body in owners)
        return next((body for body in bodies if body.type is EntityType.PLACE), None)


def _may_be_company(span: Span) -> bool:
    """Whether it is an organisation and nothing says that it is a public one."""
    public = noun_lexicon().public
    kinds = {entry.kind for entry in span.entries}
    own = span.type is EntityType.ORGANIZATION and span.kind is MentionKind.NAME
    return own and span.noun not in public and kinds <= _PRIVATE_KINDS


def _states_in(title: str, gazetteer: Gazetteer) -> Iterator[GazetteerEntry]:
    words, index = re.findall(r"[\w.\-]+", title), 0
    while index < len(words):
        end, entries = gazetteer.longest_match(words, index)
        if entries and entries[0].type is EntityType.STATE and entries[0].qid:
            yield entries[0]
        index = max(end, index + 1)
