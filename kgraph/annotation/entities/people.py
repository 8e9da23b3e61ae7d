"""People of one article: which full and short names are one person."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from kgraph.annotation.entities.person_names import usual_name, with_initials
from kgraph.annotation.spans import Span
from kgraph.gazetteer import Gazetteer, GazetteerEntry, load_gazetteer
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the fullest name the article gives, and the gazetteer's row where there is no doubt."""

    name: str
    entry: GazetteerEntry | None


def folded_words(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, hyphens and initials' dots."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return tuple(plain.replace("-", " ").replace("’", "'").replace(".", " ").split())


class PersonIndex:
    """Clusters the person names of an article: a shorter name is the fuller one's when its words are among them.

    `states` are the Wikidata ids of the states that the article names, `related` pairs of names of different people,
    `offices` the titles, in lower case, that the article names with the Wikidata ids of those they belong to,
    `introduced` the names that stand before what the article tells of a life in parentheses.
    """

    def __init__(
        self,
        spans: Sequence[Span],
        gazetteer: Gazetteer,
        *,
        states: Set[str] = frozenset(),
        related: Set[tuple[str, str]] = frozenset(),
        offices: Set[tuple[str, str]] = frozenset(),
        introduced: Set[str] = frozenset(),
    ) -> None:
        self._related = related
        self._introduced = introduced
        self._offices = offices
        self._gazetteer = gazetteer
        self._states = states
        self._first_seen = {name: index for index, name in reversed(list(enumerate(span.title for span in spans)))}
        self._times_named = Counter(span.title for span in spans)
        fullest = sorted(self._first_seen, key=lambda name: (-len(folded_words(name)), self._first_seen[name]))
        self._name_of: dict[str, str] = {}
        for name in fullest:
            full = self._name_of[name] = self._fuller(name) or name
            self._first_seen[full] = min(self._first_seen[full], self._first_seen[name])
            self._times_named[full] += self._times_named[name] if full != name else 0

    def _fuller(self, name: str) -> str | None:
        """Of the fuller names this may shorten, the one that stands most often, if before it; of several the last."""
        fits = [full for full in set(self._name_of.values()) if _shortens(name, full)]
        fits = [full for full in fits if (name, full) not in self._related]
        at = self._first_seen[name]
        before = [full for full in fits if self._first_seen[full] <= at]
        if before:
            return max(before, key=lambda full: (self._times_named[full], self._first_seen[full], full))
        return min(fits, key=lambda full: (self._first_seen[full], full), default=None)

    def person_of(self, span: Span) -> Person:
        """The person a span names."""
        name = self.full_name(span)
        entry = self.entry_by_name(name) or self._entry_within(name) or self._entry_in_office(name)
        called = usual_name(name) if name in self._introduced else name
        return Person(entry.name if entry else with_initials(called), entry)

    def full_name(self, span: Span) -> str:
        """The fullest name that the article gives the person whom a span names."""
        return self._name_of.get(span.title, span.title)

    def _entry_within(self, name: str) -> GazetteerEntry | None:
        """The one of a state that the article names whose name is two of the words of a longer one, or a run of them.

        An alias does not do: "George Bush" is within the names of two presidents.
        """
        words = name.split()
        if words[-1].lower() in noun_lexicon().generations:
            return None
        parts = [" ".join(part) for part in _parts(words)]
        found = {part: entry for part in parts if (entry := self.entry_by_name(part)) and entry.name == part}
        known = [entry for entry in found.values() if self._states_of(entry) & self._states]
        return known[0] if len(known) == 1 else None

    def _entry_in_office(self, name: str) -> GazetteerEntry | None:
        """The one of this last name, given alone, who held an office that the article names with its state."""
        if len(folded_words(name)) > 1:
            return None
        held = [entry for entry in self._gazetteer.by_surname.people(name) if self._held(entry) & self._offices]
        return held[0] if len(held) == 1 else None

    def _held(self, entry: GazetteerEntry) -> set[tuple[str, str]]:
        return {(tenure.office.lower(), tenure.state) for tenure in entry.tenures}

    def _states_of(self, entry: GazetteerEntry) -> set[str]:
        return {entry.state, *(tenure.state for tenure in entry.tenures)} - {""}

    def entry_by_name(self, name: str) -> GazetteerEntry | None:
        """The gazetteer's row for a full name; never for a surname alone."""
        if len(folded_words(name)) < 2:
            return None
        people = {entry.qid: entry for entry in self._gazetteer.lookup(name) if entry.type is EntityType.PERSON}
        return next(iter(people.values())) if len(people) == 1 else None

    def entry_of(self, name: str) -> GazetteerEntry | None:
        """The gazetteer's row for a name or, as a hint for the body of an office, for a well-known surname."""
        exact = self.entry_by_name(name)
        if exact:
            return exact
        people = {entry.qid: entry for entry in self._gazetteer.lookup(name) if entry.type is EntityType.PERSON}
        return next(iter(people.values())) if len(people) == 1 else None

    def gender_of(self, name: str) -> str | None:
        """ "f" or "m", from the gazetteer's row or the given name."""
        entry = self.entry_by_name(name)
        if entry and entry.gender in ("f", "m"):
            return entry.gender
        words = [word for word in name.replace("-", " ").split() if word.lower() not in noun_lexicon().name_particles]
        return self._gazetteer.given_name_gender(words[0]) if len(words) > 1 else None


def _parts(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Any two words of more, and the runs of at least three that leave one out."""
    if len(words) > 2:
        yield from combinations(words, 2)
    for length in range(3, len(words)):
        yield from (words[first : first + length] for first in range(len(words) - length + 1))


def _shortens(short_name: str, full_name: str) -> bool:
    """Whether a name may be a short form: surname alone, first and last without the middle, or an initial."""
    particles = noun_lexicon().name_particles
    short, full = (
        tuple(word for word in folded_words(name) if word not in particles) for name in (short_name, full_name)
    )
    if not short or len(short) >= len(full):
        return False
    if len(short) == 1:
        return short[0] in full[1:] or (short[0] == full[0] and _is_called_by_first(full_name, full))
    if short == full[-len(short) :] or (short[0] == full[0] and set(short) <= set(full)):
        return True
    return len(short[0]) == 1 and full[0].startswith(short[0]) and short[-1] == full[-1]


def _is_called_by_first(name: str, words: tuple[str, ...]) -> bool:
    """Whether the first of the words may stand for the name: of two besides initials, or a surname set first."""
    spelled = [word for word in name.split() if len(word.strip(".")) > 1]
    return len(spelled) == 2 or (len(words) == 3 and load_gazetteer().given_name_gender(spelled[0]) is None)
