"""Who the article says holds which office, as far as it sets the title beside the name."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.annotation.entities.registry import EntityRegistry
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, Mention, MentionKind, Token

_HEADS_OF_STATES = frozenset({"state_head", "government_head"})


class Holders:
    """The people beside the offices of one article, and the states those belong to."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention], registry: EntityRegistry) -> None:
        self._tokens = tokens
        self._registry = registry
        self._offices_of: dict[str, dict[str, frozenset[str]]] = {}
        """By person: the offices with the words that say how they are held."""
        self.beside: set[int] = set()
        """The heads of offices that stand beside a person's name."""
        people = [m for m in mentions if m.kind is MentionKind.NAME and self._is(m, EntityType.PERSON)]
        self._starting = {person.first: person for person in people}
        self._headed = {person.head: person for person in people}
        self._governed = {(tokens[person.head].head, tokens[person.head].dep): person for person in people}
        for office in (mention for mention in mentions if self._is(mention, EntityType.OFFICE)):
            if office.kind is MentionKind.NAME and (person := self._person_beside(office)):
                self.beside.add(office.head)
                self._offices_of.setdefault(person.entity, {})[office.entity] = frozenset(office.modifiers)

    def _is(self, mention: Mention, type_: EntityType) -> bool:
        return self._registry[mention.entity].type is type_

    def _person_beside(self, office: Mention) -> Mention | None:
        """Who bears the title before the name, is set off from it by commas, or is said to be it."""
        title = self._tokens[office.head]
        if person := self._starting.get(office.last) or self._governed.get((title.index, "appos")):
            return person
        if title.dep == "appos":
            return self._headed.get(title.head)
        return self._governed.get((title.head, "nsubj")) if title.dep == "attr" else None

    def hold(self, person: str, office: Mention) -> bool:
        """Whether the person holds the office, and in the way that the mention of it says, former or present."""
        held = self._offices_of.get(person, {})
        matching = [held[key] for key in held if key == office.entity or self._means(office.entity, key)]
        past = office_lexicon().past
        return any(bool(past & set(office.modifiers)) <= bool(past & how) for how in matching)

    def has_title(self, person: str, noun: str) -> bool:
        """Whether an office of the person is called so for short ("minister", "leader" for who heads a state)."""
        heads = [self._registry[office].noun or "" for office in self._offices_of.get(person, {})]
        return noun == "leader" or any(head.split()[-1:] == [noun] for head in heads)

    def prosecutes(self, person: str) -> bool:
        """Whether the person is of a court or the police, and so not whom they are after."""
        heads = (self._registry[office].noun or "" for office in self._offices_of.get(person, {}))
        return any(head.split()[-1:] and head.split()[-1] in noun_lexicon().prosecuting for head in heads)

    def is_former(self, person: str) -> bool:
        """Whether all that the person is said to hold is past."""
        held = self._offices_of.get(person, {}).values()
        return bool(held) and all(office_lexicon().past & how for how in held)

    def _means(self, description: str, office: str) -> bool:
        """Whether "leader of Kazakhstan" may describe the holder of an office of that state."""
        heads = office_lexicon().entailment
        described, held = (heads.get(self._registry[key].noun or "") for key in (description, office))
        same_body = self._registry.related(description, "leads") == self._registry.related(office, "officeOf")
        return described == "leader" and held in _HEADS_OF_STATES and same_body

    def states_of(self, person: str) -> frozenset[str]:
        """The states in which the person holds an office of the state itself or of one of its bodies."""
        bodies = {self._registry.related(office, "officeOf") for office in self._offices_of.get(person, {})}
        owners = {self._registry.related(body, "partOf") for body in bodies if body}
        return frozenset(key for key in bodies | owners if key and self._registry[key].type is EntityType.STATE)

    def bodies_of(self, person: str, type_: EntityType) -> frozenset[str]:
        """What the person leads or has an office in, of one class."""
        offices = self._offices_of.get(person, {})
        bodies = {self._registry.related(office, name) for office in offices for name in ("officeOf", "leads")}
        return frozenset(key for key in bodies if key and self._registry[key].type is type_)
