"""From an article to a document: sentences, tokens, names, offices, dates, and what refers to what."""

from kgraph.annotation.annotator import annotate

__all__ = ["annotate"]
