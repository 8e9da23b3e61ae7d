"""How fast kgraph serve answers, what a runaway query costs the others, and whether every attack is refused.

usage: python benchmarks/server/measure.py GRAPH [--seconds 5] [--clients 4]

GRAPH is a folder that `kgraph build` wrote, or an RDF file. A server of its own is started on a free
port of this machine and asked over loopback; it has 4 workers and stops a query after 3 s. A point query
asks for the names of one entity, in words that were not asked before unless said otherwise. Runaways are
sent again as soon as they are stopped. The attacks are those of tests/server/server_samples.py.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import count, cycle
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "server"))
from server_samples import REFUSED, STOPPED

from kgraph.server.paths import entity_path

WORKERS, TIME_LIMIT = 4, 3
RUNAWAY = STOPPED["cartesian product"]
NAMED = "SELECT DISTINCT ?s { ?s skos:prefLabel ?name } LIMIT 500"
HEADER = (
    "| point queries, pages | a second | median ms | 99th percentile ms | longest ms |\n| --- | --- | --- | --- | --- |"
)


@contextlib.contextmanager
def served(graph: str) -> Iterator[str]:
    """Host and port of a server for this graph."""
    options = ["--port", "0", "--workers", str(WORKERS), "--time-limit", str(TIME_LIMIT)]
    command = [sys.executable, "-m", "kgraph", "serve", "-g", graph, *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        address = re.search(r"http://([\d.:]+)/", line)
        if address is None:
            sys.exit(line)
        threading.Thread(target=process.stderr.read, daemon=True).start()
        try:
            yield address[1]
        finally:
            process.terminate()


class Client:
    """One connection that is kept."""

    def __init__(self, address: str) -> None:
        self._connection = http.client.HTTPConnection(address, timeout=120)

    def ask(self, query: str, accept: str = "text/csv") -> tuple[int, str]:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        self._connection.request("POST", "/sparql", urlencode({"query": query}), headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read().decode()

    def page(self, path: str) -> int:
        self._connection.request("GET", path, headers={"Accept": "text/html"})
        answer = self._connection.getresponse()
        answer.read()
        return answer.status


def page_waits(address: str, iris: Sequence[str]) -> list[float]:
    """How long the page of each thing took, one after another."""
    client, waits = Client(address), []
    for path in filter(None, map(entity_path, iris)):
        begin = time.perf_counter()
        assert client.page(path) == 200, path
        waits.append(time.perf_counter() - begin)
    return waits


def point_query(number: int, iri: str) -> str:
    return f"SELECT ?name{number} {{ <{iri}> skos:prefLabel ?name{number} }}"


def point_waits(address: str, queries: Iterator[str], *, clients: int, seconds: float) -> list[float]:
    """How long each point query took that `clients` asked one after another for so many seconds."""
    waits: list[float] = []
    end = time.perf_counter() + seconds

    def ask() -> None:
        client = Client(address)
        while (begin := time.perf_counter()) < end:
            status, text = client.ask(next(queries))
            assert status == 200, text
            waits.append(time.perf_counter() - begin)

    in_parallel([threading.Thread(target=ask) for _ in range(clients)])
    return waits


@contextlib.contextmanager
def runaways(address: str, number: int) -> Iterator[list[int]]:
    """So many runaway queries at any time; gives the statuses with which they ended."""
    statuses: list[int] = []
    ended = threading.Event()

    def run_away() -> None:
        client = Client(address)
        while not ended.is_set():
            statuses.append(client.ask(RUNAWAY)[0])

    threads = [threading.Thread(target=run_away) for _ in range(number)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    yield statuses
    ended.set()
    for thread in threads:
        thread.join()


def in_parallel(threads: Sequence[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def row(name: str, waits: Sequence[float], seconds: float) -> str:
    millis = [wait * 1000 for wait in waits]
    tail = quantiles(millis, n=100, method="inclusive")[98]
    return f"| {name} | {len(waits) / seconds:.0f} | {median(millis):.1f} | {tail:.0f} | {max(millis):.0f} |"


def main(graph: str, seconds: float, clients: int) -> None:
    with served(graph) as address:
        named = Client(address).ask(NAMED)[1].split()[1:]
        new = map(point_query, count(), cycle(named))
        again = cycle([point_query(0, named[0])])
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before\n\n{HEADER}")
        alone = (
            ("1 client", 1, new),
            (f"{clients} clients", clients, new),
            (f"{clients}, all the same", clients, again),
        )
        for name, number, queries in alone:
            print(row(name, point_waits(address, queries, clients=number, seconds=seconds), seconds))
        waits = page_waits(address, named)
        print(row("entity pages", waits, sum(waits)))
        for number in (1, WORKERS - 1, WORKERS):
            enough = max(seconds, 2 * TIME_LIMIT)
            with runaways(address, number) as statuses:
                waits = point_waits(address, new, clients=1, seconds=enough)
            assert set(statuses) == {503}, statuses
            print(row(f"1 client beside {number} runaway{'s' * (number > 1)}", waits, enough))
        client = Client(address)
        refused = sum(client.ask(query, "*/*")[0] in (400, 403) for query in REFUSED.values())
        stopped = sum(client.ask(query, "*/*")[0] == 503 for query in STOPPED.values())
        print(f"\nrefused {refused} of {len(REFUSED)} attacks, stopped {stopped} of {len(STOPPED)} runaways")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--clients", type=int, default=4)
    arguments = parser.parse_args()
    main(arguments.graph, arguments.seconds, arguments.clients)
