"""From an expression to the year, month or day it means, given the article's date and what the text named before."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from kgraph.annotation.time.expressions import Expression
from kgraph.annotation.time.outlook import Outlook
from kgraph.annotation.time.patterns import Shift
from kgraph.model import PartialDate

_REACH = 2
"""For how many sentences a month and year that were named hold for the days and months after them that have no year."""
_MOST_YEARS = 25
"""Beyond this a round number of years is no date."""


@dataclass(frozen=True, slots=True)
class Point:
    """The first and the last unit of an expression; one and the same but in "September 13–15" and "2009–2012"."""

    first: PartialDate
    last: PartialDate


class Calendar:
    """Resolves the expressions of one article, which have to come in text order."""

    def __init__(self, today: dt.date | None) -> None:
        self._today = today
        self._last: PartialDate | None = None
        self._named: PartialDate | None = None
        self._named_in = 0

    def resolve(
        self, expression: Expression, *, sentence: int, outlook: Outlook, year: int | None = None
    ) -> Point | None:
        """What the expression means; None where nothing settles it. `year` goes for an expression without its own."""
        first = self._resolve(expression, sentence, outlook, year)
        if first is None:
            return None
        if expression.year or year or _is_other_year(expression.shift) or self._inherited_year(expression, sentence):
            self._named, self._named_in = first, sentence
        self._last = first
        return self._to_the_end(expression, first)

    def let_go(self) -> None:
        """The year named last holds for nothing more: it was where something long began or ended."""
        self._named = None

    def before(self, end: Point, expression: Expression) -> Point | None:
        """The nearest day or month that an expression without a year means before the end of its interval."""
        calendar = Calendar(end.last.latest)
        first = calendar._resolve(expression, 0, Outlook.BACK, None)
        return Point(first, first) if first and first.latest <= end.last.latest else None

    def _to_the_end(self, expression: Expression, first: PartialDate) -> Point | None:
        last: PartialDate | None = first
        if expression.to_day:
            last = partial_date(first.earliest.year, first.earliest.month, expression.to_day)
        elif expression.to_year:
            century = first.earliest.year // 100 * 100 if expression.to_year < 100 else 0
            last = partial_date(century + expression.to_year)
        return Point(first, last) if last and first.earliest <= last.latest else None

    def _resolve(self, expression: Expression, sentence: int, outlook: Outlook, year: int | None) -> PartialDate | None:
        if expression.month:
            return self._month_or_day(expression, sentence, outlook, year)
        if expression.year:
            return partial_date(expression.year)
        if expression.day:
            return self._day_of_month(expression, sentence, outlook)
        if expression.weekday is not None:
            return self._weekday(expression, outlook)
        return self._shifted(expression.shift, outlook) if expression.shift else None

    def _month_or_day(
        self, expression: Expression, sentence: int, outlook: Outlook, year: int | None
    ) -> PartialDate | None:
        found = expression.year or year or self._inherited_year(expression, sentence)
        if found is None and expression.shift and expression.shift.unit == "year":
            shifted = self._shifted(expression.shift, outlook)
            found = shifted.earliest.year if shifted else None
        elif found is None:
            found = self._nearest_year(expression, _outlook_of(expression.shift) or outlook)
        return partial_date(found, expression.month, expression.day) if found else None

    def _inherited_year(self, expression: Expression, sentence: int) -> int | None:
        """The year of a story told in order: the same sentence's, or that of a month named just before."""
        if (
            self._named is None
            or expression.month is None
            or expression.shift
            or not 0 <= sentence - self._named_in <= _REACH
        ):
            return None
        told = len(self._named.iso) > 4 and self._named.earliest.month <= expression.month
        return self._named.earliest.year if told or sentence == self._named_in else None

    def _nearest_year(self, expression: Expression, outlook: Outlook) -> int | None:
        today = self._today
        if today is None:
            return None
        years = range(today.year - 4, today.year + 5)
        dates = [date for year in years if (date := partial_date(year, expression.month, expression.day))]
        over = expression.shift is not None and expression.shift.amount < 0  # "last May" is not this May
        past = [date for date in dates if (date.latest < today if over else date.earliest <= today)]
        ahead = [date for date in dates if date.latest >= today]
        if outlook is Outlook.UNKNOWN and expression.day:
            chosen = sorted([*past[-1:], *ahead[:1]], key=lambda date: abs(date.earliest - today))
        else:
            chosen = ahead[:1] if outlook is Outlook.AHEAD else past[-1:]
        return chosen[0].earliest.year if chosen else None

    def _day_of_month(self, expression: Expression, sentence: int, outlook: Outlook) -> PartialDate | None:
        """The day of the month named just before, or else the nearest such day of the article's."""
        day = expression.day or 0
        if expression.shift:
            month = self._shifted(expression.shift, outlook)
            return partial_date(month.earliest.year, month.earliest.month, day) if month else None
        named = self._named if 0 <= sentence - self._named_in <= _REACH else None
        if named and len(named.iso) > 4:
            later = 1 if len(named.iso) > 7 and named.earliest.day > day else 0
            return _day_in_month(named.earliest, later, day)
        if self._today is None:
            return None
        around = [date for months in (-1, 0, 1) if (date := _day_in_month(self._today, months, day))]
        ahead = [date for date in around if date.earliest >= self._today]
        past = [date for date in around if date.earliest <= self._today]
        return next(iter(ahead[:1] if outlook is Outlook.AHEAD else past[-1:]), None)

    def _weekday(self, expression: Expression, outlook: Outlook) -> PartialDate | None:
        shift = expression.shift
        if shift and shift.from_text:
            return self._weekday_after_text(expression.weekday or 0, shift.amount)
        if self._today is None:
            return None
        if shift and expression.rule == "weekday of week":
            monday = self._today - dt.timedelta(days=self._today.weekday())
            return _day(monday + dt.timedelta(weeks=shift.amount, days=expression.weekday or 0))
        back = (self._today.weekday() - (expression.weekday or 0)) % 7
        ahead = -back % 7
        if shift and shift.amount:
            return _day(self._today + dt.timedelta(days=(ahead or 7) if shift.amount > 0 else -(back or 7)))
        return _day(self._today + dt.timedelta(days=ahead if outlook is Outlook.AHEAD else -back))

    def _weekday_after_text(self, weekday: int, amount: int) -> PartialDate | None:
        if self._last is None or len(self._last.iso) < 10:
            return None
        base = self._last.earliest
        ahead = (weekday - base.weekday()) % 7
        days = ahead - 7 if amount < 0 else ahead or (7 if amount else 0)
        return _day(base + dt.timedelta(days=days))

    def _shifted(self, shift: Shift, outlook: Outlook) -> PartialDate | None:
        base = self._last if shift.from_text else _day(self._today) if self._today else None
        if base is None or (shift.ahead and outlook is not Outlook.AHEAD):
            return None
        if shift.within:
            return _month_of(base.earliest, _later(base.earliest, shift)) if len(base.iso) >= 10 else None
        if shift.unit == "year":
            return partial_date(base.earliest.year + shift.amount) if abs(shift.amount) <= _MOST_YEARS else None
        if shift.unit == "month":
            return _months_on(base, shift.amount) if len(base.iso) >= 7 else None
        if len(base.iso) < 10:
            return None
        if shift.unit == "day":
            return _day(base.earliest + dt.timedelta(days=shift.amount))
        if shift.unit == "weekend":
            return _month_of_weekend(base.earliest, shift.amount, outlook)
        return _month_of_week(base.earliest + dt.timedelta(weeks=shift.amount))


