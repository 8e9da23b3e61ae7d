"""What a sentence states: one table, sentence in, all its facts out.

A fact is "subject | relation | object", with its modality where that is not asserted and its dates. The sentences
are read as written on Wednesday, 12 May 2021.
"""

from __future__ import annotations

import datetime as dt

import pytest

from kgraph.annotation import annotate
from kgraph.extraction import extract
from kgraph.model import Article, Modality, Observation

WRITTEN = dt.date(2021, 5, 12)

SENTENCES: list[tuple[str, list[str]]] = [
    (
        "Finnish prime minister Aino Virtanen visited Tallinn on Monday.",
        [
            "Aino Virtanen | heldOffice | Prime Minister of Finland",
            "Aino Virtanen | visited | Tallinn [date 2021-05-10]",
            "Finland | headOfGovernment | Aino Virtanen",
            "Prime Minister of Finland | officeOf | Finland",
        ],
    ),
    (
        "President Karl Braun has held onto power since he staged a 1994 coup that ousted Jan Weber, who himself had "
        "been president since 1970.",
        [
            "Jan Weber | heldOffice | President [start 1970, end 1994]",
            "Jan Weber | leftOffice | President [date 1994]",
            "Karl Braun | heldOffice | President [start 1994]",
            "Karl Braun | participatedIn | 1994 coup [date 1994]",
        ],
    ),
    (
        "Maria Keller, the finance minister of Austria, resigned on 3 March 2021.",
        [
            "Finance Minister of Austria | officeOf | Austria",
            "Maria Keller | heldOffice | Finance Minister of Austria [end 2021-03-03]",
            "Maria Keller | leftOffice | Finance Minister of Austria [date 2021-03-03]",
        ],
    ),
    (
        "The president of Kenya, Daniel Otieno, met Tanzanian president Amina Hassan in Nairobi.",
        [
            "Amina Hassan | heldOffice | President of Tanzania",
            "Daniel Otieno | heldOffice | President of Kenya",
            "Amina Hassan | met | Daniel Otieno",
            "Kenya | headOfGovernment | Daniel Otieno",
            "Kenya | headOfState | Daniel Otieno",
            "President of Kenya | officeOf | Kenya",
            "President of Tanzania | officeOf | Tanzania",
            "Tanzania | headOfGovernment | Amina Hassan",
            "Tanzania | headOfState | Amina Hassan",
        ],
    ),
    (
        "Former Chilean president Rosa Fuentes was appointed special envoy to Haiti.",
        [
            "Chile | headOfGovernment | Rosa Fuentes",
            "Chile | headOfState | Rosa Fuentes",
            "President of Chile | officeOf | Chile",
            "Rosa Fuentes | appointedTo | Special Envoy to Haiti",
            "Rosa Fuentes | heldOffice | President of Chile",
            "Rosa Fuentes | heldOffice | Special Envoy to Haiti",
        ],
    ),
    (
        "Ingrid Dahl became prime minister of Norway in 2013.",
        [
            "Ingrid Dahl | heldOffice | Prime Minister of Norway [start 2013]",
            "Norway | headOfGovernment | Ingrid Dahl [start 2013]",
            "Prime Minister of Norway | officeOf | Norway",
        ],
    ),
    (
        "Peter Novak served as mayor of Bratislava from 2010 to 2018.",
        [
            "Bratislava | headOfGovernment | Peter Novak [start 2010, end 2018]",
            "Mayor of Bratislava | officeOf | Bratislava",
            "Peter Novak | heldOffice | Mayor of Bratislava [start 2010, end 2018]",
        ],
    ),
    (
        "Peter Novak served as mayor of Bratislava from 2010 to 2014, then as mayor of Košice until 2018.",
        [
            "Bratislava | headOfGovernment | Peter Novak [start 2010, end 2014]",
            "Košice | headOfGovernment | Peter Novak [end 2018]",
            "Mayor of Bratislava | officeOf | Bratislava",
            "Mayor of Košice | officeOf | Košice",
            "Peter Novak | heldOffice | Mayor of Bratislava [start 2010, end 2014]",
            "Peter Novak | heldOffice | Mayor of Košice [end 2018]",
        ],
    ),
    (
        "Lena Moreau, who was mayor of Lyon 2007–2015, died on Monday.",
        [
            "Lena Moreau | deathDate | 2021-05-10",
            "Lena Moreau | heldOffice | Mayor of Lyon [start 2007, end 2015]",
            "Lyon | headOfGovernment | Lena Moreau [start 2007, end 2015]",
            "Mayor of Lyon | officeOf | Lyon",
        ],
    ),
    (
        "Finance minister Ana Ruiz and health minister Rosa Diaz resigned.",
        [
            "Ana Ruiz | heldOffice | Finance Minister",
            "Ana Ruiz | leftOffice | Finance Minister",
            "Rosa Diaz | heldOffice | Health Minister",
            "Rosa Diaz | leftOffice | Health Minister",
        ],
    ),
    (
        "Former mayor of Graz Ana Ruiz, the finance minister of Austria, resigned.",
        [
            "Ana Ruiz | heldOffice | Finance Minister of Austria",
            "Ana Ruiz | heldOffice | Mayor of Graz",
            "Ana Ruiz | leftOffice | Finance Minister of Austria",
            "Finance Minister of Austria | officeOf | Austria",
            "Graz | headOfGovernment | Ana Ruiz",
            "Mayor of Graz | officeOf | Graz",
        ],
    ),
    (
        "German firms including Siemens and Daimler supported Iran's Desert Force.",
        [
            "Daimler | basedIn | Germany",
            "Desert Force of Iran | partOf | Iran",
            "Siemens | basedIn | Germany",
        ],
    ),
    (
        "Ana Ruiz was born in 1924 in Lima.",
        ["Ana Ruiz | birthDate | 1924", "Ana Ruiz | bornIn | Lima [date 1924]"],
    ),
    (
        "Peru declared a state of emergency.",
        ["Peru | adopted | state of emergency"],
    ),
    (
        "Ana Ruiz announced a curfew at Lima's Bolivar University.",
        ["Ana Ruiz | adopted | curfew", "Bolivar University | basedIn | Lima"],
    ),
    (
        "President of Peru Ana Ruiz said no president of Peru had visited Kenya.",
        [
            "Ana Ruiz | heldOffice | President of Peru",
            "Peru | headOfGovernment | Ana Ruiz",
            "Peru | headOfState | Ana Ruiz",
            "President of Peru | officeOf | Peru",
        ],
    ),
    (
        "Ana Ruiz (born 3 May 1950; Basque: Ane) resigned.",
        ["Ana Ruiz | birthDate | 1950-05-03"],
    ),
    (
        "Ana Ruiz (March 15, 1933 – September 18, 2020) was mayor of Lima (1990–1994).",
        [
            "Ana Ruiz | birthDate | 1933-03-15",
            "Ana Ruiz | deathDate | 2020-09-18",
            "Ana Ruiz | heldOffice | Mayor of Lima [start 1990, end 1994]",
            "Lima | headOfGovernment | Ana Ruiz [start 1990, end 1994]",
            "Mayor of Lima | officeOf | Lima",
        ],
    ),
    (
        "Ana Ruiz handed over the keys to Luis Diaz and succeeded Rosa Vega, the leader of the Dawn Party.",
        [
            "Ana Ruiz | succeeded | Rosa Vega",
            "Rosa Vega | leads | Dawn Party",
            "Rosa Vega | memberOfParty | Dawn Party",
        ],
    ),
    (
        "Ana Ruiz served as prime minister of Peru, 1980–1987, then as president, 1987–2017.",
        [
            "Ana Ruiz | heldOffice | President of Peru [start 1987, end 2017]",
            "Ana Ruiz | heldOffice | Prime Minister of Peru [start 1980, end 1987]",
            "Peru | headOfGovernment | Ana Ruiz [start 1980, end 1987]",
            "Peru | headOfGovernment | Ana Ruiz [start 1987, end 2017]",
            "Peru | headOfState | Ana Ruiz [start 1987, end 2017]",
            "President of Peru | officeOf | Peru",
            "Prime Minister of Peru | officeOf | Peru",
        ],
    ),
    (
        "Senator Ana Ruiz is an MP for the Green Dawn Party.",
        [
            "Ana Ruiz | heldOffice | MP",
            "Ana Ruiz | heldOffice | Senator",
            "Ana Ruiz | memberOf | Senate",
            "Ana Ruiz | memberOfParty | Green Dawn Party",
            "Senator | officeOf | Senate",
        ],
    ),
    (
        "The Danish parliament passed a bill banning plastic bags.",
        [
            "Folketing | adopted | bill banning plastic bags",
            "Folketing | partOf | Denmark",
        ],
    ),
    (
        "President Daniel Otieno signed a decree to ban logging.",
        [
            "Daniel Otieno | heldOffice | President",
            "Daniel Otieno | signed | decree to ban logging",
        ],
    ),
    (
        "The Green Party won the 2019 parliamentary election in Sweden.",
        [
            "2019 Sweden parliamentary election | tookPlaceIn | Sweden [date 2019]",
            "Green Party | wonElection | 2019 Sweden parliamentary election [date 2019]",
        ],
    ),
    (
        "Rui Campos defeated Ines Duarte in the 2021 presidential election.",
        [
            "Ines Duarte | lostElection | 2021 presidential election [date 2021]",
            "Rui Campos | wonElection | 2021 presidential election [date 2021]",
        ],
    ),
    (
        "Emma Larsen endorsed Rui Campos.",
        [
            "Emma Larsen | endorsed | Rui Campos",
        ],
    ),
    (
        "Spain will host the Mediterranean Summit in 2031.",
        [
            "Mediterranean Summit | tookPlaceIn | Spain [planned, date 2031]",
            "Spain | hosted | Mediterranean Summit [planned, date 2031]",
        ],
    ),
    (
        "The Andean Summit was held in Lima in June 2019.",
        [
            "Andean Summit | tookPlaceIn | Lima [date 2019-06]",
        ],
    ),
    (
        "The European Union imposed sanctions on Belarus.",
        [
            "European Union | sanctioned | Belarus",
        ],
    ),
    (
        "France expelled three Russian diplomats.",
        [
            "France | sanctioned | Russia",
        ],
    ),
    (
        "Viktor Orlov accused Poland of lying.",
        [
            "Viktor Orlov | accused | Poland",
        ],
    ),
    (
        "Hanna Nowak criticised Viktor Orlov.",
        [
            "Hanna Nowak | criticised | Viktor Orlov",
        ],
    ),
    (
        "Hanna Nowak praised the European Commission.",
        [
            "Hanna Nowak | praised | European Commission",
        ],
    ),
    (
        "John Hale was born in Cardiff on 4 May 1950.",
        [
            "John Hale | birthDate | 1950-05-04",
            "John Hale | bornIn | Cardiff [date 1950-05-04]",
        ],
    ),
    (
        "John Hale died in Swansea on Friday.",
        [
            "John Hale | deathDate | 2021-05-07",
            "John Hale | diedIn | Swansea [date 2021-05-07]",
        ],
    ),
    (
        "John Hale studied at Oxford University.",
        [
            "John Hale | educatedAt | University of Oxford",
        ],
    ),
    (
        "John Hale married Anne Price in 1975.",
        [
            "Anne Price | spouseOf | John Hale [start 1975]",
        ],
    ),
    (
        "Anne Price, the wife of John Hale, founded the Severn Institute.",
        [
            "Anne Price | founded | Severn Institute",
            "Anne Price | spouseOf | John Hale",
        ],
    ),
    (
        "Lucy Hale, daughter of John Hale, is a member of the Severn Institute.",
        [
            "Lucy Hale | childOf | John Hale",
            "Lucy Hale | memberOf | Severn Institute",
        ],
    ),
    (
        "Vilnius is the capital of Lithuania.",
        [
            "Vilnius | capitalOf | Lithuania",
        ],
    ),
    (
        "The Baltic Bank is based in Riga.",
        [
            "Baltic Bank | basedIn | Riga",
        ],
    ),
    (
        "The National Audit Office is part of the Ministry of Finance of Latvia.",
        [
            "Ministry of Finance of Latvia | partOf | Latvia",
            "National Audit Office | partOf | Ministry of Finance of Latvia",
        ],
    ),
    (
        "Olga Petrova, a spokeswoman for the Ministry of Defence, denied the report.",
        [
            "Olga Petrova | worksFor | Ministry of Defence",
        ],
    ),
    (
        "Estonia joined NATO in 2004.",
        [
            "Estonia | memberOf | NATO [start 2004]",
        ],
    ),
    (
        "Algeria and Morocco agreed to open talks.",
        [
            "Algeria | agreedWith | Morocco",
            "Algeria | met | Morocco [planned]",
        ],
    ),
    (
        "Algeria reached a ceasefire agreement with Morocco.",
        [
            "Algeria | agreedWith | Morocco",
        ],
    ),
    (
        "Mark Stone was sworn in as governor of Ohio.",
        [
            "Governor of Ohio | officeOf | Ohio",
            "Mark Stone | appointedTo | Governor of Ohio",
            "Mark Stone | heldOffice | Governor of Ohio",
            "Ohio | headOfGovernment | Mark Stone",
        ],
    ),
    (
        "Karim Haddad was succeeded by Leila Mansour.",
        [
            "Leila Mansour | succeeded | Karim Haddad",
        ],
    ),
    (
        "Leila Mansour succeeded Karim Haddad as interior minister.",
        [
            "Karim Haddad | heldOffice | Interior Minister",
            "Leila Mansour | heldOffice | Interior Minister",
            "Leila Mansour | succeeded | Karim Haddad",
        ],
    ),
    (
        "Chancellor Maria Keller thanked President Otieno.",
        [
            "Maria Keller | heldOffice | Chancellor",
            "Maria Keller | praised | Otieno",
            "Otieno | heldOffice | President",
        ],
    ),
    (
        "Turkey's ambassador to Greece, Selin Kaya, left Athens.",
        [
            "Ambassador of Turkey to Greece | officeOf | Turkey",
            "Selin Kaya | heldOffice | Ambassador of Turkey to Greece",
        ],
    ),
    (
        "The governor of the Bank of England, Robert Lane, spoke at the Davos Forum.",
        [
            "Davos Forum | tookPlaceIn | Davos",
            "Governor of the Bank of England | officeOf | Bank of England",
            "Robert Lane | heldOffice | Governor of the Bank of England",
            "Robert Lane | leads | Bank of England",
            "Robert Lane | participatedIn | Davos Forum",
        ],
    ),
    (
        "The UN Security Council adopted a resolution on Libya on 17 March 2011.",
        [
            "United Nations Security Council | adopted | resolution on Libya [date 2011-03-17]",
            "United Nations Security Council | partOf | United Nations",
        ],
    ),
]


