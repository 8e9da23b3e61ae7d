"""What the endpoint says of itself: SPARQL 1.1 Service Description, and OpenAPI."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rdflib import Graph, Namespace, URIRef

from kgraph.namespaces import RDF
from kgraph.server.negotiation import SOLUTION_FORMATS, TRIPLE_FORMATS
from kgraph.version import kgraph_version

__all__ = ["openapi", "service_description"]

_SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)
_SYNTAX = {"text/turtle": "turtle", "application/n-triples": "nt", "application/rdf+xml": "xml"}


def service_description(endpoint: str, graphs: Iterable[str], media_type: str) -> str:
    """The description of the endpoint of this IRI, in one of TRIPLE_FORMATS."""
    service, dataset = URIRef(endpoint), URIRef(f"{endpoint}#dataset")
    graph = Graph()
    graph.bind("sd", _SD)
    graph.add((service, RDF.type, _SD.Service))
    graph.add((service, _SD.endpoint, service))
    graph.add((service, _SD.supportedLanguage, _SD.SPARQL11Query))
    for name in _RESULT_FORMATS:
        graph.add((service, _SD.resultFormat, _FORMATS[name]))
    graph.add((service, _SD.feature, _SD.UnionDefaultGraph))
    graph.add((service, _SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, _SD.Dataset))
    graph.add((dataset, _SD.defaultGraph, URIRef(f"{endpoint}#default-graph")))
    graph.add((URIRef(f"{endpoint}#default-graph"), RDF.type, _SD.Graph))
    for number, name in enumerate(graphs, start=1):
        node = URIRef(f"{endpoint}#named-graph-{number}")
        graph.add((dataset, _SD.namedGraph, node))
        graph.add((node, RDF.type, _SD.NamedGraph))
        graph.add((node, _SD.name, URIRef(name)))
    return graph.serialize(format=_SYNTAX.get(media_type, "json-ld"))


def openapi() -> dict[str, Any]:
    """The paths that programs may rely on, after OpenAPI 3.1."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "kgraph", "version": kgraph_version(), "description": "A knowledge graph, read-only."},
        "paths": {
            "/sparql": {"get": _sparql_operation()},
            "/entity/{class}/{slug}": {"get": _entity_operation()},
            "/health": {
                "get": {"summary": "Whether queries are answered", "responses": _responses("application/json")}
            },
        },
    }


def _sparql_operation() -> dict[str, Any]:
    formats = dict.fromkeys([*SOLUTION_FORMATS.values(), *TRIPLE_FORMATS.values()])
    return {
        "summary": "SPARQL 1.1 Protocol, query operation; POST is accepted as the protocol says",
        "parameters": [
            _parameter("query", "query", required=False),
            _parameter("default-graph-uri", "query", required=False),
            _parameter("named-graph-uri", "query", required=False),
        ],
        "responses": _responses(*formats) | {"403": {"description": "refused"}, "503": {"description": "stopped"}},
    }


def _entity_operation() -> dict[str, Any]:
    return {
        "summary": "What the graph says of one thing; class `wd` for Wikidata",
        "parameters": [
            _parameter("class", "path", required=True),
            _parameter("slug", "path", required=True),
            _parameter("format", "query", required=False),
        ],
        "responses": _responses("text/html", "text/turtle", "application/ld+json")
        | {"404": {"description": "not in the graph"}},
    }


def _parameter(name: str, place: str, *, required: bool) -> dict[str, Any]:
    return {"name": name, "in": place, "required": required, "schema": {"type": "string"}}


def _responses(*media_types: str) -> dict[str, Any]:
    return {"200": {"description": "the answer", "content": {name: {} for name in media_types}}}
