"""Date expressions, resolved with their precision against the article's date and the last year named.

Rules over the text of each sentence. A weekday is the last such day on or before the article's date, unless the
sentence looks ahead; a day or month without a year is the nearest to the article's date; nothing is invented without one.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kgraph.model import DateMention, PartialDate, Period, Sentence, Token
from kgraph.ontology import read_yaml

_YEAR_REACH = 2
_Resolver = Callable[["_Context", "re.Match[str]"], Period | None]


@dataclass(slots=True)
class _Context:
    """What a relative date is relative to."""

    today: dt.date | None
    year: int | None
    looks_ahead: bool


@cache
def _words() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml("time.yaml")
    return data


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(dt.date(year, month, day).isoformat())
    except ValueError:
        return None


def _point(date: PartialDate | None) -> Period | None:
    return Period(date=date) if date else None


def _month_number(name: str) -> int:
    return int(_words()["months"][name.lower().rstrip(".")])


def _year_of(context: _Context, month: int, day: int | None, phrase: str | None) -> int | None:
    """The year of a day or month that is named without one."""
    phrase = (phrase or "").lower()
    if context.today is None or any(word in phrase for word in ("same", "that")):
        return context.year
    if "last" in phrase or "next" in phrase:
        return context.today.year + (1 if "next" in phrase else -1)
    if "this" in phrase:
        return context.today.year
    if context.year is not None:
        return context.year
    return _nearest_year(context, month, day)


def _nearest_year(context: _Context, month: int, day: int | None) -> int | None:
    today = context.today
    if today is None:
        return None
    if day is None:
        ahead = month > today.month
        return (
            today.year
            - (1 if ahead and not context.looks_ahead else 0)
            + (1 if month < today.month and context.looks_ahead else 0)
        )
    candidates = [date for year in (today.year - 1, today.year, today.year + 1) if (date := _day(year, month, day))]
    return min(candidates, key=lambda date: abs((date.earliest - today).days)).earliest.year if candidates else None


def _month_day(context: _Context, match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    month, day = _month_number(groups["month"]), int(groups["day"])
    year = int(groups["year"]) if groups.get("year") else _year_of(context, month, day, groups.get("which"))
    first = _day(year, month, day) if year else None
    if first is None or year is None:
        return None
    if groups.get("last"):
        end = _day(year, month, int(groups["last"]))
        return Period(start=first, end=end) if end else None
    return Period(date=first)


def _month_year(context: _Context, match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    month = _month_number(groups["month"])
    year = int(groups["year"]) if groups.get("year") else _year_of(context, month, None, groups.get("which"))
    return Period(date=PartialDate(f"{year:04d}-{month:02d}")) if year else None


def _iso(context: _Context, match: re.Match[str]) -> Period | None:
    return _point(_day(*(int(part) for part in match.groups())))


def _years(context: _Context, match: re.Match[str]) -> Period | None:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return Period(start=PartialDate(first), end=PartialDate(last)) if first <= last else None


def _year(context: _Context, match: re.Match[str]) -> Period | None:
    return Period(date=PartialDate(match["year"]))


def _weekday(context: _Context, match: re.Match[str]) -> Period | None:
    if context.today is None:
        return None
    wanted = _words()["weekdays"].index(match["weekday"].lower())
    which = (match["which"] or "").lower()
    back = (context.today.weekday() - wanted) % 7
    if which == "next" or (which != "last" and context.looks_ahead):
        return _point(
            PartialDate((context.today + dt.timedelta(days=(wanted - context.today.weekday()) % 7 or 7)).isoformat())
        )
    return _point(PartialDate((context.today - dt.timedelta(days=back or (7 if which == "last" else 0))).isoformat()))


def _near_day(context: _Context, match: re.Match[str]) -> Period | None:
    offset = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1}[
        re.sub(r"\s+", " ", match[0].lower())
    ]
    return _point(PartialDate((context.today + dt.timedelta(days=offset)).isoformat())) if context.today else None


def _near_unit(context: _Context, match: re.Match[str]) -> Period | None:
    """ "last month", "this year", "next year"; a week is no date."""
    if context.today is None:
        return None
    step = {"last": -1, "this": 0, "next": 1, "current": 0, "previous": -1, "past": -1}[match["which"].lower()]
    if match["unit"].lower() == "year":
        return Period(date=PartialDate(f"{context.today.year + step:04d}"))
    months = context.today.year * 12 + context.today.month - 1 + step
    return Period(date=PartialDate(f"{months // 12:04d}-{months % 12 + 1:02d}"))


def _distance(context: _Context, match: re.Match[str]) -> Period | None:
    """ "two years ago" from the article's date, "two years later" from the year named before."""
    word = match["number"].lower()
    number = int(word) if word.isdigit() else int(_words()["numbers"].get(word, 0))
    if not number:
        return None
    unit, direction = match["unit"].lower(), match["direction"].lower()
    if direction == "ago":
        return _ago(context, number, unit)
    if unit != "year" or context.year is None:
        return None
    return Period(date=PartialDate(f"{context.year + (-number if direction in ('earlier', 'before') else number):04d}"))


