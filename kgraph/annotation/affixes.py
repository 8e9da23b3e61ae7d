"""Names that a hyphen makes part of an adjective."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.lexicon import name_lexicon, office_lexicon
from kgraph.model import Token


def is_affixed(tokens: Sequence[Token], first: int) -> bool:
    """Whether a hyphen makes an adjective of the name that begins at a token ("pro-Moscow", no "ex-Green leader")."""
    if first < 2 or tokens[first - 1].text != "-":
        return False
    word, opens = tokens[first - 2].text, first == 2 or tokens[first - 3].sentence != tokens[first].sentence
    known = f"{word.lower()}-" in name_lexicon().prefixes and word.lower() not in office_lexicon().past
    return known and (word.islower() or opens)
