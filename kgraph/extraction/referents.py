"""Which entities the words of a document stand for, a title for its holder and a common noun for a name included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgraph.extraction.arguments import Arguments
from kgraph.extraction.tenancy import Tenancies
from kgraph.extraction.titles import Holding
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import Document, EntityType, Mention, MentionKind, Token
from kgraph.schema import load_schema


class Referents:
    """The entities behind the tokens of one document."""

    def __init__(self, document: Document, arguments: Arguments, holdings: Iterable[Holding]) -> None:
        self._document = document
        self._arguments = arguments
        self._types = {entity.key: entity.type for entity in document.entities}
        self._tenancies = Tenancies(document, holdings)
        self._at: dict[int, list[Mention]] = {}
        self._named_from = {
            mention.first
            for mention in document.mentions
            if mention.kind is MentionKind.NAME and self._types[mention.entity] is EntityType.PERSON
        }
        for mention in document.mentions:
            self._at.setdefault(mention.head, []).append(mention)

    def entities_at(self, index: int, types: frozenset[EntityType]) -> list[str]:
        """The entities of fitting class that a head token stands for: an office for its holder, a noun for a name."""
        return self._named_at(index, types) or self._behind_noun(index, types)

    def _acting_at(self, index: int, types: frozenset[EntityType]) -> list[str]:
        """Who acts there, for themselves or for a body."""
        return self.entities_at(index, types) or self._acted_for(self._document.tokens[index], types)

    def _named_at(self, index: int, types: frozenset[EntityType]) -> list[str]:
        schema = load_schema()
        mentions = sorted(self._at.get(index, ()), key=lambda mention: mention.first - mention.last)
        fitting = [
            m.entity
            for m in mentions
            if m.kind is not MentionKind.DEMONYM
            and not self._is_title(m)
            and any(schema.is_a(self._types[m.entity], type_) for type_ in types)
        ]
        if fitting:
            return fitting if self._types[fitting[0]] is EntityType.OFFICE else fitting[:1]
        titles = (mention for mention in mentions if EntityType.PERSON in types and self._is_definite(mention))
        holders = (self._tenancies.holder(mention.entity, at=mention.begin) for mention in titles)
        return [holder for holder in holders if holder][:1]

    def _is_definite(self, mention: Mention) -> bool:
        """Whether a title is of somebody: not in "no president" and "a president"."""
        tokens = self._document.tokens
        opening = {tokens[mention.first].text.lower(), tokens[max(0, mention.first - 1)].text.lower()}
        return opening.isdisjoint(noun_lexicon().indefinite)

    def _is_title(self, mention: Mention) -> bool:
        """Whether an office stands before the name of its holder, whom the two together mean."""
        return self._types[mention.entity] is EntityType.OFFICE and mention.last in self._named_from

    def _behind_noun(self, index: int, types: frozenset[EntityType]) -> list[str]:
        """What a common noun stands for: the names set off after it ("two officials, A and B", "including A"), else the
        name that it is predicated of or set off after ("A is a politician who …", "A, a politician who …").
        """
        token = self._document.tokens[index]
        if index in self._at or token.pos != "NOUN":
            return []
        named = [child for child in self._arguments.children(index, "appos") if child.index in self._at]
        apposed = [head for child in named for head in self._arguments.coordinated(child.index)]
        apposed += [each for head in self._arguments.examples(token) for each in self._arguments.coordinated(head)]
        after = [entity for head in apposed for entity in self._named_at(head, types)]
        while token.dep == "conj" and self._document.tokens[token.head].pos in ("NOUN", "ADJ"):
            token = self._document.tokens[token.head]
        if after or token.dep not in ("attr", "appos"):
            return after
        before = self._arguments.of(token.head, "subject") if token.dep == "attr" else [token.head]
        return [entity for head in before for entity in self.entities_at(head, types)]

    def _apposed(self, noun: int, types: frozenset[EntityType]) -> list[str]:
        """The entity that a kinship or class noun is set beside ("his wife Ana", "the capital, Lima")."""
        near = [token.index for token in self._document.tokens if token.dep == "appos" and token.head == noun]
        head = self._document.tokens[noun]
        if head.dep in ("compound", "nmod", "appos"):
            near.append(head.head)
        return [entity for index in near for entity in self.entities_at(index, types)]

    def _acted_for(self, noun: Token, types: frozenset[EntityType]) -> list[str]:
        """The bodies or states for which unnamed people act: "Kenyan troops", "officials of the ministry"."""
        if not self._acts_for_others(noun):
            return []
        near = [index for role in ("modifier", "of", "from") for index in self._arguments.of(noun.index, role)]
        fitting = [entity for index in near for entity in self._bodies_at(index, types)]
        several = any(self._arguments.children(index, "cc") for index in near)
        return list(dict.fromkeys(fitting)) if several else fitting[:1]

    def _acts_for_others(self, noun: Token) -> bool:
        """Whether it is such a noun: of leaders and holders of offices several, for one of them is somebody known."""
        lemma, offices = noun.lemma.lower(), office_lexicon().entailment
        if noun.tag == "NNS" and lemma in offices:
            return noun.index not in self._at
        return lemma in noun_lexicon().agents and offices.get(lemma) != "leader"

    def _bodies_at(self, index: int, types: frozenset[EntityType]) -> Iterator[str]:
        """The states and organisations, demonyms included, that a token names and that fit."""
        schema, bodies = load_schema(), (EntityType.STATE, EntityType.ORGANIZATION)
        for mention in self._at.get(index, ()):
            type_ = self._types[mention.entity]
            if any(schema.is_a(type_, body) for body in bodies) and any(schema.is_a(type_, fit) for fit in types):
                yield mention.entity

    def same(self, one: int, other: int) -> bool:
        """Whether two tokens stand for one entity."""
        everything = frozenset(EntityType)
        return bool(set(self.entities_at(one, everything)) & set(self.entities_at(other, everything)))
