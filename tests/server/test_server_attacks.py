"""What a hostile client, or a page of another site, tries; none of it works, and others are answered meanwhile."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest
from live_server import LIMITS, STRICT_LIMITS
from server_samples import POINT, REFUSED, STOPPED

from kgraph.server.guard import check
from kgraph.server.limits import Limits
from kgraph.server.messages import Question, receive
from kgraph.server.refusal import Refusal

SLACK_SECONDS = 5
"""What a machine with other work may add; a query that is not stopped runs for hours."""


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_a_query_that_would_do_more_than_read_is_refused(client: httpx.Client, query: str) -> None:
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code in (400, 403)
    assert len(answer.text.splitlines()) == 1


@pytest.mark.parametrize("query", STOPPED.values(), ids=STOPPED)
def test_a_query_that_asks_too_much_is_stopped(strict_server: str, query: str) -> None:
    begin = time.monotonic()
    answer = httpx.post(f"{strict_server}/sparql", data={"query": query}, timeout=60)
    assert (answer.status_code, len(answer.text.splitlines())) == (503, 1)
    assert time.monotonic() - begin < STRICT_LIMITS.wall_seconds + SLACK_SECONDS
    assert httpx.get(f"{strict_server}/sparql", params={"query": POINT}).status_code == 200


def test_point_queries_are_answered_while_a_runaway_runs(strict_server: str) -> None:
    statuses: list[int] = []

    def run_away() -> None:
        answer = httpx.post(f"{strict_server}/sparql", data={"query": STOPPED["cartesian product"]}, timeout=60)
        statuses.append(answer.status_code)

    thread = threading.Thread(target=run_away)
    thread.start()
    answered = 0
    with httpx.Client(base_url=strict_server, timeout=60) as client:
        while thread.is_alive():
            answered += client.get("/sparql", params={"query": POINT}).status_code == 200
    thread.join()
    assert statuses == [503]
    assert answered > 3


_WORKER_WITHOUT_GUARD = """
import socket, sys
from pathlib import Path
from kgraph.server import evaluation, guard, worker
from kgraph.server.limits import Limits
from kgraph.server.store import load
evaluation.check = lambda query: guard.CheckedQuery(query, None, None)
connection = socket.socket(fileno=int(sys.argv[1]))
worker.work(connection, evaluation.Evaluator(load(Path(sys.argv[2])), Limits()), Limits())
"""


def test_a_worker_cannot_reach_the_network_even_without_the_guard(graph: Path) -> None:
    ours, theirs = socket.socketpair()
    with ours, socket.create_server(("127.0.0.1", 0)) as listener:
        with theirs:
            command = [sys.executable, "-c", _WORKER_WITHOUT_GUARD, str(theirs.fileno()), str(graph / "graph.trig")]
            process = subprocess.Popen(command, pass_fds=(theirs.fileno(),))
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        ours.settimeout(10)
        ours.sendall(Question(query=f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}").packed())
        answer = receive(ours)
        listener.settimeout(0)
        with pytest.raises(BlockingIOError):
            listener.accept()
        ours.shutdown(socket.SHUT_RDWR)
        assert process.wait(10) == 0
    assert answer is not None
    assert answer["status"] == 400


@pytest.mark.parametrize(
    "host, status",
    [
        ("127.0.0.1", 200),
        ("localhost:8000", 200),
        ("LOCALHOST", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example:8000", 421),
        ("evil.example#127.0.0.1", 421),
        ("127.0.0.1@evil.example", 421),
        ("", 421),
    ],
)
def test_only_the_names_of_this_machine_are_answered(client: httpx.Client, host: str, status: int) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    "headers, status",
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
    ],
)
def test_pages_of_other_sites_may_link_here_and_no_more(
    client: httpx.Client, headers: dict[str, str], status: int
) -> None:
    assert client.get("/sparql", params={"query": POINT}, headers=headers).status_code == status


def test_no_other_site_may_read_an_answer(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": POINT}, headers={"Origin": str(client.base_url).rstrip("/")})
    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "request_, status",
    [
        ({"method": "GET", "params": {"query": "#" * (LIMITS.url_characters + 1)}}, 414),
        ({"method": "POST", "data": {"query": "#" * (LIMITS.query_characters + 1)}}, 413),
        ({"method": "POST", "data": {"query": "#" * (LIMITS.body_bytes + 1)}}, 413),
    ],
    ids=["URL", "query", "body"],
)
def test_what_is_too_long_is_refused(client: httpx.Client, request_: dict[str, object], status: int) -> None:
    assert client.request(url="/sparql", **request_).status_code == status  # type: ignore[arg-type]


def test_a_body_of_unsaid_length_is_refused_once_it_is_too_long(client: httpx.Client) -> None:
    pieces = (b"#" * 10_000 for _ in range(100))
    headers = {"Content-Type": "application/sparql-query"}
    try:
        status = client.post("/sparql", content=pieces, headers=headers).status_code
    except httpx.WriteError:  # the server answered and closed before all was sent
        status = 413
    assert status == 413


def test_a_body_that_does_not_come_is_not_waited_for(server: str) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    head += b"Content-Type: application/sparql-query\r\nContent-Length: 9\r\n\r\n"
    assert exchanged(server, head).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize(
    "path",
    [
        "/entity/../../../../etc/passwd",
        "/entity/..%2f..%2f..%2fetc/passwd",
        "/entity/person/..",
        "/entity/person/%2e%2e%2fpasswd",
        "/entity/person/x%3E%20%7B%7D%20%23",
        "/entity/wd/Q1%3E%7D%7BSERVICE%3Chttp:x%3E%7B%7D",
        "/entity/person/a%0D%0ASet-Cookie:%20x=1",
        "/entity/person/unknown",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/vendor/..%2f..%2f__init__.py",
    ],
)
def test_paths_lead_to_things_of_the_graph_only(server: str, path: str) -> None:
    answer = exchanged(server, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"set-cookie" not in answer.lower()


@pytest.mark.parametrize(
    "query",
    [text for name, text in REFUSED.items() if "hides" in name or "escape" in name],
)
def test_the_guard_alone_refuses_what_two_parsers_could_read_differently(query: str) -> None:
    with pytest.raises(Refusal):
        check(query)


def exchanged(server: str, request: bytes) -> bytes:
    """The answer to bytes that no ordinary client would send."""
    host, port = server.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(request)
        return connection.recv(4096)


def test_limits_are_positive() -> None:
    from kgraph.errors import UsageError

    with pytest.raises(UsageError, match="wall_seconds"):
        Limits(wall_seconds=0)
