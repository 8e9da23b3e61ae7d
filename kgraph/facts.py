"""A graph of kgraph's shape read back into the values of the model: for tables, pages and networks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rdflib import Dataset, Graph, Literal
from rdflib.term import Node

from kgraph.errors import GraphError
from kgraph.model import Article, Entity, EntityType, Evidence, Modality, PartialDate, Period, Statement
from kgraph.namespaces import DCTERMS, KG, PROV, RDF, SCHEMA, SKOS

__all__ = ["QUALIFIERS", "Facts", "quoted_text", "read_facts", "triples_in"]

QUALIFIERS = ("ordinal", "role", "seats", "voteShare", "votes")

_Properties = dict[str, list[Node]]


@dataclass(frozen=True)
class Facts:
    """What a graph says, by IRI; evidence names articles by identifier, statements name entities by IRI.

    The articles' texts hold the quotes at their places and spaces between them.
    """

    entities: Mapping[str, Entity]
    articles: Mapping[str, Article]
    statements: tuple[Statement, ...]
    mentioned: Mapping[str, tuple[str, ...]]
    """The IRIs of the entities that each article (by IRI) names."""

    @cached_property
    def about(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of which an entity is subject or object."""
        found: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            for end in dict.fromkeys((statement.subject, statement.object)):
                if isinstance(end, str):
                    found[end].append(statement)
        return {iri: tuple(statements) for iri, statements in found.items()}

    def label(self, end: str | PartialDate) -> str:
        """What to call the end of a fact: its label, its date, or its IRI where it has none."""
        entity = self.entities.get(end) if isinstance(end, str) else None
        return entity.label if entity else str(end)


def read_facts(graph: Graph) -> Facts:
    """The facts of a graph, sorted. Raises GraphError where a statement or its evidence is incomplete."""
    nodes = _nodes(graph)
    kinds = {iri: {str(kind) for kind in properties.get(str(RDF.type), ())} for iri, properties in nodes.items()}
    identifiers = {iri: _identifier(iri, nodes[iri]) for iri in _of_kind(kinds, KG.Article)}
    statements = [_statement(iri, nodes, identifiers) for iri in _of_kind(kinds, KG.Statement)]
    texts = _texts(statements)
    return Facts(
        entities={iri: _entity(iri, types, nodes[iri]) for iri, types in _entity_types(kinds)},
        articles={iri: _article(name, nodes[iri], texts.get(name, "")) for iri, name in identifiers.items()},
        statements=tuple(sorted(statements, key=_order)),
        mentioned={iri: tuple(sorted(map(str, nodes[iri].get(str(SCHEMA.mentions), ())))) for iri in identifiers},
    )


def _nodes(graph: Graph) -> dict[str, _Properties]:
    nodes: defaultdict[str, _Properties] = defaultdict(dict)
    for s, p, o in triples_in(graph):
        nodes[str(s)].setdefault(str(p), []).append(o)
    return nodes


