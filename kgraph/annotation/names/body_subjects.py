"""Names of bodies that no list and no model knows, by what is said of them: "Dawn for Change is a party".

A body is also what holds an ideology: "the DP renounced communism", "the Norwegian Left's doctrine".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.annotation.ideologies import is_ideology
from kgraph.annotation.names.body_cues import said_to_be
from kgraph.annotation.names.membership_cues import capitals_end
from kgraph.annotation.spans import Span, head_of, is_capitalised, text_of
from kgraph.grammar import SUBJECTS
from kgraph.lexicon import noun_lexicon
from kgraph.model import LOCATIONS, EntityType, MentionKind, Token

_REACH = 30
"""Tokens within which the subject of a verb is looked for."""


def with_described_bodies(tokens: Sequence[Token], names: Sequence[Span]) -> list[Span]:
    """The names, with those of bodies that what is said of them shows in place of the parts of them that were found."""
    covering = {index: name for name in names for index in range(name.first, name.last)}
    found = {body.first: body for body in _bodies(tokens, covering)}
    inside = {index for body in found.values() for index in range(body.first, body.last)}
    kept = [name for name in names if inside.isdisjoint(range(name.first, name.last))]
    return sorted([*kept, *found.values()], key=lambda name: name.first)


def _bodies(tokens: Sequence[Token], covering: dict[int, Span]) -> Iterator[Span]:
    for token in tokens:
        if is_capitalised(token) and token.dep == "nsubj" and (type_ := next(said_to_be(tokens, token), None)):
            yield from _named(tokens, token, type_, covering)
        elif (holder := _holder(tokens, token)) and _is_marked(tokens, holder, covering):
            yield from _named(tokens, holder, EntityType.ORGANIZATION, covering)


def _named(tokens: Sequence[Token], head: Token, type_: EntityType, covering: dict[int, Span]) -> Iterator[Span]:
    """The name that a word is in, unless it is known whole, or as that of something else."""
    first, last = _bounds(tokens, head)
    found = {covering[index] for index in range(first, last) if index in covering}
    whole = any((name.first, name.last) == (first, last) and name.type is not EntityType.PLACE for name in found)
    pronoun = last - first == 1 and tokens[first].pos == "PRON"
    if first < last and not (whole or pronoun) and all(_is_part(name, first, last) for name in found):
        yield Span(first, last, type_, text_of(tokens, first, last), head=head_of(tokens, first, last))


def _is_part(name: Span, first: int, last: int) -> bool:
    """Whether a name may be but a part of a longer one, or was taken for a place."""
    inside = first <= name.first and name.last <= last
    listed = name.entries and not (name.type in LOCATIONS or name.kind is MentionKind.DEMONYM)
    return inside and not listed and not (name.entries and name.last - name.first == last - first)


def _bounds(tokens: Sequence[Token], head: Token) -> tuple[int, int]:
    """The capitals around a word, small words between them included after it."""
    first = head.index
    while first and is_capitalised(tokens[first - 1]) and _may_precede(tokens[first - 1], head):
        first -= 1
    return first, max(capitals_end(tokens, first), head.index)


def _may_precede(token: Token, head: Token) -> bool:
    return token.sentence == head.sentence and token.pos in ("PROPN", "ADJ", "NOUN", "PRON")


def _holder(tokens: Sequence[Token], token: Token) -> Token | None:
    """Who has the creed that a noun is, or does something to the ideology that it names."""
    if token.dep == "poss" and is_capitalised(token):
        return token if tokens[token.head].lemma in noun_lexicon().creeds else None
    if token.dep != "dobj" or not is_ideology(token.text):
        return None
    verb = tokens[token.head]
    near = tokens[max(0, verb.index - _REACH) : verb.index]
    subject = next((word for word in near if word.head == verb.index and word.dep in SUBJECTS), None)
    if subject is not None and subject.tag in ("WDT", "WP"):
        subject = tokens[verb.head]
    return subject if subject is not None and is_capitalised(subject) else None


def _is_marked(tokens: Sequence[Token], head: Token, covering: dict[int, Span]) -> bool:
    """Whether a name is no person's: it has an article or a small word, spells no word, or begins with a people's."""
    first, last = _bounds(tokens, head)
    words = [token.text for token in tokens[first:last]]
    definite = first > 0 and tokens[first - 1].text.lower() == "the"
    spelled = len(words) == 1 and len(words[0]) > 1 and words[0].isupper()
    peoples = len(words) > 1 and first in covering and covering[first].kind is MentionKind.DEMONYM
    return definite or spelled or peoples or any(word.islower() for word in words)
