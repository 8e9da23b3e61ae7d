"""Where a name begins and ends: without titles, articles and years, with given names and particles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kgraph.annotation.spans import Span, is_capitalised, joins_parts
from kgraph.gazetteer import Gazetteer
from kgraph.lexicon import name_lexicon, noun_lexicon, office_lexicon
from kgraph.model import EntityType, Token

_SMALL = frozenset({"ADP", "DET", "SCONJ", "CCONJ", "ADV"})
_OPENING = frozenset({"ADV", "SCONJ", "CCONJ"})
_VERBS = frozenset({"VERB", "AUX"})
_UNTENSED = frozenset({"VBG", "VB", "VBP", "VBZ", "MD"})
_UNREAD = frozenset({"", "GPE", "LOC"})


def trimmed(
    tokens: Sequence[Token], first: int, last: int, known: Sequence[Span], gazetteer: Gazetteer
) -> tuple[int, int]:
    """The span [first, last) without punctuation, articles, honorifics, and a state or office before a person's name.

    `known` are the listed names of the document. The span is empty where nothing of it is a name.
    """
    first, last = _within_brackets(tokens, first, last)
    state_ends = {span.first: span.last for span in known if _may_stand_before_person(tokens, span)}
    while first < last:
        begin = _first_of_name(tokens, first, last, state_ends, gazetteer)
        if begin > first:
            first = begin
        elif tokens[last - 1].text in _bounds() or _is_of_title_after(tokens, first, last):
            last -= 1
        else:
            break
    return first, last


def _may_stand_before_person(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a listed name is no part of a person's after it: a town is where nothing says that something is there."""
    before = tokens[span.first - 1].text.lower() if span.first else ""
    located = span.type is not EntityType.PLACE or before in name_lexicon().locating
    return located and span.type is not EntityType.PERSON


def _is_of_title_after(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the last of several words belongs to the title that follows ("EU Trade|Commissioner")."""
    lexicon, word = office_lexicon(), tokens[last - 1]
    titled = last < len(tokens) and is_capitalised(tokens[last]) and tokens[last].text.lower() in lexicon.entailment
    told = word.text.lower() in lexicon.portfolios | lexicon.ranks
    return last - first > 1 and (word.tag == "POS" or (titled and told))


def _within_brackets(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The span after a bracket that closes in it and opens before it, and up to one that opens and does not close."""
    words = [token.text for token in tokens[first:last]]
    if ")" in words and "(" not in words:
        return first + words.index(")") + 1, last
    return first, first + words.index("(") if "(" in words and ")" not in words else last


def _first_of_name(
    tokens: Sequence[Token], first: int, last: int, state_ends: Mapping[int, int], gazetteer: Gazetteer
) -> int:
    """The token after the first word, office or state of [first, last) if that is no part of the name, else `first`."""
    of_state = tokens[first].text.lower() in noun_lexicon().republic_words and last - first > 2
    if _precedes_name(tokens, first, last) or (of_state and starts_person(tokens, first + 1, gazetteer)):
        return first + 1
    if last - first > 2 and f"{tokens[first].text} {tokens[first + 1].text}".lower() in office_lexicon().entailment:
        return first + 2
    state_end = state_ends.get(first, last)
    return state_end if state_end < last and _is_person_after(tokens, state_end, last, gazetteer) else first


def _precedes_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the first word is an article, an honorific, "former", an office or a word that opens the sentence."""
    word, lexicon = tokens[first].text, office_lexicon()
    if (
        _is_prefix(tokens, first, last)
        or word in _bounds()
        or word.lower() in lexicon.honorifics | lexicon.past | lexicon.abbreviated.keys()
    ):
        return True
    opens = _opens_sentence(tokens, first) and tokens[first].pos in _OPENING
    return last - first > 1 and (opens or _is_office(word.lower()))


def _is_prefix(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name's adjective begins here: the "pro" of "pro-Braun", with a capital only where that is all of it."""
    word, joined = tokens[first].text, last - first > 2 and tokens[first + 1].text == "-"
    return joined and f"{word.lower()}-" in name_lexicon().prefixes and (word.islower() or last - first == 3)


@cache
def _bounds() -> frozenset[str]:
    """Words and signs at which no name begins or ends."""
    return name_lexicon().outside | name_lexicon().inner


def _opens_sentence(tokens: Sequence[Token], index: int) -> bool:
    return index == 0 or tokens[index - 1].sentence != tokens[index].sentence


def _is_office(word: str) -> bool:
    """Whether it is an office's noun, in the plural too; "Pope" stands in the name of its holder."""
    return word != "pope" and bool({word, word.removesuffix("s")} & office_lexicon().entailment.keys())


def _is_person_after(tokens: Sequence[Token], index: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether what follows a state within one span is a person's name of its own."""
    rest = {token.text.lower() for token in tokens[index:last]}
    nouns = noun_lexicon()
    plain = not rest & (nouns.organization | nouns.party | nouns.event_names | nouns.legal_act_names | nouns.sites)
    capitals = sum(is_capitalised(token) for token in tokens[index:last])
    return starts_person(tokens, index, gazetteer) or (plain and capitals >= 2)


def starts_person(tokens: Sequence[Token], index: int, gazetteer: Gazetteer) -> bool:
    """Whether the token is a given name with a capital, no month; of one with a hyphen the first part counts."""
    word = tokens[index].text
    if tokens[index].entity_label.endswith("DATE"):
        return False
    return is_capitalised(tokens[index]) and gazetteer.given_name_gender(word.split("-")[0]) is not None


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
    titled = _is_office(token.text.lower()) or bool({token.text.lower(), two_words} & _titles())
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
    titles = _before_people()
    while first < last and (tokens[first].text.lower() in titles or tokens[first].pos in _SMALL):
        first += 1
    return first


@cache
def _before_people() -> frozenset[str]:
    """Words that stand before people's names: titles, also in short, and the chambers they are titles of."""
    return _titles() | office_lexicon().abbreviated.keys() | noun_lexicon().definite


def past_descriptions(tokens: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> int:
    """The start of a person's name without the noun or the verb that the model ran into it ("Soldier Ana Lee")."""
    while last - first > 1 and not starts_person(tokens, first, gazetteer):
        verb = tokens[first].pos in _VERBS and tokens[first].tag in _UNTENSED
        noun = last - first > 2 and tokens[first].text.lower() in noun_lexicon().personal_nouns | _people_described()
        if not (verb or noun):
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


def before_person(tokens: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> int:
    """The end of a body's name without the person who is named right after it ("Speaker of the House Ana Lee")."""
    bodies = noun_lexicon().definite
    after = (index for index in range(first + 1, last - 1) if tokens[index - 1].text.lower() in bodies)
    return next((index for index in after if starts_person(tokens, index, gazetteer)), last)
