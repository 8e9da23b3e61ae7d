"""Which classes and relations of other vocabularies the ontology equates with its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rdflib import Graph

from kgraph.model import EntityType
from kgraph.namespaces import KG, OWL, RDFS, SKOS
from kgraph.ontology import ontology_path
from kgraph.schema import load_schema

__all__ = ["relation_of", "type_of"]

_OTHER_SPELLINGS = (
    ("http://schema.org/", "https://schema.org/"),
    ("http://www.wikidata.org/wiki/", "http://www.wikidata.org/entity/"),
)


def type_of(classes: Iterable[str]) -> EntityType | None:
    """The most specific class of the ontology that these stand for."""
    found = {_types()[name] for name in map(_spelling, classes) if name in _types()}
    ancestors = load_schema().ancestors
    return max(found, key=lambda type_: (len(ancestors[type_]), type_), default=None)


def relation_of(predicate: str, subject_type: EntityType, object_type: EntityType | None) -> str | None:
    """The name of the ontology's relation that says the same, subject and object in the same places.

    Of several that come close, the first that may hold between entities of these classes; None is a literal's.
    """
    candidates = _relations().get(_spelling(predicate), ())
    return next((name for name in candidates if load_schema().accepts(name, subject_type, object_type)), None)


@cache
def _types() -> Mapping[str, EntityType]:
    graph = _ontology()
    names = {str(KG[type_]): type_ for type_ in EntityType}
    for type_ in EntityType:
        for alignment in (RDFS.subClassOf, OWL.equivalentClass, SKOS.exactMatch, SKOS.closeMatch):
            for other in graph.objects(KG[type_], alignment):
                names.setdefault(str(other), type_)
    return names


@cache
def _relations() -> Mapping[str, Sequence[str]]:
    """Relations by predicate, those that are said to be equal before those that come close."""
    graph = _ontology()
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name in load_schema().relations:
        names[str(KG[name])].append(name)
    for alignment in (OWL.equivalentProperty, SKOS.exactMatch, SKOS.closeMatch):
        for name in load_schema().relations:
            for other in sorted(map(str, graph.objects(KG[name], alignment))):
                names[other].append(name)
    return names


def _spelling(iri: str) -> str:
    for other, ours in _OTHER_SPELLINGS:
        if iri.startswith(other):
            return ours + iri.removeprefix(other)
    return iri


@cache
def _ontology() -> Graph:
    return Graph().parse(ontology_path("kgraph.ttl"), format="turtle")
