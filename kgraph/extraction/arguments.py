"""Who does what to whom: the arguments of a predicate, read off the dependency parse.

Passives, participles, relative clauses, control ("agreed to host") and coordination are undone, so that a frame
need only say *agent* and *patient*. Labels are those of CLEAR style (spaCy's English models).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.model import Document, Token

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_OPEN_COMPLEMENTS = frozenset({"xcomp", "conj", "advcl", "pcomp", "ccomp"})
_MAX_DEPTH = 6


class Arguments:
    """The arguments of the predicates of one document, as token indices of their heads."""

    def __init__(self, document: Document) -> None:
        self._tokens = document.tokens
        self._children: dict[int, list[Token]] = {}
        for token in document.tokens:
            if token.head != token.index:
                self._children.setdefault(token.head, []).append(token)

    def children(self, index: int, *labels: str) -> list[Token]:
        """The dependents of a token with one of these labels (all without labels), in text order."""
        found = self._children.get(index, [])
        return [child for child in found if child.dep in labels] if labels else list(found)

    def of(self, predicate: int, role: str) -> list[int]:
        """Heads that fill a role of a verb or noun, coordination expanded. Roles: "agent", "patient", "attribute",
        "owner", "subject" (whatever the voice), "antecedent", or a preposition.
        """
        token = self._tokens[predicate]
        heads = self._of_verb(token, role) if token.pos in ("VERB", "AUX") else self._of_noun(token, role)
        return list(dict.fromkeys(index for head in heads for index in self.coordinated(head)))

    def coordinated(self, index: int) -> Iterator[int]:
        """The head and its conjuncts."""
        yield index
        for child in self.children(index, "conj"):
            if child.pos not in ("VERB", "AUX"):
                yield from self.coordinated(child.index)

    def apposed(self, index: int) -> list[int]:
        """Heads set in apposition to a noun, coordination expanded."""
        return [head for child in self.children(index, "appos") for head in self.coordinated(child.index)]

    def is_passive(self, verb: Token) -> bool:
        """Whether the grammatical subject is the patient."""
        if self.children(verb.index, "auxpass", *_PASSIVE_SUBJECTS):
            return True
        if verb.tag == "VBN" and verb.dep in ("acl", "advcl") and not self.children(verb.index, "aux", "dobj"):
            return True
        sharing = verb.dep == "conj" and verb.tag == "VBN" and not self.children(verb.index, "aux", *_SUBJECTS)
        return sharing and self.is_passive(self._tokens[verb.head])

    def _of_verb(self, verb: Token, role: str) -> list[int]:
        passive = self.is_passive(verb)
        if role == "agent":
            return self._prepositional(verb.index, "by", label="agent") if passive else self._subject(verb)
        if role == "patient":
            return self._subject(verb) if passive else self._objects(verb)
        if role == "subject":
            return self._subject(verb)
        if role == "recipient":
            return [child.index for child in self.children(verb.index, "dative")]
        if role == "attribute":
            return [child.index for child in self.children(verb.index, "attr", "oprd", *(("dobj",) if passive else ()))]
        return self._prepositional(verb.index, role)

    def _of_noun(self, noun: Token, role: str) -> list[int]:
        if role == "owner":
            return [child.index for child in self.children(noun.index, "poss")]
        if role == "modifier":
            return [child.index for child in self.children(noun.index, "amod", "compound", "nmod", "poss")]
        if role == "agent":
            return self._prepositional(noun.index, "by") or [child.index for child in self.children(noun.index, "poss")]
        if role == "patient":
            return self._prepositional(noun.index, "of")
        if role == "subject":
            return [noun.head] if noun.dep == "appos" else []
        return self._prepositional(noun.index, role)

    def _objects(self, verb: Token) -> list[int]:
        own = [child.index for child in self.children(verb.index, "dobj", "obj")]
        if own or verb.dep != "conj":
            return own or self._gap_in_relative(verb)
        return []

    def _gap_in_relative(self, verb: Token) -> list[int]:
        """The antecedent where the relative pronoun (or nothing) stands for the object: "the law he signed"."""
        pronoun_subject = any(
            child.text.lower() in _RELATIVES for child in self.children(verb.index, *_SUBJECTS, *_PASSIVE_SUBJECTS)
        )
        if verb.dep == "relcl" and not pronoun_subject and self.children(verb.index, *_SUBJECTS):
            return [verb.head]
        return []

    def _prepositional(self, index: int, preposition: str, label: str = "") -> list[int]:
        """Objects of the preposition, also where one preposition governs the next ("from within")."""
        found = []
        for child in self.children(index, "prep", "agent", "dative", "prt"):
            if child.text.lower() == preposition or (label and child.dep == label):
                found += [pobj.index for pobj in self.children(child.index, "pobj", "pcomp")]
            elif nested := [t for t in self.children(child.index, "prep") if t.text.lower() == preposition]:
                found += [pobj.index for inner in nested for pobj in self.children(inner.index, "pobj")]
        return found

    def _subject(self, verb: Token, depth: int = 0) -> list[int]:
        """The grammatical subject, looked for upwards where the clause has none of its own."""
        own = self.children(verb.index, *_SUBJECTS, *_PASSIVE_SUBJECTS)
        if own:
            return [self._antecedent(verb, subject) for subject in own[-1:]]
        if depth > _MAX_DEPTH or verb.head == verb.index:
            return []
        governor = self._tokens[verb.head]
        if verb.dep in ("acl", "relcl"):
            return [governor.index] if governor.pos not in ("VERB", "AUX") else []
        if verb.dep == "xcomp" and governor.pos in ("VERB", "AUX"):
            return self._controller(governor, depth)
        if verb.dep in _OPEN_COMPLEMENTS:
            if governor.pos in ("VERB", "AUX"):
                return self._subject(governor, depth + 1)
            if governor.pos == "ADP":
                outer = self._tokens[governor.head]
                return (
                    self._subject(outer, depth + 1) if outer.pos in ("VERB", "AUX") else self._of_noun(outer, "owner")
                )
        return []

    def _controller(self, governor: Token, depth: int) -> list[int]:
        """Object control ("asked her to lead") before subject control ("agreed to lead")."""
        objects = [child.index for child in self.children(governor.index, "dobj", "dative")]
        return objects or self._subject(governor, depth + 1)

    def _antecedent(self, verb: Token, subject: Token) -> int:
        if subject.text.lower() in _RELATIVES and verb.dep == "relcl":
            return verb.head
        if subject.text.lower() in _RELATIVES and verb.dep == "conj" and self._tokens[verb.head].dep == "relcl":
            return self._tokens[verb.head].head
        return subject.index


def main_verbs(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens that can be the trigger of a frame, in text order."""
    for token in tokens:
        if token.pos in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") and token.dep not in ("aux", "auxpass"):
            yield token
