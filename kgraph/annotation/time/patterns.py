"""How English writes times: the patterns of their expressions, filled with the words of `ontology/time.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kgraph.ontology import read_yaml

_NUMBER_OF_DAY = r"0?[1-9]|[12]\d|3[01]"
_PAST_TWELVE = r"1[3-9]|2\d|3[01]"
"""The days that no month is written as."""
_DAY = rf"(?P<day>{_NUMBER_OF_DAY})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_TO_DAY = rf"(?:(?: ?[-–—] ?| to | and | through )(?P<to_day>{_NUMBER_OF_DAY})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d))?"
_YEARS = r"1[5-9]\d\d|20\d\d"
_YEAR = rf"(?P<year>{_YEARS})(?![\w%]|[.,:]\d)"


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units away from a base: the date of the article, or the date the text named last.

    `within` so many rather than at their end; `ahead` where it is a time only of what is to come, for "in two weeks"
    also says how long something took.
    """

    unit: str
    amount: int
    from_text: bool
    within: bool = False
    ahead: bool = False


Groups = Mapping[str, str | None]
Reader = Callable[[Groups], dict[str, Any]]
Rule = tuple[str, re.Pattern[str], Reader]


@cache
def number_words(key: str) -> Mapping[str, int]:
    """Words of time.yaml in lower case, with the number that each means."""
    table: Mapping[str, int] = read_yaml("time.yaml")[key]
    return table


@cache
def rules() -> tuple[Rule, ...]:
    """The kind of each expression, its pattern over words one space apart, and what reads the groups of that."""
    patterns = (*_by_calendar(), *_by_shift())
    return tuple((rule, re.compile(pattern), read) for rule, pattern, read in patterns)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _moved(group: str) -> str:
    return rf"(?P<{group}>(?i:{_any_of([*number_words('from_article'), *number_words('from_text')])}))"


def _of_year() -> str:
    return rf"(?:,? (?:of )?(?:the year )?{_YEAR}|,? (?:of )?{_moved('moved')} year\b)?"


def _by_calendar() -> Iterable[tuple[str, str, Reader]]:
    times = read_yaml("time.yaml")
    month = rf"(?P<month>{_any_of(word.title() for word in number_words('months'))})\b(?:\.(?= [\d,]))?"
    weekday = rf"(?P<weekday>{_any_of(word.title() for word in number_words('weekdays'))})\b"
    part = rf"(?: (?:{_any_of(times['parts_of_day'])})\b)?"
    named_days = _any_of(times["named_days"]).replace("'", "['’]")
    yield "day", rf"(?<![\w-])(?P<year>{_YEARS})-(?P<number>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])(?![\w-])", _calendar
    yield "day", rf"(?<![\w.])(?P<day>{_NUMBER_OF_DAY})\.(?P<number>0?[1-9]|1[0-2])\.(?P<year>{_YEARS})\b", _calendar
    yield "day", rf"(?<![\w/])(?P<day>{_PAST_TWELVE})/(?P<number>0?[1-9]|1[0-2])/(?P<year>{_YEARS})\b", _calendar
    yield "day", rf"(?<![\w/])(?P<number>0?[1-9]|1[0-2])/(?P<day>{_PAST_TWELVE})/(?P<year>{_YEARS})\b", _calendar
    yield "day", rf"\b(?:{weekday},? )?{month} {_DAY}{_TO_DAY}{_of_year()}", _calendar
    yield "day", rf"\b(?:{weekday},? )?(?:the )?{_DAY}{_TO_DAY} (?:of )?{month}{_of_year()}", _calendar
    yield "day", rf"\b(?P<named>(?i:{named_days}))\b{_of_year()}", _named_day
    yield (
        "day of month",
        rf"\b(?:{weekday},? )?the (?P<day>{_NUMBER_OF_DAY})(?:st|nd|rd|th)\b(?: of {_moved('moved')} month\b)?",
        _day_of_month,
    )
    yield "month", rf"\b{month}{_of_year()}", _calendar
    yield "month", rf"\b{_moved('moved')} {month}(?! \d)", _moved_month
    yield "year", rf"(?<![\w$€£.,/-]){_YEAR}(?! ?[-–—/]\d)", _calendar
    yield "year", rf"(?<=\d[-–—] )(?P<year>{_YEARS})(?![\w%])", _calendar
    yield (
        "years",
        rf"(?<![\w$€£.,/-])(?P<year>{_YEARS}) ?[-–—/] ?(?P<to_year>\d\d|{_YEARS})(?![\w–—/-])",
        _calendar,
    )
    yield "weekday", rf"\b(?:{_moved('moved')} )?{weekday}{part}", _calendar
    yield "weekday of week", rf"\b{weekday}{part},? (?:of )?{_moved('moved')} week\b", _calendar


