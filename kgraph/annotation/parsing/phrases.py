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
_CLAUSAL = frozenset({"advcl", "ccomp", "xcomp", "relcl", "acl"})
_MOST_JOINED = 5


def with_whole_phrases(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, with what belongs to a noun that people are called by, or to one for bodies, hung on that noun."""
    changed = list(tokens)
    for repair in _REPAIRS:
        for token in repair(changed):
            changed[token.index] = token
    return tuple(changed)


def _bodies_in_lists(tokens: Sequence[Token]) -> Iterator[Token]:
    """Names that the parser sets off after the first of three or more: "the Greens, the Reds and the Union"."""
    joined = {token.head for token in tokens if (token.dep, token.pos) == ("conj", "PROPN")}
    for token in tokens:
        first = tokens[token.head]
        names = _is_body(token) and _is_body(first)
        if names and token.dep == "appos" and token.index in joined and first.index < token.index:
            yield replace(token, dep="conj")


def _is_body(token: Token) -> bool:
    return token.pos == "PROPN" and token.entity_label[2:] in ("ORG", "NORP")


def _passives(tokens: Sequence[Token]) -> Iterator[Token]:
    """Participles that go on from a passive, which the parser takes for active: "was elected and named a fellow"."""
    passive = {token.head for token in tokens if token.dep == "auxpass"}
    for token in tokens:
        verb = tokens[token.head]
        shared = verb.tag == "VBD" and verb.dep == "conj" and verb.head in passive
        if shared and token.dep == "dobj" and token.lemma.lower() in noun_lexicon().memberships:
            yield replace(verb, tag="VBN")
            yield replace(token, dep="oprd")


def _participles(tokens: Sequence[Token]) -> Iterator[Token]:
    """Participles before a noun that the parser takes for verbs: "was a painter, and elected member of the club"."""
    said = {token.head: token.index for token in tokens if token.dep == "attr"}
    for token in tokens[1:]:
        verb = tokens[token.index - 1]
        bare = token.dep == "dobj" and token.head == verb.index and token.lemma.lower() in noun_lexicon().memberships
        if bare and verb.dep == "conj" and verb.tag == "VBD" and verb.head in said:
            yield replace(verb, tag="VBN", dep="amod", head=token.index)
            yield replace(token, dep="conj", head=said[verb.head])


def _conjuncts(tokens: Sequence[Token]) -> Iterator[Token]:
    """Nouns for people that are coordinated with the thing that a noun for people before them is of, or set off."""
    for token in tokens[1:]:
        thing = tokens[token.head]
        set_off = token.dep == "appos" and tokens[token.index - 1].text == "," and not _is_person(thing)
        said = _is_of_people(token) or _is_one_of_many(tokens, token)
        if (token.dep == "conj" or set_off) and said and not _is_of_people(thing):
            thing = tokens[thing.head] if thing.dep == "conj" else thing
            if thing.dep in ("pobj", "dobj") and (noun := _described(tokens, thing)):
                yield replace(token, dep="conj", head=noun.index)


def _listed(tokens: Sequence[Token]) -> Iterator[Token]:
    """Names that go on from the one before a date instead of from the date: "visited Peru on Monday and Chile"."""
    for token in tokens:
        date = tokens[token.head]
        told = token.dep == "conj" and token.pos == "PROPN" and date.entity_label.endswith("DATE")
        if told and not token.entity_label.endswith("DATE") and tokens[date.head].pos == "ADP":
            before = tokens[max(0, date.head - 1)]
            if before.pos == "PROPN" and not before.entity_label.endswith("DATE"):
                yield replace(token, head=before.index)


def _relatives(tokens: Sequence[Token]) -> Iterator[Token]:
    """Owned nouns that the parser hangs on the name of the owned noun before them: "his wife Ann and his son Jan"."""
    owned = {token.head for token in tokens if token.tag == "PRP$"}
    for token in tokens:
        name = tokens[token.head]
        noun = tokens[name.head]
        if token.dep == "conj" and name.dep == "appos" and name.pos == "PROPN" and {token.index, noun.index} <= owned:
            yield replace(token, head=noun.index)


def _is_one_of_many(tokens: Sequence[Token], token: Token) -> bool:
    return [word.text for word in tokens[token.index : token.index + 2]] == ["one", "of"]


def _described(tokens: Sequence[Token], thing: Token) -> Token | None:
    """The noun for people in whose phrase a thing is named: the student of "a student of law"."""
    noun = thing
    for _ in range(_MOST_JOINED):
        noun = tokens[noun.head]
        if _is_of_people(noun):
            return noun if noun.dep in _SAID and noun.index < thing.index else None
    return None


def _modifiers(tokens: Sequence[Token]) -> Iterator[Token]:
    """Prepositions right after the last of several nouns for people, which the parser hangs on a noun before it."""
    for token in tokens[1:]:
        noun = tokens[token.index - 1]
        if token.dep == "prep" and token.head < noun.index and noun.tag == "NN" and _is_belonging(noun):
            shared = noun.dep == "conj" and _is_belonging(tokens[noun.head]) and noun.head == token.head
            below = tokens[token.head].pos in _NOMINAL and _is_below(tokens, noun, token.head)
            if not shared and (below or token.text == "of"):
                yield replace(token, head=noun.index)


def _bodies(tokens: Sequence[Token]) -> Iterator[Token]:
    """Names coordinated with a noun for people where that is of another, or taken for the person's: "a member of the
    club and later the union", "Ann is a fellow of the club, the union and the league".
    """
    said = {token.head: token.index for token in tokens if token.dep == "attr"}
    for token in tokens:
        head = tokens[token.head]
        title = token.lemma.lower() in office_lexicon().entailment
        joined = token.dep == "conj" and token.tag == "NNP" and not (title or _is_person(token))
        set_off = token.dep == "appos" and token.entity_label.endswith("ORG") and _is_person(head)
        noun = tokens[said.get(head.head if set_off else head.index, head.index)]
        if (joined or set_off) and _is_belonging(noun) and (body := _body_of(tokens, noun, token.index)):
            yield replace(token, head=body.index, dep="conj")


def _body_of(tokens: Sequence[Token], noun: Token, last: int) -> Token | None:
    """What a noun for people is of, named before a token."""
    near = tokens[noun.index : max(noun.index, last)]
    links = {word.index for word in near if word.head == noun.index and word.text == "of"}
    return next((word for word in near if word.dep == "pobj" and word.head in links), None)


def _compounds(tokens: Sequence[Token]) -> Iterator[Token]:
    """Nouns for bodies that the parser tears off the noun before them: "a member of the boy band Five Stars"."""
    for token in tokens[1:]:
        before = tokens[token.index - 1]
        torn = token.tag == "NN" and token.dep in _LOOSE and token.text in noun_lexicon().apposed_classes
        if torn and before.tag == "NN" and before.dep == "pobj" and before.text.islower():
            yield replace(token, dep="pobj", head=before.head)
            yield replace(before, dep="compound", head=token.index)


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
            torn = tokens[head].pos == "PROPN" and tokens[head].dep in _CLAUSAL
            if tokens[head].head != token.index and (torn or tokens[head].dep in _LOOSE):
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
    if token.tag != "NN":
        return False
    nouns, lemma = noun_lexicon(), token.lemma.lower()
    return lemma in nouns.personal_nouns or lemma in nouns.belonging or lemma in office_lexicon().entailment


def _is_person(token: Token) -> bool:
    return token.entity_label.endswith("PERSON")


def _is_belonging(token: Token) -> bool:
    return token.lemma.lower() in noun_lexicon().belonging


_REPAIRS = (
    _bodies_in_lists,
    _passives,
    _participles,
    _relatives,
    _conjuncts,
    _listed,
    _modifiers,
    _bodies,
    _compounds,
    _names,
)
