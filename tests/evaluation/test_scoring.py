"""What counts as right, wrong, missed and leaked."""

from __future__ import annotations

import pytest
from rdflib import Graph

from kgraph.evaluation import GoldArticle, GoldFact, evaluate
from kgraph.evaluation.predictions import fold
from kgraph.namespaces import PREFIXES

NAMES = {
    "e:ann": ("Ann Lee", "Lee"),
    "e:anna": ("Ann Lee",),
    "e:bo": ("Bo Kim",),
    "e:mayor": ("Mayor of Oslo",),
}


def graph_of(*facts: str) -> Graph:
    """Facts as "subject relation object modality begin-end [time]"; a quoted object is a literal."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines += [
        "@prefix e: <https://e.org/> .",
        'e:article a kg:Article ; dcterms:identifier "1" ; dcterms:title "Talks" .',
    ]
    for entity, names in NAMES.items():
        lines.append(f'{entity} skos:prefLabel "{names[0]}"@en .')
        lines += [f'{entity} skos:altLabel "{name}"@en .' for name in names[1:]]
    for number, fact in enumerate(facts):
        subject, relation, obj, modality, span, *time = fact.split()
        begin, end = span.split("-")
        when = f'kg:{time[0]} "{time[1]}" ;' if time else ""
        lines.append(f"e:s{number} rdf:subject {subject} ; rdf:predicate kg:{relation} ; rdf:object {obj} ; {when}")
        lines.append(f"  kg:modality kg:{modality} ; kg:evidence e:e{number} .")
        lines.append(f"e:e{number} prov:wasDerivedFrom e:article ; kg:modality kg:{modality} ;")
        lines.append(f"  kg:begin {begin} ; kg:end {end} .")
    return Graph().parse(data="\n".join(lines), format="turtle")


def gold(
    relation: str, subject: str, obj: str, modality: str = "asserted", *, literal: bool = False, **times: str
) -> GoldFact:
    names = (frozenset(subject.split("/")), frozenset(obj.split("/")))
    return GoldFact(
        relation, *names, literal, modality, tuple(times.items()), 10, 20, f"{subject} | {relation} | {obj}"
    )


def outcome(facts: list[str], *golds: GoldFact, article: str = "1"):
    return evaluate(graph_of(*facts), [GoldArticle(article, (article,), golds)])


@pytest.mark.parametrize(
    ("fact", "expected", "counts"),
    [
        ("e:ann heldOffice e:mayor Asserted 10-20", gold("heldOffice", "Ann Lee", "Mayor of Oslo"), (1, 0, 0)),
        ("e:ann heldOffice e:mayor Asserted 10-20", gold("heldOffice", "A. Lee/LEE", "the mayor of Oslo"), (1, 0, 0)),
        ("e:ann heldOffice e:mayor Asserted 10-20", gold("leads", "Ann Lee", "Mayor of Oslo"), (0, 1, 1)),
        ("e:ann heldOffice e:mayor Asserted 10-20", gold("heldOffice", "Bo Kim", "Mayor of Oslo"), (0, 1, 1)),
        ("e:ann met e:bo Asserted 10-20", gold("met", "Bo Kim", "Ann Lee"), (1, 0, 0)),
        ("e:ann praised e:bo Asserted 10-20", gold("praised", "Bo Kim", "Ann Lee"), (0, 1, 1)),
        ('e:ann birthDate "1961" Asserted 10-20', gold("birthDate", "Ann Lee", "1961", literal=True), (1, 0, 0)),
        ('e:ann birthDate "1962" Asserted 10-20', gold("birthDate", "Ann Lee", "1961", literal=True), (0, 1, 1)),
    ],
)
def test_a_fact_is_right_where_relation_and_both_ends_match(fact, expected, counts):
    score = outcome([fact], expected).overall
    assert (score.right, score.wrong, score.missed) == counts


def test_one_fact_under_two_nodes_is_wrong_once():
    facts = ["e:ann met e:bo Asserted 10-20", "e:anna met e:bo Asserted 10-20"]
    score = outcome(facts, gold("met", "Ann Lee", "Bo Kim")).overall
    assert (score.right, score.wrong, score.missed) == (1, 1, 0)


def test_one_fact_with_two_times_is_one_fact():
    facts = ["e:ann met e:bo Asserted 0-5 date 2020", "e:ann met e:bo Asserted 10-20 date 2021"]
    result = outcome(facts, gold("met", "Ann Lee", "Bo Kim", date="2021"))
    assert (result.overall.right, result.overall.wrong, result.dates, result.evidence) == (1, 0, 1.0, 1.0)


@pytest.mark.parametrize("modality", ["negated", "planned", "possible", "reported"])
def test_asserting_what_is_not_asserted_is_a_leak(modality):
    result = outcome(["e:ann met e:bo Asserted 10-20"], gold("met", "Ann Lee", "Bo Kim", modality))
    assert (result.leaks, result.overall.right, result.asserted.wrong, result.modality) == (1, 1, 1, 0.0)
    assert [finding.kind for finding in result.findings] == ["leak"]


def test_not_asserting_what_is_asserted_is_missed_among_the_asserted():
    result = outcome(["e:ann met e:bo Possible 10-20"], gold("met", "Ann Lee", "Bo Kim"))
    assert (result.leaks, result.overall.right, result.asserted.right, result.asserted.missed) == (0, 1, 0, 1)


@pytest.mark.parametrize(
    ("time", "agreement"), [("date 2021-03", 1.0), ("date 2021", 0.0), ("startDate 2021-03", 0.0), ("", 0.0)]
)
def test_times_agree_where_they_are_equal(time, agreement):
    fact = f"e:ann met e:bo Asserted 10-20 {time}".strip()
    assert outcome([fact], gold("met", "Ann Lee", "Bo Kim", date="2021-03")).dates == agreement


@pytest.mark.parametrize(("span", "agreement"), [("0-10", 0.0), ("0-11", 1.0), ("19-30", 1.0), ("20-30", 0.0)])
def test_evidence_agrees_where_sentences_overlap(span, agreement):
    assert outcome([f"e:ann met e:bo Asserted {span}"], gold("met", "Ann Lee", "Bo Kim")).evidence == agreement


def test_facts_of_other_articles_do_not_count():
    score = outcome(["e:ann met e:bo Asserted 10-20"], gold("met", "Ann Lee", "Bo Kim"), article="2").overall
    assert (score.right, score.wrong, score.missed) == (0, 0, 1)


def test_scores_by_relation():
    result = outcome(["e:ann met e:bo Asserted 10-20"], gold("met", "Ann Lee", "Bo Kim"), gold("leads", "x", "y"))
    assert {name: (s.precision, s.recall, s.f1) for name, s in result.relations.items()} == {
        "leads": (0.0, 0.0, 0.0),
        "met": (1.0, 1.0, 1.0),
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Élysée", "elysee"),
        ("Oslo’s Mayor", "oslo mayor"),
        ("Trade & Industry", "trade and industry"),
        ("a U.S. Senator", "U S senator"),
    ],
)
def test_names_are_compared_without_what_writers_vary(one, other):
    assert fold(one) == fold(other)
