"""The time of each fact: a line of dates.tsv is a text with all its facts of one relation and when they are so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kgraph.annotation import annotate
from kgraph.extraction import extract
from kgraph.model import Article, Modality, Observation, Period

WRITTEN = dt.date(2021, 5, 12)
LINES = Path(__file__).with_name("dates.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


def shown(period: Period) -> str:
    if period.start or period.end:
        return f" {period.start or ''}/{period.end or ''}"
    return f" {period.date}" if period.date else ""


def stated(observation: Observation, relation: str) -> list[str]:
    names = {entity.key: entity.name for entity in observation.entities}
    return sorted(
        {
            f"{names[fact.subject]} | {names.get(str(fact.object), str(fact.object))}"
            + ("" if fact.modality is Modality.ASSERTED else f" [{fact.modality.value.lower()}]")
            + shown(fact.period)
            for fact in observation.relations
            if fact.relation == relation
        }
    )


@pytest.fixture(scope="module")
def observed() -> dict[str, Observation]:
    texts = dict.fromkeys(text for _, text, _ in CASES)
    articles = [Article(text, text.replace(" || ", "\n\n"), date=WRITTEN) for text in texts]
    return {document.article.identifier: extract(document) for document in annotate(articles)}


@pytest.mark.parametrize(("relation", "text", "facts"), CASES)
def test_time(observed: dict[str, Observation], relation: str, text: str, facts: str) -> None:
    assert stated(observed[text], relation) == facts.split("; ")
