"""Which readings of an office noun count: a "head" or a "chief" names an office only beside what it is of."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.annotation.offices.indirect import IndirectNames
from kgraph.annotation.offices.text import OfficeText
from kgraph.annotation.spans import Span, is_capitalised
from kgraph.model import EntityType, MentionKind, Sentence

_LONGEST_GAP = 6
_HEADS = frozenset({"state_head", "government_head", "presiding"})


class Plausibility:
    """Tells the offices of one document from other things that the same nouns name."""

    def __init__(self, text: OfficeText, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences
        self._indirect = IndirectNames(text)

    def counts(self, span: Span) -> bool:
        """A weak head counts only with something beside it that makes it an office."""
        if span.kind is MentionKind.NOMINAL:
            return self._indirect.counts(span)
        head = span.title.lower().split(" of ")[0].split(" for ")[0].split(" to ")[0]
        of_state = span.owner is not None and span.owner.type is EntityType.STATE
        if head in self._text.lexicon.leading and of_state and span.title.lower() == span.noun:
            return False  # "Chad heads to the polls"
        if head in self._text.lexicon.national and not span.owner and self._is_of_another_body(span):
            return False
        of_place = span.owner is not None and span.owner.type is EntityType.PLACE
        if span.noun in self._text.lexicon.of_places and not of_place:
            return False
        heads = self._text.lexicon.entailment.get(span.noun or "") in _HEADS
        if self._is_one_of_leaders(span) or self._is_any(span) or self._is_of_event(span) or (heads and span.unread):
            return False
        leads = self._text.lexicon.entailment.get(span.noun or "") == "leader"
        if not (leads or head in self._text.lexicon.weak) or span.owner or span.location:
            return True
        if span.last in self._text.starting and self._text.starting[span.last].type is EntityType.PERSON:
            return True
        if (
            is_capitalised(self._text.tokens[span.head])
            and span.head != self._sentences[self._text.tokens[span.head].sentence].first
        ):
            return True
        return head in self._text.lexicon.unique or " of " in span.title.lower()

    def _is_one_of_leaders(self, span: Span) -> bool:
        """Whether it is "a leader of the party", who need not be the one who leads it."""
        leads = self._text.lexicon.entailment.get(span.noun or "") == "leader"
        past = not self._text.lexicon.past.isdisjoint(span.modifiers)
        before = self._text.tokens[max(0, span.head - _LONGEST_GAP) : span.head]
        indefinite = any(token.head == span.head and token.text.lower() in ("a", "an") for token in before)
        return leads and not past and indefinite

    def _is_any(self, span: Span) -> bool:
        """Whether it is said of no certain head of state: "no king", "she would be a president who listens"."""
        heads = self._text.lexicon.entailment.get(span.noun or "") in ("state_head", "government_head")
        before = self._text.word(span.first - 1).lower()
        return (
            heads and not (span.owner or span.modifiers) and before in ("a", "an") and span.title.lower() == span.noun
        )

    def _is_of_event(self, span: Span) -> bool:
        """Whether it is who speaks at an event ("the first speaker at the summit", "keynote speaker")."""
        tokens = self._text.tokens
        described = any(
            t.head == span.head and t.dep == "amod" for t in tokens[max(0, span.head - _LONGEST_GAP) : span.head]
        )
        at_event = self._text.word(span.last).lower() in ("at", "during") or tokens[span.head].tag == "NNS"
        return span.noun == "speaker" and span.owner is None and (at_event or described)

    def _is_of_another_body(self, span: Span) -> bool:
        """Whether a common noun before it says that it is no state's ("team president", "company president")."""
        before = self._text.tokens[span.first - 1] if span.first else None
        return before is not None and before.pos == "NOUN" and before.dep == "compound" and before.head == span.head
