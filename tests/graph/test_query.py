"""Queries see the union of the articles' graphs, and nothing else."""

from __future__ import annotations

import pytest
from graph_samples import SAMPLES, NameLinker
from rdflib import Dataset

from kgraph.errors import QueryError
from kgraph.graph.dataset import dataset_of
from kgraph.graph.query import run_query
from kgraph.namespaces import KGID


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return dataset_of(SAMPLES, NameLinker(SAMPLES))


def answers(dataset: Dataset, sparql: str) -> list[str]:
    return sorted(str(value) for row in run_query(dataset, sparql) for value in row)


def test_prefixes_need_not_be_declared(dataset: Dataset) -> None:
    assert answers(dataset, "SELECT ?who { ?who kg:heldOffice ?office }") == [str(KGID["person/orla-venn"])]


def test_a_declared_prefix_wins(dataset: Dataset) -> None:
    sparql = "PREFIX kg: <http://www.w3.org/2004/02/skos/core#> SELECT DISTINCT ?n { ?s kg:prefLabel ?n . ?s a ?c }"
    assert "Tomas Brek" in answers(dataset, sparql)


def test_graph_asks_one_article(dataset: Dataset) -> None:
    sparql = "SELECT ?g { GRAPH ?g { ?who kg:met ?whom } }"
    assert answers(dataset, sparql) == [str(KGID["article/first"])]


def test_a_statement_of_two_articles_counts_once(dataset: Dataset) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) { ?s rdf:predicate kg:met ; kg:modality ?m }"
    assert answers(dataset, sparql) == ["1"]


@pytest.mark.parametrize(
    ("sparql", "rows"),
    [
        ("SELECT ?a (COUNT(?b) AS ?n) { ?a kg:killed ?b } GROUP BY ?a", []),
        ("SELECT (COUNT(?b) AS ?n) { ?a kg:killed ?b }", ["0"]),
    ],
)
def test_where_nothing_is_found_there_is_no_group(dataset: Dataset, sparql: str, rows: list[str]) -> None:
    assert answers(dataset, sparql) == rows


@pytest.mark.parametrize(("day", "holds"), [("2018-02-28", False), ("2018-03-01", True), ("2030-01-01", True)])
def test_what_has_begun_and_not_ended_holds_from_then_on(dataset: Dataset, day: str, holds: bool) -> None:
    sparql = """
        ASK {
          ?s rdf:predicate kg:heldOffice ; kg:startDate ?start .
          OPTIONAL { ?s kg:earliest ?earliest } OPTIONAL { ?s kg:latest ?latest }
          FILTER(COALESCE(?earliest <= DAY, true) && COALESCE(DAY <= ?latest, true))
        }"""
    assert run_query(dataset, sparql.replace("DAY", f'"{day}"^^xsd:date')).askAnswer is holds


@pytest.mark.parametrize(
    ("sparql", "reason"),
    [
        ("", "it is empty"),
        ("SELECT * {", "line 1, column"),
        ("SELECT * { ?s nope:p ?o }", "nope"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "this is an update"),
        ("DELETE WHERE { ?s ?p ?o }", "this is an update"),
        ("LOAD <file:///etc/hostname>", "this is an update"),
        ("CLEAR ALL", "this is an update"),
        ("SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }", "FROM is not allowed"),
        ("SELECT * FROM NAMED <urn:a> { GRAPH ?g { ?s ?p ?o } }", "FROM is not allowed"),
        ("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("ASK { FILTER NOT EXISTS { SERVICE ?x { ?s ?p ?o } } }", "SERVICE is not allowed"),
        ("SELECT * { { SELECT ?s { SERVICE SILENT <urn:a> { ?s ?p ?o } } } }", "SERVICE is not allowed"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { OPTIONAL { SERVICE <urn:a> { ?s ?p ?o } } }", "SERVICE is not allowed"),
    ],
)
def test_what_is_refused_says_why_in_one_line(dataset: Dataset, sparql: str, reason: str) -> None:
    before = len(dataset)
    with pytest.raises(QueryError) as caught:
        run_query(dataset, sparql)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(dataset) == before
