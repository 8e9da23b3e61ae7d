"""How much one client may ask of the server."""

from __future__ import annotations

from dataclasses import dataclass, fields

from kgraph.errors import UsageError

__all__ = ["Limits"]

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a query and a request may use; all are positive.

    A query is stopped past `wall_seconds`, `cpu_seconds` of processor time, `memory_bytes` on top of
    the loaded graph, `rows` of its result (solutions or triples) or `result_bytes` of its answer.
    `workers` queries run at once, `queue` more wait, each for at most `queue_seconds`.
    A request is refused past `url_characters`, `query_characters` or `body_bytes`, or where its body
    takes longer than `body_seconds` to arrive; past `connections` open ones the server answers 503.
    """

    wall_seconds: float = 10.0
    cpu_seconds: int = 10
    memory_bytes: int = 512 * _MEBIBYTE
    rows: int = 100_000
    result_bytes: int = 64 * _MEBIBYTE
    workers: int = 4
    queue: int = 32
    queue_seconds: float = 20.0
    url_characters: int = 16_384
    query_characters: int = 100_000
    body_bytes: int = _MEBIBYTE
    body_seconds: float = 10.0
    connections: int = 256

    def __post_init__(self) -> None:
        for field in fields(self):
            if getattr(self, field.name) <= 0:
                raise UsageError(f"the limit {field.name} must be positive: {getattr(self, field.name)}")
