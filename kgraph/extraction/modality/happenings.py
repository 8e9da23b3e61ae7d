"""What is said of a happening that a noun names: by the words before it, and by the verb that it is an argument of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.extraction.modality.clauses import Clauses
from kgraph.extraction.modality.operators import Operator, operator_of, words
from kgraph.grammar import VERBAL
from kgraph.lexicon import noun_lexicon
from kgraph.model import Token


@dataclass(frozen=True, slots=True)
class Saying:
    """What a verb says of a happening; `shared`: what is said of the verb is said of the happening too."""

    operators: tuple[Operator, ...] = ()
    shared: bool = False


class Happenings:
    """Reads the nouns of one sentence that name happenings."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses

    def before(self, noun: Token) -> Iterator[Operator]:
        """The operators among the words of its phrase: "alleged", "planned", "called for Thursday"."""
        dates = [child for child in self._clauses.children(noun, "poss") if child.entity_label.endswith("DATE")]
        before = [word for date in dates for word in self._clauses.children(date, "amod")]
        for child in [*self._clauses.children(noun, "amod", "advmod", "compound", "nmod"), *before]:
            operator = operator_of(self._clauses.hyphenated(child), "before_happening")
            if operator and not (operator is Operator.DENY and noun.lemma.lower() in noun_lexicon().personal_nouns):
                yield operator  # who is a "failed candidate" was one
        for clause in self._clauses.children(noun, "acl"):
            if clause.tag == "VBN" and clause.lemma in words("scheduling") and "for" in self._clauses.marks(clause):
                yield Operator.PLAN

    def as_object(self, noun: Token, verb: Token, *, attempted: bool) -> Saying:
        """What a verb says of its object or passive subject. `attempted`: the noun is a plan or an attempt at it."""
        if attempted and verb.lemma in words("losing"):
            return Saying((Operator.DENY,), shared=True)
        found = (operator_of(name, "happening_of_verb") for name in self._clauses.names_of(verb))
        operator = next(filter(None, found), None) if self._is_of_occurrence(verb) else None
        occurs = verb.lemma.lower() in words("occurrence")
        granted = operator is None and not attempted and verb.lemma in words("taking_for_granted")
        shared = (noun.dep == "dobj" and not granted) or operator is not None or occurs
        return Saying((operator,) if operator else (), shared)

    def as_subject(self, noun: Token, verb: Token, *, attempted: bool) -> Saying:
        """What a verb says of its active subject: "the trip fell through", "the bid to lead failed"."""
        failing = words("falling_through") | (words("coming_to_nothing") if attempted else frozenset())
        operators = [Operator.DENY for name in self._clauses.names_of(verb) if name in failing][:1]
        if self.is_conditional(verb) or self._is_any(noun):
            operators.append(Operator.DOUBT)  # "the annexation would cost": only if it comes
        scheduled = verb.tag in ("VBN", "VBD") and verb.lemma in words("scheduling") and self._begins(verb)
        if scheduled:
            operators.append(Operator.PLAN)  # a headline's "talks expected to start"
        return Saying(tuple(operators), scheduled or verb.lemma.lower() in words("occurrence"))

    def is_conditional(self, verb: Token) -> bool:
        """Whether it has a "would" of its own, and is not of the past."""
        auxiliaries = self._clauses.auxiliaries(verb)
        return "have" not in auxiliaries and not words("auxiliaries", "conditional").isdisjoint(auxiliaries)

    def extraposed(self, preposition: str, predicate: Token) -> Operator | None:
        """What a subject says of what a preposition far from it names: "fears are growing of an attack"."""
        verb = predicate if predicate.pos in VERBAL else self._clauses.governor(predicate)
        if verb is None or preposition not in words("extraposed") or self._clauses.children(verb, "dobj"):
            return None
        found = (operator_of(noun.lemma.lower(), "noun") for noun in self._clauses.children(verb, "nsubj"))
        return Operator.DOUBT if Operator.DOUBT in found else None

    def _is_of_occurrence(self, verb: Token) -> bool:
        """Whether what is said of it is said of its taking place: no "is expected to improve trade"."""
        return all(phrase.lemma.lower() in words("occurrence") for phrase in self._clauses.children(verb, "xcomp"))

    def _begins(self, verb: Token) -> bool:
        """Whether it is set to take place."""
        return bool(self._clauses.children(verb, "xcomp")) and self._is_of_occurrence(verb)

    def _is_any(self, noun: Token) -> bool:
        return any(child.text.lower() == "any" for child in self._clauses.children(noun, "det"))
