"""From a document to an observation: the facts of one article with their modality, time and sentence."""

from kgraph.extraction.extractor import extract
from kgraph.extraction.frames.explanation import Explanation, explain

__all__ = ["Explanation", "explain", "extract"]
