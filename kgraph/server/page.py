"""The page of the graph with its tab for live queries, made in a process of its own.

Laying out a large graph takes the processor for seconds, in which the server must go on answering.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path

from kgraph.folder import PAGE

__all__ = ["Page"]

_ENDPOINT = "/sparql"
_LOGGER = logging.getLogger("kgraph.server")


class Page:
    """The page in its newest state; until it is made, the one that lies in the folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._html: bytes | None = None
        self.problem: str | None = None
        """Why the newest state has no page, None where it has one or will have."""

    async def refresh(self) -> None:
        """Make the page again. Where that fails, the former page stays."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kgraph.server.rendering", str(self._path), _ENDPOINT),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl-C in a terminal is for the server, which ends it
        )
        try:
            html, complaint = await process.communicate()
        except asyncio.CancelledError:
            process.kill()
            await process.wait()
            raise
        if process.returncode == 0:
            self._html, self.problem = html, None
        else:
            self.problem = complaint.decode(errors="replace").strip().rpartition("\n")[2]
            _LOGGER.warning("the page with live queries could not be made: %s: %s", self._path, self.problem)

    def html(self) -> bytes | None:
        """The page, None where there is none yet."""
        if self._html is not None:
            return self._html
        file = self._path / PAGE
        return file.read_bytes() if file.is_file() else None
