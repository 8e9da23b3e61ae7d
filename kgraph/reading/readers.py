"""Which reader reads which format: the one place to add another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kgraph.model import Article
from kgraph.reading.content import Content
from kgraph.reading.json_lines import read_json_lines
from kgraph.reading.markdown import read_markdown
from kgraph.reading.pdf import read_pdf
from kgraph.reading.plain_text import read_plain_text
from kgraph.reading.web_page import read_web_page

__all__ = ["READERS", "Reader", "sniff"]

Reader = Callable[[Content], Iterator[tuple[str, Article]]]
"""Gives articles, each with its place as messages say it."""

READERS: Mapping[str, Reader] = {
    ".htm": read_web_page,
    ".html": read_web_page,
    ".jsonl": read_json_lines,
    ".md": read_markdown,
    ".pdf": read_pdf,
    ".txt": read_plain_text,
}
"""The readers by lower-case suffix."""

_BEGINNINGS = {b"{": ".jsonl", b"<": ".html", b"%PDF-": ".pdf"}


def sniff(data: bytes) -> str:
    """The suffix of content that comes without one, by how it begins; plain text where nothing says otherwise."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((suffix for beginning, suffix in _BEGINNINGS.items() if start.startswith(beginning)), ".txt")
