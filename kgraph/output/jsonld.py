"""JSON-LD 1.1: one object a node, named graphs kept, keys and values sorted."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from rdflib import BNode, Literal
from rdflib.term import Node

from kgraph.namespaces import PREFIX_OF, PREFIXES, XSD
from kgraph.namespaces import RDF as RDF_NAMESPACE
from kgraph.output.quads import RDF, Quad, quads_in

__all__ = ["jsonld"]


def jsonld(rdf: RDF) -> str:
    """The dataset; triples of no graph stand beside the named graphs."""
    graphs: defaultdict[str, list[Quad]] = defaultdict(list)
    for quad in quads_in(rdf):
        graphs["" if quad[3] is None else _identifier(quad[3])].append(quad)
    content = _nodes(graphs.pop("", []))
    content += [{"@id": name, "@graph": _nodes(graphs[name])} for name in sorted(graphs)]
    document = {"@context": PREFIXES, "@graph": content}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _nodes(quads: Iterable[Quad]) -> list[dict[str, Any]]:
    nodes: defaultdict[str, defaultdict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for s, p, o, _ in quads:
        key, value = ("@type", _compact(str(o))) if _is_type(p, o) else (_compact(str(p)), _value(o))
        nodes[_identifier(s)][key][json.dumps(value, sort_keys=True)] = value
    return [
        {"@id": subject} | {key: [values[each] for each in sorted(values)] for key, values in nodes[subject].items()}
        for subject in sorted(nodes)
    ]


def _is_type(predicate: Node, obj: Node) -> bool:
    return predicate == RDF_NAMESPACE.type and not isinstance(obj, Literal | BNode)


def _value(term: Node) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"@id": _identifier(term)}
    if term.language:
        return {"@value": str(term), "@language": term.language}
    if term.datatype and term.datatype != XSD.string:
        return {"@value": str(term), "@type": _compact(str(term.datatype))}
    return {"@value": str(term)}


def _identifier(term: Node) -> str:
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _compact(iri: str) -> str:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = PREFIX_OF.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix is not None and cut < len(iri) else iri
