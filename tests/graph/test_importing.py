"""RDF files as observations: ours exactly, foreign ones as far as the ontology knows them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from graph_samples import FIRST, SAMPLES, NameLinker
from graph_strategies import observation_sets
from hypothesis import given

from kgraph.errors import GraphError, UsageError
from kgraph.graph.dataset import Quad, quads_of
from kgraph.graph.importing import import_rdf, observations_in
from kgraph.graph.merge import merge_observations
from kgraph.model import Observation
from kgraph.output.export import export
from kgraph.output.jsonld import jsonld
from kgraph.output.nquads import nquads, ntriples
from kgraph.output.turtle import trig, turtle
from kgraph.rdf_files import parse_rdf


def quads(observations: tuple[Observation, ...]) -> list[Quad]:
    return quads_of(observations, NameLinker(observations))


def again(text: str, form: str) -> list[Quad]:
    return quads(observations_in(parse_rdf(text, form), name="x"))


@pytest.mark.parametrize(
    ("writer", "form"), [(trig, "trig"), (nquads, "nquads"), (jsonld, "json-ld")], ids=lambda each: str(each)[:9]
)
def test_a_graph_with_named_graphs_is_read_back_as_it_was(writer: Callable[[list[Quad]], str], form: str) -> None:
    assert again(writer(quads(SAMPLES)), form) == again(writer(again(writer(quads(SAMPLES)), form)), form)
    assert ntriples(again(writer(quads(SAMPLES)), form)) == ntriples(quads(SAMPLES))


def test_a_merged_graph_keeps_entities_statements_and_evidence() -> None:
    assert turtle(again(turtle(quads(SAMPLES)), "turtle")) == turtle(quads(SAMPLES))


@given(observation_sets())
def test_whatever_the_graph_holds_survives(observations: tuple[Observation, ...]) -> None:
    assert ntriples(again(trig(quads(observations)), "trig")) == ntriples(quads(observations))


def test_quotes_keep_their_places_although_the_text_is_unknown() -> None:
    back = observations_in(parse_rdf(trig(quads((FIRST,))), "trig"), name="x")
    article = back[0].article
    assert article.sha256 == FIRST.article.sha256
    assert {article.text[each.begin : each.end] for each in back[0].relations} == {
        FIRST.article.text[each.begin : each.end] for each in FIRST.relations
    }


def test_of_one_article_the_whole_text_wins() -> None:
    partial = observations_in(parse_rdf(trig(quads((FIRST,))), "trig"), name="x")
    assert merge_observations([*partial, FIRST]) == merge_observations([FIRST, *partial]) == (FIRST,)


FOREIGN = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
<urn:a> a foaf:Person ; foaf:name "Ann Lee"@en , "Anna Lee"@de ; owl:sameAs wd:Q900003 ;
    kg:met <urn:b> , <urn:c> ; wdt:P39 <urn:o> ; kg:birthDate "1961-02-03T00:00:00Z" .
<urn:b> a schema:Person ; schema:name "Bob  Ray" ; foaf:knows <urn:a> .
<urn:c> a <urn:Thing> ; foaf:name "Left out" .
<urn:o> a kg:Office ; rdfs:label "Mayor of Newtown" .
"""


def foreign() -> Observation:
    (observation,) = observations_in(parse_rdf(FOREIGN, "turtle"), name="others.ttl")
    return observation


def test_a_foreign_graph_gives_its_labelled_entities_of_known_classes() -> None:
    found = {(each.name, str(each.type), each.wikidata) for each in foreign().entities}
    assert found == {
        ("Ann Lee", "Person", "Q900003"),
        ("Bob Ray", "Person", None),
        ("Mayor of Newtown", "Office", None),
    }


def test_a_foreign_graph_gives_facts_with_a_sentence_each() -> None:
    observation = foreign()
    text = observation.article.text
    assert [(each.relation, text[each.begin : each.end]) for each in observation.relations] == [
        ("birthDate", "Ann Lee born on 1961-02-03."),
        ("heldOffice", "Ann Lee held office Mayor of Newtown."),
        ("met", "Ann Lee met Bob Ray."),
    ]
    assert observation.article.title == "others.ttl"


def test_of_relations_that_come_close_the_classes_say_which() -> None:
    text = """
    @prefix kg: <https://w3id.org/kgraph/ns#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix schema: <https://schema.org/> .
    <urn:o> a kg:Organization ; rdfs:label "Harbour Board" ; schema:location <urn:p> .
    <urn:e> a kg:Event ; rdfs:label "Harbour Days" ; schema:location <urn:p> .
    <urn:p> a kg:Place ; rdfs:label "Newtown" .
    <urn:a> a kg:Person ; rdfs:label "Ann Lee" ; schema:birthDate "1961" ; schema:nationality <urn:p> .
    """
    (observation,) = observations_in(parse_rdf(text, "turtle"), name="others.ttl")
    assert {(r.subject.partition("/")[0], r.relation) for r in observation.relations} == {
        ("organization", "basedIn"),
        ("event", "tookPlaceIn"),
        ("person", "birthDate"),
    }


def test_the_order_of_a_foreign_file_does_not_matter() -> None:
    lines = [line for line in ntriples(parse_rdf(FOREIGN, "turtle")).splitlines() if line]
    turned = observations_in(parse_rdf("\n".join(lines[::-1]) + "\n", "nt"), name="others.ttl")
    assert turned == (foreign(),)


def test_a_graph_about_nothing_known_gives_nothing() -> None:
    assert observations_in(parse_rdf("<urn:a> <urn:b> <urn:c> .", "turtle"), name="x") == ()


@pytest.mark.parametrize(
    ("name", "content", "error", "reason"),
    [
        ("a.ttl", b"@prefix x: <", GraphError, "line 1"),
        ("a.trig", b"<urn:a> {", GraphError, "line 1"),
        ("a.nq", b"<urn:a> .\n", GraphError, "Invalid line"),
        ("a.jsonld", b"{", GraphError, "line 1"),
        ("a.rdf", b"<a", GraphError, "unclosed token"),
        ("a.nt", b"\xff", GraphError, "UTF-8"),
        ("a.txt", b"", UsageError, "known suffixes are .jsonld .nq"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, name: str, content: bytes, error: type[Exception], reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error) as caught:
        import_rdf(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("kg:Asserted", "kg:Certain", "Certain"),
        ("kg:begin 0 ;", "", "without https://w3id.org/kgraph/ns#begin"),
        ("kg:end 54 ;", "kg:end 55 ;", "characters 0 to 55 do not fit a quote of 54"),
        ("rdf:predicate kg:met", "kg:odd kg:met", "without http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate"),
        ('"2019-05-03"', '"2019-05-33"', "day"),
    ],
)
def test_a_damaged_graph_is_refused_with_the_place(tmp_path: Path, old: str, new: str, reason: str) -> None:
    text = turtle(quads((FIRST,)))
    assert old in text
    with pytest.raises(GraphError, match=r"^(statement|article) .*") as caught:
        observations_in(parse_rdf(text.replace(old, new), "turtle"), name="x")
    assert reason in str(caught.value)


def test_what_was_exported_can_be_imported(tmp_path: Path) -> None:
    for suffix in (".ttl", ".trig", ".nq", ".nt", ".jsonld", ".rdf"):
        path = tmp_path / f"graph{suffix}"
        export(parse_rdf(trig(quads(SAMPLES)), "trig"), path)
        assert ntriples(quads(import_rdf(path))) == ntriples(quads(SAMPLES)), suffix
