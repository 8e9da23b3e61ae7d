"""Reading RDF files: the inverse of the writers in :mod:`kgraph.output`."""

from __future__ import annotations

import warnings
from pathlib import Path
from xml.sax import SAXException

from rdflib import Dataset
from rdflib.exceptions import ParserError

from kgraph.errors import GraphError, UsageError

__all__ = ["RDF_FORMATS", "parse_rdf", "read_rdf"]

RDF_FORMATS = {
    ".jsonld": "json-ld",
    ".nq": "nquads",
    ".nt": "nt",
    ".rdf": "xml",
    ".trig": "trig",
    ".ttl": "turtle",
    ".xml": "xml",
}
"""rdflib's name of the format for every suffix that can be read."""


def read_rdf(path: Path) -> Dataset:
    """The dataset of a file, its format known by the suffix.

    Raises UsageError for an unknown suffix and GraphError, naming file and reason, for a file that cannot be read.
    """
    form = RDF_FORMATS.get(path.suffix.lower())
    if form is None:
        raise UsageError(f"{path}: not a graph; known suffixes are {' '.join(sorted(RDF_FORMATS))}")
    try:
        return parse_rdf(path.read_bytes(), form)
    except OSError as error:
        raise GraphError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise GraphError(f"{path}: {error}") from error


def parse_rdf(data: bytes | str, form: str) -> Dataset:
    """A dataset out of text in one of rdflib's formats. Raises ValueError with a reason of one line."""
    dataset = Dataset(default_union=True)
    with warnings.catch_warnings():
        # rdflib uses what it has itself deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            dataset.parse(data=data, format=form)
        except (SyntaxError, ValueError, ParserError, SAXException, LookupError, AssertionError, TypeError) as error:
            raise ValueError(_reason(error)) from error
    return dataset


def _reason(error: Exception) -> str:
    """One line; rdflib's syntax errors show the text around the place over many lines."""
    line = getattr(error, "lines", None)
    why = getattr(error, "_why", None)
    if line is not None and why is not None:
        return f"line {line + 1}: {why}"
    return " ".join(str(error).split())[:300] or type(error).__name__
