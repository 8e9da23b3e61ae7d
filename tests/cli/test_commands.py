"""What every command prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import ClassVar

import pytest
from typer.testing import CliRunner, Result

import kgraph
from kgraph.cli import app

pytestmark = pytest.mark.usefixtures("quick_stages")

ARTICLES = [
    {"id": "1", "title": "Talks", "date": "2021-03-04", "url": "https://example.org/1", "text": "Ann Lee met Bo Kim."},
    {"id": "2", "text": "Ann Lee did not meet Cy Orr. Bo Kim met Cy Orr. Di Poe met Ed Fox."},
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two articles."""
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    return tmp_path


@pytest.fixture
def graph(folder: Path) -> Path:
    """The graph of those articles in `output`."""
    kgraph.build(["news.jsonl"])
    return folder / "output"


def run(*arguments: str, code: int = 0, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(app, list(arguments), input=stdin)
    assert result.exit_code == code, result.output
    return result


def refused(*arguments: str, code: int) -> str:
    """The message of a command that fails: one line, nothing on standard output."""
    result = run(*arguments, code=code)
    assert result.stdout == ""
    assert re.fullmatch(r"kgraph: .*\n", result.stderr)
    return result.stderr.removeprefix("kgraph: ").rstrip("\n")


def content(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class TestBuild:
    def test_says_what_was_found(self, folder):
        assert run("build", "news.jsonl").stdout.splitlines() == [
            "Articles   2 read: 2 added, 0 replaced, 0 unchanged; 2 in output",
            "Entities   5: Person 5",
            "Facts      4: Asserted 3, Negated 1",
            "Relations  4: met 4",
        ]

    def test_quiet_says_nothing(self, folder):
        result = run("build", "news.jsonl", "--quiet")
        assert (result.stdout, result.stderr) == ("", "")

    def test_reads_standard_input(self, folder):
        assert "1 read" in run("build", "-", "-o", "other", stdin="Ann Lee met Bo Kim.").stdout
        assert Path("other/graph.ttl").exists()

    def test_fills_in_what_plain_text_lacks(self, folder):
        run(
            "build",
            "-",
            "--date",
            "2020-02-01",
            "--title",
            "T",
            "--source",
            "https://e.org/",
            stdin="Ann Lee met Bo Kim.",
        )
        assert "Ann Lee met Bo Kim" in run("show", "Bo Kim").stdout.replace("Bo Kim met Ann Lee", "Ann Lee met Bo Kim")
        assert "T, 2020-02-01, https://e.org/" in run("show", "Bo Kim").stdout

    @pytest.mark.parametrize(
        ("name", "data", "message", "code"),
        [
            ("a.txt", b"", "a.txt: empty", 1),
            ("a.txt", b"a\0b", "a.txt: line 1: binary, not text", 1),
            ("a.txt", b"caf\xe9", "a.txt: line 1: not UTF-8 text", 1),
            ("a.jsonl", b'{"text": "A."}\n{"text"', "a.jsonl: line 2: not JSON: Expecting ':' delimiter (column 8)", 1),
            ("a.jsonl", b'{"title": "A"}', "a.jsonl: line 1: no text", 1),
            ("a.jsonl", b'{"text": "A.", "date": "May"}', "a.jsonl: line 1: not a date (YYYY-MM-DD): 'May'", 1),
            ("a.doc", b"%PDF", "a.doc: unknown format '.doc'; kgraph reads .htm, .html, .jsonl, .md, .pdf, .txt", 2),
            ("a.pdf", b"%PDF", "a.pdf: not a PDF that can be read: Stream has ended unexpectedly", 1),
            (None, b"", "a.txt: no such file or folder", 1),
        ],
    )
    def test_what_cannot_be_read_is_one_line_and_changes_nothing(self, graph, name, data, message, code):
        if name:
            Path(name).write_bytes(data)
        before = content(graph)
        assert refused("build", name or "a.txt", code=code) == message
        assert content(graph) == before

    def test_an_option_that_is_no_date(self, graph):
        assert refused("build", "news.jsonl", "--date", "May", code=2) == "not a date (YYYY-MM-DD): 'May'"

    def test_an_output_that_is_a_file(self, folder):
        assert refused("build", "news.jsonl", "-o", "news.jsonl", code=2) == "news.jsonl: not a folder"

    def test_an_interruption_loses_nothing(self, graph, monkeypatch):
        def interrupt(_document):
            raise KeyboardInterrupt

        monkeypatch.setattr("kgraph.extraction.extract", interrupt)
        before = content(graph)
        Path("more.txt").write_text("Ann Lee met Di Poe.")
        result = run("build", "more.txt", code=130)
        assert result.stderr == "kgraph: interrupted\n"
        assert content(graph) == before


class TestQuery:
    SELECT = "SELECT ?name WHERE { ?person a kg:Person ; skos:prefLabel ?name } ORDER BY DESC(?name)"
    NAMES = ("Ed Fox", "Di Poe", "Cy Orr", "Bo Kim", "Ann Lee")

    def test_table_keeps_the_order_of_the_query(self, graph):
        lines = run("query", self.SELECT).stdout.splitlines()
        assert [line.strip("│ ") for line in lines if line.startswith("│")] == [*self.NAMES]

    def test_what_is_not_bound_is_an_empty_cell(self, graph):
        (row,) = (
            line
            for line in run("query", "SELECT ('a' AS ?x) ?y { VALUES ?y { UNDEF } }").stdout.splitlines()
            if "a" in line
        )
        assert row.split() == ["│", "a", "│", "│"]

    def test_csv(self, graph):
        rows = list(csv.reader(io.StringIO(run("query", self.SELECT, "--format", "csv").stdout)))
        assert rows == [["name"], *([name] for name in self.NAMES)]

    def test_tsv(self, graph):
        lines = run("query", self.SELECT, "--format", "tsv").stdout.splitlines()
        assert lines == ["?name", *(f'"{name}"@en' for name in self.NAMES)]

    def test_json(self, graph):
        answer = json.loads(run("query", self.SELECT, "--format", "json").stdout)
        assert [row["name"]["value"] for row in answer["results"]["bindings"]] == [*self.NAMES]

    @pytest.mark.parametrize(("format", "answer"), [("table", "yes"), ("csv", "true"), ("tsv", "true")])
    def test_ask(self, graph, format, answer):
        assert run("query", "ASK { ?a kg:met ?b }", "--format", format).stdout == f"{answer}\n"

    def test_ask_as_json(self, graph):
        assert json.loads(run("query", "ASK { ?a kg:met ?b }", "--format", "json").stdout)["boolean"] is True

    def test_construct_is_turtle(self, graph):
        assert " kg:met " in run("query", "CONSTRUCT WHERE { ?a kg:met ?b }").stdout

    def test_a_file(self, graph):
        Path("q.rq").write_text(self.SELECT)
        assert run("query", "q.rq", "--format", "csv").stdout == run("query", self.SELECT, "--format", "csv").stdout

    def test_a_file_with_a_parameter(self, graph):
        header = "# param who (entity): somebody"
        Path("q.rq").write_text(f"{header}\nSELECT ?n {{ ?p skos:prefLabel ?n FILTER(STR(?n) = $who) }}")
        assert run("query", "q.rq", "--set", "who=Ed Fox", "--format", "csv").stdout == "n\nEd Fox\n"
        assert refused("query", "q.rq", code=2) == "q.rq: who is missing: somebody"

    def test_a_dollar_that_is_no_parameter_is_a_variable(self, graph):
        Path("q.rq").write_text(self.SELECT.replace("?", "$"))
        assert run("query", "q.rq", "--format", "csv").stdout == run("query", self.SELECT, "--format", "csv").stdout

    def test_what_is_wrong_with_a_file_names_it(self, graph):
        Path("q.rq").write_text("SELECT ?who\nWHERE { ?who kg:met }")
        assert refused("query", "q.rq", code=1).startswith("q.rq: line 2, column ")

    def test_a_saved_query_with_its_parameter(self, graph):
        answer = run("query", "meetings", "--set", "who=Ed Fox", "--format", "csv").stdout
        assert "Di Poe" in answer
        assert "Bo Kim" not in answer

    def test_nothing_is_found_of_somebody_who_is_known(self, graph):
        assert run("query", "career", "--set", "person=<https://w3id.org/kgraph/id/person/ed-fox>").stdout

    def test_list_names_all_saved_queries(self, folder):
        listed = run("query", "--list").stdout
        assert all(name in listed for name in ("career", "head-of-state-on", "state, day", "who=*"))

    def test_iris_are_shown_with_prefixes(self, graph):
        assert "kgid:person/ann-lee" in run("query", "SELECT ?p { ?p skos:prefLabel 'Ann Lee'@en }").stdout

    @pytest.mark.parametrize(
        ("arguments", "message", "code"),
        [
            (["SELECT ?x WHERE {"], r"query: line 1, column \d+: .*", 1),
            (["SELECT ?x WHERE { ?x no:such ?y }"], "query: .*no.*", 1),
            (["DELETE WHERE { ?s ?p ?o }"], "query: this is an update; the graph is only read", 1),
            (["SELECT * { SERVICE <https://e.org/> { ?s ?p ?o } }"], "query: SERVICE is not allowed.*", 1),
            (["carer"], "no saved query is called 'carer'; there are .*career.*", 2),
            (["career"], "career: person is missing: .*", 2),
            (["career", "--set", "who=Ann"], "career: no parameter 'who'; its parameters: person", 2),
            (["career", "--set", "person=Anne Lee"], "no entity 'Anne Lee' in this graph; near: Ann Lee", 2),
            (["career", "--set", "person"], "--set person: write --set name=value", 2),
            (
                ["head-of-state-on", "--set", "state=Ann Lee", "--set", "day=May"],
                "head-of-state-on: day is no day: 'May'",
                2,
            ),
            (["missing.rq"], "missing.rq: No such file or directory", 1),
            (["ASK {}", "--set", "a=b"], "parameter 'a': only saved queries and files have parameters", 2),
            (["ASK {}", "--format", "xml"], "Invalid value for '--format': .*", 2),
            (["CONSTRUCT WHERE { ?a kg:met ?b }", "--format", "csv"], "--format csv: a CONSTRUCT query answers .*", 2),
            ([], "query: say what to ask: .*", 2),
        ],
    )
    def test_what_cannot_be_asked(self, graph, arguments, message, code):
        assert re.fullmatch(message, refused("query", *arguments, code=code))

    def test_what_a_text_says_never_reaches_the_terminal_as_control(self, graph):
        assert "\x1b" not in run("query", "SELECT ('a\x1b[31mb' AS ?x) {}").stdout


class TestShow:
    def test_has_every_fact_with_its_sentence_and_article(self, graph):
        assert run("show", "ann lee").stdout.splitlines() == [
            "Ann Lee (Person)",
            "https://w3id.org/kgraph/id/person/ann-lee",
            "",
            "—                       Ann Lee met Bo Kim",
            "    “Ann Lee met Bo Kim.”",
            "    Talks, 2021-03-04, https://example.org/1",
            "",
            "—                       Ann Lee met Cy Orr [negated]",
            "    “Ann Lee did not meet Cy Orr.”",
            "    2",
        ]

    def test_says_who_is_cited(self, graph):
        run("build", "-", "--title", "Rumours", "--quiet", stdin="Di Poe said Ann Lee met Ed Fox.")
        assert "    Rumours, citing Di Poe" in run("show", "Ann Lee").stdout.splitlines()

    @pytest.mark.parametrize(
        "name", ["Cy Orr", "cy  orr", "kgid:person/cy-orr", "https://w3id.org/kgraph/id/person/cy-orr"]
    )
    def test_by_every_kind_of_name(self, graph, name):
        assert run("show", name).stdout.startswith("Cy Orr (Person)\n")

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("Ann Li", "no entity 'Ann Li' in this graph; near: Ann Lee"),
            ("Orr", "no entity 'Orr' in this graph; near: Cy Orr"),
            ("Zzz Qqq", "no entity 'Zzz Qqq' in this graph"),
        ],
    )
    def test_an_unknown_entity(self, graph, name, message):
        assert refused("show", name, code=2) == message


