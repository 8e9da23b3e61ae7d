"""Relatives: people who share a surname and are not one person, and whose relative "his wife" and "her father" are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgraph.annotation.coreference.anaphors import Anaphor
from kgraph.annotation.spans import Span
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind, Token

_FARTHEST = 15
_REACH = 2
"""For how many sentences "her mother …" says whose father "her father" is."""


def related_people(tokens: Sequence[Token], spans: Sequence[Span]) -> frozenset[tuple[str, str]]:
    """Pairs of names with a word of kinship between them in one sentence: "Holt's father, Ray Holt"."""
    people = [span for span in spans if span.type is EntityType.PERSON]
    kin = [token.index for token in tokens if token.lemma.lower() in noun_lexicon().kinship]
    near = (
        (one, other)
        for place, one in enumerate(people)
        for other in people[place + 1 : place + 4]
        if other.first - one.last <= _FARTHEST and tokens[one.head].sentence == tokens[other.head].sentence
    )
    pairs = [(a.title, b.title) for a, b in near if any(a.last <= index < b.first for index in kin)]
    return frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))


class RelativeOwners:
    """Whose relatives "his" and "her" name, where the syntax or the sentence before settles it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._last: dict[str, tuple[int, str]] = {}

    def owner(self, anaphor: Anaphor, at: Mapping[int, str]) -> str | None:
        """The entity at the noun that the owned one is coordinated with ("Ann Lee and her husband"), else the owner of
        the relative named just before ("Her mother was a judge. Her father …"); `at` has the entities by head.
        """
        pronoun = self._tokens[anaphor.head]
        if anaphor.kind is not MentionKind.PRONOUN or pronoun.dep != "poss" or not anaphor.gender:
            return None
        owned = self._tokens[pronoun.head]
        if owned.dep == "conj" and (with_whom := at.get(self._first_conjunct(owned).index)):
            return with_whom
        sentence, entity = self._last.get(anaphor.gender, (-_REACH - 1, ""))
        near = pronoun.sentence - sentence <= _REACH
        return entity if near and self._opens(pronoun) and self._is_kin(owned) else None

    def note(self, anaphor: Anaphor, entity: str) -> None:
        """Remembers whose relative was named."""
        pronoun = self._tokens[anaphor.head]
        if anaphor.gender and pronoun.dep == "poss" and self._is_kin(self._tokens[pronoun.head]):
            self._last[anaphor.gender] = (pronoun.sentence, entity)

    def _opens(self, pronoun: Token) -> bool:
        return pronoun.index == 0 or self._tokens[pronoun.index - 1].sentence != pronoun.sentence

    def _is_kin(self, owned: Token) -> bool:
        before = (t for t in self._tokens[max(0, owned.index - 3) : owned.index + 1] if t.head == owned.index)
        return any(token.lemma.lower() in noun_lexicon().kinship for token in (owned, *before))

    def _first_conjunct(self, noun: Token) -> Token:
        while noun.dep == "conj" and self._tokens[noun.head].pos in ("NOUN", "PROPN", "PRON"):
            noun = self._tokens[noun.head]
        return noun
