"""What bodies are part of and where they sit, said side by side: "Iran's Quds Force", "the Dutch bank Y"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extraction.juxtaposition.beside import Beside
from kgraph.gazetteer import load_gazetteer
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, Mention, MentionKind, RelationMention


class BodyReader:
    """Reads the owner and the seat of organisations off the words before and after their names."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._tokens = beside.tokens
        nominal = (mention for mention in beside.document.mentions if mention.kind is MentionKind.NOMINAL)
        self._ending = {mention.last: mention for mention in nominal} | beside.ending
        self._entities = {entity.key: entity for entity in beside.document.entities}

    def facts(self) -> Iterator[RelationMention]:
        """All facts, in text order."""
        for body in self._beside.names:
            if self._beside.type_of(body) in (EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY):
                yield from self._of_body(body)

    def _of_body(self, body: Mention) -> Iterator[RelationMention]:
        described = self._beside.described_by(body) or self._described_with_others(body)
        if described and self._beside.type_of(described) is EntityType.STATE:
            yield self._beside.fact(body, "basedIn", described)
        if seat := self._seat_before(body):
            yield self._beside.fact(body, "basedIn", seat)
        if site := self._seat_after(body):
            yield self._beside.fact(body, "basedIn", site)
        owner = self._possessor(body) or self._owner_after(body)
        if owner and (relation := self._relation_to(owner, body)):
            yield self._beside.fact(body, relation, owner)

    def _seat_before(self, body: Mention) -> Mention | None:
        """The place in "the Oslo-based rights group Fairness Now"."""
        first, _ = self._beside.description_first(body)
        words = [token.text for token in self._tokens[first : first + 2] if token.text != "-"]
        place = self._beside.ending.get(first) if words[:1] in (["based"], ["headquartered"]) else None
        return place if place and self._beside.type_of(place) in (EntityType.PLACE, EntityType.STATE) else None

    def _possessor(self, body: Mention) -> Mention | None:
        """The owner in "Iran's Quds Force" and "Chad's new state television Tele"."""
        first, _ = self._beside.description_first(body)
        owner = self._ending.get(first - 1) if first > 1 and self._tokens[first - 1].tag == "POS" else None
        owned = self._tokens[owner.head].head if owner else -1
        is_named = body.first <= owned < body.last or (
            owned == body.last and self._tokens[owned].text in noun_lexicon().organization
        )
        return owner if is_named else None

    def _seat_after(self, body: Mention) -> Mention | None:
        """Where a court or a school sits by the "in" after its name: "the Green Court (GC) in Arusha"."""
        if not {self._tokens[body.last - 1].text.lower(), self._entities[body.entity].noun} & noun_lexicon().seated:
            return None
        last = body.last + 3 * self._is_acronym(body.last)
        words = [token.text for token in self._tokens[last : last + 2]]
        site = self._beside.starting.get(last + 1 + (words[1:] == ["the"])) if words[:1] == ["in"] else None
        return site if site and self._beside.type_of(site) is EntityType.PLACE else None

    def _is_acronym(self, index: int) -> bool:
        """Whether an acronym in parentheses begins at a token."""
        words = [token.text for token in self._tokens[index : index + 3]]
        return len(words) > 2 and (words[0], words[2]) == ("(", ")") and words[1].isupper()

    def _owner_after(self, body: Mention) -> Mention | None:
        """The owner in "the Quds Force of Iran"."""
        words = [token.text for token in self._tokens[body.last : body.last + 2]]
        if words[:1] != ["of"]:
            return None
        return self._beside.starting.get(body.last + 1 + (words[1:] == ["the"]))

    def _relation_to(self, owner: Mention, body: Mention) -> str | None:
        """What the body is to its owner: a part of a state or body, or seated there where it is nothing public."""
        type_ = self._beside.type_of(owner)
        if self._beside.type_of(body) is EntityType.POLITICAL_PARTY:
            return "basedIn" if type_ in (EntityType.STATE, EntityType.PLACE) else None
        if type_ is EntityType.ORGANIZATION:
            return "partOf" if self._is_sure(body) and owner.entity != body.entity else None
        if type_ is EntityType.STATE:
            return "partOf" if self._is_public(body) else "basedIn"
        local = type_ is EntityType.PLACE and not (self._is_public(body) or self._is_region(owner))
        return "basedIn" if local else None

    def _is_region(self, place: Mention) -> bool:
        """Whether it is a part of the world, in which many bodies are: "Europe's main watchdog, the OSCE"."""
        entry = load_gazetteer().by_qid.get(self._entities[place.entity].wikidata or "")
        return entry is not None and entry.kind in ("region", "continent")

    def _is_sure(self, body: Mention) -> bool:
        """Whether it is listed or called by a noun for bodies: an "Annual Report" is none."""
        entity = self._entities[body.entity]
        return bool(entity.wikidata or entity.noun)

    def _is_public(self, body: Mention) -> bool:
        """Whether its noun, or a word like "national" that opens its name, says that it is an organ of a state."""
        lexicon = noun_lexicon()
        words = [token.text.lower() for token in self._tokens[body.first : body.last]]
        return bool({words[-1], self._entities[body.entity].noun} & lexicon.public) or (
            len(words) > 1 and words[0] in lexicon.public_adjectives
        )

    def _described_with_others(self, name: Mention) -> Mention | None:
        """The demonym of the noun that the name is an example of: "German firms including Siemens and Daimler"."""
        head = self._tokens[name.head]
        while head.dep == "conj":
            head = self._tokens[head.head]
        preposition = self._tokens[head.head]
        if head.dep != "pobj" or preposition.text.lower() not in ("including", "like", "as"):
            return None
        noun = preposition.head
        return next((demonym for demonym in self._beside.demonyms if self._tokens[demonym.head].head == noun), None)
