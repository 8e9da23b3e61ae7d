"""What derails a parser, left out of what it reads: biographical parentheses ("(born 4 May 1950; Bulgarian: …)"),
asides in names and datelines ("HELSINKI (Reuters) — ").

The article's text stays as it is: tokens keep their offsets into it, and what stood in the parentheses is read apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.annotation.parsing.asides import aside_spans

_PLAIN = str.maketrans({"´": "'", "`": "'", "\u00a0": " "})
"""Signs that stand for another and that no parser expects, each one code point as that is."""
_PARENTHESES = re.compile(r"\s*\((?:[^()\n]|\([^()\n]*\)|\[[^\]\n]*\])*\)")
_HONOURS = re.compile(r"(?:,?\s[A-Z][A-Za-z]{0,5}[A-Z])+$")
_LIFE = r"\bborn\b|\bb\. |\bdied\b|\d{4}\s*[-–—]\s*(?:\d{1,2}\s)?[A-Z][a-z]+|\w+ \d{4}\s*[-–—]|\b\d{4} [-–—] \d{4}\b"
_DAY_TO = r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b[^()]*[-–—]|\b[A-Z][a-z]+ \d{1,2}, \d{4}\b[^()]*[-–—]"
_SOUND = r"pronounced|pronunciation|listen\b|[A-Z][a-z]+\s?:\s|\bIPA\b|^\s*\((?:/|\[[^\]]*[^\W\dA-Z][^\]]*\])"
_BIRTH_NAME = r"\bnée?\b|\bromani[sz]ed\b"
_BIOGRAPHICAL = re.compile(f"{_LIFE}|{_DAY_TO}|{_SOUND}|{_BIRTH_NAME}")
_CITY = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
_AGENCY = r" ?\([A-Z][\w ]+\)"
_DATELINE = re.compile(
    rf"^{_CITY}(?:, [A-Z][\w. ]{{2,30}}?)*(?:(?:{_AGENCY})? ?(?:—|–|--| - )|{_AGENCY} ?:) ?(?=[A-Z\"“‘])", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class ReadableText:
    """A text without datelines, asides and biographical parentheses, and the way back to offsets of the whole."""

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def offset(self, position: int) -> int:
        """The code point of the whole text at a code point of this one."""
        return position + self.shifts[bisect_right(self.starts, position) - 1]


def readable(text: str) -> ReadableText:
    """The text that a parser should read."""
    kept: list[str] = []
    starts, shifts, position, length = [0], [0], 0, 0
    for begin, end in sorted([*dateline_spans(text), *biographical_spans(text), *aside_spans(text)]):
        if begin < position:
            continue
        kept.append(text[position:begin])
        length += begin - position
        position = end
        starts.append(length)
        shifts.append(end - length)
    kept.append(text[position:])
    return ReadableText("".join(kept).translate(_PLAIN), tuple(starts), tuple(shifts))


def biographical_spans(text: str) -> Iterator[tuple[int, int]]:
    """The parentheses [begin, end), with the white space and the honours (", OBE") before them, that tell of a life or
    how a name is said.
    """
    for match in _PARENTHESES.finditer(text):
        if match.start() and _BIOGRAPHICAL.search(match[0]):
            honours = _HONOURS.search(text, 0, match.start())
            yield honours.start() if honours else match.start(), match.end()


def dateline_spans(text: str) -> Iterator[tuple[int, int]]:
    """The datelines [begin, end) that open a line: a city in capitals, more of the place, an agency, and a dash
    (or a colon after the agency).
    """
    for match in _DATELINE.finditer(text):
        yield match.span()
