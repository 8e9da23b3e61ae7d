"""Institutions that have no name but a common noun: "the Kenyan parliament", "government of Chad", "the army"."""

from __future__ import annotations

from dataclasses import replace

from kgraph.annotation.organization_text import OrganizationText
from kgraph.annotation.spans import Span, is_capitalised, text_of
from kgraph.model import EntityType, MentionKind, Sentence, Token

_PARTS_OF_STATES = frozenset({"state", "provincial", "regional"})


class InstitutionReader:
    """Reads what a common noun for an institution stands for."""

    def __init__(self, text: OrganizationText) -> None:
        self._text = text

    def read(self, token: Token, sentence: Sentence) -> Span | None:
        """The institution named from this token on, or the state or administration that it stands for."""
        return self._institution(token.index, sentence) or self._state_as_actor(token, sentence)

    def _institution(self, first: int, sentence: Sentence) -> Span | None:
        last = self._noun_end(first, sentence.last)
        if last == first or self._ends_listed_name(first, last):
            return None
        owner = self._text.possessor(first) or self._text.of_owner(last, sentence.last)
        title = self._title(first, last)
        if not owner and (self._is_of_part(first, sentence) or title.lower() not in self._text.nouns.definite):
            return None
        return Span(
            first,
            last,
            EntityType.ORGANIZATION,
            title,
            MentionKind.NOMINAL,
            noun=self._text.tokens[last - 1].lemma,
            owner=owner,
            head=last - 1,
        )

    def _ends_listed_name(self, first: int, last: int) -> bool:
        """Whether the noun is but the end of a name that the gazetteer lists ("the Kenyan Foreign Ministry")."""
        name = self._text.covering.get(first)
        return name is not None and bool(name.entries) and name.first < first and name.last == last

    def _noun_end(self, first: int, limit: int) -> int:
        """The end of the noun of one or two words that starts here; `first` where none does."""
        word = self._text.tokens[first].text
        if first + 1 < limit and f"{word} {self._text.tokens[first + 1].text}".lower() in self._text.nouns.institution:
            return first + 2
        return first + (word in self._text.nouns.institution)

    def _title(self, first: int, last: int) -> str:
        """The noun as written if all of it has capitals, else in lower case."""
        title = text_of(self._text.tokens, first, last)
        return title if all(is_capitalised(token) for token in self._text.tokens[first:last]) else title.lower()

    def _is_of_part(self, first: int, sentence: Sentence) -> bool:
        """Whether it is said to be that of a part of the state ("the provincial parliament")."""
        return first > sentence.first and self._text.tokens[first - 1].text.lower() in _PARTS_OF_STATES

    def _state_as_actor(self, token: Token, sentence: Sentence) -> Span | None:
        """The state that "Kenya's government" stands for, or the administration of a person."""
        if token.text.lower() not in self._text.nouns.state_as_actor:
            return None
        owner = self._text.possessor(token.index) or self._text.of_owner(token.index + 1, sentence.last)
        if owner and owner.type in (EntityType.STATE, EntityType.PLACE):
            index = token.index
            return replace(owner, first=index, last=index + 1, kind=MentionKind.NOMINAL, head=index)
        return self._administration(token)

    def _administration(self, token: Token) -> Span | None:
        """What is called by the person who leads it ("the Keller administration")."""
        possessive = token.index > 0 and self._text.tokens[token.index - 1].tag == "POS"
        leader = self._text.ending.get(token.index - possessive)
        if token.text.lower() != "administration" or leader is None or leader.type is not EntityType.PERSON:
            return None
        return Span(
            leader.first,
            token.index + 1,
            EntityType.ORGANIZATION,
            text_of(self._text.tokens, leader.first, token.index + 1),
            noun=token.lemma,
            owner=leader,
            head=token.index,
        )