class TestMergeForgetDiff:
    def test_merge_says_what_came_of_it_and_what_disagrees(self, graph):
        Path("more.txt").write_text("Ann Lee met Cy Orr.")
        run("build", "more.txt", "-o", "more", "--quiet")
        assert run("merge", "output", "more", "-o", "both").stdout.splitlines() == [
            "Merged into both: 3 articles, 5 entities, 4 facts, 1 disagreements",
            "Disagreement (asserted and negated): Ann Lee met Cy Orr",
        ]

    @pytest.mark.filterwarnings("ignore:Dataset.default_context")
    def test_merge_reads_rdf_files(self, graph):
        run("merge", "output/graph.trig", "-o", "both")
        assert run("diff", "output", "both").stdout == ""

    def test_forget(self, graph):
        assert run("forget", "Talks").stdout == "Forgot 1 (Talks)\n"
        assert refused("forget", "Talks", code=2) == "no article 'Talks' in this graph"

    def test_diff(self, graph):
        run("merge", "output", "-o", "less")
        run("forget", "1", "-g", "less", "-q")
        assert run("diff", "output", "less").stdout.splitlines() == [
            "- article Talks, 2021-03-04, https://example.org/1",
            "- Ann Lee met Bo Kim",
        ]
        assert all(line.startswith("+ ") for line in run("diff", "less", "output").stdout.splitlines())


