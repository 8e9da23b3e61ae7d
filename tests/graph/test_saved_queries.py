"""What the saved questions answer about a small world."""

from __future__ import annotations

import datetime as dt

import pytest
from graph_samples import NameLinker
from rdflib import Dataset

from kgraph.errors import UsageError
from kgraph.graph.dataset import dataset_of
from kgraph.graph.query import run_query
from kgraph.model import (
    Article,
    EntityType,
    Modality,
    Observation,
    ObservedEntity,
    PartialDate,
    Period,
    RelationMention,
)
from kgraph.saved_queries import bind, saved_queries, saved_query

ENTITIES = {
    name: ObservedEntity(f"{kind.lower()}/{name.lower().replace(' ', '-')}", kind, name)
    for kind, names in {
        EntityType.PERSON: ("Ann Lee", "Bo Kim", "Cy Orr", "Di Poe"),
        EntityType.OFFICE: ("President of Ravonia", "Mayor of Oslo", "Judge of Ravonia"),
        EntityType.STATE: ("Ravonia",),
        EntityType.PLACE: ("Oslo",),
        EntityType.ORGANIZATION: ("Senate",),
        EntityType.POLITICAL_PARTY: ("Reform Party",),
        EntityType.EVENT: ("Oslo Summit",),
        EntityType.ELECTION: ("2010 Election",),
        EntityType.LEGAL_ACT: ("Tax Act",),
    }.items()
    for name in names
}

FIRST = """
Ann Lee | heldOffice | President of Ravonia | asserted | 2010/2015
Cy Orr | heldOffice | President of Ravonia | asserted | 2015/
Ravonia | headOfState | Ann Lee | asserted | 2010/2015
Ravonia | headOfState | Cy Orr | asserted | 2015/
Ann Lee | appointedTo | Mayor of Oslo | asserted | 2005-03
Ann Lee | nominatedFor | Judge of Ravonia | planned |
Ann Lee | leftOffice | President of Ravonia | asserted | 2015-06-01
Ann Lee | met | Bo Kim | asserted | 2020-04-30
Cy Orr | agreedWith | Bo Kim | negated |
Bo Kim | visited | Oslo | asserted | 2020-04
Ravonia | hosted | Oslo Summit | planned | 2020-06
Bo Kim | memberOf | Senate | asserted | 2012/
Di Poe | leads | Senate | asserted |
Reform Party | proposed | Tax Act | asserted |
Senate | adopted | Tax Act | asserted | 2019-11-02
Bo Kim | opposed | Tax Act | possible |
Ann Lee | wonElection | 2010 Election | asserted | 2010 | voteShare=51.2%
Cy Orr | lostElection | 2010 Election | asserted | 2010
Bo Kim | accused | Cy Orr | reported | | by=Di Poe
"""
SECOND = """
Ann Lee | met | Bo Kim | negated | 2020-04-30
"""


def observation(identifier: str, date: dt.date, facts: str) -> Observation:
    """An article whose every line is a sentence that states the fact written in it."""
    article = Article(identifier, facts, f"Title of {identifier}", date)
    named = tuple(entity for name, entity in ENTITIES.items() if name in facts)
    relations = tuple(relation(line, facts.index(line)) for line in facts.strip().splitlines())
    return Observation(article, named, relations)


def relation(line: str, begin: int) -> RelationMention:
    subject, name, obj, modality, time, *more = (part.strip() for part in line.split("|"))
    rest = dict(part.split("=") for part in more)
    by = rest.pop("by", None)
    return RelationMention(
        ENTITIES[subject].key,
        name,
        ENTITIES[obj].key,
        Modality(modality.title()),
        begin,
        begin + len(line),
        period(time),
        ENTITIES[by].key if by else None,
        tuple(rest.items()),
        0.9,
    )


def period(text: str) -> Period:
    first, slash, last = text.partition("/")
    dates = [PartialDate(part) if part else None for part in (first, last)]
    return Period(start=dates[0], end=dates[1]) if slash else Period(date=dates[0])


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    observations = (
        observation("one", dt.date(2020, 5, 1), FIRST),
        observation("two", dt.date(2020, 5, 3), SECOND),
    )
    return dataset_of(observations, NameLinker(observations))


def answer(dataset: Dataset, name: str, **parameters: str) -> list[str]:
    """The rows as text, in order; what is not bound is empty."""
    result = run_query(dataset, bind(saved_query(name), parameters))
    return [" | ".join(str(row.get(variable) or "") for variable in result.vars or ()) for row in result.bindings]


