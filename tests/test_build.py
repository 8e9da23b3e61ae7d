"""Folders are written whole or not at all, and depend only on the articles in them."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import sys
from pathlib import Path

import pytest

import kgraph
from kgraph.errors import GraphError, KGraphError, ReadingError, UsageError

pytestmark = pytest.mark.usefixtures("quick_stages")

ONE = {"id": "1", "title": "Talks", "date": "2021-03-04", "url": "https://example.org/1", "text": "Ann Lee met Bo Kim."}
TWO = {"id": "2", "text": "Ann Lee did not meet Cy Orr. Bo Kim met Cy Orr."}
THREE = {"id": "3", "text": "Nothing happened."}


@pytest.fixture
def jsonl(tmp_path: Path):
    counter = itertools.count()

    def write(*articles: dict[str, str]) -> Path:
        path = tmp_path / f"in{next(counter)}.jsonl"
        path.write_text("".join(json.dumps(article) + "\n" for article in articles))
        return path

    return write


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_report_says_what_was_read_and_what_the_graph_holds(jsonl, tmp_path):
    report = kgraph.build([jsonl(ONE, TWO)], output=tmp_path / "out")
    assert (report.read, report.added, report.replaced, report.skipped, report.articles) == (2, 2, 0, 0, 2)
    assert dict(report.entities) == {"Person": 3}
    assert dict(report.facts) == {"Asserted": 2, "Negated": 1}
    assert dict(report.relations) == {"met": 3}


def test_the_folder_has_the_graph_and_what_it_comes_from(jsonl, tmp_path):
    kgraph.build([jsonl(ONE)], output=tmp_path / "out")
    assert set(content(tmp_path / "out")) == {"graph.html", "graph.trig", "graph.ttl", "observations.jsonl"}


def test_every_order_of_the_inputs_gives_the_same_bytes(jsonl, tmp_path):
    lines = [jsonl(article) for article in (ONE, TWO, THREE)]
    results = []
    for number, order in enumerate(itertools.permutations(lines)):
        folder = tmp_path / f"out{number}"
        for path in order:
            kgraph.build([path], output=folder)
        results.append(content(folder))
    kgraph.build(lines, output=tmp_path / "at-once")
    assert all(result == content(tmp_path / "at-once") for result in results)


def test_an_unchanged_article_is_skipped(jsonl, tmp_path, monkeypatch):
    kgraph.build([jsonl(ONE)], output=tmp_path / "out")
    before = content(tmp_path / "out")
    monkeypatch.setattr("kgraph.annotation.annotate", lambda articles: pytest.fail("read again"))
    report = kgraph.build([jsonl(ONE)], output=tmp_path / "out")
    assert (report.added, report.replaced, report.skipped) == (0, 0, 1)
    assert content(tmp_path / "out") == before


@pytest.mark.parametrize(
    "change", [{"text": "Ann Lee met Di Poe."}, {"title": "New"}, {"date": "2021-03-05"}, {"url": "x:y"}]
)
def test_a_changed_article_is_replaced(jsonl, tmp_path, change):
    kgraph.build([jsonl(ONE, TWO)], output=tmp_path / "out")
    report = kgraph.build([jsonl(ONE | change)], output=tmp_path / "out")
    assert (report.read, report.added, report.replaced, report.skipped, report.articles) == (1, 0, 1, 0, 2)
    kgraph.build([jsonl(ONE | change, TWO)], output=tmp_path / "fresh")
    assert content(tmp_path / "out") == content(tmp_path / "fresh")


def test_an_article_read_by_another_version_is_read_again(jsonl, tmp_path, monkeypatch):
    kgraph.build([jsonl(ONE)], output=tmp_path / "out")
    monkeypatch.setattr(sys.modules["kgraph.build"], "extraction_version", lambda: "later")
    assert kgraph.build([jsonl(ONE)], output=tmp_path / "out").replaced == 1


def test_options_reach_articles_that_lack_them(tmp_path):
    (tmp_path / "a.txt").write_text("Ann Lee met Bo Kim.")
    kgraph.build(
        [tmp_path / "a.txt"], output=tmp_path / "out", date="2020-02-01", title="Talks", source="https://e.org/"
    )
    (article,) = kgraph.open_graph(tmp_path / "out").facts.articles.values()
    assert (article.date, article.title, article.source) == (dt.date(2020, 2, 1), "Talks", "https://e.org/")


def test_progress_counts_the_articles_that_are_read(jsonl, tmp_path):
    kgraph.build([jsonl(ONE)], output=tmp_path / "out")
    calls: list[tuple[int, int]] = []
    kgraph.build([jsonl(ONE, TWO, THREE)], output=tmp_path / "out", progress=lambda *call: calls.append(call))
    assert calls == [(0, 2), (1, 2), (2, 2)]


class TestWhatFailsChangesNothing:
    @pytest.fixture(params=["there", "not there"])
    def folder(self, request, jsonl, tmp_path) -> Path:
        if request.param == "there":
            kgraph.build([jsonl(ONE)], output=tmp_path / "out")
        return tmp_path / "out"

    def fails(self, folder: Path, error: type[BaseException], *inputs: Path, **options) -> None:
        before = content(folder)
        with pytest.raises(error):
            kgraph.build(inputs, output=folder, **options)
        assert content(folder) == before
        assert folder.exists() == bool(before)

    def test_a_bad_line_after_good_ones(self, jsonl, folder):
        self.fails(folder, ReadingError, jsonl(TWO, {"id": "3", "text": ""}))

    def test_a_bad_date(self, jsonl, folder):
        self.fails(folder, UsageError, jsonl(TWO), date="yesterday")

    @pytest.mark.parametrize(
        "stage",
        [
            "kgraph.annotation.annotate",
            "kgraph.extraction.extract",
            "kgraph.resolution.resolve",
            "kgraph.output.turtle.trig",
            "kgraph.output.view.render_page",
        ],
    )
    @pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
    def test_a_stage_that_fails(self, jsonl, folder, monkeypatch, stage, error):
        def fail(*_args, **_options):
            raise error

        monkeypatch.setattr(stage, fail)
        self.fails(folder, error, jsonl(TWO))

    @pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder that even root cannot write to")
    def test_nothing_is_read_for_a_folder_that_cannot_be_written(self, tmp_path):
        with pytest.raises(GraphError, match="/proc/out: "):
            kgraph.build(tmp_path / "missing.txt", output="/proc/out")

    def test_a_disk_that_is_full(self, jsonl, folder, monkeypatch):
        def fail(_descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", fail)
        before = content(folder)
        with pytest.raises(GraphError, match="No space left on device"):
            kgraph.build([jsonl(TWO)], output=folder)
        assert content(folder) == before


def test_observations_that_are_broken_are_named_and_kept(jsonl, tmp_path):
    kgraph.build([jsonl(ONE)], output=tmp_path / "out")
    (tmp_path / "out" / "observations.jsonl").write_text("{broken\n")
    before = content(tmp_path / "out")
    with pytest.raises(GraphError, match=r"observations\.jsonl: line 1: "):
        kgraph.build([jsonl(TWO)], output=tmp_path / "out")
    assert content(tmp_path / "out") == before


def test_a_file_is_no_folder(jsonl, tmp_path):
    (tmp_path / "out").write_text("notes")
    with pytest.raises(UsageError, match="out: not a folder"):
        kgraph.build([jsonl(ONE)], output=tmp_path / "out")
    assert (tmp_path / "out").read_text() == "notes"


def test_what_was_added_meanwhile_is_kept(jsonl, tmp_path, monkeypatch):
    """Two builds at once into one folder: the second to finish must not undo the first."""
    import kgraph.extraction

    extract, others = kgraph.extraction.extract, [jsonl(TWO)]

    def extract_slowly(document):
        if others:
            kgraph.build([others.pop()], output=tmp_path / "out")
        return extract(document)

    monkeypatch.setattr("kgraph.extraction.extract", extract_slowly)
    assert kgraph.build([jsonl(ONE)], output=tmp_path / "out").articles == 2


class TestForget:
    def test_leaves_what_never_reading_it_would_have_left(self, jsonl, tmp_path):
        kgraph.build([jsonl(ONE, TWO)], output=tmp_path / "out")
        kgraph.build([jsonl(TWO)], output=tmp_path / "fresh")
        graph = kgraph.open_graph(tmp_path / "out")
        assert "Talks" in {article.title for article in graph.facts.articles.values()}
        graph.forget("1")
        assert content(tmp_path / "out") == content(tmp_path / "fresh")
        assert {article.identifier for article in graph.facts.articles.values()} == {"2"}

    @pytest.mark.parametrize("name", ["1", "Talks", "https://example.org/1", "https://w3id.org/kgraph/id/article/1"])
    def test_by_any_name_of_the_article(self, jsonl, tmp_path, name):
        kgraph.build([jsonl(ONE)], output=tmp_path / "out")
        assert kgraph.open_graph(tmp_path / "out").forget(name).identifier == "1"

    def test_an_unknown_article(self, jsonl, tmp_path):
        kgraph.build([jsonl(ONE)], output=tmp_path / "out")
        before = content(tmp_path / "out")
        with pytest.raises(UsageError, match="no article 'Talk' in this graph; near: Talks"):
            kgraph.open_graph(tmp_path / "out").forget("Talk")
        assert content(tmp_path / "out") == before

    def test_several_articles_of_one_title(self, jsonl, tmp_path):
        kgraph.build([jsonl(ONE, TWO | {"title": "Talks"})], output=tmp_path / "out")
        with pytest.raises(UsageError, match="2 articles are called 'Talks': 1, 2"):
            kgraph.open_graph(tmp_path / "out").forget("Talks")


class TestMerge:
    def test_is_the_build_of_all_articles(self, jsonl, tmp_path):
        for name, articles in (("a", [ONE]), ("b", [TWO, ONE]), ("both", [ONE, TWO])):
            kgraph.build([jsonl(*articles)], output=tmp_path / name)
        report = kgraph.merge([tmp_path / "a", tmp_path / "b"], output=tmp_path / "merged")
        merged, both = content(tmp_path / "merged"), content(tmp_path / "both")
        assert {name: merged[name] for name in both} == both
        assert (report.articles, report.entities, report.statements) == (2, 3, 3)

    def test_says_where_articles_disagree(self, jsonl, tmp_path):
        kgraph.build([jsonl({"id": "4", "text": "Ann Lee met Cy Orr."})], output=tmp_path / "a")
        kgraph.build([jsonl(TWO)], output=tmp_path / "b")
        (conflict,) = kgraph.merge([tmp_path / "a", tmp_path / "b"], output=tmp_path / "merged").conflicts
        assert (conflict.kind, conflict.facts) == ("asserted and negated", ("Ann Lee met Cy Orr",))

    @pytest.mark.parametrize("bad", ["missing", "empty", "broken.ttl"])
    def test_of_what_is_no_graph_changes_nothing(self, jsonl, tmp_path, bad):
        kgraph.build([jsonl(ONE)], output=tmp_path / "a")
        (tmp_path / "empty").mkdir()
        (tmp_path / "broken.ttl").write_text("<a <b")
        with pytest.raises(KGraphError, match=bad):
            kgraph.merge([tmp_path / "a", tmp_path / bad], output=tmp_path / "merged")
        assert not (tmp_path / "merged").exists()


def test_one_input_needs_no_list(jsonl, tmp_path):
    assert kgraph.build(str(jsonl(ONE)), output=tmp_path / "a").articles == 1
    assert kgraph.merge(tmp_path / "a", output=tmp_path / "b").articles == 1
    assert len(kgraph.graph_of(jsonl(ONE, TWO)).facts.articles) == 2


def test_a_graph_says_what_it_is(jsonl, tmp_path):
    kgraph.build(jsonl(ONE), output=tmp_path / "a")
    assert repr(kgraph.open_graph(tmp_path / "a")) == f"Graph({str(tmp_path / 'a')!r})"
    assert repr(kgraph.graph_of(jsonl(ONE, TWO))) == "<Graph of 2 articles>"


def test_a_graph_without_a_folder(jsonl):
    graph = kgraph.graph_of([jsonl(ONE)])
    assert [fact.text for fact in graph.show("ann lee").facts] == ["Ann Lee met Bo Kim"]
