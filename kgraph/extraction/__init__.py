"""From a document to an observation: the facts of one article with their modality, time and sentence."""

from kgraph.extraction.explanation import Explanation, explain
from kgraph.extraction.extractor import extract

__all__ = ["Explanation", "explain", "extract"]
