"""One worker process: answers one question after another until its connection closes.

It is forked from a process that has the graph in memory already. The kernel, not the server, enforces
what a query may use: an alarm ends the process past its time, limits on processor time and memory end
it past those, and since it can open no file descriptor it can reach neither file nor network even if
a query got past the guard.
"""

from __future__ import annotations

import math
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import NoReturn

from kgraph.server.evaluation import Evaluator
from kgraph.server.limits import Limits
from kgraph.server.messages import Question, receive

__all__ = ["OUT_OF_MEMORY", "work"]

OUT_OF_MEMORY = 77
"""The exit status of a worker whose memory ran out."""

_CONNECTION = 3
"""The one descriptor that is left beside standard input, output and error."""


def work(connection: socket.socket, evaluator: Evaluator, limits: Limits) -> NoReturn:
    """Answer until the connection closes; then, or past a limit, end the process."""
    status = 1
    try:
        _serve(_confined(connection, limits), evaluator, limits)
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    finally:  # whatever happened, this copy of the fork server must not go on where it was forked
        os._exit(status)


def _serve(connection: socket.socket, evaluator: Evaluator, limits: Limits) -> None:
    while (head := receive(connection)) is not None:
        _start_clock(limits)
        answer = evaluator.answer(Question.unpacked(head)).packed()
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.sendall(answer)


def _confined(connection: socket.socket, limits: Limits) -> socket.socket:
    """The same connection, in a process that can open nothing else."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _limit_memory(limits)
    descriptor = connection.detach()
    if descriptor != _CONNECTION:
        os.dup2(descriptor, _CONNECTION)
    os.closerange(_CONNECTION + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    _limit(resource.RLIMIT_NOFILE, _CONNECTION + 1)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    return socket.socket(fileno=_CONNECTION)


def _limit(kind: int, most: int) -> None:
    resource.setrlimit(kind, (most, most))


def _limit_memory(limits: Limits) -> None:
    """Let the process grow by no more than the limit. Only Linux says how large it is now."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        _limit(resource.RLIMIT_AS, pages * resource.getpagesize() + limits.memory_bytes)


def _start_clock(limits: Limits) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = math.ceil(used.ru_utime + used.ru_stime + limits.cpu_seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)
