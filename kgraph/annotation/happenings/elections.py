"""Elections: named by a noun ("the general election in May"), or implied by what one stands for ("for president")."""

from __future__ import annotations

from collections.abc import Iterator
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
        self._taking_seats = self._nouns.deciding | self._nouns.receiving

    def at(self, token: Token) -> Span | None:
        """The election of which this token is the head."""
        named = self._named_by_noun(token)
        return (
            named
            or self._stood_for(token)
            or self._described_by_kind(token)
            or self._by_verb(token)
            or self._by_seats(token)
        )

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
        if owner is None and self._nouns.party_kinds & {*kinds, token.lemma.lower()}:
            owner = self._text.party_before(first, token.index)
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
        span = self._span(token, first, last, owner, year, title, definite)
        return span if span.year or span.definite else replace(span, year_before=self._text.year_before(token))

    def _is_shared_out(self, token: Token) -> bool:
        """Whether it is the votes that somebody has a share of, or one that a body takes on something: "43 per cent of
        the vote", "abstained from the vote".
        """
        of = self._text.tokens[token.head]
        if token.dep == "pobj" and self._text.tokens[of.head].lemma in self._nouns.verbs_of_voting:
            return token.text.lower() in self._nouns.vague_elections
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
        kind = kind or next((offices[office] for office in self._served_as(token) if office in offices), "")
        end = min(token.index + 4, self._text.limit(token.index))
        place = self._text.place_after(token.index, end, also=frozenset({"of"}))
        return self._implied(token, kind, place, self._year_near(token, place.last if place else token.index + 1))

    def _is_sought(self, token: Token) -> bool:
        return self._is_stood_for(token) or self._is_contested(token) or self._is_elected_to(token)

    def _described_by_kind(self, kind: Token) -> Span | None:
        """The presidential election in "presidential candidate" and "her presidential bid"."""
        noun, word = self._text.tokens[kind.head], kind.text.lower().removeprefix("re-")
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
        return None if year is None or told or self._names_election(verb) else self._implied(verb, "", None, year)

    def _by_seats(self, verb: Token) -> Span | None:
        """The election in which a party won seats, where nothing says in which: "took 31 of the 55 seats"."""
        if verb.lemma.lower() not in self._taking_seats:
            return None
        below = [self._text.tokens[index] for index in self._text.children.get(verb.index, ())]
        parties = (self._text.covering.get(token.index) for token in below if token.dep == "nsubj")
        is_party = any(name and name.type is EntityType.POLITICAL_PARTY for name in parties)
        won = (token for token in below if token.dep == "dobj")
        if not is_party or not any(map(self._is_of_seats, won)) or self._names_election(verb):
            return None
        return self._implied(verb, "", None, self._text.year_of(verb, verb.index, verb.index + 1))

    def _is_of_seats(self, token: Token) -> bool:
        """Whether it is a number of seats: "31 seats", "31 of the 55 seats"."""
        last = self._text.last_of_subtree(token.index)
        return any(each.text == "seats" for each in self._text.tokens[token.index : last + 1])

    def _names_election(self, token: Token) -> bool:
        sentence = self._text.sentences[token.sentence]
        words = self._text.tokens[sentence.first : sentence.last]
        return any(word.text.lower() in self._nouns.election for word in words)

    def _served_as(self, term: Token) -> Iterator[str]:
        """The offices in "a second term as governor", "as president"."""
        for index in self._text.children.get(term.index, ()):
            if self._text.tokens[index].text.lower() in ("as", "of"):
                yield from (self._text.tokens[below].lemma.lower() for below in self._text.children.get(index, ()))

    def _implied(self, token: Token, kind: str, place: Span | None, year: int | None) -> Span:
        title = f"{kind} election".strip()
        span = self._span(token, token.index, token.index + 1, place, year, title, definite=True)
        return replace(span, aliases=(), implied=True, recent=self._has_just_been(token))

    def _has_just_been(self, token: Token) -> bool:
        """Whether a verb in the present perfect tells of it: "has won a second term"."""
        verb = token if token.pos == "VERB" else self._text.governing_verb(token)
        below = self._text.children.get(verb.index, ()) if verb and verb.tag == "VBN" else ()
        return any(self._text.tokens[index].tag in ("VBZ", "VBP") for index in below)

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
