"""What the words before a name say of it: "the village of Corin", "County of Tyrol", "born in Corin"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgraph.annotation.places.towns import with_whole_towns
from kgraph.annotation.spans import Span, text_of
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, Token


def with_whole_places(tokens: Sequence[Token], names: Sequence[Span]) -> list[Span]:
    """The names, each place among them with the whole of its name."""
    names = [_as_place(tokens, name) for name in names]
    starting = {name.first: name for name in names}
    whole: list[Span] = []
    for name in names:
        if not (whole and name.first < whole[-1].last):
            whole.append(_described(tokens, name, starting))
    return with_whole_towns(tokens, whole)


def _as_place(tokens: Sequence[Token], name: Span) -> Span:
    """What only a place can be where it stands, whatever the model takes it for."""
    if name.entries or name.noun or name.type not in (EntityType.ORGANIZATION, EntityType.PERSON):
        return name
    is_place = _is_introduced(tokens, name) or _is_lived_in(tokens, name) or _is_realm(tokens, name)
    return replace(name, type=EntityType.PLACE) if is_place else name


def _is_introduced(tokens: Sequence[Token], name: Span) -> bool:
    """Whether a small word for a place, or for who governs one, stands before its "of"."""
    noun, of = (tokens[index].text for index in (max(0, name.first - 2), max(0, name.first - 1)))
    governs = name.type is EntityType.PERSON and office_lexicon().entailment.get(noun.lower()) == "place_head"
    return of == "of" and (noun in noun_lexicon().geographic or governs)


def _is_lived_in(tokens: Sequence[Token], name: Span) -> bool:
    """Whether it is where somebody was born, lives or died ("born on 3 May 1950 in Corin")."""
    preposition = tokens[tokens[name.head].head]
    verb = tokens[preposition.head]
    while (verb.pos in ("NUM", "ADP") or verb.entity_label.endswith("DATE")) and verb.head != verb.index:
        verb = tokens[verb.head]
    return preposition.text.lower() == "in" and verb.lemma.lower() in noun_lexicon().living


def _is_realm(tokens: Sequence[Token], name: Span) -> bool:
    """Whether it says itself what kind of place it is ("Kingdom of Corin")."""
    of = tokens[name.first + 1 : name.first + 2]
    return bool(of) and of[0].text == "of" and tokens[name.first].text.lower() in noun_lexicon().geographic


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
