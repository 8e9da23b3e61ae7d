"""Imported gazetteers: what each format gives, how it is looked up, and that broken input changes nothing."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kgraph.errors import DataError, UsageError
from kgraph.resolution import (
    GazetteerStore,
    InfoRow,
    KnownNames,
    default_candidates,
    default_store_path,
    import_gazetteer,
    imported_path,
)

_THINGS = (
    "Q9001\tPerson\tAnna Keller\tAT\t{}\n"
    "Q9002\tOffice\tMinister of Bridges\tAT\t\n"
    "Q9003\tCity\tRiverton\tAU\t\n"
    "\tPerson\t\t\t\n"
)
_NAMES = "Q9001\tAnnie Keller|A. Keller\n"
_TENURES = "Q9001\tQ9002\tAT\t2001-05\t2004\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store" / "gazetteer.sqlite"


def _file(tmp_path: Path, name: str, content: str) -> Path:
    path = tmp_path / name
    data = content.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def _labels(store: Path, name: str) -> list[str]:
    return [candidate.label for candidate in GazetteerStore(store).candidates(name)]


def test_tab_separated_tables_of_things_names_and_tenures(tmp_path: Path, store: Path) -> None:
    reports = [
        import_gazetteer(_file(tmp_path, name, content), store=store)
        for name, content in (("e.tsv.gz", _THINGS), ("a.tsv", _NAMES), ("t.tsv", _TENURES))
    ]
    assert [(r.entities, r.tenures, r.skipped) for r in reports] == [(3, 0, 1), (0, 0, 0), (0, 1, 0)]
    (candidate,) = GazetteerStore(store).candidates("annie KELLER")
    assert (candidate.identifier, candidate.label, candidate.type) == ("Q9001", "Anna Keller", "Person")
    assert (candidate.state, candidate.named_so) == ("Q40", False)
    assert [(t.office, t.state, t.start, t.end) for t in candidate.tenures] == [
        ("Minister of Bridges", "Q40", "2001-05", "2004")
    ]


def test_counts_by_class_and_source(tmp_path: Path, store: Path) -> None:
    import_gazetteer(_file(tmp_path, "e.tsv", _THINGS), store=store)
    assert GazetteerStore(store).info() == (
        InfoRow("Office", "e.tsv", 1),
        InfoRow("Person", "e.tsv", 1),
        InfoRow("Place", "e.tsv", 1),
    )


def test_nothing_imported_is_nothing_known(store: Path) -> None:
    assert GazetteerStore(store).info() == ()
    assert GazetteerStore(store).candidates("Anna Keller") == ()


def test_importing_twice_is_importing_once(tmp_path: Path, store: Path) -> None:
    path = _file(tmp_path, "e.tsv", _THINGS)
    import_gazetteer(path, store=store)
    once = (GazetteerStore(store).info(), GazetteerStore(store).candidates("Anna Keller"))
    import_gazetteer(path, store=store)
    assert (GazetteerStore(store).info(), GazetteerStore(store).candidates("Anna Keller")) == once


def test_acronyms_are_looked_up_as_they_are_written(tmp_path: Path, store: Path) -> None:
    import_gazetteer(_file(tmp_path, "e.tsv", "Q9010\tGovernmentBody\tUNA\t\t\nQ9011\tCity\tUna\tIN\t\n"), store=store)
    assert _labels(store, "UNA") == ["UNA"]
    assert _labels(store, "U.N.A.") == ["UNA"]
    assert _labels(store, "Una") == ["Una"]


def test_people_are_found_by_other_transliterations(tmp_path: Path, store: Path) -> None:
    import_gazetteer(_file(tmp_path, "e.tsv", "Q9001\tPerson\tSergey Petrenko\tUA\t\n"), store=store)
    assert [c.label for c in GazetteerStore(store).alike("Sergei Petrenko")] == ["Sergey Petrenko"]
    assert GazetteerStore(store).alike("Petrenko") == ()


def test_popolo(tmp_path: Path, store: Path) -> None:
    person = {
        "id": "p1",
        "name": "Anna Keller",
        "other_names": [{"name": "Anna Maria Keller"}],
        "identifiers": [{"scheme": "wikidata", "identifier": "Q9001"}],
    }
    data = {
        "persons": [person, {"id": "p2", "name": "Nobody Known"}],
        "organizations": [
            {"id": "o1", "name": "Lower House", "classification": "legislature"},
            {
                "id": "o2",
                "name": "Orchard Party",
                "classification": "party",
                "identifiers": [{"scheme": "wikidata", "identifier": "Q9004"}],
            },
        ],
        "events": [{"id": "t1", "start_date": "2001-05-01", "end_date": "2005-04-30"}],
        "memberships": [
            {"person_id": "p1", "organization_id": "o1", "role": "member", "legislative_period_id": "t1"},
        ],
    }
    report = import_gazetteer(_file(tmp_path, "popolo.json", json.dumps(data)), store=store)
    assert (report.entities, report.tenures, report.skipped) == (2, 1, 2)
    (candidate,) = GazetteerStore(store).candidates("Anna Maria Keller")
    assert [(t.office, t.start, t.end) for t in candidate.tenures] == [
        ("member of Lower House", "2001-05-01", "2005-04-30")
    ]
    assert [c.type for c in GazetteerStore(store).candidates("Orchard Party")] == ["PoliticalParty"]


@pytest.mark.parametrize("name", ["targets.jsonl", "entities.ftm.json"])
def test_follow_the_money(tmp_path: Path, store: Path, name: str) -> None:
    rows = [
        {
            "id": "Q9001",
            "caption": "Anna Keller",
            "schema": "Person",
            "properties": {"name": ["Anna Keller"], "alias": ["Anni Keller"], "country": ["at"]},
        },
        {"id": "post-1", "schema": "Position", "properties": {"name": ["Minister of Bridges"]}},
        {
            "id": "occ-1",
            "schema": "Occupancy",
            "properties": {"holder": ["Q9001"], "post": ["post-1"], "startDate": ["2001"]},
        },
    ]  # fmt: skip
    import_gazetteer(_file(tmp_path, name, "\n".join(map(json.dumps, rows)) + "\n"), store=store)
    (candidate,) = GazetteerStore(store).candidates("Anni Keller")
    assert (candidate.identifier, candidate.state) == ("Q9001", "Q40")
    assert [(t.office, t.start) for t in candidate.tenures] == [("Minister of Bridges", "2001")]


_ROW = {
    "item": "http://www.wikidata.org/entity/Q9001",
    "itemLabel": "Anna Keller",
    "country": "http://www.wikidata.org/entity/Q40",
    "officeLabel": "Minister of Bridges",
    "start": "2001-05-01T00:00:00Z",
}


def _as_csv() -> str:
    return ",".join(_ROW) + "\n" + ",".join(_ROW.values()) + "\n"


def _as_json() -> str:
    row = {key: {"type": "literal", "value": value} for key, value in _ROW.items()}
    return json.dumps({"head": {"vars": list(_ROW)}, "results": {"bindings": [row]}})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("query.csv", _as_csv()),
        ("query.csv", _as_csv().replace("item", "politician")),
        ("query.json", _as_json()),
        ("query.json", json.dumps([_ROW])),
    ],
)
def test_results_of_a_query_to_wikidata(tmp_path: Path, store: Path, name: str, content: str) -> None:
    import_gazetteer(_file(tmp_path, name, content), store=store)
    (candidate,) = GazetteerStore(store).candidates("Anna Keller")
    assert (candidate.identifier, candidate.state, candidate.type) == ("Q9001", "Q40", "Person")
    assert [(t.office, t.start) for t in candidate.tenures] == [("Minister of Bridges", "2001-05-01")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.tsv", _THINGS + "not-an-id\tPerson\tSomebody\t\t\n", "line 5: not a Wikidata id: 'not-an-id'"),
        ("x.tsv", _THINGS + "Q9009\tDragon\tSomebody\t\t\n", "line 5: not a class: 'Dragon'"),
        ("x.tsv", _THINGS + "Q9009\n", "line 5: expected at least two columns between tabs"),
        ("x.jsonl", '{"schema": "Person", "properties": {}}\n{"broken\n', "line 2: not JSON"),
        ("x.jsonl", '["a"]\n', "line 1: not an entity of FollowTheMoney"),
        ("x.json", '{"persons": [', "line 1: not JSON"),
        ("x.json", '{"something": 1}', "line 1: neither Popolo (persons) nor SPARQL results"),
        ("x.csv", "a,b\n1,2\n", "line 1: SPARQL results need ?item and ?itemLabel"),
        ("x.json", '[{"a": "b"}]', "line 1: SPARQL results need ?item and ?itemLabel"),
        ("x.tsv.gz", "", "Not a gzipped file"),
        ("x.pdf", "", "not a gazetteer: expected .tsv"),
    ],
)
def test_broken_input_names_file_line_and_reason_and_changes_nothing(
    tmp_path: Path, store: Path, name: str, content: str, message: str
) -> None:
    import_gazetteer(_file(tmp_path, "before.tsv", "Q9003\tCity\tRiverton\tAU\t\n"), store=store)
    before = GazetteerStore(store).info()
    path = _file(tmp_path, name, content)
    if name.endswith(".gz"):
        path.write_bytes(b"no gzip")
    with pytest.raises(DataError) as caught:
        import_gazetteer(path, store=store)
    assert str(caught.value).startswith(f"{path}: {message}")
    assert "\n" not in str(caught.value)
    assert GazetteerStore(store).info() == before


def test_what_wikidata_has_no_name_for_is_passed_over(tmp_path: Path, store: Path) -> None:
    path = _file(tmp_path, "query.csv", "item,itemLabel\nhttp://www.wikidata.org/entity/Q9001,Q9001\n")
    assert import_gazetteer(path, store=store).skipped == 1
    empty = _file(tmp_path, "query.json", '{"head": {"vars": ["item"]}, "results": {"bindings": []}}')
    assert import_gazetteer(empty, store=store).entities == 0


def test_a_first_import_that_fails_leaves_no_file(tmp_path: Path, store: Path) -> None:
    with pytest.raises(DataError):
        import_gazetteer(_file(tmp_path, "x.tsv", _THINGS + "Q9009\n"), store=store)
    assert not store.exists()


def test_not_text_and_not_there(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_bytes(b"Q1\tPerson\n\xff\xfe\n")
    with pytest.raises(DataError, match=r"x\.tsv: line 2: not UTF-8"):
        import_gazetteer(path, store=store)
    with pytest.raises(DataError, match=r"gone\.tsv: No such file"):
        import_gazetteer(tmp_path / "gone.tsv", store=store)
    assert not store.is_file() or GazetteerStore(store).info() == ()


def test_a_store_that_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_text("this is not a database, only a text that is long enough to tell")
    with pytest.raises(DataError, match=r"gazetteer\.sqlite: file is not a database"):
        GazetteerStore(path).candidates("Anna Keller")


def test_the_imported_gazetteer_stands_beside_the_shipped_one(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KGRAPH_GAZETTEER", str(store))
    assert default_store_path() == store
    import_gazetteer(_file(tmp_path, "e.tsv", _THINGS))
    with default_candidates() as both:
        assert [c.identifier for c in both.candidates("Anna Keller")] == ["Q9001"]
        assert [c.identifier for c in both.candidates("European Union")] == ["Q458"]
        assert both.names("Q9001") == KnownNames("", ("Anna Keller",))
        assert both.names("Q458").label == "European Union"


def test_it_can_be_turned_off(tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_GAZETTEER", "")
    assert imported_path() is None
    with pytest.raises(UsageError, match="KGRAPH_GAZETTEER is empty"):
        import_gazetteer(_file(tmp_path, "e.tsv", _THINGS))


def test_one_that_is_named_must_be_there(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_GAZETTEER", str(store))
    with pytest.raises(DataError, match=r"gazetteer\.sqlite: no such gazetteer"):
        imported_path()


def test_the_digest_is_of_what_links_depend_on(tmp_path: Path, store: Path) -> None:
    assert GazetteerStore(store).digest == ""
    import_gazetteer(_file(tmp_path, "e.tsv", _THINGS), store=store)
    first = GazetteerStore(store).digest
    import_gazetteer(_file(tmp_path, "same.tsv", _THINGS), store=store)
    assert GazetteerStore(store).digest == first
    import_gazetteer(_file(tmp_path, "t.tsv", _TENURES), store=store)
    assert GazetteerStore(store).digest not in ("", first)


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE diary (entry TEXT)")
    before = path.read_bytes()
    with pytest.raises(DataError, match=r"mine\.sqlite: not a gazetteer of kgraph"):
        import_gazetteer(_file(tmp_path, "e.tsv", _THINGS), store=path)
    assert path.read_bytes() == before
    with pytest.raises(DataError, match="not a gazetteer of kgraph"):
        GazetteerStore(path).remove()


def test_keys_that_were_made_by_other_rules_are_refused_and_can_be_removed(tmp_path: Path, store: Path) -> None:
    import_gazetteer(_file(tmp_path, "e.tsv", _THINGS), store=store)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA user_version = 1")
    with pytest.raises(DataError, match="imported by another version of kgraph"):
        GazetteerStore(store).candidates("Anna Keller")
    GazetteerStore(store).remove()
    assert not store.exists()
