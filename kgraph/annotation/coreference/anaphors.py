"""Expressions that stand for something named elsewhere: "she", "its", "the country", "the 65-year-old", "his party"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind, Token

ACTORS = frozenset({EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY, EntityType.STATE})
_BODIES = ACTORS - {EntityType.STATE}
_DESCRIBING = frozenset({"NORP", "GPE", "LOC"})
"""The model's labels of what only says where something is: "the West African bloc"."""
_THINGS = ACTORS | {EntityType.LEGAL_ACT, EntityType.EVENT, EntityType.ELECTION, EntityType.PLACE}
_ARTICLES = frozenset({"the", "this", "that"})
_OWN = frozenset({"his", "her", "its", "their"})
_PREMODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod", "punct", "advmod"})
_PAST = frozenset({"former", "old"})
_IMPERSONAL = frozenset({"seem", "appear", "happen", "remain", "turn", "take", "emerge", "transpire", "follow", "come"})
_RESTRICTING = frozenset({"of", "for", "that", "who", "which", "in", "-"})


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Tokens [first, last) with their head, and what their antecedent must be.

    `noun` is the class noun of a definite description, `modifiers` the tokens before it, `possessor` the token of
    the pronoun that owns it.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    types: frozenset[EntityType]
    gender: str | None = None
    plural: bool = False
    noun: str = ""
    modifiers: tuple[int, ...] = ()
    possessor: int | None = None


