"""Every RDF format says all of the dataset, in the same bytes whatever the order of insertion."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import XSD

from kgraph.namespaces import KG, KGID, RDF, SKOS
from kgraph.output.jsonld import jsonld
from kgraph.output.nquads import nquads, ntriples
from kgraph.output.quads import Quad
from kgraph.output.rdfxml import rdfxml, xml_text
from kgraph.output.turtle import trig, turtle
from kgraph.rdf_files import parse_rdf

MERGED = {"turtle": turtle, "nt": ntriples, "xml": rdfxml}
NAMED = {"trig": trig, "nquads": nquads, "json-ld": jsonld}

iris = st.sampled_from(
    [
        KGID["person/orla-venn"],
        KG.met,
        KG.Person,
        URIRef("http://www.wikidata.org/entity/Q1"),
        URIRef("urn:isbn:12"),
        URIRef("https://news.example/a?b=c&d='e'"),
        URIRef("https://w3id.org/kgraph/ns#"),
        URIRef("https://w3id.org/kgraph/ns#a.b-"),
        URIRef("http://é.example/ü"),
    ]
)
predicates = st.sampled_from([RDF.type, KG.met, SKOS.prefLabel, URIRef("http://other.example/terms/knows")])
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
literals = st.one_of(
    texts.map(Literal),
    texts.map(lambda text: Literal(text, lang="en")),
    st.integers(-999, 9999).map(lambda number: Literal(str(number), datatype=XSD.integer)),
    st.decimals(0, 99, places=3).map(lambda number: Literal(str(number), datatype=XSD.decimal)),
    st.dates().map(lambda day: Literal(day.isoformat(), datatype=XSD.date)),
    st.sampled_from([Literal("2011-03", datatype=XSD.gYearMonth), Literal("2011", datatype=XSD.gYear)]),
)
graph_names = st.one_of(st.none(), st.sampled_from([KGID["article/one"], KGID["article/two"]]))
quad_lists = st.lists(st.tuples(iris, predicates, st.one_of(iris, literals), graph_names), max_size=12)


@pytest.mark.parametrize("form", NAMED)
@given(quad_lists)
def test_a_dataset_written_and_read_is_the_same(form: str, quads: list[Quad]) -> None:
    assert nquads(parse_rdf(NAMED[form](quads), form)) == nquads(quads)


@pytest.mark.parametrize("form", ["turtle", "nt"])
@given(quad_lists)
def test_the_merged_view_written_and_read_is_the_same(form: str, quads: list[Quad]) -> None:
    assert ntriples(parse_rdf(MERGED[form](quads), form)) == ntriples(quads)


@given(quad_lists)
def test_rdf_xml_says_the_same_but_for_characters_that_xml_has_not(quads: list[Quad]) -> None:
    def possible(term: object) -> object:
        return (
            Literal(xml_text(term), lang=term.language, datatype=term.datatype) if isinstance(term, Literal) else term
        )

    expected = [(s, p, possible(o), None) for s, p, o, _ in quads]
    assert ntriples(parse_rdf(rdfxml(quads), "xml")) == ntriples(expected)


@pytest.mark.parametrize("writer", [*MERGED.values(), *NAMED.values()], ids=[*MERGED, *NAMED])
@given(quad_lists, st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_change_a_byte(writer: object, quads: list[Quad], order: random.Random) -> None:
    shuffled = quads + quads[:3]
    order.shuffle(shuffled)
    assert writer(shuffled) == writer(quads)


def test_a_dataset_is_written_like_its_quads() -> None:
    quads = [(KGID["person/a"], KG.met, KGID["person/b"], KGID["article/x"]), (KG.met, RDF.type, KG.Person, None)]
    dataset = Dataset(default_union=True)
    for s, p, o, name in quads:
        (dataset.graph(name) if name else dataset.default_graph).add((s, p, o))
    assert nquads(dataset) == nquads(quads)


def test_turtle_reads_well() -> None:
    node = KGID["person/orla-venn"]
    quads = [
        (node, SKOS.prefLabel, Literal('Orla\n"Venn"', lang="en"), None),
        (node, KG.confidence, Literal("0.95", datatype=XSD.decimal), None),
        (node, RDF.type, KG.Person, None),
    ]
    assert turtle(quads).split("\n\n")[1] == (
        "<https://w3id.org/kgraph/id/person/orla-venn> a kg:Person ;\n"
        "    kg:confidence 0.95 ;\n"
        '    skos:prefLabel "Orla\\n\\"Venn\\""@en .\n'
    )


def test_an_iri_with_forbidden_characters_is_percent_encoded() -> None:
    assert ntriples([(URIRef("http://x.example/a b<c>"), RDF.type, KG.Person, None)]).startswith(
        "<http://x.example/a%20b%3Cc%3E> "
    )
