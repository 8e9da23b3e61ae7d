"""Where articles disagree, both sides stay and a conflict names them."""

from __future__ import annotations

import pytest
from graph_samples import SAMPLES, NameLinker
from graph_strategies import observation_sets
from hypothesis import given

from kgraph.graph.conflicts import Conflict, conflicts_of
from kgraph.graph.dataset import dataset_of
from kgraph.graph.iris import statement_iri
from kgraph.graph.statements import statements_of
from kgraph.model import Evidence, Modality, Observation, PartialDate, Period, Statement
from kgraph.namespaces import KG, RDF


def period(text: str) -> Period:
    """ "2019-05" happens, "2008..2012" lasts; either end may be missing."""
    if ".." not in text:
        return Period(date=PartialDate(text)) if text else Period()
    start, end = (PartialDate(part) if part else None for part in text.split(".."))
    return Period(start=start, end=end)


def stated(fact: str, when: str = "", *, modality: Modality = Modality.ASSERTED, article: str = "a") -> Statement:
    subject, relation, obj = fact.split()
    target = PartialDate(obj) if obj[0].isdigit() else obj
    evidence = Evidence(article, 0, 1, "x", modality, 0.9)
    return Statement(subject, relation, target, modality, (evidence,), period(when))


def kinds(*statements: Statement) -> list[str]:
    return [conflict.kind for conflict in conflicts_of(statements)]


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("ada birthDate 1961", "ada birthDate 1963", True),
        ("ada birthDate 1961", "ada birthDate 1961-05", False),
        ("ada birthDate 1961-04", "ada birthDate 1961-05-01", True),
        ("ada deathDate 2019-05-01", "ada deathDate 2019-05-02", True),
        ("ada birthDate 1961", "ben birthDate 1963", False),
        ("ada birthDate 1961", "ada deathDate 1963", False),
    ],
)
def test_a_person_is_born_and_dies_on_one_day(one: str, other: str, conflict: bool) -> None:
    assert kinds(stated(one), stated(other)) == ["two values"] * conflict


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("2008..2012", "2009..2010", True),
        ("2008-05-07..2012-05-07", "2012-05-07..2018-05-07", False),
        ("2008..2012", "2012..2018", False),
        ("2008-05-07..2012-05-07", "2012-05-06..2018", True),
        ("2008..2012", "2010-03-01", True),
        ("2008..2012", "2012-03-01", False),
        ("2008..2012", "2010..", True),
        ("2008..2012", "..2010", True),
        ("2008..", "2010..", False),
        ("2008..", "", False),
        ("2010-03-01", "2010-03-01", False),
    ],
)
def test_a_state_has_one_head_at_a_time(one: str, other: str, conflict: bool) -> None:
    statements = stated("farland headOfState ada", one), stated("farland headOfState ben", other)
    assert kinds(*statements) == ["two holders"] * conflict
    assert kinds(*reversed(statements)) == ["two holders"] * conflict


def test_the_same_head_twice_or_of_two_states_is_no_conflict() -> None:
    first = stated("farland headOfState ada", "2008..2012")
    assert kinds(first, stated("farland headOfState ada", "2009..2010")) == []
    assert kinds(first, stated("nearland headOfState ben", "2009..2010")) == []


def test_an_office_with_many_holders_has_no_conflict() -> None:
    assert kinds(stated("senate memberOf ada", "2008..2012"), stated("senate memberOf ben", "2009..2010")) == []


@pytest.mark.parametrize(
    ("relation", "one", "other", "conflict"),
    [
        ("appointedTo", "2011-03-01", "2011-03-02", True),
        ("appointedTo", "2011-03", "2011-03-02", False),
        ("appointedTo", "2011-03", "2011-04", True),
        ("appointedTo", "2011-03", "", False),
        ("visited", "2011-03-01", "2011-03-02", False),
        ("met", "2011-03-01", "2012-03-02", False),
    ],
)
def test_what_happens_once_has_one_date(relation: str, one: str, other: str, conflict: bool) -> None:
    fact = f"ada {relation} premier"
    assert kinds(stated(fact, one), stated(fact, other)) == ["two dates"] * conflict


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [("2011", "2011-03", True), ("2011", "", True), ("2011", "2012", False), ("2008..", "2012", True)],
)
def test_what_one_article_denies_and_another_asserts(one: str, other: str, conflict: bool) -> None:
    denied = stated("ada met ben", other, modality=Modality.NEGATED, article="b")
    assert kinds(stated("ada met ben", one), denied) == ["asserted and negated"] * conflict


def test_an_article_does_not_disagree_with_itself_by_denying() -> None:
    assert kinds(stated("ada met ben", "2011"), stated("ada met ben", modality=Modality.NEGATED)) == []


@pytest.mark.parametrize("modality", [Modality.REPORTED, Modality.PLANNED, Modality.POSSIBLE])
def test_what_is_not_asserted_makes_no_conflict(modality: Modality) -> None:
    assert kinds(stated("ada birthDate 1961"), stated("ada birthDate 1963", modality=modality)) == []


def test_conflicts_stand_in_the_graph_and_name_their_statements() -> None:
    graph = dataset_of(SAMPLES, NameLinker(SAMPLES))
    found = {
        str(graph.value(node, KG.conflictKind)): len(set(graph.objects(node, KG.conflicting)))
        for node in graph.subjects(RDF.type, KG.Conflict)
    }
    assert found == {"asserted and negated": 1, "two values": 2}


@given(observation_sets())
def test_order_does_not_matter_and_nothing_is_taken_away(observations: tuple[Observation, ...]) -> None:
    statements = statements_of(observations, NameLinker(observations))
    conflicts = conflicts_of(statements)
    assert conflicts_of(statements[::-1]) == conflicts
    known = {str(statement_iri(each.subject, each.relation, each.object, each.period)) for each in statements}
    assert {iri for conflict in conflicts for iri in conflict.statements} <= known


def test_the_iri_of_a_conflict_does_not_depend_on_order() -> None:
    (conflict,) = conflicts_of([stated("ada birthDate 1961"), stated("ada birthDate 1963")])
    assert conflict.iri == Conflict(conflict.kind, conflict.statements[::-1]).iri
