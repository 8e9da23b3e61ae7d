"""How a command ends: with what was asked on standard output, or with one line that says why not."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from kgraph.cli.console import one_line
from kgraph.errors import KGraphError

__all__ = ["CommandGroup"]

_USAGE = 2
_INTERRUPTED = 130
_BROKEN_PIPE = 141
_TRACEBACK_VARIABLE = "KGRAPH_TRACEBACK"
_TALKATIVE = ("htmldate", "pypdf", "rdflib", "trafilatura")


class CommandGroup(TyperGroup):
    """Exits 0 when a command did what was asked, 1 for data, 2 for usage; errors are one line on standard error."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run the command line and exit. Without arguments it shows the help."""
        extra["standalone_mode"] = False
        given = list(sys.argv[1:] if args is None else args)
        _prepare_streams()
        sys.exit(self._exit_code(given or ["--help"], *rest, **extra))

    def _exit_code(self, args: list[str], *rest: Any, **extra: Any) -> int:
        try:
            code = super().main(args, *rest, **extra)
            sys.stdout.flush()
        except (BrokenPipeError, SystemExit):
            # Typer turns a broken pipe, and nothing else, into an exit of its own.
            return _broken_pipe()
        except (KeyboardInterrupt, typer.Abort):
            code = _INTERRUPTED
        except Exception as error:
            return _failed(error)
        if code == _INTERRUPTED:
            _complain("interrupted")
        return code if isinstance(code, int) else 0


def _failed(error: Exception) -> int:
    if os.environ.get(_TRACEBACK_VARIABLE):
        raise error
    if isinstance(error, KGraphError):
        _complain(str(error))
        return error.exit_code
    if hasattr(error, "format_message"):
        _complain(f"{error.format_message()} (see --help)")
        return _USAGE
    if isinstance(error, OSError) and error.strerror:
        _complain(": ".join(str(part) for part in (error.filename, error.strerror) if part))
        return 1
    kind = type(error).__name__
    _complain(f"unexpected {kind}: {error}; {_TRACEBACK_VARIABLE}=1 shows where, please report it")
    return 1


def _complain(message: str) -> None:
    with contextlib.suppress(OSError):
        print(f"kgraph: {one_line(message)}", file=sys.stderr, flush=True)


def _broken_pipe() -> int:
    """The reader has gone: say nothing, also not when the interpreter flushes at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _BROKEN_PIPE


def _prepare_streams() -> None:
    """Letters that a terminal cannot show are escaped, and libraries keep their notes to themselves."""
    for library in _TALKATIVE:
        logging.getLogger(library).setLevel(logging.CRITICAL)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
