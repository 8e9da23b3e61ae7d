"""What the parser hangs on the wrong noun of a phrase, put right.

In "a student of law and member of the club" the member is no law; in "a lawyer and member of the club" the lawyer is
not of the club; and in "the rock band Blue Wing" the name is that of the band.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.spans import is_capitalised
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import Token

_SAID = frozenset({"attr", "appos", "oprd", "pobj", "conj"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_LOOSE = frozenset({"amod", "dep", "npadvmod", "attr", "oprd", "dobj", "nmod", "appos", "conj", "ROOT"})
_MOST_JOINED = 5


def with_whole_phrases(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, with what belongs to a noun that people are called by, or to one for bodies, hung on that noun."""
    changed = list(tokens)
    for repair in (_passives, _conjuncts, _modifiers, _names):
        for token in repair(changed):
            changed[token.index] = token
    return tuple(changed)


def _passives(tokens: Sequence[Token]) -> Iterator[Token]:
    """Participles that go on from a passive, which the parser takes for active: "was elected and named a fellow"."""
    passive = {token.head for token in tokens if token.dep == "auxpass"}
    for token in tokens:
        verb = tokens[token.head]
        shared = verb.tag == "VBD" and verb.dep == "conj" and verb.head in passive
        if shared and token.dep == "dobj" and token.lemma.lower() in noun_lexicon().memberships:
            yield replace(verb, tag="VBN")
            yield replace(token, dep="oprd")


def _conjuncts(tokens: Sequence[Token]) -> Iterator[Token]:
    """Nouns for people that are coordinated with the thing that a noun for people before them is of."""
    for token in tokens:
        thing = tokens[token.head]
        of_thing = token.dep == "conj" and thing.dep == "pobj" and _is_of_people(token) and not _is_of_people(thing)
        if of_thing and (noun := _described(tokens, thing)):
            yield replace(token, head=noun.index)


def _described(tokens: Sequence[Token], thing: Token) -> Token | None:
    """The noun for people in whose phrase a thing is named: the student of "a student of law"."""
    noun = tokens[tokens[thing.head].head]
    return noun if _is_of_people(noun) and noun.dep in _SAID and noun.index < thing.index else None


def _modifiers(tokens: Sequence[Token]) -> Iterator[Token]:
    """Prepositions right after the last of several nouns for people, which the parser hangs on a noun before it."""
    for token in tokens[1:]:
        noun = tokens[token.index - 1]
        if token.dep == "prep" and token.head < noun.index and noun.tag == "NN" and _is_belonging(noun):
            shared = noun.dep == "conj" and _is_belonging(tokens[noun.head]) and noun.head == token.head
            below = tokens[token.head].pos in _NOMINAL and _is_below(tokens, noun, token.head)
            if not shared and (below or token.text == "of"):
                yield replace(token, head=noun.index)


def _is_below(tokens: Sequence[Token], token: Token, head: int) -> bool:
    for _ in range(_MOST_JOINED):
        if token.head == head:
            return True
        token = tokens[token.head]
    return False


def _names(tokens: Sequence[Token]) -> Iterator[Token]:
    """Names right after the noun for what they name, with or without an article ("the group, the Blue Wing")."""
    for token in tokens[:-1]:
        if token.tag != "NN" or token.text not in noun_lexicon().apposed_classes:
            continue
        first = token.index + 1
        first += tokens[first].text == ","
        first += first > token.index and first < len(tokens) and tokens[first].text == "the"
        last = _capitals_end(tokens, first)
        if last > first and not first <= token.head < last and _closes(tokens, token, first, last):
            head = next((i for i in range(last - 1, first - 1, -1) if not first <= tokens[i].head < last), last - 1)
            if tokens[head].head != token.index and tokens[head].dep in _LOOSE:
                yield replace(tokens[head], head=token.index, dep="appos")


def _capitals_end(tokens: Sequence[Token], first: int) -> int:
    last = first
    while last < len(tokens) and is_capitalised(tokens[last]) and tokens[last].sentence == tokens[first].sentence:
        last += 1
    return last


def _closes(tokens: Sequence[Token], noun: Token, first: int, last: int) -> bool:
    """Whether a name after a noun is no subject of what follows; past a comma it must have an article."""
    following = tokens[last : last + 1]
    plain = all(token.pos not in ("VERB", "AUX", "PART") and token.tag != "HYPH" for token in following)
    apart = tokens[noun.index + 1].text == ","
    return plain and (not apart or (first > noun.index + 2 and all(token.pos == "PUNCT" for token in following)))


def _is_of_people(token: Token) -> bool:
    """Whether it is a noun that one person is called by."""
    nouns, lemma = noun_lexicon(), token.lemma.lower()
    return token.tag == "NN" and lemma in nouns.personal_nouns | nouns.belonging | office_lexicon().entailment.keys()


def _is_belonging(token: Token) -> bool:
    return token.lemma.lower() in noun_lexicon().belonging
