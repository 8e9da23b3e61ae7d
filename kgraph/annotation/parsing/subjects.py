"""What a parser often gets wrong in biographies, put right with the names of people.

After a fronted phrase it takes the name for an apposition, and the clause has no subject ("Born in Riga, Ana Lee, was
elected"); it makes two subjects of a fronted description and a name ("A member of the council, Ana Lee lost"); in
a list of what somebody was it ties the last to the verb ("became a fellow and in 1999 a member"); in a list of people
with what each is of it ties the second to that ("Ana Lee of Peru and Jan Holt of Chile"); and who acts it ties to the
place before ("At talks in Oslo, Peru and Chile agreed").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kgraph.annotation.parsing.joined_clauses import attach, has_subject, join_clauses
from kgraph.annotation.spans import Span, is_capitalised
from kgraph.grammar import FINITE, SUBJECTS
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import LOCATIONS, EntityType, Token

_MISREAD = frozenset({"appos", "dep", "npadvmod", "pobj", "dobj", "nmod", "conj", "attr", "ROOT", "oprd"})
_ACTORS = frozenset({EntityType.STATE, EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY})
_FRONTED = frozenset({"nsubj", "nsubjpass", "advcl", "npadvmod", "dep", "ccomp"})
_OPENS_CLAUSE = frozenset({",", ";"})


def with_subjects(tokens: Sequence[Token], names: Sequence[Span]) -> tuple[Token, ...]:
    """The tokens, with every name of a person that opens a clause without subject made its subject."""
    tokens = _with_whole_names(tokens, names)
    repaired = [_joined(tokens, token) for token in tokens]
    for inner, outer in pairwise(name for name in names if name.type in LOCATIONS):
        if outer.first == inner.last + 1 and tokens[inner.last].text == "," and tokens[outer.head].dep in SUBJECTS:
            repaired[outer.head] = replace(tokens[outer.head], head=inner.head, dep="appos")
        if outer.first == inner.last and inner.aliases and tokens[inner.head].head == outer.head:
            repaired[inner.head] = replace(tokens[inner.head], head=tokens[outer.head].head, dep=tokens[outer.head].dep)
            repaired[outer.head] = replace(tokens[outer.head], head=inner.head, dep="appos")
    for one, other in pairwise(name for name in names if name.type is EntityType.PERSON):
        if repaired[other.head].dep in ("appos", "conj") and _are_listed(tokens, one, other):
            repaired[other.head] = replace(tokens[other.head], head=one.head, dep="conj")
    for name in _possible_subjects(repaired, names):
        verb = _verb_after(repaired, name)
        if verb is not None and not has_subject(repaired, verb):
            attach(repaired, name.head, verb)
        if name.type is EntityType.PERSON and (noun := _description_before(repaired, name)) is not None:
            repaired[noun] = replace(repaired[noun], head=name.head, dep="appos")
    join_clauses(repaired, names)
    return tuple(repaired)


def _are_listed(tokens: Sequence[Token], one: Span, other: Span) -> bool:
    """Whether nothing but what the first is "of" and a comma or "and" stands between two names."""
    between = tokens[one.last : other.first]
    of = [token.text for token in between[:1]] == ["of"] and all(is_capitalised(token) for token in between[2:-1])
    return of and between[-1].text in (",", "and") and other.head > one.head


def _possible_subjects(tokens: Sequence[Token], names: Sequence[Span]) -> Iterator[Span]:
    """People, the places that open a sentence, with what they lie in ("Paris, Texas, was …"), and states and bodies
    after a comma, all of them with those whom an "and" joins to them.
    """
    starting = {name.first: name for name in names}
    for name in names:
        before = tokens[name.first - 1] if name.first else None
        if name.type in LOCATIONS and (before is None or before.sentence != tokens[name.first].sentence):
            outer = starting.get(name.last + 1) if tokens[name.last : name.last + 1] else None
            within = outer is not None and outer.type in LOCATIONS and tokens[name.last].text == ","
            yield replace(name, last=outer.last) if outer and within else name
        elif name.type is EntityType.PERSON or (name.type in _ACTORS and before is not None and before.text == ","):
            yield _with_others(tokens, name, starting)


def _with_others(tokens: Sequence[Token], name: Span, starting: Mapping[int, Span]) -> Span:
    """The name up to the end of the one that an "and" joins to it."""
    joined = [token.text for token in tokens[name.last : name.last + 1]] == ["and"]
    other = starting.get(name.last + 1) if joined else None
    return replace(name, last=other.last) if other and tokens[other.head].head == name.head else name


def _with_whole_names(tokens: Sequence[Token], names: Sequence[Span]) -> list[Token]:
    """The tokens, with what the parser hangs on a part of a person's name hung on its head."""
    people = [name for name in names if name.type is EntityType.PERSON and name.last - name.first > 1]
    within = {index: name for name in people for index in range(name.first, name.last)}

    def rehung(token: Token) -> Token:
        name = within.get(token.head)
        outside = name is not None and not name.first <= token.index < name.last
        return replace(token, head=name.head) if name and outside and token.head != name.head else token

    return [rehung(token) for token in tokens]


