"""What stands between whose an office is and its title, and is part of neither: "Chad's longest-serving minister"."""

from __future__ import annotations

from kgraph.annotation.offices.text import OfficeText
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType

_LONGEST_PRAISE = 5
_PRAISE = frozenset({"JJ", "JJS", "JJR", "RB", "RBS", "RBR", "VBN", "VBG", "HYPH"})


def past_praise(text: OfficeText, index: int, start: int) -> int:
    """The index before adjectives that end at `index`, none of them before `start`."""
    mark = index
    while mark > start and index - mark < _LONGEST_PRAISE and _praises(text, mark):
        mark -= 1
    return mark


def _praises(text: OfficeText, index: int) -> bool:
    """Whether it is an adjective or adverb, or what a hyphen makes part of one ("Braun-friendly")."""
    return text.tokens[index].tag in _PRAISE or text.tokens[index + 1].tag == "HYPH"


def past_class_nouns(text: OfficeText, index: int) -> int:
    """The index before the nouns that say what the body is whose name stands before them ("UGT union leader")."""
    mark = index
    while mark >= 0 and (_is_class_noun(text, mark) or (mark < index and _is_common(text, mark))):
        mark -= 1
    body = text.ending.get(mark + 1)
    return mark if body and body.type is EntityType.ORGANIZATION and mark < index else index


def past_party(text: OfficeText, index: int) -> int:
    """The index before a party that stands after a possessive ("Saxony's SPD interior minister")."""
    party = text.ending.get(index + 1)
    if party is None or party.type is not EntityType.POLITICAL_PARTY or party.first == 0:
        return index
    return party.first - 1 if text.tokens[party.first - 1].tag == "POS" else index


def _is_class_noun(text: OfficeText, index: int) -> bool:
    word = text.word(index)
    return word in noun_lexicon().apposed_classes and word not in text.lexicon.ranks


def _is_common(text: OfficeText, index: int) -> bool:
    return text.tokens[index].pos in ("NOUN", "PROPN") and text.word(index).islower()
