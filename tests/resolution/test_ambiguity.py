"""What suits two different people equally well is neither, and the pairs are left for a person to decide."""

from __future__ import annotations

import itertools

import pytest
from resolution.observing import observation

from kgraph.model import Observation
from kgraph.resolution import resolve


def _president(identifier: str, name: str) -> Observation:
    entities = {
        "p": ["Person", name],
        "o": ["Office", "President of Ghana"],
        "s": ["State", "Ghana", {"wikidata": "Q117"}],
    }
    return observation(identifier, entities, [["p", "heldOffice", "o"], ["o", "officeOf", "s"]])


@pytest.mark.parametrize(
    "names",
    [
        ("George Harding", "George W. Harding", "George H. W. Harding"),
        ("Harding", "George Harding", "Laura Harding"),
        ("J. Okonedo", "Janet Okonedo", "James Okonedo"),
    ],
)
def test_a_name_that_two_holders_of_the_office_may_bear(names: tuple[str, ...]) -> None:
    articles = [_president(f"a{number}", name) for number, name in enumerate(names)]
    outcomes = [resolve(order) for order in itertools.permutations(articles)]
    assert all(len({linker.canonical(a.article.identifier, "p") for a in articles}) == 3 for linker in outcomes)
    assert {(edge.left, edge.right) for edge in outcomes[0].unsure} == {("a0#p", "a1#p"), ("a0#p", "a2#p")}


def test_the_surname_of_the_only_holder() -> None:
    articles = [_president(f"a{number}", name) for number, name in enumerate(("Harding", "Laura Harding"))]
    linker = resolve(articles)
    assert linker.canonical("a0", "p") == linker.canonical("a1", "p")
