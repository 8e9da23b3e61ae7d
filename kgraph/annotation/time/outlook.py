"""Whether the words around a date speak of what is over or of what is to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from kgraph.grammar import VERBAL
from kgraph.lexicon import time_words
from kgraph.model import Token

_LONGEST_CHAIN = 4
_LONGEST_VERB_GROUP = 12


class Outlook(Enum):
    """What the verb says of a time: it is over, it is to come, or neither."""

    BACK = auto()
    AHEAD = auto()
    UNKNOWN = auto()


def outlook_at(tokens: Sequence[Token], first: int, last: int) -> Outlook:
    """The outlook of the verb that a date at tokens [first, last) stands with."""
    token, direct = tokens[first], True
    while token.pos not in VERBAL and token.head != token.index:
        of_verb = token.pos == "ADP" or token.lemma in time_words("dated_nouns")
        direct = direct and (of_verb or first <= token.index < last)
        token = tokens[token.head]
    for _ in range(_LONGEST_CHAIN):
        outlook = _of_verb(tokens, token, direct=direct)
        if outlook is not Outlook.UNKNOWN or token.dep not in ("conj", "xcomp") or token.head == token.index:
            return outlook
        token = tokens[token.head]
    return Outlook.UNKNOWN


def _of_verb(tokens: Sequence[Token], verb: Token, *, direct: bool) -> Outlook:
    auxiliaries = {t.text.lower() for t in _below(tokens, verb) if t.dep in ("aux", "auxpass")}
    if _is_future(tokens[verb.head], verb, auxiliaries):
        return Outlook.AHEAD
    if verb.tag in ("VBD", "VBN") and not auxiliaries & {"is", "are", "be"}:
        return Outlook.BACK
    # Beside a day or a month the present tense says what is to come: "they meet on Friday".
    present = verb.tag in ("VBZ", "VBP") or (verb.tag == "VBG" and auxiliaries & {"is", "are"})
    planned = direct and present and verb.lemma.lower() not in time_words("detaching") | {"be"}
    return Outlook.AHEAD if planned else Outlook.UNKNOWN


def _is_future(governor: Token, verb: Token, auxiliaries: set[str]) -> bool:
    if auxiliaries & time_words("future_auxiliaries") and "have" not in auxiliaries:
        return True
    if "to" in auxiliaries and governor.lemma.lower() in time_words("future_verbs") | {"be"}:
        return True
    return verb.lemma.lower() in time_words("scheduling") and verb.tag == "VBN"


def _below(tokens: Sequence[Token], word: Token) -> Iterator[Token]:
    """The words before a word that depend on it."""
    return (t for t in tokens[max(0, word.index - _LONGEST_VERB_GROUP) : word.index] if t.head == word.index)