class TestExport:
    SUFFIXES = (".ttl", ".trig", ".nq", ".nt", ".jsonld", ".rdf", ".graphml", ".gexf", ".csv", ".cypher")

    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_by_suffix(self, graph, suffix):
        assert run("export", f"out{suffix}").stdout == ""
        assert "Ann Lee" in Path(f"out{suffix}").read_text()

    def test_an_unknown_suffix_leaves_the_file(self, graph):
        Path("out.docx").write_text("notes")
        assert refused("export", "out.docx", code=2).startswith("out.docx: unknown format; known suffixes are .ttl ")
        assert Path("out.docx").read_text() == "notes"

    def test_a_folder_that_is_no_folder(self, graph):
        assert refused("export", "news.jsonl/out.ttl", code=1).startswith("news.jsonl")


class TestNetwork:
    def test_path(self, graph):
        assert run("path", "Ann Lee", "Cy Orr").stdout.splitlines() == [
            "Ann Lee met Bo Kim",
            "    “Ann Lee met Bo Kim.”",
            "Bo Kim met Cy Orr",
            "    “Bo Kim met Cy Orr.”",
        ]

    def test_no_path(self, graph):
        assert refused("path", "Ann Lee", "Ed Fox", code=1) == "nothing that is asserted ties Ann Lee to Ed Fox"

    def test_rank(self, graph):
        rows = [line for line in run("rank", "--limit", "2").stdout.splitlines() if line.startswith("│")]
        assert len(rows) == 2
        assert "Bo Kim" in rows[0]


