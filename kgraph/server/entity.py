"""`/entity/CLASS/SLUG`: what the graph says of one thing, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kgraph.server.endpoint import answered
from kgraph.server.entity_page import Row, entity_page
from kgraph.server.messages import Answer, Question
from kgraph.server.negotiation import TRIPLE_FORMATS, preferred
from kgraph.server.paths import entity_iri
from kgraph.server.refusal import Refusal

__all__ = ["entity"]

_HTML = "text/html"
_OFFERED = {_HTML: _HTML, "application/xhtml+xml": _HTML, **TRIPLE_FORMATS}
_NAMED: Mapping[str, str] = {
    "html": _HTML,
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""What the parameter `format` may say, for links that people follow: a browser sends no other `Accept`."""

_MOST = 1000
"""Rows of one page, be they values or pieces of evidence."""

_ABOUT = """
CONSTRUCT { ?node ?property ?value } WHERE {
  { SELECT DISTINCT ?node {
    { BIND(<%(iri)s> AS ?node) }
    UNION { ?node rdf:subject|rdf:object <%(iri)s> }
    UNION { ?statement rdf:subject|rdf:object <%(iri)s> ; kg:evidence ?node } } }
  ?node ?property ?value }"""

_PROPERTIES = """
SELECT ?property ?value ?label WHERE { <%(iri)s> ?property ?value OPTIONAL { ?value skos:prefLabel ?label } }
ORDER BY ?property ?label ?value LIMIT %(most)d"""

_STATEMENTS = """
SELECT DISTINCT ?statement ?earliest WHERE {
  { ?statement rdf:subject|rdf:object|kg:evidence|(kg:evidence/prov:wasDerivedFrom) <%(iri)s> }
  UNION { BIND(<%(iri)s> AS ?statement) ?statement rdf:predicate ?predicate }
  FILTER(isIRI(?statement))
  OPTIONAL { ?statement kg:earliest ?earliest }
} ORDER BY (!BOUND(?earliest)) ?earliest ?statement LIMIT %(most)d"""

_FACTS = """
SELECT * WHERE {
  VALUES ?statement { %(statements)s }
  ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; kg:evidence ?evidence .
  ?evidence kg:modality ?modality ; kg:quote ?quote ; prov:wasDerivedFrom ?article .
  OPTIONAL { ?statement kg:modality ?overall }
  OPTIONAL { ?subject skos:prefLabel ?subjectLabel } OPTIONAL { ?object skos:prefLabel ?objectLabel }
  OPTIONAL { ?statement kg:date ?date } OPTIONAL { ?statement kg:startDate ?start }
  OPTIONAL { ?statement kg:endDate ?end } OPTIONAL { ?statement kg:earliest ?earliest }
  OPTIONAL { ?article dcterms:title ?title } OPTIONAL { ?article dcterms:date ?published }
  OPTIONAL { ?evidence kg:begin ?first } OPTIONAL { ?evidence kg:triggerBegin ?from }
  OPTIONAL { ?evidence kg:triggerEnd ?to }
  BIND(SUBSTR(?quote, 1, ?from - ?first) AS ?before)
  BIND(SUBSTR(?quote, ?from - ?first + 1, ?to - ?from) AS ?marked)
} ORDER BY (!BOUND(?earliest)) ?earliest ?statement ?article ?quote LIMIT %(most)d"""
"""Asked for statements that are known: Oxigraph joins with a sub-select, or with several patterns in one OPTIONAL, by
going through the whole graph."""


async def entity(request: Request) -> Response:
    """The page, or the RDF, of one thing."""
    iri = entity_iri(request.path_params["class"], request.path_params["slug"])
    if iri is None:
        return PlainTextResponse("there is no such thing\n", 404)
    media_type = _media_type(request)
    if media_type is None:
        return PlainTextResponse("offered are HTML, Turtle, N-Triples, RDF/XML and JSON-LD\n", 406)
    try:
        return await _answer(request, iri, media_type)
    except Refusal as refusal:
        return PlainTextResponse(f"{refusal}\n", refusal.status)


def _media_type(request: Request) -> str | None:
    name = request.query_params.get("format")
    if name is not None:
        return _NAMED.get(name)
    return preferred(", ".join(request.headers.getlist("accept")), _OFFERED)


async def _answer(request: Request, iri: str, media_type: str) -> Response:
    properties = await _rows(request, _PROPERTIES, iri=iri)
    if not properties:
        raise Refusal(404, "the graph says nothing of it")
    if media_type == _HTML:
        return entity_page(iri, properties, await _facts(request, iri), most=_MOST)
    answer = await _ask(request, Question(query=_ABOUT % {"iri": iri}, triple_format=media_type))
    return Response(answer.body, media_type=answer.media_type, headers={"Vary": "Accept", "Cache-Control": "no-cache"})


async def _facts(request: Request, iri: str) -> list[Row]:
    statements = [row["statement"] for row in await _rows(request, _STATEMENTS, iri=iri)]
    return await _rows(request, _FACTS, statements=" ".join(f"<{statement}>" for statement in statements))


async def _rows(request: Request, query: str, **values: str) -> list[Row]:
    answer = await _ask(request, Question(query=query % {"most": _MOST, **values}))
    bindings = json.loads(answer.body)["results"]["bindings"]
    return [{name: term["value"] for name, term in binding.items()} for binding in bindings]


async def _ask(request: Request, question: Question) -> Answer:
    answer = await answered(request, question)
    if answer.status != 200:
        raise Refusal(answer.status, answer.body.decode().strip())
    return answer
