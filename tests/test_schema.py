"""The ontology: every relation is fully described, and nothing is described that the code does not know."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from rdflib import BNode, Graph

from kgraph.errors import OntologyError
from kgraph.model import EntityType, Modality
from kgraph.namespaces import KG, RDF, RDFS, SKOS
from kgraph.ontology import ontology_path
from kgraph.schema import load_schema, read_schema

CONTRACT = Path(__file__).parents[2] / "shared" / "spec" / "relations.tsv"


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_path("kgraph.ttl"), format="turtle")


def test_there_are_54_relations() -> None:
    assert len(load_schema().relations) == 54


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract is not beside this checkout")
def test_relations_are_those_of_the_contract() -> None:
    lines = (line for line in CONTRACT.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    relations = load_schema().relations
    assert {row[0] for row in rows} == relations.keys()
    for name, domain, range_, plover, *_ in rows:
        relation = relations[name]
        assert (name, "|".join(sorted(relation.domain))) == (name, "|".join(sorted(domain.split("|"))))
        if not relation.literal:
            assert (name, "|".join(sorted(relation.range))) == (name, "|".join(sorted(range_.split("|"))))
        assert (name, relation.plover or "-") == (name, plover)


def test_the_symmetric_relations() -> None:
    symmetric = {name for name, relation in load_schema().relations.items() if relation.symmetric}
    assert symmetric == {"met", "spouseOf", "relativeOf", "agreedWith"}


@pytest.mark.parametrize(
    ("type_", "ancestor"), [("State", "Place"), ("PoliticalParty", "Organization"), ("Election", "Event")]
)
def test_the_subclasses(type_: str, ancestor: str) -> None:
    assert load_schema().is_a(EntityType(type_), EntityType(ancestor))
    assert not load_schema().is_a(EntityType(ancestor), EntityType(type_))


def test_every_class_and_modality_of_the_model_is_described(ontology: Graph) -> None:
    for name in (*EntityType, *Modality):
        assert (KG[name], SKOS.definition, None) in ontology, name


def test_what_kgraph_adds_has_a_label_and_a_definition(ontology: Graph) -> None:
    own = {node for node in ontology.subjects(RDF.type, None) if str(node).startswith(str(KG)) and str(node) != str(KG)}
    assert {node for node in own if not ontology.value(node, RDFS.label)} == set()
    assert {node for node in own if not ontology.value(node, SKOS.definition)} == set()


def test_there_are_no_blank_nodes(ontology: Graph) -> None:
    assert not any(isinstance(term, BNode) for triple in ontology for term in triple)


@pytest.mark.parametrize(
    ("turtle", "reason"),
    [
        ("<a> <b", "not Turtle: "),
        ("kg:met a kg:Relation .", "met has no rdfs:label"),
        (
            'kg:met a kg:Relation ; rdfs:label "met" ; kg:inverseLabel "met" ; skos:definition "Talks." .',
            "met: domain: no class",
        ),
        (
            'kg:met a kg:Relation ; rdfs:label "met" ; kg:inverseLabel "met" ; skos:definition "Talks." ; '
            "rdfs:domain kg:Persn .",
            "met: domain: https://w3id.org/kgraph/ns#Persn is no class of entities",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, turtle: str, reason: str) -> None:
    prefixes = f"@prefix kg: <{KG}> . @prefix rdfs: <{RDFS}> . @prefix skos: <{SKOS}> ."
    (tmp_path / "a.ttl").write_text(f"{prefixes}\n{turtle}")
    with pytest.raises(OntologyError) as caught:
        read_schema(tmp_path / "a.ttl")
    assert str(caught.value).startswith(f"{tmp_path / 'a.ttl'}: {reason}")
