"""Long work shows itself on a terminal, and nowhere else."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from kgraph.cli import console


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("show", [console.working, console.progress_bar])
@pytest.mark.parametrize(
    ("stream", "quiet", "patience", "shown"),
    [
        (Terminal, False, 0.0, True),
        (Terminal, False, 60.0, False),
        (Terminal, True, 0.0, False),
        (io.StringIO, False, 0.0, False),
    ],
)
def test_work_shows_itself_on_a_terminal_once_it_takes_long(
    monkeypatch: pytest.MonkeyPatch,
    show: Callable[..., AbstractContextManager[object]],
    stream: type[io.StringIO],
    quiet: bool,
    patience: float,
    shown: bool,
) -> None:
    monkeypatch.setattr(sys, "stderr", stream())
    monkeypatch.setattr(console, "_PATIENCE", patience)
    with show("Checking", quiet=quiet):
        time.sleep(0.3)
    assert ("Checking" in sys.stderr.getvalue()) is shown
