"""A server that tests and benchmarks talk to, on this machine only."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import uvicorn

from kgraph.server import Limits, create_app

LIMITS = Limits(
    wall_seconds=0.7,
    cpu_seconds=2,
    memory_bytes=128 << 20,
    rows=1000,
    workers=2,
    queue=8,
    url_characters=8000,
    query_characters=90_000,
    body_bytes=200_000,
    body_seconds=1.0,
)


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
