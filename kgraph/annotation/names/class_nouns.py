"""Names whose kind the noun beside them tells: "the airline Blue Wing", "the White Lotus resistance movement"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.annotation.affixes import is_affixed
from kgraph.annotation.names.types import is_acronym
from kgraph.annotation.spans import Span, head_of, is_capitalised, text_of
from kgraph.gazetteer import Gazetteer
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import BODIES, EntityType, MentionKind, Token

_UNREAD = frozenset({"", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "CARDINAL"})
"""Labels of the model that make no name of anything here."""
_LONGEST_DESCRIPTION = 3
_LONGEST_QUOTED = 8
_QUOTES = frozenset({'"', "“", "”"})
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART"})
_PARTS = frozenset({"PROPN", "ADJ", "NOUN", "NUM"})
_TIES = frozenset({"appos", "compound", "nmod", "amod"})


def with_classes(tokens: Sequence[Token], names: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """The names, those beside a noun for organisations made organisations, and those added that no model saw."""
    starting, ending = {name.first: name for name in names}, {name.last: name for name in names}
    heads = {name.head: name for name in names}
    taken = {index: name for name in names for index in range(name.first, name.last)}
    told: dict[int, Span] = {}
    for token in tokens:
        if (type_ := _class_of(token)) is None:
            continue
        first = _first_after(tokens, token.index)
        after = (
            _quoted(tokens, first, taken)
            or _with_places_after(tokens, first, taken)
            or starting.get(first)
            or _capitals_after(tokens, first, taken)
        )
        last = _before_description(tokens, token.index)
        before = _with_places_before(tokens, last, taken) or ending.get(last) or _capitals_before(tokens, last, taken)
        if after and _may_be_called(after, gazetteer) and _is_tied(tokens, after, token):
            told[after.first] = replace(after, type=type_, noun=token.text)
        elif before and is_affixed(tokens, before.first):
            continue  # "a pro-Kremlin party"
        elif before and before.entries and before.type in BODIES and _is_under(tokens, before, token):
            told[before.first] = replace(before, last=token.index + 1, head=token.index)
        elif before and _may_be_called(before, gazetteer) and _is_under(tokens, before, token):
            told[before.first] = replace(before, type=type_, last=token.index + 1, head=token.index, noun=token.text)
        elif (apart := _set_apart(tokens, token, heads)) and _may_be_called(apart, gazetteer):
            told[apart.first] = replace(apart, type=type_)
    told |= {firm.first: firm for firm in _firms(tokens, starting, ending, taken, gazetteer)}
    people = {word for name in names if name.type is EntityType.PERSON for word in name.title.split()[1:]}
    types = {name.title: name.type for name in told.values() if not name.entries and name.title not in people}
    alike = [name if name.entries else replace(name, type=types.get(name.title, name.type)) for name in names]
    kept = [told.pop(name.first, name) for name in alike]
    return sorted([*kept, *told.values()], key=lambda name: name.first)


def _firms(
    tokens: Sequence[Token],
    starting: Mapping[int, Span],
    ending: Mapping[int, Span],
    taken: Mapping[int, Span],
    gazetteer: Gazetteer,
) -> Iterator[Span]:
    """The word that no list knows before the title of who runs a company ("Blaurad boss Karl Braun")."""
    for token in tokens:
        person = starting.get(token.index + 1)
        if token.text not in office_lexicon().of_firms or person is None or person.type is not EntityType.PERSON:
            continue
        before = ending.get(token.index) or _capitals_before(tokens, token.index, taken, definite=False)
        if before and before.last - before.first == 1 and _may_be_called(before, gazetteer):
            yield replace(before, type=EntityType.ORGANIZATION)


def _may_be_called(name: Span, gazetteer: Gazetteer) -> bool:
    """Whether no list knows the name, as a whole or as a person's by its first word."""
    person = name.type is EntityType.PERSON and gazetteer.given_name_gender(name.title.split()[0])
    return not (name.entries or name.noun or person)


def _class_of(token: Token) -> EntityType | None:
    acronym = token.text.isupper() and len(token.text) > 1  # "the NGO"
    if not (acronym or (token.text.islower() and token.tag == "NN")):
        return None
    if token.text in noun_lexicon().party:
        return EntityType.POLITICAL_PARTY
    return EntityType.ORGANIZATION if token.text.lower() in noun_lexicon().apposed_classes else None


def _first_after(tokens: Sequence[Token], noun: int) -> int:
    """Where a name begins that stands after a noun ("the group Blue Dawn", "the group, the Blue Dawn")."""
    words = [token.text for token in tokens[noun + 1 : noun + 3]]
    return noun + 1 + (2 if words == [",", "the"] else words[:1] == ["the"] or not _QUOTES.isdisjoint(words[:1]))


def _before_description(tokens: Sequence[Token], noun: int) -> int:
    """Where a name ends that stands before a noun and the lower-case words that describe it."""
    first = noun
    while first > 1 and noun - first < _LONGEST_DESCRIPTION and _describes(tokens[first - 1], noun):
        first -= 1
    return first


