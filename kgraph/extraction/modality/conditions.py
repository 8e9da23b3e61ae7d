"""Conditions and times that a clause sets: "if elected", "had he won", "before she leaves office"."""

from __future__ import annotations

from kgraph.extraction.modality.clauses import Clauses
from kgraph.extraction.modality.operators import words
from kgraph.model import Token


class Conditions:
    """Reads the subordinate clauses of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses

    def has_condition(self, verb: Token) -> bool:
        """Whether an "if" stands below it; an "even if" sets no condition."""
        conditions = (clause for clause in self._clauses.children(verb, "advcl") if self.is_condition(clause))
        return any(self._clauses.marks(clause).isdisjoint(words("regardless")) for clause in conditions)

    def is_counterfactual(self, clause: Token) -> bool:
        """Whether a condition was not met: "had he won", "if he had won, she would have"."""
        if self._clauses.first_word(clause).text.lower() == "had":
            return True
        governor = self._clauses.governor(clause)
        main = set(self._clauses.auxiliaries(governor)) if governor else set()
        perfect = "have" in main and not words("auxiliaries", "conditional").isdisjoint(main)
        return perfect and "had" in self._clauses.auxiliaries(clause)

    def is_wished(self, clause: Token, verb: Token) -> bool:
        """Whether somebody wishes that something had been, which was not."""
        return verb.lemma in words("wishing") and "had" in self._clauses.auxiliaries(clause)

    def is_condition(self, clause: Token) -> bool:
        """Whether an adverbial clause is one: "if elected", "had it passed"."""
        first = self._clauses.first_word(clause)
        inverted = first.text.lower() in words("inverted_conditions") and first.dep in ("aux", "auxpass")
        return inverted or bool(self._clauses.marks(clause) & words("conditions"))

    def inverted(self, clause: Token) -> str:
        """The auxiliary that opens a condition set into another clause: "said that, had he won, she would …"."""
        subject = next(iter(self._clauses.children(clause, "nsubj", "nsubjpass")), None)
        for child in self._clauses.children(clause, "aux", "auxpass") if subject else ():
            opens = self._clauses.tokens[child.index - 1].text.lower() in (",", "that")
            if opens and subject and child.index < subject.index and child.text.lower() in words("inverted_conditions"):
                return child.text.lower()
        return ""

    def is_forestalled(self, clause: Token) -> bool:
        """Whether something else came "before he could" do it."""
        unable = "could" in self._clauses.auxiliaries(clause)
        return unable and "before" in self._clauses.marks(clause)

    def is_to_come(self, clause: Token) -> bool:
        """Whether a clause of time is of a time that is still to come."""
        marks = self._clauses.marks(clause)
        planned = bool(words("auxiliaries", "plan") & {*self._clauses.auxiliaries(self._clauses.tokens[clause.head])})
        to_come = bool(marks & words("to_come")) or (planned and bool(marks & words("to_come_with_plan")))
        tags = {clause.tag, *(child.tag for child in self._clauses.children(clause, "aux", "auxpass"))}
        return not tags.isdisjoint(("VBZ", "VBP")) and to_come
