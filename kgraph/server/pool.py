"""The server's side of the workers: who is idle, who waits, and why a query was stopped."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kgraph.errors import GraphError
from kgraph.server.limits import Limits
from kgraph.server.messages import Answer, Question, pack, read, receive
from kgraph.server.worker import OUT_OF_MEMORY

__all__ = ["Pool"]

_GRACE_SECONDS = 2.0
"""How much later than the kernel the server itself stops a query, should the alarm not have worked."""


@dataclass(frozen=True)
class _Worker:
    process: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


class Pool:
    """Workers that answer questions from one RDF file as it was when the pool was opened."""

    def __init__(self, file: Path, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._waiting = 0
        self._asking = 0
        self._forking = asyncio.Lock()
        self._replacing: set[asyncio.Task[int]] = set()
        self._control, self._theirs = socket.socketpair()
        self._fork_server: subprocess.Popen[bytes] | None = None
        self.graphs: tuple[str, ...] = ()

    async def open(self) -> None:
        """Load the graph and start the workers. Raises GraphError where the file cannot be loaded.

        A pool that could not be opened, for whatever reason, is closed.
        """
        try:
            with self._theirs:
                self._fork_server = self._started()
            self.graphs = await self._loaded()
            for _ in range(self._limits.workers):
                await self._start()
        except BaseException:
            if self._fork_server:
                self._fork_server.kill()  # it may be loading and hear nothing
            await self.close()
            raise

    def _started(self) -> subprocess.Popen[bytes]:
        descriptor = self._theirs.fileno()
        return subprocess.Popen(
            _command(descriptor, self._limits, self._file),
            pass_fds=(descriptor,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    async def _loaded(self) -> tuple[str, ...]:
        """The names of the graphs, once all are in memory."""
        ready = await asyncio.to_thread(receive, self._control)
        if ready is None or "error" in ready:
            raise GraphError(ready["error"] if ready else f"{self._file}: the process that loads it ended")
        return tuple(ready["graphs"])

    async def close(self) -> None:
        """End all processes, busy or not; once more does no harm."""
        await asyncio.gather(*self._replacing, return_exceptions=True)
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)  # wakes a thread that reads
        self._control.close()
        while not self._idle.empty():
            self._idle.get_nowait().writer.close()
        if self._fork_server:
            await _ended(self._fork_server)

    @property
    def alive(self) -> bool:
        """Whether workers can still be started."""
        return self._fork_server is not None and self._fork_server.poll() is None

    @property
    def busy(self) -> bool:
        """Whether a question is not answered yet."""
        return self._asking > 0

    async def ask(self, question: Question) -> Answer:
        """The answer of the next worker that is free; 503 where too many wait, or past a limit of the query.

        Cancelling it stops the query.
        """
        self._asking += 1
        try:
            return await self._answer(question)
        finally:
            self._asking -= 1

    async def _answer(self, question: Question) -> Answer:
        if self._idle.empty() and self._waiting >= self._limits.queue:
            return Answer.refusing(503, "too many queries wait already: try again later")
        worker = await self._next_idle()
        if worker is None:
            return Answer.refusing(503, "no worker became free in time: try again later")
        try:
            answer = await self._asked(worker, question)
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            return Answer.refusing(503, self._reason(await asyncio.shield(self._replacement(worker))))
        except asyncio.CancelledError:
            self._replacement(worker)
            raise
        self._idle.put_nowait(worker)
        return answer

    async def _next_idle(self) -> _Worker | None:
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.queue_seconds):
                return await self._idle.get()
        except TimeoutError:
            return None
        finally:
            self._waiting -= 1

    async def _asked(self, worker: _Worker, question: Question) -> Answer:
        worker.writer.write(question.packed())
        async with asyncio.timeout(self._limits.wall_seconds + _GRACE_SECONDS):
            head, body = await read(worker.reader)
        return Answer(head["status"], head["media_type"], body)

    def _replacement(self, worker: _Worker) -> asyncio.Task[int]:
        """Replace a worker; the task goes on whoever stops waiting for it."""
        task = asyncio.create_task(self._replace(worker))
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)
        return task

    async def _replace(self, worker: _Worker) -> int:
        """The exit code of the worker that went; 0 where nobody can say any more."""
        worker.writer.close()
        try:
            reply = await self._request({"worker": worker.process})
            await self._start()
        except OSError:  # the process that holds the graph ended; the pool is replaced
            return 0
        return int(reply["exit"])

    async def _start(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            reply = await self._request({}, theirs.fileno())
        reader, writer = await asyncio.open_connection(sock=ours)
        self._idle.put_nowait(_Worker(reply["worker"], reader, writer))

    async def _request(self, head: Mapping[str, Any], *descriptors: int) -> Mapping[str, Any]:
        async with self._forking:
            reply = await asyncio.to_thread(self._exchange, pack(head), descriptors)
        if reply is None:
            raise ConnectionError("the process that holds the graph ended")
        return reply

    def _exchange(self, message: bytes, descriptors: Sequence[int]) -> Mapping[str, Any] | None:
        socket.send_fds(self._control, [message], descriptors)
        return receive(self._control)

    def _reason(self, exit_code: int) -> str:
        limits = self._limits
        reasons = {
            -signal.SIGXCPU: f"the query was stopped: it used more than {limits.cpu_seconds} s of processor time",
            -signal.SIGABRT: f"the query was stopped: it needed more than {limits.memory_bytes >> 20} MiB of memory",
            -signal.SIGALRM: f"the query was stopped: it ran longer than {limits.wall_seconds:g} s",
            -signal.SIGKILL: f"the query was stopped: it ran longer than {limits.wall_seconds:g} s",
        }
        reasons[OUT_OF_MEMORY] = reasons[-signal.SIGABRT]
        return reasons.get(exit_code, "the query was stopped: its worker process failed")


async def _ended(process: subprocess.Popen[bytes]) -> None:
    """Wait until the process has ended; it is killed where it takes its time."""
    try:
        await asyncio.to_thread(process.wait, _GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        await asyncio.to_thread(process.wait)


def _command(descriptor: int, limits: Limits, file: Path) -> list[str]:
    return [sys.executable, "-m", "kgraph.server.fork_server", str(descriptor), json.dumps(asdict(limits)), str(file)]
