"""JSON Lines: one article a line, `{"id": …, "title": …, "date": "2020-01-18", "url": …, "text": …}`.

Only `text` is required; other keys are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kgraph.errors import ReadingError
from kgraph.model import Article
from kgraph.reading.content import Content, checked_text, identifier_of, parse_date

__all__ = ["read_json_lines"]


def read_json_lines(content: Content) -> Iterator[tuple[str, Article]]:
    """The articles of the file in its order, each with its place. Raises ReadingError with the line."""
    for number, line in enumerate(content.decode().split("\n"), start=1):
        if line.strip():
            place = f"{content.name}: line {number}"
            yield place, _article(_record(line, place), place)


def _record(line: str, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadingError(f"{place}: not JSON: {error.msg} (column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"{place}: not JSON that can be read: {error}") from error
    if not isinstance(record, dict):
        raise ReadingError(f"{place}: not a JSON object")
    return record


def _article(record: dict[str, Any], place: str) -> Article:
    text = checked_text(_string(record, "text", place) or "", place=place)
    date = _string(record, "date", place)
    return Article(
        identifier=_identifier(record, place) or identifier_of(text),
        text=text,
        title=_string(record, "title", place),
        date=None if date is None else parse_date(date, place=place),
        source=_string(record, "url", place),
    )


def _identifier(record: dict[str, Any], place: str) -> str | None:
    """Numbers are taken as identifiers too: many exports have them."""
    number = record.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        return str(number)
    return _string(record, "id", place)


def _string(record: dict[str, Any], key: str, place: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadingError(f"{place}: {key} is not a string")
    if not value.strip():
        return None
    return value if key == "text" else checked_text(value, place=f"{place}: {key}")
