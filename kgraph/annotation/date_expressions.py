"""Finds expressions of time in a text and takes them apart, without yet saying which day they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kgraph.ontology import read_yaml

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_TO_DAY = r"(?:(?: ?[-–—] ?| to | and | through )(?P<to_day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d))?"
_YEARS = r"1[5-9]\d\d|20\d\d"
_YEAR = rf"(?P<year>{_YEARS})(?![\w%]|[.,:]\d)"


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units away from a base: the date of the article, or the date the text named last."""

    unit: str
    amount: int
    from_text: bool


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


_Groups = Mapping[str, str | None]
_Rule = tuple[str, re.Pattern[str], Callable[[_Groups], dict[str, Any]]]


def _all_expressions(text: str) -> Iterator[Expression]:
    for rule, pattern, read in _rules():
        for match in pattern.finditer(text):
            yield Expression(match.start(), match.end(), rule, **read(match.groupdict()))


def weekdays() -> Mapping[str, int]:
    """The days of the week in lower case, with their number from 0 on Monday."""
    return _words("weekdays")


@cache
def _words(key: str) -> Mapping[str, int]:
    table: Mapping[str, int] = read_yaml("time.yaml")[key]
    return table


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _rules() -> tuple[_Rule, ...]:
    month = rf"(?P<month>{_any_of(word.title() for word in _words('months'))})\b(?:\.(?= [\d,]))?"
    weekday = rf"(?P<weekday>{_any_of(word.title() for word in weekdays())})\b"
    moved = rf"(?P<moved>(?i:{_any_of([*_words('from_article'), *_words('from_text')])}))"
    of_year = rf"(?:,? (?:of )?(?:the year )?{_YEAR}|,? (?:of )?{moved} year\b)?"
    parts = _any_of(read_yaml("time.yaml")["parts_of_day"])
    units = _any_of(read_yaml("time.yaml")["units"])
    count = rf"(?P<count>\d{{1,2}}|(?i:{_any_of(_words('numbers'))}))"
    counted = rf"(?P<counted>{_any_of([*_words('counted_from_article'), *_words('counted_from_text')])})"
    patterns: tuple[tuple[str, str, Callable[[_Groups], dict[str, Any]]], ...] = (
        ("day", rf"(?<![\w-])(?P<year>{_YEARS})-(?P<number>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])(?![\w-])", _calendar),
        ("day", rf"\b(?:{weekday},? )?{month} {_DAY}{_TO_DAY}{of_year}", _calendar),
        ("day", rf"\b(?:{weekday},? )?(?:the )?{_DAY}{_TO_DAY} (?:of )?{month}{of_year}", _calendar),
        ("month", rf"\b{month}{of_year}", _calendar),
        ("month", rf"\b{moved} {month}(?! \d)", _moved_month),
        ("year", rf"(?<![\w$€£.,/-]){_YEAR}(?! ?[-–—/]\d)", _calendar),
        ("year", rf"(?<=\d[-–—] )(?P<year>{_YEARS})(?![\w%])", _calendar),
        ("years", rf"(?<![\w$€£.,/-])(?P<year>{_YEARS}) ?[-–—] ?(?P<to_year>\d\d|{_YEARS})(?![\w–—-])", _calendar),
        ("weekday", rf"\b(?:{moved} )?{weekday}(?: (?:{parts})\b)?", _calendar),
        ("shift", rf"(?i:\b(?P<days>{_any_of(_words('days'))})\b)", _deictic),
        ("shift", rf"\b{moved} (?P<unit>{units})\b", _moved_unit),
        ("shift", r"(?i:\b(?:earlier|later) in the (?P<unit>day|week|month|year)\b)", _moved_unit),
        ("shift", rf"\b{count} (?P<unit>day|week|month|year)s? {counted}\b", _counted),
    )
    return tuple((rule, re.compile(pattern), read) for rule, pattern, read in patterns)


def _calendar(groups: _Groups) -> dict[str, Any]:
    numbers = ("year", "day", "to_day", "to_year")
    values: dict[str, Any] = {name: int(value) for name in numbers if (value := groups.get(name))}
    if month := groups.get("month") or groups.get("number"):
        values["month"] = int(month) if month.isdigit() else _words("months")[month.lower()]
    if weekday := groups.get("weekday"):
        values["weekday"] = weekdays()[weekday.lower()]
    if moved := groups.get("moved"):
        values["shift"] = _shift(moved, "year" if "month" in values else "week")
    return values


def _moved_month(groups: _Groups) -> dict[str, Any]:
    return _calendar({**groups, "moved": None}) | {"shift": _shift(groups["moved"] or "", "month")}


def _deictic(groups: _Groups) -> dict[str, Any]:
    return {"shift": Shift("day", _words("days")[(groups["days"] or "").lower()], from_text=False)}


def _moved_unit(groups: _Groups) -> dict[str, Any]:
    unit = groups["unit"] or ""
    moved = groups.get("moved") or ("that" if unit == "year" else "this")
    return {"shift": _shift(moved, "day" if unit in read_yaml("time.yaml")["parts_of_day"] else unit)}


def _shift(moved: str, unit: str) -> Shift:
    word = moved.lower()
    from_text = word in _words("from_text")
    return Shift(unit, _words("from_text" if from_text else "from_article")[word], from_text)


def _counted(groups: _Groups) -> dict[str, Any]:
    count, direction = groups["count"] or "", groups["counted"] or ""
    amount = int(count) if count.isdigit() else _words("numbers")[count.lower()]
    from_text = direction in _words("counted_from_text")
    sign = _words("counted_from_text" if from_text else "counted_from_article")[direction]
    return {"shift": Shift(groups["unit"] or "", sign * amount, from_text)}
