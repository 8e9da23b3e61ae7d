"""A server that tests and benchmarks talk to, on this machine only."""

from __future__ import annotations

import contextlib
import dataclasses
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import uvicorn

from kgraph.server import Limits, create_app

LIMITS = Limits(
    wall_seconds=20,
    cpu_seconds=20,
    memory_bytes=128 << 20,
    rows=1000,
    workers=2,
    queue=8,
    url_characters=8000,
    query_characters=90_000,
    body_bytes=200_000,
    body_seconds=1.0,
)
"""Time enough for every honest query, also on a machine with other work."""

STRICT_LIMITS = dataclasses.replace(LIMITS, wall_seconds=1.0, cpu_seconds=2)
"""For queries that are to be stopped."""


@contextlib.contextmanager
def running(graph: Path, limits: Limits, **options: Any) -> Iterator[str]:
    """A server in a thread, at a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(create_app(graph, limits=limits, **options), http="h11", log_config=None)
        web_server = uvicorn.Server(config)
        thread = threading.Thread(target=web_server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            wait_until(lambda: web_server.started or not thread.is_alive())
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            web_server.should_exit = True
            thread.join(15)


def wait_until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def fork_servers(file: Path) -> set[int]:
    """The processes that hold the graph of this file."""
    wanted = (b"kgraph.server.fork_server", str(file).encode())
    return {pid for pid in _processes() if all(word in _command_line(pid).split(b"\0") for word in wanted)}


def is_ours(pid: int) -> bool:
    return b"kgraph.server" in _command_line(pid)


def descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [each for child in children for each in (int(child), *descendants(int(child)))]


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
