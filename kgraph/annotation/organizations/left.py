"""What stands before the class noun of an organisation and belongs to its name."""

from __future__ import annotations

from kgraph.annotation.organizations.text import OrganizationText
from kgraph.annotation.spans import is_capitalised, joins_parts

_JOINTS = frozenset({"and", ",", "&"})
_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "VERB"})
_CONJUNCTS = frozenset({"PROPN", "ADJ", "NOUN"})


def left_edge(text: OrganizationText, noun: int, limit: int) -> int:
    """The first token of the name whose class noun is token `noun`, none before `limit`."""
    first = noun
    while first > limit and _belongs(text, first - 1, limit):
        first -= 1
        if (listed := text.covering.get(first)) and listed.entries and first > listed.first >= limit:
            return listed.first
    while text.tokens[first].text in _JOINTS:
        first += 1
    return first


def _belongs(text: OrganizationText, index: int, limit: int) -> bool:
    """Whether the token goes with the part of the name that follows it."""
    token = text.tokens[index]
    if text.stops(index):
        return False
    joint = token.text in _JOINTS and index - 1 >= limit and _joins(text, index - 1)
    joint = joint or joins_parts(text.tokens, index) or _is_of_many(text, index, limit)
    return joint or (is_capitalised(token) and token.pos in _PARTS)


def _is_of_many(text: OrganizationText, index: int, limit: int) -> bool:
    """Whether it is the "'s" after those whose body it is ("People's Alliance", "Farmers' Union"), no name's."""
    if text.tokens[index].tag != "POS" or index - 1 < limit:
        return False
    owner = text.tokens[index - 1]
    plural = owner.tag in ("NNS", "NNPS") or owner.lemma.lower() in text.nouns.people
    name = text.covering.get(index - 1)
    whole = name is None or name.last > index
    return plural and is_capitalised(owner) and whole and not text.stops(index - 1)


def _joins(text: OrganizationText, index: int) -> bool:
    """Whether "X and" belongs to the same name: both conjuncts are bare capitals, neither an owner."""
    token, span = text.tokens[index], text.covering.get(index)
    return (
        is_capitalised(token)
        and not (span and span.entries)
        and token.pos in _CONJUNCTS
        and not text.stops(index)
        and token.text.lower() not in text.nouns.organization
    )
