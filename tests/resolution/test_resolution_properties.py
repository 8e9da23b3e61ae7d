"""What holds of resolution whatever the articles are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from resolution.observing import observation

from kgraph.model import Observation
from kgraph.resolution import Decision, Decisions, Linker, observed_id, resolve

_NAMES = [
    "Anna Keller", "A. Keller", "Keller", "Anna B. Keller", "Anna Keler", "Hanna Keller", "Anna Keller Jr.",
    "Peter Novak", "Petr Novak", "Novak",
]  # fmt: skip
_STATES = {"Austria": "Q40", "Slovenia": "Q215"}
_THINGS = ["Parliament", "Ministry of Finance", "Blue Lantern Movement", "Lantern Act"]


@st.composite
def _article(draw: st.DrawFn, number: int) -> Observation:
    entities: dict[str, list[Any]] = {"p": ["Person", draw(st.sampled_from(_NAMES))]}
    facts: list[list[str]] = []
    state = draw(st.sampled_from([None, *_STATES]))
    if state:
        entities |= {"s": ["State", state, {"wikidata": _STATES[state]}], "o": ["Office", f"President of {state}"]}
        facts = draw(
            st.sampled_from([[], [["p", "heldOffice", "o"], ["o", "officeOf", "s"]], [["p", "citizenOf", "s"]]])
        )
    entities["t"] = ["Organization", draw(st.sampled_from(_THINGS))]
    return observation(f"a{number}", entities, facts)


def _articles(most: int = 7) -> st.SearchStrategy[list[Observation]]:
    return st.integers(2, most).flatmap(lambda n: st.tuples(*(_article(number) for number in range(n)))).map(list)


def _people(observations: Sequence[Observation]) -> list[str]:
    return [observed_id(o.article.identifier, "p") for o in observations]


def _outcome(linker: Linker) -> object:
    return (dict(linker.iris), linker.entities(), linker.unsure)


@given(_articles(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_order_does_not_matter(articles: list[Observation], random: Any) -> None:
    shuffled = [*articles]
    random.shuffle(shuffled)
    assert _outcome(resolve(shuffled)) == _outcome(resolve(articles))


@given(_articles(), st.data())
@settings(max_examples=40)
def test_an_article_that_comes_and_goes_leaves_no_trace(articles: list[Observation], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(articles))
    rest = [article for article in articles if article is not gone]
    before = _outcome(resolve(rest))
    grown = [gone, *rest]
    resolve(grown)
    grown.remove(gone)
    assert _outcome(resolve(grown)) == before


@given(_articles(), st.data(), st.booleans())
@settings(max_examples=60)
def test_a_decision_is_obeyed_and_can_be_undone(articles: list[Observation], data: st.DataObject, same: bool) -> None:
    one, other = data.draw(st.lists(st.sampled_from(_people(articles)), min_size=2, max_size=2, unique=True))
    before = _outcome(resolve(articles))
    decisions = Decisions().with_decision(Decision.of(one, other, same=same))
    decided = resolve(articles, decisions=decisions)
    assert (decided.iris[one] == decided.iris[other]) is same
    assert _outcome(resolve(articles, decisions=decisions.without(other, one))) == before


@given(_articles(), st.data())
@settings(max_examples=40)
def test_what_is_decided_to_differ_is_not_joined_by_a_chain(articles: list[Observation], data: st.DataObject) -> None:
    people = _people(articles)
    one, other = data.draw(st.lists(st.sampled_from(people), min_size=2, max_size=2, unique=True))
    decisions = Decisions().with_decision(Decision.of(one, other, same=False))
    for third in people:
        if third not in (one, other):
            decisions = decisions.with_decision(Decision.of(one, third, same=True))
    linker = resolve(articles, decisions=decisions)
    assert linker.iris[one] != linker.iris[other]


@given(_articles())
@settings(max_examples=40)
def test_every_observed_entity_has_one_iri_that_the_entities_have_too(articles: list[Observation]) -> None:
    linker = resolve(articles)
    iris = {entity.iri for entity in linker.entities()}
    assert set(linker.iris.values()) == iris
    assert all({e.iri for e in linker.entities_of(a.article.identifier)} <= iris for a in articles)
