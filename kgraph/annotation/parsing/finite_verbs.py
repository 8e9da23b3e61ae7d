"""Verbs of sentences that the parser takes for adjectives: "Ann Lee, a banker, defeated veteran senator Jan Holt"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.model import Token

_CONJUNCTIONS = frozenset({"since", "after", "before", "until"})
_LONGEST_PHRASE = 8


def with_finite_verbs(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, with each past form after what is set off from a name as the verb of that name.

    It is one where the name has no other verb: where it is all that its sentence is about, or stands after a word
    that opens a clause ("since Ann Lee, a banker, defeated …").
    """
    changed = {new.index: new for verb in tokens[2:] for new in _as_finite(tokens, verb)}
    return tuple(changed.get(token.index, token) for token in tokens) if changed else tuple(tokens)


def _as_finite(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    name = _described(tokens, verb) if verb.tag == "VBN" and verb.dep == "amod" else None
    if name is None:
        return
    opener = tokens[name.head]
    if name.dep == "pobj" and opener.text.lower() in _CONJUNCTIONS:
        yield replace(opener, dep="mark", head=verb.index)
        yield replace(verb, tag="VBD", dep="advcl", head=opener.head)
    elif name.dep == "ROOT":
        yield replace(verb, tag="VBD", dep="ROOT", head=verb.index)
        strayed = (token for token in tokens[verb.index :] if token.head == name.index and token.dep == "prep")
        yield from (replace(token, head=verb.index) for token in strayed)
    else:
        return
    yield replace(name, dep="nsubj", head=verb.index)
    yield replace(_object(tokens, verb), dep="dobj", head=verb.index)


def _described(tokens: Sequence[Token], verb: Token) -> Token | None:
    """The name in front of what is set off by the comma right before a verb ("Ann Lee, a banker,")."""
    if tokens[verb.index - 1].text != "," or tokens[verb.index - 2].pos not in ("NOUN", "PROPN"):
        return None
    for noun in tokens[max(0, verb.index - _LONGEST_PHRASE) : verb.index]:
        name = tokens[noun.head]
        after = tokens[name.index + 1].text
        if noun.dep == "appos" and name.pos == "PROPN" and name.index < noun.index and after == ",":
            return name
    return None


def _object(tokens: Sequence[Token], verb: Token) -> Token:
    """The last noun of the phrase that the parser takes the verb to be part of."""
    noun = tokens[verb.head]
    while noun.dep in ("compound", "nmod", "amod") and noun.head > noun.index:
        noun = tokens[noun.head]
    return noun
