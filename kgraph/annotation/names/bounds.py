"""Where a name goes on, and where something else begins: given names, particles, hyphens, years and descriptions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kgraph.annotation.names.trimming import is_office_noun, starts_person
from kgraph.annotation.spans import Span, is_capitalised, joins_parts
from kgraph.gazetteer import Gazetteer
from kgraph.grammar import VERBAL
from kgraph.lexicon import name_lexicon, noun_lexicon, office_lexicon
from kgraph.model import Token

_SMALL = frozenset({"ADP", "DET", "SCONJ", "CCONJ", "ADV"})
_UNTENSED = frozenset({"VBG", "VB", "VBP", "VBZ", "MD"})
_UNREAD = frozenset({"", "GPE", "LOC"})


def is_bare_title(tokens: Sequence[Token]) -> bool:
    """Whether it is nothing but the short form of a title ("MEP")."""
    return len(tokens) == 1 and tokens[0].text.isupper() and tokens[0].text.lower() in office_lexicon().entailment


def is_prefixed(token: Token) -> bool:
    """Whether it is an adjective made of a name ("ex-Soviet", "pro-Russian")."""
    return token.text.lower().startswith(name_lexicon().prefixes)


def without_years(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a name of a person or place without the numbers that the model ran into it ("Lisbon 2007–2015")."""
    while last > first and tokens[last - 1].text[:1].isdigit():
        last -= 1
    return last


def with_given_name(tokens: Sequence[Token], first: int, last: int, known: Sequence[Span]) -> int:
    """The start of a person's name whose first words the model did not see as part of it; none is in `known`."""

    def is_listed(index: int) -> bool:
        return any(span.first <= index < span.last for span in known)

    if first >= last or is_listed(first):
        return first
    start = first
    while start and not is_listed(start - 1):
        if joins_parts(tokens, start - 1) and not is_listed(start - 2):
            start -= 2
        elif _is_given_name(tokens, start - 1, first, last):
            start -= 1
        else:
            break
    return start


def _is_given_name(tokens: Sequence[Token], index: int, first: int, last: int) -> bool:
    """Whether a word before the name [first, last) depends on it as a part of it, and is no title."""
    token = tokens[index]
    unread = token.entity_label[2:] in _UNREAD and not token.text.isupper()
    part = token.dep == "compound" and first <= token.head < last
    two_words = f"{tokens[max(0, index - 1)].text} {token.text}".lower()
    titled = is_office_noun(token.text.lower()) or bool({token.text.lower(), two_words} & _titles())
    return unread and part and is_capitalised(token) and not titled


@cache
def _titles() -> frozenset[str]:
    lexicon = office_lexicon()
    return lexicon.honorifics | lexicon.entailment.keys() | lexicon.ranks


def with_particles(tokens: Sequence[Token], last: int) -> int:
    """The end of a person's name that goes on after a particle ("Ursula von" + "der Leyen")."""
    particles, end = noun_lexicon().name_particles, last
    while end < len(tokens) and tokens[end].text in particles and tokens[end].tag != "POS":
        end += 1
    begun = end > last or tokens[last - 1].text in particles
    return end + 1 if begun and end < len(tokens) and is_capitalised(tokens[end]) else last


def to_hyphen(tokens: Sequence[Token], last: int) -> int:
    """The end of a person's name with the part after a hyphen ("Moon Sang" + "-gyun"), not with what makes an
    adjective of it ("Lee Kang" from "Lee Kang-led").
    """
    if last > 1 and tokens[last - 2].text == "-" and tokens[last - 1].tag.startswith("VB"):
        return last - 2
    parts = tokens[last - 1 : last + 2]
    joined = (
        len(parts) > 2 and parts[1].text == "-" and parts[0].end == parts[1].begin and parts[1].end == parts[2].begin
    )
    return last + 2 if joined and parts[2].text.islower() and _ends_name(tokens, last + 1) else last


def _ends_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a lower-case word after a hyphen is a part of the name, and no noun that what follows is called by."""
    following = tokens[index + 1 : index + 2]
    called = any(token.pos in ("NOUN", "ADJ") or token.text == "-" for token in following)
    return tokens[index].tag == "NNP" or (tokens[index].tag in ("NN", "FW") and not called)


def capitals_end(tokens: Sequence[Token], first: int, limit: int) -> int:
    """The end of the capitals from `first` on, particles between them included, none at or after `limit`; a day after
    a name is no part of it ("met Ana Lee Tuesday").
    """
    end = first
    while end < limit and (is_capitalised(tokens[end]) or (end > first and _links_parts(tokens, end, limit))):
        if end > first and tokens[end].entity_label == "B-DATE":
            break
        end += 1
    return end


def _links_parts(tokens: Sequence[Token], index: int, limit: int) -> bool:
    """Whether it is a particle, or a hyphen within a name, with a capital after it."""
    particle = tokens[index].text in noun_lexicon().name_particles and tokens[index].tag != "POS"
    return (particle or joins_parts(tokens, index)) and index + 1 < limit and is_capitalised(tokens[index + 1])


def past_titles(tokens: Sequence[Token], first: int, last: int) -> int:
    """The first of the capitals [first, last) that is no title and no small word ("Mayor Ana Lee", "In Ana Lee's")."""
    while first < last and (_is_title(tokens[first].text.lower()) or tokens[first].pos in _SMALL):
        first += 1
    return first


def _is_title(word: str) -> bool:
    """Whether it is a title, in the plural too ("Presidents Ana Lee and Jan Holt")."""
    return bool({word, word.removesuffix("s")} & _before_people())


@cache
def _before_people() -> frozenset[str]:
    """Words that stand before people's names: titles, also in short, and the chambers they are titles of."""
    return _titles() | office_lexicon().abbreviated.keys() | noun_lexicon().definite


def past_descriptions(tokens: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> int:
    """The start of a person's name without the noun or the verb that the model ran into it ("Soldier Ana Lee")."""
    while last - first > 1 and not starts_person(tokens, first, gazetteer):
        common = tokens[first].text.islower() and tokens[first].pos == "NOUN"
        verb = tokens[first].pos in VERBAL and tokens[first].tag in _UNTENSED
        noun = last - first > 2 and tokens[first].text.lower() in noun_lexicon().personal_nouns | _people_described()
        if not (verb or noun or common) or tokens[first].text in noun_lexicon().name_particles:
            break
        first += 1
    return first


@cache
def _people_described() -> frozenset[str]:
    return noun_lexicon().anaphora["Person"]


def before_circumstance(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a name of a person or place without the place the model ran into it ("Ana Lee in Riga")."""
    inner = name_lexicon().place_prepositions
    return next((index for index in range(first + 1, last) if tokens[index].text in inner), last)


def without_class_nouns(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a body's name without the small nouns that say what it is ("UGT" + "trade union")."""
    end = last
    while end > first and tokens[end - 1].text.islower() and tokens[end - 1].tag in ("NN", "JJ"):
        end -= 1
    called = end < last and tokens[last - 1].text in noun_lexicon().apposed_classes
    return end if called and end > first and is_capitalised(tokens[end - 1]) else last


def before_person(tokens: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> int:
    """The end of a body's name without the person who is named right after it ("Speaker of the House Ana Lee")."""
    bodies = noun_lexicon().definite
    after = (index for index in range(first + 1, last - 1) if tokens[index - 1].text.lower() in bodies)
    return next((index for index in after if starts_person(tokens, index, gazetteer)), last)
