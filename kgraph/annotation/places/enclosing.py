"""Places and what the text says they lie in: "Paris, Texas", "Kidal in northern Mali", "Minsk (Belarus)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgraph.annotation.spans import Span
from kgraph.grammar import VERBAL
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind, Token

_CLOSING = frozenset({",", ".", "(", ";", ")", "but", "where", "who", "which", "on"})
_TOWNS = frozenset({"capital", "city"})


def enclosed_places(tokens: Sequence[Token], names: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Each place with the place or state that stands after it as what it lies in, in text order."""
    places = [name for name in names if name.type in (EntityType.PLACE, EntityType.STATE)]
    for inner, outer in pairwise(places):
        between = [token.text.lower() for token in tokens[inner.last : outer.first]]
        joined = between in ([","], ["("], [",", "the"]) and _is_closed(tokens, inner, outer)
        said = joined or (_is_said_to_lie_in(between, inner, outer) and _is_no_premodifier(tokens, outer))
        said = said or (not between and bool(inner.aliases))
        if inner.type is EntityType.PLACE and said and _may_lie_in(inner, outer):
            yield inner, outer


def _may_lie_in(inner: Span, outer: Span) -> bool:
    """Whether the gazetteer does not know better: "left Oslo, Chad is", "faced Bonn in Kyiv"."""
    states = {entry.state for entry in inner.entries}
    if inner.entries and outer.entries and all(entry.kind in _TOWNS for entry in (*inner.entries, *outer.entries)):
        return False
    return not states or outer.type is not EntityType.STATE or any(entry.qid in states for entry in outer.entries)


def _is_said_to_lie_in(between: Sequence[str], inner: Span, outer: Span) -> bool:
    """Whether nothing but "in", or a comma, and the part of the outer place stands between two."""
    part = set(between[1 + (between[:2] == [",", "in"]) :])
    in_part = between[:1] == [","] and bool(part - {"the"}) and "of" not in part
    told = between[:1] == ["in"] or between[:2] == [",", "in"] or in_part
    names = inner.kind is outer.kind is MentionKind.NAME
    return told and names and part <= noun_lexicon().parts_of_places


def _is_no_premodifier(tokens: Sequence[Token], place: Span) -> bool:
    """Whether the name is no part of what follows ("in Mali's desert", "in Iraq talks")."""
    head = tokens[place.head]
    if head.dep == "compound" and tokens[head.head].text in noun_lexicon().geographic:
        return [token.text for token in tokens[head.head + 1 : head.head + 2]] != ["of"]
    return head.dep not in ("poss", "compound", "nmod", "amod")


def _is_closed(tokens: Sequence[Token], inner: Span, outer: Span) -> bool:
    """Whether something other than the next of a list follows: nothing that goes on, where it is known to lie there."""
    following = tokens[outer.last : outer.last + 2]
    if {entry.state for entry in inner.entries} & {entry.qid for entry in outer.entries if entry.qid}:
        return all(token.text not in ("and", "or") for token in following[:1]) or following[-1].pos in VERBAL
    if not following or following[0].text in _CLOSING or following[0].pos == "AUX":
        return True
    return following[0].text == "and" and following[-1].pos in VERBAL
