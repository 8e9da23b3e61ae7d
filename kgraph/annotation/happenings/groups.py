"""People who act together without a name of their own: "Mugabe's supporters", "protesters in Hong Kong".

A plural noun of people names such a group where the words beside it tell which one is meant: whom they follow, where
they are or come from, on whose side they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.happenings.text import HappeningText
from kgraph.annotation.spans import Span, text_of
from kgraph.lexicon import group_lexicon, noun_lexicon
from kgraph.model import BODIES, LOCATIONS, EntityType, MentionKind, Sentence, Token

_FOLLOWED = (EntityType.PERSON, *BODIES)
_PRO_AND_ANTI = frozenset({"pro", "anti"})
_OF_OWNER = frozenset({"of"})
_LOYAL_TO = frozenset({"to", "with"})
_WHERE = frozenset({"in", "from", "across", "throughout"})


class GroupParser:
    """Reads the groups of one document, given the names in it and the tokens that other things are read at."""

    def __init__(
        self, tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Span], taken: frozenset[int]
    ) -> None:
        self._tokens = tokens
        self._text = HappeningText(tokens, sentences, names, ())
        self._taken = taken
        self._words = group_lexicon()
        self._nouns = self._words.nouns

    def parse(self) -> list[Span]:
        """Spans in text order."""
        return [span for token in self._tokens if (span := self._people(token) or self._at(token))]

    def _people(self, token: Token) -> Span | None:
        """A people ("Kurds", "Iraqi Kurds")."""
        if token.text.lower() not in self._words.peoples or token.dep == "compound":
            return None
        if token.index in self._taken and not self._is_adjective(token.index):
            return None
        first = token.index
        while first and self._is_adjective(first - 1) and self._tokens[first - 1].head == token.index:
            first -= 1
        title = text_of(self._tokens, first, token.index + 1)
        return Span(first, token.index + 1, EntityType.GROUP, title, MentionKind.NOMINAL, short=title, head=token.index)

    def _is_adjective(self, index: int) -> bool:
        """Whether the word is a demonym."""
        covering = self._text.covering.get(index)
        return covering is not None and covering.kind is MentionKind.DEMONYM

    def _at(self, token: Token) -> Span | None:
        if token.index in self._taken:
            return None
        noun = token.lemma.lower()
        several = token.tag == "NNS" and noun in self._nouns
        one = token.tag == "NN" and noun in self._words.collectives and token.dep != "compound"
        if not (several or one) or token.dep == "compound":
            return None
        first = self._text.first_premodifier(token.index)
        if one and not self._is_whole(first, token.index):
            return None
        found = next(self._told(token, noun, first), None)
        return found and replace(found, title=self._phrase(first, token.index))

    def _told(self, token: Token, noun: str, first: int) -> Iterator[Span]:
        """The readings of the phrase that tell which group is meant, the most telling first."""
        group = self._group(token, noun, first)
        before = [span for span in self._named(first, token.index) if not self._is_in_side(span, group.modifiers)]
        yield from self._following(group, [*before, self._followed_after(token, noun)])
        if all(span.type in LOCATIONS for span in before) and not self._is_owned(first, token.index):
            yield from self._placed(group, next(iter(before), None) or self._place_after(token))

    def _group(self, token: Token, noun: str, first: int) -> Span:
        return Span(
            token.index,
            token.index + 1,
            EntityType.GROUP,
            "",
            MentionKind.NOMINAL,
            noun=noun,
            short=token.text.lower(),
            head=token.index,
            modifiers=self._side(first, token.index),
            definite=self._text.is_definite(first),
        )

    def _following(self, group: Span, names: Sequence[Span | None]) -> Iterator[Span]:
        """By whom they follow: people who fight follow a person, adherents a body too."""
        followed = next((name for name in names if name and name.type in _FOLLOWED), None)
        if followed is None:
            return
        fights = group.noun in self._words.fighters or group.modifiers[:1] in (("pro",), ("Pro",))
        if group.noun in self._words.adherents or (followed.type is EntityType.PERSON and fights):
            yield replace(group, owner=followed)

    def _placed(self, group: Span, place: Span | None) -> Iterator[Span]:
        """By where they are or come from, or by their cause."""
        words, noun = self._words, group.noun
        partisan = noun in words.partisans and bool(words.sides.intersection(group.modifiers))
        if noun in words.inhabitants or noun in words.collectives or partisan:
            yield replace(group, location=place)
        if noun in words.advocates and words.causes.intersection(group.modifiers):
            yield replace(group, location=place, complete=True)

    def _side(self, first: int, head: int) -> tuple[str, ...]:
        """The words before the noun that say what the group stands for: "anti - government", "opposition", "rights"."""
        words = [token.text.lower() for token in self._tokens[first:head]]
        telling = self._words.sides | self._words.causes
        for index, word in enumerate(words[:-2]):
            if word in _PRO_AND_ANTI and words[index + 1] in ("-", "–"):
                return tuple(token.text for token in self._tokens[first + index : first + index + 3])
        return tuple(word for word in words if word in telling)

    def _is_in_side(self, span: Span, side: tuple[str, ...]) -> bool:
        """Whether it is what they are against, or a state that they are for ("anti-Putin", "pro-Russian")."""
        told = bool(side) and self._tokens[span.last - 1].text == side[-1]
        return told and side[0].lower() in (("anti",) if span.type is EntityType.PERSON else _PRO_AND_ANTI)

    def _named(self, first: int, last: int) -> list[Span]:
        """The names among the words [first, last), in text order, without those of another joined to the group."""
        joints = [index for index in range(first, last) if self._tokens[index].pos == "CCONJ"]
        first = max([first, *joints])
        covering = (self._text.covering.get(index) for index in range(first, last))
        return list(dict.fromkeys(span for span in covering if span))

    def _followed_after(self, token: Token, noun: str) -> Span | None:
        """Whom "supporters of X" and "forces loyal to X" follow."""
        if noun in self._words.adherents:
            return self._object_of(token.index, _OF_OWNER)
        loyal = (child for child in self._text.children.get(token.index, ()) if self._is_loyal(child))
        return next((span for child in loyal if (span := self._object_of(child, _LOYAL_TO))), None)

    def _is_loyal(self, index: int) -> bool:
        return self._tokens[index].text.lower() in self._words.loyal

    def _object_of(self, governor: int, prepositions: frozenset[str]) -> Span | None:
        """What a preposition right after a word ties to it, if that is named."""
        children = self._text.children
        for preposition in children.get(governor, ()):
            if self._tokens[preposition].text.lower() in prepositions and preposition == governor + 1:
                objects = (child for child in children.get(preposition, ()) if self._tokens[child].dep == "pobj")
                return next((self._text.covering.get(child) for child in objects), None)
        return None

    def _place_after(self, token: Token) -> Span | None:
        place = self._object_of(token.index, _WHERE | _OF_OWNER)
        return place if place and place.type in LOCATIONS and place.kind is MentionKind.NAME else None

    def _is_owned(self, first: int, head: int) -> bool:
        """Whether a pronoun says whose they are."""
        return any(token.tag == "PRP$" for token in self._tokens[max(0, first - 1) : head])

    def _is_whole(self, first: int, head: int) -> bool:
        """Whether a singular means all: "the opposition", "Kenya's opposition", no "opposition to" a thing."""
        after = [token.text.lower() for token in self._tokens[head + 1 : head + 2]]
        alone = all(index in self._text.covering or self._tokens[index].tag == "POS" for index in range(first, head))
        owned = any(token.tag == "POS" for token in self._tokens[first:head])
        return (owned or self._text.is_definite(first)) and alone and after not in (["to"], ["from"], ["of"])

    def _phrase(self, first: int, head: int) -> str:
        """The words of the phrase without those that count."""
        while first < head and (
            self._tokens[first].pos == "NUM" or self._tokens[first].text.lower() in noun_lexicon().indefinite
        ):
            first += 1
        return text_of(self._tokens, first, head + 1)
