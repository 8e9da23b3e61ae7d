"""What the user names as input: files, folders and standard input."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kgraph.errors import ReadingError, UsageError
from kgraph.files import OBSERVATIONS, Paths, each_path
from kgraph.model import Article
from kgraph.reading.content import Content
from kgraph.reading.readers import READERS, sniff

__all__ = ["given_day", "read_articles"]

_STANDARD_INPUT = "-"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def read_articles(
    inputs: Paths,
    *,
    date: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Iterator[Article]:
    """The articles of all inputs, each once, in the order of the inputs.

    An input is a file (its suffix says how it is read), a folder (all files in it and below whose
    suffix is known, sorted; hidden ones, READMEs and graphs of kgraph are left out) or "-" for standard input. `date`,
    `title` and `source` are given to articles that have none; a date may be written as YYYY-MM-DD.

    Raises ReadingError, in one line that names input, line and reason, where an article cannot be
    read or where two articles that differ have one identifier; UsageError for what is no input, or no date.
    """
    day = given_day(date)
    seen: dict[str, tuple[Article, str]] = {}
    for content in _contents(each_path(inputs)):
        for place, article in READERS[content.suffix](content):
            article = _completed(article, date=day, title=title, source=source)
            known, before = seen.setdefault(article.identifier, (article, place))
            if known != article:
                raise ReadingError(f"{place}: article {article.identifier!r} is not the same as in {before}")
            if known is article:
                yield article


def given_day(date: dt.date | str | None) -> dt.date | None:
    """The day that a user names, as a date or as YYYY-MM-DD. Raises UsageError."""
    if not isinstance(date, str):
        return date
    try:
        return dt.date.fromisoformat(date)
    except ValueError as error:
        raise UsageError(f"not a date (YYYY-MM-DD): {date!r}") from error


def _completed(article: Article, *, date: dt.date | None, title: str | None, source: str | None) -> Article:
    return replace(article, date=article.date or date, title=article.title or title, source=article.source or source)


def _contents(inputs: Iterable[str | Path]) -> Iterator[Content]:
    for given in inputs:
        if str(given) == _STANDARD_INPUT:
            data = sys.stdin.buffer.read()
            yield Content("standard input", sniff(data), data)
        else:
            for path in _files(given):
                yield Content(str(path), path.suffix.lower(), _read(path))


def _files(given: str | Path) -> list[Path]:
    path = Path(given)
    if path.is_dir():
        return _files_below(path)
    if _URL.match(str(given)):
        raise UsageError(f"{given}: kgraph reads nothing from the network; save the page and name the file")
    if not path.exists():
        raise ReadingError(f"{given}: no such file or folder")
    if path.suffix.lower() not in READERS:
        raise UsageError(f"{given}: unknown format {path.suffix!r}; kgraph reads {', '.join(sorted(READERS))}")
    return [path]


def _files_below(folder: Path) -> list[Path]:
    graphs = {path.parent for path in folder.rglob(OBSERVATIONS)}
    files = (path for path in folder.rglob("*") if _is_article(path.relative_to(folder)) and path.is_file())
    found = [path for path in files if graphs.isdisjoint(path.parents)]
    if not found:
        raise ReadingError(f"{folder}: no article in this folder (kgraph reads {', '.join(sorted(READERS))})")
    return sorted(found, key=lambda path: path.relative_to(folder).parts)


def _is_article(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return path.suffix.lower() in READERS and not hidden and path.stem.upper() != "README"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(f"{path}: {error.strerror}") from error
