"""Whether words of a clause negate it: "not", "never", "no minister", "at no point", "not once"."""

from __future__ import annotations

from kgraph.extraction.modality.clauses import Clauses
from kgraph.extraction.modality.operators import words
from kgraph.model import Token

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr")


class Negation:
    """Reads the negations of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses

    def is_negated(self, token: Token, *, heard: Token | None = None) -> bool:
        """Whether something negates the token's own clause; `heard`, one of its arguments, is passed over."""
        children = self._clauses.children(token)
        arguments = [child for child in children if child.dep in _ARGUMENTS and child is not heard]
        for auxiliary in self._clauses.children(token, "aux", "auxpass"):
            children = [*children, *self._clauses.children(auxiliary, "neg", "prep")]
        words_of_its_own = (child for child in children if child.dep in ("neg", "advmod", "det", "preconj"))
        if any(self._negates(child) for child in words_of_its_own) or any(map(self._is_negative, arguments)):
            return True
        if self.is_set_off(token):
            return True
        return any(self._is_negative_adjunct(child) for child in children if child.dep == "prep")

    def is_set_off(self, apposition: Token) -> bool:
        """Whether "not" opens it: "Peru, not a member of the club"."""
        if apposition.dep != "appos":
            return False
        before = self._clauses.tokens[self._clauses.first_word(apposition).index - 1]
        return before.dep == "neg" and self._negates(before)

    def _negates(self, word: Token) -> bool:
        """ "Not only" does not, nor does the "no" of "no later than"; "not once" does."""
        if word.text.lower() in words("negated_adverbs"):
            return any(self._negates(child) for child in self._clauses.children(word, "neg"))
        after = [token.text.lower() for token in self._clauses.tokens[word.index + 1 : word.index + 2]]
        return word.text.lower() in words("negations") and words("not_negating_before").isdisjoint(after)

    def _is_negative(self, argument: Token) -> bool:
        determiners = (child.text.lower() for child in self._clauses.children(argument, "det", "preconj", "neg", "cc"))
        return argument.text.lower() in words("negations") or bool(words("negative_determiners") & set(determiners))

    def _is_negative_adjunct(self, preposition: Token) -> bool:
        """Whether it opens "at no point", "under no circumstances" or the like."""
        nouns = words("negative_adjuncts", preposition.text.lower())
        objects = self._clauses.children(preposition, "pobj")
        return any(noun.lemma.lower() in nouns and self._is_negative(noun) for noun in objects)
