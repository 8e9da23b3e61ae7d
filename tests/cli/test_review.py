"""What `kgraph review` asks, keeps and applies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from resolution.observing import observation
from typer.testing import CliRunner

import kgraph
from kgraph.cli import app
from kgraph.folder import Folder

_PARTY = {"q": ["PoliticalParty", "Orchard Party"]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A graph of three people who may be one, and each pair of whom is in doubt."""
    monkeypatch.chdir(tmp_path)
    Folder(tmp_path / "output").write(
        [
            observation("a", {"p": ["Person", "Bill Ashworth"], **_PARTY}, [["p", "met", "q"]]),
            observation("b", {"p": ["Person", "William Ashworth"], **_PARTY}, [["p", "met", "q"]]),
            observation("c", {"p": ["Person", "Will Ashworth"], **_PARTY}, [["p", "met", "q"]]),
        ]
    )
    return tmp_path / "output"


def review(*arguments: str, answers: str = "", code: int = 0) -> str:
    result = CliRunner().invoke(app, ["review", *arguments], input=answers)
    assert result.exit_code == code, result.output
    return result.output


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def people(folder: Path) -> set[str]:
    entities = kgraph.open_graph(folder).facts.entities.values()
    return {entity.iri.rpartition("/")[2] for entity in entities if entity.type == "Person"}


def test_a_pair_is_shown_side_by_side_with_its_evidence(folder: Path) -> None:
    shown = review("--who", "the desk", answers="q\n")
    assert re.search(r"Bill Ashworth +. +Will Ashworth", shown)
    assert "“Bill Ashworth. Orchard Party” (a)" in shown
    assert "nickname name" in shown


@pytest.mark.parametrize(
    ("answers", "asked", "left"),
    [
        ("y\ny\n", 2, {"william-ashworth"}),
        ("n\nn\nn\n", 3, {"bill-ashworth", "william-ashworth", "will-ashworth"}),
        ("y\nn\n", 2, {"bill-ashworth", "william-ashworth"}),
        ("s\ns\ns\n", 3, {"bill-ashworth", "william-ashworth", "will-ashworth"}),
        ("y\nu\nn\nq\n", 4, {"bill-ashworth", "william-ashworth", "will-ashworth"}),
        ("perhaps\nY\nq\n", 2, {"bill-ashworth", "william-ashworth"}),
        ("y\n", 2, {"bill-ashworth", "william-ashworth"}),
    ],
    ids=["one", "three", "what follows is not asked", "skipped", "undone", "asked again", "the input ends"],
)
def test_answers_are_applied(folder: Path, answers: str, asked: int, left: set[str]) -> None:
    assert review(answers=answers).count(" of 3\n") == asked
    assert people(folder) == left


def test_answers_hold_for_what_is_read_later_and_are_not_asked_again(folder: Path) -> None:
    review("--who", "the desk", answers="y\ny\n")
    assert (folder / "decisions.yaml").read_text().splitlines()[1:4] == [
        "- left: a#p",
        "  right: b#p",
        "  same: true",
    ]
    assert "who: the desk" in (folder / "decisions.yaml").read_text()
    before = content(folder)
    assert "Nothing to decide" in review()
    assert content(folder) == before


def test_a_decision_can_be_taken_back(folder: Path) -> None:
    before = content(folder)
    review(answers="y\nn\n")
    assert content(folder) != before
    shown = review("--again", answers="f\nf\n")
    assert "decided to be one" in shown
    assert "decided to be two" in shown
    assert content(folder) == before


def test_what_was_joined_by_its_name_alone_can_be_taken_apart(folder: Path) -> None:
    articles = [observation(name, {"p": ["Person", "Anna Keller"]}) for name in ("x", "y", "z")]
    Folder(folder).write(articles)
    assert people(folder) == {"anna-keller"}
    shown = review("--entity", "Anna Keller", answers="y\nn\n")
    assert shown.count(" of 2\n") == 2
    assert len(people(folder)) == 2


def test_undoing_brings_back_what_was_decided_before(folder: Path) -> None:
    review(answers="y\nn\n")
    decided = (folder / "decisions.yaml").read_text()
    review("--again", answers="n\nu\nq\n")
    assert (folder / "decisions.yaml").read_text() == decided
    review("--again", answers="u\ns\nq\n")
    assert (folder / "decisions.yaml").read_text() == decided


def test_a_row_that_is_deleted_by_hand_is_taken_back(folder: Path) -> None:
    before = content(folder)
    review(answers="y\nq\n")
    (folder / "decisions.yaml").write_text("[]\n")
    review(answers="q\n")
    assert content(folder) == before


def test_a_team_fills_in_a_file(folder: Path) -> None:
    assert review("--export", "open.yaml") == "3 undecided pairs in open.yaml\n"
    text = Path("open.yaml").read_text()
    assert text.count("same: null") == 3
    Path("open.yaml").write_text(text.replace("same: null", "same: true", 1))
    assert "1 pairs decided to be one, 0 to be two" in review("--apply", "open.yaml")
    assert len(people(folder)) == 2


def test_what_is_wrong_changes_nothing(folder: Path) -> None:
    before = content(folder)
    Path("bad.yaml").write_text("- left: a#p\n")
    assert review("--apply", "bad.yaml", code=1).startswith("kgraph: bad.yaml: decision 1: needs left, right and same")
    assert review("--apply", "gone.yaml", code=1) == "kgraph: gone.yaml: no such file\n"
    assert "one at a time" in review("--apply", "bad.yaml", "--again", code=2)
    assert "no entity 'Somebody'" in review("--entity", "Somebody", code=2)
    assert "no such file or folder" in review("-g", "nowhere", code=1)
    assert content(folder) == before
