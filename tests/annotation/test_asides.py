"""Other names that stand in passing beside a person's: nicknames, ", also known as X,", "(born X; 3 May 1950)"."""

from __future__ import annotations

import pytest

from kgraph.annotation import annotate
from kgraph.annotation.parsing.parentheticals import readable
from kgraph.model import Article


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('Walter "Wally" Grant resigned.', "Walter Grant resigned."),
        ("Walter “Wally” Grant resigned.", "Walter Grant resigned."),
        ("Walter (Wally) Grant resigned.", "Walter Grant resigned."),
        ("Anna Holt, née Weber, resigned.", "Anna Holt resigned."),
        ("Anna Holt, better known as Annie Lark, resigned.", "Anna Holt resigned."),
        ("Anna Holt, known as the Lark (3 May 1950 – 1 June 2010), resigned.", "Anna Holt, resigned."),
        ("Anna Holt (Greek: Άννα) OBE (1 June 1946 – 3 May 2009) resigned.", "Anna Holt resigned."),
        ("Anna Holt (/hɒlt/) resigned.", "Anna Holt resigned."),
        ("Anna Holt, born in Leeds, resigned.", "Anna Holt, born in Leeds, resigned."),
        ("The plan, known as Green Dawn, failed.", "The plan, known as Green Dawn, failed."),
        ('The film "Dawn" Paris saw failed.', 'The film "Dawn" Paris saw failed.'),
        ("Anna Holt (Green Party) resigned.", "Anna Holt (Green Party) resigned."),
        ("Anna Holt, known as a reformer, resigned.", "Anna Holt, known as a reformer, resigned."),
    ],
)
def test_other_names_are_no_part_of_what_is_parsed(text: str, read: str) -> None:
    assert readable(text).text == read


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ('Walter "Wally" Grant is a politician.', "Wally Grant", "Walter Grant"),
        ("Anna Holt, better known as Annie Lark, is a politician.", "Anna Holt", "Annie Lark"),
        ("Anna Holt (born Anne Weber; 3 May 1950) is a politician.", "Anna Holt", "Anne Weber"),
    ],
)
def test_other_names_are_aliases(text: str, name: str, alias: str) -> None:
    (document,) = annotate([Article("a", text)])
    (person,) = (entity for entity in document.entities if entity.key.startswith("person/"))
    assert person.name == name
    assert alias in person.aliases
