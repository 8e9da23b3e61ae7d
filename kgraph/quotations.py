"""Direct speech: which words stand between quotation marks, and who says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kgraph.model import Document, Token
from kgraph.ontology import read_yaml

_SHORTEST = 5
"""Fewer words between quotation marks are a name, or a word held at a distance."""
_LONGEST_SEARCH = 400
_REACH = 2


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens [first, last) of direct speech; `speaker` is the head token of who says it, if the text around tells."""

    first: int
    last: int
    speaker: int | None


def quotation_around(document: Document, index: int) -> Quotation | None:
    """The direct speech that a token is part of. The end of a paragraph closes what its quotation marks opened."""
    first = _opening(document, index)
    if first is None:
        return None
    last = _closing(document, index)
    return Quotation(first, last, _speaker(document, first, last)) if last - first >= _SHORTEST else None


def _opening(document: Document, index: int) -> int | None:
    for token in reversed(document.tokens[max(0, index - _LONGEST_SEARCH) : index + 1]):
        if token.text in _marks()["any"]:
            return token.index + 1 if _opens(document, token) else None
        if _starts_paragraph(document, token):
            return None
    return None


def _closing(document: Document, index: int) -> int:
    for token in document.tokens[index + 1 : index + _LONGEST_SEARCH]:
        closes = token.text in _marks()["any"] and not _opens(document, token)
        if closes or _starts_paragraph(document, token):
            return token.index
    return len(document.tokens)


def _opens(document: Document, token: Token) -> bool:
    """Whether a quotation mark opens; a straight one does where white space or a bracket stands before it."""
    if token.text not in _marks()["either"]:
        return token.text in _marks()["opening"]
    before = document.article.text[token.begin - 1 : token.begin]
    return not before or before.isspace() or before in "([—–"


def _starts_paragraph(document: Document, token: Token) -> bool:
    if token.index == 0 or document.tokens[token.index - 1].sentence == token.sentence:
        return False
    return "\n\n" in document.article.text[document.tokens[token.index - 1].end : token.begin]


def _speaker(document: Document, first: int, last: int) -> int | None:
    """Who is said to do what a colon before the speech leads from ("found it justified: …"), else the subject of the
    verb of saying nearest to the speech in its sentences, or in those right before it.
    """
    if (before_colon := _before_colon(document, first)) is not None:
        return before_colon
    begins = document.tokens[first].sentence
    ends = document.tokens[min(last, len(document.tokens) - 1)].sentence
    for sentence in dict.fromkeys((ends, begins, *range(begins - 1, begins - 1 - _REACH, -1))):
        outside = (
            subject
            for subject in _speakers_in(document, sentence)
            if not first <= subject.index < last and not first <= subject.head < last
        )
        nearest = min(outside, key=lambda subject: max(first - subject.head, subject.head - last), default=None)
        if nearest:
            return nearest.index
    return None


def _before_colon(document: Document, first: int) -> int | None:
    colon = document.tokens[max(0, first - 2)]
    if colon.text != ":":
        return None
    opening = document.tokens[document.sentences[colon.sentence].first : colon.index]
    subjects = [token for token in opening if token.dep == "nsubj"]
    return min(subjects, key=lambda subject: _depth(document, subject)).index if subjects else None


def _depth(document: Document, token: Token) -> int:
    """How many words stand above a token in its sentence."""
    depth = 0
    while token.head != token.index:
        token, depth = document.tokens[token.head], depth + 1
    return depth


def _speakers_in(document: Document, sentence: int) -> Iterator[Token]:
    if sentence < 0:
        return
    bounds = document.sentences[sentence]
    for token in document.tokens[bounds.first : bounds.last]:
        verb = document.tokens[token.head]
        if token.dep == "nsubj" and verb.pos == "VERB" and verb.lemma.lower() in verbs_of_saying():
            yield token


@cache
def _marks() -> dict[str, frozenset[str]]:
    marks = {kind: frozenset(words) for kind, words in read_yaml("modality.yaml")["quotation_marks"].items()}
    return {**marks, "any": frozenset().union(*marks.values())}


@cache
def verbs_of_saying() -> frozenset[str]:
    """Lemmas of the verbs by which somebody announces or reports."""
    verbs = read_yaml("modality.yaml")["clause_of_verb"]
    return frozenset(verbs["announce"]) | frozenset(verbs["report"])
