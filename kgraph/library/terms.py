"""RDF terms for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.namespaces import PREFIXES

if TYPE_CHECKING:
    from rdflib.term import Node

__all__ = ["short_text"]


def short_text(term: Node) -> str:
    """A literal's text, or an IRI with its prefix where it has one of kgraph's."""
    from rdflib import URIRef

    if not isinstance(term, URIRef):
        return str(term)
    fitting = [(prefix, str(namespace)) for prefix, namespace in PREFIXES.items() if term.startswith(namespace)]
    if not fitting:
        return str(term)
    prefix, namespace = max(fitting, key=lambda pair: len(pair[1]))
    return f"{prefix}:{term[len(namespace) :]}"
