"""Which of the formats on offer the client likes best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["SOLUTION_FORMATS", "TRIPLE_FORMATS", "preferred"]

SOLUTION_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "application/sparql-results+json": "application/sparql-results+json",
        "application/sparql-results+xml": "application/sparql-results+xml",
        "text/csv": "text/csv",
        "text/tab-separated-values": "text/tab-separated-values",
        "application/json": "application/sparql-results+json",
        "application/xml": "application/sparql-results+xml",
        "text/xml": "application/sparql-results+xml",
    }
)
"""For SELECT and ASK: the media types that a client may name, and the format that answers each."""

TRIPLE_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text/turtle": "text/turtle",
        "application/n-triples": "application/n-triples",
        "application/rdf+xml": "application/rdf+xml",
        "application/ld+json": "application/ld+json",
        "application/json": "application/ld+json",
        "application/x-turtle": "text/turtle",
    }
)
"""For CONSTRUCT and DESCRIBE: the media types that a client may name, and the format that answers each."""


def preferred(accept: str | None, offered: Mapping[str, str]) -> str | None:
    """The offered format that the header `Accept` prefers, None where it takes none of them.

    Without a header, and among equals, the first that is offered.

    >>> preferred("text/csv;q=0.5, application/*;q=0.9", SOLUTION_FORMATS)
    'application/sparql-results+json'
    """
    if not accept or not accept.strip():
        return next(iter(offered.values()))
    ranges = [_media_range(part) for part in accept.split(",") if part.strip()]
    best = max(offered, key=lambda media_type: _quality(media_type, ranges))
    return offered[best] if _quality(best, ranges) > 0 else None


def _media_range(part: str) -> tuple[str, float]:
    media_type, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
    try:
        return media_type, float(quality)
    except ValueError:
        return media_type, 0.0


def _quality(media_type: str, ranges: list[tuple[str, float]]) -> float:
    """What the most specific matching range says."""
    for pattern in (media_type, f"{media_type.split('/')[0]}/*", "*/*"):
        qualities = [quality for name, quality in ranges if name == pattern]
        if qualities:
            return max(qualities)
    return 0.0
