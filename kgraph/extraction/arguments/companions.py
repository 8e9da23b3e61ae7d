"""Who does the same: "Peru, along with Chile, voted", "went together with Ann Lee", "as did Peru", "So did Peru"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extraction.arguments.dependencies import SUBJECTS, Dependencies
from kgraph.extraction.modality.operators import words
from kgraph.model import Token

_BESIDE = frozenset({"along", "together"})
_PRO_VERBS = frozenset({"do", "be", "have", "will", "would", "can", "could", "may", "might", "should"})


class Companions(Dependencies):
    """The names that share a subject's part in what the verb says, as token indices of their heads."""

    def companions(self, verb: Token, subjects: list[int]) -> list[int]:
        """Those beside the subject or the verb, and the subjects of clauses that repeat the verb by "did"."""
        found = [index for subject in subjects for index in self._beside(self._tokens[subject])]
        found += self._beside(verb)
        found += [index for clause in self._repeating(verb) for index in self._repeaters(clause)]
        return [index for index in found if self._tokens[index].pos == "PROPN" and index not in subjects]

    def _beside(self, word: Token) -> Iterator[int]:
        """Whom "along with", "together with" or "alongside" ties to a word."""
        for preposition in self.children(word.index, "prep"):
            if preposition.text.lower() == "alongside" and word.pos in ("VERB", "AUX", "PROPN"):
                yield from (child.index for child in self.children(preposition.index, "pobj"))
            elif preposition.text.lower() == "along":
                yield from self._prepositional(word.index, "with")
            elif preposition.text.lower() == "with" and self._tokens[preposition.index - 1].text.lower() in _BESIDE:
                yield from (child.index for child in self.children(preposition.index, "pobj"))

    def _repeating(self, verb: Token) -> Iterator[Token]:
        """The clauses "as did …" below a verb, and "So did …" right after its sentence."""
        yield from (child for child in self.children(verb.index, "advcl") if self._repeats(child, "as"))
        after = self._following_root(verb)
        if after is not None and self._repeats(after, "so"):
            yield after

    def _following_root(self, verb: Token) -> Token | None:
        if verb.dep != "ROOT":
            return None
        opening = next((t for t in self._tokens[verb.index :] if t.sentence == verb.sentence + 1), None)
        if opening is None or opening.text.lower() != "so":
            return None
        root = self._tokens[opening.head]
        return root if root.dep == "ROOT" else None

    def _repeats(self, clause: Token, opener: str) -> bool:
        """Whether a clause is no more than an opener, a form like "did" or "will", and its subject."""
        opened = any(child.text.lower() == opener for child in self.children(clause.index, "mark", "advmod", "cc"))
        said = self.children(clause.index, "attr", "acomp", "dobj", "xcomp", "ccomp", "oprd")
        return opened and not said and clause.lemma.lower() in _PRO_VERBS

    def _repeaters(self, clause: Token) -> Iterator[int]:
        if not words("negations") & {child.text.lower() for child in self.children(clause.index, "neg")}:
            for subject in self.children(clause.index, *SUBJECTS):
                yield from self.coordinated(subject.index)