def rendered(observation: Observation) -> list[str]:
    names = {entity.key: entity.name for entity in observation.entities}
    lines = []
    for fact in observation.relations:
        object_ = names[fact.object] if isinstance(fact.object, str) else str(fact.object)
        modality = [] if fact.modality is Modality.ASSERTED else [fact.modality.value.lower()]
        dates = [f"{name} {day}" for name in ("date", "start", "end") if (day := getattr(fact.period, name))]
        suffix = f" [{', '.join([*modality, *dates])}]" if modality or dates else ""
        lines.append(f"{names[fact.subject]} | {fact.relation} | {object_}{suffix}")
    return sorted(lines)


@pytest.fixture(scope="module")
def observed() -> dict[str, Observation]:
    articles = [Article(sentence, sentence, date=WRITTEN) for sentence, _ in SENTENCES]
    return {document.article.identifier: extract(document) for document in annotate(articles)}


@pytest.mark.parametrize(("sentence", "facts"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_sentence_states(observed: dict[str, Observation], sentence: str, facts: list[str]) -> None:
    assert rendered(observed[sentence]) == sorted(facts)


def test_evidence_is_the_sentence_itself(observed: dict[str, Observation]) -> None:
    for sentence, observation in observed.items():
        assert {sentence[fact.begin : fact.end] for fact in observation.relations} == {sentence}


def test_where_somebody_died_has_the_date_that_another_sentence_gives_the_death() -> None:
    text = "Ana Ruiz died on Monday. She died at a hospital in Lima."
    (document,) = annotate([Article("article", text, date=WRITTEN)])
    (died,) = [fact for fact in extract(document).relations if fact.relation == "diedIn"]
    assert str(died.period.date) == "2021-05-10"


def test_an_election_that_an_office_implies_is_not_given_the_year_of_the_article() -> None:
    text = "Ana Ruiz, who was elected president of Peru, visited Kenya."
    (document,) = annotate([Article("article", text, date=WRITTEN)])
    assert not any("2021" in entity.name for entity in extract(document).entities)
