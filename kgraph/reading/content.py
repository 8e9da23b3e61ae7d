"""What every reader of a format is given, and the checks that they share."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

import ftfy

from kgraph.errors import ReadingError

__all__ = ["Content", "checked_text", "identifier_of", "parse_date"]

_IDENTIFIER_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of one input; `name` is what error messages call it, `suffix` its lower-case suffix."""

    name: str
    suffix: str
    data: bytes

    def filled(self) -> bytes:
        """The data. Raises ReadingError where it is empty."""
        if not self.data.strip():
            raise ReadingError(f"{self.name}: empty")
        return self.data

    def decode(self) -> str:
        """The content as text: UTF-8, without a byte order mark, line ends as they are.

        Raises ReadingError where it is empty, binary or not UTF-8.
        """
        if b"\0" in self.filled():
            raise ReadingError(f"{self.name}: {self._line_at(self.data.index(0))}binary, not text")
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ReadingError(f"{self.name}: {self._line_at(error.start)}not UTF-8 text") from error

    def _line_at(self, offset: int) -> str:
        line = self.data.count(b"\n", 0, offset) + 1
        return f"line {line}: "


def checked_text(text: str, *, place: str) -> str:
    """The text with what was decoded wrongly put right: "Côte" for the "CÃ´te" of UTF-8 read as Latin-1.

    Raises ReadingError where there is none, or where it is not Unicode text.
    """
    if not text.strip():
        raise ReadingError(f"{place}: no text")
    if "\0" in text:
        raise ReadingError(f"{place}: the text has a NUL character")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ReadingError(f"{place}: the text has half a character (a lone surrogate) at {error.start}") from error
    return ftfy.fix_encoding(text)


def parse_date(value: str, *, place: str) -> dt.date:
    """The day of an ISO 8601 date or time. Raises ReadingError."""
    try:
        return dt.datetime.fromisoformat(value.strip()).date()
    except ValueError as error:
        raise ReadingError(f"{place}: not a date (YYYY-MM-DD): {value!r}") from error


def identifier_of(text: str) -> str:
    """The identifier of an article that has none of its own: a hash of its text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_IDENTIFIER_LENGTH]
