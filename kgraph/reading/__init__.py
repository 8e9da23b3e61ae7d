"""From files, folders and standard input to articles. The text of an article is never altered."""

from kgraph.reading.inputs import given_day, read_articles
from kgraph.reading.readers import READERS

__all__ = ["READERS", "given_day", "read_articles"]
