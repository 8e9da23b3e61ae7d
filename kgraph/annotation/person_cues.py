"""What shows that a name is a person's where no list knows it: a title, or what only people are and do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.name_bounds import to_hyphen
from kgraph.annotation.spans import Span, is_capitalised, text_of
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, Sentence, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REACH = 25
"""Tokens within which dependents are looked for."""


def with_unknown_people(
    tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Span], offices: Sequence[Span]
) -> list[Span]:
    """The names with those that must be people made so, and the people added that only their predicate shows."""
    after, heads = {office.last for office in offices}, {office.head for office in offices}
    known = [
        replace(name, type=EntityType.PERSON)
        if not (name.entries or name.noun)
        and (name.first in after or _is_set_beside(tokens, name, heads) or _does_as_people_do(tokens, name.head))
        else name
        for name in names
    ]
    taken = {index for span in (*names, *offices) for index in range(span.first, span.last)}
    return [*known, *_unnoticed(tokens, sentences, taken)]


def _is_set_beside(tokens: Sequence[Token], name: Span, offices: set[int]) -> bool:
    """Whether an office is in apposition to the name, or the name to an office."""
    inside = range(name.first, name.last)
    below = any(tokens[office].dep == "appos" and tokens[office].head in inside for office in offices)
    return below or (tokens[name.head].dep == "appos" and tokens[name.head].head in offices)


def _does_as_people_do(tokens: Sequence[Token], head: int) -> bool:
    """Whether the subject of a clause is said to do or to be what only people do and are."""
    subject = tokens[head]
    if subject.dep not in _SUBJECTS:
        return False
    return any(_is_personal(tokens, verb) for verb in _verbs_of(tokens, tokens[subject.head]))


def _verbs_of(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    """The verb of a subject, and those joined to it that have none of their own."""
    yield verb
    for joined in _below(tokens, verb, "conj"):
        if joined.pos in ("VERB", "AUX") and not any(True for _ in _below(tokens, joined, *_SUBJECTS)):
            yield joined


def _is_personal(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether only people do that, or become or serve as what is said."""
    if verb.lemma in noun_lexicon().personal_verbs:
        return True
    said = [noun for noun in _below(tokens, verb, "attr") if verb.lemma in ("be", "become", "remain")]
    if verb.lemma in ("serve", "act", "work"):
        links = [word for word in _below(tokens, verb, "prep") if word.text == "as"]
        said += [noun for link in links for noun in _below(tokens, link, "pobj")]
    return any(map(_is_person_noun, said))


def _below(tokens: Sequence[Token], head: Token, *labels: str) -> Iterator[Token]:
    """What hangs on a word, not far from it, with one of these labels."""
    near = tokens[max(0, head.index - _REACH) : head.index + _REACH]
    return (token for token in near if token.head == head.index != token.index and token.dep in labels)


def _is_person_noun(token: Token) -> bool:
    word = token.lemma.lower()
    return word in noun_lexicon().personal_nouns or office_lexicon().entailment.get(word, "leader") != "leader"


def _unnoticed(tokens: Sequence[Token], sentences: Sequence[Sentence], taken: set[int]) -> Iterator[Span]:
    """Runs of proper nouns, no name to the model, that are the subject of such a predicate."""
    for token in tokens:
        if token.dep not in _SUBJECTS or (not _may_name(token) and not _is_single(tokens, token)):
            continue
        first = token.index
        while first > sentences[token.sentence].first and _may_name(tokens[first - 1]):
            first -= 1
        last = to_hyphen(tokens, token.index + 1)
        free = taken.isdisjoint(range(first, last)) and not (first and tokens[first - 1].pos in ("DET", "ADJ"))
        if free and _does_as_people_do(tokens, token.index):
            yield Span(first, last, EntityType.PERSON, text_of(tokens, first, last), head=last - 1)


def _is_single(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a capital taken for a plural is one by its verb ("Companys was a lawyer")."""
    verb = tokens[token.head]
    return token.tag == "NNS" and is_capitalised(token) and (verb.tag == "VBZ" or verb.text == "was")


def _may_name(token: Token) -> bool:
    """Whether it may be part of a name; surnames in -ing are often taken for gerunds."""
    title = token.text.lower() in office_lexicon().entailment or token.text.lower() in office_lexicon().honorifics
    noun = token.tag in ("NNP", "VBG")
    return is_capitalised(token) and noun and not title and not token.text.isupper()
