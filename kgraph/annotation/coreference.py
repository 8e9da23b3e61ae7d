"""Pronouns and definite nouns that stand for an entity named before.

Candidates are the entities mentioned up to three sentences back; a grammatical subject is preferred to other
mentions, the nearer sentence to the farther (centering: Grosz, Joshi and Weinstein, 1995).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.annotation.entities import EntityIndex
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, Mention, MentionKind, Sentence, Token

_REACH = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THINGS = frozenset({EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY, EntityType.STATE})
_DETERMINERS = frozenset({"the", "this", "that", "his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: Mention
    score: float


class CoreferenceResolver:
    """Adds mentions for the pronouns and definite nouns of one article."""

    def __init__(
        self, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention], index: EntityIndex
    ) -> None:
        self._tokens = tokens
        self._sentences = sentences
        self._mentions = sorted(mentions, key=lambda mention: mention.first)
        self._index = index
        self._covered = {token for mention in mentions for token in range(mention.first, mention.last)}
        self._gender: dict[str, str] = {}

    def resolve(self) -> list[Mention]:
        """The new mentions, in text order; each may be the antecedent of the next."""
        added: list[Mention] = []
        for token in self._tokens:
            mention = self._of_pronoun(token) or self._of_noun(token)
            if mention:
                added.append(mention)
                self._mentions.append(mention)
        return added

    def _of_pronoun(self, token: Token) -> Mention | None:
        if token.pos not in ("PRON", "DET") and token.tag not in ("PRP", "PRP$"):
            return None
        kind = next((kind for kind, words in noun_lexicon().pronouns.items() if token.text.lower() in words), None)
        if kind is None:
            return None
        if kind in ("male", "female"):
            gender = "m" if kind == "male" else "f"
            entity = self._best(token, frozenset({EntityType.PERSON}), gender)
            if entity:
                self._gender.setdefault(entity, gender)
        else:
            entity = self._best(token, _THINGS, None)
        return self._mention(token, token.index, entity, MentionKind.PRONOUN)

    def _of_noun(self, token: Token) -> Mention | None:
        if token.pos != "NOUN" or token.index in self._covered or token.index == 0:
            return None
        types = [EntityType(name) for name, nouns in noun_lexicon().anaphora.items() if token.text.lower() in nouns]
        first = self._determiner(token)
        if not types or first is None:
            return None
        return self._mention(token, first, self._best(token, frozenset(types), None), MentionKind.NOMINAL)

    def _determiner(self, token: Token) -> int | None:
        """Where the definite noun phrase begins; None when it is not a bare definite noun."""
        before = self._tokens[token.index - 1]
        followed = token.index + 1 < len(self._tokens) and self._tokens[token.index + 1].text in ("of", "for", "that")
        if before.text.lower() in _DETERMINERS and not followed:
            return before.index
        return None

    def _mention(self, token: Token, first: int, entity: str | None, kind: MentionKind) -> Mention | None:
        if entity is None:
            return None
        return Mention(self._tokens[first].begin, token.end, first, token.index + 1, token.index, entity, kind)

    def _best(self, token: Token, types: frozenset[EntityType], gender: str | None) -> str | None:
        candidates = [
            candidate for candidate in self._candidates(token, types) if self._agrees(candidate.mention.entity, gender)
        ]
        best = max(candidates, key=lambda candidate: (candidate.score, candidate.mention.first), default=None)
        return best.mention.entity if best else None

    def _agrees(self, entity: str, gender: str | None) -> bool:
        known = self._gender.get(entity) or self._index.gender_of(entity) if gender else None
        return gender is None or known in (None, gender)

    def _candidates(self, token: Token, types: frozenset[EntityType]) -> Iterator[_Candidate]:
        for mention in self._mentions:
            distance = token.sentence - self._tokens[mention.first].sentence
            before = mention.last <= token.index
            if not before or distance > _REACH or self._index.registry[mention.entity].type not in types:
                continue
            if mention.kind is MentionKind.DEMONYM or self._is_own_argument(mention, token):
                continue
            yield _Candidate(mention, self._score(mention, distance))

    def _score(self, mention: Mention, distance: int) -> float:
        head = self._tokens[mention.head]
        subject = 1.5 if head.dep in _SUBJECTS else 0.4 if head.dep in ("poss", "agent") else 0.0
        main = 0.3 if head.dep in _SUBJECTS and self._tokens[head.head].dep == "ROOT" else 0.0
        return subject + main - 0.9 * distance

    def _is_own_argument(self, mention: Mention, token: Token) -> bool:
        """Whether the two are arguments of one verb, which a plain pronoun never shares with its antecedent."""
        head = self._tokens[mention.head]
        same_verb = head.head == token.head and head.dep in _SUBJECTS and token.dep in ("dobj", "pobj", "dative")
        return same_verb and not token.text.lower().endswith(("self", "selves"))
