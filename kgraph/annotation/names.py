"""Names of people, places, states and bodies: the gazetteer's, the model's, and what corrects both.

The statistical model proposes spans; the gazetteer, given names and class nouns decide where they disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.annotation.name_bounds import (
    NO_PART_OF_NAMES,
    capitals_end,
    is_prefixed,
    past_titles,
    starts_person,
    to_hyphen,
    trimmed,
    with_given_name,
    with_particles,
    without_years,
)
from kgraph.annotation.spans import Span, head_of, is_capitalised, text_of, without_overlaps
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, MentionKind, Sentence, Token

_LABELS = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
}
_PLACE_CUES = frozenset({"in", "at", "near"})


def find_names(tokens: Sequence[Token], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[Span]:
    """Spans of names in text order, none overlapping another."""
    known = list(_from_gazetteer(tokens, sentences, gazetteer))
    proposed = [
        span
        for raw in _from_model(tokens)
        if (span := _corrected(tokens, raw, known, gazetteer)) and not _is_composed(tokens, span, known)
    ]
    capitals = _from_capitals(tokens, sentences, gazetteer, {span.first: span.last for span in known})
    return _listed_with_places(tokens, _surnames(tokens, without_overlaps([*known, *proposed, *capitals])))


def _listed_with_places(tokens: Sequence[Token], spans: list[Span]) -> list[Span]:
    """The names with those made places that stand in a list with a known place ("Borno, Yobe and Adamawa")."""
    sites = {span.head for span in spans if span.type is EntityType.PLACE and span.entries}

    def is_in_list(span: Span) -> bool:
        token, joined = tokens[span.head], False
        while token.dep == "conj" and not joined:
            token = tokens[token.head]
            joined = token.index in sites
        return joined and not span.entries and span.last - span.first == 1

    return [replace(span, type=EntityType.PLACE) if is_in_list(span) else span for span in spans]


def _is_composed(tokens: Sequence[Token], span: Span, known: list[Span]) -> bool:
    """Whether the span is better read from its class noun and the listed name in it ("Chad National Assembly")."""
    nouns = noun_lexicon().organization
    return (
        span.type is EntityType.ORGANIZATION
        and any(token.text.lower() in nouns for token in tokens[span.first : span.last])
        and any(span.overlaps(listed) and listed.type is not EntityType.PERSON for listed in known)
    )


def _surnames(tokens: Sequence[Token], spans: list[Span]) -> list[Span]:
    """What the model missed or took for something else but is the surname of a person named in full."""
    people = [span.title.split() for span in spans if span.type is EntityType.PERSON]
    surnames = {words[-1] for words in people if len(words) > 1} | {words[1] for words in people if len(words) > 2}
    endings = {" ".join(words[start:]) for words in people for start in range(1, len(words))} | surnames
    known = [
        replace(span, type=EntityType.PERSON) if not span.entries and span.title in endings else span for span in spans
    ]
    covered = {index for span in known for index in range(span.first, span.last)}
    missed = (
        _name(tokens, token.index, token.index + 1, EntityType.PERSON)
        for token in tokens
        if token.text in surnames and is_capitalised(token) and token.index not in covered and token.pos == "PROPN"
    )
    return sorted([*known, *missed], key=lambda span: span.first)


def _from_gazetteer(tokens: Sequence[Token], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Iterator[Span]:
    for sentence in sentences:
        words = [token.text for token in tokens[sentence.first : sentence.last]]
        index = 0
        while index < len(words):
            end, entries = gazetteer.longest_match(words, index) if words[index][:1].isupper() else (index, ())
            entries = entries or gazetteer.party_members.get(words[index], ())
            if not entries:
                index += 1
                continue
            end = max(end, index + 1)
            yield _gazetteer_span(tokens, sentence.first + index, sentence.first + end, entries, gazetteer)
            index = end


def _gazetteer_span(
    tokens: Sequence[Token], first: int, last: int, entries: tuple[GazetteerEntry, ...], gazetteer: Gazetteer
) -> Span:
    text = text_of(tokens, first, last)
    demonym = gazetteer.demonyms.get(text)
    is_demonym = demonym is not None and text not in (demonym.name, *demonym.aliases)
    return Span(
        first,
        last,
        entries[0].type,
        text,
        MentionKind.DEMONYM if is_demonym else MentionKind.NAME,
        (demonym,) if is_demonym and demonym else entries,
        head=head_of(tokens, first, last),
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


def _corrected(
    tokens: Sequence[Token], raw: tuple[int, int, str], known: list[Span], gazetteer: Gazetteer
) -> Span | None:
    first, last, label = raw
    if label not in _LABELS:
        return None
    first, last = trimmed(tokens, first, last, known, gazetteer)
    if label in ("PERSON", "GPE"):
        last = without_years(tokens, first, last)
    if label == "PERSON":
        first, last = with_given_name(tokens, first, last, known), to_hyphen(tokens, with_particles(tokens, last))
    if first >= last or is_prefixed(tokens[first]) or not any(is_capitalised(token) for token in tokens[first:last]):
        return None
    type_ = _type_of(tokens, first, last, _LABELS[label], gazetteer)
    return _name(tokens, first, last, type_)


def _name(tokens: Sequence[Token], first: int, last: int, type_: EntityType) -> Span:
    return Span(first, last, type_, text_of(tokens, first, last), head=head_of(tokens, first, last))


def _type_of(tokens: Sequence[Token], first: int, last: int, proposed: EntityType, gazetteer: Gazetteer) -> EntityType:
    nouns = noun_lexicon()
    words = [token.text.lower() for token in tokens[first:last]]
    if last - first > 1 and (words[-1] in nouns.party or words[0] in nouns.party):
        return EntityType.POLITICAL_PARTY
    if last - first > 1 and any(word in nouns.organization for word in words):
        return EntityType.ORGANIZATION
    if (
        proposed is not EntityType.PERSON
        and 2 <= last - first <= 4
        and starts_person(tokens, first, gazetteer)
        and not (first > 0 and tokens[first - 1].text.lower() in _PLACE_CUES)
    ):
        return EntityType.PERSON
    return proposed


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
            if _is_missed_person(tokens, index, end, gazetteer):
                yield _name(tokens, index, end, EntityType.PERSON)
            index = max(end, index + 1)


def _is_missed_person(tokens: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether capitals are a person's name in full: begun by a given name, without an office or a body's noun."""
    offices = office_lexicon().entailment
    return (
        2 <= last - first <= 5
        and starts_person(tokens, first, gazetteer)
        and tokens[last - 1].text not in NO_PART_OF_NAMES
        and _type_of(tokens, first, last, EntityType.PERSON, gazetteer) is EntityType.PERSON
        and not any(token.text.lower() in offices for token in tokens[first:last])
    )
