"""What an article takes for granted: the state it is about, and the bodies it has named offices of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kgraph.annotation.spans import Span
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind

_TITLE_WEIGHT = 3
_LEAD_OVER_SECOND = 1.5
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

    @property
    def states(self) -> frozenset[str]:
        """The Wikidata ids of the states that the article names, or of which it names a body or place."""
        return frozenset(self._states)

    @property
    def offices(self) -> frozenset[tuple[str, str]]:
        """The titles, in lower case, of the offices named with a listed owner, and the owner's Wikidata id."""
        owned = ((title, body) for title, bodies in self._bodies.items() for body in bodies if body.entries)
        return frozenset((title, body.entries[0].qid) for title, body in owned)

    @property
    def home(self) -> GazetteerEntry | None:
        """The state that the article names most, if more than once and clearly more often than any other."""
        (first, count), (_, second) = [*self._states.most_common(2), ("", 0), ("", 0)][:2]
        clear = count > 1 and count >= _LEAD_OVER_SECOND * second
        return self._gazetteer.by_qid[first] if clear else None

    def _state(self, span: Span) -> GazetteerEntry | None:
        """The state that a name names, or whose body or place it names."""
        entry = span.entries[0] if span.entries else None
        for _ in range(_LONGEST_CHAIN):
            if entry is None or entry.type is EntityType.STATE:
                break
            entry = self._gazetteer.by_qid.get(entry.parent or entry.state)
        return entry if entry and entry.type is EntityType.STATE and entry.qid else None

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
