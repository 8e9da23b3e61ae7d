"""Groups without a name of their own, in an article of 12 May 2021: which there are, and what they are called."""

from __future__ import annotations

import datetime as dt

import pytest

from kgraph.annotation import annotate
from kgraph.model import Article, Document, EntityType

ABOUT_CHAD = "Chad votes on Sunday. Chad has 16 million people. "


def annotated(text: str) -> Document:
    [document] = annotate([Article("a", text, date=dt.date(2021, 5, 12))])
    return document


def groups(text: str) -> list[str]:
    """The names of all groups, in the order of their keys."""
    return [entity.name for entity in annotated(text).entities if entity.type is EntityType.GROUP]


@pytest.mark.parametrize(
    "text, names",
    [
        ("Supporters of Karl Braun marched.", ["supporters of Karl Braun"]),
        ("Some 300 Karl Braun supporters marched.", ["supporters of Karl Braun"]),
        ("Karl Braun's opponents marched.", ["opponents of Karl Braun"]),
        ("Critics of the Green Party marched.", ["critics of the Green Party"]),
        ("Forces loyal to Karl Braun marched.", ["forces loyal to Karl Braun"]),
        ("The army stopped pro-Braun fighters, as Karl Braun said.", ["fighters loyal to Karl Braun"]),
        ("Pro-Braun demonstrators marched, Karl Braun said.", ["demonstrators loyal to Karl Braun"]),
        ("Anti-Braun demonstrators in Poland marched.", ["anti-Braun demonstrators in Poland"]),
        ("Colombian farmers marched.", ["Colombian farmers"]),
        ("Thousands of striking teachers in Poland marched.", ["teachers in Poland"]),
        ("Pro-democracy activists in Hong Kong marched.", ["pro-democracy activists in Hong Kong"]),
        ("Kenyan opposition lawmakers walked out.", ["Kenyan opposition lawmakers"]),
        ("The Kenyan opposition walked out.", ["Kenyan opposition"]),
        ("Human rights groups protested.", ["rights groups"]),
        ("Iraqi Kurds met with Tamils.", ["Iraqi Kurds", "Tamils"]),
        (ABOUT_CHAD + "Protesters threw stones.", ["protesters in Chad"]),
        (ABOUT_CHAD + "The opposition walked out.", ["opposition in Chad"]),
        (ABOUT_CHAD + "Rebels met anti-government activists.", ["anti-government activists in Chad", "rebels in Chad"]),
    ],
)
def test_a_group_is_called_by_what_tells_it_from_others(text: str, names: list[str]) -> None:
    assert groups(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Farmers marched.",  # whose, nobody knows
        ABOUT_CHAD + "Farmers and teachers marched.",
        "Protesters threw stones.",
        "His supporters marched.",
        "Kenyan troops and Kenyan officials met.",  # Kenya, acting
        "Taliban fighters met Karl Braun.",  # the Taliban, acting
        ABOUT_CHAD + "Opposition to the plan grew.",
        ABOUT_CHAD + "There was an opposition movement.",
    ],
)
def test_what_is_no_group_of_its_own(text: str) -> None:
    assert groups(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Colombian farmers marched. The farmers want help.",
        "Karl Braun's supporters marched. Supporters of Braun cheered.",
        "Syrian rebels met. The rebels in Syria will fight on. Rebels said so.",
        ABOUT_CHAD + "Protesters threw stones. The protesters left.",
    ],
)
def test_mentions_told_by_the_same_words_are_one_group(text: str) -> None:
    assert len(groups(text)) == 1


def test_a_plural_pronoun_may_stand_for_a_group() -> None:
    document = annotated("Colombian farmers marched on Monday. They accused Karl Braun of neglect.")
    [pronoun] = [mention for mention in document.mentions if mention.first == 6]
    assert pronoun.entity == "group/colombian-farmers"
