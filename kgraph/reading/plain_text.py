"""Plain text: one file, one article.

A file may begin with a header: one line of title, lines "Date: YYYY-MM-DD", "Source: URL" and
"Id: NAME" right under it, and a blank line. A title alone, followed by a blank line, is a header too,
unless it reads as a paragraph: it ends like a sentence or is longer than a headline. The article's
text is what follows the header, exactly as it stands; offsets count from there. Without a header it
is the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgraph.model import Article
from kgraph.reading.content import Content, checked_text, identifier_of, parse_date

__all__ = ["headed_article", "read_plain_text"]

_LONGEST_TITLE = 200
_HEADER = re.compile(
    r"""\s*^
    (?:(?P<title>(?!(?:Date|Source|Id):)\S.*)\n)?
    (?:(?P<fields>(?:(?:Date|Source|Id):.*(?:\n|\Z))+)(?:[ \t\r]*\n)* | (?:[ \t\r]*\n)+(?=\s*\S))""",
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
_DATE = re.compile(r"^date:", re.MULTILINE | re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")


def read_plain_text(content: Content) -> Iterator[tuple[str, Article]]:
    """The one article of a text file, with its place. Raises ReadingError."""
    yield content.name, headed_article(content.decode(), name=content.name)


def headed_article(whole: str, *, name: str) -> Article:
    """The article of a text that may begin with a header; `name` is what errors call it. Raises ReadingError."""
    header = _header(whole)
    fields = _fields(header["fields"]) if header else {}
    text = checked_text(whole[header.end() :] if header else whole, place=name)
    return Article(
        identifier=fields.get("id") or identifier_of(text),
        text=text,
        title=((header["title"] or "").strip() or None) if header else None,
        date=parse_date(fields["date"], place=f"{name}: {_date_line(whole)}") if fields.get("date") else None,
        source=fields.get("source") or None,
    )


def _header(text: str) -> re.Match[str] | None:
    header = _HEADER.match(text)
    if header is None:
        return None
    return header if header["fields"] or _is_headline(header["title"] or "") else None


def _date_line(text: str) -> str:
    """Which line of a text with a header gives the date."""
    match = _DATE.search(text)
    return f"line {text.count(chr(10), 0, match.start() if match else 0) + 1}"


def _is_headline(line: str) -> bool:
    return 0 < len(line.strip()) <= _LONGEST_TITLE and not _PARAGRAPH_END.search(line.strip())


def _fields(lines: str | None) -> dict[str, str]:
    pairs = (line.partition(":") for line in (lines or "").splitlines())
    return {name.lower(): value.strip() for name, _, value in pairs}
