"""What every writer starts from: the distinct quads of a dataset, their terms as text, in one fixed order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

from rdflib import BNode, Dataset, Graph, Literal
from rdflib.term import Node

from kgraph.namespaces import XSD

__all__ = ["RDF", "Predicates", "Quad", "TermText", "by_subject", "merged", "quads_in", "sorted_graphs"]

Quad = tuple[Node, Node, Node, Node | None]
RDF = Dataset | Graph | Iterable[Quad]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')
_IRI_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|\\^`]')

Predicates = dict[str, list[str]]


class TermText:
    """Terms in the syntax that N-Quads and Turtle share; each is spelled once."""

    def __init__(self) -> None:
        self._texts: dict[Node, str] = {}

    def __call__(self, term: Node) -> str:
        """`<iri>`, `"text"@en`, `"text"^^<iri>` or `_:name`."""
        text = self._texts.get(term)
        if text is None:
            text = self._texts[term] = self.spelled(term)
        return text

    def spelled(self, term: Node) -> str:
        """The text of a term that was not met before."""
        if isinstance(term, Literal):
            return self.literal(term)
        return f"_:{term}" if isinstance(term, BNode) else self.iri(str(term))

    def iri(self, iri: str) -> str:
        """An IRI; characters that no RDF syntax allows are percent-encoded."""
        return f"<{_IRI_FORBIDDEN.sub(lambda match: quote(match[0], safe=''), iri)}>"

    def literal(self, literal: Literal) -> str:
        """A literal with its language or its datatype."""
        text = f'"{_ESCAPED.sub(_escape, str(literal))}"'
        if literal.language:
            return f"{text}@{literal.language}"
        if literal.datatype and literal.datatype != XSD.string:
            return f"{text}^^{self.iri(str(literal.datatype))}"
        return text


def quads_in(rdf: RDF) -> Iterator[Quad]:
    """All quads; those of a graph without a name, and of a dataset's default graph, have None at the end."""
    if isinstance(rdf, Dataset):
        default = rdf.default_graph.identifier
        for (s, p, o), contexts in rdf.store.triples((None, None, None), context=None):
            for context in contexts:
                name = getattr(context, "identifier", context)
                yield s, p, o, None if name is None or name == default else name
    elif isinstance(rdf, Graph):
        yield from ((s, p, o, None) for s, p, o in rdf)
    else:
        yield from rdf


def merged(rdf: RDF) -> Iterator[Quad]:
    """The same without the names of graphs."""
    return ((s, p, o, None) for s, p, o, _ in quads_in(rdf))


def sorted_graphs(quads: Iterable[Quad], text: TermText) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Each graph's name ("" for none) with its distinct triples, all as text and sorted."""
    graphs: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for s, p, o, name in quads:
        graphs["" if name is None else text(name)].add((text(s), text(p), text(o)))
    for graph in sorted(graphs):
        yield graph, sorted(graphs[graph])


def by_subject(triples: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, Predicates]]:
    """Sorted triples as subject, predicate, list of objects."""
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        predicates: Predicates = {}
        for _, predicate, obj in group:
            predicates.setdefault(predicate, []).append(obj)
        yield subject, predicates


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"
