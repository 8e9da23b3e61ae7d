"""Turtle and TriG with identical bytes for identical content.

rdflib's own writers are too slow for graphs of this size, and theirs order by Python's comparison of values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rdflib import Literal

from kgraph.namespaces import PREFIX_OF, PREFIXES, XSD
from kgraph.output.quads import RDF, Predicates, TermText, by_subject, merged, quads_in, sorted_graphs

__all__ = ["trig", "turtle"]

_LINE = 100
_LOCAL_NAME = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?|[A-Za-z_]")
_BARE = {XSD.integer: re.compile(r"[+-]?[0-9]+"), XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+")}


def turtle(rdf: RDF) -> str:
    """The merged view: plain triples, statements and evidence, without the names of graphs."""
    blocks = [_block(triples, "") for _, triples in sorted_graphs(merged(rdf), _Abbreviated())]
    return "\n".join([_PREFIX_LINES, *blocks])


def trig(rdf: RDF) -> str:
    """Every named graph in braces; triples of no graph come first."""
    blocks = []
    for name, triples in sorted_graphs(quads_in(rdf), _Abbreviated()):
        blocks.append(f"{name} {{\n{_block(triples, '  ')}}}\n" if name else _block(triples, ""))
    return "\n".join([_PREFIX_LINES, *blocks])


class _Abbreviated(TermText):
    """Prefixed names and bare numbers, where Turtle has them."""

    def iri(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = PREFIX_OF.get(iri[:cut])
        if prefix is not None and _LOCAL_NAME.fullmatch(iri, cut):
            return f"{prefix}:{iri[cut:]}"
        return super().iri(iri)

    def literal(self, literal: Literal) -> str:
        bare = _BARE.get(literal.datatype) if literal.datatype else None
        return str(literal) if bare and bare.fullmatch(str(literal)) else super().literal(literal)


def _block(triples: Iterable[tuple[str, str, str]], indent: str) -> str:
    return "\n".join(_node(subject, predicates, indent) for subject, predicates in by_subject(triples))


def _node(subject: str, predicates: Predicates, indent: str) -> str:
    types = predicates.pop("rdf:type", None)
    lines = [f"a {', '.join(types)}"] if types else []
    lines += [f"{predicate} {_objects(objects, indent)}" for predicate, objects in predicates.items()]
    return f"{indent}{subject} " + f" ;\n{indent}    ".join(lines) + " .\n"


def _objects(objects: list[str], indent: str) -> str:
    """On one line where they fit, else each on its own."""
    line = ", ".join(objects)
    return line if len(objects) == 1 or len(line) <= _LINE else f",\n{indent}        ".join(objects)


_PREFIX_LINES = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items()))
