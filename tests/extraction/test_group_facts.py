"""Facts of groups without a name of their own, in an article of 12 May 2021."""

from __future__ import annotations

import datetime as dt

import pytest

from kgraph.annotation import annotate
from kgraph.extraction import extract
from kgraph.model import Article

ABOUT_CHAD = "Chad votes on Sunday. Chad has 16 million people. "


def stated(text: str) -> list[str]:
    """All facts but those about offices and states."""
    [document] = annotate([Article("a", text, date=dt.date(2021, 5, 12))])
    observation = extract(document)
    names = {entity.key: entity.name for entity in observation.entities}
    return [f"{names[f.subject]} | {f.relation} | {names.get(str(f.object))}" for f in observation.relations]


@pytest.mark.parametrize(
    "text, facts",
    [
        (
            "Karl Braun's supporters demonstrated against Anna Kovacs.",
            ["supporters of Karl Braun | protestedAgainst | Anna Kovacs"],
        ),
        ("Colombian farmers criticised Karl Braun.", ["Colombian farmers | criticised | Karl Braun"]),
        ("Forces loyal to Karl Braun shelled Poland.", ["forces loyal to Karl Braun | attacked | Poland"]),
        ("Karl Braun accused Syrian rebels of lying.", ["Karl Braun | accused | Syrian rebels"]),
        (
            "Hundreds of activists in Hong Kong protested against China.",
            ["activists in Hong Kong | protestedAgainst | China"],
        ),
        ("Human rights groups accused Karl Braun of torture.", ["rights groups | accused | Karl Braun"]),
        ("Anna Kovacs thanked supporters of Karl Braun.", ["Anna Kovacs | praised | supporters of Karl Braun"]),
        ("Iraqi Kurds reached an agreement with Karl Braun.", ["Iraqi Kurds | agreedWith | Karl Braun"]),
        (ABOUT_CHAD + "The opposition accused Karl Braun of fraud.", ["opposition in Chad | accused | Karl Braun"]),
        (
            "Colombian farmers marched. They accused Karl Braun of neglect.",
            ["Colombian farmers | accused | Karl Braun"],
        ),
    ],
)
def test_a_group_acts_as_an_organization_does(text: str, facts: list[str]) -> None:
    assert stated(text) == facts


@pytest.mark.parametrize(
    "text, facts",
    [
        ("Kenyan troops invaded Poland.", ["Kenya | attacked | Poland"]),
        ("Taliban fighters shelled Poland.", ["Taliban | attacked | Poland"]),
        ("Protesters accused Karl Braun of fraud.", []),
        ("Islamist farmers in Chad went home.", []),
        ("Colombian farmers demonstrated.", []),
    ],
)
def test_who_acts_for_a_state_or_a_body_is_no_group(text: str, facts: list[str]) -> None:
    assert stated(text) == facts
