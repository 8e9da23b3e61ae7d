"""Lists of offices, each with a time of its own: "minister until 1999, premier until 2002 and mayor since 2004"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from kgraph.extraction.times.period import period_near
from kgraph.lexicon import noun_lexicon
from kgraph.model import Document, EntityType, Mention, MentionKind, Period, Sentence
from kgraph.ontology import read_yaml

_MARKS = frozenset({"(", ")", "in", "between"})
_SEPARATORS = frozenset({",", ";", "and", "then", "later"})


class OfficeLists:
    """The offices of one document that follow each other with nothing but times and small words between them, or set
    off by a comma: "was appointed mayor of Lima, chair of the council and …".
    """

    def __init__(self, document: Document, types: Mapping[str, EntityType]) -> None:
        self._document = document
        self._tokens = document.tokens
        self._dated = {index for date in document.dates for index in range(date.first, date.last)}
        self._named_from = {
            mention.first
            for mention in document.mentions
            if mention.kind is MentionKind.NAME and types[mention.entity] is EntityType.PERSON
        }
        names = (mention for mention in document.mentions if mention.kind is MentionKind.NAME)
        offices = [mention for mention in names if types[mention.entity] is EntityType.OFFICE]
        self._offices = sorted(offices, key=lambda office: office.first)
        self._next = {one.first: other for one, other in pairwise(self._offices) if self._is_listed(one, other)}
        self._listed = {office.first for office in self._next.values()} | self._next.keys()

    def with_following(self, offices: Iterable[str], sentence: Sentence) -> list[str]:
        """The offices of a sentence and those that are listed after them."""
        found = list(offices)
        for office in tuple(found):
            found += [mention.entity for mention in self._after(self._in(office, sentence))]
        return list(dict.fromkeys(found))

    def period(self, office: str, sentence: Sentence) -> Period:
        """The time that stands beside one office of several: "as minister until 1999, then as premier until 2002"."""
        mention = self._in(office, sentence)
        if mention is None:
            return Period()
        return period_near(self._document, mention.first, mention.last, listed=mention.first in self._listed)

    def _in(self, office: str, sentence: Sentence) -> Mention | None:
        here = (mention for mention in self._offices if sentence.first <= mention.first < sentence.last)
        return next((mention for mention in here if mention.entity == office), None)

    def _after(self, office: Mention | None) -> Iterator[Mention]:
        while office is not None and (following := self._next.get(office.first)):
            yield following
            office = following

    def _is_listed(self, one: Mention, other: Mention) -> bool:
        between = range(one.last, other.first)
        words = [self._tokens[index].text.lower() for index in between if index not in self._dated]
        set_off = (
            self._tokens[other.head].dep in ("appos", "conj") and one.first <= self._tokens[other.head].head < one.last
        )
        told = set_off or any(index in self._dated for index in between)
        joined = told and not _SEPARATORS.isdisjoint(words) and _small_words() >= set(words)
        return joined and other.last not in self._named_from


@cache
def _small_words() -> frozenset[str]:
    """What may stand between two offices of a list beside the times."""
    times = read_yaml("time.yaml")
    around = {word for key in ("starting", "ending", "joining") for word in times[key]}
    return noun_lexicon().between_offices | _MARKS | around
