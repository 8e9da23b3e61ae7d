"""Whom a clause cites: "according to X", "as X said", "in X's view", "…, X said"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extraction.modality.clauses import Clauses
from kgraph.extraction.modality.operators import verbs_of_speech, words
from kgraph.model import Token

_RELATIVES = frozenset({"WP", "WDT"})


class Citations:
    """Finds the speakers that one sentence cites."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses

    def source_cited(self, token: Token) -> Token | None:
        """The speaker that a word's own clause or phrase cites beside it."""
        return next(iter((*self._sources(token), *self._viewpoints(token), *self._inserted(token))), None)

    def speaker(self, verb: Token) -> Token | None:
        """Who says so: the subject of an active verb, the "by" of a passive one."""
        if self._clauses.children(verb, "nsubjpass", "auxpass"):
            agents = (by for by in self._clauses.children(verb, "agent"))
            return next((word for by in agents for word in self._clauses.children(by, "pobj")), None)
        return self._clauses.subject(verb)

    def closing(self) -> Token | None:
        """The verb of speech that ends the sentence after a comma and its subject ("…, a newspaper claimed"), where
        the parse makes a relative clause of that.
        """
        said = [token for token in self._clauses.sentence if token.pos != "PUNCT"][-1:]
        if not said or said[0].dep != "relcl" or said[0].lemma.lower() not in verbs_of_speech():
            return None
        subject = next((child for child in self._clauses.children(said[0], "nsubj")), None)
        if subject is None or subject.tag in _RELATIVES or self._clauses.children(said[0], "dobj", "ccomp"):
            return None
        before = self._clauses.tokens[self._clauses.first_word(subject).index - 1]
        return said[0] if before.text == "," else None

    def _sources(self, token: Token) -> Iterator[Token]:
        for child in self._clauses.children(token, "prep", "advmod"):
            if child.text.lower() in words("sources"):
                yield from self._clauses.children(child, "pobj")
                for inner in self._clauses.children(child, "prep"):
                    yield from self._clauses.children(inner, "pobj")

    def _viewpoints(self, token: Token) -> Iterator[Token]:
        """Whose view "in X's view", "in the words of X" and "to X's mind" give."""
        for preposition in self._clauses.children(token, "prep"):
            nouns = words("viewpoints", preposition.text.lower())
            for noun in self._clauses.children(preposition, "pobj"):
                if noun.lemma.lower() in nouns:
                    yield from self._clauses.children(noun, "poss")
                    for of in self._clauses.children(noun, "prep"):
                        yield from self._clauses.children(of, "pobj")

    def _inserted(self, token: Token) -> Iterator[Token]:
        """The speaker of "as X said" and of a clause that stands beside."""
        for clause in self._clauses.children(token, "advcl", "parataxis"):
            cites = clause.dep == "parataxis" or self._clauses.marks(clause) & words("citing_as")
            speaker = self.speaker(clause) if cites and clause.lemma.lower() in verbs_of_speech() else None
            if speaker:
                yield speaker
