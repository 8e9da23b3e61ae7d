"""A graph that kgraph did not make, as one observation: its labelled entities and the facts between them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import Literal
from rdflib.term import Node

from kgraph.graph.alignment import relation_of, type_of
from kgraph.graph.iris import wikidata_id
from kgraph.model import Article, EntityType, Modality, Observation, ObservedEntity, PartialDate, RelationMention
from kgraph.namespaces import FOAF, OWL, RDF, RDFS, SCHEMA, SKOS
from kgraph.schema import load_schema

__all__ = ["foreign_observation"]

_LABELS = tuple(map(str, (SKOS.prefLabel, RDFS.label, FOAF.name, SCHEMA.name, "http://schema.org/name")))
_ALIASES = tuple(map(str, (SKOS.altLabel, SCHEMA.alternateName, "http://schema.org/alternateName")))
_DATE = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T.*|Z|[+-]\d{2}:\d{2})?")

_Nodes = dict[str, dict[str, list[Node]]]
_Fact = tuple[str, str, str | PartialDate]


def foreign_observation(triples: Iterable[tuple[Node, Node, Node]], *, name: str) -> tuple[Observation, ...]:
    """One observation, or none where nothing in the graph is known to the ontology."""
    nodes: defaultdict[str, dict[str, list[Node]]] = defaultdict(dict)
    for s, p, o in triples:
        nodes[str(s)].setdefault(str(p), []).append(o)
    entities = {iri: entity for iri in sorted(nodes) if (entity := _entity(iri, nodes))}
    facts = sorted(_facts(nodes, entities), key=lambda fact: (fact[0], fact[1], str(fact[2])))
    return (_observation(facts, entities, name),) if entities else ()


def _observation(facts: list[_Fact], entities: dict[str, ObservedEntity], name: str) -> Observation:
    """The article that stands for the graph: a sentence for each fact, so that each has its evidence."""
    text, relations = "", []
    for subject, relation, obj in facts:
        begin = len(text)
        target = str(obj) if isinstance(obj, PartialDate) else entities[obj].name
        text += f"{entities[subject].name} {load_schema().relations[relation].label} {target}.\n"
        key = obj if isinstance(obj, PartialDate) else entities[obj].key
        mention = RelationMention(entities[subject].key, relation, key, Modality.ASSERTED, begin, len(text) - 1)
        relations.append(mention)
    content = text + "\n".join(repr(entities[iri]) for iri in sorted(entities))
    identifier = f"{name}-{hashlib.sha256(content.encode()).hexdigest()[:12]}"
    return Observation(Article(identifier, text, title=name), tuple(entities.values()), tuple(relations))


def _entity(iri: str, nodes: _Nodes) -> ObservedEntity | None:
    labels = list(dict.fromkeys(label for name in _LABELS for label in _texts(nodes[iri].get(name, ()))))
    type_ = type_of(str(kind) for kind in nodes[iri].get(str(RDF.type), ()))
    if not labels or type_ is None:
        return None
    aliases = {*labels[1:], *(alias for name in _ALIASES for alias in _texts(nodes[iri].get(name, ())))} - {labels[0]}
    return ObservedEntity(_key(iri, type_, labels[0]), type_, labels[0], tuple(sorted(aliases)), _wikidata(iri, nodes))


def _texts(terms: Iterable[Node]) -> list[str]:
    """English first, then what has no language; other languages only where there is neither."""
    literals = [term for term in terms if isinstance(term, Literal) and str(term).strip()]
    ranked = sorted((_language_rank(literal), " ".join(str(literal).split())) for literal in literals)
    return [text for rank, text in ranked if rank < 2 or ranked[0][0] == 2]


def _language_rank(literal: Literal) -> int:
    language = (literal.language or "").split("-")[0]
    return 0 if language == "en" else 2 if language else 1


def _wikidata(iri: str, nodes: _Nodes) -> str | None:
    same = [str(term) for name in (OWL.sameAs, SKOS.exactMatch) for term in nodes[iri].get(str(name), ())]
    return next(filter(None, map(wikidata_id, (iri, *sorted(same)))), None)


def _key(iri: str, type_: EntityType, label: str) -> str:
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f"{type_.lower()}/{slug}-{hashlib.sha256(iri.encode()).hexdigest()[:8]}"


def _facts(nodes: _Nodes, entities: dict[str, ObservedEntity]) -> Iterator[_Fact]:
    for subject in entities:
        for predicate, objects in nodes[subject].items():
            found = {_fact(subject, predicate, obj, entities) for obj in objects}
            yield from (fact for fact in found if fact is not None)


def _fact(subject: str, predicate: str, obj: Node, entities: dict[str, ObservedEntity]) -> _Fact | None:
    target = str(obj) if str(obj) in entities else _date(obj)
    if target is None:
        return None
    object_type = entities[target].type if isinstance(target, str) else None
    relation = relation_of(predicate, entities[subject].type, object_type)
    return None if relation is None else (subject, relation, target)


def _date(term: Node) -> PartialDate | None:
    match = _DATE.fullmatch(str(term))
    try:
        return PartialDate(match[1]) if match else None
    except ValueError:
        return None
