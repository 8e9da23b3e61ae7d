from __future__ import annotations

import datetime as dt
import io
import json
import re
from pathlib import Path

import pytest
from ftfy import fix_encoding
from hypothesis import assume, given
from hypothesis import strategies as st

from kgraph.errors import KGraphError, ReadingError, UsageError
from kgraph.model import Article
from kgraph.reading import read_articles

BODY = "Ada Stone met Boris Vance in Oslo.\n\nThey talked for an hour.\n"


@pytest.fixture
def write(tmp_path: Path):
    def _write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return _write


def only(path: Path, **options) -> Article:
    (article,) = read_articles([path], **options)
    return article


@pytest.mark.parametrize(
    ("garbled", "text"),
    [
        ("JosÃ© MejÃ\xada spoke in GorÃ©e.", "José Mejía spoke in Gorée."),
        ("Ada – JÃ³zef PiÅ\x82sudski’s ally – won.", "Ada – Józef Piłsudski’s ally – won."),
        ("José spoke in São Tomé – “today”.", "José spoke in São Tomé – “today”."),
    ],
)
@pytest.mark.parametrize("suffix", ["txt", "jsonl"])
def test_text_decoded_wrongly_is_put_right(write, garbled, text, suffix):
    written = json.dumps({"text": garbled, "title": garbled}) if suffix == "jsonl" else garbled
    article = only(write(f"a.{suffix}", written))
    assert (article.text, article.title or text) == (text, text)


class TestPlainText:
    def test_is_the_whole_file_without_a_header(self, write):
        text = "Ada Stone met Boris Vance in Oslo. They\ntalked for an hour."
        article = only(write("a.txt", text))
        assert (article.text, article.title, article.date, article.source) == (text, None, None, None)

    def test_takes_title_and_header_off_and_leaves_the_rest_as_it_is(self, write):
        header = "Talks in Oslo\nDate: 2021-03-04\nSource: https://example.org/a\nId: oslo\n\n"
        article = only(write("a.txt", header + BODY))
        assert article == Article("oslo", BODY, "Talks in Oslo", dt.date(2021, 3, 4), "https://example.org/a")

    @pytest.mark.parametrize(
        ("header", "title"),
        [
            ("Talks in Oslo\n\n", "Talks in Oslo"),
            ("\n\nTalks in Oslo\n\n\n", "Talks in Oslo"),
            ("Talks in Oslo\r\n\r\n", "Talks in Oslo"),
            ("Talks in Oslo\ndate: 2021-03-04\n", "Talks in Oslo"),
            ("Date: 2021-03-04\n\n", None),
        ],
    )
    def test_header_forms(self, write, header, title):
        article = only(write("a.txt", header + BODY))
        assert (article.title, article.text) == (title, BODY)

    @pytest.mark.parametrize(
        "first",
        [
            "Ada Stone met Boris Vance in Oslo.",
            "“We met,” said Ada Stone.”",
            "Ada Stone, who has led the party for eleven years and four elections, " * 4,
        ],
    )
    def test_a_first_paragraph_is_no_title(self, write, first):
        article = only(write("a.txt", f"{first}\n\n{BODY}"))
        assert article.title is None
        assert article.text.startswith(first)

    def test_a_lone_line_is_text(self, write):
        assert only(write("a.txt", "Ada Stone met Boris Vance\n\n")).text == "Ada Stone met Boris Vance\n\n"

    def test_keeps_line_ends_and_drops_the_byte_order_mark(self, write):
        text = "One line,\r\nand another.\r\n"
        assert only(write("a.txt", b"\xef\xbb\xbf" + text.encode())).text == text

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t"), min_size=1))
    def test_text_that_is_not_garbled_is_a_suffix_of_the_file(self, tmp_path_factory, text):
        assume(fix_encoding(text) == text)
        path = tmp_path_factory.mktemp("any") / "a.txt"
        path.write_bytes(text.encode())
        try:
            article = only(path)
        except ReadingError:
            return
        assert text.removeprefix("\ufeff").endswith(article.text)
        assert article.text.strip()


