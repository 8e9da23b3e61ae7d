"""Which entity of Wikidata somebody is: by name and by what the articles say, and nobody where that leaves a doubt."""

from __future__ import annotations

import pytest
from resolution.observing import observation

from kgraph.resolution import KnownEntity, KnownNames, KnownTenure, resolve

_WIKIDATA = "http://www.wikidata.org/entity/"
_AUSTRIA = {"s": ["State", "Austria", {"wikidata": "Q40"}]}
_SLOVENIA = {"s": ["State", "Slovenia", {"wikidata": "Q215"}]}


class _Known:
    """A gazetteer of a few."""

    def __init__(self, *entities: KnownEntity) -> None:
        self._entities = entities

    def candidates(self, name: str) -> tuple[KnownEntity, ...]:
        return tuple(entity for entity in self._entities if entity.label == name)

    def alike(self, name: str) -> tuple[KnownEntity, ...]:
        return ()

    def surnamed(self, surname: str) -> tuple[KnownEntity, ...]:
        return tuple(entity for entity in self._entities if surname in entity.label.split())

    def names(self, identifier: str) -> KnownNames:
        return KnownNames(aliases=tuple(entity.label for entity in self._entities if entity.identifier == identifier))


def _person(
    identifier: str, state: str, *, prominence: float = 4, tenures: tuple[KnownTenure, ...] = ()
) -> KnownEntity:
    return KnownEntity(identifier, "Person", "Anna Keller", state, tenures, prominence, named_so=True)


_AUSTRIAN, _SLOVENE = _person("Q9001", "Q40"), _person("Q9002", "Q215")


def _iri(known: _Known, *articles: object) -> str:
    return resolve(articles, gazetteer=known).canonical("a", "p")  # type: ignore[arg-type]


def test_the_state_of_the_office_says_which_one() -> None:
    article = observation(
        "a",
        {"p": ["Person", "Anna Keller"], "o": ["Office", "President of Austria"], **_AUSTRIA},
        [["p", "heldOffice", "o"], ["o", "officeOf", "s"]],
    )
    assert _iri(_Known(_AUSTRIAN, _SLOVENE), article) == f"{_WIKIDATA}Q9001"


def test_nationality_says_which_one() -> None:
    article = observation("a", {"p": ["Person", "Anna Keller"], **_SLOVENIA}, [["p", "citizenOf", "s"]])
    assert _iri(_Known(_AUSTRIAN, _SLOVENE), article) == f"{_WIKIDATA}Q9002"


def test_what_another_article_says_counts_too() -> None:
    bare = observation("a", {"p": ["Person", "Anna Keller"]})
    telling = observation("b", {"p": ["Person", "Anna Keller"], **_SLOVENIA}, [["p", "citizenOf", "s"]])
    assert _iri(_Known(_AUSTRIAN, _SLOVENE), bare, telling) == f"{_WIKIDATA}Q9002"


def test_two_candidates_and_nothing_to_tell_them_apart_are_none() -> None:
    article = observation("a", {"p": ["Person", "Anna Keller"]})
    assert _iri(_Known(_person("Q1", "Q40", prominence=36), _person("Q2", "Q215", prominence=36)), article).endswith(
        "person/anna-keller"
    )


def test_one_candidate_who_is_hardly_known_and_no_context_is_none() -> None:
    article = observation("a", {"p": ["Person", "Anna Keller"]})
    assert _iri(_Known(_person("Q1", "Q40", prominence=1)), article).endswith("person/anna-keller")


def test_one_candidate_of_note_needs_no_context() -> None:
    article = observation("a", {"p": ["Person", "Anna Keller"]})
    assert _iri(_Known(_person("Q1", "Q40", prominence=36)), article) == f"{_WIKIDATA}Q1"


def test_another_state_speaks_against_a_candidate() -> None:
    article = observation("a", {"p": ["Person", "Anna Keller"], **_SLOVENIA}, [["p", "citizenOf", "s"]])
    assert _iri(_Known(_person("Q1", "Q40", prominence=36)), article).endswith("person/anna-keller")


@pytest.mark.parametrize(("date", "linked"), [("2003-01-15", True), ("1931-01-15", False)])
def test_an_article_from_the_time_in_office_counts(date: str, linked: bool) -> None:
    held = KnownTenure("Minister of Bridges", "", "2001", "2005")
    article = observation("a", {"p": ["Person", "Anna Keller"]}, date=date)
    iri = _iri(_Known(_person("Q1", "", prominence=1, tenures=(held,))), article)
    assert (iri == f"{_WIKIDATA}Q1") is linked


def test_never_on_a_surname_alone() -> None:
    known = KnownEntity("Q1", "Person", "Keller", "", (), 100, named_so=True)
    assert _iri(_Known(known), observation("a", {"p": ["Person", "Keller"]})).endswith("person/keller")


