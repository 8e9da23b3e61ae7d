"""RDF/XML of the merged view, sorted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from rdflib import BNode, Literal
from rdflib.term import Node

from kgraph.namespaces import PREFIX_OF, XSD
from kgraph.output.quads import RDF, merged

__all__ = ["rdfxml", "xml_text"]

_LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def rdfxml(rdf: RDF) -> str:
    """One rdf:Description a subject. A predicate without a local name has no place in RDF/XML and is left out."""
    triples = [(s, str(p), o) for s, p, o, _ in merged(rdf) if _LOCAL_NAME.search(str(p))]
    prefixes = _prefixes(predicate for _, predicate, _ in triples)
    subjects: defaultdict[str, set[str]] = defaultdict(set)
    for s, predicate, o in triples:
        namespace, local = _split(predicate)
        subjects[_reference(s, "about")].add(_property(f"{prefixes[namespace]}:{local}", o))
    declared = "".join(f"\n  xmlns:{prefix}={quoteattr(namespace)}" for namespace, prefix in prefixes.items())
    blocks = "".join(_description(subject, subjects[subject]) for subject in sorted(subjects))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n{blocks}</rdf:RDF>\n'


def xml_text(text: str) -> str:
    """The text with U+FFFD for the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _prefixes(predicates: Iterable[str]) -> dict[str, str]:
    """The prefix of every namespace, sorted; namespaces that kgraph does not know are numbered."""
    unknown = sorted({_split(predicate)[0] for predicate in predicates} - PREFIX_OF.keys())
    numbered = {namespace: f"ns{number}" for number, namespace in enumerate(unknown, start=1)}
    return dict(sorted((PREFIX_OF | numbered).items(), key=lambda pair: pair[1]))


def _split(predicate: str) -> tuple[str, str]:
    match = _LOCAL_NAME.search(predicate)
    begin = match.start() if match else len(predicate)
    return predicate[:begin], predicate[begin:]


def _description(subject: str, properties: set[str]) -> str:
    lines = "".join(f"    {each}\n" for each in sorted(properties))
    return f"  <rdf:Description {subject}>\n{lines}  </rdf:Description>\n"


def _property(name: str, term: Node) -> str:
    if not isinstance(term, Literal):
        return f"<{name} {_reference(term, 'resource')}/>"
    kind = ""
    if term.language:
        kind = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype and term.datatype != XSD.string:
        kind = f" rdf:datatype={quoteattr(str(term.datatype))}"
    return f"<{name}{kind}>{escape(xml_text(term), {chr(13): '&#13;'})}</{name}>"


def _reference(term: Node, role: str) -> str:
    if isinstance(term, BNode):
        return f"rdf:nodeID={quoteattr(str(term))}"
    return f"rdf:{role}={quoteattr(xml_text(str(term)))}"
