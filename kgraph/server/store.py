"""The graph that is served, in Oxigraph: the named graphs, and as default graph all of them merged.

Oxigraph can take the union of graphs as default graph, but then gives a triple once for every graph
that holds it. So the merge is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from kgraph.errors import GraphError

__all__ = ["graph_file", "load", "named_graphs", "selection"]

_FILES = ("graph.trig", "graph.ttl")
_FORMATS = {
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
}


def graph_file(path: str | Path) -> Path:
    """The RDF file that a folder of kgraph, or an RDF file itself, stands for. Raises GraphError."""
    path = Path(path)
    candidates = [path / name for name in _FILES] if path.is_dir() else [path]
    found = next((candidate for candidate in candidates if candidate.is_file()), None)
    if found is None:
        raise GraphError(f"{path}: no graph here; `kgraph build` makes one")
    if found.suffix not in _FORMATS:
        raise GraphError(f"{found}: not one of {' '.join(_FORMATS)}")
    return found


def load(file: Path) -> Store:
    """All quads of an RDF file, and once more all triples in the default graph. Raises GraphError."""
    store = Store()
    try:
        store.bulk_load(path=file, format=_FORMATS[file.suffix])
    except (OSError, SyntaxError) as error:
        raise GraphError(f"{file}: cannot be loaded: {' '.join(str(error).split())}") from error
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    return store


def named_graphs(store: Store) -> list[str]:
    """The names of all graphs, sorted."""
    return sorted(graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))


def selection(store: Store, default: Iterable[str], named: Iterable[str]) -> Store:
    """A store of the merge of the graphs `default` and of the graphs `named`. Graphs that `store` lacks are empty."""
    chosen = Store()
    for name in named:
        chosen.extend(_graph(store, name))
    for name in default:
        chosen.extend(_merged(_graph(store, name)))
    return chosen


def _graph(store: Store, name: str) -> Iterator[Quad]:
    return store.quads_for_pattern(None, None, None, NamedNode(name))


def _merged(quads: Iterable[Quad]) -> Iterator[Quad]:
    return (Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in quads)
