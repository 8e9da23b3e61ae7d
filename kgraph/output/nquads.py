"""N-Quads and N-Triples, sorted: what line-based tools can compare."""

from __future__ import annotations

from kgraph.output.quads import RDF, TermText, merged, quads_in, sorted_graphs

__all__ = ["nquads", "ntriples"]


def nquads(rdf: RDF) -> str:
    """Every quad on one line, sorted by graph, then by triple."""
    graphs = sorted_graphs(quads_in(rdf), TermText())
    return "".join(
        f"{s} {p} {o} {name} .\n" if name else f"{s} {p} {o} .\n" for name, triples in graphs for s, p, o in triples
    )


def ntriples(rdf: RDF) -> str:
    """The merged view: every triple on one line, sorted."""
    return nquads(merged(rdf))