def triples_in(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """The union of a dataset's graphs, whether or not that is its default graph."""
    if isinstance(graph, Dataset):
        return (triple for triple, _ in graph.store.triples((None, None, None), context=None))
    return graph.triples((None, None, None))


def _of_kind(kinds: Mapping[str, set[str]], kind: Node) -> list[str]:
    return sorted(iri for iri, types in kinds.items() if str(kind) in types)


def _entity_types(kinds: Mapping[str, set[str]]) -> Iterable[tuple[str, list[EntityType]]]:
    for iri in sorted(kinds):
        types = [kind for kind in EntityType if str(KG[kind]) in kinds[iri]]
        if types:
            yield iri, types


def _entity(iri: str, types: list[EntityType], properties: _Properties) -> Entity:
    labels = sorted(map(str, properties.get(str(SKOS.prefLabel), ())))
    aliases = {*labels[1:], *map(str, properties.get(str(SKOS.altLabel), ()))}
    label = labels[0] if labels else iri
    return Entity(iri, types[-1], label, tuple(sorted(aliases - {label})))


def _identifier(iri: str, properties: _Properties) -> str:
    return _text(properties, DCTERMS.identifier) or iri


def _article(identifier: str, properties: _Properties, text: str) -> Article:
    date = _text(properties, DCTERMS.date)
    return Article(
        identifier=identifier,
        text=text,
        title=_text(properties, DCTERMS.title),
        date=_day(identifier, date) if date else None,
        source=_text(properties, DCTERMS.source),
        digest=_text(properties, KG.sha256),
    )


def _day(identifier: str, date: str) -> dt.date:
    try:
        return dt.date.fromisoformat(date)
    except ValueError as error:
        raise GraphError(f"article {identifier}: {error}") from error


def _texts(statements: Iterable[Statement]) -> dict[str, str]:
    """The text of every article, as far as it is quoted."""
    quotes: defaultdict[str, list[Evidence]] = defaultdict(list)
    for statement in statements:
        for evidence in statement.evidence:
            quotes[evidence.article].append(evidence)
    return {article: quoted_text(evidence) for article, evidence in quotes.items()}


def quoted_text(evidence: Iterable[Evidence]) -> str:
    """What one article is quoted for: the quotes at their places, with spaces where nothing is known."""
    characters: list[str] = []
    for piece in evidence:
        characters.extend(" " * (piece.end - len(characters)))
        characters[piece.begin : piece.end] = piece.quote
    return "".join(characters)


def _statement(iri: str, nodes: Mapping[str, _Properties], identifiers: Mapping[str, str]) -> Statement:
    properties = nodes[iri]
    try:
        evidence = [_evidence(str(node), nodes, identifiers) for node in properties.get(str(KG.evidence), ())]
        modalities = [*(piece.modality for piece in evidence), *_modalities(properties)]
        return Statement(
            subject=_required(properties, RDF.subject),
            relation=_required(properties, RDF.predicate).removeprefix(str(KG)),
            object=_object(properties),
            modality=min(modalities, key=list(Modality).index),
            evidence=tuple(sorted(evidence, key=lambda piece: piece.identity)),
            period=Period(*(_partial_date(properties, name) for name in (KG.date, KG.startDate, KG.endDate))),
            qualifiers=_qualifiers(properties),
        )
    except (KeyError, ValueError) as error:
        raise GraphError(f"statement {iri}: {' '.join(map(str, error.args))}") from error


def _evidence(iri: str, nodes: Mapping[str, _Properties], identifiers: Mapping[str, str]) -> Evidence:
    properties = nodes[iri]
    article = _required(properties, PROV.wasDerivedFrom)
    begin, end = int(_required(properties, KG.begin)), int(_required(properties, KG.end))
    trigger = [_text(properties, name) for name in (KG.triggerBegin, KG.triggerEnd)]
    quote = _required(properties, KG.quote)
    if end - begin != len(quote) or begin < 0:
        raise ValueError(f"evidence {iri}: characters {begin} to {end} do not fit a quote of {len(quote)}")
    return Evidence(
        article=identifiers.get(article, article),
        begin=begin,
        end=end,
        quote=quote,
        modality=_modalities(properties)[0],
        confidence=float(_text(properties, KG.confidence) or 1),
        attributed_to=_text(properties, KG.attributedTo),
        inferred=_text(properties, KG.inferredBy),
        trigger=(int(trigger[0]), int(trigger[1])) if trigger[0] and trigger[1] else None,
    )


def _modalities(properties: _Properties) -> list[Modality]:
    return [Modality(str(value).removeprefix(str(KG))) for value in properties.get(str(KG.modality), ())]


def _object(properties: _Properties) -> str | PartialDate:
    term = min(properties.get(str(RDF.object), [Literal("")]), key=str)
    return PartialDate(str(term)) if isinstance(term, Literal) else str(term)


def _qualifiers(properties: _Properties) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, str(value)) for name in QUALIFIERS for value in properties.get(str(KG[name]), ())))


def _partial_date(properties: _Properties, name: Node) -> PartialDate | None:
    text = _text(properties, name)
    return PartialDate(text) if text else None


def _text(properties: _Properties, name: Node) -> str | None:
    return min(map(str, properties.get(str(name), ())), default=None)


def _required(properties: _Properties, name: Node) -> str:
    text = _text(properties, name)
    if text is None:
        raise ValueError(f"without {name}")
    return text


def _order(statement: Statement) -> tuple[str, str, str, str]:
    return (statement.subject, statement.relation, str(statement.object), str(statement.period))
