"""Elections: named by a noun ("the general election in May"), or implied by what one stands for ("for president")."""

from __future__ import annotations

from dataclasses import replace

from kgraph.annotation.happening_text import HappeningText
from kgraph.annotation.spans import Span, text_of
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind, Token

_VAGUE = frozenset({"vote", "votes", "poll", "polls", "ballot", "primary", "primaries", "runoff", "run-off"})
_CONTESTS = frozenset({"race", "contest", "campaign"})
_PASSING = frozenset({"snap", "early", "special", "re-run", "repeat", "state"})
_OWN_NOUNS = frozenset({"primary", "by-election", "caucus"})
_STANDING = frozenset({"run", "stand", "candidate", "bid", "campaign", "race", "candidacy", "nominee", "hopeful"})


class ElectionReader:
    """Reads the elections of one document."""

    def __init__(self, text: HappeningText) -> None:
        self._text = text
        self._nouns = noun_lexicon()

    def at(self, token: Token) -> Span | None:
        """The election of which this token is the head."""
        return self._named_by_noun(token) or self._stood_for(token)

    def _named_by_noun(self, token: Token) -> Span | None:
        word = token.text.lower()
        if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
            return None
        if word not in self._nouns.election and word not in _CONTESTS:
            return None
        first = self._text.first_premodifier(token.index)
        words = [t.text.lower() for t in self._text.tokens[first : token.index]]
        kinds = [word for word in words if word in self._nouns.election_kinds]
        place = self._text.place_after(token.index, min(token.index + 4, self._text.limit(token.index)))
        owner = self._text.place_before(first, token.index) or place
        year = self._text.year_of(token, first, place.last if place else token.index + 1)
        definite = self._text.is_definite(first)
        if not kinds and (word in _CONTESTS or (word in _VAGUE and not definite)):
            return None
        if token.tag == "NNS" and not (kinds or owner or definite or self._text.year_in(first, token.index)):
            return None
        last = place.last if place else token.index + 1
        return self._span(token, first, last, owner, year, self._title(token, kinds), definite)

    def _title(self, token: Token, kinds: list[str]) -> str:
        lemma = token.lemma.lower()
        noun = "referendum" if lemma in ("referendum", "plebiscite") else lemma if lemma in _OWN_NOUNS else "election"
        return " ".join([*(kind for kind in kinds if kind not in _PASSING), noun])

    def _span(
        self, token: Token, first: int, last: int, owner: Span | None, year: int | None, title: str, definite: bool
    ) -> Span:
        noun = title.split()[-1]
        return Span(
            first,
            last,
            EntityType.EVENT if noun == "referendum" else EntityType.ELECTION,
            title,
            MentionKind.NOMINAL,
            noun=noun,
            owner=owner,
            head=token.index,
            year=year,
            aliases=(text_of(self._text.tokens, first, last),),
            definite=definite or bool(owner and owner.last <= token.index),
        )

    def _stood_for(self, token: Token) -> Span | None:
        """The presidential election in "ran for president in 2008" and "was elected president in 2008"."""
        kind = self._nouns.election_offices.get(token.lemma.lower())
        if kind is None or not (self._is_stood_for(token) or self._is_elected_to(token)):
            return None
        end = min(token.index + 4, self._text.limit(token.index))
        place = self._text.place_after(token.index, end, also=frozenset({"of"}))
        year = self._text.year_of(token, token.index, place.last if place else token.index + 1)
        title = f"{kind} election".strip()
        span = self._span(token, token.index, token.index + 1, place, year, title, definite=True)
        return replace(span, aliases=(), implied=True)

    def _is_stood_for(self, token: Token) -> bool:
        preposition = self._text.tokens[token.head]
        standing = self._text.tokens[preposition.head].lemma.lower() in _STANDING
        return standing and preposition.text.lower() == "for" and token.index != preposition.index

    def _is_elected_to(self, token: Token) -> bool:
        """Whether somebody was elected to it in a year that the sentence tells."""
        elected = self._text.tokens[token.head].lemma.lower() in ("elect", "re-elect", "reelect")
        known = elected and token.dep in ("oprd", "attr", "dobj")
        return known and self._text.year_of(token, token.index, token.index + 1) is not None
