"""How a server starts, keeps up with its graph, queues and ends."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from live_server import LIMITS, STRICT_LIMITS, fork_servers, running, wait_until
from server_samples import POINT, STOPPED, TRIG

from kgraph.errors import GraphError
from kgraph.server import create_app
from kgraph.server.engine import Engine
from kgraph.server.gate import ACCESS_LOG


def test_a_graph_that_is_built_again_is_loaded_again(tmp_path: Path) -> None:
    file = tmp_path / "graph.trig"
    file.write_text(TRIG, encoding="utf-8")
    with running(tmp_path, LIMITS) as url, httpx.Client(base_url=url, timeout=30) as client:
        fresh = tmp_path / "fresh"
        fresh.write_text(TRIG.replace('"Orla Venn"', '"Orla Maria Venn"'), encoding="utf-8")
        fresh.replace(file)
        wait_until(lambda: "Orla Maria Venn" in client.get("/sparql", params={"query": POINT}).text)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_former_state_is_let_go_once_its_last_query_has_ended(tmp_path: Path) -> None:
    file = tmp_path / "graph.trig"
    file.write_text(TRIG, encoding="utf-8")
    with (
        running(tmp_path, dataclasses.replace(LIMITS, workers=1)) as url,
        httpx.Client(base_url=url, timeout=30) as client,
    ):
        before = fork_servers(file)
        file.write_text(TRIG.replace('"Orla Venn"', '"Orla Maria Venn"'), encoding="utf-8")
        wait_until(lambda: fork_servers(file) and not fork_servers(file) & before)
        assert "Orla Maria Venn" in client.get("/sparql", params={"query": POINT}).text


def test_a_graph_that_cannot_be_loaded_leaves_the_old_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "graph.trig"
    file.write_text(TRIG, encoding="utf-8")
    with running(tmp_path, LIMITS) as url, httpx.Client(base_url=url, timeout=30) as client:
        file.write_text("no { RDF", encoding="utf-8")
        wait_until(lambda: "cannot be loaded" in caplog.text)
        assert "Orla Venn" in client.get("/sparql", params={"query": POINT}).text


def test_too_many_queries_are_told_to_come_back(graph: Path) -> None:
    limits = dataclasses.replace(STRICT_LIMITS, workers=1, queue=1, wall_seconds=2)
    statuses: list[tuple[int, str]] = []

    def ask(url: str) -> None:
        answer = httpx.post(f"{url}/sparql", data={"query": STOPPED["cartesian product"]}, timeout=20)
        statuses.append((answer.status_code, answer.text))

    with running(graph, limits) as url:
        threads = [threading.Thread(target=ask, args=(url,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert {status for status, _ in statuses} == {503}
    assert sum("too many queries" in text for _, text in statuses) == 2


def test_a_client_that_goes_away_stops_its_query(graph: Path) -> None:
    limits = dataclasses.replace(LIMITS, workers=1, wall_seconds=60, cpu_seconds=60)
    with running(graph, limits) as url:
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(
                f"{url}/sparql", data={"query": STOPPED["cartesian product"]}, timeout=httpx.Timeout(20, read=0.5)
            )
        assert httpx.get(f"{url}/sparql", params={"query": POINT}, timeout=15).status_code == 200


def test_a_request_is_logged_in_one_line_that_cannot_be_forged(
    client: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, ACCESS_LOG):
        client.get("/health?x=%0Aforged")
        wait_until(lambda: "forged" in caplog.text)
    (line,) = [record.getMessage() for record in caplog.records if record.name == ACCESS_LOG]
    assert line.startswith("127.0.0.1 GET '/health?x=%0Aforged' 200 ")


def test_what_was_interrupted_before_it_had_a_process_can_be_closed(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    async def start_and_close() -> None:
        engine = Engine(graph, LIMITS)
        with pytest.raises(KeyboardInterrupt):
            await engine.start()
        await engine.close()

    monkeypatch.setattr("kgraph.server.pool.subprocess.Popen", interrupted)
    with ThreadPoolExecutor(1) as apart:  # a browser of another test leaves its event loop running in this thread
        apart.submit(lambda: asyncio.run(start_and_close())).result()


def test_no_graph_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no graph here"):
        create_app(tmp_path)
