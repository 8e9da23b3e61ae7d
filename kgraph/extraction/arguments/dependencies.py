"""The dependency parse of a document: who hangs on whom. Labels are those of CLEAR style (spaCy's English models)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.extraction.modality.operators import verbs_of_speech, words
from kgraph.grammar import NOMINAL
from kgraph.lexicon import noun_lexicon
from kgraph.model import Document, Token

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")


_AGAINST = frozenset({"on", "upon", "against", "over"})
"""Prepositions of what somebody does to another."""

_WITHIN_PHRASE = frozenset({"compound", "det", "amod", "nmod", "poss"})

_QUANTIFIERS = frozenset({"all", "every", "any", "no"})
_WHEN = frozenset({"when", "after", "as", "while", "during"})


class Dependencies:
    """The heads and dependents of one document, as tokens and token indices."""

    def __init__(self, document: Document) -> None:
        self._tokens = document.tokens
        dated = {index for date in document.dates for index in range(date.first, date.last)}
        self._dated = dated
        self._no_subjects = {t.index for t in document.tokens if not t.text[:1].isalnum()} | dated
        """Dates and marks, which parsers take for subjects now and then ("on June 30, 2010 was sworn in")."""
        self._children: dict[int, list[Token]] = {}
        for token in document.tokens:
            if token.head != token.index:
                self._children.setdefault(token.head, []).append(token)
        self._negations = {token.index for token in document.tokens if token.dep == "neg"}
        self._replaced = {self._head_from(token.index + 1) for token in document.tokens[1:-1] if self._replaces(token)}

    def _replaces(self, token: Token) -> bool:
        """Whether what follows is left out in favour of something else: "rather than", "instead of"."""
        return f"{self._tokens[token.index - 1].text} {token.text}".lower() in words("in_place_of")

    def _head_from(self, index: int) -> int:
        """The head of the noun phrase that begins at a token."""
        token = self._tokens[index]
        while token.dep in _WITHIN_PHRASE and token.head > token.index:
            token = self._tokens[token.head]
        return token.index

    def children(self, index: int, *labels: str) -> list[Token]:
        """The dependents of a token with one of these labels (all without labels), in text order."""
        found = self._children.get(index)
        if not found:
            return []
        return [child for child in found if child.dep in labels] if labels else list(found)

    def coordinated(self, index: int) -> Iterator[int]:
        """The head and its conjuncts, without what "not" or "all … but" takes out ("Peru, but not Chile")."""
        if not self.is_left_out(index):
            yield index
        conjuncts = self.children(index, "conj")
        for child in () if conjuncts and self._excepts(index) else conjuncts:
            if child.pos not in ("VERB", "AUX"):
                yield from self.coordinated(child.index)
        yield from (child.index for child in self._titled_before(index))

    def _excepts(self, noun: int) -> bool:
        """Whether a "but" after it says what of all or none is not meant: "all parties but the Greens"."""
        but = any(child.text == "but" for child in self.children(noun, "cc"))
        return but and any(child.text.lower() in _QUANTIFIERS for child in self.children(noun, "det"))

    def is_left_out(self, noun: int) -> bool:
        """Whether "not" or "rather than" before a noun takes it out of what is said ("visited Peru, not Chile")."""
        if noun in self._replaced:
            return True
        if not self._negations:
            return False
        first = min((child.index for child in self.children(noun) if child.dep not in ("neg", "prep")), default=noun)
        near = {index for index in (noun, self._tokens[noun].head) if self._tokens[index].pos in NOMINAL}
        return any(self._tokens[word].head in near for word in self._negations & {noun - 1, first - 1})

    def _titled_before(self, index: int) -> Iterator[Token]:
        """The name that a parser took for a modifier of the name coordinated with it: "minister A and minister B"."""
        near = self.children(index, "nmod", "compound")
        for child in [*near, *(below for title in near for below in self.children(title.index, "nmod"))]:
            if child.pos == "PROPN" and self.children(child.index, "cc"):
                yield child

    def apposed(self, index: int) -> list[int]:
        """Heads set in apposition to a noun, coordination expanded; one name alone if the noun means but one."""
        beside = self.children(index, "appos")
        if self._tokens[index].tag != "NN":
            return [head for child in beside for head in self.coordinated(child.index)]
        names = [child.index for child in beside if child.pos == "PROPN"]
        return [child.index for child in beside if child.pos != "PROPN" or child.index in names[:1]]

    def _is_reciprocal(self, index: int) -> bool:
        """Whether it is "each other" or "one another"."""
        return self._tokens[index].text.lower() in ("other", "another") and any(
            child.text.lower() in ("each", "one") for child in self.children(index)
        )

    def is_passive(self, verb: Token) -> bool:
        """Whether the grammatical subject is the patient."""
        if self.children(verb.index, "auxpass", *PASSIVE_SUBJECTS):
            return True
        if verb.tag == "VBN" and verb.dep in ("acl", "advcl", "amod") and not self.children(verb.index, "aux", "dobj"):
            return True
        sharing = verb.dep == "conj" and verb.tag == "VBN" and not self.children(verb.index, "aux", *SUBJECTS)
        return sharing and self.is_passive(self._tokens[verb.head])

    def _is_infinitive(self, verb: Token) -> bool:
        return any(child.text.lower() == "to" for child in self.children(verb.index, "aux"))

    def _goes_on_speaking(self, verb: Token, governor: Token) -> bool:
        """Whether it is what a speaker adds, hung on what they said: "said X had won, calling it a coup"."""
        if verb.tag != "VBG" or governor.dep != "ccomp" or self._tokens[verb.index - 1].text != ",":
            return False
        said = {verb.lemma.lower(), self._tokens[governor.head].lemma.lower()}
        return said <= verbs_of_speech() | noun_lexicon().verbs_of_naming

    def _own_subjects(self, verb: Token) -> list[Token]:
        """Its subjects, also where the parse hangs them on its auxiliary."""
        labels = (*SUBJECTS, *PASSIVE_SUBJECTS)
        auxiliaries = self.children(verb.index, "aux", "auxpass")
        found = self.children(verb.index, *labels) or [
            subject for auxiliary in auxiliaries for subject in self.children(auxiliary.index, *labels)
        ]
        return [subject for subject in found if subject.index not in self._no_subjects | self._replaced]

    def _prepositions(self, index: int) -> Iterator[Token]:
        """Those of a word, and those hung on a date after one of them: "born in 1924 in Kutama"."""
        for child in self.children(index, "prep", "agent", "dative", "prt"):
            if not self._is_ruled_out(child):
                yield child
            joined = (other for other in self.children(child.index, "conj") if other.pos == "ADP")
            yield from (other for other in joined if not self._is_ruled_out(other))
            for number in self.children(child.index, "pobj"):
                if number.pos == "NUM" or number.index in self._dated:
                    yield from self.children(number.index, "prep")

    def _is_ruled_out(self, preposition: Token) -> bool:
        """Whether a contrast sets it off as what is not so: "by Chile, but not by Peru"."""
        if not self._negations or preposition.index - 1 not in self._negations:
            return False
        negation, before = self._tokens[preposition.index - 1], self._tokens[preposition.index - 2]
        return negation.head == preposition.index and (before.text == "," or before.dep == "cc")

    def _relative_antecedent(self, index: int) -> list[int]:
        """The noun that the relative clause of a verb, or of the verb above a noun, is about."""
        token = self._tokens[index]
        clause = token if token.pos in ("VERB", "AUX") else self._tokens[token.head]
        return [clause.head] if clause.dep == "relcl" else []

    def occasions(self, verb: Token) -> list[int]:
        """The verbs of the clauses that say when it happened: "killed when a bomb went off", "died after falling"."""
        clauses = self.children(verb.index, "advcl")
        opened = {clause.index: self.children(clause.index, "mark", "advmod") for clause in clauses}
        found = [clause for clause, words in opened.items() if any(word.text.lower() in _WHEN for word in words)]
        after = [word for word in self.children(verb.index, "prep") if word.text.lower() in _WHEN]
        return [*found, *(clause.index for word in after for clause in self.children(word.index, "pcomp"))]

    def _prepositional(self, index: int, preposition: str, label: str = "") -> list[int]:
        """Objects of the preposition, also where one preposition governs the next ("from within"), and what a relative
        clause that ends in it is about ("the attack that he took part in").
        """
        found = []
        for child in self._prepositions(index):
            if child.text.lower() == preposition or (label and child.dep == label):
                objects = [each.index for each in self.children(child.index, "pobj", "pcomp", "amod")]
                found += objects or self._relative_antecedent(index)
            elif nested := [t for t in self.children(child.index, "prep") if t.text.lower() == preposition]:
                found += [pobj.index for inner in nested for pobj in self.children(inner.index, "pobj")]
        return found

    def _hung_on_name(self, verb: Token, preposition: str) -> list[int]:
        """What a parser hung on the name of the object, or of who did it: "relieved Ann Lee of her duties", "measures
        taken by the EU against Peru".
        """
        names = [child for child in self.children(verb.index, "dobj") if child.pos == "PROPN"]
        hung = (index for name in names for index in self._prepositional(name.index, preposition))
        found = [index for index in hung if self._tokens[index].pos == "NOUN"]
        doers = self._prepositional(verb.index, "by", label="agent") if preposition in _AGAINST else []
        return found or [index for doer in doers for index in self._prepositional(doer, preposition)]

    def _beyond_clause(self, verb: Token, preposition: str) -> list[int]:
        """What a parser hung on the name that a clause describes: "Ann Lee, born in 1950, in Riga"."""
        name = self._tokens[verb.head]
        if verb.dep not in ("acl", "relcl") or name.pos != "PROPN":
            return []
        after = [c for c in self.children(name.index, "prep") if c.index > verb.index and c.text.lower() == preposition]
        return [noun.index for each in after for noun in self.children(each.index, "pobj")]

    def _named(self, verb: Token) -> list[int]:
        """The object of "named Ann Lee as minister", which parsers take for what she is named."""
        if self.is_passive(verb):
            return []
        return [child.index for child in self.children(verb.index, "oprd") if child.pos == "PROPN"]

    def _shared_prepositional(self, verb: Token, role: str) -> list[int]:
        """What stands after the last of two verbs, for both: "was born and raised in Utah"."""
        for other in self.children(verb.index, "conj"):
            near = other.pos == "VERB" and other.index - verb.index == 2
            if near and not self.children(verb.index, "prep", "dobj") and not self.children(other.index, *SUBJECTS):
                return self._prepositional(other.index, role)
        return []


def main_verbs(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens that can be the trigger of a frame, in text order."""
    for token in tokens:
        if token.pos in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") and token.dep not in ("aux", "auxpass"):
            yield token
