"""One exception tree. What a command catches is a KGraphError; its message is one line.

KGraphError
├── UsageError      what the user asked for cannot be (exit code 2)
└── DataError       a file or an answer that cannot be read (exit code 1)
    ├── ReadingError    an article
    ├── GraphError      a graph or a folder of kgraph
    ├── QueryError      a SPARQL query
    └── OntologyError   a file of ontology/
"""

from __future__ import annotations

__all__ = [
    "DataError",
    "GraphError",
    "KGraphError",
    "OntologyError",
    "QueryError",
    "ReadingError",
    "UsageError",
]


class KGraphError(Exception):
    """Base of all errors that kgraph raises on purpose. `exit_code` is the command line's."""

    exit_code = 1


class UsageError(KGraphError):
    """The call itself is wrong: an unknown format, name or argument."""

    exit_code = 2


class DataError(KGraphError):
    """Input that cannot be used; the message names the file, the line and the reason."""


class ReadingError(DataError):
    """An article cannot be read."""


class GraphError(DataError):
    """A graph file or a folder of kgraph cannot be read."""


class QueryError(DataError):
    """A SPARQL query cannot be parsed or run."""


class OntologyError(DataError):
    """A file of the ontology does not say what it should."""
