"""Answers from the graph in its newest state: a rebuilt graph is loaded beside the old one, then takes its place."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from pathlib import Path

from kgraph.errors import GraphError
from kgraph.server.limits import Limits
from kgraph.server.messages import Answer, Question
from kgraph.server.page import Page
from kgraph.server.pool import Pool
from kgraph.server.store import graph_file

__all__ = ["Engine"]

_LOGGER = logging.getLogger("kgraph.server")
_RELOAD_SECONDS = 1.0
"""How often the file is looked at."""
_RETIRE_SECONDS = 0.2
"""How often a pool that was replaced is looked at: its graph is in memory until its last query has ended."""

Stamp = tuple[str, int, int, int]


class Engine:
    """The pool of the newest state of a graph. Raises GraphError where there is no graph."""

    def __init__(self, path: Path, limits: Limits) -> None:
        graph_file(path)
        self.path = path
        self.page = Page(path)
        self._limits = limits
        self._pool: Pool | None = None
        self._pools: set[Pool] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def graphs(self) -> tuple[str, ...]:
        """The names of the graphs that are served, sorted."""
        return self._current().graphs

    async def start(self) -> None:
        """Load the graph, unless it is loaded. Raises GraphError."""
        if self._pool is None:
            stamp = _stamp(self.path)
            self._pool = await self._opened()
            self._later(self._watch(stamp))
            self._later(self.page.refresh())

    async def close(self) -> None:
        """End all processes."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(pool.close() for pool in self._pools))
        self._pools.clear()
        self._pool = None

    async def ask(self, question: Question) -> Answer:
        """The answer from the newest state."""
        return await self._current().ask(question)

    def _current(self) -> Pool:
        if self._pool is None:
            raise GraphError(f"{self.path}: not loaded yet")
        return self._pool

    async def _opened(self) -> Pool:
        pool = Pool(graph_file(self.path), self._limits)
        self._pools.add(pool)
        try:
            await pool.open()
        except GraphError:
            self._pools.discard(pool)
            raise
        return pool

    async def _watch(self, stamp: Stamp | None) -> None:
        while True:
            await asyncio.sleep(_RELOAD_SECONDS)
            newest = _stamp(self.path)
            if newest not in (None, stamp):
                stamp = newest
                await self._reload()
            elif not self._current().alive:
                await self._reload()

    async def _reload(self) -> None:
        """Replace the pool; where the new state cannot be loaded, go on with the old one."""
        try:
            old, self._pool = self._pool, await self._opened()
        except (GraphError, OSError) as error:
            _LOGGER.warning("the graph changed and cannot be loaded, the old one is served on: %s", error)
            return
        _LOGGER.info("the graph changed and was loaded again: %s", self.path)
        self._later(self.page.refresh())
        if old is not None:
            self._later(self._retire(old))

    async def _retire(self, pool: Pool) -> None:
        """Close a pool after the last of its queries."""
        while pool.busy:
            await asyncio.sleep(_RETIRE_SECONDS)
        await pool.close()
        self._pools.discard(pool)

    def _later(self, coroutine: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _stamp(path: Path) -> Stamp | None:
    """Changes whenever the file does; None while there is none."""
    try:
        file = graph_file(path)
        status = file.stat()
    except (GraphError, OSError):
        return None
    return str(file), status.st_mtime_ns, status.st_size, status.st_ino
