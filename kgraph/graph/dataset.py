"""The RDF of a set of observations: one named graph for each article and one for what they say together.

The graph of an article holds what this article supports and nothing else: the article, the entities
it names, its plain triples, its statements with their times, and its evidence. So forgetting the
article is dropping its graph. What depends on several articles stands in `kgid:graph/merged`: for
every statement the one kg:modality (the strongest of all evidence), the pooled kg:confidence, the
number of kg:sources, and the conflicts; the names of entities that no article uses; and which imported
gazetteer linked them, if one did.

Every article's graph calls an entity by the one canonical skos:prefLabel; the other names that the
article uses are skos:altLabel there. So the union of all graphs has one skos:prefLabel for each entity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rdflib import Dataset, Literal, URIRef
from rdflib.term import Node

from kgraph.corroboration import confidence, sources
from kgraph.graph.conflicts import Conflict, conflicts_of
from kgraph.graph.iris import MERGED_GRAPH, article_iri, evidence_iri, statement_iri
from kgraph.graph.linker import Linker
from kgraph.graph.literals import (
    date_literal,
    day_literal,
    decimal_literal,
    integer_literal,
    period_terms,
    quantity,
    source_term,
)
from kgraph.graph.statements import article_statements, pool
from kgraph.model import Article, Entity, Evidence, Modality, Observation, Statement
from kgraph.namespaces import DCTERMS, KG, PREFIXES, PROV, RDF, SCHEMA, SKOS

__all__ = ["Quad", "dataset_from", "dataset_of", "quads_of"]

Triple = tuple[URIRef, URIRef, Node]
Quad = tuple[URIRef, URIRef, Node, URIRef]


def dataset_of(observations: Sequence[Observation], linker: Linker) -> Dataset:
    """The whole graph; its default graph is the union of the named ones."""
    return dataset_from(quads_of(observations, linker))


def dataset_from(quads: Iterable[Quad]) -> Dataset:
    """A dataset of these quads with kgraph's prefixes; its default graph is the union of the named ones."""
    dataset = Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    known = tuple(quads)
    graphs = {name: dataset.graph(name) for name in {quad[3] for quad in known}}
    dataset.addN((s, p, o, graphs[name]) for s, p, o, name in known)
    return dataset


def quads_of(observations: Sequence[Observation], linker: Linker, *, gazetteer: str = "") -> list[Quad]:
    """The same as plain quads, for writers that need no store. `gazetteer` names the imported one that applied."""
    canonical = {entity.iri: entity for entity in linker.entities()}
    supported = [(observation, article_statements(observation, linker)) for observation in observations]
    quads = []
    used: defaultdict[str, set[str]] = defaultdict(set)
    for observation, statements in supported:
        entities = linker.entities_of(observation.article.identifier)
        for entity in entities:
            used[entity.iri].update((entity.label, *entity.aliases))
        graph = article_iri(observation.article.identifier)
        triples = _article_graph(observation.article, entities, statements, canonical)
        quads += [(*triple, graph) for triple in dict.fromkeys(triples)]
    pooled = pool(statement for _, statements in supported for statement in statements)
    quads += [(*triple, MERGED_GRAPH) for triple in _merged_graph(pooled)]
    quads += [(*triple, MERGED_GRAPH) for triple in _unused_names(canonical.values(), used)]
    if gazetteer:
        quads.append((MERGED_GRAPH, KG.gazetteer, Literal(gazetteer), MERGED_GRAPH))
    return quads


def _article_graph(
    article: Article, entities: Sequence[Entity], statements: Sequence[Statement], canonical: dict[str, Entity]
) -> Iterator[Triple]:
    yield from _article_triples(article)
    for entity in entities:
        yield article_iri(article.identifier), SCHEMA.mentions, URIRef(entity.iri)
        yield from _entity_triples(entity, canonical.get(entity.iri, entity))
    for statement in statements:
        yield from _statement_triples(statement)


