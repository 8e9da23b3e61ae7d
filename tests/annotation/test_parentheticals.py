"""What is left out of what the parser reads, and the offsets of the rest."""

from __future__ import annotations

import pytest

from kgraph.annotation.parsing.parentheticals import readable


@pytest.mark.parametrize(
    "dateline",
    [
        "HELSINKI — ",
        "HIROSHIMA, Japan — ",
        "PARIS (AP) — ",
        "NEW YORK – ",
        "ST. PAUL, Minn. (Reuters) -- ",
        "ROME, May 3 - ",
    ],
)
@pytest.mark.parametrize("before", ["", "A title\n\n"])
def test_a_dateline_is_passed_over(dateline: str, before: str) -> None:
    text = f"{before}{dateline}Mara Holt resigned."
    view = readable(text)
    assert view.text == f"{before}Mara Holt resigned."
    assert text[view.offset(len(before)) :] == "Mara Holt resigned."


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance of thirty states — left.",
        "NATO said — as ever — that it would not comment.",
        "The USA — the largest donor — left.",
        "Mara Holt — the mayor of ROME — resigned.",
        "UN envoy Mara Holt - a lawyer - resigned.",
    ],
)
def test_other_dashes_stay(text: str) -> None:
    assert readable(text).text == text


def test_biographical_parentheses_are_passed_over() -> None:
    text = "Mara Holt (born 4 May 1950; Bulgarian: Мара) resigned."
    view = readable(text)
    assert view.text == "Mara Holt resigned."
    assert text[view.offset(view.text.index("resigned")) :] == "resigned."
