"""Observations written by hand, and a linker that decides nothing, for the tests of the graph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kgraph.model import (
    Article,
    Entity,
    EntityMention,
    EntityType,
    Modality,
    Observation,
    ObservedEntity,
    PartialDate,
    Period,
    RelationMention,
)
from kgraph.namespaces import KGID, WD


class NameLinker:
    """The same key is the same thing everywhere; of several labels the longest wins."""

    def __init__(self, observations: Sequence[Observation]) -> None:
        self._observed = {each.article.identifier: {e.key: e for e in each.entities} for each in observations}
        pooled: dict[str, list[ObservedEntity]] = {}
        for entities in self._observed.values():
            for entity in entities.values():
                pooled.setdefault(iri_of(entity), []).append(entity)
        self._entities = {iri: merged(iri, group) for iri, group in pooled.items()}

    def canonical(self, article_identifier: str, key: str) -> str:
        return iri_of(self._observed[article_identifier][key])

    def entities(self) -> tuple[Entity, ...]:
        return tuple(self._entities[iri] for iri in sorted(self._entities))

    def entities_of(self, article_identifier: str) -> tuple[Entity, ...]:
        groups: dict[str, list[ObservedEntity]] = {}
        for entity in self._observed[article_identifier].values():
            groups.setdefault(iri_of(entity), []).append(entity)
        return tuple(merged(iri, groups[iri]) for iri in sorted(groups))


def iri_of(entity: ObservedEntity) -> str:
    return str(WD[entity.wikidata] if entity.wikidata else KGID[entity.key])


def merged(iri: str, group: list[ObservedEntity]) -> Entity:
    names = {name for entity in group for name in (entity.name, *entity.aliases)}
    label = max((entity.name for entity in group), key=lambda name: (len(name), name))
    return Entity(iri, min(entity.type for entity in group), label, tuple(sorted(names - {label})))


RAVONIA = ObservedEntity("state/ravonia", EntityType.STATE, "Ravonia", ("Republic of Ravonia",), wikidata="Q900001")
ORLA = ObservedEntity("person/orla-venn", EntityType.PERSON, "Orla Venn", ("Venn",))
ORLA_IN_FULL = ObservedEntity("person/orla-venn", EntityType.PERSON, "Orla Maria Venn", ("Mrs Venn",))
TOMAS = ObservedEntity("person/tomas-brek", EntityType.PERSON, "Tomas Brek", ("Brek",))
PREMIER = ObservedEntity("office/prime-minister-of-ravonia", EntityType.OFFICE, "Prime Minister of Ravonia")

FIRST_TEXT = (
    'Prime Minister Orla Venn met Tomas Brek on 3 May 2019. Venn was born in 1961. "Brek resigned", said Venn.\n'
    "Ravonia's parliament \\ chamber will elect a leader — “soon”."
)
SECOND_TEXT = "Brek did not meet Mrs Venn. Orla Maria Venn, born in 1963, took office as prime minister in March 2018."


def span(text: str, words: str) -> tuple[int, int]:
    begin = text.index(words)
    return begin, begin + len(words)


def relation(
    text: str,
    subject: str,
    name: str,
    obj: str | PartialDate,
    words: str,
    *,
    modality: Modality = Modality.ASSERTED,
    period: Period = Period(),  # noqa: B008 - frozen
    by: str | None = None,
    qualifiers: tuple[tuple[str, str], ...] = (),
    confidence: float = 0.9,
    inferred: str | None = None,
    trigger: str | None = None,
) -> RelationMention:
    begin, end = span(text, words)
    words_span = span(text, trigger) if trigger else None
    return RelationMention(
        subject, name, obj, modality, begin, end, period, by, qualifiers, confidence, inferred, words_span
    )


DAY = Period(date=PartialDate("2019-05-03"))

FIRST = Observation(
    Article("first", FIRST_TEXT, "Venn meets Brek", dt.date(2019, 5, 4), "https://news.example/first?a=1"),
    (RAVONIA, ORLA, TOMAS, PREMIER),
    (
        relation(FIRST_TEXT, ORLA.key, "met", TOMAS.key, FIRST_TEXT[:54], period=DAY, trigger="met"),
        relation(FIRST_TEXT, ORLA.key, "heldOffice", PREMIER.key, FIRST_TEXT[:54], confidence=0.95),
        relation(FIRST_TEXT, RAVONIA.key, "headOfGovernment", ORLA.key, FIRST_TEXT[:54], inferred="head-of"),
        relation(FIRST_TEXT, ORLA.key, "birthDate", PartialDate("1961"), "Venn was born in 1961."),
        relation(
            FIRST_TEXT,
            TOMAS.key,
            "leftOffice",
            PREMIER.key,
            '"Brek resigned", said Venn.',
            modality=Modality.REPORTED,
            by=ORLA.key,
        ),
    ),
    (EntityMention(15, 24, ORLA.key),),
)

SECOND = Observation(
    Article("second article/2", SECOND_TEXT, date=dt.date(2019, 5, 6), source="The Ravonian, page 3"),
    (ORLA_IN_FULL, TOMAS, PREMIER),
    (
        relation(
            SECOND_TEXT,
            TOMAS.key,
            "met",
            ORLA.key,
            "Brek did not meet Mrs Venn.",
            period=DAY,
            modality=Modality.NEGATED,
        ),
        relation(SECOND_TEXT, ORLA.key, "heldOffice", PREMIER.key, SECOND_TEXT[28:], confidence=0.8),
        relation(
            SECOND_TEXT,
            ORLA.key,
            "heldOffice",
            PREMIER.key,
            SECOND_TEXT[28:],
            period=Period(start=PartialDate("2018-03")),
            qualifiers=(("ordinal", "12"), ("role", 'acting "head"')),
        ),
        relation(SECOND_TEXT, ORLA.key, "birthDate", PartialDate("1963"), SECOND_TEXT[28:]),
    ),
)

SAMPLES = (FIRST, SECOND)
