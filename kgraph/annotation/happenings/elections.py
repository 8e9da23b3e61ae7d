"""Elections: named by a noun ("the general election in May"), or implied by what one stands for ("for president")."""

from __future__ import annotations

from dataclasses import replace

from kgraph.annotation.happenings.text import HappeningText
from kgraph.annotation.spans import Span, text_of
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind, Token


class ElectionReader:
    """Reads the elections of one document."""

    def __init__(self, text: HappeningText) -> None:
        self._text = text
        self._nouns = noun_lexicon()

    def at(self, token: Token) -> Span | None:
        """The election of which this token is the head."""
        named = self._named_by_noun(token)
        return named or self._stood_for(token) or self._described_by_kind(token) or self._by_verb(token)

    def _named_by_noun(self, token: Token) -> Span | None:
        joined = self._text.hyphenated(token)
        word = joined if joined in self._nouns.election else token.text.lower()
        if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
            return None
        if (word not in self._nouns.election and word not in self._nouns.contests) or self._is_shared_out(token):
            return None
        first = self._text.first_premodifier(token.index)
        words = [t.text.lower() for t in self._text.tokens[first : token.index]]
        kinds = [word for word in words if word in self._nouns.election_kinds]
        place = self._text.place_after(token.index, min(token.index + 4, self._text.limit(token.index)))
        owner = self._text.place_before(first, token.index) or place
        year = self._text.year_of(token, first, place.last if place else token.index + 1)
        owned = any(t.tag == "POS" for t in self._text.tokens[first : token.index])
        definite = owned or self._text.is_definite(first)
        dated = bool(kinds) or self._text.year_in(first, token.index) is not None
        if (word in self._nouns.contests and not dated) or (
            word in self._nouns.vague_elections and not (kinds or definite)
        ):
            return None
        if token.tag == "NNS" and not (kinds or owner or definite or self._text.year_in(first, token.index)):
            return None
        last = place.last if place else token.index + 1
        placed = {t.text.lower() for t in self._text.tokens[first : token.index] if t.index in self._text.covering}
        title = self._title(token, [kind for kind in kinds if kind not in placed])
        return self._span(token, first, last, owner, year, title, definite)

    def _is_shared_out(self, token: Token) -> bool:
        """Whether it is the votes that somebody has a share of: "43 per cent of the vote"."""
        of = self._text.tokens[token.head]
        shared = token.text.lower() in self._nouns.vague_elections and token.dep == "pobj" and of.text.lower() == "of"
        return shared and self._text.tokens[of.head].text.lower() in self._nouns.shares

    def _title(self, token: Token, kinds: list[str]) -> str:
        lemma = token.lemma.lower()
        noun = (
            "referendum"
            if lemma in ("referendum", "plebiscite")
            else lemma
            if lemma in self._nouns.own_elections
            else "election"
        )
        return " ".join([*(kind for kind in kinds if kind not in self._nouns.passing_kinds), noun])

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
        """The election in "ran for president in 2008", "won the presidency" and "was elected president"."""
        phrase = f"{self._text.tokens[token.index - 1].text.lower()} {token.lemma.lower()}"
        offices = self._nouns.election_offices
        kind = offices.get(phrase, offices.get(token.lemma.lower()))
        if kind is None or not (phrase in offices or self._is_sought(token)):
            return None
        end = min(token.index + 4, self._text.limit(token.index))
        place = self._text.place_after(token.index, end, also=frozenset({"of"}))
        return self._implied(token, kind, place, self._year_near(token, place.last if place else token.index + 1))

    def _is_sought(self, token: Token) -> bool:
        return self._is_stood_for(token) or self._is_contested(token) or self._is_elected_to(token)

    def _described_by_kind(self, kind: Token) -> Span | None:
        """The presidential election in "presidential candidate" and "her presidential bid"."""
        noun, word = self._text.tokens[kind.head], kind.text.lower()
        if (
            word not in (*self._nouns.election_offices.values(), "election")
            or kind.dep not in ("amod", "compound", "nmod")
            or noun.lemma.lower() not in self._nouns.standing
        ):
            return None
        first = self._text.first_premodifier(noun.index)
        place = self._text.place_before(first, noun.index) or self._text.place_after(noun.index, noun.index + 3)
        year = self._text.year_in(first, noun.index) or self._year_near(noun, noun.index + 1)
        return self._implied(kind, word.removesuffix("election"), place, year)

    def _by_verb(self, verb: Token) -> Span | None:
        """The election in "was re-elected in 2014", where nothing says to what."""
        if verb.lemma.lower() not in self._nouns.verbs_of_electing:
            return None
        year = self._text.stated_year(verb)
        below = (self._text.tokens[index] for index in self._text.children.get(verb.index, ()))
        told = any(t.dep in ("oprd", "attr", "dobj", "agent") or t.text.lower() in ("to", "as", "by") for t in below)
        return None if year is None or told else self._implied(verb, "", None, year)

    def _implied(self, token: Token, kind: str, place: Span | None, year: int | None) -> Span:
        title = f"{kind} election".strip()
        span = self._span(token, token.index, token.index + 1, place, year, title, definite=True)
        return replace(span, aliases=(), implied=True)

    def _year_near(self, token: Token, last: int) -> int | None:
        """The year of when somebody won or lost; of when somebody stands only if it is said, for they say so before."""
        if self._is_elected_to(token) or self._governor_is(token, self._nouns.deciding):
            return self._text.year_of(token, token.index, last)
        return self._text.stated_year(token)

    def _is_stood_for(self, token: Token) -> bool:
        preposition = self._text.tokens[token.head]
        standing = self._text.tokens[preposition.head].lemma.lower() in self._nouns.standing
        return standing and preposition.text.lower() == "for" and token.index != preposition.index

    def _is_contested(self, token: Token) -> bool:
        return self._governor_is(token, self._nouns.contesting | self._nouns.deciding)

    def _governor_is(self, token: Token, verbs: frozenset[str]) -> bool:
        return token.dep == "dobj" and self._text.tokens[token.head].lemma.lower() in verbs

    def _is_elected_to(self, token: Token) -> bool:
        """Whether somebody was elected to it in a year that the sentence tells."""
        elected = self._text.tokens[token.head].lemma.lower() in self._nouns.verbs_of_electing
        known = elected and token.dep in ("oprd", "attr", "dobj")
        return known and self._text.year_of(token, token.index, token.index + 1) is not None
