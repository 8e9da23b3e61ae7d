"""Clauses that "and" joins, where the parser takes the subject of the second for a part of the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kgraph.annotation.spans import Span
from kgraph.grammar import FINITE, SUBJECTS
from kgraph.lexicon import office_lexicon
from kgraph.model import EntityType, Token

_COPULAS = frozenset({"be", "become"})
_IN_TITLE = frozenset({"NN", "JJ", "PRP$"})
_COMPLEMENTS = frozenset({"attr", "oprd", "dobj", "npadvmod", "dep"})
_LONGEST_TITLE = 5
_LONGEST_ASIDE = 6


def join_clauses(tokens: list[Token], names: Sequence[Span]) -> None:
    """Gives the second of two clauses its subject, in place."""
    for name, title in _gapped(tokens, names):
        _hang_title(tokens, tokens[name.head], title)
    for said, owned, owned_verb in _split_subjects(tokens, names):
        tokens[said.index] = replace(said, head=owned_verb.head, dep="attr")
        tokens[owned_verb.index] = replace(owned_verb, dep="conj")
        attach(tokens, owned.index, tokens[owned_verb.index])
    for owned, owned_verb in _owned_subjects(tokens):
        attach(tokens, owned.index, owned_verb)


def _hang_title(tokens: list[Token], name: Token, title: Token) -> None:
    """On the name before it; what hung on the title takes its place."""
    first = name if name.head == title.index else tokens[name.head]
    if first.head == title.index:
        tokens[first.index] = replace(first, head=title.head, dep=title.dep)
    tokens[title.index] = replace(title, head=name.index, dep="appos")


def _owned_subjects(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Nouns taken for a conjunct, and the verb after them that has no subject: "… in Oslo and his party is B"."""
    for owner in (token for token in tokens if token.tag == "PRP$" and token.dep == "poss"):
        noun = tokens[owner.head]
        joined = noun.dep == "conj" and tokens[owner.index - 1].text.lower() == "and"
        word = tokens[min(_past_aside(tokens, noun.index + 1), len(tokens) - 1)] if joined else noun
        verb = tokens[word.head] if word.dep in ("aux", "auxpass") else word
        if word.tag in FINITE and verb.dep in ("conj", "advcl", "ccomp", "ROOT") and not has_subject(tokens, verb):
            yield noun, verb


def _split_subjects(tokens: Sequence[Token], names: Sequence[Span]) -> Iterator[tuple[Token, Token, Token]]:
    """What a clause says its subject is, taken for half of the next one: "its capital is Lima and its king is A", "A is
    king and B is premier".
    """
    people = [name for name in names if name.type is EntityType.PERSON]
    named = {index for name in people for index in range(name.first, name.last)}
    owned = ((token.index, tokens[token.head]) for token in tokens if (token.tag, token.dep) == ("PRP$", "poss"))
    for first, noun in (*owned, *((name.first, tokens[name.head]) for name in people if name.first)):
        said = tokens[noun.head]
        verb = tokens[said.head]
        main = tokens[verb.head]
        joined = noun.dep == "conj" and said.dep == "nsubj" and tokens[first - 1].text.lower() == "and"
        between = main.index < said.index < first and not (said.index in named and noun.index in named)
        if joined and between and verb.dep == "ccomp" and verb.tag in FINITE and main.lemma in _COPULAS:
            yield said, noun, verb


def _gapped(tokens: Sequence[Token], names: Sequence[Span]) -> Iterator[tuple[Span, Token]]:
    """The last of two people whom one verb makes something, and what: "A became king and B premier"."""
    for name in names:
        if name.type is not EntityType.PERSON or not name.first or tokens[name.first - 1].text != "and":
            continue
        words = takewhile(lambda token: token.tag in _IN_TITLE, tokens[name.last : name.last + _LONGEST_TITLE])
        title = [tokens[name.last - 1], *words][-1]
        what = title.dep in _COMPLEMENTS or tokens[name.head].head == title.index
        after = title.index >= name.last and title.head < name.first - 1
        if what and after and title.lemma.lower() in office_lexicon().entailment:
            yield name, title


def _past_aside(tokens: Sequence[Token], index: int) -> int:
    """Past a name between commas, and what a noun is of: "his wife, Ann Lee, was", "her place of birth was"."""
    if [token.text for token in tokens[index : index + 1]] == ["of"]:
        return index + 2
    if index >= len(tokens) or tokens[index].text != ",":
        return index
    return next((t.index + 1 for t in tokens[index + 1 : index + _LONGEST_ASIDE] if t.text == ","), index)


def has_subject(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a verb has a subject that is another word."""
    return any(token.head == verb.index and token.dep in SUBJECTS for token in tokens if token.index != verb.index)


def attach(tokens: list[Token], head: int, verb: Token) -> None:
    """Makes a token the subject of a verb, in place."""
    passive = any(token.head == verb.index and token.dep == "auxpass" for token in tokens)
    for token in tokens:
        if token.head == verb.index and token.dep == "csubj":
            tokens[token.index] = replace(token, dep="advcl")
    tokens[head] = replace(tokens[head], head=verb.index, dep="nsubjpass" if passive else "nsubj")
