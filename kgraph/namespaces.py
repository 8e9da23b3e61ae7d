"""The IRIs of the graph's vocabulary and of what it names."""

from __future__ import annotations

from rdflib import Namespace
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD

__all__ = [
    "DCTERMS",
    "FOAF",
    "KG",
    "KGID",
    "OA",
    "ORG",
    "OWL",
    "PREFIXES",
    "PREFIX_OF",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "WD",
    "XSD",
    "short_iri",
]

KG = Namespace("https://w3id.org/kgraph/ns#")
KGID = Namespace("https://w3id.org/kgraph/id/")
WD = Namespace("http://www.wikidata.org/entity/")
SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")

PREFIXES: dict[str, str] = {
    "kg": str(KG),
    "kgid": str(KGID),
    "wd": str(WD),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "owl": str(OWL),
    "xsd": str(XSD),
    "skos": str(SKOS),
    "prov": str(PROV),
    "dcterms": str(DCTERMS),
    "schema": str(SCHEMA),
    "org": str(ORG),
    "foaf": str(FOAF),
    "oa": str(OA),
}

PREFIX_OF: dict[str, str] = {namespace: prefix for prefix, namespace in PREFIXES.items()}
"""The prefix of every namespace that has one."""


def short_iri(iri: str) -> str:
    """The IRI with its prefix, where it has one.

    >>> short_iri("http://www.wikidata.org/entity/Q42"), short_iri("https://example.org/a")
    ('wd:Q42', 'https://example.org/a')
    """
    namespace = max(filter(iri.startswith, PREFIX_OF), key=len, default="")
    return f"{PREFIX_OF[namespace]}:{iri.removeprefix(namespace)}" if namespace else iri
