"""The parliaments and chambers that an article names, for whom its unnamed lawmakers act."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.gazetteer import load_gazetteer
from kgraph.lexicon import noun_lexicon
from kgraph.model import Document, EntityType, ObservedEntity

_KINDS = frozenset({"parliament", "chamber"})


class Chambers:
    """The parliaments and chambers of one document, by class noun or as the gazetteer has them."""

    def __init__(self, document: Document) -> None:
        keys = {entity.key for entity in document.entities if _is_chamber(entity)}
        self._mentions = [(mention.first, mention.entity) for mention in document.mentions if mention.entity in keys]
        self._parts = {(r.subject, r.object) for r in document.named_relations if r.relation == "partOf"}

    def named_before(self, index: int, owners: Sequence[str]) -> str | None:
        """The one of these owners, if any are given, that is named last before a token."""
        before = [entity for first, entity in self._mentions if first < index]
        fitting = (each for each in reversed(before) if not owners or self._is_of(each, owners))
        return next(fitting, None)

    def _is_of(self, chamber: str, owners: Sequence[str]) -> bool:
        return any((chamber, owner) in self._parts for owner in owners)


def _is_chamber(entity: ObservedEntity) -> bool:
    listed = load_gazetteer().by_qid.get(entity.wikidata or "")
    called = (entity.noun or "").lower() in noun_lexicon().chambers
    return entity.type is EntityType.ORGANIZATION and (called or (listed is not None and listed.kind in _KINDS))
