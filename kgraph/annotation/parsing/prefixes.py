"""Verbs that the parser tears apart at the hyphen of their prefix ("co-founded", "was re-elected"), put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.model import Token
from kgraph.ontology import read_yaml

_OF_PASSIVES = {"nsubj": "nsubjpass", "attr": "oprd"}
_REACH = 30
"""Tokens within which dependents are looked for."""


def with_whole_verbs(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, with each verb where its prefix stands in the sentence, and all that hangs on the prefix on it."""
    whole = list(tokens)
    for verb in _prefixed(tokens):
        for token in list(_as_one(whole, verb)):
            whole[token.index] = token
        for token in list(_as_passive(whole, whole[verb])):
            whole[token.index] = token
    return tuple(whole)


def _prefixed(tokens: Sequence[Token]) -> Iterator[int]:
    for hyphen in tokens[1:-1]:
        prefix, verb = tokens[hyphen.index - 1], tokens[hyphen.index + 1]
        if hyphen.text == "-" and prefix.text.lower() in _prefixes() and verb.pos == "VERB" and verb.tag != "VBG":
            yield verb.index


def _prefixes() -> Mapping[str, Sequence[str]]:
    """The prefixes, each with the verbs that it makes others of, so that it is part of their dictionary form."""
    prefixes: Mapping[str, Sequence[str]] = read_yaml("lemmas.yaml")["prefixes"]
    return prefixes


def _as_one(tokens: Sequence[Token], verb: int) -> Iterator[Token]:
    parts = range(verb - 2, verb + 1)
    top = next(
        (tokens[part] for part in reversed(parts) if tokens[part].head not in parts or tokens[part].dep == "ROOT"), None
    )
    if top is None:
        return
    prefix, lemma = tokens[parts[0]].text.lower(), tokens[verb].lemma
    lemma = f"{prefix}-{lemma}" if lemma in _prefixes()[prefix] else lemma
    yield replace(tokens[verb], lemma=lemma, dep=top.dep, head=verb if top.dep == "ROOT" else top.head)
    yield from (replace(tokens[part], dep="advmod", head=verb) for part in parts[:2])
    near = tokens[max(0, verb - _REACH) : verb + _REACH]
    yield from (replace(token, head=verb) for token in near if token.head in parts and token.index not in parts)


def _as_passive(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    """The participle that was said to be the quality of a subject, or of what it became, as the verb that it is."""
    became = tokens[verb.head] if verb.dep == "amod" else None
    auxiliary = tokens[became.head] if became else tokens[verb.head]
    follows = became is None or (became.dep == "attr" and auxiliary.index == verb.index - 3)
    if verb.tag != "VBN" or verb.dep not in ("acomp", "amod") or auxiliary.lemma != "be" or not follows:
        return
    is_root = auxiliary.head == auxiliary.index
    yield replace(verb, dep=auxiliary.dep, head=verb.index if is_root else auxiliary.head)
    yield replace(auxiliary, dep="auxpass", head=verb.index)
    for token in tokens[max(0, verb.index - _REACH) : verb.index + _REACH]:
        if token.head == auxiliary.index and token.index not in (verb.index, auxiliary.index):
            yield replace(token, head=verb.index, dep=_OF_PASSIVES.get(token.dep, token.dep))
