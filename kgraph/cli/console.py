"""What commands write: tables and lines to standard output, progress to a terminal."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kgraph.progress import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.status import Status

__all__ = ["one_line", "plain", "progress_bar", "working", "write", "write_table"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_PATIENCE = 1.0
_WIDE = 10_000


def one_line(text: object) -> str:
    """The text without line breaks and without what could move a terminal's cursor."""
    return plain(" ".join(str(text).split()))


def plain(text: object) -> str:
    """Text as it may be shown: articles are data, so control characters in them are made visible."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(text))


def write(*lines: str) -> None:
    """Lines to standard output."""
    for line in lines:
        sys.stdout.write(f"{plain(line)}\n")


def write_table(header: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """A table to standard output; where that is no terminal, nothing is cut or wrapped."""
    table = Table(title=title and Text(title), title_justify="left", header_style="bold")
    for name in header:
        table.add_column(Text(plain(name)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    console = Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else _WIDE)
    console.print(table)


@contextmanager
def progress_bar(label: str, *, quiet: bool = False) -> Iterator[Progress]:
    """Something to call with (done, total); a bar appears on a terminal once the work takes longer than a second."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(label, total=None)
    with _shown_after_a_second(bar):
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def working(label: str, *, quiet: bool = False) -> Iterator[None]:
    """Work that cannot be counted; on a terminal a sign of life appears once it takes longer than a second."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    with _shown_after_a_second(Console(stderr=True).status(label)):
        yield


@contextmanager
def _shown_after_a_second(display: Bar | Status) -> Iterator[None]:
    later = threading.Timer(_PATIENCE, display.start)
    later.daemon = True
    later.start()
    try:
        yield
    finally:
        later.cancel()
        later.join()
        display.stop()
