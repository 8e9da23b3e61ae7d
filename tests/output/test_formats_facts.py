"""Tables, networks and Cypher: made from the facts of a graph, safe whatever the text says."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kgraph.errors import GraphError, UsageError
from kgraph.facts import Facts, read_facts
from kgraph.model import Entity, EntityType, Evidence, Modality, PartialDate, Period, Statement
from kgraph.output.cypher import cypher, cypher_string
from kgraph.output.export import SUFFIXES, export
from kgraph.output.network import gexf, graphml
from kgraph.output.quads import quads_in
from kgraph.output.table import table
from kgraph.rdf_files import parse_rdf

TRIG = """
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix kgid: <https://w3id.org/kgraph/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:article> {
  <urn:article> a kg:Article ; dcterms:identifier "one" ; dcterms:date "2020-01-02"^^xsd:date ; kg:sha256 "00" .
  <urn:ann> a kg:Person ; skos:prefLabel "Ann Lee"@en ; skos:altLabel "Lee"@en .
  <urn:bo> a kg:Person ; skos:prefLabel "Bo, \\"the\\" Kim"@en .
  <urn:ann> kg:met <urn:bo> .
  <urn:s> a kg:Statement ; rdf:subject <urn:ann> ; rdf:predicate kg:met ; rdf:object <urn:bo> ;
    kg:date "2019-05"^^xsd:gYearMonth ; kg:modality kg:Asserted ; kg:role "guest" ; kg:evidence <urn:e> .
  <urn:e> a kg:Evidence ; kg:modality kg:Asserted ; prov:wasDerivedFrom <urn:article> ;
    kg:begin 3 ; kg:end 12 ; kg:quote "They\\n'met" ; kg:confidence 0.75 ; kg:attributedTo <urn:bo> .
  <urn:t> a kg:Statement ; rdf:subject <urn:ann> ; rdf:predicate kg:birthDate ; rdf:object "1961"^^xsd:gYear ;
    kg:modality kg:Reported ; kg:evidence <urn:f> .
  <urn:f> a kg:Evidence ; kg:modality kg:Reported ; prov:wasDerivedFrom <urn:article> ;
    kg:begin 20 ; kg:end 24 ; kg:quote "born" ; kg:confidence 0.5 .
}
"""

texts = st.text(st.characters(codec="utf-8"), max_size=20)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(parse_rdf(TRIG, "trig"))


def facts_saying(text: str) -> Facts:
    """A graph in which every free text is this one."""
    evidence = Evidence(text, 0, len(text), text, Modality.ASSERTED, 0.5)
    entities = {iri: Entity(iri, EntityType.PERSON, text, (text,)) for iri in ("urn:a", "urn:b")}
    role = (("role", text),)
    return Facts(
        entities, {}, (Statement("urn:a", "met", "urn:b", Modality.ASSERTED, (evidence,), Period(), role),), {}
    )


def test_facts_are_read_back(facts: Facts) -> None:
    birth, meeting = facts.statements
    assert (birth.object, birth.modality) == (PartialDate("1961"), Modality.REPORTED)
    assert (meeting.period, meeting.qualifiers) == (Period(date=PartialDate("2019-05")), (("role", "guest"),))
    assert meeting.evidence == (Evidence("one", 3, 12, "They\n'met", Modality.ASSERTED, 0.75, "urn:bo"),)
    assert facts.entities["urn:ann"] == Entity("urn:ann", EntityType.PERSON, "Ann Lee", ("Lee",))
    assert facts.about["urn:ann"] == (birth, meeting)
    assert facts.about["urn:bo"] == (meeting,)
    assert facts.articles["urn:article"].text == "   They\n'met        born"


def test_the_table_has_a_row_for_each_piece_of_evidence(facts: Facts) -> None:
    birth, meeting = csv.DictReader(io.StringIO(table(facts)))
    assert meeting == {
        "subject_iri": "urn:ann",
        "subject": "Ann Lee",
        "relation": "met",
        "object_iri": "urn:bo",
        "object": 'Bo, "the" Kim',
        "modality": "Asserted",
        "date": "2019-05",
        "start": "",
        "end": "",
        "qualifiers": "role=guest",
        "confidence": "0.75",
        "sources": "1",
        "article": "one",
        "article_date": "2020-01-02",
        "evidence_modality": "Asserted",
        "attributed_to": 'Bo, "the" Kim',
        "quote": "They\n'met",
    }
    assert (birth["object"], birth["object_iri"], birth["modality"]) == ("1961", "", "Reported")


@given(texts)
@example("\r")
def test_the_table_keeps_every_text(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(table(facts_saying(text)), newline=""))
    assert (row["subject"], row["quote"]) == (text, text)


def test_networks_have_entities_for_nodes_and_statements_for_edges(facts: Facts) -> None:
    for network in (
        nx.parse_graphml(graphml(facts), force_multigraph=True),
        nx.read_gexf(io.BytesIO(gexf(facts).encode())),
    ):
        assert {network.nodes[node]["label"] for node in network} == {"Ann Lee", 'Bo, "the" Kim'}
        ((one, other, edge),) = network.edges(data=True)
        assert (one, other, edge["relation"], edge["modality"]) == ("urn:ann", "urn:bo", "met", "Asserted")
        assert (edge["date"], edge["confidence"], edge["sources"]) == ("2019-05", 0.75, 1)


def test_a_network_file_does_not_name_the_day_it_was_written(facts: Facts) -> None:
    assert "date=" not in gexf(facts).partition("<graph")[0]


@given(texts)
def test_networks_are_well_formed_whatever_the_text(text: str) -> None:
    assert len(nx.parse_graphml(graphml(facts_saying(text)), force_multigraph=True)) == 2
    assert len(nx.read_gexf(io.BytesIO(gexf(facts_saying(text)).encode()))) == 2


def test_cypher_merges_entities_and_facts(facts: Facts) -> None:
    lines = cypher(facts).splitlines()
    assert "MERGE (e:Entity {iri: 'urn:ann'}) SET e:Person, e += {label: 'Ann Lee', names: ['Lee']};" in lines
    assert (
        "MERGE (a:Entity {iri: 'urn:ann'}) MERGE (b:Entity {iri: 'urn:bo'}) "
        "MERGE (a)-[r:met {modality: 'Asserted', date: '2019-05', startDate: '', endDate: ''}]->(b) "
        "SET r += {confidence: 0.75, sources: 1, quotes: ['They\\n\\'met'], articles: ['one'], role: 'guest'};"
    ) in lines


def test_a_reported_date_is_no_property_of_the_node(facts: Facts) -> None:
    assert "birthDate" not in cypher(facts)
    asserted = replace(facts, statements=tuple(replace(s, modality=Modality.ASSERTED) for s in facts.statements))
    assert "SET a.birthDate = '1961';" in cypher(asserted)


@given(texts)
def test_no_text_breaks_out_of_a_cypher_string(text: str) -> None:
    literal = cypher_string(text)
    assert re.fullmatch(r"'(?:[^'\\]|\\[\\'\"nrt]|\\u[0-9A-F]{4})*'", literal)
    back = re.sub(r"\\(u[0-9A-F]{4}|.)", lambda match: _unescaped(match[1]), literal[1:-1])
    assert back == text


def _unescaped(escape: str) -> str:
    return chr(int(escape[1:], 16)) if len(escape) == 5 else {"n": "\n", "r": "\r", "t": "\t"}.get(escape, escape)


@given(texts)
def test_a_cypher_command_is_one_line(text: str) -> None:
    assert len(re.split("[\n\r]", cypher(facts_saying(text)).strip())) == 4


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix != ".html"])
def test_the_suffix_says_the_format_in_any_case(tmp_path: Path, suffix: str) -> None:
    dataset = parse_rdf(TRIG, "trig")
    one, other = tmp_path / f"a{suffix}", tmp_path / f"b{suffix.upper()}"
    export(dataset, one)
    export(dataset, other)
    assert one.read_bytes() == other.read_bytes()
    assert b"Ann Lee" in one.read_bytes()


def test_an_unknown_suffix_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a\.docx: unknown format; known suffixes are \.ttl \.trig \.nq .*\.html"):
        export(parse_rdf(TRIG, "trig"), tmp_path / "a.docx")


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text("old")
    broken = parse_rdf(TRIG.replace("kg:begin 3 ;", ""), "trig")
    with pytest.raises(GraphError, match=r"urn:s: .*without .*begin"):
        export(broken, path)
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["facts.csv"]


def test_an_export_says_all_that_the_dataset_does(tmp_path: Path) -> None:
    dataset = parse_rdf(TRIG, "trig")
    export(dataset, tmp_path / "a.nq")
    back = parse_rdf((tmp_path / "a.nq").read_bytes(), "nquads")
    assert set(quads_in(back)) == set(quads_in(dataset))
