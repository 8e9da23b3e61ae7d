"""What no word of a match names but the article does: its one election, the state that the capital is of."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.gazetteer import load_gazetteer
from kgraph.model import Document, EntityType


class ContextualReferents:
    """The entities of one document that a frame may mean without a word for them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._types = {entity.key: entity.type for entity in document.entities}
        self._names = {entity.key: entity.name for entity in document.entities}
        self._wikidata = {entity.key: entity.wikidata for entity in document.entities}

    def only(self, types: frozenset[EntityType]) -> list[str]:
        """The article's one entity of such a class: the election in which a "candidate" stands."""
        found = [entity for entity, type_ in self._types.items() if type_ in types]
        return found if len(found) == 1 else []

    def home(self, place: str) -> list[str]:
        """The state that a known place lies in, if the article names it: "the capital, Lima" in news of Peru."""
        gazetteer = load_gazetteer()
        known = gazetteer.by_qid.get(self._wikidata.get(place) or "")
        states = {entry.state for entry in ((known,) if known else gazetteer.lookup(self._names[place]))}
        return [key for key, qid in self._wikidata.items() if qid and qid in states and key != place]

    def last(self, types: frozenset[EntityType], predicate: int) -> list[str]:
        """The one of such a class that the sentence names, else the last one named before it."""
        mentions = [mention for mention in self._document.mentions if self._types[mention.entity] in types]
        here = self._document.tokens[predicate].sentence
        near = {mention.entity for mention in mentions if self._document.tokens[mention.head].sentence == here}
        if near:
            return list(near) if len(near) == 1 else []
        before = [mention.entity for mention in mentions if mention.head < predicate][-1:]
        return before if self._may_be_of_year(before, here) else []

    def previous(self, types: frozenset[EntityType], predicate: int) -> list[str]:
        """The one of such a class that was named last before a token."""
        before = (mention for mention in self._document.mentions if mention.head < predicate)
        return [mention.entity for mention in before if self._types[mention.entity] in types][-1:]

    def _may_be_of_year(self, happenings: Sequence[str], sentence: int) -> bool:
        """Whether the sentence dates what it tells to no other year than the one in a happening's name."""
        dates = (date for date in self._document.dates if self._document.tokens[date.first].sentence == sentence)
        named = {point for date in dates for point in (date.period.date, date.period.start, date.period.end) if point}
        years = {str(point.earliest.year) for point in named}
        told = {word for key in happenings for word in self._names[key].split() if word.isdigit()}
        return not years or not told or bool(years & told)
