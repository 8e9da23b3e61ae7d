"""Elections, events and legal acts, named ("Paris Agreement") or described ("a bill banning plastic bags")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.happenings.classes import HappeningClasses
from kgraph.annotation.happenings.descriptions import DescriptionBounds
from kgraph.annotation.happenings.elections import ElectionReader
from kgraph.annotation.happenings.text import HappeningText
from kgraph.annotation.spans import Span, head_of, is_capitalised, text_of, without_overlaps
from kgraph.annotation.time.patterns import number_words
from kgraph.lexicon import noun_lexicon
from kgraph.model import LOCATIONS, DateMention, EntityType, MentionKind, Sentence, Token

_ACRONYM = re.compile(r" \([A-Z][A-Z0-9]+\) ")
_QUOTES = str.maketrans("", "", '"“”„')
_JOINTS = frozenset({"of", "on", "for", "and", "against"})


class HappeningParser:
    """Reads elections, events and legal acts of one document, given the names in it."""

    def __init__(
        self,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        names: Sequence[Span],
        dates: Sequence[DateMention],
    ) -> None:
        self._text = HappeningText(tokens, sentences, names, dates)
        self._tokens = tokens
        self._elections = ElectionReader(self._text)
        self._classes = HappeningClasses(self._text)
        self._bounds = DescriptionBounds(self._text, self._classes)
        self._nouns = noun_lexicon()
        self._dated = {index for date in dates for index in range(date.first, date.last)}

    def parse(self) -> list[Span]:
        """Spans in text order; a named one wins over a description that contains it."""
        named = [span for token in self._tokens if (span := self._named(token))]
        described = [span for token in self._tokens if (span := self._elections.at(token) or self._described(token))]
        heads = {span.head for span in named}
        return without_overlaps(named) + [span for span in without_overlaps(described) if span.head not in heads]

    def _named(self, token: Token) -> Span | None:
        word = token.text.lower()
        if not is_capitalised(token) or word not in self._nouns.event_names | self._nouns.legal_act_names:
            return None
        covering = self._text.covering.get(token.index)
        if covering and (covering.entries or covering.type is EntityType.PERSON) and not self._is_attended(covering):
            return None
        first, last = self._left_capitals(token.index), self._right_capitals(token.index + 1)
        head = head_of(self._tokens, first, last)
        if last - first < 2 or (head > token.index and self._tokens[head].text.lower() in self._nouns.legal_act_names):
            return None  # the "Agreement" of a "Withdrawal Agreement Bill"
        owner = self._text.starting.get(first)
        return Span(
            first,
            last,
            self._classes.type_of(word, first, last),
            text_of(self._tokens, first, last),
            noun=word,
            head=head,
            year=self._text.year_in(first, last),
            location=owner if owner and owner.type in LOCATIONS and owner.last < last else None,
        )

    def _is_attended(self, name: Span) -> bool:
        """Whether what is listed as a body is meant as the event that it holds: "at the World Economic Forum"."""
        gathering = self._tokens[name.last - 1].text.lower() in self._nouns.event_names
        before = self._tokens[max(0, name.first - 2) : name.first]
        return (
            gathering
            and name.type is EntityType.ORGANIZATION
            and any(t.text in ("at", "for", "during") for t in before)
        )

    def _left_capitals(self, index: int) -> int:
        sentence = self._text.sentences[self._tokens[index].sentence]
        while index > sentence.first:
            before = self._tokens[index - 1]
            if not is_capitalised(before) and not before.text.isdigit() and before.text != "-":
                break
            if before.pos in ("DET", "ADP", "PRON", "ADV", "SCONJ", "CCONJ"):
                break
            index -= 1
        return index

    def _right_capitals(self, index: int) -> int:
        limit = self._text.limit(index - 1)
        while index < limit:
            if is_capitalised(self._tokens[index]) and self._tokens[index].pos in ("PROPN", "NOUN", "ADJ"):
                index += 1
                continue
            if self._tokens[index].text not in _JOINTS or index + 1 >= limit:
                break
            after = index + 1 + (self._tokens[index + 1].text == "the")
            if (
                after >= limit
                or not is_capitalised(self._tokens[after])
                or after in self._dated
                or self._tokens[after].entity_label.endswith("DATE")
                or (self._tokens[index].text == "and" and after in self._text.starting)
            ):
                break
            index = after + 1
        return index

    def _described(self, token: Token) -> Span | None:
        word = self._noun_of_description(token)
        if word is None:
            return None
        opening = self._text.first_premodifier(token.index)
        first = self._at_name(self._past_relative_date(self._past_so_called(opening), token.index))
        last = self._bounds.end(token.index)
        place = self._text.place_of(word, first, token.index, self._bounds.end_of_clauses(token.index, last))
        if place and token.index < place.first <= last + 1:
            last = self._text.end_of_place(place)
        if not place and not self._text.is_definite(opening) and word in self._nouns.event:
            place = self._text.venue(token.index)
        bare = last == token.index + 1 and not place and not self._is_determined(opening, token.index)
        if not self._is_one(word, token, opening, first, bare=bare):
            return None
        return replace(self._span(word, token, first, last), location=place, definite=self._text.is_definite(opening))

    def _noun_of_description(self, token: Token) -> str | None:
        """The noun for a happening that stands here as no part of a name or compound."""
        is_noun = token.pos == "NOUN" or (token.pos == "PROPN" and token.text.islower())
        if not is_noun or token.dep == "compound" or token.index in self._text.covering:
            return None
        return self._classes.noun_at(token)

    def _is_one(self, word: str, token: Token, opening: int, first: int, *, bare: bool) -> bool:
        """Whether it is one thing, or several that are known; `bare` says that nothing tells which."""
        proposed = first < token.index and self._classes.is_weighed(token)
        assaults = word in self._nouns.assaults and not self._is_determined(opening, token.index)
        if token.tag == "NNS" and ((bare and not proposed) or assaults):
            return False
        return not bare or self._is_counted(opening, token)

    def _span(self, word: str, token: Token, first: int, last: int) -> Span:
        end_of_noun = token.index + len(word.split())
        return Span(
            first,
            token.index + 1,
            self._classes.type_of(word, first, last),
            self._called(first, last),
            MentionKind.NOMINAL,
            noun=word if " " in word else token.lemma.lower(),
            head=token.index,
            aliases=tuple(self._variants(first, end_of_noun, last)),
            short=self._called(first, end_of_noun),
            year=self._text.year_of(token, first, token.index + 1),
        )

    def _past_so_called(self, first: int) -> int:
        return first + 3 if text_of(self._tokens, first, first + 3).lower() == "so-called" else first

    def _at_name(self, first: int) -> int:
        """The beginning of the name in whose midst the phrase would begin ("Group of Eight summit")."""
        name = self._text.covering.get(first)
        return name.first if name and name.entries else first

    def _is_determined(self, first: int, head: int) -> bool:
        """Whether a plural is of known ones: with a determiner, an owner or a year."""
        owned = any(self._tokens[index].dep == "poss" for index in range(first, head))
        return owned or self._text.is_definite(first) or bool(self._text.year_in(first, head))

    def _is_counted(self, first: int, token: Token) -> bool:
        """Whether a singular is one thing, not law or war as such: "a", "the" or an adjective stands before."""
        return first < token.index or (first > 0 and self._tokens[first - 1].pos == "DET")

    def _called(self, first: int, last: int) -> str:
        """The words [first, last) without quotation marks, of which one may have been left outside, and acronyms."""
        words = _ACRONYM.sub(" ", text_of(self._tokens, first, last))
        return " ".join(words.translate(_QUOTES).split())

    def _variants(self, first: int, end_of_noun: int, last: int) -> Iterator[str]:
        """What else it may be called: with fewer of its complements, without its owner and without its adjectives."""
        ends = [end for end in range(end_of_noun, last) if self._bounds.begins_complement(end)]
        whole = self._called(first, last)
        for start in sorted(set(self._openings(first, end_of_noun, told=last > end_of_noun))):
            called = (self._called(start, self._bounds.without_dangling(end, start)) for end in [*ends, last])
            yield from (name for name in called if " " in name and name != whole)

    def _openings(self, first: int, end_of_noun: int, *, told: bool) -> Iterator[int]:
        """Where a shorter name may begin; without all its adjectives only where complements tell which one it is."""
        telling = first
        while telling < end_of_noun - 1 and self._tokens[telling].text.lower() in self._nouns.idle_adjectives:
            telling += 1
        yield from (first, telling)
        yield from (index + 1 for index in range(first, end_of_noun - 1) if self._tokens[index].tag == "POS")
        bare = end_of_noun - 1
        while bare > first and self._tokens[bare - 1].dep == "compound":
            bare -= 1
        if told:
            yield bare

    def _past_relative_date(self, first: int, head: int) -> int:
        """Where the phrase begins without "this year's" or "Monday"."""
        end = first
        while end < head and self._is_dated(self._tokens[end]):
            end += 1
        if end < head and self._tokens[end].tag == "POS":
            return end + 1
        return end if end > first and self._tokens[end - 1].text.lower() in number_words("weekdays") else first

    def _is_dated(self, token: Token) -> bool:
        inside = token.tag != "POS" and (token.index in self._dated or token.entity_label.endswith("DATE"))
        return inside and (token.text.islower() or token.text.lower() in number_words("weekdays"))
