"""One function for all formats: the suffix of the file says which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from rdflib import Graph

from kgraph.errors import UsageError
from kgraph.facts import Facts, read_facts
from kgraph.files import write_atomically
from kgraph.output.cypher import cypher
from kgraph.output.jsonld import jsonld
from kgraph.output.network import gexf, graphml
from kgraph.output.nquads import nquads, ntriples
from kgraph.output.quads import RDF
from kgraph.output.rdfxml import rdfxml
from kgraph.output.table import table
from kgraph.output.turtle import trig, turtle

__all__ = ["SUFFIXES", "export"]

_RDF_WRITERS: Mapping[str, Callable[[RDF], str]] = {
    ".ttl": turtle,
    ".trig": trig,
    ".nq": nquads,
    ".nt": ntriples,
    ".jsonld": jsonld,
    ".rdf": rdfxml,
}
_FACT_WRITERS: Mapping[str, Callable[[Facts], str]] = {
    ".graphml": graphml,
    ".gexf": gexf,
    ".csv": table,
    ".cypher": cypher,
}
SUFFIXES = (*_RDF_WRITERS, *_FACT_WRITERS, ".html")
"""What a graph can be exported to."""


def export(graph: Graph, path: Path) -> None:
    """Write a dataset or graph in the format of the suffix; the file is replaced as a whole or not at all.

    Raises UsageError for an unknown suffix, GraphError for a graph whose statements are incomplete, OSError.
    """
    suffix = path.suffix.lower()
    if suffix in _RDF_WRITERS:
        write_atomically(path, _RDF_WRITERS[suffix](graph))
    elif suffix in _FACT_WRITERS:
        write_atomically(path, _FACT_WRITERS[suffix](read_facts(graph)))
    elif suffix == ".html":
        from kgraph.output.view import facts_page_data, write_page

        write_page(path, facts_page_data(read_facts(graph)))
    else:
        raise UsageError(f"{path}: unknown format; known suffixes are {' '.join(SUFFIXES)}")