def _joined(tokens: Sequence[Token], token: Token) -> Token:
    """A conjunct tied to the phrase that it goes on from instead of the verb, or to the noun instead of the name in its
    phrase ("wife of A and mother of B"); a participle that is no subject.
    """
    verb = tokens[token.head]
    if token.dep == "conj" and token.pos == "NOUN" and verb.dep == "pobj" and verb.pos == "PROPN":
        noun, people = tokens[tokens[verb.head].head], noun_lexicon().kinship | noun_lexicon().personal_nouns
        return replace(token, head=noun.index) if people.issuperset((noun.lemma, token.lemma)) else token
    if token.dep in ("csubj", "csubjpass") and token.tag == "VBN":
        return replace(token, dep="advcl")
    if token.dep != "conj" or verb.pos not in ("VERB", "AUX"):
        return token
    if token.pos == "ADP":
        return replace(token, dep="prep")
    before = [other for other in tokens[: token.index] if other.head == verb.index and other.dep == "attr"]
    return replace(token, head=before[-1].index) if before and token.pos in ("NOUN", "PROPN") else token


def _description_before(tokens: Sequence[Token], name: Span) -> int | None:
    """The noun for a person, nobody's own, that opens the clause and is set before its subject by a comma."""
    subject, before = tokens[name.head], tokens[name.first - 1] if name.first else None
    if subject.dep not in SUBJECTS or before is None or before.text != ",":
        return None
    people = noun_lexicon().personal_nouns | office_lexicon().entailment.keys()
    nouns = (
        token.index
        for token in tokens[: name.first]
        if token.head == subject.head and token.dep in _FRONTED and token.sentence == subject.sentence
        if token.lemma.lower() in people
    )
    owned = {token.head for token in tokens[: name.first] if token.dep == "poss"}
    return next((noun for noun in nouns if noun not in owned), None)


def _verb_after(tokens: Sequence[Token], name: Span) -> Token | None:
    """The verb that follows a name which opens a clause and is read as part of something else."""
    head, sentence = tokens[name.head], tokens[name.first].sentence
    opens = name.first == 0 or tokens[name.first - 1].text in _OPENS_CLAUSE
    opens = opens or tokens[name.first - 1].sentence != sentence or _ends_opening(tokens, name)
    joined = not opens and tokens[name.first - 1].text == "and" and head.dep == "conj"
    index = name.last + (name.last < len(tokens) and tokens[name.last].text == ",")
    if not (opens or joined) or head.dep not in _MISREAD or index >= len(tokens):
        return None
    word = tokens[index]
    if word.tag not in FINITE or word.sentence != sentence:
        return None
    verb = tokens[word.head] if word.dep in ("aux", "auxpass") else word
    clauses = {"ROOT", "ccomp", "conj"} if name.type not in _ACTORS or name.first == 0 else {"ROOT"}
    clauses |= {"advcl"} if joined else set()
    return verb if verb.pos in ("VERB", "AUX") and verb.dep in clauses else None


def _ends_opening(tokens: Sequence[Token], name: Span) -> bool:
    """Whether the name, set off from its verb, comes after a participle that opens: "Born in Chad Ana Lee, was"."""
    first = name.first - 1
    while first and tokens[first - 1].sentence == tokens[name.first].sentence:
        first -= 1
    set_off = name.last < len(tokens) and tokens[name.last].text == ","
    return (set_off and tokens[first].tag == "VBN") or tokens[name.first - 1].text.lower() == "born"
