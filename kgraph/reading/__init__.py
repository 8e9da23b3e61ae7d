"""From files, folders and standard input to articles. The text of an article is never altered."""

from kgraph.reading.inputs import read_articles
from kgraph.reading.readers import READERS

__all__ = ["READERS", "read_articles"]