_FIRST = KnownTenure("President", "Q40", "1980", "1984")
_SECOND = KnownTenure("President", "Q40", "2000", "2008")
_MINISTER = KnownTenure("Minister of Bridges", "Q40", "1980", "1984")


@pytest.mark.parametrize(
    ("date", "tenures", "linked"),
    [
        ("2003-01-15", [_SECOND], "Q1"),
        (None, [_SECOND], "Q1"),
        ("1999-01-15", [_SECOND], None),
        ("2003-01-15", [_FIRST, _SECOND], None),
        (None, [_FIRST, _SECOND], None),
        ("1990-01-15", [_FIRST, _SECOND], "Q1"),
        ("2003-01-15", [_MINISTER], None),
    ],
    ids=["in office", "undated", "not yet", "two were", "two, undated", "the first only", "of another office"],
)
def test_a_surname_with_an_office_is_the_only_one_who_held_it(
    date: str | None, tenures: list[KnownTenure], linked: str | None
) -> None:
    known = _Known(*(_person(f"Q{number}", "Q40", tenures=(held,)) for number, held in enumerate(tenures, start=1)))
    article = observation(
        "a",
        {"p": ["Person", "Keller"], "o": ["Office", "President of Austria"], **_AUSTRIA},
        [["p", "heldOffice", "o"], ["o", "officeOf", "s"]],
        date=date,
    )
    assert _iri(known, article) == (f"{_WIKIDATA}{linked}" if linked else "https://w3id.org/kgraph/id/person/keller")


def test_the_class_must_fit() -> None:
    known = KnownEntity("Q1", "Place", "Anna Keller", "", (), 100, named_so=True)
    assert _iri(_Known(known), observation("a", {"p": ["Person", "Anna Keller"]})).endswith("person/anna-keller")


@pytest.mark.parametrize(("part", "linked"), [("Q771", False), ("Q21", True)], ids=["Massachusetts", "England"])
def test_a_city_in_a_part_of_another_state_is_not_the_one_of_that_name(part: str, linked: bool) -> None:
    entities = {"p": ["Place", "Cambridge", {"wikidata": "Q350"}], "s": ["Place", "A part", {"wikidata": part}]}
    iri = resolve([observation("a", entities, [["p", "locatedIn", "s"]])]).canonical("a", "p")
    assert (iri == f"{_WIKIDATA}Q350") is linked


@pytest.mark.parametrize(
    ("name", "linked"),
    [("Lowland Liberation Organization", True), ("Orchard Party", False), ("National Electoral Commission", False)],
)
def test_a_long_name_of_a_body_that_is_hardly_known(name: str, linked: bool) -> None:
    known = _Known(KnownEntity("Q1", "Organization", name, "", (), 2, named_so=True))
    iri = _iri(known, observation("a", {"p": ["Organization", name]}))
    assert (iri == f"{_WIKIDATA}Q1") is linked


def test_a_chamber_of_a_parliament_is_of_its_state() -> None:
    entities = {
        "p": ["Organization", "House of the United States"],
        "s": ["State", "United States", {"wikidata": "Q30"}],
    }
    linker = resolve([observation("a", entities, [["p", "partOf", "s"]])])
    assert linker.canonical("a", "p") == f"{_WIKIDATA}Q11701"


def test_a_name_of_another_language_is_one_more_name() -> None:
    known = _Known(KnownEntity("Q1", "Person", "Anna Kellerová", "", (), 36, named_so=True))
    known.candidates = lambda name: known._entities  # type: ignore[method-assign]
    (entity,) = resolve([observation("a", {"p": ["Person", "Anna Keller"]})], gazetteer=known).entities()
    assert (entity.iri, entity.label, entity.aliases) == (f"{_WIKIDATA}Q1", "Anna Keller", ("Anna Kellerová",))


def test_what_is_linked_is_called_what_the_gazetteer_calls_it() -> None:
    article = observation("a", {"p": ["Organization", "E.U.", {"wikidata": "Q458"}]}, [])
    linker = resolve([article])
    (entity,) = linker.entities()
    assert (entity.iri, entity.label) == (f"{_WIKIDATA}Q458", "European Union")
    assert {"EU", "E.U."} <= {*entity.aliases}
    (own,) = linker.entities_of("a")
    assert (own.label, own.aliases) == ("European Union", ("E.U.",))


def test_what_is_linked_to_one_thing_is_one_node() -> None:
    known = _Known(
        KnownEntity("Q1", "PoliticalParty", "Blue Front", "", (), 36, named_so=True),
        KnownEntity("Q1", "PoliticalParty", "Blue Rally", "", (), 36, named_so=True),
    )
    articles = [
        observation("a", {"p": ["PoliticalParty", "Blue Front"]}),
        observation("b", {"p": ["PoliticalParty", "Blue Rally"]}),
    ]
    (entity,) = resolve(articles, gazetteer=known).entities()
    assert (entity.iri, {entity.label, *entity.aliases}) == (f"{_WIKIDATA}Q1", {"Blue Front", "Blue Rally"})
