"""Markdown: one file, one article, with a header as in plain text, or one of YAML between lines of "---"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import yaml

from kgraph.errors import ReadingError
from kgraph.model import Article
from kgraph.reading.content import Content, parse_date
from kgraph.reading.plain_text import headed_article

__all__ = ["read_markdown"]

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n\s*|\Z)", re.MULTILINE | re.DOTALL)
_HASHES = re.compile(r"^#+\s+|\s+#+$")


def read_markdown(content: Content) -> Iterator[tuple[str, Article]]:
    """The one article of the file, with its place. Raises ReadingError."""
    whole = content.decode()
    front = _FRONT_MATTER.match(whole)
    said = _front_matter(front["yaml"], content.name) if front else None
    article = headed_article(whole[front.end() :] if front and said is not None else whole, name=content.name)
    article = replace(article, title=_HASHES.sub("", article.title or "") or None)
    yield content.name, _completed(article, said or {}, content.name)


def _front_matter(text: str, name: str) -> Mapping[str, object] | None:
    """What the YAML says; None where it is a text between two rules."""
    try:
        said = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        raise ReadingError(f"{name}: the front matter is not YAML: {' '.join(str(error).split())}") from error
    return said if isinstance(said, dict) else None


def _completed(article: Article, said: Mapping[str, object], name: str) -> Article:
    values = {key.lower(): str(value).strip() for key, value in said.items() if isinstance(key, str) and value}
    return replace(
        article,
        identifier=values.get("id", article.identifier),
        title=values.get("title", article.title),
        date=parse_date(values["date"], place=f"{name}: front matter") if "date" in values else article.date,
        source=values.get("source") or values.get("url") or article.source,
    )
