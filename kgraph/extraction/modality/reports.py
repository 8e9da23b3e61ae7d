"""Whether what somebody says is a report, or their own doing, which their word makes so."""

from __future__ import annotations

from collections.abc import Callable

from kgraph.extraction.modality.citations import Citations
from kgraph.extraction.modality.clauses import Clauses
from kgraph.extraction.modality.operators import Operator, words
from kgraph.grammar import VERBAL
from kgraph.model import Document, Token
from kgraph.quotations import quotation_around

Same = Callable[[int, int], bool]


class Reports:
    """The speakers above one predicate, and whose doing the predicate is.

    `same` tells whether two tokens stand for one entity; without it a pronoun that can be the speaker is taken for it.
    """

    def __init__(self, document: Document, clauses: Clauses, same: Same | None) -> None:
        self._document = document
        self._clauses = clauses
        self._citations = Citations(clauses)
        self._same = same or self._may_be_same
        self._agent: Token | None = None

    def see(self, token: Token) -> None:
        """Takes the subject of the lowest clause that has one for whose doing the predicate is."""
        if self._agent is None and token.pos in VERBAL:
            self._agent = next(reversed(self._clauses.children(token, "nsubj")), None)

    def by(self, verb: Token, operator: Operator, *, phrasal: bool) -> tuple[Token | None] | None:
        """The speaker (None: unnamed) of a verb of speech, None alone where it tells of the speaker's own doing."""
        speaker = self._citations.speaker(verb)
        announces = operator is Operator.ANNOUNCE and speaker is not None
        if announces and (self._speaks_of_itself(speaker) or (phrasal and self._agent is None)):
            return None
        return (speaker,)

    def quoting(self, predicate: Token) -> tuple[int | None] | None:
        """The same of the quotation that the predicate stands in, with the token of its speaker."""
        quotation = quotation_around(self._document, predicate.index)
        if quotation is None:
            return None
        own = quotation.speaker is not None and self._speaks_of_itself(self._document.tokens[quotation.speaker])
        return None if own else (quotation.speaker,)

    def _speaks_of_itself(self, speaker: Token | None) -> bool:
        if speaker is None or self._agent is None:
            return False
        first_person = words("first_person", "singular") | words("first_person", "plural")
        return self._agent.text.lower() in first_person or self._same(speaker.index, self._agent.index)

    def _may_be_same(self, speaker: int, agent: int) -> bool:
        one, other = self._clauses.tokens[speaker], self._clauses.tokens[agent]
        return one.lemma == other.lemma or other.text.lower() in words("speaking_pronouns")
