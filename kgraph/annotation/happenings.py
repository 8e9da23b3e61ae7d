"""Elections, events and legal acts, named ("Paris Agreement") or described ("a bill banning plastic bags")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.annotation.names import is_capitalised
from kgraph.annotation.spans import Span, text_of, without_overlaps
from kgraph.lexicon import noun_lexicon
from kgraph.model import DateMention, EntityType, MentionKind, Sentence, Token

_PREMODIFIERS = frozenset({"compound", "amod", "nummod", "nmod", "poss", "case", "punct"})
_LONGEST_DESCRIPTION = 14
_PLACES = (EntityType.STATE, EntityType.PLACE)
_VAGUE_ELECTIONS = frozenset({"vote", "votes", "poll", "polls", "ballot", "primary", "primaries"})


class HappeningParser:
    """Reads elections, events and legal acts of one document, given the names in it."""

    def __init__(
        self,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        names: Sequence[Span],
        dates: Sequence[DateMention],
    ) -> None:
        self._tokens = tokens
        self._sentences = sentences
        self._names = names
        self._covering = {index: span for span in names for index in range(span.first, span.last)}
        self._starting = {span.first: span for span in names}
        self._ending = {span.last: span for span in names}
        self._dates = dates
        self._nouns = noun_lexicon()
        self._children: dict[int, list[int]] = {}
        for token in tokens:
            if token.head != token.index:
                self._children.setdefault(token.head, []).append(token.index)

    def parse(self) -> list[Span]:
        """Spans in text order; a named one wins over a description that contains it."""
        named = [span for token in self._tokens if (span := self._named(token))]
        described = [span for token in self._tokens if (span := self._election(token) or self._described(token))]
        return without_overlaps(named) + [
            span for span in without_overlaps(described) if not any(span.head == other.head for other in named)
        ]

    def _named(self, token: Token) -> Span | None:
        word = token.text.lower()
        if not is_capitalised(token) or word not in self._nouns.event_names | self._nouns.legal_act_names:
            return None
        covering = self._covering.get(token.index)
        if covering and (covering.entries or covering.type is EntityType.PERSON):
            return None
        first, last = self._left_capitals(token.index), self._right_capitals(token.index + 1)
        if last - first < 2:
            return None
        type_ = EntityType.LEGAL_ACT if word in self._nouns.legal_act_names else EntityType.EVENT
        owner = self._starting.get(first)
        return Span(
            first,
            last,
            type_,
            text_of(self._tokens, first, last),
            noun=word,
            head=token.index,
            year=self._year_in(first, last),
            location=owner if owner and owner.type in _PLACES else None,
        )

    def _left_capitals(self, index: int) -> int:
        sentence = self._sentences[self._tokens[index].sentence]
        while index > sentence.first and (
            is_capitalised(self._tokens[index - 1])
            or self._tokens[index - 1].text.isdigit()
            or self._tokens[index - 1].text == "-"
        ):
            if self._tokens[index - 1].pos in ("DET", "ADP", "PRON", "ADV", "SCONJ", "CCONJ"):
                break
            index -= 1
        return index

    def _right_capitals(self, index: int) -> int:
        limit = len(self._tokens)
        while index + 1 < limit:
            if is_capitalised(self._tokens[index]) and self._tokens[index].pos in ("PROPN", "NOUN", "ADJ"):
                index += 1
                continue
            after = index + 1 + (self._tokens[index + 1].text == "the")
            joins = (
                self._tokens[index].text in ("of", "on", "for", "and", "against")
                and after < limit
                and is_capitalised(self._tokens[after])
            )
            if not joins or (self._tokens[index].text == "and" and after in self._starting):
                break
            index = after + 1
        return index

    def _year_in(self, first: int, last: int) -> int | None:
        years = [int(token.text) for token in self._tokens[first:last] if token.text.isdigit() and len(token.text) == 4]
        return years[0] if years else None

    def _election(self, token: Token) -> Span | None:
        word = token.text.lower()
        if word not in self._nouns.election or token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
            return None
        first = self._first_premodifier(token.index)
        kinds = [
            t.text.lower() for t in self._tokens[first : token.index] if t.text.lower() in self._nouns.election_kinds
        ]
        if word in _VAGUE_ELECTIONS and not kinds:
            return None
        last, place = self._place_after(token.index + 1)
        owner = (
            next(
                (
                    span
                    for index in range(first, token.index)
                    if (span := self._covering.get(index)) and span.type in _PLACES
                ),
                None,
            )
            or place
        )
        lasting_kinds = [
            kind for kind in kinds if kind not in ("snap", "early", "special", "re-run", "repeat", "state")
        ]
        noun = (
            "referendum"
            if word in ("referendum", "plebiscite")
            else token.lemma.lower()
            if token.lemma.lower() in ("primary", "by-election", "runoff", "caucus")
            else "election"
        )
        title = " ".join([*lasting_kinds, noun])
        type_ = EntityType.EVENT if noun == "referendum" else EntityType.ELECTION
        return Span(
            first,
            last,
            type_,
            title,
            MentionKind.NOMINAL,
            noun=noun,
            owner=owner,
            head=token.index,
            year=self._year_of(token, first, last),
            aliases=(text_of(self._tokens, first, last),),
        )

    def _year_of(self, token: Token, first: int, last: int) -> int | None:
        """The year in the phrase, else of the nearest date in the sentence."""
        if year := self._year_in(first, min(last + 2, len(self._tokens))):
            return year
        near = [date for date in self._dates if self._tokens[date.first].sentence == token.sentence]
        if not near:
            return None
        period = min(near, key=lambda date: min(abs(date.first - token.index), abs(date.last - token.index))).period
        date = period.date or period.start or period.end
        return date.earliest.year if date else None

    def _place_after(self, index: int) -> tuple[int, Span | None]:
        if index + 1 < len(self._tokens) and self._tokens[index].text == "in":
            place = self._starting.get(index + 1 + (self._tokens[index + 1].text == "the"))
            if place and place.type in _PLACES:
                return place.last, place
        return index, None

    def _first_premodifier(self, head: int) -> int:
        first = head
        for child in sorted(self._children.get(head, ()), reverse=True):
            if (
                child < head
                and self._tokens[child].dep in _PREMODIFIERS
                and self._tokens[child].text not in ('"', "“", "(")
            ):
                first = min(first, self._first_of_subtree(child))
        sentence = self._sentences[self._tokens[head].sentence]
        while (first < head and self._tokens[first].pos in ("PUNCT", "DET", "PRON")) or self._tokens[
            first
        ].tag == "POS":
            first += 1
        return max(first, sentence.first)

    def _first_of_subtree(self, index: int) -> int:
        return min(
            [index, *(self._first_of_subtree(child) for child in self._children.get(index, ()) if child < index)]
        )

    def _described(self, token: Token) -> Span | None:
        word = token.lemma.lower()
        if token.pos != "NOUN" or token.dep == "compound":
            return None
        if word not in self._nouns.event | self._nouns.legal_act:
            return None
        covering = self._covering.get(token.index)
        if covering:
            return None
        type_ = EntityType.LEGAL_ACT if word in self._nouns.legal_act else EntityType.EVENT
        first = self._first_premodifier(token.index)
        last = self._end_of_description(token.index)
        place = self._site(token, first, last)
        short = text_of(self._tokens, first, token.index + 1)
        full = text_of(self._tokens, first, last)
        return Span(
            first,
            token.index + 1,
            type_,
            full,
            MentionKind.NOMINAL,
            noun=word,
            location=place,
            head=token.index,
            aliases=tuple(self._variants(full, short)),
            short=short if place and place.first > token.index else "",
            year=self._year_of(token, first, token.index + 1),
        )

    def _site(self, noun: Token, first: int, last: int) -> Span | None:
        """The place before the noun or tied to it by "in": in "attacks on tourists in Peru" it is the tourists'."""
        places = (span for index in range(first, last) if (span := self._covering.get(index)) and span.type in _PLACES)
        return next((place for place in places if place.last <= noun.index or self._lies_in(noun, place)), None)

    def _lies_in(self, noun: Token, place: Span) -> bool:
        preposition = self._tokens[self._tokens[place.head].head]
        return preposition.head == noun.index and preposition.text.lower() in ("in", "at", "near", "outside")

    def _variants(self, full: str, short: str) -> Iterator[str]:
        if short != full and " " in short:
            yield short

    def _end_of_description(self, head: int) -> int:
        """Past the complements of the noun that say which one it is, a bounded number of words."""
        last = head + 1
        for child in sorted(self._children.get(head, ())):
            if (
                child > head
                and self._tokens[child].dep in ("prep", "acl", "relcl")
                and self._first_of_subtree(child) <= last + 1
            ):
                last = max(last, self._last_of_subtree(child) + 1)
        dated = min((date.first for date in self._dates if head < date.first < last), default=last)
        end = min(dated, head + _LONGEST_DESCRIPTION, self._sentences[self._tokens[head].sentence].last)
        while end > head + 1 and self._tokens[end - 1].pos in ("PUNCT", "ADP", "DET", "CCONJ", "SCONJ"):
            end -= 1
        return end

    def _last_of_subtree(self, index: int) -> int:
        return max([index, *(self._last_of_subtree(child) for child in self._children.get(index, ()) if child > index)])
