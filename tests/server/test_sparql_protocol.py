"""/sparql follows the SPARQL 1.1 Protocol."""

from __future__ import annotations

import httpx
import pyoxigraph
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from server_samples import ARTICLES, BENIGN, POINT
from SPARQLWrapper import CSV, JSON, POST, TSV, TURTLE, XML, SPARQLWrapper

TWO_ARTICLES = {"default-graph-uri": list(ARTICLES)}


@pytest.mark.parametrize("query", BENIGN.values(), ids=BENIGN)
def test_every_form_of_query_is_answered(client: httpx.Client, query: str) -> None:
    assert client.get("/sparql", params={"query": query}).status_code == 200


@pytest.mark.parametrize(
    "send",
    [
        lambda client: client.get("/sparql", params={"query": POINT}),
        lambda client: client.post("/sparql", data={"query": POINT}),
        lambda client: client.post("/sparql", content=POINT, headers={"Content-Type": "application/sparql-query"}),
    ],
    ids=["GET", "POST of a form", "POST of the query"],
)
def test_the_three_ways_to_ask_say_the_same(client: httpx.Client, send: object) -> None:
    answer = send(client)  # type: ignore[operator]
    assert answer.headers["content-type"].startswith("application/sparql-results+json")
    assert [row["name"]["value"] for row in answer.json()["results"]["bindings"]] == ["Orla Venn"]


@pytest.mark.parametrize(
    "form, query, accept, media_type",
    [
        ("SELECT", POINT, "application/sparql-results+xml", "application/sparql-results+xml"),
        ("SELECT", POINT, "text/csv", "text/csv"),
        ("SELECT", POINT, "text/tab-separated-values", "text/tab-separated-values"),
        ("SELECT", POINT, "application/json", "application/sparql-results+json"),
        ("SELECT", POINT, "text/html, text/csv;q=0.1", "text/csv"),
        ("SELECT", POINT, "text/csv;q=0.5, */*;q=0.6", "application/sparql-results+json"),
        ("ASK", BENIGN["ask"], "application/sparql-results+xml", "application/sparql-results+xml"),
        ("ASK", BENIGN["ask"], "*/*", "application/sparql-results+json"),
        ("CONSTRUCT", BENIGN["construct"], "text/turtle", "text/turtle"),
        ("CONSTRUCT", BENIGN["construct"], "application/n-triples", "application/n-triples"),
        ("DESCRIBE", BENIGN["describe"], "application/rdf+xml", "application/rdf+xml"),
        ("DESCRIBE", BENIGN["describe"], "application/ld+json", "application/ld+json"),
    ],
)
def test_the_format_that_the_client_prefers(
    client: httpx.Client, form: str, query: str, accept: str, media_type: str
) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.headers["content-type"].split(";")[0] == media_type