def _merged_graph(statements: Sequence[Statement]) -> Iterator[Triple]:
    for statement in statements:
        node = _node(statement)
        yield node, KG.modality, KG[statement.modality]
        yield node, KG.confidence, decimal_literal(confidence(statement))
        yield node, KG.sources, integer_literal(sources(statement))
    for conflict in conflicts_of(statements):
        yield from _conflict_triples(conflict)


def _unused_names(entities: Iterable[Entity], used: Mapping[str, set[str]]) -> Iterator[Triple]:
    for entity in entities:
        for name in entity.aliases:
            if name not in used[entity.iri]:
                yield URIRef(entity.iri), SKOS.altLabel, Literal(name, lang="en")


def _article_triples(article: Article) -> Iterator[Triple]:
    node = article_iri(article.identifier)
    yield node, RDF.type, KG.Article
    yield node, DCTERMS.identifier, Literal(article.identifier)
    yield node, KG.sha256, Literal(article.sha256)
    if article.title is not None:
        yield node, DCTERMS.title, Literal(article.title)
    if article.date is not None:
        yield node, DCTERMS.date, day_literal(article.date)
    if article.source is not None:
        yield node, DCTERMS.source, source_term(article.source)


def _entity_triples(entity: Entity, canonical: Entity) -> Iterator[Triple]:
    node = URIRef(entity.iri)
    yield node, RDF.type, KG[canonical.type]
    yield node, SKOS.prefLabel, Literal(canonical.label, lang="en")
    for name in sorted({entity.label, *entity.aliases} - {canonical.label}):
        yield node, SKOS.altLabel, Literal(name, lang="en")


def _statement_triples(statement: Statement) -> Iterator[Triple]:
    node, subject, predicate, obj = (
        _node(statement),
        URIRef(statement.subject),
        KG[statement.relation],
        _object(statement),
    )
    if statement.modality is Modality.ASSERTED:
        yield subject, predicate, obj
    yield node, RDF.type, KG.Statement
    yield node, RDF.subject, subject
    yield node, RDF.predicate, predicate
    yield node, RDF.object, obj
    for name, time in period_terms(statement.period):
        yield node, name, time
    for qualifier, value in statement.qualifiers:
        yield node, KG[qualifier], quantity(qualifier, value)
    for evidence in statement.evidence:
        yield from _evidence_triples(node, evidence)


def _evidence_triples(statement: URIRef, evidence: Evidence) -> Iterator[Triple]:
    node = evidence_iri(statement, evidence)
    yield statement, KG.evidence, node
    yield node, RDF.type, KG.Evidence
    yield node, KG.modality, KG[evidence.modality]
    yield node, PROV.wasDerivedFrom, article_iri(evidence.article)
    yield node, KG.begin, integer_literal(evidence.begin)
    yield node, KG.end, integer_literal(evidence.end)
    yield node, KG.quote, Literal(evidence.quote)
    yield node, KG.confidence, decimal_literal(evidence.confidence)
    if evidence.attributed_to is not None:
        yield node, KG.attributedTo, URIRef(evidence.attributed_to)
    if evidence.inferred is not None:
        yield node, KG.inferredBy, Literal(evidence.inferred)
    if evidence.trigger is not None:
        yield node, KG.triggerBegin, integer_literal(evidence.trigger[0])
        yield node, KG.triggerEnd, integer_literal(evidence.trigger[1])


def _conflict_triples(conflict: Conflict) -> Iterator[Triple]:
    yield conflict.iri, RDF.type, KG.Conflict
    yield conflict.iri, KG.conflictKind, Literal(conflict.kind)
    for statement in conflict.statements:
        yield conflict.iri, KG.conflicting, URIRef(statement)


def _node(statement: Statement) -> URIRef:
    return statement_iri(statement.subject, statement.relation, statement.object, statement.period)


def _object(statement: Statement) -> URIRef | Literal:
    obj = statement.object
    return URIRef(obj) if isinstance(obj, str) else date_literal(obj)
