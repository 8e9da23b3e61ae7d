"""Organisations told by a class noun, with a name of their own and without: "Green Party", "the Kenyan parliament"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.ideologies import is_ideological
from kgraph.annotation.organizations.institutions import InstitutionReader
from kgraph.annotation.organizations.names import OrganizationNameReader
from kgraph.annotation.organizations.text import OrganizationText
from kgraph.annotation.spans import Span, is_capitalised, without_overlaps
from kgraph.model import MentionKind, Sentence, Token


class OrganizationParser:
    """Reads the organisations of one document, given the names already found in it."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Span]) -> None:
        self._text = OrganizationText(tokens, sentences, names)
        self._names = OrganizationNameReader(self._text)
        self._institutions = InstitutionReader(self._text)
        self._class_nouns = self._text.nouns.organization | self._text.nouns.party

    def parse(self) -> list[Span]:
        """Spans of organisations, the longest where several fit, of equals that of the last noun, in text order."""
        found = [span for sentence in self._text.sentences for span in self._of_sentence(sentence)]
        return without_overlaps(reversed(found))

    def _of_sentence(self, sentence: Sentence) -> Iterator[Span]:
        for token in self._text.tokens[sentence.first : sentence.last]:
            if state := self._institutions.state_of(token, sentence):
                yield state
            elif self._may_end_name(token):
                if span := self._names.read(token.index, sentence):
                    yield from self._distributed(span, sentence)
            elif span := self._institutions.read(token, sentence):
                yield span

    def _may_end_name(self, token: Token) -> bool:
        """Whether it is a class noun with a capital, or a "party" that a name stands before."""
        named = is_capitalised(token) and token.text.lower() in self._class_nouns
        return named or (token.text == "party" and self._is_name_before(token.index))

    def _is_name_before(self, noun: int) -> bool:
        """Whether bare capitals stand before that name no people and no ideology ("the Green Dawn party")."""
        if noun == 0:
            return False
        token, name = self._text.tokens[noun - 1], self._text.covering.get(noun - 1)
        demonym = name is not None and name.kind is MentionKind.DEMONYM
        return (
            is_capitalised(token)
            and not demonym
            and not is_ideological(token.text)
            and token.pos in ("PROPN", "NOUN", "ADJ")
        )

    def _distributed(self, span: Span, sentence: Sentence) -> Iterator[Span]:
        """One body for each owner where the noun is plural and the owners are joined by "and"."""
        other = self._second_owner(span, sentence.last)
        if other is None:
            yield span
            return
        noun = self._text.tokens[span.head].text
        title = span.title.replace(noun, noun.removesuffix("s"), 1)
        yield replace(span, title=title)
        yield replace(span, first=other.first, last=other.last, title=title, owner=other, head=other.head)

    def _second_owner(self, span: Span, limit: int) -> Span | None:
        """The owner after "and" that is of the same type as the first ("Ministries of Health of Chad and Kenya")."""
        plural = self._text.tokens[span.head].tag in ("NNS", "NNPS")
        joined = span.last + 1 < limit and self._text.tokens[span.last].text == "and"
        if span.owner is None or not plural or not joined:
            return None
        other = self._text.starting.get(span.last + 1 + (self._text.tokens[span.last + 1].text == "the"))
        return other if other and other.type is span.owner.type else None
