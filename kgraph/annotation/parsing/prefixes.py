"""Verbs that the parser tears apart at the hyphen of their prefix ("co-founded"), put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.model import Token

_REACH = 30
"""Tokens within which dependents are looked for."""


def with_whole_verbs(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, with each verb where its prefix stands in the sentence, and all that hangs on the prefix on it."""
    whole = list(tokens)
    for verb in _prefixed(tokens):
        for token in _as_one(whole, verb):
            whole[token.index] = token
    return tuple(whole)


def _prefixed(tokens: Sequence[Token]) -> Iterator[int]:
    for hyphen in tokens[1:-1]:
        prefix, verb = tokens[hyphen.index - 1], tokens[hyphen.index + 1]
        if hyphen.text == "-" and prefix.text.lower() == "co" and verb.pos == "VERB" and verb.tag != "VBG":
            yield verb.index


def _as_one(tokens: Sequence[Token], verb: int) -> Iterator[Token]:
    parts = range(verb - 2, verb + 1)
    top = next((tokens[part] for part in parts if tokens[part].head not in parts or tokens[part].dep == "ROOT"), None)
    if top is None:
        return
    yield replace(tokens[verb], dep=top.dep, head=verb if top.dep == "ROOT" else top.head)
    yield from (replace(tokens[part], dep="advmod", head=verb) for part in parts[:2])
    near = tokens[max(0, verb - _REACH) : verb + _REACH]
    yield from (replace(token, head=verb) for token in near if token.head in parts and token.index not in parts)
