"""What of a span that the model proposes is the name: without titles, articles and a state before a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kgraph.annotation.spans import Span, is_capitalised
from kgraph.gazetteer import Gazetteer
from kgraph.lexicon import name_lexicon, noun_lexicon, office_lexicon
from kgraph.model import LOCATIONS, EntityType, Token

_OPENING = frozenset({"ADV", "SCONJ", "CCONJ"})
_SITED = frozenset({"in", "at", "near"})


def trimmed(
    tokens: Sequence[Token], first: int, last: int, known: Sequence[Span], gazetteer: Gazetteer
) -> tuple[int, int]:
    """The span [first, last) without punctuation, articles, honorifics, and a state or office before a person's name.

    `known` are the listed names of the document. The span is empty where nothing of it is a name.
    """
    first, last = _within_brackets(tokens, first, last)
    last = _without_site(tokens, first, last, known)
    inside = (span for span in known if first <= span.first < last)
    state_ends = {span.first: span.last for span in inside if _may_stand_before_person(tokens, span)}
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
    """Whether a listed name is no part of a person's after it: a town is where nothing says that something is there.

    Before a title the town says of what that is ("Turin Mayor Ann Lee").
    """
    before = tokens[span.first - 1].text.lower() if span.first else ""
    titled = span.last < len(tokens) and is_office_noun(tokens[span.last].text.lower())
    located = titled or span.type is not EntityType.PLACE or before in name_lexicon().locating
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


def _without_site(tokens: Sequence[Token], first: int, last: int, known: Sequence[Span]) -> int:
    """The end of a name without where that is: "Unity Centre" of "Unity Centre in Lima"."""
    places = (span for span in known if span.type in LOCATIONS and span.last == last and first + 1 < span.first)
    return next((place.first - 1 for place in places if tokens[place.first - 1].text in _SITED), last)


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
    return last - first > 1 and (opens or is_office_noun(word.lower()))


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


def is_office_noun(word: str) -> bool:
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
