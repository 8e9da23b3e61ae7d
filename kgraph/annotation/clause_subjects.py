"""Subjects that the parser missed, given the names of people: "Born in Riga, Ana Lee, was elected in 1990".

After a fronted phrase a parser often takes the name for an apposition to what stands before it, and the
clause is left without a subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgraph.annotation.spans import Span
from kgraph.model import EntityType, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MISREAD = frozenset({"appos", "dep", "npadvmod", "pobj", "dobj", "nmod", "conj", "attr", "ROOT", "oprd"})
_OPENS_CLAUSE = frozenset({",", ";"})


def with_subjects(tokens: Sequence[Token], names: Iterable[Span]) -> tuple[Token, ...]:
    """The tokens, with every name of a person that opens a clause without subject made its subject."""
    repaired = list(tokens)
    for name in names:
        verb = _verb_after(repaired, name) if name.type is EntityType.PERSON else None
        if verb is not None and not _has_subject(repaired, verb):
            _attach(repaired, name.head, verb)
    return tuple(repaired)


def _verb_after(tokens: Sequence[Token], name: Span) -> Token | None:
    """The verb that follows a name which opens a clause and is read as part of something else."""
    head, sentence = tokens[name.head], tokens[name.first].sentence
    opens = name.first == 0 or tokens[name.first - 1].text in _OPENS_CLAUSE
    opens = opens or tokens[name.first - 1].sentence != sentence
    index = name.last + (name.last < len(tokens) and tokens[name.last].text == ",")
    if not opens or head.dep not in _MISREAD or index >= len(tokens):
        return None
    word = tokens[index]
    if word.tag not in _FINITE or word.sentence != sentence:
        return None
    verb = tokens[word.head] if word.dep in ("aux", "auxpass") else word
    return verb if verb.pos in ("VERB", "AUX") and verb.dep in ("ROOT", "ccomp", "conj") else None


def _has_subject(tokens: Sequence[Token], verb: Token) -> bool:
    return any(token.head == verb.index and token.dep in _SUBJECTS for token in tokens if token.index != verb.index)


def _attach(tokens: list[Token], head: int, verb: Token) -> None:
    passive = any(token.head == verb.index and token.dep == "auxpass" for token in tokens)
    for token in tokens:
        if token.head == verb.index and token.dep == "csubj":
            tokens[token.index] = replace(token, dep="advcl")
    tokens[head] = replace(tokens[head], head=verb.index, dep="nsubjpass" if passive else "nsubj")
