"""`/entity/CLASS/SLUG`: what the graph says of one thing, for people and for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kgraph.namespaces import KG, KGID, WD
from kgraph.schema import load_schema
from kgraph.server.endpoint import answered
from kgraph.server.messages import Answer, Question
from kgraph.server.negotiation import TRIPLE_FORMATS, preferred
from kgraph.server.refusal import Refusal
from kgraph.server.templates import html_response

__all__ = ["entity", "entity_iri", "entity_path"]

_OFFERED = {"text/html": "text/html", "application/xhtml+xml": "text/html", **TRIPLE_FORMATS}
_CLASS = re.compile(r"[a-z][A-Za-z-]*")
_SLUG = re.compile(r"[\w.~-]+")
_WIKIDATA = "wd"
_FACT_LIMIT = 1000

_ABOUT = """
CONSTRUCT { ?node ?property ?value } WHERE {
  { SELECT DISTINCT ?node {
    { BIND(<%(iri)s> AS ?node) }
    UNION { ?node rdf:subject|rdf:object <%(iri)s> }
    UNION { ?statement rdf:subject|rdf:object <%(iri)s> ; kg:evidence ?node } } }
  ?node ?property ?value }"""

_PROPERTIES = """
SELECT ?property ?value ?label WHERE { <%(iri)s> ?property ?value OPTIONAL { ?value skos:prefLabel ?label } }
ORDER BY ?property ?label ?value LIMIT %(limit)d"""

_FACTS = """
SELECT * WHERE {
  { SELECT DISTINCT ?statement { ?statement rdf:subject|rdf:object <%(iri)s> } }
  ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; kg:evidence ?evidence .
  ?evidence kg:modality ?modality ; kg:quote ?quote ; prov:wasDerivedFrom ?article .
  OPTIONAL { ?subject skos:prefLabel ?subjectLabel } OPTIONAL { ?object skos:prefLabel ?objectLabel }
  OPTIONAL { ?statement kg:date ?date } OPTIONAL { ?statement kg:startDate ?start }
  OPTIONAL { ?statement kg:endDate ?end } OPTIONAL { ?statement kg:earliest ?earliest }
  OPTIONAL { ?article dcterms:title ?title } OPTIONAL { ?article dcterms:date ?published }
} ORDER BY (!BOUND(?earliest)) ?earliest ?statement ?article ?quote LIMIT %(limit)d"""

Row = Mapping[str, str]


async def entity(request: Request) -> Response:
    """The page, or the RDF, of one thing."""
    iri = entity_iri(request.path_params["class"], request.path_params["slug"])
    if iri is None:
        return PlainTextResponse("there is no such thing\n", 404)
    media_type = preferred(", ".join(request.headers.getlist("accept")), _OFFERED)
    if media_type is None:
        return PlainTextResponse("offered are HTML, Turtle, N-Triples, RDF/XML and JSON-LD\n", 406)
    try:
        rows = await _rows(request, _PROPERTIES, iri)
        if not rows:
            return PlainTextResponse("the graph says nothing of it\n", 404)
        if media_type == "text/html":
            return _page(iri, rows, await _rows(request, _FACTS, iri))
        answer = await _ask(request, Question(query=_ABOUT % {"iri": iri}, triple_format=media_type))
        return Response(answer.body, media_type=answer.media_type, headers={"Vary": "Accept"})
    except Refusal as refusal:
        return PlainTextResponse(f"{refusal}\n", refusal.status)


def entity_iri(class_: str, slug: str) -> str | None:
    """The IRI that a path stands for, None where it can be none.

    >>> entity_iri("wd", "Q42")
    'http://www.wikidata.org/entity/Q42'
    """
    if not _CLASS.fullmatch(class_) or not _SLUG.fullmatch(slug):
        return None
    return str(WD[slug] if class_ == _WIKIDATA else KGID[f"{class_}/{slug}"])


def entity_path(iri: str) -> str | None:
    """The path on this server of a thing that may have a page here, the inverse of entity_iri.

    >>> entity_path("https://w3id.org/kgraph/id/person/ada-lovelace")
    '/entity/person/ada-lovelace'
    """
    if iri.startswith(str(WD)):
        parts = [_WIKIDATA, iri.removeprefix(str(WD))]
    elif iri.startswith(str(KGID)):
        parts = iri.removeprefix(str(KGID)).split("/")
    else:
        return None
    known = len(parts) == 2 and entity_iri(*parts) is not None
    return f"/entity/{parts[0]}/{parts[1]}" if known else None


async def _rows(request: Request, query: str, iri: str) -> list[Row]:
    answer = await _ask(request, Question(query=query % {"iri": iri, "limit": _FACT_LIMIT}))
    bindings = json.loads(answer.body)["results"]["bindings"]
    return [{name: term["value"] for name, term in binding.items()} for binding in bindings]


async def _ask(request: Request, question: Question) -> Answer:
    answer = await answered(request, question)
    if answer.status != 200:
        raise Refusal(answer.status, answer.body.decode().strip())
    return answer


def _page(iri: str, properties: Iterable[Row], facts: Iterable[Row]) -> Response:
    labels = [row["value"] for row in properties if row["property"].endswith("#prefLabel")]
    titles = [row["value"] for row in properties if row["property"].endswith("/title")]
    return html_response(
        "entity.html",
        iri=iri,
        label=next(iter([*labels, *titles]), iri),
        properties=[_property(row) for row in properties],
        facts=_grouped(facts),
    )


def _property(row: Row) -> dict[str, Any]:
    return {"name": _local(row["property"]), **_thing(row["value"], row.get("label"))}


def _grouped(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """One entry for each statement with all its evidence, in the order of the rows."""
    facts: dict[str, dict[str, Any]] = {}
    for row in rows:
        fact = facts.setdefault(row["statement"], _fact(row))
        fact["evidence"].append(
            {
                "quote": row["quote"],
                "modality": _local(row["modality"]),
                "published": row.get("published", ""),
                **_thing(row["article"], row.get("title")),
            }
        )
    return list(facts.values())


def _fact(row: Row) -> dict[str, Any]:
    relation = load_schema().relations.get(row["predicate"].removeprefix(str(KG)))
    period = [row.get("start", ""), row.get("end", "")]
    return {
        "when": row.get("date") or " – ".join(period if any(period) else []),
        "subject": _thing(row["subject"], row.get("subjectLabel")),
        "relation": relation.label if relation else _local(row["predicate"]),
        "object": _thing(row["object"], row.get("objectLabel")),
        "evidence": [],
    }


def _thing(value: str, label: str | None) -> dict[str, str | None]:
    """Text and link. Only what is known to be a page here or on the web becomes a link."""
    external = value if re.match(r"https?://[^\s]+$", value) else None
    return {"text": label or value, "link": entity_path(value) or external}


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]
