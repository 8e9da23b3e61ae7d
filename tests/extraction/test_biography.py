"""What sentences in the style of a biography state: lives, families, offices, memberships.

One table, sentence in, facts out: those that must be among the facts of the sentence, and after a minus sign
those that must not.
"""

from __future__ import annotations

import pytest

from kgraph.annotation import annotate
from kgraph.extraction import extract
from kgraph.model import Article, Observation

SENTENCES: list[tuple[str, list[str]]] = [
    (
        "Born in Riga, Ana B. Kalnina, died in Tartu, and was succeeded by Peter Saar.",
        [
            "Ana B. Kalnina | bornIn | Riga",
            "Ana B. Kalnina | diedIn | Tartu",
            "Peter Saar | succeeded | Ana B. Kalnina",
        ],
    ),
    (
        "Marit Lund (3 May 1920 - 12 June 1999) was the first President of Iceland from 1979 to 1983.",
        ["Marit Lund | heldOffice | President of Iceland", "Iceland | headOfState | Marit Lund"],
    ),
    (
        "Okelo is a former President of Kenya, and previously served as the Deputy Prime Minister of Kenya.",
        ["Okelo | heldOffice | President of Kenya", "Okelo | heldOffice | Deputy Prime Minister of Kenya"],
    ),
    (
        "Ivo Brandt is a Czech politician and retired general in the Czech Army who served as President of Malta.",
        ["Ivo Brandt | heldOffice | President of Malta", "Ivo Brandt | citizenOf | Czech Republic"],
    ),
    ("Ivo Brandt, whose successor was Mara Holt, retired.", ["Mara Holt | succeeded | Ivo Brandt"]),
    ("The predecessor of Mara Holt was Ivo Brandt.", ["Mara Holt | succeeded | Ivo Brandt"]),
    ("Ivo Brandt preceded Mara Holt as mayor of Graz.", ["Mara Holt | succeeded | Ivo Brandt"]),
    ("Mara Holt's place of birth is Graz.", ["Mara Holt | bornIn | Graz"]),
    ("Mara Holt is married to Ivo Brandt.", ["Ivo Brandt | spouseOf | Mara Holt"]),
    (
        "In 1950, Mara Holt was elected a foreign member of the Royal Danish Academy of Letters.",
        ["Mara Holt | memberOf | Royal Danish Academy of Letters"],
    ),
    (
        "Mara Holt is a fellow of the Zoological Society of Dublin.",
        ["Mara Holt | memberOf | Zoological Society of Dublin"],
    ),
    (
        "Mara Holt is a former Danish politician and prominent member of the Civic Reform Party.",
        ["Mara Holt | memberOfParty | Civic Reform Party", "- Mara Holt | memberOf | Civic Reform Party"],
    ),
    ("Ivo Brandt was a member of the Bright Dawn party.", ["Ivo Brandt | memberOfParty | Bright Dawn"]),
    (
        "Mara Elin Holt (born 3 May 1950) is a Danish politician who served as Prime Minister of Denmark.",
        ["Mara Holt | heldOffice | Prime Minister of Denmark", "Mara Holt | citizenOf | Denmark"],
    ),
    (
        "Diego Luis Robles Garza (3 May 1890 - 1 June 1970) was the President of Honduras.",
        ["Diego Luis Robles Garza | heldOffice | President of Honduras"],
    ),
    ("Mara Elin Holt was elected mayor of Graz.", ["Mara Elin Holt | heldOffice | Mayor of Graz"]),
    (
        "Juan Nicolás Maduro Moros is a politician who became President of Venezuela.",
        ["Nicolás Maduro | heldOffice | President of Venezuela"],
    ),
    (
        "George Herbert Walker Bush was president of the United States.",
        ["George Herbert Walker Bush | heldOffice | President of the United States"],
    ),
    ("Ivo P Brandt, OBE (born 1950) was born in Graz.", ["Ivo P. Brandt | bornIn | Graz"]),
    (
        "Ivo Brandt, born in Milton, Vermont, died in Cleveland, Ohio.",
        ["Ivo Brandt | bornIn | Milton, Vermont", "Ivo Brandt | diedIn | Cleveland", "Cleveland | locatedIn | Ohio"],
    ),
    (
        "Ivo Brandt was born in Tartu, Estonia.",
        ["Ivo Brandt | bornIn | Tartu", "Ivo Brandt | bornIn | Estonia", "Tartu | locatedIn | Estonia"],
    ),
    ("Ivo Brandt was born in the Estonian city of Tartu.", ["Ivo Brandt | bornIn | Tartu"]),
    ("Ivo Brandt was born in the County of Wexford.", ["Ivo Brandt | bornIn | County of Wexford"]),
    (
        "A member of the Zoological Society of Dublin, Mara Holt is a former vet.",
        ["Mara Holt | memberOf | Zoological Society of Dublin"],
    ),
    (
        "In 1991, Mara Holt became an associate, and in 1999 a full member of the Danish Academy of Letters.",
        ["Mara Holt | memberOf | Danish Academy of Letters"],
    ),
    (
        "Mara Holt served as Prime Minister of Malta from 2000 to 2004, and as President of Malta from 2005 to 2009.",
        ["Mara Holt | heldOffice | Prime Minister of Malta", "Mara Holt | heldOffice | President of Malta"],
    ),
    ("The president of Malta is Mara Holt.", ["Mara Holt | heldOffice | President of Malta"]),
    ("Mara Holt was the drummer of the band Grey Harbour.", ["Mara Holt | memberOf | Grey Harbour"]),
    ("Mara Holt joined the Grey Harbour resistance movement.", ["Mara Holt | memberOf | Grey Harbour"]),
    ("The airline Mara Wings dismissed Ivo Brandt.", ["Mara Wings | dismissed | Ivo Brandt"]),
    ("Born in Graz, Mara Holt, was succeeded by Ivo Brandt.", ["Mara Holt | bornIn | Graz"]),
    ("London-born Mara Holt died in Oslo.", ["Mara Holt | bornIn | London", "Mara Holt | diedIn | Oslo"]),
    (
        "Mara Holt, born in Milton, Ohio was married to Ivo Brandt.",
        ["Mara Holt | bornIn | Milton, Ohio", "Ivo Brandt | spouseOf | Mara Holt"],
    ),
    (
        "Mara Holt led the Dawn Party until her election as President of Malta.",
        ["Mara Holt | heldOffice | President of Malta"],
    ),
    (
        "Jacinda Ardern served as the country's prime minister.",
        ["Jacinda Ardern | heldOffice | Prime Minister of New Zealand"],
    ),
    (
        "Mara Holt worked as the Secretary of State of Vermont.",
        ["Mara Holt | heldOffice | Secretary of State of Vermont"],
    ),
    ("Mara Holt belongs to the Parti Bulan Merah.", ["Mara Holt | memberOfParty | Parti Bulan Merah"]),
    ("Ivo Brandt KUOM OBE (born 1950) was born in Graz.", ["Ivo Brandt | bornIn | Graz"]),
]


def rendered(observation: Observation) -> set[str]:
    names = {entity.key: entity.name for entity in observation.entities}
    return {f"{names[f.subject]} | {f.relation} | {names.get(str(f.object), f.object)}" for f in observation.relations}


@pytest.fixture(scope="module")
def stated() -> dict[str, set[str]]:
    documents = annotate(Article(sentence, sentence) for sentence, _ in SENTENCES)
    return {document.article.identifier: rendered(extract(document)) for document in documents}


@pytest.mark.parametrize("sentence, facts", SENTENCES, ids=[sentence[:60] for sentence, _ in SENTENCES])
def test_a_biography_states(stated: dict[str, set[str]], sentence: str, facts: list[str]) -> None:
    wanted = {fact for fact in facts if not fact.startswith("- ")}
    assert wanted <= stated[sentence]
    assert not {fact.removeprefix("- ") for fact in facts if fact.startswith("- ")} & stated[sentence]
