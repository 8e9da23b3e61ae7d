"""Short notation for observations: `{"p": ["Person", "Anna Keller"]}` and `[["p", "citizenOf", "s"]]`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from kgraph.model import (
    Article,
    EntityType,
    Modality,
    Observation,
    ObservedEntity,
    PartialDate,
    RelationMention,
)


def observation(
    identifier: str,
    entities: Mapping[str, Sequence[Any]],
    facts: Sequence[Sequence[str]] = (),
    *,
    date: str | None = None,
    modality: Modality = Modality.ASSERTED,
) -> Observation:
    text = ". ".join(str(entity[1]) for entity in entities.values()) or "Nothing."
    return Observation(
        article=Article(identifier, text, date=dt.date.fromisoformat(date) if date else None),
        entities=tuple(_entity(key, *fields) for key, fields in entities.items()),
        relations=tuple(_relation(entities, fact, modality, len(text)) for fact in facts),
    )


def _entity(key: str, type_: str, name: str, more: Mapping[str, Any] | None = None) -> ObservedEntity:
    more = more or {}
    return ObservedEntity(key, EntityType(type_), name, tuple(more.get("aliases", ())), more.get("wikidata"))


def _relation(entities: Mapping[str, Any], fact: Sequence[str], modality: Modality, end: int) -> RelationMention:
    subject, relation, other = fact
    return RelationMention(subject, relation, other if other in entities else PartialDate(other), modality, 0, end)
