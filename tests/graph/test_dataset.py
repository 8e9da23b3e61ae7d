"""The RDF of observations: what stands in which graph, and what no order changes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from graph_samples import FIRST, SAMPLES, SECOND, NameLinker
from graph_strategies import observation_sets
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import XSD

from kgraph.graph.dataset import dataset_of, quads_of
from kgraph.graph.iris import MERGED_GRAPH, article_iri
from kgraph.graph.literals import period_terms, quantity, source_term
from kgraph.graph.merge import merge_observations
from kgraph.model import Modality, Observation, PartialDate, Period
from kgraph.namespaces import DCTERMS, KG, KGID, PROV, RDF, SKOS, WD
from kgraph.output.nquads import nquads
from kgraph.output.turtle import trig, turtle
from kgraph.schema import load_schema

GOLDEN = Path(__file__).parent / "golden" / "graph.trig"
ORLA, TOMAS = KGID["person/orla-venn"], KGID["person/tomas-brek"]
RELATIONS = {KG[name] for name in load_schema().relations}


def graph_of(*observations: Observation) -> Dataset:
    return dataset_of(observations, NameLinker(observations))


def bytes_of(observations: tuple[Observation, ...]) -> tuple[str, str, str]:
    quads = quads_of(observations, NameLinker(observations))
    return turtle(quads), trig(quads), nquads(quads)


def plain(graph: Graph) -> set[tuple[object, object, object]]:
    return {(s, p, o) for s, p, o in graph.triples((None, None, None)) if p in RELATIONS}


def test_the_samples_give_the_golden_graph() -> None:
    assert bytes_of(SAMPLES)[1] == GOLDEN.read_text(encoding="utf-8")


def test_an_article_has_its_particulars() -> None:
    article = article_iri("first")
    graph = graph_of(*SAMPLES).graph(article)
    assert set(graph.predicate_objects(article)) >= {
        (RDF.type, KG.Article),
        (DCTERMS.identifier, Literal("first")),
        (DCTERMS.title, Literal("Venn meets Brek")),
        (DCTERMS.date, Literal("2019-05-04", datatype=XSD.date)),
        (DCTERMS.source, URIRef("https://news.example/first?a=1")),
        (KG.sha256, Literal(FIRST.article.sha256)),
    }


@pytest.mark.parametrize(
    ("identifier", "local"),
    [
        ("wn2020-011", "wn2020-011"),
        ("a b", "a-b-c8687a08aa5d6ed20443"),
        ("été", "t-bd010c64132bf5cae8ae"),
        ("…", "b4935894c8ce16bde67b"),
    ],
)
def test_the_iri_of_an_article_tells_identifiers_apart(identifier: str, local: str) -> None:
    assert article_iri(identifier) == KGID[f"article/{local}"]


@given(st.lists(st.text(min_size=1), unique=True, max_size=6))
def test_different_identifiers_have_different_iris(identifiers: list[str]) -> None:
    assert len({article_iri(each) for each in identifiers}) == len(identifiers)


def test_every_entity_has_one_label_although_articles_name_it_differently() -> None:
    graph = graph_of(*SAMPLES)
    assert list(graph.objects(ORLA, SKOS.prefLabel)) == [Literal("Orla Maria Venn", lang="en")]
    own_names = set(graph.graph(article_iri("first")).objects(ORLA, SKOS.altLabel))
    assert own_names == {Literal("Orla Venn", lang="en"), Literal("Venn", lang="en")}


def test_what_is_asserted_is_a_plain_triple_in_the_graph_of_its_article_alone() -> None:
    graph = graph_of(*SAMPLES)
    assert (ORLA, KG.met, TOMAS) in graph.graph(article_iri("first"))
    assert (ORLA, KG.met, TOMAS) not in graph.graph(article_iri("second article/2"))


def test_what_is_only_reported_is_no_plain_triple() -> None:
    assert (TOMAS, KG.leftOffice, None) not in graph_of(*SAMPLES)


def test_a_reader_finds_modality_confidence_and_sources_of_a_statement() -> None:
    graph = graph_of(*SAMPLES)
    (held,) = (node for node in graph.subjects(RDF.predicate, KG.heldOffice) if (node, KG.startDate, None) not in graph)
    assert list(graph.objects(held, KG.modality)) == [KG.Asserted]
    assert list(graph.objects(held, KG.confidence)) == [Literal("0.99", datatype=XSD.decimal)]
    assert list(graph.objects(held, KG.sources)) == [Literal("2", datatype=XSD.integer)]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(), ""),
        (Period(date=PartialDate("2011-03")), "date=2011-03 earliest=2011-03-01 latest=2011-03-31"),
        (Period(start=PartialDate("2008")), "startDate=2008 earliest=2008-01-01"),
        (Period(end=PartialDate("2012-02")), "endDate=2012-02 latest=2012-02-29"),
        (
            Period(start=PartialDate("2008"), end=PartialDate("2012-05-07")),
            "startDate=2008 endDate=2012-05-07 earliest=2008-01-01 latest=2012-05-07",
        ),
    ],
)
def test_bounds_can_be_compared_and_stay_open_where_the_text_leaves_them_open(period: Period, expected: str) -> None:
    terms = period_terms(period)
    assert " ".join(f"{name.removeprefix(str(KG))}={value}" for name, value in terms) == expected
    assert {value.datatype for name, value in terms if name in (KG.earliest, KG.latest)} <= {XSD.date}


@pytest.mark.parametrize(
    ("name", "value", "text", "datatype"),
    [
        ("voteShare", "43.6%", "43.6", XSD.decimal),
        ("voteShare", "70 per cent", "70.0", XSD.decimal),
        ("voteShare", "about half", "about half", None),
        ("seats", "1,365", "1365", XSD.integer),
        ("seats", "most", "most", None),
        ("ordinal", "45", "45", XSD.integer),
        ("role", "12", "12", None),
    ],
)
def test_quantities_are_numbers_where_they_are(name: str, value: str, text: str, datatype: URIRef | None) -> None:
    assert (str(quantity(name, value)), quantity(name, value).datatype) == (text, datatype)


@pytest.mark.parametrize("source", ["The Ravonian, page 3", "https://x.example/a b", "file:///tmp/a", "javascript:1"])
def test_a_source_that_is_no_web_address_is_text(source: str) -> None:
    assert source_term(source) == Literal(source)


@given(observation_sets(), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_change_a_byte(
    observations: tuple[Observation, ...], order: random.Random
) -> None:
    shuffled = list(observations)
    order.shuffle(shuffled)
    assert bytes_of(tuple(shuffled)) == bytes_of(observations)


@given(observation_sets())
def test_plain_triples_are_exactly_what_is_asserted(observations: tuple[Observation, ...]) -> None:
    graph = graph_of(*observations)
    asserted = {
        (graph.value(node, RDF.subject), graph.value(node, RDF.predicate), graph.value(node, RDF.object))
        for node in graph.subjects(KG.modality, KG.Asserted)
        if (node, RDF.type, KG.Statement) in graph
    }
    assert plain(graph) == asserted


@given(observation_sets())
def test_nothing_but_assertions_makes_plain_triples(observations: tuple[Observation, ...]) -> None:
    hedged = [
        Observation(
            each.article,
            each.entities,
            tuple(mention for mention in each.relations if mention.modality is not Modality.ASSERTED),
        )
        for each in observations
    ]
    assert plain(graph_of(*hedged)) == set()


@given(observation_sets())
def test_the_merged_view_has_one_value_where_the_contract_promises_one(observations: tuple[Observation, ...]) -> None:
    graph = graph_of(*observations)
    single = {
        KG.Statement: (RDF.subject, RDF.predicate, RDF.object, KG.modality, KG.confidence, KG.sources),
        KG.Evidence: (KG.modality, PROV.wasDerivedFrom, KG.begin, KG.end, KG.quote, KG.confidence),
        KG.Person: (SKOS.prefLabel,),
    }
    for kind, names in single.items():
        for node in graph.subjects(RDF.type, kind):
            assert [len(set(graph.objects(node, name))) for name in names] == [1] * len(names)


@given(observation_sets())
def test_an_article_graph_says_only_what_its_article_supports(observations: tuple[Observation, ...]) -> None:
    together = graph_of(*observations)
    for observation in observations:
        name = article_iri(observation.article.identifier)
        labels = (SKOS.prefLabel, SKOS.altLabel)
        alone = {triple for triple in graph_of(observation).graph(name) if triple[1] not in labels}
        assert {triple for triple in together.graph(name) if triple[1] not in labels} == alone


@given(observation_sets(min_size=1))
def test_forgetting_an_article_leaves_what_there_was_without_it(observations: tuple[Observation, ...]) -> None:
    *rest, gone = observations
    remembered = merge_observations([*rest, gone])
    kept = tuple(each for each in remembered if each.article.identifier != gone.article.identifier)
    assert bytes_of(kept) == bytes_of(tuple(rest))


def test_there_are_no_blank_nodes_and_every_quad_has_a_graph() -> None:
    names = {article_iri("first"), article_iri("second article/2"), MERGED_GRAPH}
    quads = quads_of(SAMPLES, NameLinker(SAMPLES))
    assert {quad[3] for quad in quads} == names
    assert all(isinstance(term, URIRef | Literal) for quad in quads for term in quad)


def test_a_linked_entity_has_the_iri_of_wikidata() -> None:
    assert (WD.Q900001, RDF.type, KG.State) in graph_of(FIRST, SECOND)
