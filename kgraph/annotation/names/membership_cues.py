"""Names of bodies that no list and no model knows, by what is said of people: "a member of the Blue Dawn"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.annotation.spans import Span, head_of, is_capitalised, text_of
from kgraph.gazetteer import Gazetteer
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, MentionKind, Token

_LINKS = frozenset({"of", "in", "for", "with"})
_INNER = frozenset({"of", "for", "de", "der", "des", "du", "für", "la", "le", "the"})
_PARTS = frozenset({"PROPN", "NOUN", "NUM", "ADJ"})
_UNNAMED = ("NORP", "DATE", "TIME", "LANGUAGE")


def with_joined_bodies(tokens: Sequence[Token], names: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """The names, with those of which people are members, or which they join, as the names of bodies that they are."""
    found = {body.first: body for body in _bodies(tokens, names, gazetteer)}
    inside = {index for body in found.values() for index in range(body.first, body.last)}
    kept = [name for name in names if inside.isdisjoint(range(name.first, name.last))]
    return sorted([*kept, *found.values()], key=lambda name: name.first)


def _bodies(tokens: Sequence[Token], names: Sequence[Span], gazetteer: Gazetteer) -> Iterator[Span]:
    covering = {index: name for name in names for index in range(name.first, name.last)}
    for token in tokens:
        if (before := _before_member(tokens, token)) and _is_free(token, before, covering):
            yield _body(tokens, before.start, before.stop)
        if (first := _first_of_body(tokens, token)) is None:
            continue
        last = max(capitals_end(tokens, first), covering[first].last if first in covering else first)
        if last > first and _may_be_body(tokens, first, last, covering, gazetteer):
            yield _body(tokens, first, last)


def _is_free(member: Token, capitals: range, covering: dict[int, Span]) -> bool:
    """Whether no name is in the capitals, or the town of a player's team ("Dynamo Riga keeper Karl Braun")."""
    names = {covering[index] for index in capitals if index in covering}
    team = member.text in noun_lexicon().players and all(name.type is EntityType.PLACE for name in names)
    return not names or team


def _body(tokens: Sequence[Token], first: int, last: int) -> Span:
    head = head_of(tokens, first, last)
    return Span(first, last, EntityType.ORGANIZATION, text_of(tokens, first, last), head=head)


def _before_member(tokens: Sequence[Token], token: Token) -> range:
    """The capitals before a noun for members that a person's name follows ("Five Stars singer Paul Stern")."""
    nouns, first = noun_lexicon(), token.index
    following = tokens[first + 1 : first + 2]
    if not following or not any(token.text in of for of in (nouns.memberships, nouns.performers, nouns.players)):
        return range(0)
    if not following[0].entity_label.endswith("B-PERSON") or following[0].head < first:
        return range(0)
    passed = office_lexicon().past | nouns.organization | nouns.party
    while first and is_capitalised(tokens[first - 1]) and tokens[first - 1].pos in _PARTS:
        if tokens[first - 1].text.lower() in passed or tokens[first - 1].entity_label[2:] in _UNNAMED:
            break
        first -= 1
    return range(first, token.index)


def _first_of_body(tokens: Sequence[Token], token: Token) -> int | None:
    """Where the name would begin of what a noun says that somebody is of, or a verb that somebody joins."""
    nouns, lemma = noun_lexicon(), token.lemma.lower()
    index = token.index + 1
    if token.pos == "NOUN" and lemma in nouns.memberships:
        if tokens[index].text not in (_LINKS if lemma in nouns.performers else ("of",)):
            return None
        index += 1
    elif token.pos == "NOUN" and lemma in nouns.performers:
        words = [word.text for word in tokens[index : index + 2]]
        return index + 2 if words[1:] == ["the"] and words[0] in _LINKS else None
    elif token.pos != "VERB" or lemma not in nouns.verbs_of_joining:
        return None
    return index + (index < len(tokens) and tokens[index].text == "the")


def capitals_end(tokens: Sequence[Token], first: int) -> int:
    """The end of capitals, small words between two of them included."""
    last = end = first
    while end < len(tokens) and (is_capitalised(tokens[end]) or (end > first and tokens[end].text in _INNER)):
        end += 1
        last = end if is_capitalised(tokens[end - 1]) else last
    return last


def _may_be_body(
    tokens: Sequence[Token], first: int, last: int, covering: dict[int, Span], gazetteer: Gazetteer
) -> bool:
    """Whether neither a list nor a noun in it says that the name is another's, and it says nothing of what follows."""
    names = {covering[index] for index in range(first, last) if index in covering}
    words = {token.text.lower() for token in tokens[first:last]}
    nouns, titles = noun_lexicon(), office_lexicon().entailment.keys() | office_lexicon().honorifics
    if words & (nouns.organization | nouns.party | nouns.definite | titles) or _is_anothers(tokens, first, last):
        return False
    if any(_is_whole(name, first, last) for name in names):
        return False
    definite = tokens[first - 1].text == "the"
    return definite or gazetteer.given_name_gender(tokens[first].text) is None


def _is_whole(name: Span, first: int, last: int) -> bool:
    """Whether a listed name is all there is, or that of a body or person."""
    inside = first <= name.first and name.last <= last
    part = name.kind is MentionKind.DEMONYM or name.type in (EntityType.PLACE, EntityType.STATE)
    return bool(name.entries) and not (inside and part and name.last < last)


def _is_anothers(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it is a people's name, or only the beginning of a phrase ("the Kikuyu tribe", "Lee's cabinet")."""
    if tokens[last - 1].entity_label[2:] in _UNNAMED:
        return True
    following = tokens[last : last + 1]
    return any(
        token.tag in ("POS", "HYPH") or (token.pos in ("NOUN", "ADJ") and token.text.islower()) for token in following
    )
