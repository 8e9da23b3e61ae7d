"""Stages that take no time: "Ann Lee met Bo Kim." gives one fact, "did not meet" the same one negated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kgraph.model import (
    Article,
    Document,
    Entity,
    EntityMention,
    EntityType,
    Modality,
    Observation,
    ObservedEntity,
    RelationMention,
)
from kgraph.namespaces import KGID

_MEETING = re.compile(r"([A-Z]\w+ [A-Z]\w+) (met|did not meet) ([A-Z]\w+ [A-Z]\w+)\.")


def annotate(articles: Iterable[Article]) -> Iterator[Document]:
    for article in articles:
        yield Document(article, (), ())


def extract(document: Document) -> Observation:
    text = document.article.text
    meetings = list(_MEETING.finditer(text))
    names = sorted({match[group] for match in meetings for group in (1, 3)})
    return Observation(
        document.article,
        tuple(ObservedEntity(_key(name), EntityType.PERSON, name) for name in names),
        tuple(_fact(match) for match in meetings),
        tuple(EntityMention(*match.span(group), _key(match[group])) for match in meetings for group in (1, 3)),
    )


def _key(name: str) -> str:
    return f"person/{name.lower().replace(' ', '-')}"


def _fact(match: re.Match[str]) -> RelationMention:
    modality = Modality.ASSERTED if match[2] == "met" else Modality.NEGATED
    return RelationMention(_key(match[1]), "met", _key(match[3]), modality, *match.span(), trigger=match.span(2))


@dataclass(frozen=True)
class ByName:
    observations: Sequence[Observation]

    def canonical(self, article_identifier: str, key: str) -> str:
        return str(KGID[key])

    def entities(self) -> tuple[Entity, ...]:
        found = {key: entity for each in self.observations for key, entity in self._entities(each).items()}
        return tuple(found[key] for key in sorted(found))

    def entities_of(self, article_identifier: str) -> tuple[Entity, ...]:
        (observation,) = [each for each in self.observations if each.article.identifier == article_identifier]
        return tuple(self._entities(observation).values())

    def _entities(self, observation: Observation) -> dict[str, Entity]:
        return {e.key: Entity(str(KGID[e.key]), e.type, e.name, e.aliases) for e in observation.entities}
