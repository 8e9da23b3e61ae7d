"""Web pages that were saved: the article of a page, without what stands around it (trafilatura)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgraph.errors import ReadingError
from kgraph.model import Article
from kgraph.reading.content import Content, checked_text, identifier_of, parse_date

if TYPE_CHECKING:
    from trafilatura.settings import Document

__all__ = ["read_web_page"]

_ONLY_STATED_DATES = {"extensive_search": False, "original_date": True}
"""Of its first publication; searching further would take the year of a copyright notice for a date."""


def read_web_page(content: Content) -> Iterator[tuple[str, Article]]:
    """The article of the page, with its place: its paragraphs with a blank line between them.

    Title, date and address are what the page says of itself. Raises ReadingError where there is no article.
    """
    page = _article_of(content)
    paragraphs = (page.text or "").split("\n")
    text = checked_text("\n\n".join(paragraphs[paragraphs[0] == page.title :]), place=content.name)
    date = parse_date(page.date, place=content.name) if page.date else None
    yield content.name, Article(identifier_of(text), text, title=page.title, date=date, source=page.url)


def _article_of(content: Content) -> Document:
    from trafilatura import bare_extraction

    page = bare_extraction(
        content.filled(),
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=_ONLY_STATED_DATES,
    )
    if page is None or isinstance(page, dict):
        raise ReadingError(f"{content.name}: no article found in this page")
    return page
