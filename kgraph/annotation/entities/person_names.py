"""How a person's name is written: initials with their dots, and who is introduced with all names by the usual ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.annotation.spans import Span
from kgraph.gazetteer import load_gazetteer
from kgraph.lexicon import name_lexicon
from kgraph.model import EntityType, Token

_INITIAL = re.compile(r"(?<![\w.'’-])([A-Z])\.?(?=\s+[A-Z])|(?<![\w.'’-])([A-Z]\.)(?=[A-Z]\.?\s)")


def with_initials(name: str) -> str:
    """The name with a dot and a space after each initial but the last word.

    >>> with_initials("Ana B Lee"), with_initials("J.F. Holt"), with_initials("Malcolm X")
    ('Ana B. Lee', 'J. F. Holt', 'Malcolm X')
    """
    return _INITIAL.sub(lambda match: f"{match[1]}." if match[1] else f"{match[2]} ", name)


def introduced_people(text: str, tokens: Sequence[Token], spans: Sequence[Span]) -> frozenset[str]:
    """The names right before what the text tells of a life in parentheses: "Ann Mary Lee (born 1950)"."""
    people = (span for span in spans if span.type is EntityType.PERSON and 0 < span.last < len(tokens))
    return frozenset(span.title for span in people if "(" in text[tokens[span.last - 1].end : tokens[span.last].begin])


def usual_name(name: str) -> str:
    """The first and the last name of somebody who is introduced with further given names between them.

    >>> usual_name("Clara Maria Jensen"), usual_name("Karl B. Lund"), usual_name("José Luis Lund")
    ('Clara Jensen', 'Karl B. Lund', 'José Luis Lund')
    """
    first, *middle, last = name.split() if " " in name else ("", name)
    gender = load_gazetteer().given_name_gender
    double = len(middle) == 1 and first.lower() in name_lexicon().double_names
    return f"{first} {last}" if middle and not double and all(map(gender, (first, *middle))) else name
