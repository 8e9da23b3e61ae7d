"""Facts that nouns state: "the admission of Poland to NATO" is so, unless the words around it ask, fear or plan it."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from kgraph.annotation import annotate
from kgraph.extraction import extract
from kgraph.model import Article, Modality, Observation

HAPPENINGS = {
    "memberOf": "admission of Poland to NATO",
    "attacked": "Polish invasion of Malta",
    "killed": "assassination of Karl Braun by Hamas",
    "appointedTo": "appointment of Karl Braun as mayor of Riga",
    "dismissed": "dismissal of Karl Braun by Anna Kovacs",
    "visited": "visit by Karl Braun to Malta",
    "arrested": "arrest of Karl Braun by Malta",
    "adopted": "ratification of the Paris Agreement by Malta",
    "opposed": "withdrawal of Malta from the Paris Agreement",
    "met": "meeting between Karl Braun and Anna Kovacs",
    "sanctioned": "imposition of sanctions on Malta by Poland",
    "founded": "founding of the Lake Institute by Karl Braun",
    "leftOffice": "resignation of Karl Braun as mayor of Riga",
    "banned": "banning of Hezbollah by Malta",
    "charged": "indictment of Karl Braun by Malta",
    "endorsed": "endorsement of Karl Braun by Anna Kovacs",
    "agreedWith": "deal between Malta and Poland",
    "hosted": "hosting of the Lake Summit by Malta",
    "nominatedFor": "nomination of Karl Braun for mayor of Riga",
    "investigated": "investigation of Karl Braun by Malta",
}
ASSERTING = ("The {} made headlines.", "Omar Ali spoke after the {}.", "Omar Ali praised the {}.")
NOT_ASSERTING = (
    "Omar Ali called for the {}.",
    "Omar Ali proposed the {}.",
    "Omar Ali warned of the {}.",
    "Omar Ali ruled out the {}.",
    "Omar Ali opposes the {}.",
    "There were plans for the {}.",
    "There was no {}.",
    "The possible {} was discussed.",
    "The threat of the {} looms.",
    "Preparations for the {} began.",
    "If the {} goes ahead, Omar Ali will leave.",
    "The {} would hurt trade.",
    "The {} will take place in May.",
    "The {} was cancelled.",
    "An attempted {} failed.",
)


def read(contexts: tuple[str, ...]) -> dict[tuple[str, str], Observation]:
    """What each happening in each context contributes, by relation and context."""
    cases = list(product(HAPPENINGS, contexts))
    texts = [context.format(HAPPENINGS[relation]) for relation, context in cases]
    articles = [Article(str(number), text, date=dt.date(2021, 5, 12)) for number, text in enumerate(texts)]
    return dict(zip(cases, map(extract, annotate(articles)), strict=True))


def modalities(observation: Observation, relation: str) -> set[Modality]:
    """How the text presents the facts of the relation in which Omar Ali, who only talks about them, is no end."""
    facts = (fact for fact in observation.relations if fact.relation == relation)
    return {fact.modality for fact in facts if "omar-ali" not in f"{fact.subject} {fact.object}"}


@pytest.fixture(scope="module")
def asserting() -> dict[tuple[str, str], Observation]:
    return read(ASSERTING)


@pytest.fixture(scope="module")
def not_asserting() -> dict[tuple[str, str], Observation]:
    return read(NOT_ASSERTING)


@pytest.mark.parametrize(("relation", "context"), list(product(HAPPENINGS, ASSERTING)))
def test_a_noun_states_a_fact(asserting: dict[tuple[str, str], Observation], relation: str, context: str) -> None:
    assert modalities(asserting[relation, context], relation) == {Modality.ASSERTED}


@pytest.mark.parametrize(("relation", "context"), list(product(HAPPENINGS, NOT_ASSERTING)))
def test_what_is_asked_feared_or_planned_is_not_asserted(
    not_asserting: dict[tuple[str, str], Observation], relation: str, context: str
) -> None:
    assert Modality.ASSERTED not in modalities(not_asserting[relation, context], relation)
