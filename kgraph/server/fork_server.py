"""The process that holds the graph and forks the workers: `python -m kgraph.server.fork_server FD LIMITS FILE`.

It loads the graph once. A worker forked from it shares that memory and is ready within milliseconds,
so that replacing a stopped one costs next to nothing. When the server closes the connection, or dies,
it ends all its workers and itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import sys
from pathlib import Path

from kgraph.errors import KGraphError
from kgraph.server.evaluation import Evaluator
from kgraph.server.limits import Limits
from kgraph.server.messages import HEADER, Question, pack, receive_rest
from kgraph.server.negotiation import SOLUTION_FORMATS, TRIPLE_FORMATS
from kgraph.server.store import load, named_graphs
from kgraph.server.worker import work

__all__ = ["main"]


def main(descriptor: int, limits: Limits, file: Path) -> None:
    """Load the graph, say so, and serve requests for workers until the connection closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all processes: the server ends them
    with contextlib.suppress(ConnectionError):
        _serve(socket.socket(fileno=descriptor), limits, file)


def _serve(control: socket.socket, limits: Limits, file: Path) -> None:
    try:
        store = load(file)
    except KGraphError as error:
        control.sendall(pack({"error": str(error)}))
        return
    evaluator = Evaluator(store, limits)
    _warm_up(evaluator)
    control.sendall(pack({"graphs": named_graphs(store), "quads": len(store)}))
    ForkServer(control, evaluator, limits).run()


class ForkServer:
    """Starts and ends workers as the server asks."""

    def __init__(self, control: socket.socket, evaluator: Evaluator, limits: Limits) -> None:
        self._control = control
        self._evaluator = evaluator
        self._limits = limits
        self._workers: set[int] = set()

    def run(self) -> None:
        """Serve requests until the connection closes. Raises ConnectionError where it breaks."""
        try:
            while True:
                header, descriptors, _, _ = socket.recv_fds(self._control, HEADER.size, 1)
                head = receive_rest(self._control, header) if len(header) == HEADER.size else None
                if head is None:
                    return
                reply = self._start(descriptors[0]) if descriptors else self._end(head["worker"])
                self._control.sendall(pack(reply))
        finally:
            for worker in tuple(self._workers):
                self._end(worker)

    def _start(self, descriptor: int) -> dict[str, int]:
        worker = os.fork()
        if worker == 0:
            work(socket.socket(fileno=descriptor), self._evaluator, self._limits)
        os.close(descriptor)
        self._workers.add(worker)
        return {"worker": worker}

    def _end(self, worker: int) -> dict[str, int]:
        """Only a process not waited for yet is killed: its number cannot belong to another one."""
        if worker not in self._workers:
            return {"exit": 0}
        os.kill(worker, signal.SIGKILL)
        _, status = os.waitpid(worker, 0)
        self._workers.discard(worker)
        return {"exit": os.waitstatus_to_exitcode(status)}


def _warm_up(evaluator: Evaluator) -> None:
    """Run every kind of query once: what is imported late must be there before a worker can open no file."""
    for format_ in dict.fromkeys(SOLUTION_FORMATS.values()):
        for query in ("SELECT * { ?s a ?type } LIMIT 1", "ASK {}", "INSERT DATA {}", "?"):
            evaluator.answer(Question(query=query, solution_format=format_))
    for format_ in dict.fromkeys(TRIPLE_FORMATS.values()):
        evaluator.answer(Question(query="CONSTRUCT WHERE { ?s a ?type } LIMIT 1", triple_format=format_))


if __name__ == "__main__":
    main(int(sys.argv[1]), Limits(**json.loads(sys.argv[2])), Path(sys.argv[3]))