class TestMarkdown:
    WHOLE = Article("oslo", BODY, "Talks: day two", dt.date(2021, 3, 4), "https://example.org/a")

    @pytest.mark.parametrize(
        "header",
        [
            "# Talks: day two\nDate: 2021-03-04\nSource: https://example.org/a\nId: oslo\n\n",
            '---\ntitle: "Talks: day two"\ndate: 2021-03-04\nurl: https://example.org/a\nid: oslo\n---\n\n',
            "---\r\nDate: 2021-03-04T10:00\r\nurl: https://example.org/a\r\nid: oslo\r\n---\r\n# Talks: day two\n\n",
        ],
    )
    def test_says_what_it_knows_in_a_header_or_in_front_matter(self, write, header):
        assert only(write("a.md", header + BODY)) == self.WHOLE

    def test_front_matter_may_leave_everything_open(self, write):
        article = only(write("a.md", f"---\ntags: [peace]\ndate:\n---\n{BODY}"))
        assert article == Article(article.identifier, BODY)

    def test_a_text_between_rules_is_text(self, write):
        text = f"---\nAda Stone spoke.\n---\n{BODY}"
        assert only(write("a.md", text)).text == text


class TestWebPage:
    PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Talks in Oslo</title>
        <meta property="article:published_time" content="2021-03-04T10:00:00Z">
        <link rel="canonical" href="https://example.org/a"><script>var x = "Boris Vance resigned.";</script></head>
        <body><nav><ul><li><a href="/">Home</a></li><li><a href="/politics">Politics</a></li></ul></nav>
        <main><article><h1>Talks in Oslo</h1>
        <p>Ada Stone met <a href="/vance">Boris Vance</a> in Oslo on Tuesday, and they spoke of fish &amp; oil.</p>
        <p>Stone, who has led the Harbour Party since 2004, said that both of them had found the talks in the town
        hall useful.</p></article></main>
        <footer><p>Copyright 2024 Example News. All rights reserved.</p></footer></body></html>"""
    TEXT = (
        "Ada Stone met Boris Vance in Oslo on Tuesday, and they spoke of fish & oil.\n\nStone, who has led the "
        "Harbour Party since 2004, said that both of them had found the talks in the town hall useful."
    )

    def test_is_its_article_with_what_the_page_says_of_itself(self, write):
        article = only(write("a.html", self.PAGE))
        assert article.text == self.TEXT
        assert (article.title, article.date) == ("Talks in Oslo", dt.date(2021, 3, 4))
        assert article.source == "https://example.org/a"

    def test_no_date_is_made_of_a_copyright_notice(self, write):
        assert only(write("a.htm", self.PAGE.replace("2021-03-04T10:00:00Z", ""))).date is None

    def test_the_encoding_is_the_one_of_the_page(self, write):
        page = self.PAGE.replace("utf-8", "iso-8859-1").replace("Vance", "Vancé")
        assert "Boris Vancé" in only(write("a.html", page.encode("latin-1"))).text


class TestPdf:
    @staticmethod
    def pdf(*pages: str) -> bytes:
        """A file with these lines on its pages, and a title."""
        numbers = [f"{4 + 2 * number} 0 R" for number in range(len(pages))]
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{' '.join(numbers)}] /Count {len(pages)} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        for number, text in enumerate(pages):
            drawn = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
            resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 612 792]"
            objects += [
                f"<< /Type /Page /Parent 2 0 R {resources} /Contents {5 + 2 * number} 0 R >>",
                f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
            ]
        objects.append("<< /Title (Talks in Oslo) >>")
        body, offsets = "%PDF-1.4\n", []
        for number, content in enumerate(objects, start=1):
            offsets.append(len(body))
            body += f"{number} 0 obj\n{content}\nendobj\n"
        table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
        size = len(objects) + 1
        trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
        return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()

    def test_is_the_text_of_all_pages_and_has_a_title_but_no_date(self, write):
        article = only(write("a.pdf", self.pdf("Ada Stone met Boris Vance,", "and they talked.")))
        text = "Ada Stone met Boris Vance,\nand they talked."
        assert article == Article(article.identifier, text, "Talks in Oslo")


class TestJsonLines:
    def test_all_keys(self, write):
        record = {"id": "oslo", "title": "Talks", "date": "2021-03-04", "url": "https://example.org/a", "text": BODY}
        article = only(write("a.jsonl", json.dumps(record)))
        assert article == Article("oslo", BODY, "Talks", dt.date(2021, 3, 4), "https://example.org/a")

    def test_only_text_is_required(self, write):
        article = only(write("a.jsonl", json.dumps({"text": BODY, "title": None, "url": ""})))
        assert article == Article(article.identifier, BODY)

    def test_one_article_a_line_and_blank_lines_between(self, write):
        path = write("a.jsonl", '{"id": 1, "text": "One."}\n\n{"id": "2", "text": "Two."}\r\n')
        assert [(a.identifier, a.text) for a in read_articles([path])] == [("1", "One."), ("2", "Two.")]

    def test_line_separators_within_a_text_do_not_end_the_line(self, write):
        assert only(write("a.jsonl", '{"text": "One\u2028two."}')).text == "One\u2028two."

    def test_the_date_of_a_time_is_its_day(self, write):
        assert only(write("a.jsonl", '{"text": "One.", "date": "2021-03-04T23:10:00Z"}')).date == dt.date(2021, 3, 4)


def test_an_article_without_identifier_is_named_by_its_text(write):
    one, two = write("one.txt", BODY), write("two.jsonl", json.dumps({"text": BODY}))
    assert only(one).identifier == only(two).identifier != only(write("three.txt", BODY + "More.")).identifier


def test_options_fill_in_what_is_missing_and_nothing_else(write):
    path = write("a.jsonl", '{"id": "1", "text": "One.", "title": "Own"}')
    article = only(path, title="Given", date=dt.date(2020, 1, 2), source="given")
    assert (article.title, article.date, article.source) == ("Own", dt.date(2020, 1, 2), "given")


def test_folders_are_read_below_and_sorted_without_hidden_files_readmes_and_graphs(write, tmp_path):
    for name in ("b.txt", "a/z.txt", "c.JSONL", ".hidden.txt", ".git/x.txt", "README.md", "d.csv"):
        write(f"in/{name}", json.dumps({"text": name}) if name.endswith("JSONL") else name)
    for name in ("output/observations.jsonl", "output/graph.html", "output/more/notes.txt"):
        write(f"in/{name}", "not an article")
    assert [article.text for article in read_articles([tmp_path / "in"])] == ["a/z.txt", "b.txt", "c.JSONL"]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b'\xef\xbb\xbf {"text": "One."}\n{"text": "Two."}', ["One.", "Two."]),
        (b"Plain {text}.", ["Plain {text}."]),
        (TestWebPage.PAGE.encode(), [TestWebPage.TEXT]),
        (TestPdf.pdf("One."), ["One."]),
    ],
)
def test_standard_input_is_known_by_how_it_begins(monkeypatch, data, texts):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [article.text for article in read_articles(["-"])] == texts


def test_the_same_article_twice_is_one(write):
    line = '{"id": "1", "text": "One."}'
    assert len(list(read_articles([write("a.jsonl", line), write("b.jsonl", f"{line}\n{line}")]))) == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "a.txt: empty"),
        ("a.txt", b" \n\n", "a.txt: empty"),
        ("a.txt", "\u00a0\n".encode(), "a.txt: no text"),
        ("a.txt", b"One\nt\0wo", "a.txt: line 2: binary, not text"),
        ("a.txt", "naïve\n".encode("latin-1"), "a.txt: line 1: not UTF-8 text"),
        ("a.txt", "One.".encode("utf-16"), "a.txt: line 1: binary, not text"),
        ("a.txt", b"Title\nDate: soon\n\nText.", "a.txt: line 2: not a date (YYYY-MM-DD): 'soon'"),
        ("a.txt", b"Title\nDate: 2020-02-01\n\n", "a.txt: no text"),
        ("a.txt", b"Title\nDate: 2020-02-01", "a.txt: no text"),
        ("a.jsonl", b"", "a.jsonl: empty"),
        ("a.jsonl", b'{"text": "One."}\n{"text": ', "a.jsonl: line 2: not JSON: Expecting value (column 10)"),
        ("a.jsonl", b'["text"]', "a.jsonl: line 1: not a JSON object"),
        ("a.jsonl", b'{"title": "One"}', "a.jsonl: line 1: no text"),
        ("a.jsonl", b'{"text": "  "}', "a.jsonl: line 1: no text"),
        ("a.jsonl", b'{"text": 3}', "a.jsonl: line 1: text is not a string"),
        ("a.jsonl", b'{"text": "a", "id": true}', "a.jsonl: line 1: id is not a string"),
        ("a.jsonl", b'{"text": "a", "date": "2020-02-30"}', "a.jsonl: line 1: not a date (YYYY-MM-DD): '2020-02-30'"),
        ("a.jsonl", b'{"text": "a\\u0000"}', "a.jsonl: line 1: the text has a NUL character"),
        (
            "a.jsonl",
            b'{"text": "a\\ud800"}',
            "a.jsonl: line 1: the text has half a character (a lone surrogate) at 1",
        ),
        (
            "a.jsonl",
            b'{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}',
            "a.jsonl: line 2: article 'x' is not the same as in {folder}/a.jsonl: line 1",
        ),
        ("a.md", b"---\ntitle: [\n---\nText.", "a.md: the front matter is not YAML: *"),
        ("a.md", b"---\ndate: soon\n---\nText.", "a.md: front matter: not a date (YYYY-MM-DD): 'soon'"),
        ("a.md", b"---\ntitle: One\n---\n", "a.md: no text"),
        ("a.html", b"", "a.html: empty"),
        ("a.html", b"<html></html>", "a.html: no article found in this page"),
        ("a.html", b"\x00\x01\x02", "a.html: no article found in this page"),
        ("a.pdf", b"", "a.pdf: empty"),
        ("a.pdf", b"%PDF-1.4 broken", "a.pdf: not a PDF that can be read: *"),
        ("a.pdf", TestPdf.pdf(""), "a.pdf: no text in this PDF (a scan has to go through text recognition first)"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(write, tmp_path, name, content, message):
    path = write(name, content)
    with pytest.raises(ReadingError) as caught:
        list(read_articles([path]))
    expected = re.escape(f"{tmp_path}/" + message.replace("{folder}", str(tmp_path))).replace(r"\*", ".+")
    assert re.fullmatch(expected, str(caught.value))


def test_deep_nesting_is_an_error_of_the_line(write):
    path = write("a.jsonl", "[" * 100_000)
    with pytest.raises(ReadingError, match="line 1: not JSON"):
        list(read_articles([path]))


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ("missing.txt", ReadingError, "no such file or folder"),
        ("empty-folder", ReadingError, "no article in this folder"),
        ("page.doc", UsageError, "unknown format '.doc'; kgraph reads .htm, .html, .jsonl, .md, .pdf, .txt"),
        ("noSuffix", UsageError, "unknown format ''"),
        ("https://example.org/a", UsageError, "kgraph reads nothing from the network"),
    ],
)
def test_what_is_no_input(write, tmp_path, monkeypatch, given, error, message):
    write("page.doc", b"x")
    write("noSuffix", b"x")
    (tmp_path / "empty-folder").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KGraphError, match=message.replace("(", r"\(")) as caught:
        list(read_articles([given]))
    assert type(caught.value) is error
    assert str(caught.value).startswith(f"{given}: ")