def _ago(context: _Context, number: int, unit: str) -> Period | None:
    if context.today is None:
        return None
    if unit == "year":
        return Period(date=PartialDate(f"{context.today.year - number:04d}"))
    if unit == "month":
        months = context.today.year * 12 + context.today.month - 1 - number
        return Period(date=PartialDate(f"{months // 12:04d}-{months % 12 + 1:02d}"))
    days = number * (7 if unit == "week" else 1)
    day = context.today - dt.timedelta(days=days)
    return Period(date=PartialDate(day.isoformat() if unit == "day" else f"{day:%Y-%m}"))


@cache
def _rules() -> tuple[tuple[re.Pattern[str], _Resolver], ...]:
    """Patterns in order of precedence; the first that matches a stretch of text has it."""
    month = (
        r"(?P<month>"
        + "|".join(sorted((name.capitalize() for name in _words()["months"]), key=len, reverse=True))
        + r")\.?"
    )
    weekday = "|".join(day.capitalize() for day in _words()["weekdays"])
    year = r"(?P<year>1[5-9]\d\d|20\d\d)"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    to = r"\s*(?:[-–—]|to|until|and)\s*"
    which = r"(?:,?\s+(?:of\s+)?(?P<which>(?:this|last|next|the same|that)\s+year))?"
    rules: list[tuple[str, _Resolver]] = [
        (r"\b(\d{4})-(\d\d)-(\d\d)\b", _iso),
        (
            rf"\b(?:(?:{weekday}),?\s+)?{month}\s+{day}(?:{to}(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?,?\s+{year}\b",
            _month_day,
        ),
        (
            rf"\b(?:(?:{weekday}),?\s+)?(?:the\s+)?{day}(?:{to}(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?\s+(?:of\s+)?{month},?\s+{year}\b",
            _month_day,
        ),
        (rf"\b{month}\s+{day}(?:{to}(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?{which}(?!\s*%|\d)\b", _month_day),
        (rf"\b(?:the\s+)?{day}(?:{to}(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?\s+(?:of\s+)?{month}{which}\b", _month_day),
        (rf"\b{month},?\s+(?:of\s+)?{year}\b", _month_year),
        (rf"\b{month}\s+(?:of\s+)?(?P<which>(?:this|last|next|the same|that)\s+year)\b", _month_year),
        (rf"\b(?P<first>1[5-9]\d\d|20\d\d){to}(?P<last>\d\d\d\d|\d\d)\b(?!-)", _years),
        (rf"(?:\b(?P<which>last|next|this|on)\s+)?\b(?P<weekday>{weekday})\b", _weekday),
        (r"\b(?:yesterday|today|tonight|tomorrow|last\s+night)\b", _near_day),
        (r"\b(?P<which>last|this|next|current|previous|past)\s+(?P<unit>month|year)\b", _near_unit),
        (
            r"\b(?P<number>\w+)\s+(?P<unit>day|week|month|year)s?\s+(?P<direction>ago|later|earlier|before|after)\b",
            _distance,
        ),
        (
            rf"\b(?:[Ii]n|[Ll]ate|[Ee]arly|[Mm]id-?|[Ll]ast|[Tt]his|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Oo]f|[Ii]n\s+(?:late|early|mid-?))\s*(?<=[\s-]){month}(?!\s+\d)",
            _month_year,
        ),
        (
            rf"(?<![\d.,$€£#/]){year}(?!\s*(?:UTC|GMT|votes|people|seats|troops|euro|dollars)|[\d,]\d|[s’']|%|/)\b",
            _year,
        ),
    ]
    return tuple((re.compile(pattern), resolver) for pattern, resolver in rules)


