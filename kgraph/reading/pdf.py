"""PDF files: the text of all pages (pypdf)."""

from __future__ import annotations

import io
from collections.abc import Iterator

from kgraph.errors import ReadingError
from kgraph.model import Article
from kgraph.reading.content import Content, checked_text, identifier_of

__all__ = ["read_pdf"]


def read_pdf(content: Content) -> Iterator[tuple[str, Article]]:
    """The one article of the file, with its place and the title that the file gives itself.

    Raises ReadingError, also where the pages are pictures.
    """
    title, pages = _title_and_pages(content)
    whole = "\n".join(pages).replace("\0", "")
    if not whole.strip():
        raise ReadingError(f"{content.name}: no text in this PDF (a scan has to go through text recognition first)")
    text = checked_text(whole, place=content.name)
    yield content.name, Article(identifier=identifier_of(text), text=text, title=title)


def _title_and_pages(content: Content) -> tuple[str | None, list[str]]:
    from pypdf import PdfReader

    try:
        file = PdfReader(io.BytesIO(content.filled()))
        title = str(file.metadata.title or "").strip() if file.metadata else ""
        return title or None, [page.extract_text() for page in file.pages]
    except ReadingError:
        raise
    except Exception as error:  # pypdf lets through whatever it stumbles over
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ReadingError(f"{content.name}: not a PDF that can be read: {reason}") from error
