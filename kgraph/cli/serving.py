"""kgraph serve."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import plain
from kgraph.cli.options import GraphFolder, Quiet
from kgraph.errors import UsageError

if TYPE_CHECKING:
    from kgraph.server import Limits

__all__ = ["register"]

_LOGGER = "kgraph.server"
_WEB_SERVER = "uvicorn"


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("serve", epilog="Example: kgraph serve --port 8080, then open http://127.0.0.1:8080/")(serve)


def serve(
    graph: GraphFolder = Path("output"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
    time_limit: Annotated[
        int | None, typer.Option(min=1, metavar="SECONDS", help="How long a query may run; 10 unless given.")
    ] = None,
    memory_limit: Annotated[
        int | None, typer.Option(min=1, metavar="MIB", help="How much memory a query may take; 512 unless given.")
    ] = None,
    row_limit: Annotated[
        int | None, typer.Option(min=1, metavar="ROWS", help="How long a result may be; 100000 unless given.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="NUMBER", help="How many queries run at once; 4 unless given.")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Answer under this host name too; may be repeated.")
    ] = None,
    allow_origin: Annotated[
        list[str] | None, typer.Option(metavar="ORIGIN", help="Answer pages of this site too; may be repeated.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Serve the page and a SPARQL endpoint, to this machine only.

    The endpoint is /sparql, after SPARQL 1.1. Ctrl-C ends it.
    """
    try:
        from kgraph.server import LOOPBACK
        from kgraph.server import serve as run
    except ImportError as error:
        raise UsageError(f"serve: {error.name} is not installed; pip install 'kgraph[server]'") from error
    _log(logging.WARNING if quiet else logging.INFO)
    run(
        graph,
        port=port,
        limits=_limits(time_limit, memory_limit, row_limit, workers),
        allowed_hosts=(*LOOPBACK, *(allow_host or ())),
        allowed_origins=allow_origin or (),
    )


def _limits(seconds: int | None, mebibytes: int | None, rows: int | None, workers: int | None) -> Limits:
    from kgraph.server import Limits

    given = {
        "wall_seconds": seconds,
        "cpu_seconds": seconds,
        "memory_bytes": mebibytes and mebibytes << 20,
        "rows": rows,
        "workers": workers,
    }
    return Limits(**{name: value for name, value in given.items() if value is not None})


class _Formatter(logging.Formatter):
    """One record, one line, in which nothing moves a terminal's cursor."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return plain(super().format(record))


def _log(level: int) -> None:
    """Where it listens, what happens to the graph, every request, and what is wrong, to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    for name, least in ((_LOGGER, level), (_WEB_SERVER, logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(least)