def _describes(token: Token, noun: int) -> bool:
    return token.text.islower() and token.head == noun and token.pos in ("ADJ", "NOUN")


def _is_under(tokens: Sequence[Token], name: Span, noun: Token) -> bool:
    """Whether the name hangs on the noun, or on a word between them that does ("the VDA automobile federation")."""
    governor = tokens[tokens[name.head].head]
    while name.last <= governor.index < noun.index:
        governor = tokens[governor.head]
    return governor.index == noun.index


def _is_tied(tokens: Sequence[Token], name: Span, noun: Token) -> bool:
    """Whether the two are one noun phrase, and not a noun and the subject of what follows."""
    head = tokens[name.head]
    return (head.head == noun.index and head.dep in _TIES) or (noun.head == head.index and noun.dep in _TIES)


def _set_apart(tokens: Sequence[Token], noun: Token, heads: Mapping[int, Span]) -> Span | None:
    """The name in apposition to the noun or the noun to it ("Dawn, a small party"), or of which it is predicated."""
    if noun.index and tokens[noun.index - 1].tag == "POS":
        return None
    below = (tokens[head] for head in heads if tokens[head].head == noun.index and tokens[head].dep == "appos")
    if noun.dep == "appos" or (named := next(below, None)) is None:
        governor = tokens[noun.head]
        subject = (head for head in heads if tokens[head].head == governor.index and tokens[head].dep == "nsubj")
        named = governor if noun.dep == "appos" else None
        if noun.dep == "attr" and governor.lemma == "be":
            named = tokens[found] if (found := next(subject, -1)) >= 0 else None
    return heads.get(named.index) if named else None


def _quoted(tokens: Sequence[Token], first: int, taken: Mapping[int, Span]) -> Span | None:
    """The whole name in the quotation marks that open before a token (the newspaper "The Hills of Riga")."""
    near = tokens[first : first + _LONGEST_QUOTED]
    last = next((token.index for token in near if token.text in _QUOTES), first)
    inside = tokens[first:last]
    opened = first > 0 and tokens[first - 1].text in _QUOTES
    named = opened and all(is_capitalised(token) or token.pos in _SMALL for token in inside)
    listed = any(taken[token.index].entries for token in inside if token.index in taken)
    return _unnoticed(tokens, first, last) if named and not listed else None


def _capitals_after(tokens: Sequence[Token], first: int, taken: Container[int]) -> Span | None:
    last = first + ([token.text for token in tokens[first : first + 1]] == ["The"])
    while last < len(tokens) and last not in taken and _may_name(tokens[last]):
        last += 1
    return _unnoticed(tokens, first, last) if tokens[last - 1].text != "The" else None


def _capitals_before(
    tokens: Sequence[Token], last: int, taken: Mapping[int, Span], *, definite: bool = True
) -> Span | None:
    first = last
    while first > 0 and first - 1 not in taken and _may_name(tokens[first - 1]):
        first -= 1
    is_definite = not definite or is_acronym(tokens, first, last) or _has_determiner(tokens, first, taken)
    return _unnoticed(tokens, first, last) if is_definite else None


def _has_determiner(tokens: Sequence[Token], first: int, taken: Mapping[int, Span]) -> bool:
    """Whether an article stands before, or a demonym with one ("the German VDA federation")."""
    demonym = taken.get(first - 1)
    start = demonym.first if demonym and demonym.kind is MentionKind.DEMONYM else first
    return start > 0 and tokens[start - 1].pos == "DET"


def _with_places_before(tokens: Sequence[Token], last: int, taken: Mapping[int, Span]) -> Span | None:
    """The definite name that ends at a token and has a listed place in it ("the Vienna Secession" movement)."""
    first = last
    while first > 0 and is_capitalised(tokens[first - 1]):
        first -= 1
    definite = first > 0 and tokens[first - 1].pos == "DET"
    return _unnoticed(tokens, first, last) if definite and _only_has_places(first, last, taken) else None


def _with_places_after(tokens: Sequence[Token], first: int, taken: Mapping[int, Span]) -> Span | None:
    """The name that begins at a token and has a listed place in it (the band "Ashland Heights")."""
    last = first
    while last < len(tokens) and is_capitalised(tokens[last]):
        last += 1
    return _unnoticed(tokens, first, last) if _only_has_places(first, last, taken) else None


def _only_has_places(first: int, last: int, taken: Mapping[int, Span]) -> bool:
    """Whether of the capitals [first, last) some are the names of listed places, and the rest are no names."""
    names = [taken[index] for index in range(first, last) if index in taken]
    listed = all(name.entries and name.type is EntityType.PLACE for name in names)
    return 0 < len(names) < last - first and listed


def _may_name(token: Token) -> bool:
    title = token.text.lower() in office_lexicon().entailment or token.text.lower() in office_lexicon().honorifics
    unread = token.entity_label[2:] in _UNREAD
    return is_capitalised(token) and token.pos in _PARTS and unread and not title


def _unnoticed(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    if first >= last:
        return None
    head = head_of(tokens, first, last)
    return Span(first, last, EntityType.ORGANIZATION, text_of(tokens, first, last), head=head)
