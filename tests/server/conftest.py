from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from live_server import LIMITS, STRICT_LIMITS, running
from server_samples import TRIG


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    (folder / "graph.trig").write_text(TRIG, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def server(graph: Path) -> Iterator[str]:
    """The address of a server for the whole session."""
    with running(graph, LIMITS) as url:
        yield url


@pytest.fixture(scope="session")
def strict_server(graph: Path) -> Iterator[str]:
    """The address of a server that stops queries soon."""
    with running(graph, STRICT_LIMITS) as url:
        yield url


@pytest.fixture
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=60) as client:
        yield client
