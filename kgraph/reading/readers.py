"""Which reader reads which format: the one place to add another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kgraph.model import Article
from kgraph.reading.content import Content
from kgraph.reading.json_lines import read_json_lines
from kgraph.reading.plain_text import read_plain_text

__all__ = ["READERS", "Reader", "sniff"]

Reader = Callable[[Content], Iterator[Article]]

READERS: Mapping[str, Reader] = {
    ".jsonl": read_json_lines,
    ".md": read_plain_text,
    ".txt": read_plain_text,
}
"""The readers by lower-case suffix."""


def sniff(data: bytes) -> str:
    """The suffix of content that comes without one: JSON Lines where it begins with a brace, else plain text."""
    return ".jsonl" if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else ".txt"
