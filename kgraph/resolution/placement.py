"""Ids that a name suggested and the article contradicts: "Cambridge, Massachusetts" is not the Cambridge in England."""

from __future__ import annotations

from collections.abc import Mapping

from kgraph.gazetteer import GazetteerEntry, load_gazetteer
from kgraph.model import EntityType, Observation, RelationMention
from kgraph.resolution.knowledge import evidence

__all__ = ["misplaced", "state_of"]

_CITIES = frozenset({"city", "capital"})


def misplaced(observation: Observation) -> frozenset[str]:
    """The keys of cities that the article puts into a part of another state than the one that their id is of.

    Whole states do not count, for whose a city is may be disputed.
    """
    known = load_gazetteer().by_qid
    entries = {entity.key: entry for entity in observation.entities if (entry := known.get(entity.wikidata or ""))}
    facts = (relation for relation in observation.relations if relation.relation in evidence().placing)
    return frozenset(relation.subject for relation in facts if _contradicts(relation, entries))


def _contradicts(relation: RelationMention, entries: Mapping[str, GazetteerEntry]) -> bool:
    if not isinstance(relation.object, str) or relation.modality not in evidence().modalities:
        return False
    city, part = entries.get(relation.subject), entries.get(relation.object)
    if city is None or part is None or city.kind not in _CITIES or not _is_part(part):
        return False
    return bool(city.state and city.state != part.state)


def _is_part(entry: GazetteerEntry) -> bool:
    """Whether it is a part of one state, and no city."""
    return entry.type is EntityType.PLACE and entry.kind not in _CITIES and bool(entry.state)


def state_of(identifier: str) -> str:
    """The Wikidata id of the state that a state of the shipped gazetteer is, or a part of one; else empty."""
    entry = load_gazetteer().by_qid.get(identifier)
    if entry is None:
        return ""
    return identifier if entry.type is EntityType.STATE else entry.state if _is_part(entry) else ""
