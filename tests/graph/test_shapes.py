"""Every promise of the shapes: a graph that breaks it alone is told so."""

from __future__ import annotations

import pytest
from graph_samples import SAMPLES, NameLinker
from rdflib import Graph

from kgraph.facts import triples_in
from kgraph.graph.dataset import dataset_of
from kgraph.graph.validate import validate
from kgraph.namespaces import PREFIXES


def broken_by(update: str) -> Graph:
    """The samples after a SPARQL update."""
    graph = Graph()
    graph += triples_in(dataset_of(SAMPLES, NameLinker(SAMPLES)))
    before = set(graph)
    graph.update(update, initNs=PREFIXES)
    assert set(graph) != before, "the update changed nothing"
    return graph


@pytest.mark.parametrize(
    ("update", "message"),
    [
        (
            "DELETE { ?e skos:prefLabel ?l } WHERE { ?e a kg:Person ; skos:prefLabel ?l }",
            "An entity has one skos:prefLabel, in English.",
        ),
        (
            "INSERT { ?e skos:prefLabel 'Zweiter'@en } WHERE { ?e a kg:State }",
            "An entity has one skos:prefLabel, in English.",
        ),
        (
            "DELETE { ?e skos:prefLabel ?l } INSERT { ?e skos:prefLabel 'Ravonien'@de } "
            "WHERE { ?e a kg:State ; skos:prefLabel ?l }",
            "An entity has one skos:prefLabel, in English.",
        ),
        ("INSERT { ?e skos:altLabel 'Ravonien'@de } WHERE { ?e a kg:State }", "A skos:altLabel is in English."),
        ("INSERT { ?e a kg:Person } WHERE { ?e a kg:State }", "An entity has one class."),
        ("DELETE { ?s rdf:subject ?x } WHERE { ?s rdf:subject ?x }", "A statement has one rdf:subject, an entity."),
        (
            "INSERT { ?s rdf:object 'Text' } WHERE { ?s rdf:predicate kg:birthDate }",
            "A statement has one rdf:object, an entity or a date.",
        ),
        (
            "DELETE { ?s rdf:predicate kg:met } INSERT { ?s rdf:predicate kg:waltzedWith } "
            "WHERE { ?s rdf:predicate kg:met }",
            "A statement has one rdf:predicate, a relation of the ontology.",
        ),
        (
            "DELETE { ?s kg:modality ?m } WHERE { ?s a kg:Statement ; kg:modality ?m }",
            "A statement has one kg:modality.",
        ),
        ("DELETE { ?s kg:evidence ?e } WHERE { ?s kg:evidence ?e }", "A statement has evidence."),
        (
            "DELETE { ?s kg:date ?d } INSERT { ?s kg:date 'May' } WHERE { ?s kg:date ?d }",
            "A statement has at most one kg:date: xsd:date, xsd:gYearMonth or xsd:gYear.",
        ),
        (
            "DELETE { ?s kg:earliest ?d } INSERT { ?s kg:earliest '2030-01-01'^^xsd:date } WHERE { ?s kg:earliest ?d }",
            "A statement has at most one kg:earliest, an xsd:date not after kg:latest.",
        ),
        (
            "DELETE { ?s kg:earliest ?d } WHERE { ?s kg:startDate ?x ; kg:earliest ?d }",
            "What has a kg:startDate has a kg:earliest.",
        ),
        (
            "DELETE { ?s kg:latest ?d } WHERE { ?s kg:date ?x ; kg:latest ?d }",
            "What has only a kg:date has kg:earliest and kg:latest.",
        ),
        (
            "DELETE { ?e kg:confidence ?c } INSERT { ?e kg:confidence 1.5 } "
            "WHERE { ?e a kg:Evidence ; kg:confidence ?c }",
            "Evidence has one kg:confidence, from 0 to 1.",
        ),
        (
            "DELETE { ?e kg:begin ?b } INSERT { ?e kg:begin ?end } WHERE { ?e kg:begin ?b ; kg:end ?end }",
            "Evidence has one kg:begin, an integer from 0 on and less than kg:end.",
        ),
        ("DELETE { ?e kg:quote ?q } WHERE { ?e kg:quote ?q }", "Evidence has one kg:quote."),
        (
            "DELETE { ?e prov:wasDerivedFrom ?a } WHERE { ?e prov:wasDerivedFrom ?a }",
            "Evidence comes from one article.",
        ),
        (
            "DELETE { ?s kg:evidence ?e } WHERE { ?s kg:modality kg:Reported ; kg:evidence ?e }",
            "A piece of evidence supports one statement.",
        ),
        (
            "DELETE { ?a kg:sha256 ?h } WHERE { ?a kg:sha256 ?h }",
            "An article has one kg:sha256 of 64 hexadecimal digits.",
        ),
        (
            "INSERT { ?a dcterms:identifier 'other' } WHERE { ?a a kg:Article }",
            "An article has one dcterms:identifier.",
        ),
        ("DELETE { ?c kg:conflicting ?s } WHERE { ?c kg:conflicting ?s }", "A conflict names statements."),
        (
            "INSERT { ?p kg:killed ?q } WHERE { ?p kg:met ?q }",
            "A plain triple stands without an asserted statement: ",
        ),
        ("DELETE { ?p kg:met ?q } WHERE { ?p kg:met ?q }", "An asserted statement has no plain triple."),
        (
            "DELETE { ?e kg:modality ?m } INSERT { ?e kg:modality kg:Negated } "
            "WHERE { ?s kg:modality kg:Reported ; kg:evidence ?e . ?e kg:modality ?m }",
            "No evidence of the statement has its modality.",
        ),
        (
            "DELETE { ?o a kg:Office } INSERT { ?o a kg:Event } WHERE { ?o a kg:Office }",
            "The object is not of a class that the relation is for.",
        ),
        (
            "DELETE { ?o a kg:State } INSERT { ?o a kg:Event } WHERE { ?o a kg:State }",
            "The subject is not of a class that the relation is for.",
        ),
        (
            "DELETE { ?e kg:end ?n } INSERT { ?e kg:end 9999 } WHERE { ?e kg:end ?n }",
            "The quote is not as long as its span.",
        ),
        ("INSERT { ?e skos:note [ skos:prefLabel 'x' ] } WHERE { ?e a kg:State }", "There are no blank nodes."),
    ],
)
def test_what_breaks_a_promise(update: str, message: str) -> None:
    report = validate(broken_by(update))
    assert not report.conforms
    assert any(violation.message.startswith(message) for violation in report.violations), report.text
