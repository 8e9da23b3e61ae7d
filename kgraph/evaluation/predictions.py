"""The facts of a graph as an evaluation compares them: names for ends, evidence pooled, by article."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from rdflib import Graph, URIRef
from rdflib.term import Node

from kgraph.namespaces import DCTERMS, KG, PROV, RDF, SKOS

__all__ = ["Prediction", "fold", "predictions_of"]

_TIMES = {"date": KG.date, "start": KG.startDate, "end": KG.endDate}

Key = tuple[str, str, str]


@dataclass(slots=True)
class Prediction:
    """One (subject, relation, object) of the graph in one article, its evidence pooled."""

    key: Key
    label: str
    subject: frozenset[str]
    relation: str
    object: frozenset[str]
    is_literal: bool
    modalities: set[str] = field(default_factory=set)
    times: set[tuple[str, str]] = field(default_factory=set)
    spans: set[tuple[int, int]] = field(default_factory=set)


def predictions_of(graph: Graph) -> dict[str, dict[Key, Prediction]]:
    """The facts of every article, by each of the article's names."""
    found: defaultdict[str, dict[Key, Prediction]] = defaultdict(dict)
    for statement in sorted(set(graph.subjects(RDF.predicate, None)), key=str):
        for evidence in sorted(set(graph.objects(statement, KG.evidence)), key=str):
            article = graph.value(evidence, PROV.wasDerivedFrom)
            fact = _fact(graph, statement)
            fact = found[str(article)].setdefault(fact.key, fact)
            modality = graph.value(evidence, KG.modality) or graph.value(statement, KG.modality)
            fact.modalities.add(str(modality).rsplit("#", 1)[-1].lower())
            fact.times |= {(n, str(t)) for n, p in _TIMES.items() for t in graph.objects(statement, p)}
            fact.spans.add((_number(graph, evidence, KG.begin), _number(graph, evidence, KG.end)))
    return _by_every_name(graph, found)


def _by_every_name(graph: Graph, found: dict[str, dict[Key, Prediction]]) -> dict[str, dict[Key, Prediction]]:
    named = dict(found)
    for article, facts in sorted(found.items()):
        for predicate in (DCTERMS.identifier, DCTERMS.title, DCTERMS.source):
            for name in graph.objects(URIRef(article), predicate):
                named.setdefault(str(name), {}).update(facts)
    return named


def _fact(graph: Graph, statement: Node) -> Prediction:
    subject, predicate, obj = (graph.value(statement, p) for p in (RDF.subject, RDF.predicate, RDF.object))
    relation = str(predicate).rsplit("#", 1)[-1]
    is_literal = not isinstance(obj, URIRef)
    names = frozenset({str(obj)}) if is_literal else _names(graph, obj)
    label = " | ".join((_label(graph, subject), relation, _label(graph, obj)))
    return Prediction(
        (str(subject), str(predicate), str(obj)), label, _names(graph, subject), relation, names, is_literal
    )


def _names(graph: Graph, node: Node | None) -> frozenset[str]:
    labels = (label for p in (SKOS.prefLabel, SKOS.altLabel) for label in graph.objects(node, p))
    return frozenset(fold(str(label)) for label in labels)


def _label(graph: Graph, node: Node | None) -> str:
    return str(graph.value(node, SKOS.prefLabel) or node)


def _number(graph: Graph, node: Node | None, predicate: URIRef) -> int:
    value = graph.value(node, predicate)
    return -1 if value is None else int(str(value))


@cache
def fold(name: str) -> str:
    """Names that differ in case, accents, articles, possessives or punctuation only are the same."""
    letters = unicodedata.normalize("NFKD", name).lower()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = re.sub(r"'s?\b", "", plain.replace("’", "'").replace("&", " and "))
    plain = re.sub(r"[^\w]+", " ", plain).strip()
    return re.sub(r"^(the|a|an) ", "", plain)
