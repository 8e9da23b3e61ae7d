"""Places that their owner or a noun beside them puts in another: "Peru's Loreto region", "Kyiv's Podil district"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgraph.annotation.spans import Span
from kgraph.lexicon import noun_lexicon
from kgraph.model import LOCATIONS, EntityType, MentionKind, Token

_LONGEST_LINK = 4
_PREMODIFIERS = frozenset({"compound", "nmod", "amod"})


def parts_of_places(tokens: Sequence[Token], names: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Each such place with the place or state that it lies in, in text order."""
    places = [name for name in names if name.type in LOCATIONS and name.kind is MentionKind.NAME]
    for first, second in pairwise(places):
        between = tokens[first.last : second.first]
        if second.type is EntityType.PLACE and _are_owner_and_owned(between) and _names_place(tokens, second):
            yield second, first
        elif first.type is EntityType.PLACE and _are_part_and_whole(tokens[first.last - 1 : second.first]):
            is_within = bool(first.entries) and not second.entries and second.type is EntityType.PLACE
            yield (second, first) if is_within else (first, second)
    told = [place for place in places if not _describes_place(tokens, place)]
    for inner, outer in pairwise(told):
        if inner.type is EntityType.PLACE and _is_in_called(tokens[inner.last : outer.first]):
            yield inner, outer


def _are_owner_and_owned(between: Sequence[Token]) -> bool:
    """Whether a place is the other's: "China's Xinjiang", "eastern Ukraine's war-torn Donetsk"."""
    if not between or between[0].tag != "POS":
        return False
    return all((token.text.islower() and token.pos in ("ADJ", "VERB")) or token.text == "-" for token in between[1:])


def _names_place(tokens: Sequence[Token], name: Span) -> bool:
    """Whether a name is that of a place, not a part of what is called after it ("China's Xinjiang policy")."""
    head = tokens[name.head]
    return head.dep not in (*_PREMODIFIERS, "poss") or tokens[head.head].lemma in noun_lexicon().geographic


def _are_part_and_whole(words: Sequence[Token]) -> bool:
    """Whether a place ends in "district" or the like, or is followed by it, before an "of": "the Podil district of"."""
    told = [token.text for token in words]
    linked = told[-1:] == ["of"] or told[-2:] == ["of", "the"]
    return (
        linked and told[-2 - (told[-1] == "the")].lower() in noun_lexicon().subdivisions and len(told) <= _LONGEST_LINK
    )


def _describes_place(tokens: Sequence[Token], name: Span) -> bool:
    """Whether a name only says where that lies which the noun after it calls a place: "the US state of Virginia"."""
    head = tokens[name.head]
    return head.dep in _PREMODIFIERS and tokens[head.head].lemma in noun_lexicon().geographic


def _is_in_called(between: Sequence[Token]) -> bool:
    """Whether "in the … province of" stands between two places."""
    words = [token.text for token in between if token.text != ","]
    called = words[:2] == ["in", "the"] and words[-1:] == ["of"] and words[-2] in noun_lexicon().geographic
    return called and all(token.pos in ("ADJ", "PROPN", "PUNCT") for token in between[3:-2])
