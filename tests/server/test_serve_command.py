"""kgraph serve, as somebody starts it in a terminal."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from live_server import descendants, is_ours, wait_until
from server_samples import POINT, STOPPED

from kgraph.server import Limits

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@contextlib.contextmanager
def served(graph: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that the command names, and its process."""
    command = [sys.executable, "-m", "kgraph", "serve", "-g", str(graph), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        try:
            yield re.sub(r".* at (http://[\d.:]+)/\n", r"\1", line), process
        finally:
            process.kill()


def failed(*arguments: str, **environment: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "kgraph", "serve", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | environment, timeout=60)
    return done.returncode, done.stderr


def test_it_says_where_it_listens_and_logs_each_request(graph: Path) -> None:
    with served(graph) as (url, process):
        assert httpx.get(f"{url}/health").status_code == 200
        assert process.stderr is not None
        line = process.stderr.readline()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d 127\.0\.0\.1 GET '/health' 200 [\d.]+ ms\n", line)


@pytest.mark.parametrize(
    "options, query, reason",
    [
        (("--time-limit", "1"), STOPPED["cartesian product"], r"ran longer than 1 s|more than 1 s of processor time"),
        (("--memory-limit", "30"), STOPPED["cartesian product in memory"], "needed more than 30 MiB"),
        (("--row-limit", "7"), STOPPED["many rows"], "longer than 7 rows"),
    ],
)
def test_limits_are_options(graph: Path, options: tuple[str, ...], query: str, reason: str) -> None:
    with served(graph, *options, "--workers", "1") as (url, _):
        answer = httpx.post(f"{url}/sparql", data={"query": query}, timeout=60)
        assert answer.status_code == 503
        assert re.search(reason, answer.text)


def test_the_reference_tells_the_limits_that_hold_unless_others_are_given() -> None:
    limits = Limits()
    said = dict(re.findall(r"\| `--(\S+) \w+` \| .*?(\d+) unless given", REFERENCE.read_text(encoding="utf-8")))
    assert int(said["time-limit"]) == limits.wall_seconds == limits.cpu_seconds
    assert int(said["memory-limit"]) << 20 == limits.memory_bytes
    assert (int(said["row-limit"]), int(said["workers"])) == (limits.rows, limits.workers)


def test_hosts_and_origins_are_options(graph: Path) -> None:
    options = ("--allow-host", "graph.example", "--allow-origin", "https://notebook.example")
    with served(graph, *options) as (url, _):
        assert httpx.get(f"{url}/health", headers={"Host": "graph.example"}).status_code == 200
        assert httpx.get(f"{url}/health").status_code == 200
        assert httpx.get(f"{url}/health", headers={"Origin": "https://notebook.example"}).status_code == 200
        assert httpx.get(f"{url}/health", headers={"Origin": "https://other.example"}).status_code == 403


def test_without_the_extra_one_line_says_what_to_install(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError('no', name='uvicorn')", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    line = "kgraph: serve: uvicorn is not installed; pip install 'kgraph[server]'\n"
    assert failed("-g", str(graph), PYTHONPATH=path) == (2, line)


def test_a_port_that_is_taken_is_one_line(graph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        line = f"kgraph: cannot listen at 127.0.0.1 port {port}: Address already in use\n"
        assert failed("-g", str(graph), "--port", port) == (2, line)


def test_no_graph_is_one_line(tmp_path: Path) -> None:
    code, complaint = failed("-g", str(tmp_path))
    assert (code, complaint.startswith(f"kgraph: {tmp_path}: no graph here"), complaint.count("\n")) == (1, True, 1)


def test_a_graph_that_is_no_rdf_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text("<urn:a> <urn:b c> 1 .", encoding="utf-8")
    code, complaint = failed("-g", str(file), "--port", "0")
    start = f"kgraph: {file}: cannot be loaded: "
    assert (code, complaint.startswith(start), complaint.count("\n")) == (1, True, 1)


@ON_LINUX
@pytest.mark.parametrize("sent, code", [(signal.SIGINT, 0), (signal.SIGTERM, 0), (signal.SIGKILL, -signal.SIGKILL)])
def test_it_ends_at_once_and_leaves_no_process_behind(graph: Path, sent: signal.Signals, code: int) -> None:
    with served(graph, "--time-limit", "60", "--workers", "2") as (url, process):
        asking = threading.Thread(target=_ask_in_vain, args=(url,))
        asking.start()
        wait_until(lambda: len(descendants(process.pid)) >= 3)
        left = descendants(process.pid)
        process.send_signal(sent)
        assert process.wait(20) == code
        asking.join()
    wait_until(lambda: not any(is_ours(pid) for pid in left))


def _ask_in_vain(url: str) -> None:
    """A server that ends has no answer: it hangs up, or has just the time to say so."""
    with contextlib.suppress(httpx.HTTPError):
        answer = httpx.post(f"{url}/sparql", data={"query": STOPPED["cartesian product"]}, timeout=60)
        assert answer.is_error


@ON_LINUX
def test_it_can_be_ended_while_it_loads(tmp_path: Path) -> None:
    triples = (f"<urn:s{n}> <urn:p> <urn:o{n}> .\n" for n in range(300_000))
    (tmp_path / "graph.ttl").write_text("".join(triples), encoding="utf-8")
    command = [sys.executable, "-m", "kgraph", "serve", "-g", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        wait_until(lambda: len(descendants(process.pid)) > 0)
        left = descendants(process.pid)
        process.send_signal(signal.SIGTERM)
        _, complaint = process.communicate(timeout=20)
    assert (process.returncode, "Traceback" in complaint) == (0, False)
    wait_until(lambda: not any(is_ours(pid) for pid in left))


def test_a_query_may_be_asked_before_the_page_is_made(graph: Path) -> None:
    with served(graph) as (url, _):
        assert httpx.get(f"{url}/sparql", params={"query": POINT}).status_code == 200
        assert httpx.get(f"{url}/").status_code == 200