def _outlook_of(shift: Shift | None) -> Outlook | None:
    """What "last January" and "next January" say of themselves."""
    if shift is None or not shift.amount:
        return None
    return Outlook.BACK if shift.amount < 0 else Outlook.AHEAD


def _day(date: dt.date) -> PartialDate:
    return PartialDate(date.isoformat())


def partial_date(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """The date, or None where the calendar has none such."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR or (day and month and not day <= calendar.monthrange(year, month)[1]):
        return None
    return PartialDate("-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)]))


def _months_on(base: PartialDate, amount: int) -> PartialDate | None:
    months = base.earliest.year * 12 + base.earliest.month - 1 + amount
    return partial_date(months // 12, months % 12 + 1)


def _day_in_month(base: dt.date, months: int, day: int) -> PartialDate | None:
    month = _months_on(_day(base), months)
    return partial_date(month.earliest.year, month.earliest.month, day) if month else None


def _later(base: dt.date, shift: Shift) -> dt.date:
    days = {"day": 1, "week": 7, "weekend": 7, "month": 30, "year": 365}
    return base + dt.timedelta(days=days[shift.unit] * shift.amount)


def _month_of_week(day: dt.date) -> PartialDate | None:
    """A week has no precision of its own: its month, where it lies in one."""
    monday = day - dt.timedelta(days=day.weekday())
    return _month_of(monday, monday + dt.timedelta(days=6))


def _month_of_weekend(day: dt.date, amount: int, outlook: Outlook) -> PartialDate | None:
    """The month of the weekend that is, was last or comes next; a Sunday's "last" one may be the same."""
    saturday = day + dt.timedelta(days=5 - day.weekday())
    if amount < 0 or (amount == 0 and outlook is not Outlook.AHEAD):
        saturday -= dt.timedelta(weeks=1 if day < saturday else 0)
    return _month_of(saturday, saturday + dt.timedelta(days=1))


def _month_of(first: dt.date, last: dt.date) -> PartialDate | None:
    """The month in which both days lie."""
    return partial_date(first.year, first.month) if (first.year, first.month) == (last.year, last.month) else None


def _is_other_year(shift: Shift | None) -> bool:
    return shift is not None and shift.unit == "year" and shift.amount != 0
