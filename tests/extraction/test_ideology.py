"""What a party or a person is said to stand for: one table, sentence in, ideologies out."""

from __future__ import annotations

import pytest

from kgraph.annotation import annotate
from kgraph.extraction import extract
from kgraph.model import Article, EntityType, Modality

SENTENCES: list[tuple[str, list[str]]] = [
    ("The far-right Dawn Party lost the vote.", ["Dawn Party | far-right"]),
    ("The Dawn Party, a right-wing populist party, lost.", ["Dawn Party | right-wing populism"]),
    ("Mara Holt, a communist, was elected mayor of Oslo.", ["Mara Holt | communism"]),
    ("Mara Holt is not a socialist.", ["Mara Holt | socialism [Negated]"]),
    (
        "The nationalist and anti-immigrant Dawn Party won.",
        ["Dawn Party | anti-immigration", "Dawn Party | nationalism"],
    ),
    ("The Dawn Party is conservative.", ["Dawn Party | conservatism"]),
    ("The liberal prime minister of Norway, Mara Holt, resigned.", ["Mara Holt | liberalism"]),
    ("Mara Holt leads the socialist Dawn Party.", ["Dawn Party | socialism"]),
    ("The Dawn Party advocates socialism and secularism.", ["Dawn Party | secularism", "Dawn Party | socialism"]),
    ("The Dawn Party has a social democratic ideology.", ["Dawn Party | social democracy"]),
    ("The Dawn Party is based on the principles of communism.", ["Dawn Party | communism"]),
    ("The Dawn Party promotes Serbian nationalism.", ["Dawn Party | Serbian nationalism"]),
    ("Likud under Prime Minister Mara Holt, a right-wing party, won.", ["Likud | right-wing"]),
    ("The Maoist Shining Path guerrillas attacked Lima.", ["Shining Path | Maoism"]),
    ("Mara Holt was the first post-Communist president of Poland.", []),
    ("Mara Holt opposes communism.", []),
    ("Mara Holt made a conservative estimate of the costs.", []),
]


def _ideologies(sentence: str) -> list[str]:
    (document,) = annotate([Article("sentence", sentence)])
    observation = extract(document)
    names = {entity.key: entity.name for entity in observation.entities}
    found = [fact for fact in observation.relations if fact.relation == "politicalIdeology"]
    how = {fact: "" if fact.modality is Modality.ASSERTED else f" [{fact.modality}]" for fact in found}
    return sorted(f"{names[fact.subject]} | {names[str(fact.object)]}{how[fact]}" for fact in found)


@pytest.mark.parametrize("sentence, expected", SENTENCES)
def test_ideologies_of_a_sentence(sentence: str, expected: list[str]) -> None:
    assert _ideologies(sentence) == expected


def test_an_ideology_goes_by_its_adjectives_too() -> None:
    (document,) = annotate([Article("sentence", "The centre-left Dawn Party won.")])
    (concept,) = [entity for entity in extract(document).entities if entity.type is EntityType.CONCEPT]
    assert concept.name == "centre-left"
    assert "center-left" in concept.aliases
