"""Which entities an article has: what they are called, of which class, and of which body an office is."""

from __future__ import annotations

import pytest

from kgraph.annotation import annotate
from kgraph.model import Article, EntityType


def names(text: str, type_: EntityType) -> list[str]:
    """The names of the entities of one class, sorted."""
    [document] = annotate([Article("a", text)])
    return sorted(entity.name for entity in document.entities if entity.type is type_)


@pytest.mark.parametrize(
    "text, people",
    [
        ("PM Mara Holt met Ivo Brandt.", ["Ivo Brandt", "Mara Holt"]),
        ("Mayor Ana Torres fired Luis Rey.", ["Ana Torres", "Luis Rey"]),
        ("Omar El Hadidi won. The court had barred El Hadidi.", ["Omar El Hadidi"]),
        ("Mara Holt resigned. Eventually Holt returned.", ["Mara Holt"]),
        ("Spokesman Moon Sang-gyun agreed with Park Geun-hye.", ["Moon Sang-gyun", "Park Geun-hye"]),
        ("The Mara Holt-led talks failed.", ["Mara Holt"]),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    assert names(text, EntityType.PERSON) == people


@pytest.mark.parametrize(
    "text, offices",
    [
        ("Fidesz (FID) president Mara Holt spoke in Chad. Chad waited.", ["President of Fidesz"]),
        ("Company president Mara Holt spoke in Chad. Chad waited.", []),
        ("Chad voted. Chad waits. Mara Holt was elected president in May.", ["President of Chad"]),
        ("Russia waits. Russia fell. Petro Poroshenko was elected president in 2014.", ["President of Ukraine"]),
        ("Russia waits. Russia fell. Petro Poroshenko, the president, left.", ["President of Ukraine"]),
    ],
)
def test_offices_with_their_body(text: str, offices: list[str]) -> None:
    assert names(text, EntityType.OFFICE) == offices


@pytest.mark.parametrize(
    "text, offices",
    [
        ("Voters in Ontario went to the polls. Ontario waits. Premier Mara Holt lost.", ["Premier of Ontario"]),
        ("Ontario voted. Ontario waits. Health Minister Ivo Brandt left.", ["Health Minister of Ontario"]),
        ("Canada waits. Canada and Ontario. Premier Mara Holt left Canada.", ["Premier"]),
        ("Ontario voted. Ontario waits. Defence Minister Ivo Brandt left.", ["Defence Minister of Canada"]),
        ("Mara Holt is premier of the Australian state of Victoria.", ["Premier of Victoria"]),
    ],
)
def test_offices_in_a_part_of_a_state_that_the_article_is_about(text: str, offices: list[str]) -> None:
    assert names(text, EntityType.OFFICE) == offices


def test_of_states_named_as_often_the_article_is_about_the_one_whose_offices_it_takes_for_granted() -> None:
    text = "Chad accused Hungary. Chad and Hungary wait. Prime Minister Viktor Orbán and Trade Minister Ivo Brandt met."
    assert names(text, EntityType.OFFICE) == ["Prime Minister of Hungary", "Trade Minister of Hungary"]


def test_a_party_is_called_the_same_with_and_without_its_class_noun() -> None:
    assert names("The Fidesz party won. Fidesz rejoiced.", EntityType.POLITICAL_PARTY) == ["Fidesz"]


def test_what_stands_in_a_list_with_a_place_is_a_place() -> None:
    assert names("The states of Borno, Zubara and Kelema voted.", EntityType.PLACE) == [
        "Borno State",
        "Kelema",
        "Zubara",
    ]


def test_security_forces_are_those_of_the_state_the_article_is_about() -> None:
    text = "Chad voted. Chad waits. Security forces fired on protesters."
    assert names(text, EntityType.ORGANIZATION) == ["Security Forces of Chad"]


@pytest.mark.parametrize(
    "text, bodies",
    [
        ("Chinese Foreign Ministry spokesman Lu Kang spoke.", ["Ministry of Foreign Affairs of China"]),
        ("China's Foreign Ministry and the Chinese Foreign Ministry spoke.", ["Ministry of Foreign Affairs of China"]),
        ("Chad's Foreign Ministry spoke.", ["Foreign Ministry of Chad"]),
    ],
)
def test_a_body_that_is_listed_is_one_however_its_state_is_said(text: str, bodies: list[str]) -> None:
    assert names(text, EntityType.ORGANIZATION) == bodies


def test_a_surname_is_of_the_relative_who_is_named_most() -> None:
    text = "Ivo Brandt died. His son Jan Brandt said so. Ivo Brandt was a poet. Brandt was elected president of Chad."
    [document] = annotate([Article("a", text)])
    assert names("Ivo Brandt died. His son Jan Brandt said so. Brandt left.", EntityType.PERSON) == [
        "Ivo Brandt",
        "Jan Brandt",
    ]
    [last] = [m.entity for m in document.mentions if text[m.begin : m.end] == "Brandt"]
    assert last == "person/ivo-brandt"


def test_a_body_of_the_republic_is_called_by_no_empty_name() -> None:
    text = (
        "Kazakhstan voted. Mara Holt, president of Kazakhstan, was twice elected Chairman of the Senate of the "
        "Parliament of the Republic."
    )
    [document] = annotate([Article("a", text)])
    aliases = {alias for entity in document.entities for alias in entity.aliases}
    assert "Kazakh Parliament" in aliases
    assert {alias for alias in aliases if alias != " ".join(alias.split())} == set()