class AnaphorReader:
    """Finds the anaphors of one document, given the tokens that names cover."""

    def __init__(self, tokens: Sequence[Token], covered: frozenset[int]) -> None:
        self._tokens = tokens
        self._covered = covered
        self._children: dict[int, list[Token]] = {}
        for token in tokens:
            if token.head != token.index:
                self._children.setdefault(token.head, []).append(token)

    def at(self, token: Token) -> Anaphor | None:
        """The anaphor of which this token is the head."""
        return self._pronoun(token) or self._description(token)

    def _pronoun(self, token: Token) -> Anaphor | None:
        if token.pos not in ("PRON", "DET") and token.tag not in ("PRP", "PRP$"):
            return None
        word = token.text.lower()
        kind = next((kind for kind, words in noun_lexicon().pronouns.items() if word in words), None)
        if kind is None or (word == "it" and self._is_expletive(token)):
            return None
        if kind in ("male", "female"):
            types, gender = frozenset({EntityType.PERSON}), "m" if kind == "male" else "f"
        else:
            types, gender = self._kinds_meant(token), None
            types |= {EntityType.GROUP} if kind == "many" else frozenset()
        return Anaphor(
            token.index, token.index + 1, token.index, MentionKind.PRONOUN, types, gender, plural=kind == "many"
        )

    def _kinds_meant(self, pronoun: Token) -> frozenset[EntityType]:
        """The classes of what "it" or "they" may be, by what is done by it or with it."""
        governor, nouns = self._tokens[pronoun.head], noun_lexicon()
        enacted = pronoun.dep in ("dobj", "nsubjpass") and governor.lemma in nouns.verbs_of_enacting
        if enacted or (pronoun.dep == "pobj" and self._tokens[governor.head].lemma in nouns.verbs_of_voting):
            return frozenset({EntityType.LEGAL_ACT})
        return ACTORS if self._acts(pronoun) else _THINGS

    def _acts(self, pronoun: Token) -> bool:
        """Whether it does what only people and bodies do."""
        verb = self._tokens[pronoun.head]
        return pronoun.dep == "nsubj" and verb.lemma in noun_lexicon().actor_verbs

    def _is_expletive(self, pronoun: Token) -> bool:
        """Whether "it" stands for a clause or for nothing: "it is likely that", "it was expected to", "it rains"."""
        verb = self._tokens[pronoun.head]
        if pronoun.dep not in ("nsubj", "nsubjpass"):
            return False
        if verb.lemma in ("rain", "snow"):
            return True
        if pronoun.dep == "nsubjpass" or verb.lemma in _IMPERSONAL:
            return self._has_clause(verb)
        if verb.lemma != "be":
            return False
        said = [child for child in self._children.get(verb.index, ()) if child.dep in ("acomp", "attr", "oprd", "prep")]
        return self._has_clause(verb) or any(self._has_clause(child) for child in said)

    def subject_after(self, anaphor: Anaphor) -> int | None:
        """The subject that follows a pronoun in a phrase set before its clause ("In her speech, Ana Lee said …")."""
        index, fronted = anaphor.head, False
        while self._tokens[index].head != index:
            fronted = fronted or self._tokens[index].dep in ("prep", "advcl")
            index = self._tokens[index].head
            subjects = [c for c in self._children.get(index, ()) if c.dep in ("nsubj", "nsubjpass")]
            if fronted and subjects:
                return subjects[0].index if anaphor.last <= subjects[0].index < index else None
        return None

    def described_by(self, anaphor: Anaphor) -> list[int]:
        """What a clause is about whose participle says what the pronoun is: the law in "left the law, calling it"."""
        pronoun = self._tokens[anaphor.head]
        naming = self._tokens[pronoun.head]
        if pronoun.dep == "nsubj":
            naming = self._tokens[naming.head]
        clause = self._tokens[naming.head]
        if naming.lemma not in noun_lexicon().verbs_of_naming or naming.tag != "VBG" or naming.dep != "advcl":
            return []
        below = self._children.get(clause.index, ())
        found = [child.index for child in below if child.dep == "dobj"]
        prepositions = [child for child in below if child.dep == "prep"]
        found += [t.index for at in prepositions for t in self._children.get(at.index, ()) if t.dep == "pobj"]
        return [index for index in found if index < naming.index]

    def _has_clause(self, word: Token) -> bool:
        after = [child for child in self._children.get(word.index, ()) if child.index > word.index]
        clauses = ("ccomp", "xcomp", "csubj", "csubjpass", "advcl", "acl", "relcl")
        gerund = any(
            t.dep == "pcomp" for child in after if child.dep == "prep" for t in self._children.get(child.index, ())
        )
        return gerund or any(child.dep in clauses for child in after)

    def _description(self, token: Token) -> Anaphor | None:
        types = self._described(token)
        if not types or token.index in self._covered or token.index == 0 or self._is_restricted(token):
            return None
        modifiers = self._modifiers(token)
        before = self._tokens[(modifiers[0] if modifiers else token.index) - 1]
        word = before.text.lower()
        if word not in _ARTICLES | _OWN or before.index in self._covered or self._is_another(modifiers):
            return None
        if types & _BODIES and any(self._names(index) for index in modifiers):
            return None
        return Anaphor(
            before.index,
            token.index + 1,
            token.index,
            MentionKind.NOMINAL,
            types,
            self._gender(token),
            plural=token.tag == "NNS",
            noun=token.text.lower(),
            modifiers=modifiers,
            possessor=before.index if word in _OWN else None,
        )

    def _names(self, index: int) -> bool:
        """Whether a word before a noun for bodies makes a name of it ("the Opposition bloc")."""
        token = self._tokens[index]
        return token.text[:1].isupper() and index not in self._covered and token.entity_label[2:] not in _DESCRIBING

    def _is_another(self, modifiers: tuple[int, ...]) -> bool:
        """Whether a word before the noun says that one is meant that was not named ("the only other party")."""
        return any(self._tokens[index].text.lower() in noun_lexicon().other_ones - _PAST for index in modifiers)

    def _described(self, token: Token) -> frozenset[EntityType]:
        word = token.text.lower()
        if word == "old" and any(child.text == "year" for child in self._children.get(token.index, ())):
            return frozenset({EntityType.PERSON}) if token.dep != "amod" else frozenset()
        if token.pos != "NOUN":
            return frozenset()
        return frozenset(EntityType(name) for name, nouns in noun_lexicon().anaphora.items() if word in nouns)

    def _is_restricted(self, token: Token) -> bool:
        """Whether what follows says which one is meant, so that nothing named before is, or names it."""
        if token.index + 1 < len(self._tokens):
            after = self._tokens[token.index + 1]
            named = after.index in self._covered and after.sentence == token.sentence and after.text[:1].isupper()
            told = after.head == token.index and after.dep in ("acl", "amod")  # "the body responsible for"
            if named or told or (after.text.lower() in _RESTRICTING and not self._is_dated(after)):
                return True
        return token.dep in ("compound", "attr", "appos", "oprd") or self._is_named_beside(token)

    def _is_dated(self, preposition: Token) -> bool:
        """Whether it leads to a date: "founded the party in 1972"."""
        dated = self._tokens[preposition.index + 1 : preposition.index + 2]
        return preposition.text == "in" and bool(dated) and dated[0].entity_label.endswith("DATE")

    def _is_named_beside(self, noun: Token) -> bool:
        """Whether a name in apposition says which one it is: "the oil company, Total"."""
        beside = (child for child in self._children.get(noun.index, ()) if child.dep == "appos")
        return any(child.index in self._covered and child.text[:1].isupper() for child in beside)

    def _modifiers(self, token: Token) -> tuple[int, ...]:
        """The tokens between the determiner and the noun."""
        first = token.index
        while first > 0:
            before = self._tokens[first - 1]
            inside = before.dep in _PREMODIFIERS and token.index >= before.head >= first - 2
            if before.sentence != token.sentence or not inside or before.text in ('"', "“", ","):
                break
            first -= 1
        return tuple(range(first, token.index))

    def _gender(self, token: Token) -> str | None:
        word, nouns = token.text.lower(), noun_lexicon()
        return "m" if word in nouns.male_nouns else "f" if word in nouns.female_nouns else None
