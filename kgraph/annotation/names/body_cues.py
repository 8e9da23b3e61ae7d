"""What shows that a name is that of a body where no list knows it: what people are of it, or what it is said to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.spans import Span
from kgraph.gazetteer import Gazetteer
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, Token

_FARTHEST_PREDICATE = 15


def with_unknown_bodies(tokens: Sequence[Token], names: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """The names, made organisations or parties where what they are the subject or object of shows that they are."""
    return [replace(name, type=_shown(tokens, name, gazetteer) or name.type) for name in names]


def _shown(tokens: Sequence[Token], name: Span, gazetteer: Gazetteer) -> EntityType | None:
    if name.entries or name.noun or name.type is EntityType.POLITICAL_PARTY:
        return None
    if type_ := next(said_to_be(tokens, tokens[name.head]), None):
        return type_
    doubtful = name.type is EntityType.PERSON and not gazetteer.given_name_gender(name.title.split()[0])
    return EntityType.ORGANIZATION if doubtful and _is_belonged_to(tokens, tokens[name.head]) else None


def said_to_be(tokens: Sequence[Token], subject: Token) -> Iterator[EntityType]:
    """The class of the noun that the name is said to be: "Blue Dawn is a party"."""
    verb = tokens[subject.head]
    if subject.dep != "nsubj" or verb.lemma not in ("be", "become", "remain"):
        return
    nouns = noun_lexicon()
    for token in tokens[verb.index : verb.index + _FARTHEST_PREDICATE]:
        if token.dep == "attr" and token.head == verb.index:
            if token.lemma in nouns.party:
                yield EntityType.POLITICAL_PARTY
            elif token.lemma in nouns.apposed_classes:
                yield EntityType.ORGANIZATION


def _is_belonged_to(tokens: Sequence[Token], name: Token) -> bool:
    """Whether people are members of it or lead it: "a member of Blue Dawn"."""
    preposition = tokens[name.head]
    return (
        name.dep == "pobj"
        and preposition.text.lower() == "of"
        and tokens[preposition.head].lemma.lower() in noun_lexicon().belonging
    )