CASES: list[tuple[str, dict[str, str], list[str]]] = [
    ("articles", {}, ["one | Title of one | 2020-05-01 |  | 19", "two | Title of two | 2020-05-03 |  | 1"]),
    (
        "between",
        {"first": "cy orr", "second": "Bo Kim"},
        [
            "Bo Kim | accused | Cy Orr |  |  |  | reported",
            "Bo Kim | agreedWith | Cy Orr |  |  |  | negated",
        ],
    ),
    (
        "career",
        {"person": "ann lee"},
        [
            "appointedTo | Mayor of Oslo | 2005-03 |  |  | asserted",
            "heldOffice | President of Ravonia |  | 2010 | 2015 | asserted",
            "leftOffice | President of Ravonia | 2015-06-01 |  |  | asserted",
            "nominatedFor | Judge of Ravonia |  |  |  | planned",
        ],
    ),
    ("confrontations", {}, ["Bo Kim | accused | Cy Orr |  | reported", "Bo Kim | opposed | Tax Act |  | possible"]),
    ("confrontations", {"who": "cy orr"}, ["Bo Kim | accused | Cy Orr |  | reported"]),
    (
        "disagreements",
        {"first": "one", "second": "Title of two"},
        [
            f"asserted and negated | Ann Lee | met | Bo Kim | {modality} | {article} | "
            f"Ann Lee | met | Bo Kim | {modality} | 2020-04-30"
            for article, modality in (("one", "asserted"), ("two", "negated"))
        ],
    ),
    (
        "elections",
        {},
        [
            "2010 Election | wonElection | Ann Lee | 51.2 |  |  | asserted",
            "2010 Election | lostElection | Cy Orr |  |  |  | asserted",
        ],
    ),
    (
        "evidence",
        {"subject": "bo kim", "relation": "MEMBEROF"},
        ["memberOf | Senate | asserted | Bo Kim | memberOf | Senate | asserted | 2012/ | one | 600 | 645 | 0.9"],
    ),
    (
        "happened",
        {"since": "2020", "until": "2020-05"},
        [
            "2020-04 | Bo Kim | visited | Oslo | asserted",
            "2020-04-30 | Ann Lee | met | Bo Kim | asserted",
        ],
    ),
    ("head-of-state-on", {"state": "ravonia", "day": "2012-01-01"}, ["Ann Lee | 2010 | 2015 |  | 2020-05-01"]),
    (
        "head-of-state-on",
        {"state": "kgid:state/ravonia", "day": "2020-01-01"},
        ["Cy Orr | 2015 |  |  | 2020-05-01"],
    ),
    ("head-of-state-on", {"state": "ravonia", "day": "1999-01-01"}, []),
    (
        "holders",
        {"office": "President of Ravonia"},
        [
            "Ann Lee | heldOffice |  | 2010 | 2015 | asserted",
            "Cy Orr | heldOffice |  | 2015 |  | asserted",
            "Ann Lee | leftOffice | 2015-06-01 |  |  | asserted",
        ],
    ),
    (
        "laws",
        {"act": "tax act"},
        [
            "Tax Act | adopted | Senate | 2019-11-02 | asserted",
            "Tax Act | opposed | Bo Kim |  | possible",
            "Tax Act | proposed | Reform Party |  | asserted",
        ],
    ),
    (
        "meetings",
        {"who": "Bo Kim"},
        ["Ann Lee | met | Bo Kim | 2020-04-30 | asserted", "Bo Kim | agreedWith | Cy Orr |  | negated"],
    ),
    ("members", {"body": "senate"}, ["Di Poe | leads |  |  | asserted", "Bo Kim | memberOf | 2012 |  | asserted"]),
    ("most-named", {"class": "person", "articles": "2"}, ["Ann Lee | Person | 2 | 7", "Bo Kim | Person | 2 | 6"]),
    (
        "not-asserted",
        {"modality": "reported"},
        ["reported | Bo Kim | accused | Cy Orr | Di Poe | Bo Kim | accused | Cy Orr | reported | | by=Di Poe | one"],
    ),
    (
        "visits",
        {},
        [
            "Bo Kim | visited | Oslo | 2020-04 | asserted",
            "Ravonia | hosted | Oslo Summit | 2020-06 | planned",
        ],
    ),
]


@pytest.mark.parametrize(("name", "parameters", "rows"), CASES)
def test_the_answer(dataset: Dataset, name: str, parameters: dict[str, str], rows: list[str]) -> None:
    assert answer(dataset, name, **parameters) == rows


def test_conflicts_name_statements_and_articles(dataset: Dataset) -> None:
    (row,) = answer(dataset, "conflicts")
    assert row.startswith("asserted and negated | Ann Lee | met | Bo Kim | 2020-04-30 |  |  | asserted | one, two | ")


def test_every_question_is_asked_here() -> None:
    assert {name for name, _, _ in CASES} | {"conflicts"} == {query.name for query in saved_queries()}


@pytest.mark.parametrize("value", ['" || true) #', '"@en . ?s ?p ?o', "*"])
def test_a_parameter_cannot_change_the_question(dataset: Dataset, value: str) -> None:
    assert answer(dataset, "career", person=value) == []


def test_a_backslash_has_no_place_in_a_parameter() -> None:
    with pytest.raises(UsageError, match="career: person is no entity: "):
        bind(saved_query("career"), {"person": "x\\u0022) } #"})
