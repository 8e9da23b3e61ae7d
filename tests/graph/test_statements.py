"""From relation mentions to statements: one a fact, with all its evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from graph_samples import DAY, FIRST, ORLA, PREMIER, RAVONIA, SAMPLES, SECOND, TOMAS, NameLinker, iri_of, relation
from graph_strategies import observation_sets
from hypothesis import given

from kgraph.corroboration import confidence, sources
from kgraph.graph.statements import article_statements, pool, statements_of
from kgraph.model import Article, Evidence, Modality, Observation, PartialDate, RelationMention, Statement

TEXT = "Venn met Brek. Brek met Venn. Venn met Venn."


def observed(*relations: RelationMention, identifier: str = "a") -> Observation:
    return Observation(Article(identifier, TEXT), (ORLA, TOMAS, PREMIER, RAVONIA), relations)


def stated(*observations: Observation) -> tuple[Statement, ...]:
    return statements_of(observations, NameLinker(observations))


def test_the_same_fact_of_two_articles_is_one_statement_with_two_pieces_of_evidence() -> None:
    held = [each for each in stated(*SAMPLES) if each.relation == "heldOffice" and not each.period]
    assert [[piece.article for piece in each.evidence] for each in held] == [["first", "second article/2"]]


def test_another_time_makes_another_statement() -> None:
    held = [each for each in stated(*SAMPLES) if each.relation == "heldOffice"]
    assert sorted(str(each.period.start) for each in held) == ["2018-03", "None"]


def test_a_symmetric_relation_is_one_fact_either_way_round() -> None:
    one = relation(TEXT, ORLA.key, "met", TOMAS.key, "Venn met Brek.")
    other = relation(TEXT, TOMAS.key, "met", ORLA.key, "Brek met Venn.")
    (statement,) = stated(observed(one, other))
    assert (statement.subject, statement.object) == (iri_of(ORLA), iri_of(TOMAS))
    assert [piece.quote for piece in statement.evidence] == ["Venn met Brek.", "Brek met Venn."]


def test_a_directed_relation_keeps_its_direction() -> None:
    one = relation(TEXT, ORLA.key, "praised", TOMAS.key, "Venn met Brek.")
    other = relation(TEXT, TOMAS.key, "praised", ORLA.key, "Brek met Venn.")
    assert len(stated(observed(one, other))) == 2


def test_a_fact_whose_ends_are_one_entity_is_dropped() -> None:
    assert stated(observed(relation(TEXT, ORLA.key, "met", ORLA.key, "Venn met Venn."))) == ()


@pytest.mark.parametrize(
    ("modalities", "strongest"),
    [
        ("Negated Asserted", "Asserted"),
        ("Negated Reported Planned", "Reported"),
        ("Possible Planned", "Planned"),
        ("Negated Possible", "Possible"),
        ("Negated Negated", "Negated"),
    ],
)
def test_the_strongest_evidence_gives_the_modality(modalities: str, strongest: str) -> None:
    mention = relation(TEXT, ORLA.key, "met", TOMAS.key, "Venn met Brek.")
    mentions = [replace(mention, modality=Modality(each)) for each in modalities.split()]
    (statement,) = stated(observed(*mentions))
    assert statement.modality == strongest


def test_one_sentence_supports_a_statement_once_and_with_its_best_confidence() -> None:
    mention = relation(TEXT, ORLA.key, "met", TOMAS.key, "Venn met Brek.", confidence=0.4, inferred="rule")
    (statement,) = stated(observed(mention, replace(mention, confidence=0.7, inferred=None)))
    assert [(piece.confidence, piece.inferred) for piece in statement.evidence] == [(0.7, None)]


def evidence(article: str, value: float, modality: Modality = Modality.ASSERTED) -> Evidence:
    return Evidence(article, 0, 1, "x", modality, value)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([evidence("a", 0.9)], (0.9, 1)),
        ([evidence("a", 0.9), evidence("a", 0.5)], (0.9, 1)),
        ([evidence("a", 0.9), evidence("b", 0.5)], (0.95, 2)),
        ([evidence("a", 0.9), evidence("b", 0.5), evidence("c", 0.3)], (0.965, 3)),
        ([evidence("a", 0.9), evidence("b", 0.8, Modality.NEGATED)], (0.9, 1)),
    ],
)
def test_distinct_articles_combine_their_confidence(pieces: list[Evidence], expected: tuple[float, int]) -> None:
    statement = Statement("s", "met", "o", Modality.ASSERTED, tuple(pieces))
    assert (confidence(statement), sources(statement)) == expected


def test_denials_support_what_everybody_denies() -> None:
    pieces = tuple(evidence(article, 0.8, Modality.NEGATED) for article in "ab")
    statement = Statement("s", "met", "o", Modality.NEGATED, pieces)
    assert (confidence(statement), sources(statement)) == (0.96, 2)


@given(observation_sets())
def test_pooling_article_by_article_is_pooling_all_at_once(observations: tuple[Observation, ...]) -> None:
    linker = NameLinker(observations)
    apart = [fact for each in observations[::-1] for fact in article_statements(each, linker)]
    assert pool(apart) == statements_of(observations, linker)


@given(observation_sets())
def test_every_quote_is_the_text_between_its_offsets(observations: tuple[Observation, ...]) -> None:
    texts = {each.article.identifier: each.article.text for each in observations}
    pieces = [piece for statement in stated(*observations) for piece in statement.evidence]
    assert all(piece.quote == texts[piece.article][piece.begin : piece.end] for piece in pieces)


def test_dates_as_objects_stay_dates() -> None:
    objects = {each.object for each in stated(FIRST, SECOND) if each.relation == "birthDate"}
    assert objects == {PartialDate("1961"), PartialDate("1963")}


def test_who_is_cited_is_canonical() -> None:
    (left,) = [each for each in stated(*SAMPLES) if each.relation == "leftOffice"]
    assert [piece.attributed_to for piece in left.evidence] == [iri_of(ORLA)]


def test_what_another_article_denies_stays_as_evidence() -> None:
    (met,) = [each for each in stated(*SAMPLES) if each.relation == "met" and each.period == DAY]
    assert [piece.modality for piece in met.evidence] == [Modality.ASSERTED, Modality.NEGATED]
