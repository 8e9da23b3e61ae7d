"""People whom titles are set beside with more words between: "Ann Lee, a lawyer of 40 and head of Y"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgraph.extraction.modality.operators import words
from kgraph.model import Mention, Token

_LONGEST = 20
"""Tokens from a title to the name that is set off after it."""
_NEAR = 7


class Appositions:
    """Reads off the parse of one document whom its titles are set beside."""

    def __init__(self, tokens: Sequence[Token], people: Iterable[Mention]) -> None:
        self._tokens = tokens
        self._heads = {mention.head: mention for mention in people}

    def set_after(self, office: Mention) -> Mention | None:
        """The person in "the adviser on climate and food, Ann Lee"."""
        title = self._tokens[office.head]
        near = (self._heads.get(index) for index in range(office.last, office.last + _LONGEST))
        return next((person for person in near if person and self._is_set_off(person, title)), None)

    def set_before(self, office: Mention) -> Mention | None:
        """The person whom a title describes, also as the last of several descriptions, unless it is doubted."""
        token = self._tokens[office.head]
        doubted = self._is_doubted(token)
        while not doubted and token.dep in ("appos", "conj") and token.head < token.index:
            governor = self._tokens[token.head]
            if person := self._heads.get(governor.index):
                return person if token.dep == "appos" else None
            if governor.tag != "NN":
                return None
            token = governor
        return None

    def _is_set_off(self, person: Mention, title: Token) -> bool:
        head = self._tokens[person.head]
        return head.dep == "appos" and head.head == title.index and self._tokens[person.first - 1].text == ","

    def _is_doubted(self, title: Token) -> bool:
        """Whether an adjective says that the office may not be held: "the alleged leader"."""
        before = self._tokens[max(0, title.index - _NEAR) : title.index]
        adjectives = {token.text.lower() for token in before if token.head == title.index}
        return not adjectives.isdisjoint(words("before_happening", "doubt"))
