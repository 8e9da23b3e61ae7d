"""Whose something is: "Ann Lee's brother Jan", "the senator whose party", "Ann, her husband and their son"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extraction.arguments.nominal import NominalArguments
from kgraph.extraction.arguments.premodifiers import Premodifiers
from kgraph.extraction.arguments.relative_clauses import RelativeClauses
from kgraph.lexicon import noun_lexicon
from kgraph.model import Token


class Owners(RelativeClauses, Premodifiers, NominalArguments):
    """The owners of the nouns of one document."""

    def _owned_by(self, noun: Token) -> list[int]:
        """Whose a noun is; of kin that are "theirs", where no text before says whose, the people named before it."""
        return [index for owner in self._possessors(noun) for index in self._meant_owners(noun, owner)]

    def _meant_owners(self, noun: Token, owner: Token) -> Iterator[int]:
        theirs = owner.text.lower() == "their" and owner.index not in self._mentioned
        if theirs and noun.lemma in noun_lexicon().kinship:
            yield from self._named_together(noun, owner)
        else:
            yield self._whose(owner)

    def _named_together(self, noun: Token, owner: Token) -> Iterator[int]:
        """The subjects of the clause and what a noun is coordinated with, as far as they stand before its owner."""
        verb = first = noun
        while verb.pos not in ("VERB", "AUX") and verb.head != verb.index:
            verb = self._tokens[verb.head]
        while first.dep == "conj" and self._tokens[first.head].pos in ("NOUN", "PROPN"):
            first = self._tokens[first.head]
        near = (*(subject.index for subject in self._own_subjects(verb)), first.index)
        together = dict.fromkeys(index for one in near for index in self.coordinated(one))
        yield from (index for index in together if index < owner.index and index != noun.index)

    def _owning_doers(self, noun: Token) -> list[int]:
        """Whose doing a noun names: its owner, unless it names a person or what is done to the owner ("her arrest")."""
        nouns = noun_lexicon()
        word = noun.lemma.lower()
        suffered = word in nouns.suffered and not self._prepositional(noun.index, "of")
        if suffered or word in nouns.personal_nouns | nouns.associates:
            return []
        return [self._whose(child) for child in self._possessors(noun)]
