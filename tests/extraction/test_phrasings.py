"""The ways news says each relation, and the ways it says that something is not so or may be: a line of phrasings.tsv or
traps.tsv is a sentence with all its facts of one relation.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kgraph.annotation import annotate
from kgraph.extraction import extract
from kgraph.model import Article, Modality, Observation
from kgraph.schema import load_schema

NOTHING = "-"
WRITTEN = dt.date(2021, 5, 12)
FILES = [Path(__file__).with_name(name) for name in ("phrasings.tsv", "traps.tsv")]
LINES = [line for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


def stated(observation: Observation, relation: str) -> list[str]:
    names = {entity.key: entity.name for entity in observation.entities}
    return sorted(
        {
            f"{names[fact.subject]} | {names.get(str(fact.object), str(fact.object))}"
            + ("" if fact.modality is Modality.ASSERTED else f" [{fact.modality.value.lower()}]")
            for fact in observation.relations
            if fact.relation == relation
        }
    )


@pytest.fixture(scope="module")
def observed() -> dict[str, Observation]:
    sentences = dict.fromkeys(sentence for _, sentence, _ in CASES)
    articles = [Article(sentence, sentence, date=WRITTEN) for sentence in sentences]
    return {document.article.identifier: extract(document) for document in annotate(articles)}


@pytest.mark.parametrize(("relation", "sentence", "facts"), CASES)
def test_phrasing(observed: dict[str, Observation], relation: str, sentence: str, facts: str) -> None:
    assert stated(observed[sentence], relation) == ([] if facts == NOTHING else facts.split("; "))


def test_relations_are_those_of_the_ontology() -> None:
    assert {relation for relation, _, _ in CASES} <= load_schema().relations.keys()