@pytest.mark.parametrize("query", [POINT, BENIGN["construct"]], ids=["SELECT", "CONSTRUCT"])
def test_a_client_that_takes_no_format_on_offer_is_told(client: httpx.Client, query: str) -> None:
    assert client.get("/sparql", params={"query": query}, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("format_", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_reads_solutions(server: str, method: str, format_: str) -> None:
    wrapper = SPARQLWrapper(f"{server}/sparql")
    wrapper.setQuery(POINT)
    wrapper.setMethod(method)
    wrapper.setReturnFormat(format_)
    answer = wrapper.queryAndConvert()
    text = answer.decode() if isinstance(answer, bytes) else answer.toxml() if format_ == XML else str(answer)
    assert "Orla Venn" in text


def test_sparqlwrapper_reads_triples(server: str) -> None:
    wrapper = SPARQLWrapper(f"{server}/sparql")
    wrapper.setQuery(BENIGN["construct where"])
    wrapper.setReturnFormat(TURTLE)
    graph = rdflib.Graph().parse(data=wrapper.query().convert(), format="turtle")
    assert len(graph) == 1


def test_rdflib_reads_the_endpoint_as_a_store(server: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server}/sparql"))
    names = graph.query("PREFIX skos: <http://www.w3.org/2004/02/skos/core#> " + POINT)
    assert [str(row[0]) for row in names] == ["Orla Venn"]
    assert len(list(graph.query(BENIGN["ask"].replace("kg:Person", "<https://w3id.org/kgraph/ns#Person>")))) == 1


def test_a_triple_of_two_articles_counts_once(client: httpx.Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) { <https://w3id.org/kgraph/id/person/orla-venn> skos:prefLabel ?name }"
    for parameters in ({}, TWO_ARTICLES):
        answer = client.get("/sparql", params={"query": count, **parameters}).json()
        assert answer["results"]["bindings"][0]["n"]["value"] == "1"


@pytest.mark.parametrize(
    "parameters, people, graphs",
    [
        ({}, 301, 2),
        ({"default-graph-uri": ARTICLES[0]}, 1, 0),
        ({"named-graph-uri": ARTICLES[1]}, 0, 1),
        (TWO_ARTICLES, 301, 0),
        ({"default-graph-uri": ARTICLES[1], "named-graph-uri": list(ARTICLES)}, 301, 2),
    ],
)
def test_the_protocol_names_the_dataset(
    client: httpx.Client, parameters: dict[str, object], people: int, graphs: int
) -> None:
    query = """SELECT ?people ?graphs {
      { SELECT (COUNT(DISTINCT ?s) AS ?people) { ?s a kg:Person } }
      { SELECT (COUNT(DISTINCT ?g) AS ?graphs) { GRAPH ?g { ?x a ?t } } } }"""
    (row,) = client.get("/sparql", params={"query": query, **parameters}).json()["results"]["bindings"]
    assert (int(row["people"]["value"]), int(row["graphs"]["value"])) == (people, graphs)


def test_the_dataset_of_the_protocol_counts_before_that_of_the_query(client: httpx.Client) -> None:
    query = f"ASK FROM <{ARTICLES[1]}> {{ wd:Q900001 a kg:State }}"
    assert client.get("/sparql", params={"query": query}).json()["boolean"] is False
    chosen = {"query": query, "default-graph-uri": ARTICLES[0]}
    assert client.get("/sparql", params=chosen).json()["boolean"] is True


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("iri", ["file:///etc/passwd", "http://127.0.0.1:9/", "urn:unknown", "not an IRI"])
def test_the_protocol_reaches_no_other_graph(client: httpx.Client, name: str, iri: str) -> None:
    answer = client.get("/sparql", params={"query": POINT, name: iri})
    assert (answer.status_code, iri in answer.text) == (403, True)


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"]
)
def test_without_a_query_the_service_describes_itself(client: httpx.Client, server: str, accept: str) -> None:
    answer = client.get("/sparql", headers={"Accept": accept})
    triples = pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.from_media_type(accept))
    said = {(triple.predicate.value.split("#")[1], triple.object.value) for triple in triples}
    assert ("endpoint", f"{server}/sparql") in said
    assert ("feature", "http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph") in said
    assert answer.headers["vary"] == "Accept"
    assert {value for name, value in said if name == "name"} == set(ARTICLES)


@pytest.mark.parametrize(
    "query, reason",
    [
        ("SELECT * { ?s a nope:Person }", "the prefix nope: is not declared"),
        ("SELECT * { ?s a :Person }", "the prefix : is not declared"),
        ("SELECT * { ?s ?p '1'^^nope:int }", "the prefix nope: is not declared"),
        (
            "SELECT *\nWHERE { ?s ?p ?o }\nLIMIT ten",
            "not a SPARQL 1.1 query: it breaks off at line 3, column 1: LIMIT ten",
        ),
        ("  ", "the query is empty"),
        ("SELECT (COUNT(*) AS ?n) ?s { ?s ?p ?o }", "contains a variable that is unbound"),
    ],
)
def test_what_is_wrong_with_a_query_is_said_in_one_line(client: httpx.Client, query: str, reason: str) -> None:
    answer = client.post("/sparql", data={"query": query})
    assert (answer.status_code, len(answer.text.splitlines())) == (400, 1)
    assert reason in answer.text


def test_a_browser_at_the_endpoint_is_led_to_the_editor(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")


def test_head_and_options(client: httpx.Client) -> None:
    head = client.head("/sparql", params={"query": POINT})
    assert (head.status_code, head.content) == (200, b"")
    assert client.options("/sparql").headers["allow"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize(
    "request_, status",
    [
        ({"method": "POST", "data": {"nothing": "here"}}, 400),
        ({"method": "POST", "data": {"query": [POINT, POINT]}}, 400),
        ({"method": "GET", "params": {"query": [POINT, POINT]}}, 400),
        ({"method": "POST", "content": b"\xff", "headers": {"Content-Type": "application/sparql-query"}}, 400),
        ({"method": "POST", "content": "{}", "headers": {"Content-Type": "application/json"}}, 415),
        ({"method": "POST", "content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 403),
        ({"method": "GET", "params": {"update": "CLEAR ALL"}}, 403),
        ({"method": "PUT"}, 405),
        ({"method": "DELETE"}, 405),
    ],
)
def test_what_is_no_query_is_refused_with_a_reason(
    client: httpx.Client, request_: dict[str, object], status: int
) -> None:
    answer = client.request(url="/sparql", **request_)  # type: ignore[arg-type]
    assert (answer.status_code, bool(answer.text.strip())) == (status, True)
