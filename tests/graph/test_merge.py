"""Merging is a union: order, grouping and repetition do not matter; and what differs is shown."""

from __future__ import annotations

from dataclasses import replace

from graph_samples import FIRST, SAMPLES, SECOND, NameLinker
from graph_strategies import observation_sets
from hypothesis import given
from rdflib import Dataset

from kgraph.facts import Facts, read_facts
from kgraph.graph.dataset import dataset_of
from kgraph.graph.diff import difference
from kgraph.graph.merge import merge_observations
from kgraph.graph.validate import validate
from kgraph.model import Modality, Observation
from kgraph.namespaces import KG, KGID, SKOS

Observations = tuple[Observation, ...]


@given(observation_sets(), observation_sets())
def test_merging_is_commutative(one: Observations, other: Observations) -> None:
    assert merge_observations(one + other) == merge_observations(other + one)


@given(observation_sets(), observation_sets(), observation_sets())
def test_merging_is_associative(one: Observations, other: Observations, third: Observations) -> None:
    left = merge_observations(merge_observations(one + other) + third)
    assert left == merge_observations(one + merge_observations(other + third))


@given(observation_sets())
def test_merging_with_itself_changes_nothing(one: Observations) -> None:
    assert merge_observations(one + one) == merge_observations(one)


@given(observation_sets(), observation_sets())
def test_no_article_is_lost_and_none_is_twice(one: Observations, other: Observations) -> None:
    merged = [each.article.identifier for each in merge_observations(one + other)]
    assert merged == sorted({each.article.identifier for each in one + other})


def test_what_was_read_from_the_text_stands_before_what_was_read_from_rdf() -> None:
    read = replace(FIRST, version="1")
    assert merge_observations([read, FIRST]) == merge_observations([FIRST, read]) == (read,)


def facts_of(*observations: Observation) -> Facts:
    return read_facts(graph_of(*observations))


def graph_of(*observations: Observation) -> Dataset:
    return dataset_of(observations, NameLinker(observations))


def test_a_graph_does_not_differ_from_itself() -> None:
    assert not difference(facts_of(*SAMPLES), facts_of(*SAMPLES))


def test_what_is_added_one_way_is_removed_the_other() -> None:
    forth, back = (
        difference(facts_of(FIRST), facts_of(*SAMPLES)),
        difference(facts_of(*SAMPLES), facts_of(FIRST)),
    )
    assert (forth.added, forth.removed) == (back.removed, back.added)
    assert [article.identifier for article in forth.added.articles] == ["second article/2"]
    assert [entity.label for entity in forth.added.entities] == ["Orla Maria Venn"]
    assert sorted(statement.relation for statement in forth.added.statements) == [
        "birthDate",
        "heldOffice",
        "met",
    ]


def test_a_fact_that_an_article_no_longer_states_is_removed() -> None:
    changed = replace(SECOND, relations=SECOND.relations[1:])
    found = difference(facts_of(FIRST, SECOND), facts_of(FIRST, changed))
    assert [(each.relation, each.modality) for each in found.removed.statements] == [("met", Modality.NEGATED)]


def test_more_evidence_of_a_known_fact_is_no_other_fact() -> None:
    again = replace(FIRST, article=replace(FIRST.article, identifier="again"))
    found = difference(facts_of(FIRST), facts_of(FIRST, again))
    assert not found.removed
    assert [article.identifier for article in found.added.articles] == ["again"]
    assert (found.added.entities, found.added.statements) == ((), ())


def test_the_samples_conform_to_the_shapes() -> None:
    assert validate(graph_of(*SAMPLES)).text == ""


def test_what_breaks_the_contract_is_named() -> None:
    graph = graph_of(*SAMPLES)
    graph.graph(KGID["article/first"]).add((KGID["person/tomas-brek"], KG.killed, KGID["person/orla-venn"]))
    graph.graph(KGID["article/first"]).remove((None, SKOS.prefLabel, None))
    graph.graph(KGID["article/second-article-2-1b1c2820fc04ff02b386"]).remove((None, SKOS.prefLabel, None))
    report = validate(graph)
    assert not report.conforms
    broken = {(each.node.rpartition("/")[2], each.path.rpartition("#")[2]) for each in report.violations}
    assert {("ns", "killed"), ("tomas-brek", "prefLabel")} <= broken
    assert len(report.text.splitlines()) == len(report.violations)
