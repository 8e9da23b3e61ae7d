"""The times that an article settles for facts that are told without one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kgraph.extraction.inference import lasting_relations
from kgraph.extraction.times.period import agreed
from kgraph.model import PartialDate, Period, RelationMention
from kgraph.ontology import read_yaml


@cache
def _at_once() -> tuple[Mapping[str, str], ...]:
    """Relations that are of one moment of somebody, each with the end that this is."""
    return tuple(read_yaml("inference.yaml")["at_once"])


class SettledTimes:
    """What the facts of one article say of the time of each other."""

    def __init__(self, facts: Iterable[RelationMention]) -> None:
        self._said: dict[tuple[object, ...], set[Period]] = defaultdict(set)
        for fact in facts:
            happened = isinstance(fact.object, PartialDate) or fact.relation not in lasting_relations()
            period = Period(date=fact.object) if isinstance(fact.object, PartialDate) else fact.period
            if period:
                for key in _moments(fact) if happened else (_state(fact),):
                    self._said[(*key, fact.relation)].add(period)

    def of(self, fact: RelationMention) -> Period:
        """Its own time; else the one known of a lasting fact, or of what is of the same moment. The article's one
        beginning and its one end are those of one time.
        """
        if isinstance(fact.object, PartialDate):
            return fact.period
        if fact.relation not in lasting_relations():
            return fact.period or self._of_moment(fact)
        known = self._said[(*_state(fact), fact.relation)]
        start, end = (agreed(_end_of(known, end)).date for end in ("start", "end"))
        if start and end and start.earliest <= end.latest:
            return Period(start=start, end=end)
        return fact.period or (next(iter(known)) if len(known) == 1 else Period())

    def _of_moment(self, fact: RelationMention) -> Period:
        others = (
            self._said[(*key, relation)]
            for key in _moments(fact)
            for relation in _at_once()[key[0]]
            if relation != fact.relation
        )
        return agreed(period for told in others for period in told)


def _state(fact: RelationMention) -> tuple[object, ...]:
    return fact.subject, fact.object, fact.modality


def _moments(fact: RelationMention) -> Iterator[tuple[int, object, object]]:
    for number, ends in enumerate(_at_once()):
        if fact.relation in ends:
            yield number, fact.object if ends[fact.relation] == "object" else fact.subject, fact.modality


def _end_of(periods: Iterable[Period], end: str) -> Iterator[Period]:
    return (Period(date=date) for period in periods if (date := getattr(period, end)))
