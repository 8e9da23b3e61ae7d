"""Names of people, places, states and bodies: the gazetteer's, the model's, and what corrects both.

The statistical model proposes spans; the gazetteer, given names and class nouns decide where they disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.annotation.names.bounds import (
    before_circumstance,
    before_person,
    capitals_end,
    is_bare_title,
    is_prefixed,
    past_descriptions,
    past_titles,
    to_hyphen,
    with_given_name,
    with_particles,
    without_class_nouns,
    without_years,
)
from kgraph.annotation.names.consistency import consistent
from kgraph.annotation.names.initials import with_spelled_out
from kgraph.annotation.names.listed import listed_names
from kgraph.annotation.names.trimming import trimmed
from kgraph.annotation.names.types import is_full_name, type_of
from kgraph.annotation.spans import Span, head_of, is_capitalised, joins_parts, text_of, without_overlaps
from kgraph.gazetteer import Gazetteer
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, Sentence, Token

_LONGEST_OFFICE = 4


def find_names(tokens: Sequence[Token], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[Span]:
    """Spans of names in text order, none overlapping another."""
    known = listed_names(tokens, sentences, gazetteer)
    proposed = [
        span
        for raw in _joined(tokens, _from_model(tokens))
        if (span := _corrected(tokens, raw, known, gazetteer)) and not _is_composed(tokens, span, known)
    ]
    capitals = _from_capitals(tokens, sentences, gazetteer, {span.first: span.last for span in known})
    names = consistent(tokens, without_overlaps([*known, *proposed, *capitals]), gazetteer)
    return [_without_title(tokens, name) for name in with_spelled_out(tokens, names, gazetteer)]


def _without_title(tokens: Sequence[Token], name: Span) -> Span:
    """A listed person's name without the title that is in it ("King Felipe VI"), which is an office held."""
    titled = tokens[name.first].text.lower() in office_lexicon().reigning
    if name.type is not EntityType.PERSON or not name.entries or not titled or name.last - name.first < 2:
        return name
    return replace(name, first=name.first + 1)


def _is_composed(tokens: Sequence[Token], span: Span, known: list[Span]) -> bool:
    """Whether the span is better read from its class noun and the listed name in it ("Chad National Assembly")."""
    nouns = noun_lexicon().organization
    if _is_pair(tokens, span, known):
        return True
    return (
        span.type is EntityType.ORGANIZATION
        and any(token.text.lower() in nouns for token in tokens[span.first : span.last])
        and any(span.overlaps(listed) and listed.type is not EntityType.PERSON for listed in known)
    )


def _from_model(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    first, label = 0, ""
    for token in tokens:
        continues = token.entity_label == f"I-{label}"
        if label and not continues:
            yield first, token.index, label
        if not continues:
            first, label = token.index, token.entity_label[2:]
    if label:
        yield first, len(tokens), label


def _is_pair(tokens: Sequence[Token], span: Span, known: list[Span]) -> bool:
    """Whether it is but two listed names with a hyphen between them ("EU-IMF")."""
    inside = [listed for listed in known if span.first <= listed.first and listed.last <= span.last]
    if len(inside) != 2 or inside[0].first != span.first or inside[1].last != span.last:
        return False
    return inside[1].first == inside[0].last + 1 and joins_parts(tokens, inside[0].last)


def _joined(tokens: Sequence[Token], proposed: Iterator[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The proposals, two of people made one where the first is part of the second's phrase ("Abd-Rabu" "Omar Hadi")."""
    waiting: tuple[int, int, str] | None = None
    for first, last, label in proposed:
        begun = waiting and waiting[1:] == (first, "PERSON") and label == "PERSON"
        if waiting and begun and tokens[first - 1].dep == "compound" and first <= tokens[first - 1].head < last:
            first, waiting = waiting[0], None
        if waiting:
            yield waiting
        waiting = first, last, label
    if waiting:
        yield waiting


def _corrected(
    tokens: Sequence[Token], raw: tuple[int, int, str], known: list[Span], gazetteer: Gazetteer
) -> Span | None:
    first, last, label = raw
    first, last = trimmed(tokens, first, last, known, gazetteer)
    last = _without_office(tokens, first, last)
    if label in ("PERSON", "GPE"):
        last = before_circumstance(tokens, first, without_years(tokens, first, last))
    if label == "ORG":
        last = before_person(tokens, first, without_class_nouns(tokens, first, last), gazetteer)
    if label == "PERSON":
        first, last = with_given_name(tokens, first, last, known), to_hyphen(tokens, with_particles(tokens, last))
        first = past_descriptions(tokens, first, last, gazetteer)
    if (
        first >= last
        or is_bare_title(tokens[first:last])
        or is_prefixed(tokens[first])
        or not any(is_capitalised(token) for token in tokens[first:last])
    ):
        return None
    type_ = type_of(tokens, first, last, label, gazetteer)
    return _name(tokens, first, last, type_) if type_ else None


def _name(tokens: Sequence[Token], first: int, last: int, type_: EntityType) -> Span:
    return Span(first, last, type_, text_of(tokens, first, last), head=head_of(tokens, first, last))


def _from_capitals(
    tokens: Sequence[Token], sentences: Sequence[Sentence], gazetteer: Gazetteer, known: Mapping[int, int]
) -> Iterator[Span]:
    """People whom the model missed: a given name, none of the `known` names, and the capitals that follow."""
    for sentence in sentences:
        index = sentence.first
        while index < sentence.last:
            index = known.get(index, index)
            end = capitals_end(tokens, index, sentence.last)
            index = past_titles(tokens, index, end)
            if is_full_name(tokens, index, end, gazetteer):
                yield _name(tokens, index, to_hyphen(tokens, end), EntityType.PERSON)
            index = max(end, index + 1)


def _without_office(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a name without the first words of an office that goes on after it ("Senate Majority" + "Leader")."""
    for start in range(first, last):
        for end in range(last + 1, min(last + _LONGEST_OFFICE, len(tokens) + 1)):
            if " ".join(token.text.lower() for token in tokens[start:end]) in office_lexicon().entailment:
                return start
    return last
