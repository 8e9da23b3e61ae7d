"""Owners of offices that a pronoun or a definite noun stands for: "its president", "chairman of the foundation".

They are resolved before offices are read, for an office's name has its owner's in it; by the same measure as other
anaphors, among the names of states and bodies alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kgraph.annotation.coreference.anaphors import ACTORS, Anaphor, AnaphorReader
from kgraph.annotation.coreference.antecedents import Antecedents
from kgraph.annotation.entities.setting import Setting
from kgraph.annotation.spans import Span, head_of
from kgraph.gazetteer import load_gazetteer
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import BODIES, EntityType, Mention, MentionKind, Sentence, Token

_HOME, _NAMED_SO = 2.0, 1.0
_ARTICLES = frozenset({"the", "this", "that"})


def anaphoric_owners(tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Span]) -> list[Span]:
    """For each anaphor that may own an office, a span over it (without its article) that names what it stands for."""
    return list(_OwnerReader(tokens, sentences, names).owners())


def is_bare_noun(tokens: Sequence[Token], name: Span) -> bool:
    """Whether a "name" is only a noun with the capital that opens a sentence ("Party leader Ann Lee")."""
    token = tokens[name.first]
    opens = name.first == 0 or tokens[name.first - 1].sentence != token.sentence
    return opens and name.last == name.first + 1 and not name.entries and is_before_title(tokens, token)


def is_before_title(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether the noun is one for bodies, has no words before it, and a title and a name stand after it."""
    after = tokens[noun.index + 1 : noun.index + 3]
    titled = len(after) > 1 and after[0].text.lower() in office_lexicon().entailment and after[1].pos == "PROPN"
    before = tokens[noun.index - 1] if noun.index else None
    alone = before is None or before.sentence != noun.sentence or before.pos in ("VERB", "PUNCT", "ADP", "CCONJ")
    alone = alone or (before is not None and before.text.lower() in office_lexicon().holding)
    return titled and alone and bool(body_types(noun))


def body_types(noun: Token) -> frozenset[EntityType]:
    """The classes of bodies that a common noun may stand for."""
    nouns, word = noun_lexicon().anaphora, noun.text.lower()
    return frozenset(type_ for type_ in BODIES if word in nouns[type_]) if noun.tag in ("NN", "NNP") else frozenset()


class _OwnerReader:
    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Span]) -> None:
        self._tokens = tokens
        self._names = sorted((span for span in names if span.type in ACTORS), key=lambda span: span.first)
        self._named = {_key(span): span for span in reversed(self._names)}
        covered = frozenset(index for span in names for index in range(span.first, span.last))
        self._covered = covered
        self._reader = AnaphorReader(tokens, covered)
        self._antecedents = Antecedents(tokens, sentences, covered)
        self._places = [span for span in names if span.type is EntityType.PLACE and span.kind is MentionKind.NAME]
        home = Setting("", names, load_gazetteer()).home
        self._home = home.name if home else None

    def owners(self) -> Iterator[Span]:
        waiting = iter([*self._names, None])
        following = next(waiting)
        for token in self._tokens:
            while following is not None and following.last <= token.index:
                self._antecedents.add(self._mention(following))
                following = next(waiting)
            if place := self._governed_place(token):
                yield place
                continue
            anaphor = self._reader.at(token) if self._may_own(token) else self._before_title(token)
            if anaphor and anaphor.types & ACTORS and anaphor.possessor is None:
                yield from self._owner(anaphor)

    def _owner(self, anaphor: Anaphor) -> Iterator[Span]:
        key = self._antecedents.best(anaphor, lambda key: self._preference(anaphor, key))
        if key is None:
            return
        first = anaphor.first + (self._tokens[anaphor.first].text.lower() in _ARTICLES)
        yield replace(
            self._named[key], first=first, last=anaphor.last, head=anaphor.head, kind=MentionKind.NAME, group=None
        )

    def _governed_place(self, token: Token) -> Span | None:
        """The place named last in "the state's chief minister", "the city's mayor" and "mayor of the city"."""
        geographic = token.text in noun_lexicon().geographic and self._tokens[token.index - 1].text.lower() == "the"
        if not geographic or token.index in self._covered or not self._may_own(token):
            return None
        governor = self._tokens[token.head]
        office = self._tokens[governor.head] if token.dep == "pobj" else governor
        words = " ".join(each.text.lower() for each in self._tokens[max(0, office.index - 1) : office.index + 1])
        heads = (words, office.text.lower())
        if not any(office_lexicon().entailment.get(head) == "place_head" for head in heads):
            return None
        before = [place for place in self._places if place.last <= token.index]
        return replace(before[-1], first=token.index, last=token.index + 1, head=token.index) if before else None

    def _before_title(self, token: Token) -> Anaphor | None:
        """The noun alone that stands right before a title and a name ("said party leader Ann Lee")."""
        if token.index in self._covered or not is_before_title(self._tokens, token):
            return None
        first, types = token.index, body_types(token)
        return Anaphor(first, first + 1, first, MentionKind.NOMINAL, types, noun=token.text.lower())

    def _may_own(self, token: Token) -> bool:
        """Whether it is a possessive, or an "of" stands before its article."""
        if token.tag == "PRP$":
            return self._heads_office(token.head)
        if token.pos != "NOUN":
            return False
        after = self._tokens[token.index + 1 : token.index + 2]
        if after and after[0].tag == "POS":
            return self._heads_office(token.head)
        governor = self._tokens[token.head]
        return token.dep == "pobj" and governor.text.lower() in ("of", "for") and self._heads_office(governor.head)

    def _heads_office(self, index: int) -> bool:
        """Whether the word, or what it stands before, may be an office."""
        token = self._tokens[index]
        words = {token.lemma.lower(), token.text.lower(), token.text.lower().split("-")[-1]}
        if token.pos == "PROPN":
            words |= {child.lemma.lower() for child in self._tokens[max(0, index - 6) : index]}
        return not words.isdisjoint(_last_words())

    def _preference(self, anaphor: Anaphor, key: str) -> float | None:
        span = self._named[key]
        if span.type not in anaphor.types:
            return None
        if anaphor.kind is MentionKind.PRONOUN:
            return 0.0
        if span.type is EntityType.STATE:
            return _HOME if span.entries and span.entries[0].name == self._home else 0.0
        own = anaphor.noun == span.noun or anaphor.noun in span.title.lower().split()
        return None if not own and anaphor.noun in noun_lexicon().own_nouns else _NAMED_SO * own

    def _mention(self, span: Span) -> Mention:
        head = span.head if span.head >= 0 else head_of(self._tokens, span.first, span.last)
        first, last = self._tokens[span.first], self._tokens[span.last - 1]
        return Mention(first.begin, last.end, span.first, span.last, head, _key(span), span.kind)


def _key(span: Span) -> str:
    return span.entries[0].name if span.entries else span.title


@cache
def _last_words() -> frozenset[str]:
    return frozenset(head.split()[-1].split("-")[-1] for head in office_lexicon().entailment)
