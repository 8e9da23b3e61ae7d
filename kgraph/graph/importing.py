"""RDF read back into observations: a graph of kgraph's shape, or a foreign one.

From kgraph's shape come entities, statements and evidence, article by article; of the articles' texts
only the quotes are known. From a foreign graph come the entities with a label and a class that the
ontology aligns, and the triples between them with a relation of the ontology; an article that stands
for the file has one sentence for each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from rdflib import Dataset, Graph

from kgraph.facts import Facts, read_facts, triples_in
from kgraph.graph.foreign import foreign_observation
from kgraph.graph.iris import wikidata_id
from kgraph.model import (
    Article,
    Entity,
    EntityType,
    Evidence,
    Observation,
    ObservedEntity,
    PartialDate,
    RelationMention,
    Statement,
)
from kgraph.namespaces import KG, KGID, RDF
from kgraph.rdf_files import read_rdf
from kgraph.schema import load_schema

__all__ = ["import_rdf", "observations_in"]


def import_rdf(path: Path) -> tuple[Observation, ...]:
    """The observations that an RDF file amounts to, sorted by article identifier.

    Raises UsageError for an unknown suffix, GraphError for a file that cannot be read or is incomplete.
    """
    return observations_in(read_rdf(path), name=path.name)


def observations_in(graph: Graph, *, name: str) -> tuple[Observation, ...]:
    """The observations that a graph amounts to; `name` is what the article for a foreign graph is called."""
    if not any((None, RDF.type, kind) in graph for kind in (KG.Statement, KG.Article)):
        found: Iterable[Observation] = foreign_observation(triples_in(graph), name=name)
    else:
        found = (each for facts in _article_graphs(graph) for each in _observations(facts))
    return tuple(sorted(found, key=lambda observation: observation.article.identifier))


def _article_graphs(graph: Graph) -> Iterator[Facts]:
    """Each article's own graph where articles have theirs, else all at once."""
    named = _named_articles(graph)
    yield from (read_facts(each) for each in named)
    if not named:
        yield read_facts(graph)


def _named_articles(graph: Graph) -> list[Graph]:
    if not isinstance(graph, Dataset):
        return []
    graphs = sorted(graph.graphs(), key=lambda each: str(each.identifier))
    return [each for each in graphs if (each.identifier, RDF.type, KG.Article) in each]


def _observations(facts: Facts) -> Iterator[Observation]:
    for iri, article in sorted(facts.articles.items()):
        supported = [
            (statement, evidence)
            for statement in facts.statements
            for evidence in statement.evidence
            if evidence.article == article.identifier and _is_readable(statement)
        ]
        yield _observation(article, facts.mentioned[iri], supported, facts)


def _observation(
    article: Article, mentioned: Iterable[str], supported: list[tuple[Statement, Evidence]], facts: Facts
) -> Observation:
    named = {*mentioned, *(end for statement, evidence in supported for end in _ends(statement, evidence))}
    entities = {iri: _observed(facts.entities.get(iri) or Entity(iri, EntityType.CONCEPT, iri)) for iri in named}
    relations = [_mention(statement, evidence, entities) for statement, evidence in supported]
    return Observation(
        replace(article, digest=None) if replace(article, digest=None).sha256 == article.digest else article,
        tuple(sorted(entities.values(), key=lambda entity: entity.key)),
        tuple(sorted(relations, key=_place)),
    )


def _is_readable(statement: Statement) -> bool:
    """Whether the relation is one of the ontology; other RDF statements are not facts of kgraph."""
    return statement.relation in load_schema().relations


def _ends(statement: Statement, evidence: Evidence) -> Iterator[str]:
    ends = (statement.subject, statement.object, evidence.attributed_to)
    return (end for end in ends if isinstance(end, str))


def _observed(entity: Entity) -> ObservedEntity:
    wikidata = wikidata_id(entity.iri)
    return ObservedEntity(
        key=_key(entity, wikidata),
        type=entity.type,
        name=entity.label,
        aliases=entity.aliases,
        wikidata=wikidata,
    )


def _key(entity: Entity, wikidata: str | None) -> str:
    """Unique within the graph; what kgraph minted keeps its name."""
    if entity.iri.startswith(str(KGID)):
        return entity.iri.removeprefix(str(KGID))
    return f"{entity.type.lower()}/{wikidata or hashlib.sha256(entity.iri.encode()).hexdigest()[:12]}"


def _mention(statement: Statement, evidence: Evidence, entities: dict[str, ObservedEntity]) -> RelationMention:
    obj = statement.object
    return RelationMention(
        subject=entities[statement.subject].key,
        relation=statement.relation,
        object=obj if isinstance(obj, PartialDate) else entities[obj].key,
        modality=evidence.modality,
        begin=evidence.begin,
        end=evidence.end,
        period=statement.period,
        attributed_to=entities[evidence.attributed_to].key if evidence.attributed_to else None,
        qualifiers=statement.qualifiers,
        confidence=evidence.confidence,
        inferred=evidence.inferred,
        trigger=evidence.trigger,
    )


def _place(mention: RelationMention) -> tuple[int, int, str, str, str, str]:
    return (mention.begin, mention.end, mention.subject, mention.relation, str(mention.object), str(mention))
