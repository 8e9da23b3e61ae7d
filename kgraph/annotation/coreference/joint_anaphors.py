"""Expressions that stand for several things named before: "the two leaders", "both countries", "the pair", "they".

What is counted stands for as many things of its class as were named last, if there are just so many; "they" for the
people or powers that together are the last subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.annotation.coreference.anaphors import ACTORS
from kgraph.annotation.coreference.holders import Holders
from kgraph.annotation.entities.index import EntityIndex
from kgraph.grammar import SUBJECTS
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, Mention, MentionKind, Token

_REACH = 4
_PEOPLE = frozenset({EntityType.PERSON})
_SIDES = ACTORS | {EntityType.GROUP}
_BESIDE = frozenset({"advcl", "conj", "relcl", "acl"})
"""Clauses that tell something else than the clause above them says."""
_SITES = frozenset({"in", "at", "near"})
_BEFORE_NUMBER = frozenset({"the", "these", "those", "all", "both"})


@dataclass(frozen=True, slots=True)
class JointAnaphor:
    """Tokens [first, last) with their head, and how many of which classes they stand for; 0 for any number."""

    first: int
    last: int
    head: int
    kind: MentionKind
    number: int
    types: frozenset[EntityType]
    noun: str = ""


class JointAnaphorResolver:
    """Finds the joint anaphors of one document and what they stand for, as the mentions before them are taken in."""

    def __init__(self, tokens: Sequence[Token], index: EntityIndex, holders: Holders) -> None:
        self._tokens = tokens
        self._index = index
        self._holders = holders
        self._mentions: list[Mention] = []
        self._children: dict[int, list[Token]] = {}
        for token in tokens:
            if token.head != token.index:
                self._children.setdefault(token.head, []).append(token)

    def add(self, mention: Mention) -> None:
        """Takes in the next mention of the text."""
        self._mentions.append(mention)

    def mentions_at(self, token: Token) -> list[Mention]:
        """A mention of each of the things that the expression with this head stands for; none where that is unclear."""
        anaphor = self._counted(token) or self._pronoun(token)
        if anaphor is None:
            return []
        found = self._last_named(anaphor) if anaphor.number else self._joint_subject(anaphor)
        first, last = self._tokens[anaphor.first], self._tokens[anaphor.last - 1]
        return [
            Mention(
                first.begin,
                last.end,
                anaphor.first,
                anaphor.last,
                anaphor.head,
                entity,
                anaphor.kind,
                group=anaphor.head,
            )
            for entity in found
        ]

    def _counted(self, token: Token) -> JointAnaphor | None:
        """The reading of "the two leaders", "both leaders", "the pair", "the two" and "both"."""
        counts, word = noun_lexicon().counts, token.text.lower()
        number = self._number_before(token)
        types = self._types(token.lemma.lower()) if token.tag == "NNS" else frozenset()
        if number is None and word in counts and token.pos in ("NOUN", "NUM", "PRON") and token.dep != "nummod":
            alone = token.dep in SUBJECTS if word == "both" else self._is_definite(token.index)
            number = token if alone else None
            types = _PEOPLE
        if number is None or not types or self._is_restricted(token):
            return None
        first = number.index - (number.text.lower() != "both" and self._is_definite(number.index))
        noun = "" if number is token else token.lemma.lower()
        return JointAnaphor(
            first, token.index + 1, token.index, MentionKind.NOMINAL, counts[number.text.lower()], types, noun
        )

    def _number_before(self, noun: Token) -> Token | None:
        """The "both", or the number after "the", that counts a noun."""
        if noun.tag != "NNS":
            return None
        counts = noun_lexicon().counts
        for child in self._children.get(noun.index, ()):
            word = child.text.lower()
            if child.index < noun.index and word in counts and (word == "both" or self._is_definite(child.index)):
                return child
        return None

    def _is_definite(self, index: int) -> bool:
        return index > 0 and self._tokens[index - 1].text.lower() in _BEFORE_NUMBER

    def _types(self, lemma: str) -> frozenset[EntityType]:
        """The classes of what several are called so."""
        nouns = noun_lexicon()
        told = frozenset(EntityType(name) for name, words in nouns.anaphora.items() if lemma in words)
        return told or (_SIDES if lemma in nouns.sides else frozenset())

    def _is_restricted(self, token: Token) -> bool:
        """Whether what follows says which are meant, or who they are."""
        after = {child.text.lower() for child in self._children.get(token.index, ()) if child.index > token.index}
        named = any(child.dep in ("appos", "relcl", "acl") for child in self._children.get(token.index, ()))
        return named or bool(after & {"of", "who", "which", "from", "in"}) or token.dep in ("attr", "compound", "poss")

    def _last_named(self, anaphor: JointAnaphor) -> list[str]:
        """As many fitting things as are counted, if those named last, whole sentences at a time, are just so many."""
        sentence, found = self._tokens[anaphor.head].sentence, dict[str, None]()
        speaking = set(self._subjects_above(anaphor.head))
        heard = self._heard_in(sentence)
        for distance in range(_REACH + 1):
            here = [m for m in self._mentions if self._tokens[m.first].sentence == sentence - distance]
            sided = anaphor.noun in noun_lexicon().sides
            sites = {m.head for m in here if sided and self._is_site(self._tokens[m.head])}
            fitting = [m.entity for m in here if m.head not in speaking | sites and self._fits(m, anaphor)]
            found = dict.fromkeys(entity for entity in [*fitting, *found] if entity not in heard)
            if len(found) >= anaphor.number:
                break
        return list(found) if len(found) == anaphor.number else []

    def _heard_in(self, sentence: int) -> set[str]:
        """Who speaks in a sentence, and so of others: "he says that the two men …"."""
        verbs, heads = noun_lexicon().actor_verbs, ((m, self._tokens[m.head]) for m in self._mentions)
        return {
            mention.entity
            for mention, head in heads
            if head.sentence == sentence and head.dep == "nsubj" and self._tokens[head.head].lemma in verbs
        }

    def _subjects_above(self, index: int) -> Iterator[int]:
        """Who says, or does to them, what the clause of the anaphor tells."""
        own = self._tokens[index].dep in SUBJECTS
        while self._tokens[index].head != index:
            beside, index = own or self._tokens[index].dep in _BESIDE, self._tokens[index].head
            own = False
            subjects = (child.index for child in self._children.get(index, ()) if child.dep in SUBJECTS)
            yield from () if beside else subjects

    def _is_site(self, head: Token) -> bool:
        """Whether it is named as where something is ("talks in Chad"), and so takes no side."""
        return head.dep == "pobj" and self._tokens[head.head].text.lower() in _SITES

    def _fits(self, mention: Mention, anaphor: JointAnaphor) -> bool:
        record = self._index.registry[mention.entity]
        if record.type not in anaphor.types or (
            mention.kind is MentionKind.DEMONYM and record.type is not EntityType.STATE
        ):
            return False
        return record.type is not EntityType.PERSON or self._is_called(mention.entity, anaphor.noun)

    def _is_called(self, person: str, noun: str) -> bool:
        nouns, gender = noun_lexicon(), self._index.gender_of(person)
        if (gender == "f" and noun in nouns.male_nouns) or (gender == "m" and noun in nouns.female_nouns):
            return False
        return noun not in office_lexicon().entailment or self._holders.has_title(person, noun)

    def _pronoun(self, token: Token) -> JointAnaphor | None:
        if token.text.lower() not in ("they", "them") or token.tag != "PRP":
            return None
        types = _SIDES | _PEOPLE
        return JointAnaphor(token.index, token.index + 1, token.index, MentionKind.PRONOUN, 0, types)

    def _joint_subject(self, anaphor: JointAnaphor) -> list[str]:
        """The people or powers joined by "and" that together are the last subject before a pronoun."""
        pronoun = self._tokens[anaphor.head]
        named = {m.head: m for m in self._mentions if m.kind is MentionKind.NAME}
        for token in reversed(self._tokens[: pronoun.index]):
            if pronoun.sentence - token.sentence > 1:
                break
            if token.dep in SUBJECTS and token.head != pronoun.head:
                joint = [named.get(index) for index in self._joined(token.index)]
                fitting = [m.entity for m in joint if m and self._index.registry[m.entity].type in anaphor.types]
                alike = {self._index.registry[entity].type is EntityType.PERSON for entity in fitting}
                return fitting if len(fitting) == len(joint) > 1 == len(alike) else []
        return []

    def _joined(self, index: int) -> Iterator[int]:
        """A noun and its conjuncts."""
        yield index
        for child in self._children.get(index, ()):
            if child.dep == "conj":
                yield from self._joined(child.index)
