"""Finds expressions of time in a text and takes them apart, without yet saying which day they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.annotation.time.patterns import Shift, rules


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression at code points [begin, end) of the text searched; what it does not say is None.

    `shift` stands for what is said by words ("last", "two years later") instead of numbers.
    """

    begin: int
    end: int
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    to_day: int | None = None
    to_year: int | None = None
    weekday: int | None = None
    shift: Shift | None = None

    @property
    def is_deictic(self) -> bool:
        """Whether it counts days from when it is said: "today", "last night", "two days ago"."""
        shift = self.shift if self.weekday is None and self.month is None else None
        return shift is not None and shift.unit == "day" and not (shift.from_text or shift.within)


def find_expressions(text: str) -> list[Expression]:
    """All expressions of time, in text order; of two that overlap the earlier, then the longer.

    The words of the text are one space apart.
    """
    found = sorted(_all_expressions(text), key=lambda expression: (expression.begin, -expression.end))
    kept: list[Expression] = []
    for expression in found:
        if not kept or expression.begin >= kept[-1].end:
            kept.append(expression)
    return kept


def _all_expressions(text: str) -> Iterator[Expression]:
    for rule, pattern, read in rules():
        for match in pattern.finditer(text):
            yield Expression(match.start(), match.end(), rule, **read(match.groupdict()))
