"""What kind of thing a name that no list knows is the name of, by the words in it and before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.annotation.names.trimming import starts_person
from kgraph.annotation.spans import is_capitalised, text_of
from kgraph.gazetteer import Gazetteer
from kgraph.lexicon import name_lexicon, noun_lexicon, office_lexicon
from kgraph.model import EntityType, Token

_BY_LABEL = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
}
_LONGEST_PERSON = 4
_SHORTEST_ACRONYM = 3
_ROMAN = re.compile("[IVX]+")


def type_of(tokens: Sequence[Token], first: int, last: int, label: str, gazetteer: Gazetteer) -> EntityType | None:
    """The class of the name [first, last) that the model gives a label; None where it is no name of such a thing."""
    proposed, words = _BY_LABEL.get(label), [token.text.lower() for token in tokens[first:last]]
    if proposed is None or _names_nothing(tokens, first, last, person=label == "PERSON"):
        return None
    if is_acronym(tokens, first, last):
        return EntityType.ORGANIZATION
    return _by_words(words) or (
        EntityType.PERSON
        if proposed is not EntityType.PERSON and _is_called_as_people_are(tokens, first, last, gazetteer)
        else proposed
    )


def _by_words(words: Sequence[str]) -> EntityType | None:
    """The class that a word of a longer name tells."""
    nouns = noun_lexicon()
    if len(words) < 2:
        return None
    if words[-1] in nouns.party or words[0] in nouns.party:
        return EntityType.POLITICAL_PARTY
    if words[-1] not in nouns.sites and any(word in nouns.organization for word in words):
        return EntityType.ORGANIZATION
    if words[-1] in nouns.geographic | nouns.sites | nouns.premises:
        return EntityType.PLACE
    return EntityType.EVENT if words[0] in name_lexicon().happening_nouns else None


def _names_nothing(tokens: Sequence[Token], first: int, last: int, *, person: bool) -> bool:
    """Whether it is an office, what somebody is in charge of, a currency, an illness or the like."""
    text, word, offices = text_of(tokens, first, last), tokens[last - 1].text.lower(), office_lexicon()
    if last - first > 1:
        return not person and bool({word, word.removesuffix("s")} & offices.entailment.keys())
    described = word in offices.entailment.keys() | noun_lexicon().personal_nouns
    bare = not person and word in offices.portfolios | noun_lexicon().republic_words
    return described or bare or text in name_lexicon().nameless


def _is_called_as_people_are(tokens: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether a given name begins it, and no preposition of place stands before."""
    before = max(0, first - 1)
    placed = any(token.text.lower() in name_lexicon().place_prepositions for token in tokens[before:last])
    return 2 <= last - first <= _LONGEST_PERSON and starts_person(tokens, first, gazetteer) and not placed


def is_full_name(tokens: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether capitals are a person's name in full: begun by a given name, without an office or a body's noun."""
    offices = office_lexicon().entailment
    return (
        2 <= last - first <= _LONGEST_PERSON + 1
        and starts_person(tokens, first, gazetteer)
        and tokens[last - 1].text not in name_lexicon().outside
        and not (has_article(tokens, first) and _ends_as_things_do(tokens[last - 1]))
        and tokens[last - 1].text.lower() not in noun_lexicon().premises
        and type_of(tokens, first, last, "PERSON", gazetteer) is EntityType.PERSON
        and not any(token.text.lower() in offices for token in tokens[first:last])
    )


def _ends_as_things_do(token: Token) -> bool:
    """Whether it is a noun of laws, events or sites ("the Jackson Act", "the King David Hotel")."""
    nouns = noun_lexicon()
    return token.text.lower() in nouns.legal_act_names | nouns.event_names | nouns.sites


def may_be_surname(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token could be a person's name: a proper noun without article, and no part of a longer name."""
    token = tokens[index]
    if has_article(tokens, index):
        return False
    alone = all(not _goes_on(tokens, other, token) for other in (index - 1, index + 1))
    return token.pos == "PROPN" and is_capitalised(token) and alone


def _goes_on(tokens: Sequence[Token], index: int, token: Token) -> bool:
    """Whether a neighbour is a capital of the same sentence that is no title."""
    if not 0 <= index < len(tokens) or tokens[index].sentence != token.sentence:
        return False
    other, offices = tokens[index], office_lexicon()
    titled = other.text.lower() in offices.entailment.keys() | offices.honorifics
    return other.pos == "PROPN" and is_capitalised(other) and not titled


def has_article(tokens: Sequence[Token], first: int) -> bool:
    """Whether a determiner stands before a name, as before no person's."""
    return first > 0 and tokens[first - 1].pos == "DET"


def is_acronym(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it is all capitals, three at least, in a sentence that is not, and stands for no office."""
    word = text_of(tokens, first, last)
    letters = word.replace("-", "")
    if len(letters) < _SHORTEST_ACRONYM or not (letters.isalpha() and letters.isupper()) or not _ROMAN.sub("", letters):
        return False
    neighbours = (*tokens[max(0, first - 2) : first], *tokens[last : last + 2])
    shouted = any(len(t.text) > 1 and t.text.isalpha() and t.text.isupper() for t in neighbours)
    return not (shouted or word.lower() in office_lexicon().entailment or word in name_lexicon().nameless)
