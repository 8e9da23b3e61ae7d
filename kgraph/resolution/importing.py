"""Gazetteers in the formats they are published in: tab-separated, Popolo, FollowTheMoney, Wikidata's SPARQL results."""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from kgraph.errors import DataError
from kgraph.progress import Progress
from kgraph.resolution.formats import follow_the_money, popolo, sparql_rows
from kgraph.resolution.knowledge import linking
from kgraph.resolution.records import Names, Record, TenureRecord, Thing
from kgraph.resolution.sources import default_store_path
from kgraph.resolution.store import GazetteerStore, ImportReport

__all__ = ["import_gazetteer", "read_gazetteer"]


_QID = re.compile(r"Q[1-9]\d*|gn:\d+")
_ITEM = "item"
_PACE = 5000


def import_gazetteer(path: Path, *, store: Path | None = None, progress: Progress | None = None) -> ImportReport:
    """Add a file to the imported gazetteer, by default the user's. Raises DataError; nothing is then added.

    `progress` is called with the bytes that are read and all bytes.
    """
    target = GazetteerStore(store or default_store_path())
    try:
        return target.add(read_gazetteer(path, progress=progress), source=path.name)
    finally:
        target.close()


def read_gazetteer(path: Path, *, progress: Progress | None = None) -> Iterator[Record]:
    """The records of a file, read line by line where its format allows. Raises DataError: file, line and reason."""
    name = path.name.lower().removesuffix(".gz")
    reader = next((read for suffix, read in _READERS.items() if name.endswith(suffix)), None)
    if reader is None:
        raise DataError(f"{path}: not a gazetteer: expected {', '.join(_READERS)}, each also as .gz")
    try:
        with path.open("rb") as file:
            yield from reader(_lines(file, packed=path.suffix.lower() == ".gz", progress=progress))
    except _BrokenLine as error:
        raise DataError(f"{path}: {error}") from error
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


class _BrokenLine(Exception):
    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")


def _lines(file: BinaryIO, *, packed: bool, progress: Progress | None) -> Iterator[str]:
    size = os.fstat(file.fileno()).st_size
    lines: Iterable[bytes] = gzip.GzipFile(fileobj=file) if packed else file
    for number, line in enumerate(lines, start=1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise _BrokenLine(number, "not UTF-8") from error
        if progress and number % _PACE == 0:
            progress(file.tell(), size)


def _tab_separated(lines: Iterable[str]) -> Iterator[Record]:
    kind = ""
    for number, line in enumerate(lines, start=1):
        row = [cell.strip() for cell in line.rstrip("\r\n").split("\t")]
        if row == [""] or row[0] in ("qid", "id") or row[0].startswith("#"):
            continue
        if len(row) < 2:
            raise _BrokenLine(number, "expected at least two columns between tabs")
        kind = kind or _kind(row)
        yield _row(kind, number, [*row, "", "", ""])


def _kind(row: Sequence[str]) -> str:
    """Which of the three tables it is: by its number of columns, and by whether the second is a class."""
    if len(row) == 2:
        return "names"
    return "things" if row[1] in linking()["classes"] else "tenures"


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


def _json(lines: Iterator[str]) -> Iterator[Record]:
    """Popolo and SPARQL results are one value; FollowTheMoney under this suffix is one a line."""
    first = next((line for line in lines if line.strip()), "")
    if _is_entity(first):
        yield from _json_lines(chain([first], lines))
        return
    try:
        data = json.loads(first + "".join(lines))
    except json.JSONDecodeError as error:
        raise _BrokenLine(error.lineno, f"not JSON: {error.msg}") from error
    if isinstance(data, Mapping) and "persons" in data:
        yield from popolo(data)
    else:
        yield from sparql_rows(_bindings(data))


def _is_entity(line: str) -> bool:
    try:
        value = json.loads(line)
    except json.JSONDecodeError:
        return False
    return isinstance(value, Mapping) and "schema" in value


def _bindings(data: Any) -> Iterator[Mapping[str, str]]:
    rows = data.get("results", {}).get("bindings") if isinstance(data, Mapping) else data
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise _BrokenLine(1, "neither Popolo (persons) nor SPARQL results (results, bindings)")
    item = _item(list(dict.fromkeys(key for row in rows for key in row))) if rows else _ITEM
    for row in rows:
        values = {key: str(cell.get("value", "") if isinstance(cell, Mapping) else cell) for key, cell in row.items()}
        yield _with_item(values, item)


def _item(variables: Sequence[str]) -> str:
    """The variable that the rows are about: ?item, or the first that has a label beside it."""
    named = [name for name in variables if name == _ITEM or f"{name}Label" in variables]
    if not named:
        raise _BrokenLine(1, "SPARQL results need ?item and ?itemLabel, or another variable and its label")
    return _ITEM if _ITEM in named else named[0]


def _with_item(row: Mapping[str, str], item: str) -> Mapping[str, str]:
    return {**row, _ITEM: row.get(item, ""), f"{_ITEM}Label": row.get(f"{item}Label", "")}


def _json_lines(lines: Iterable[str]) -> Iterator[Record]:
    yield from follow_the_money(_parsed_lines(lines))


def _parsed_lines(lines: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise _BrokenLine(number, f"not JSON: {error.msg}") from error
        if not isinstance(row, dict) or not isinstance(row.get("properties"), dict) or "schema" not in row:
            raise _BrokenLine(number, "not an entity of FollowTheMoney (schema, properties)")
        yield row


def _comma_separated(lines: Iterable[str]) -> Iterator[Record]:
    reader = csv.DictReader(lines)
    item = _item(reader.fieldnames or ())
    rows = ({key: value or "" for key, value in row.items() if key} for row in reader)
    yield from sparql_rows(_with_item(row, item) for row in rows)


_READERS: Mapping[str, Callable[[Iterator[str]], Iterator[Record]]] = {
    ".tsv": _tab_separated,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".json": _json,
    ".csv": _comma_separated,
}
