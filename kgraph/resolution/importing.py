"""Gazetteers in the formats they are published in: tab-separated, Popolo, FollowTheMoney, Wikidata's SPARQL results."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kgraph.errors import DataError
from kgraph.resolution.formats import follow_the_money, popolo, sparql_rows
from kgraph.resolution.knowledge import linking
from kgraph.resolution.records import Names, Record, TenureRecord, Thing
from kgraph.resolution.store import GazetteerStore, ImportReport, default_store_path

__all__ = ["import_gazetteer", "read_gazetteer"]

_QID = re.compile(r"Q[1-9]\d*|gn:\d+")


def import_gazetteer(path: Path, *, store: Path | None = None) -> ImportReport:
    """Add a file to the imported gazetteer, by default the user's. Raises DataError; nothing is then added."""
    target = GazetteerStore(store or default_store_path())
    try:
        return target.add(read_gazetteer(path), source=path.name)
    finally:
        target.close()


def read_gazetteer(path: Path) -> Iterator[Record]:
    """The records of a file. Raises DataError, naming file, line and reason."""
    text = _text(path)
    name = path.name.removesuffix(".gz").lower()
    reader = next((read for suffix, read in _READERS.items() if name.endswith(suffix)), None)
    if reader is None:
        raise DataError(f"{path}: not a gazetteer: expected {', '.join(_READERS)}")
    try:
        yield from reader(text)
    except _BrokenLine as error:
        raise DataError(f"{path}: {error}") from error


class _BrokenLine(Exception):
    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: line {data[: error.start].count(10) + 1}: not UTF-8") from error
    except (OSError, EOFError) as error:
        raise DataError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _tab_separated(text: str) -> Iterator[Record]:
    rows = [(number, line.split("\t")) for number, line in enumerate(text.split("\n"), start=1) if line.strip("\r\n")]
    kind = _kind(rows)
    for number, row in rows:
        if row[0] in ("qid", "id") or row[0].startswith("#"):
            continue
        if len(row) < 2:
            raise _BrokenLine(number, "expected at least two columns between tabs")
        yield _row(kind, number, [*(cell.strip() for cell in row), "", "", ""])


def _kind(rows: list[tuple[int, list[str]]]) -> str:
    """Which of the three tables it is: by its number of columns, and by whether the second is a class."""
    body = [row for _, row in rows if row[0] not in ("qid", "id") and not row[0].startswith("#")]
    if body and all(len(row) <= 2 for row in body):
        return "names"
    classes = linking()["classes"]
    return "things" if body and len(body[0]) > 1 and body[0][1] in classes else "tenures"


def _row(kind: str, number: int, row: list[str]) -> Record:
    if not row[0]:
        return None
    if not _QID.fullmatch(row[0]):
        raise _BrokenLine(number, f"not a Wikidata id: {row[0]!r}")
    if kind == "names":
        return Names(row[0], tuple(filter(None, row[1].split("|"))))
    if kind == "tenures":
        return TenureRecord(row[0], row[1], row[2], row[3], row[4])
    if row[1] not in linking()["classes"]:
        raise _BrokenLine(number, f"not a class: {row[1]!r}")
    return Thing(row[0], linking()["classes"][row[1]], row[2], row[3]) if row[2] else None


def _json(text: str) -> Iterator[Record]:
    """Popolo and SPARQL results are one value; FollowTheMoney under this suffix is one a line."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            yield from _json_lines(text)
            return
        raise _BrokenLine(error.lineno, f"not JSON: {error.msg}") from error
    if isinstance(data, Mapping) and "persons" in data:
        yield from popolo(data)
    elif isinstance(data, Mapping) and "schema" in data:
        yield from _json_lines(text)
    else:
        yield from sparql_rows(_bindings(data))


def _bindings(data: Any) -> Iterator[Mapping[str, str]]:
    rows = data.get("results", {}).get("bindings") if isinstance(data, Mapping) else data
    if not isinstance(rows, list):
        raise _BrokenLine(1, "neither Popolo (persons) nor SPARQL results (results, bindings)")
    for row in rows:
        if not isinstance(row, Mapping) or "item" not in row:
            raise _BrokenLine(1, "a SPARQL result without the variable ?item")
        yield {key: str(value.get("value", "") if isinstance(value, Mapping) else value) for key, value in row.items()}


def _json_lines(text: str) -> Iterator[Record]:
    yield from follow_the_money(_parsed_lines(text))


def _parsed_lines(text: str) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise _BrokenLine(number, f"not JSON: {error.msg}") from error
        if not isinstance(row, dict) or not isinstance(row.get("properties"), dict) or "schema" not in row:
            raise _BrokenLine(number, "not an entity of FollowTheMoney (schema, properties)")
        yield row


def _comma_separated(text: str) -> Iterator[Record]:
    reader = csv.DictReader(io.StringIO(text))
    if "item" not in (reader.fieldnames or ()):
        raise _BrokenLine(1, "SPARQL results need a column item")
    yield from sparql_rows({key: value or "" for key, value in row.items() if key} for row in reader)


_READERS: Mapping[str, Callable[[str], Iterator[Record]]] = {
    ".tsv": _tab_separated,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".json": _json,
    ".csv": _comma_separated,
}
