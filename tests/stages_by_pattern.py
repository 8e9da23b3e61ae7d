"""Stages that take no time.

"Ann Lee met Bo Kim." gives one fact, "did not meet" the same one negated, "Cy Orr said Ann Lee met Bo Kim." reported.
"""

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

_NAME = r"[A-Z]\w+ [A-Z]\w+"
_MEETING = re.compile(
    rf"(?:(?P<speaker>{_NAME}) said )?(?P<one>{_NAME}) (?P<verb>met|did not meet) (?P<other>{_NAME})\."
)
_MET = ("one", "other")


def annotate(articles: Iterable[Article]) -> Iterator[Document]:
    for article in articles:
        yield Document(article, (), ())


def extract(document: Document) -> Observation:
    text = document.article.text
    meetings = list(_MEETING.finditer(text))
    names = sorted({name for match in meetings for name in match.group("speaker", *_MET) if name})
    return Observation(
        document.article,
        tuple(ObservedEntity(_key(name), EntityType.PERSON, name) for name in names),
        tuple(_fact(match) for match in meetings),
        tuple(EntityMention(*match.span(group), _key(match[group])) for match in meetings for group in _MET),
    )


def _key(name: str) -> str:
    return f"person/{name.lower().replace(' ', '-')}"


def _fact(match: re.Match[str]) -> RelationMention:
    speaker, one, verb, other = match.group("speaker", "one", "verb", "other")
    modality = Modality.NEGATED if verb != "met" else Modality.REPORTED if speaker else Modality.ASSERTED
    said_by = _key(speaker) if speaker else None
    trigger = match.span("verb")
    return RelationMention(
        _key(one), "met", _key(other), modality, *match.span(), trigger=trigger, attributed_to=said_by
    )


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
