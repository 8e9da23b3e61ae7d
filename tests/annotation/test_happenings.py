"""Elections, events and legal acts in an article of 12 May 2021: what they are called, and which mentions are one."""

from __future__ import annotations

import datetime as dt

import pytest

from kgraph.annotation import annotate
from kgraph.model import Article, Document, EntityType

_KINDS = (EntityType.ELECTION, EntityType.EVENT, EntityType.LEGAL_ACT)


def annotated(text: str) -> Document:
    [document] = annotate([Article("a", text, date=dt.date(2021, 5, 12))])
    return document


def things(text: str) -> list[str]:
    """The names of all elections, events and legal acts, in the order of their keys."""
    return [entity.name for entity in annotated(text).entities if entity.type in _KINDS]


def places(text: str) -> list[str]:
    """Where the events of the text took place."""
    document = annotated(text)
    names = {entity.key: entity.name for entity in document.entities}
    return [names[fact.object] for fact in document.named_relations if fact.relation == "tookPlaceIn"]


@pytest.mark.parametrize(
    "text, names",
    [
        ("Parliament passed a bill banning plastic bags. The bill is popular.", ["bill banning plastic bags"]),
        ("Mara Holt signed the Clean Rivers Act. She had proposed the law.", ["Clean Rivers Act"]),
        ("Mara Holt signs anti-noise law\n\nMara Holt signed new anti-noise legislation.", ["anti-noise law"]),
        ("The budget bill failed. A coal tax law passed. The law is new.", ["budget bill", "coal tax law"]),
        ("The summit in Lima ended. The summit was short. A meeting followed.", ["meeting", "summit in Lima"]),
        ("A trade summit failed. The next summit is in May.", ["next summit", "trade summit"]),
        ("Mara Holt signed the bill into law. War is hell.", ["bill"]),
        ("Rebels staged attacks on bases in Chad.", []),
        ("Lena Orlow won the general election in Chad. She won the vote easily.", ["2021 Chad general election"]),
        ("In Chad, Lena Orlow ran for president in 2008.", ["2008 presidential election"]),
        ("Chad voted. Chad waited. Lena Orlow ran for president in 2008.", ["2008 Chad presidential election"]),
        ("Lena Orlow was elected president of Chad in 2012.", ["2012 Chad presidential election"]),
        ("Lena Orlow called for elections.", []),
        ("Mara Holt resigned in order to go. Lena Orlow acted in accord with her.", []),
        ("Mara Holt rejects the term genocide.", []),
        ("Mara Holt backs the Kyoto Protocol. She signed the treaty.", ["Kyoto Protocol"]),
        ("Mara Holt signs Clean Rivers Act\n\nLena Orlow Will Go.", ["Clean Rivers Act"]),
    ],
)
def test_what_is_named_again_is_one_thing(text: str, names: list[str]) -> None:
    assert things(text) == names


@pytest.mark.parametrize(
    "text, name",
    [
        ("Mara Holt spoke at Monday's rally in Lima.", "2021 rally in Lima"),
        ("Mara Holt missed this year's meeting of the board.", "meeting of the board"),
        ('Mara Holt signed a "temporary" tax on fuel.', "temporary tax on fuel"),
        ("Mara Holt attended the talks, held in Lima, on Monday.", "talks"),
        ("Mara Holt attended the rally that drew a crowd.", "rally"),
        ("Mara Holt condemned the Kenyan protests.", "Kenyan protests"),
        (
            "Mara Holt drafted legislation that would fund schools through May.",
            "legislation that would fund schools through May",
        ),
        ("Chad signed a deal agreed in March.", "deal"),
        ("Chad declared a cease-fire.", "cease-fire"),
        ("Mara Holt left a meeting with Lena Orlow, a critic of the press.", "meeting with Lena Orlow"),
        ("Mara Holt left the Group of Twenty (G20) summit.", "Group of Twenty summit"),
    ],
)
def test_what_a_described_thing_is_called(text: str, name: str) -> None:
    assert things(text) == [name]


@pytest.mark.parametrize(
    "text, other",
    [
        ("Mara Holt signed a controversial anti-noise law.", "anti-noise law"),
        ("Chad signed an agreement with Peru that bans the sale of ivory.", "agreement with Peru"),
        ("The protests in Chad went on.", "Chad protests"),
    ],
)
def test_what_else_it_is_called(text: str, other: str) -> None:
    assert other in {alias for entity in annotated(text).entities for alias in entity.aliases}


@pytest.mark.parametrize(
    "text, where",
    [
        ("A conference in Lima ended.", ["Lima"]),
        ("The Kenyan invasion of Chad began.", ["Chad"]),
        ("Kenya's war against Chad began.", ["Chad"]),
        ("The Kenyan coup failed.", ["Kenya"]),
        ("A meeting between Mara Holt and Kenyan officials failed.", []),
        ("An attack on the Kenyan embassy failed.", []),
    ],
)
def test_where_an_event_took_place(text: str, where: list[str]) -> None:
    assert places(text) == where


def test_a_text_may_end_with_the_noun_of_one_who_stands() -> None:
    assert things("Mara Holt met the 2020 presidential candidate") == ["2020 presidential election"]
