"""What shows that a name is a person's where no list knows it: a title, or what only people are and do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.name_bounds import to_hyphen
from kgraph.annotation.spans import Span, is_capitalised, text_of
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, Sentence, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


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
    verb = tokens[subject.head]
    if verb.lemma in noun_lexicon().personal_verbs:
        return True
    return verb.lemma in ("be", "become") and any(_is_person_noun(token) for token in _predicated(tokens, verb))


def _predicated(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    return (token for token in tokens if token.dep == "attr" and token.head == verb.index)


def _is_person_noun(token: Token) -> bool:
    word = token.lemma.lower()
    return word in noun_lexicon().personal_nouns or office_lexicon().entailment.get(word, "leader") != "leader"


def _unnoticed(tokens: Sequence[Token], sentences: Sequence[Sentence], taken: set[int]) -> Iterator[Span]:
    """Runs of proper nouns that open a sentence, no name to the model, and the subject of such a predicate."""
    for sentence in sentences:
        last = sentence.first
        while last < sentence.last and _may_name(tokens[last]) and last not in taken:
            last += 1
        last = to_hyphen(tokens, last) if last > sentence.first else last
        if last > sentence.first and _does_as_people_do(tokens, last - 1):
            title = text_of(tokens, sentence.first, last)
            yield Span(sentence.first, last, EntityType.PERSON, title, head=last - 1)


def _may_name(token: Token) -> bool:
    """Whether it may be part of a name; surnames in -ing are often taken for gerunds."""
    title = token.text.lower() in office_lexicon().entailment or token.text.lower() in office_lexicon().honorifics
    noun = token.pos == "PROPN" or token.tag == "VBG"
    return is_capitalised(token) and noun and not title and not token.text.isupper()
