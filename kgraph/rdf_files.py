"""Reading RDF files: the inverse of the writers in :mod:`kgraph.output`."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from xml.sax import SAXException, SAXParseException

from rdflib import Dataset
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

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

_FAILURES = (
    *(SyntaxError, ParserError, SAXException),
    *(ValueError, LookupError, AssertionError, TypeError, RecursionError),
)
"""What rdflib's parsers raise on purpose, and what they stumble over."""


def read_rdf(path: Path) -> Dataset:
    """The dataset of a file, its format known by the suffix.

    Raises UsageError for an unknown suffix and GraphError, naming file and reason, for a file that cannot be read.
    """
    form = RDF_FORMATS.get(path.suffix.lower())
    if form is None:
        raise UsageError(f"{path}: not a graph; known suffixes are {' '.join(sorted(RDF_FORMATS))}")
    try:
        return parse_rdf(_decoded(path.read_bytes(), form), form)
    except OSError as error:
        raise GraphError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise GraphError(f"{path}: {error}") from error


def parse_rdf(data: bytes | str, form: str) -> Dataset:
    """A dataset out of text in one of rdflib's formats. Raises ValueError with a reason of one line.

    Nothing but the text is read: JSON-LD that refers to a context elsewhere is refused.
    """
    dataset = Dataset(default_union=True)
    with warnings.catch_warnings():
        # rdflib uses what it has itself deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            if form == "json-ld":
                _refuse_contexts_elsewhere(json.loads(data))
            dataset.parse(data=data, format=form)
        except _FAILURES as error:
            raise ValueError(_reason(error, data, form)) from error
    return dataset


def _decoded(data: bytes, form: str) -> bytes | str:
    """Text; XML says its encoding itself. Raises ValueError with the line that is not UTF-8."""
    if form == "xml":
        return data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line}: not UTF-8 text") from error


def _refuse_contexts_elsewhere(value: object, *, is_context: bool = False) -> None:
    if is_context and isinstance(value, str):
        raise ValueError(f"@context {value!r} is not in the file, and kgraph reads nothing else")
    if isinstance(value, dict):
        for key, child in value.items():
            _refuse_contexts_elsewhere(child, is_context=key in ("@context", "@import"))
    elif isinstance(value, list):
        for child in value:
            _refuse_contexts_elsewhere(child, is_context=is_context)


def _reason(error: Exception, data: bytes | str, form: str) -> str:
    """One line; rdflib's syntax errors show the text around the place over many lines."""
    line, why = _place(error, data, form)
    reason = " ".join(str(why).split())[:300] or type(error).__name__
    return f"line {line}: {reason}" if line else reason


def _place(error: Exception, data: bytes | str, form: str) -> tuple[int | None, object]:
    """The line, where it can be told, and what is wrong with it."""
    if isinstance(error, SAXParseException):
        return error.getLineNumber(), error.getMessage()
    if isinstance(error, json.JSONDecodeError):
        return error.lineno, f"not JSON: {error.msg}"
    if isinstance(error, BadSyntax):
        # Its own count of lines takes each statement for one.
        before = error._str[: error._i]
        return before.count(b"\n" if isinstance(before, bytes) else "\n") + 1, error._why
    if form in ("nt", "nquads") and isinstance(error, ParserError):
        return _first_bad_line(data if isinstance(data, str) else data.decode(), form), error
    if isinstance(error, IndexError) and form in ("turtle", "trig"):
        return len(data.splitlines()), "the file ends within a statement"
    return None, error


def _first_bad_line(data: str, form: str) -> int | None:
    """rdflib does not say where in N-Triples and N-Quads it stopped; each of their lines stands for itself."""
    for number, line in enumerate(data.split("\n"), start=1):
        try:
            Dataset().parse(data=line, format=form)
        except ParserError:
            return number
    return None
