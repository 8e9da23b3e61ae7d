"""Articles with the facts that a reader wrote down: JSON, one object or a list of them a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.errors import DataError

__all__ = ["GoldArticle", "GoldFact", "read_gold"]


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One fact: the names that count for its ends (a literal's value), modality in lower case, times as ISO 8601.

    [begin, end) are the code points of the sentence that says it.
    """

    relation: str
    subject: frozenset[str]
    object: frozenset[str]
    is_literal: bool
    modality: str
    times: tuple[tuple[str, str], ...]
    begin: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """The facts of one article; `names` are its identifier, title and address, as far as there are any."""

    identifier: str
    names: tuple[str, ...]
    facts: tuple[GoldFact, ...]


def read_gold(paths: Iterable[str | Path]) -> tuple[GoldArticle, ...]:
    """The articles of all files. Raises DataError that names the file and the reason."""
    return tuple(article for path in paths for article in _articles(Path(path)))


def _articles(path: Path) -> Iterator[GoldArticle]:
    content = _json(path)
    for number, record in enumerate(content if isinstance(content, list) else [content], start=1):
        try:
            yield _article(record)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DataError(f"{path}: article {number}: not an annotated article: {_reason(error)}") from error


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise DataError(f"{path}: line {error.lineno}: not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise DataError(f"{path}: not JSON that can be read: {error}") from error


def _reason(error: Exception) -> str:
    return f"no {error}" if isinstance(error, KeyError) else str(error)


def _article(record: dict[str, Any]) -> GoldArticle:
    names = {entity["id"]: [entity["name"], *entity.get("names", ())] for entity in record["entities"]}
    facts = tuple(_fact(fact, names) for fact in record["facts"])
    known = (record["id"], record.get("title"), record.get("url"))
    return GoldArticle(record["id"], tuple(str(name) for name in known if name), facts)


def _fact(record: dict[str, Any], names: dict[str, list[str]]) -> GoldFact:
    is_literal = record.get("o") is None
    objects = [record["value"]] if is_literal else names[record["o"]]
    subjects = names[record["s"]]
    return GoldFact(
        relation=record["r"],
        subject=frozenset(subjects),
        object=frozenset(objects),
        is_literal=is_literal,
        modality=record["modality"],
        times=tuple((name, record[name]) for name in ("date", "start", "end") if record.get(name)),
        begin=record["begin"],
        end=record["end_char"],
        label=" | ".join((subjects[0], record["r"], str(objects[0]))),
    )
