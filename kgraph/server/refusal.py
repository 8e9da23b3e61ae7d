"""A request that is not answered, and why."""

from __future__ import annotations

from kgraph.errors import QueryError

__all__ = ["Refusal"]


class Refusal(QueryError):
    """The request gets the HTTP status `status` and one line that says why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
