"""What `kgraph gazetteer` imports, says and removes, and that builds use it from then on."""

from __future__ import annotations

from pathlib import Path

import pytest
from resolution.observing import observation
from typer.testing import CliRunner

import kgraph
from kgraph.cli import app
from kgraph.folder import Folder

_PEOPLE = "Q9001\tPerson\tAnna Keller\tAT\t\n\tPerson\tNobody\t\t\n"
_OFFICES = "Q9001\tMinister of Bridges\tAT\t2001\t2005\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KGRAPH_GAZETTEER", str(tmp_path / "gazetteer.sqlite"))
    Path("people.tsv").write_text(_PEOPLE)
    Path("offices.tsv").write_text(_OFFICES)
    return tmp_path / "gazetteer.sqlite"


def gazetteer(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["gazetteer", *arguments])
    assert result.exit_code == code, result.output
    return result.output


def linked() -> set[str]:
    """The people of a graph that is made now."""
    entities = {"p": ["Person", "Anna Keller"], "o": ["Office", "Minister of Bridges"]}
    Folder(Path("output")).write([observation("a", entities, [["p", "heldOffice", "o"]], date="2003-01-01")])
    found = kgraph.open_graph("output").facts.entities.values()
    return {entity.iri.rpartition("/")[2] for entity in found if entity.type == "Person"}


def test_what_is_imported_links_from_then_on_until_it_is_removed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert gazetteer("import", "people.tsv", "offices.tsv").splitlines() == [
        "people.tsv: 1 entities, 1 names, 0 tenures; 1 rows passed over",
        "offices.tsv: 0 entities, 0 names, 1 tenures; 0 rows passed over",
    ]
    assert linked() == {"Q9001"}
    assert gazetteer("remove") == f"Removed {store}\n"
    monkeypatch.delenv("KGRAPH_GAZETTEER")
    monkeypatch.setattr("kgraph.resolution.sources.default_store_path", lambda: store)
    assert linked() == {"anna-keller"}


def test_the_graph_says_which_gazetteer_linked_it(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gazetteer("import", "people.tsv", "offices.tsv")
    digest = gazetteer("info").rpartition("(")[2].rstrip(")\n")
    linked()
    assert f'kg:gazetteer "{digest}"' in Path("output/graph.ttl").read_text()
    monkeypatch.setenv("KGRAPH_GAZETTEER", "")
    linked()
    assert "kg:gazetteer" not in Path("output/graph.ttl").read_text()


def test_it_can_be_left_out_for_once(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gazetteer("import", "people.tsv", "offices.tsv", "-q")
    monkeypatch.setenv("KGRAPH_GAZETTEER", "")
    assert linked() == {"anna-keller"}
    assert "imported gazetteers are turned off" in gazetteer("info")


def test_info_says_what_is_known_from_where(store: Path) -> None:
    gazetteer("import", "people.tsv")
    lines = [line.split() for line in gazetteer("info").replace("│", " ").splitlines()]
    assert ["Person", "people.tsv", "1"] in lines
    assert any(line[:2] == ["Person", "shipped"] for line in lines)
    assert lines[-1][:2] == ["Imported:", str(store)]


def test_a_file_that_is_broken_adds_nothing(store: Path) -> None:
    gazetteer("import", "people.tsv")
    before = gazetteer("info")
    Path("bad.tsv").write_text(_PEOPLE.replace("Q9001", "Q9002") + "Q9003\tDragon\tSomebody\t\t\n")
    assert gazetteer("import", "bad.tsv", code=1) == "kgraph: bad.tsv: line 3: not a class: 'Dragon'\n"
    assert gazetteer("info") == before


def test_a_gazetteer_that_is_not_there_is_not_passed_over_in_silence(store: Path) -> None:
    assert "no such gazetteer" in gazetteer("info", code=1)
    assert "no such gazetteer" in gazetteer("remove", code=1)
