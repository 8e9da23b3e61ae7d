"""Dates as texts give them, to the year, the month or the day, and the time that a fact holds."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

__all__ = ["UNDATED", "PartialDate", "Period"]


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A Gregorian date known to the year, the month or the day.

    >>> PartialDate("2019-06").latest.isoformat()
    '2019-06-30'
    """

    iso: str

    def __post_init__(self) -> None:
        if len(self.iso) not in (4, 7, 10):
            raise ValueError(f"not a year, month or day: {self.iso!r}")
        self.earliest  # noqa: B018 - a date that does not exist is refused here

    @property
    def earliest(self) -> dt.date:
        """The first day it may be."""
        return dt.date.fromisoformat(self.iso + "-01-01"[len(self.iso) - 4 :])

    @property
    def latest(self) -> dt.date:
        """The last day it may be."""
        if len(self.iso) == 10:
            return self.earliest
        first = self.earliest
        month = 12 if len(self.iso) == 4 else first.month
        return dt.date(first.year, month, calendar.monthrange(first.year, month)[1])

    def __str__(self) -> str:
        return self.iso


@dataclass(frozen=True, slots=True)
class Period:
    """When a fact holds: `start` and `end` for what lasts, `date` for what happens."""

    date: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None

    def __bool__(self) -> bool:
        return any((self.date, self.start, self.end))

    @property
    def text(self) -> str:
        """Words like "2019-06", "2008 – 2012" or "2019 –"; empty where nothing is known."""
        if self.start or self.end:
            return f"{self.start or ''} – {self.end or ''}".strip()
        return str(self.date or "")


UNDATED = Period()
"""Nothing is known of the time."""
