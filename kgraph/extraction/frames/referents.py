"""Which entities the words of a document stand for, a title for its holder and a common noun for a name included."""

from __future__ import annotations

from collections.abc import Iterable

from kgraph.extraction.arguments.arguments import Arguments
from kgraph.extraction.frames.chambers import Chambers
from kgraph.extraction.modality.operators import words
from kgraph.extraction.titles.reader import Holding
from kgraph.extraction.titles.tenancy import Tenancies
from kgraph.gazetteer import load_gazetteer
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import BODIES, Document, EntityType, Mention, MentionKind, Token
from kgraph.quotations import quotation_around
from kgraph.schema import load_schema

_POWERS = BODIES | {EntityType.STATE}
_BELONGING = ("modifier", "of", "from", "at", "by")

_LOOSE = frozenset({"npadvmod", "oprd", "dep"})
"""What the parser makes of a name right after the noun that says who it is, where it does not see that."""


class Referents:
    """The entities behind the tokens of one document."""

    def __init__(self, document: Document, arguments: Arguments, holdings: Iterable[Holding]) -> None:
        self._document = document
        self._arguments = arguments
        self._types = {entity.key: entity.type for entity in document.entities}
        self._tenancies = Tenancies(document, holdings)
        self._chambers = Chambers(document)
        self._at: dict[int, list[Mention]] = {}
        self._named_from = {
            mention.first: mention.head
            for mention in document.mentions
            if mention.kind is MentionKind.NAME and self._types[mention.entity] is EntityType.PERSON
        }
        for mention in document.mentions:
            for head in {mention.head, self._governed(mention)}:
                self._at.setdefault(head, []).append(mention)

    def _governed(self, mention: Mention) -> int:
        """The token by which the sentence takes in a body's name, which need not be its class noun."""
        inside = range(mention.first, mention.last)
        ties = [index for index in inside if self._document.tokens[index].head not in inside]
        return ties[0] if len(ties) == 1 and self._types[mention.entity] is EntityType.ORGANIZATION else mention.head

    def entities_at(self, index: int, types: frozenset[EntityType]) -> list[str]:
        """The entities of fitting class that a head token stands for: an office for its holder, a noun for a name."""
        return (
            self._named_at(index, types)
            or self._speaking_at(index, types, words("first_person", "singular"))
            or self._behind_noun(index, types)
        )

    def _speaking_at(self, index: int, types: frozenset[EntityType], pronouns: frozenset[str]) -> list[str]:
        """Who speaks where a pronoun of the first person stands in direct speech."""
        if self._document.tokens[index].text.lower() not in pronouns:
            return []
        quotation = quotation_around(self._document, index)
        if quotation is None or quotation.speaker is None:
            return []
        return self._named_at(quotation.speaker, types)

    def _acting_at(self, index: int, types: frozenset[EntityType]) -> list[str]:
        """Who acts there, for themselves or for a body."""
        return self.entities_at(index, types) or self._acted_for(index, types)

    def _named_at(self, index: int, types: frozenset[EntityType]) -> list[str]:
        schema = load_schema()
        mentions = sorted(self._at.get(index, ()), key=lambda mention: mention.first - mention.last)
        fitting = [
            m
            for m in mentions
            if m.kind is not MentionKind.DEMONYM
            and not (self._is_title(m) or (EntityType.PERSON in types and self._is_one_member(m)))
            and any(schema.is_a(self._types[m.entity], type_) for type_ in types)
        ]
        if fitting:
            several = self._types[fitting[0].entity] is EntityType.OFFICE or fitting[0].group is not None
            return [m.entity for m in fitting] if several else [fitting[0].entity]
        titles = (mention for mention in mentions if EntityType.PERSON in types and self._is_definite(mention))
        several = self._document.tokens[index].tag in ("NNS", "NNPS")
        holders = (self._holder(mention) for mention in titles)
        known = list(dict.fromkeys(holder for holder in holders if holder))
        return known if several else known[:1]

    def _holder(self, title: Mention) -> str | None:
        """Whom a title means: who is named beside it ("the late president Ann Lee"), else its holder there."""
        named = self._at.get(self._named_from.get(title.last, -1), ())
        people = (mention.entity for mention in named if self._types[mention.entity] is EntityType.PERSON)
        return next(people, None) or self._set_off(title.head) or self._tenancies.holder(title.entity, at=title.begin)

    def _set_off(self, title: int) -> str | None:
        """The person whose name is set off after a title: "the previous prime minister, Ann Lee"."""
        beside = (child.index for child in self._arguments.children(title, "appos"))
        mentions = (mention for index in beside for mention in self._at.get(index, ()))
        named = (m.entity for m in mentions if m.kind is MentionKind.NAME)
        return next((entity for entity in named if self._types[entity] is EntityType.PERSON), None)

    def _is_definite(self, mention: Mention) -> bool:
        """Whether a title is of somebody: not in "no president", "a president" and "the presidency"."""
        tokens = self._document.tokens
        first = mention.first - 1
        while first > 0 and tokens[first].pos == "ADJ":
            first -= 1
        opening = {tokens[mention.first].text.lower(), tokens[max(0, first)].text.lower()}
        return mention.kind is MentionKind.NAME and opening.isdisjoint(noun_lexicon().indefinite)

    def _is_one_member(self, mention: Mention) -> bool:
        """Whether a noun for one member stands for somebody, not for the party: "the veteran Democrat said"."""
        token = self._document.tokens[mention.head]
        one = token.tag in ("NN", "NNP") and token.text in load_gazetteer().party_members
        party = one and self._types[mention.entity] is EntityType.POLITICAL_PARTY
        return party and bool(self._arguments.children(token.index, "det"))

    def _is_title(self, mention: Mention) -> bool:
        """Whether an office stands before the name of its holder, whom the two together mean."""
        titled = mention.kind is MentionKind.NAME and self._types[mention.entity] is EntityType.OFFICE
        return titled and mention.last in self._named_from

    def _behind_noun(self, index: int, types: frozenset[EntityType]) -> list[str]:
        """What a common noun stands for: the names set off after it ("two officials, A and B", "including A", "called
        A"), else the name that it is predicated of or set off after ("A is a politician who …").
        """
        token = self._document.tokens[index]
        unheld = all(self._types[mention.entity] is EntityType.OFFICE for mention in self._at.get(index, ()))
        titled = token.pos == "PROPN" and index in self._at  # "a German MEP who leads the party"
        if not unheld or not (titled or token.pos in ("NOUN", "PRON")):
            return []
        beside = [*self._arguments.children(index, "appos"), *self._arguments.called(index)]
        named = [child for child in beside if child.index in self._at]
        if not named and (person := self._named_from.get(index + 1)):
            named = [token for token in self._document.tokens[person : person + 1] if token.dep in _LOOSE]
        one = token.tag == "NN"
        apposed = [head for child in named[: 1 if one else None] for head in self._each(token, child.index)]
        others = [*self._arguments.examples(token), *self._arguments.identified(index)]
        apposed += [each for head in others for each in self._arguments.coordinated(head)]
        after = [entity for head in apposed for entity in self._named_at(head, types)]
        while token.dep == "conj" and self._document.tokens[token.head].pos in ("NOUN", "ADJ"):
            token = self._document.tokens[token.head]
        if self._arguments.children(index, "relcl"):  # "the man who killed her was X"
            after += [entity for head in self._arguments.identified_as(token) for entity in self._named_at(head, types)]
        if after or not (token.dep in ("attr", "appos") or self._arguments.is_one_of_many(token)):
            return after
        before = self._arguments.of(token.index, "subject")
        types -= {EntityType.PERSON} if token.lemma.lower() in noun_lexicon().apposed_classes else set()
        return [entity for head in before for entity in self.entities_at(head, types)]

    def _each(self, noun: Token, name: int) -> Iterable[int]:
        """The name set off after a noun, with those coordinated with it where the noun means several."""
        return [name] if noun.tag == "NN" else self._arguments.coordinated(name)

    def _apposed(self, noun: int, types: frozenset[EntityType]) -> list[str]:
        """The entity that a kinship or class noun is set beside ("his wife Ana", "the capital, Lima")."""
        beside = (*self._arguments.children(noun, "appos"), *self._arguments.called(noun))
        near = [token.index for token in beside]
        head = self._document.tokens[noun]
        if head.dep in ("compound", "nmod", "appos"):
            near.append(head.head)
        near = [each for index in near for each in self._each(head, index)]
        found = [entity for index in near for entity in self.entities_at(index, types)]
        return (found[:1] if head.tag == "NN" else found) or self._set_after(noun, types)

    def _set_after(self, noun: int, types: frozenset[EntityType]) -> list[str]:
        """The people whose names stand right after a noun, past a comma and a title, where the parser sees no tie."""
        tokens = self._document.tokens
        first = noun + 1 + (noun + 1 < len(tokens) and tokens[noun + 1].text == ",")
        titles = (m.last for m in self._document.mentions if m.first == first and m.last in self._named_from)
        head = self._named_from.get(first, self._named_from.get(next(titles, -1)))
        named = self._each(tokens[noun], head) if head is not None else ()
        return [entity for index in named for entity in self._named_at(index, types)]

    def _acted_for(self, index: int, types: frozenset[EntityType]) -> list[str]:
        """The bodies or states for which unnamed people act: "Kenyan troops", "officials of the ministry"."""
        noun = self._document.tokens[index]
        if noun.pos == "NOUN" and noun.lemma.lower() in noun_lexicon().documents:
            return self._issued_by(noun, types)
        sits = ("in",) if noun.lemma.lower() in noun_lexicon().local_agents else ()
        near = [head for role in _BELONGING + sits for head in self._arguments.of(index, role)]
        fitting = self._among(near, types & self._powers_behind(noun))
        if self._arguments.children(index, "nummod"):  # some of its members are not the party
            fitting = [entity for entity in fitting if self._types[entity] is not EntityType.POLITICAL_PARTY]
        fitting = fitting or self._of_unnamed_holder(index, types & _POWERS)
        legislate = noun.lemma.lower() in noun_lexicon().legislators and EntityType.ORGANIZATION in types
        if legislate and (fitting or not near) and (chamber := self._chambers.named_before(index, fitting)):
            return [chamber]
        several = any(self._arguments.children(head, "cc") for head in near)
        return list(dict.fromkeys(fitting)) if several else fitting[:1]

    def _of_unnamed_holder(self, index: int, types: frozenset[EntityType]) -> list[str]:
        """The state or body in the title of a holder whom the article does not name: "Iran's foreign minister"."""
        for mention in self._at.get(index, ()):
            past = not office_lexicon().holding.isdisjoint(mention.modifiers) and not office_lexicon().present >= set(
                mention.modifiers
            )
            if self._types[mention.entity] is EntityType.OFFICE and not past:
                named = self._tenancies.holder(mention.entity, at=mention.begin) or self._is_title(mention)
                return [] if named else self._among(range(mention.first, mention.last), types)[:1]
        return []

    def _powers_behind(self, noun: Token) -> frozenset[EntityType]:
        """What people called so may act for. Of leaders and holders of offices several, for one is somebody known."""
        lemma, nouns, offices = noun.lemma.lower(), noun_lexicon(), office_lexicon().entailment
        if self._is_estranged(noun.index) or (lemma in nouns.in_numbers and noun.tag != "NNS"):
            return frozenset()
        if lemma in nouns.irregulars:
            return BODIES
        several = noun.tag == "NNS" and lemma in offices and noun.index not in self._at
        return _POWERS if several or (lemma in nouns.agents and offices.get(lemma) != "leader") else frozenset()

    def _owner(self, index: int, types: frozenset[EntityType], nouns: frozenset[str]) -> list[str]:
        """Whom one of these nouns belongs to: "Taliban positions", "the convoy of the president"."""
        lemma = self._document.tokens[index].lemma.lower()
        if lemma not in nouns or self._is_estranged(index):
            return []
        near = [head for role in _BELONGING for head in self._arguments.of(index, role)]
        return self._among(near, types & BODIES if lemma in noun_lexicon().irregulars else types)[:1]

    def _is_estranged(self, index: int) -> bool:
        """Whether people are said to be no longer with, or against, the state that their adjective names."""
        modifiers = self._arguments.children(index, "amod", "compound", "nmod")
        return any(child.text.lower() in noun_lexicon().estranged for child in modifiers)

    def _among(self, heads: Iterable[int], types: frozenset[EntityType]) -> list[str]:
        """The entities of fitting class that tokens name, demonyms included."""
        schema = load_schema()
        found = (mention.entity for head in heads for mention in self._at.get(head, ()))
        return [entity for entity in found if any(schema.is_a(self._types[entity], type_) for type_ in types)]

    def _issued_by(self, document: Token, types: frozenset[EntityType]) -> list[str]:
        """Who speaks through a report, a letter or a resolution: its author, else who issues it."""
        near = [index for role in ("agent", "from", "modifier") for index in self._arguments.of(document.index, role)]
        issued = [t for t in self._arguments.children(document.index, "acl") if self._is_issuing(t)]
        near += [index for verb in issued for index in self._arguments.of(verb.index, "agent")]
        verb = self._document.tokens[document.head]
        if document.dep == "dobj" and self._is_issuing(verb):
            near += self._arguments.of(verb.index, "agent")
        return next((found for index in near if (found := self._named_at(index, types))), [])

    def _is_issuing(self, verb: Token) -> bool:
        return verb.lemma.lower() in noun_lexicon().verbs_of_issuing

    def same(self, one: int, other: int) -> bool:
        """Whether two tokens stand for one entity."""
        everything = frozenset(EntityType)
        return bool(set(self.entities_at(one, everything)) & set(self.entities_at(other, everything)))
