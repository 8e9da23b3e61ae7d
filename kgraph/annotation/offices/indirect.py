"""Offices that are named by what having or seeking them is called: "the presidency of Chad", "her running mate"."""

from __future__ import annotations

from dataclasses import replace

from kgraph.annotation.offices.left import Left
from kgraph.annotation.offices.text import OfficeText
from kgraph.annotation.spans import Span
from kgraph.model import EntityType, MentionKind


class IndirectNames:
    """Tells such words from titles, and the contexts in which they stand for an office."""

    def __init__(self, text: OfficeText) -> None:
        self._text = text

    def kind(self, first: int, last: int) -> MentionKind:
        """NOMINAL for words that are no title themselves."""
        words = self._text.indirect_at(first, last)
        return MentionKind.NOMINAL if words in self._text.indirect else MentionKind.NAME

    def without_parties(self, left: Left, first: int, last: int) -> Left:
        """What precedes the words, but a party or a person whose candidate it is ("the Green presidential nominee")."""
        candidacy = self._text.indirect_at(first, last) in self._text.lexicon.candidacies
        of_state = left.owner is not None and left.owner.type is EntityType.STATE
        return replace(left, first=first, title=[], owner=None) if candidacy and not of_state else left

    def counts(self, span: Span) -> bool:
        """Whether somebody is said to be chosen for the office, to come to it, to have it or to leave it."""
        return self._is_of_candidate(span) or self._is_taken_or_left(span)

    def _is_of_candidate(self, span: Span) -> bool:
        tokens, lexicon = self._text.tokens, self._text.lexicon
        after = [token.lemma.lower() for token in tokens[span.head + 1 : span.head + 3] if token.text != "-"]
        words = tokens[span.head].text.lower()
        return words in lexicon.candidacies and not lexicon.nouns_of_candidacy.isdisjoint(after[:1])

    def _is_taken_or_left(self, span: Span) -> bool:
        noun = self._text.tokens[span.head]
        governor = self._text.tokens[noun.head]
        verb = self._text.tokens[governor.head] if noun.dep == "pobj" else governor
        owned = span.owner is not None and span.owner.type is not EntityType.PERSON and span.owner.first > span.head
        return owned and noun.dep in ("dobj", "pobj") and verb.lemma in self._text.lexicon.verbs_of_tenure