class TestEval:
    GOLD: ClassVar = {
        "id": "2",
        "title": "no title",
        "entities": [
            {"id": "a", "type": "Person", "name": "Ann Lee"},
            {"id": "c", "type": "Person", "name": "Cyril Orr", "names": ["Cy Orr"]},
            {"id": "b", "type": "Person", "name": "Bo Kim"},
        ],
        "facts": [
            {"s": "c", "r": "met", "o": "a", "modality": "negated", "begin": 0, "end_char": 28},
            {"s": "a", "r": "met", "o": "b", "modality": "asserted", "begin": 0, "end_char": 28},
        ],
    }

    @pytest.fixture(autouse=True)
    def gold(self, folder):
        Path("gold.json").write_text(json.dumps(self.GOLD))

    def test_of_a_graph(self, graph):
        lines = run("eval", "gold.json", "--show", "missed", "--show", "wrong").stdout.splitlines()
        assert "missed 2  Ann Lee | met | Bo Kim  [asserted]" in lines
        assert "wrong  2  Bo Kim | met | Cy Orr  [asserted]" in lines
        assert "all facts  precision 0.333  recall 0.500  F1 0.400  (1 right, 2 wrong, 1 missed)" in lines
        assert "of right   modality 1.000  dates 0.000  evidence 1.000" in lines

    def test_reading_the_articles_now_writes_nothing(self, folder):
        assert "recall 0.500" in run("eval", "gold.json", "--articles", "news.jsonl").stdout
        assert not Path("output").exists()

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("{", "bad.json: line 1: not JSON: Expecting property name enclosed in double quotes"),
            ("[{}]", "bad.json: article 1: not an annotated article: no 'entities'"),
            ("3", "bad.json: article 1: not an annotated article: 'int' object is not subscriptable"),
        ],
    )
    def test_what_is_no_gold(self, graph, text, message):
        Path("bad.json").write_text(text)
        assert refused("eval", "bad.json", code=1) == message

    def test_an_unknown_kind(self, graph):
        assert refused("eval", "gold.json", "--show", "all", code=2) == "--show all: one of missed, wrong, leak"


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "ASK {}"],
        ["show", "x"],
        ["forget", "x"],
        ["validate"],
        ["export", "x.ttl"],
        ["path", "a", "b"],
        ["rank"],
    ],
    ids=lambda arguments: arguments[0],
)
class TestWithoutAGraph:
    def test_nothing_there(self, folder, arguments):
        assert refused(*arguments, code=1) == "output: no such file or folder; kgraph build makes one"

    def test_a_folder_without_a_graph(self, folder, arguments):
        Path("output").mkdir()
        assert refused(*arguments, code=1) == "output: no graph in this folder; kgraph build makes one"

    def test_a_broken_file(self, folder, arguments):
        Path("broken.ttl").write_text("@prefix a: <b> .\na:c a:d")
        message = refused(*arguments, "-g", "broken.ttl", code=1)
        assert message.startswith("broken.ttl: ")


def test_an_unexpected_error_is_one_line_too(graph, monkeypatch):
    def fail(_graph):
        raise RuntimeError("out of\ncheese")

    monkeypatch.setattr("kgraph.facts.read_facts", fail)
    assert refused("rank", code=1).startswith("unexpected RuntimeError: out of cheese; KGRAPH_TRACEBACK=1 shows where")


def test_an_unknown_command_is_told_what_was_meant(folder):
    assert refused("biuld", code=2).startswith("No such command 'biuld'. Did you mean 'build'?")


def test_without_arguments_it_shows_the_help(folder):
    assert run().stdout == run("--help").stdout
