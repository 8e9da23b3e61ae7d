"""The classes and relations of `ontology/kgraph.ttl`, as the stages ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from rdflib import Graph, URIRef
from rdflib.term import Node

from kgraph.errors import OntologyError
from kgraph.model import EntityType
from kgraph.namespaces import KG, OWL, RDF, RDFS, SCHEMA, SKOS
from kgraph.ontology import ontology_path

__all__ = ["Relation", "Schema", "load_schema", "read_schema"]


_TYPES: Mapping[Node, EntityType] = {KG[type_]: type_ for type_ in EntityType}


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that articles are read for.

    `label` reads from subject to object ("held office"), `inverse_label` from object to subject
    ("held by"). `literal` relations have a date for object and an empty `range`.
    """

    name: str
    label: str
    inverse_label: str
    definition: str
    domain: frozenset[EntityType]
    range: frozenset[EntityType]
    literal: bool = False
    symmetric: bool = False
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """What the ontology allows. `relations` are sorted by name."""

    relations: Mapping[str, Relation]
    ancestors: Mapping[EntityType, frozenset[EntityType]]

    def is_a(self, type_: EntityType, ancestor: EntityType) -> bool:
        """Whether `type_` is `ancestor` or one of its subclasses."""
        return ancestor in self.ancestors[type_]

    def accepts(self, relation: str, subject_type: EntityType, object_type: EntityType | None) -> bool:
        """Whether the relation may hold between such entities; `None` stands for a literal object."""
        known = self.relations.get(relation)
        if known is None or self.ancestors[subject_type].isdisjoint(known.domain):
            return False
        if object_type is None:
            return known.literal
        return not self.ancestors[object_type].isdisjoint(known.range)


@cache
def load_schema() -> Schema:
    """The schema that kgraph ships. Raises OntologyError."""
    return read_schema(ontology_path("kgraph.ttl"))


def read_schema(path: Path) -> Schema:
    """The schema that a Turtle file describes. Raises OntologyError."""
    graph = Graph()
    try:
        graph.parse(path, format="turtle")
    except Exception as error:  # rdflib's parser lets through whatever it stumbles over
        raise OntologyError(f"{path}: not Turtle: {' '.join(str(error).split())}") from error
    try:
        found = [_relation(graph, node) for node in graph.subjects(RDF.type, KG.Relation)]
    except ValueError as error:
        raise OntologyError(f"{path}: {error}") from error
    relations = {relation.name: relation for relation in sorted(found, key=lambda relation: relation.name)}
    ancestors = {type_: _ancestors(graph, type_) for type_ in EntityType}
    return Schema(MappingProxyType(relations), MappingProxyType(ancestors))


def _relation(graph: Graph, node: Node) -> Relation:
    name = str(node).removeprefix(str(KG))
    literal = (node, RDF.type, OWL.DatatypeProperty) in graph
    plover = graph.value(node, KG.ploverCode)
    return Relation(
        name=name,
        label=_text(graph, node, RDFS.label, f"{name} has no rdfs:label"),
        inverse_label=_text(graph, node, KG.inverseLabel, f"{name} has no kg:inverseLabel"),
        definition=_text(graph, node, SKOS.definition, f"{name} has no skos:definition"),
        domain=_classes(graph, node, (RDFS.domain, SCHEMA.domainIncludes), f"{name}: domain"),
        range=frozenset() if literal else _classes(graph, node, (RDFS.range, SCHEMA.rangeIncludes), f"{name}: range"),
        literal=literal,
        symmetric=(node, RDF.type, OWL.SymmetricProperty) in graph,
        plover=None if plover is None else str(plover),
    )


def _text(graph: Graph, node: Node, predicate: URIRef, complaint: str) -> str:
    value = graph.value(node, predicate)
    if value is None:
        raise ValueError(complaint)
    return str(value)


def _classes(graph: Graph, node: Node, predicates: Iterable[URIRef], place: str) -> frozenset[EntityType]:
    nodes = {value for predicate in predicates for value in graph.objects(node, predicate)}
    if unknown := sorted(map(str, nodes - _TYPES.keys())):
        raise ValueError(f"{place}: {unknown[0]} is no class of entities")
    if not nodes:
        raise ValueError(f"{place}: no class")
    return frozenset(_TYPES[each] for each in nodes)


def _ancestors(graph: Graph, type_: EntityType) -> frozenset[EntityType]:
    """The class itself and all that it is a subclass of."""
    nodes = set(graph.transitive_objects(KG[type_], RDFS.subClassOf))
    return frozenset(ancestor for node, ancestor in _TYPES.items() if node in nodes)