def _by_shift() -> Iterable[tuple[str, str, Reader]]:
    units = _any_of(read_yaml("time.yaml")["units"])
    counted = rf"(?P<count>\d{{1,2}}|(?i:{_any_of(number_words('numbers'))})) (?P<unit>day|week|month|year)s?"
    closing = frozenset(read_yaml("time.yaml")["closing"])
    directions = {*number_words("counted_from_article"), *number_words("counted_from_text")}
    at_the_end = rf"(?:{_any_of(closing)})(?= ?(?:[.,;:)\n]|$|and\b|but\b))"
    direction = rf"(?P<counted>(?:{_any_of(directions - closing)})\b|{at_the_end})"
    coming = _any_of(read_yaml("time.yaml")["coming"])
    yield "shift", rf"(?i:\b(?P<days>{_any_of(number_words('days'))})\b)", _deictic
    yield "shift", rf"\b{_moved('moved')} (?P<unit>{units})\b", _moved_unit
    yield "shift", r"(?i:\b(?:earlier|later) in the (?P<unit>day|week|month|year)\b)", _moved_unit
    yield "shift", r"(?i:\b(?P<moved>the) (?P<unit>weekend)\b)", _moved_unit
    yield "shift", rf"(?i:\bthe (?P<unit>{units}) {direction})", _counted
    yield "shift", r"(?i:\b(?:start|beginning|middle|end) of the (?P<unit>week|month|year)\b)", _current
    yield "count", rf"\b{counted} {direction}", _counted
    yield "count", rf"\b(?i:in) {counted}(?P<due>['’]? time\b)?", _due
    yield "shift", rf"\b(?i:within) {counted}\b", _within
    yield "shift", rf"\b(?i:the (?:{coming})) {counted}\b", _within


def _calendar(groups: Groups) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: int(value) for name in ("year", "day", "to_day", "to_year") if (value := groups.get(name))
    }
    if month := groups.get("month") or groups.get("number"):
        values["month"] = int(month) if month.isdigit() else number_words("months")[month.lower()]
    if weekday := groups.get("weekday"):
        values["weekday"] = number_words("weekdays")[weekday.lower()]
    if moved := groups.get("moved"):
        values["shift"] = _shift(moved, "year" if "month" in values else "week")
    return values


def _named_day(groups: Groups) -> dict[str, Any]:
    month, day = read_yaml("time.yaml")["named_days"][(groups["named"] or "").lower().replace("’", "'")]
    return _calendar({**groups, "number": str(month), "day": str(day)})


def _day_of_month(groups: Groups) -> dict[str, Any]:
    moved = groups["moved"]
    values = _calendar({**groups, "moved": None})
    return values | ({"shift": _shift(moved, "month")} if moved else {})


def _moved_month(groups: Groups) -> dict[str, Any]:
    return _calendar({**groups, "moved": None}) | {"shift": _shift(groups["moved"] or "", "month")}


def _deictic(groups: Groups) -> dict[str, Any]:
    return {"shift": Shift("day", number_words("days")[(groups["days"] or "").lower()], from_text=False)}


def _moved_unit(groups: Groups) -> dict[str, Any]:
    unit = groups["unit"] or ""
    moved = groups.get("moved") or ("that" if unit == "year" else "this")
    return {"shift": _shift("this" if moved.lower() == "the" else moved, _length(unit))}


def _length(unit: str) -> str:
    return "day" if unit in read_yaml("time.yaml")["parts_of_day"] else unit


def _shift(moved: str, unit: str) -> Shift:
    word = moved.lower()
    from_text = word in number_words("from_text")
    return Shift(unit, number_words("from_text" if from_text else "from_article")[word], from_text)


def _counted(groups: Groups) -> dict[str, Any]:
    direction = (groups["counted"] or "").lower()
    from_text = direction in number_words("counted_from_text")
    sign = number_words("counted_from_text" if from_text else "counted_from_article")[direction]
    return {"shift": Shift(_length(groups["unit"] or ""), sign * _count(groups), from_text)}


def _due(groups: Groups) -> dict[str, Any]:
    return {"shift": Shift(groups["unit"] or "", _count(groups), from_text=False, ahead=not groups["due"])}


def _current(groups: Groups) -> dict[str, Any]:
    return {"shift": Shift(groups["unit"] or "", 0, from_text=False, ahead=True)}


def _within(groups: Groups) -> dict[str, Any]:
    return {"shift": Shift(groups["unit"] or "", _count(groups), from_text=False, within=True, ahead=True)}


def _count(groups: Groups) -> int:
    count = groups.get("count") or "one"
    return int(count) if count.isdigit() else number_words("numbers")[count.lower()]
