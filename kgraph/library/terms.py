"""RDF terms for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.namespaces import short_iri

if TYPE_CHECKING:
    from rdflib.term import Node

__all__ = ["short_text"]


def short_text(term: Node) -> str:
    """A literal's text, or an IRI with its prefix where it has one of kgraph's."""
    from rdflib import URIRef

    return short_iri(term) if isinstance(term, URIRef) else str(term)
