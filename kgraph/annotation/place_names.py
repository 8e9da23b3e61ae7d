"""Places named with what they lie in: "Paris, Texas", "Corin, Malaysia", "County of Tyrol"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgraph.annotation.enclosing_places import enclosed_places
from kgraph.annotation.spans import Span, text_of
from kgraph.gazetteer import GazetteerEntry
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, MentionKind, Token

_PLACES = frozenset({EntityType.PLACE, EntityType.STATE})
_LOCATING = frozenset({"in", "at", "near", "of", "from", "to"})
_VERBS = frozenset({"AUX", "VERB"})
_CLOSING = frozenset({",", ".", ";", ":", ")", "(", "and", "in", "on", "where", "who", "which"})


def with_whole_places(tokens: Sequence[Token], names: Sequence[Span]) -> list[Span]:
    """The names, each place among them with the whole of its name."""
    names = [_as_place(tokens, name) for name in names]
    starting = {name.first: name for name in names}
    whole: list[Span] = []
    for name in names:
        if whole and name.first < whole[-1].last:
            continue
        described = _described(tokens, name, starting)
        whole.append(_before_subdivision(tokens, described, starting))
    return _named_alike(_before_states(tokens, whole))


def _before_states(tokens: Sequence[Token], names: Sequence[Span]) -> list[Span]:
    """The names, each town that no list knows with the state that the text puts it in."""
    lying = {inner.first: outer for inner, outer in enclosed_places(tokens, names)}
    return [named_within_state(name, lying[name.first]) if name.first in lying else name for name in names]


def named_within_state(town: Span, state: Span) -> Span:
    """A town that no list knows named with its state ("Corin, Malaysia"), to tell it from its namesakes elsewhere."""
    unknown = not (town.entries or town.noun or town.aliases or " of " in town.title)
    names = town.kind is state.kind is MentionKind.NAME and state.type is EntityType.STATE
    return named_within(town, state.title, state.entries[0].name) if unknown and names and state.entries else town


def named_within(place: Span, *outer: str) -> Span:
    """A place named with what it lies in; of the names of that the last is used, the others are aliases."""
    titles = [f"{place.title}, {title}" for title in outer]
    return replace(place, type=EntityType.PLACE, title=titles[-1], entries=(), aliases=(place.title, *titles[:-1]))


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


def _as_place(tokens: Sequence[Token], name: Span) -> Span:
    """What a small word for a place introduces is one, whatever the model takes it for: "the village of Corin"."""
    noun, of = (tokens[index].text for index in (max(0, name.first - 2), max(0, name.first - 1)))
    introduced = noun in noun_lexicon().geographic and of == "of"
    unknown = not (name.entries or name.noun) and name.type in (EntityType.ORGANIZATION, EntityType.PERSON)
    return replace(name, type=EntityType.PLACE) if introduced and unknown else name


def _described(tokens: Sequence[Token], name: Span, starting: dict[int, Span]) -> Span:
    """With the capitalised geographic noun before its "of" ("County of Tyrol"), which a model often cuts off."""
    noun, of = tokens[name.first], name.first + 1
    inner = starting.get(of + 1 + (of + 1 < len(tokens) and tokens[of + 1].text == "the"))
    if office_lexicon().entailment.keys() & {text_of(tokens, max(0, name.first - 2), name.first + 1).lower()}:
        return name
    is_noun = noun.text.lower() in noun_lexicon().geographic and of < len(tokens) and tokens[of].text == "of"
    if is_noun and inner and inner.type is EntityType.PLACE and name.last <= of + 1:
        return Span(name.first, inner.last, EntityType.PLACE, text_of(tokens, name.first, inner.last), head=name.first)
    return name


def _before_subdivision(tokens: Sequence[Token], name: Span, starting: dict[int, Span]) -> Span:
    """A town's name with the state or province after it where that belongs to the name, as in North America."""
    outer = starting.get(name.last + 1)
    if outer is None or tokens[name.last].text != "," or name.kind is not MentionKind.NAME:
        return name
    closed = outer.last >= len(tokens) or tokens[outer.last].text in _CLOSING or tokens[outer.last].pos in _VERBS
    entry = next((entry for entry in outer.entries if names_its_towns(entry)), None)
    if entry is None or not closed or not _may_be_town(tokens, name, entry):
        return name
    return named_within(name, outer.title, entry.name)


def names_its_towns(entry: GazetteerEntry) -> bool:
    """Whether a subdivision's name is part of the names of its towns ("Paris, Texas")."""
    return entry.kind == "subdivision" and entry.state in noun_lexicon().comma_states


def _may_be_town(tokens: Sequence[Token], name: Span, subdivision: GazetteerEntry) -> bool:
    """Whether the name is no place that stands for itself, nor anything but a place."""
    same_state = [entry for entry in name.entries if entry.state == subdivision.state]
    if any(entry.qid and entry.kind != "subdivision" for entry in same_state):
        return False
    located = name.first > 0 and tokens[name.first - 1].text.lower() in _LOCATING
    return not name.noun and (name.type in _PLACES or located)