def resolve_dates(
    tokens: Sequence[Token], sentences: Sequence[Sentence], *, article_date: dt.date | None, text: str
) -> tuple[DateMention, ...]:
    """Date mentions in text order. `text` is the article's; `article_date` may be unknown."""
    year: int | None = None
    named_in = -_YEAR_REACH
    found: list[DateMention] = []
    for number, sentence in enumerate(sentences):
        words = {token.text.lower() for token in tokens[sentence.first : sentence.last]}
        past = any(token.tag == "VBD" for token in tokens[sentence.first : sentence.last])
        context = _Context(article_date, None, bool(words & set(_words()["future"])) and not past)
        for begin, end, match, resolver in _matches(text, sentence):
            named = re.search(r"\b(1[5-9]\d\d|20\d\d)\b", match[0])
            context.year = year if _refers_back(match[0]) or number - named_in < _YEAR_REACH else None
            period = resolver(context, match)
            if named and _is_free(tokens, sentence, end):
                year, named_in = int(named[0]), number
            if period and (mention := _mention(tokens, sentence, begin, end, period)):
                found.append(mention)
    return tuple(found)


def _is_free(tokens: Sequence[Token], sentence: Sentence, end: int) -> bool:
    """Whether the date stands for a time of its own and is no part of a name ("the 2015 election")."""
    after = bisect_left(tokens, end, sentence.first, sentence.last, key=lambda token: token.begin)
    return after == sentence.last or tokens[after].pos not in ("NOUN", "PROPN", "ADJ")


def _refers_back(phrase: str) -> bool:
    return bool(re.search(r"\b(same|that) year\b|\b(later|earlier)\b", phrase))


def _matches(text: str, sentence: Sentence) -> Iterator[tuple[int, int, re.Match[str], _Resolver]]:
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int, re.Match[str], _Resolver]] = []
    for pattern, resolver in _rules():
        for match in pattern.finditer(text, sentence.begin, sentence.end):
            if all(match.end() <= begin or end <= match.start() for begin, end in taken):
                taken.append(match.span())
                found.append((match.start(), match.end(), match, resolver))
    return iter(sorted(found, key=lambda item: item[0]))


def _mention(tokens: Sequence[Token], sentence: Sentence, begin: int, end: int, period: Period) -> DateMention | None:
    first = bisect_right(tokens, begin, sentence.first, sentence.last, key=lambda token: token.end)
    last = bisect_left(tokens, end, sentence.first, sentence.last, key=lambda token: token.begin)
    return DateMention(first, last, _bounded(tokens, first, period)) if first < last else None


def _bounded(tokens: Sequence[Token], first: int, period: Period) -> Period:
    """ "since 2012" begins, "until 2012" ends."""
    before = tokens[first - 1].text.lower() if first else ""
    if period.date and before == "since":
        return Period(start=period.date)
    if period.date and before in ("until", "till", "through"):
        return Period(end=period.date)
    return period
