"""Towns named with what they lie in: "Paris, Texas", "Portland Oregon", "Corin, Malaysia"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.places.enclosing import enclosed_places
from kgraph.annotation.spans import Span, head_of, is_capitalised, text_of
from kgraph.gazetteer import GazetteerEntry, load_gazetteer
from kgraph.grammar import VERBAL
from kgraph.lexicon import noun_lexicon
from kgraph.model import LOCATIONS, EntityType, MentionKind, Token

_LOCATING = frozenset({"in", "at", "near", "of", "from", "to"})
_CLOSING = frozenset({",", ".", ";", ":", ")", "(", "and", "in", "on", "where", "who", "which"})
_LONGEST_TOWN = 3
_LONGEST_SUBDIVISION = 3


def with_whole_towns(tokens: Sequence[Token], names: Sequence[Span]) -> list[Span]:
    """The names, each town with the state or province that the text puts it in, wherever it is named."""
    parts = [part for name in names for part in _parts(tokens, name)]
    parts = sorted([*parts, *_unnoticed(tokens, parts)], key=lambda name: name.first)
    starting = {name.first: name for name in parts}
    return _named_alike(_before_states(tokens, [_before_subdivision(tokens, name, starting) for name in parts]))


def names_its_towns(entry: GazetteerEntry) -> bool:
    """Whether a subdivision's name is part of the names of its towns ("Paris, Texas")."""
    return entry.kind == "subdivision" and entry.state in noun_lexicon().comma_states


def named_within_state(town: Span, state: Span) -> Span:
    """A town that no list knows named with its state ("Corin, Malaysia"), to tell it from its namesakes elsewhere."""
    unknown = not (town.entries or town.noun or town.aliases or " of " in town.title)
    names = town.kind is state.kind is MentionKind.NAME and state.type is EntityType.STATE
    return named_within(town, state.title, state.entries[0].name) if unknown and names and state.entries else town


def named_within(place: Span, *outer: str) -> Span:
    """A place named with what it lies in; of the names of that the last is used, the others are aliases."""
    titles = [f"{place.title}, {title}" for title in outer]
    return replace(place, type=EntityType.PLACE, title=titles[-1], entries=(), aliases=(place.title, *titles[:-1]))


def _parts(tokens: Sequence[Token], name: Span) -> Iterator[Span]:
    """The name; the town and the subdivision where it is both without a comma ("Portland Oregon")."""
    if name.type is EntityType.PLACE and not (name.entries or name.noun):
        for last in range(max(name.first + 1, name.last - _LONGEST_SUBDIVISION), name.last):
            entries = tuple(filter(names_its_towns, load_gazetteer().lookup(text_of(tokens, last, name.last))))
            parted = {token.text.lower() for token in tokens[name.first : last]} & noun_lexicon().parts_of_places
            if entries and not parted:
                town = text_of(tokens, name.first, last)
                yield replace(name, last=last, title=town, head=head_of(tokens, name.first, last))
                title, head = text_of(tokens, last, name.last), head_of(tokens, last, name.last)
                yield Span(last, name.last, EntityType.PLACE, title, entries=entries, head=head)
                return
    yield name


def _unnoticed(tokens: Sequence[Token], names: Sequence[Span]) -> Iterator[Span]:
    """The capitals that begin a sentence or come after "in" or "of", no name to the model, before ", Texas"."""
    taken = {index for name in names for index in range(name.first, name.last)}
    for name in names:
        last = first = name.first - 1
        if last < 1 or tokens[last].text != "," or not any(map(names_its_towns, name.entries)):
            continue
        while first and last - first < _LONGEST_TOWN and _may_name(tokens[first - 1]) and first - 1 not in taken:
            first -= 1
        opens = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
        if first < last and (opens or tokens[first - 1].text.lower() in _LOCATING):
            yield Span(first, last, EntityType.PLACE, text_of(tokens, first, last), head=head_of(tokens, first, last))


def _may_name(token: Token) -> bool:
    return is_capitalised(token) and token.pos == "PROPN"


def _before_subdivision(tokens: Sequence[Token], name: Span, starting: dict[int, Span]) -> Span:
    """A town's name with the state or province after it where that belongs to the name, as in North America."""
    comma = name.last < len(tokens) and tokens[name.last].text == ","
    outer = starting.get(name.last + comma)
    if outer is None or name.kind is not MentionKind.NAME:
        return name
    closed = outer.last >= len(tokens) or tokens[outer.last].text in _CLOSING or tokens[outer.last].pos in VERBAL
    entry = next((entry for entry in outer.entries if names_its_towns(entry)), None)
    if entry is None or not closed or not _may_be_town(tokens, name, entry):
        return name
    return named_within(name, outer.title, entry.name)


def _may_be_town(tokens: Sequence[Token], name: Span, subdivision: GazetteerEntry) -> bool:
    """Whether the name is no place that stands for itself, nor anything but a place."""
    same_state = [entry for entry in name.entries if entry.state == subdivision.state]
    if any(entry.qid and entry.kind != "subdivision" for entry in same_state):
        return False
    located = name.first > 0 and tokens[name.first - 1].text.lower() in _LOCATING
    return not name.noun and (name.type in LOCATIONS or located)


def _before_states(tokens: Sequence[Token], names: Sequence[Span]) -> list[Span]:
    """The names, each town that no list knows with the state that the text puts it in."""
    lying = {inner.first: outer for inner, outer in enclosed_places(tokens, names)}
    return [named_within_state(name, lying[name.first]) if name.first in lying else name for name in names]


def _named_alike(names: Sequence[Span]) -> list[Span]:
    """The names, the short ones of a place that is named once with what it lies in made whole."""
    whole: dict[str, dict[str, Span]] = {}
    for name in names:
        if name.type is EntityType.PLACE and name.aliases:
            whole.setdefault(name.aliases[0], {})[name.title] = name
    return [
        replace(name, title=full.title, aliases=full.aliases)
        if name.type is EntityType.PLACE and not name.entries and (full := _only(whole.get(name.title)))
        else name
        for name in names
    ]


def _only(places: dict[str, Span] | None) -> Span | None:
    return next(iter(places.values())) if places and len(places) == 1 else None
