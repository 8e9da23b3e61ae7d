"""Runs the application until a signal ends it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import socket
import threading
from collections.abc import Collection, Iterator
from pathlib import Path

import uvicorn

from kgraph.errors import UsageError
from kgraph.server.app import LOOPBACK, create_app
from kgraph.server.limits import Limits

__all__ = ["serve"]

_LOGGER = logging.getLogger("kgraph.server")
_SHUTDOWN_SECONDS = 3


def serve(
    graph_path: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    allowed_hosts: Collection[str] = LOOPBACK,
    allowed_origins: Collection[str] = (),
) -> None:
    """Serve a graph until SIGINT or SIGTERM; see :func:`create_app`. Port 0 takes a free one.

    The logger "kgraph.server" says where it listens, "kgraph.server.access" every request. Whoever
    binds to anything but loopback must name the hosts that may be asked for.

    Raises GraphError where the graph cannot be loaded, UsageError where the address cannot be bound.
    """
    limits = limits or Limits()
    app = create_app(graph_path, limits=limits, allowed_hosts=allowed_hosts, allowed_origins=allowed_origins)
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=limits.connections,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
        h11_max_incomplete_event_size=2 * limits.url_characters + 16_384,
    )
    with _bound(host, port) as listening, contextlib.suppress(KeyboardInterrupt), _terminable():
        asyncio.run(_run(config, listening))


async def _run(config: uvicorn.Config, listening: socket.socket) -> None:
    """Load the graph before anything is answered, so that an error is one line and not a failed startup."""
    engine = config.app.state.engine  # type: ignore[union-attr]
    try:
        await engine.start()
        host, port = listening.getsockname()[:2]
        _LOGGER.info("serving %s at http://%s:%d/", engine.path, f"[{host}]" if ":" in host else host, port)
        await uvicorn.Server(config).serve(sockets=[listening])
    finally:
        await engine.close()


@contextlib.contextmanager
def _terminable() -> Iterator[None]:
    """SIGTERM ends the server as Ctrl-C does, also while the graph is loaded."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise UsageError(f"cannot listen at {host} port {port}: {_reason(error)}") from error
    # asyncio does so only for sockets that it makes itself; without, an answer waits 40 ms for an acknowledgement
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _reason(error: OSError) -> str:
    """In few words: Python appends the address to what the system says."""
    return os.strerror(error.errno) if error.errno else str(error)
