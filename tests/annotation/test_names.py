"""What a name is: where it begins and ends, and of which class it is throughout an article."""

from __future__ import annotations

import pytest

from kgraph.annotation import annotate
from kgraph.model import Article, EntityType


def names(text: str, *types: EntityType) -> list[str]:
    """The names of the entities of some classes, sorted."""
    [document] = annotate([Article("a", text)])
    return sorted(entity.name for entity in document.entities if entity.type in types)


@pytest.mark.parametrize(
    "text, bodies",
    [
        ("Its Foreign Ministry on Thursday summoned a diplomat.", ["Foreign Ministry"]),
        ("The Harbour Services Agency on March 31 closed.", ["Harbour Services Agency"]),
        ("The Department of State Services arrested the editor.", ["Department of State Services"]),
        ("The German-Chadian Business Association met.", ["German-Chadian Business Association"]),
        ("He heads the Agency for Self-Help and Training.", ["Agency for Self-Help and Training"]),
        ("The National Security Advisor resigned.", []),
        ("The fine was 20 million EUR.", []),
        ("The chief of Defense resigned.", []),
    ],
)
def test_bodies(text: str, bodies: list[str]) -> None:
    assert names(text, EntityType.ORGANIZATION) == bodies


@pytest.mark.parametrize(
    "text, people",
    [
        ("Soldier Markus Brandt and Parliamentarian Mara Holt met.", ["Mara Holt", "Markus Brandt"]),
        ("Son Chhay resigned.", ["Son Chhay"]),
        ("Deputy Secretary of State Mara Holt met Luis Rey.", ["Luis Rey", "Mara Holt"]),
        ("President Mara Holt´s office rejected it.", ["Mara Holt"]),
        ("The police launched a case against Keremoglu.", ["Keremoglu"]),
        ("Merkel and Obama have agreed to wait.", ["Merkel", "Obama"]),
        ("The report said Obama's deal was void.", ["Obama"]),
        ("Australia will pay for the COVID-19 recovery after Brexit.", []),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    assert names(text, EntityType.PERSON) == people


@pytest.mark.parametrize(
    "text, places",
    [
        ("He fled to Kelema province and the Oder Valley.", ["Kelema province", "Oder Valley"]),
        ("Soldiers patrol the Zubara corridor.", ["Zubara"]),
        ("Protesters filled Mandela Square.", ["Mandela Square"]),
    ],
)
def test_places_by_their_last_word(text: str, places: list[str]) -> None:
    assert names(text, EntityType.PLACE) == places


def test_a_storm_is_an_event() -> None:
    assert names("Cyclone Odette killed ten people.", EntityType.EVENT) == ["Cyclone Odette"]


def test_a_name_is_of_one_class_throughout_an_article() -> None:
    text = "Thaksin Prasert won. Thaksin left Kelema. Later Prasert returned, and Thaksin's party rejoiced."
    assert names(text, EntityType.PERSON) == ["Thaksin Prasert"]


@pytest.mark.parametrize(
    "text, actors",
    [
        ("The Kenyan Government condemned the attack.", ["Kenya"]),
        ("The government in Nairobi rejected it.", ["Kenya"]),
        ("The Government of National Accord fell.", []),
    ],
)
def test_a_government_that_acts_is_its_state(text: str, actors: list[str]) -> None:
    assert names(text, EntityType.STATE) == actors


def test_the_organ_of_a_state_is_not_that_of_the_united_nations_of_the_same_name() -> None:
    assert names("Chad's Security Council met.", EntityType.ORGANIZATION) == ["Security Council of Chad"]


@pytest.mark.parametrize(
    "text, bodies",
    [
        ("PEKIDA accused Chad of betrayal.", ["PEKIDA"]),
        ("Zarvanta, a company based in Kelema, was sued.", ["Zarvanta"]),
        ("The United People's Dawn Alliance won.", ["United People's Dawn Alliance"]),
        ("The speaker of the Chadian House Ana Holt left.", ["House of Chad"]),
        ("The US House met. The House rejected Chad.", ["House of Representatives of the United States"]),
    ],
)
def test_bodies_without_a_class_noun_in_their_name(text: str, bodies: list[str]) -> None:
    assert names(text, EntityType.ORGANIZATION) == bodies


@pytest.mark.parametrize(
    "text, parties",
    [
        ("Sunrise Kelema is a small party in Chad.", ["Sunrise Kelema"]),
        ("Zarvanta, the ruling party, won. Zarvanta rejoiced.", ["Zarvanta"]),
        ("The Labor Secretary explained the Labor market reform.", []),
        ("A Labour MP left.", ["Labour Party"]),
        ("The PCG renounced communism. The Galician Communist Party had voted.", ["Galician Communist Party"]),
        ("The PCG renounced communism. The Galician Farmers' Party had voted.", ["Galician Farmers' Party"]),
    ],
)
def test_parties(text: str, parties: list[str]) -> None:
    assert names(text, EntityType.POLITICAL_PARTY) == parties


@pytest.mark.parametrize(
    "text, people",
    [
        ("Abed-Rabbo Omar Hadi fled. Omar Hadi returned.", ["Abed-Rabbo Omar Hadi"]),
        ("Enrique Vega Nieto won. Vega Nieto rejoiced.", ["Enrique Vega Nieto"]),
        ("John R. Holt won. John rejoiced.", ["John R. Holt"]),
        ("Lee Jae-min won. In June Lee resigned.", ["Lee Jae-min"]),
        ("Adolfo Suárez González ruled Spain.", ["Adolfo Suárez"]),
        ("Vittorio Francesco Saverio Nitti ruled Italy.", ["Francesco Saverio Nitti"]),
        ("Maurer was president of Switzerland.", ["Ueli Maurer"]),
        ("Clara Maria Lund (born 1960) won. Lund rejoiced.", ["Clara Lund"]),
        ("Clara Maria Lund won.", ["Clara Maria Lund"]),
        ("José Luis Lund (born 1960) won.", ["José Luis Lund"]),
    ],
)
def test_short_names(text: str, people: list[str]) -> None:
    assert names(text, EntityType.PERSON) == people


def test_a_team_is_not_the_state_it_is_of() -> None:
    assert names("Mara Holt, the head of the Chadian football team, left.", EntityType.OFFICE) == []


def test_a_negotiating_team_is_a_body() -> None:
    text = "Mara Holt, the head of the Chadian negotiating team, left."
    assert names(text, EntityType.OFFICE) == ["Head of Negotiating Team of Chad"]


@pytest.mark.parametrize(
    "text, bodies",
    [
        ("Kenya waits. The Security Council met. Kenya voted.", ["Security Council of Kenya"]),
        ("Kenya waits. The Security Council met. Kenya spoke.", ["Security Council of Kenya"]),
        ("The UN met. Kenya waits. The Security Council met.", ["United Nations", "United Nations Security Council"]),
        ("The EU-IMF rescue failed.", ["European Union", "International Monetary Fund"]),
    ],
)
def test_bodies_of_whom_the_name_does_not_say(text: str, bodies: list[str]) -> None:
    assert names(text, EntityType.ORGANIZATION) == bodies


def test_a_body_is_no_event_on_the_day_it_is_told_something() -> None:
    assert names("The president informed Congress on Wednesday.", EntityType.EVENT) == []
