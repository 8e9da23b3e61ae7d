"""The pages for people, and the same things for programs."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pyoxigraph
import pytest
from live_server import LIMITS, running, wait_until
from server_samples import POINT, TRIG

from kgraph.server.paths import entity_path

ORLA = "/entity/person/orla-venn"


def test_the_page_of_a_thing_shows_its_facts_with_their_sentences(client: httpx.Client) -> None:
    html = client.get(ORLA, headers={"Accept": "text/html"}).text
    for text in ('<h1 dir="auto">Orla Venn</h1>', "2019-03", "held office", "President of Ravonia", "Vote in Ravonia"):
        assert text in html


def test_what_articles_say_is_text_and_never_markup(client: httpx.Client) -> None:
    html = client.get(ORLA, headers={"Accept": "text/html"}).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert not re.search(
        r"<script|<img|onerror=[^&]*>(?!.*&)", html.replace("&#34;&gt;&lt;img src=x onerror=alert(1)&gt;", "")
    )


def test_the_words_that_say_it_are_marked(client: httpx.Client) -> None:
    html = client.get(ORLA, headers={"Accept": "text/html"}).text
    assert "Orla Venn <mark>was elected president</mark> &lt;script&gt;" in html
    assert "😀 Orla Venn did not <mark>meet</mark> Person 1." in html


def test_what_is_not_asserted_is_told_at_once(client: httpx.Client) -> None:
    html = client.get(ORLA, headers={"Accept": "text/html"}).text
    facts = re.findall(r"<li>\s*<p>(.*)</p>", html)
    assert [("Negated" in fact, "met" in fact) for fact in facts] == [(False, False), (True, True)]


@pytest.mark.parametrize("path", ["/entity/article/one", "/entity/statement/s1", "/entity/evidence/e1"])
def test_an_article_a_statement_and_a_piece_of_evidence_show_the_facts_they_give(
    client: httpx.Client, path: str
) -> None:
    html = client.get(path, headers={"Accept": "text/html"}).text
    assert re.findall(r"<em>(.*)</em>", html) == ["held office"]
    assert "In the graph" not in html


def test_a_person_leads_to_the_page_of_the_graph(client: httpx.Client) -> None:
    assert 'href="/#entity=kgid:person/orla-venn"' in client.get(ORLA, headers={"Accept": "text/html"}).text


def test_only_addresses_of_the_web_become_links(client: httpx.Client) -> None:
    html = client.get(ORLA, headers={"Accept": "text/html"}).text
    assert 'href="javascript:' not in html
    assert "<bdi>javascript:document.title=1</bdi>" in html
    assert "evil.example/&#39;onmouseover=&#39;" in html


@pytest.mark.parametrize(
    "name, media_type", [("ttl", "text/turtle"), ("jsonld", "application/ld+json"), ("html", "text/html")]
)
def test_a_link_may_name_the_format(client: httpx.Client, name: str, media_type: str) -> None:
    answer = client.get(ORLA, params={"format": name}, headers={"Accept": "image/png"})
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, media_type)
    assert client.get(ORLA, params={"format": "zip"}).status_code == 406


@pytest.mark.parametrize("path", [ORLA, "/entity/wd/Q900001", "/entity/article/one", "/entity/statement/s1"])
@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"]
)
def test_programs_get_the_same_thing_as_rdf(client: httpx.Client, path: str, accept: str) -> None:
    answer = client.get(path, headers={"Accept": accept})
    assert answer.headers["content-type"].split(";")[0] == accept
    triples = pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.from_media_type(accept))
    assert path in {entity_path(triple.subject.value) for triple in triples}


def test_the_rdf_of_a_thing_reaches_from_its_facts_to_their_evidence(client: httpx.Client) -> None:
    text = client.get(ORLA, headers={"Accept": "application/n-triples"}).text
    for name in ("person/orla-venn> <http://www.w3.org/2004/02/skos/core#prefLabel>", "ns#quote>", "ns#earliest>"):
        assert name in text


def test_a_thing_in_no_format_on_offer(client: httpx.Client) -> None:
    assert client.get(ORLA, headers={"Accept": "image/png"}).status_code == 406


def test_a_browser_gets_html(client: httpx.Client) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert client.get(ORLA, headers={"Accept": accept}).headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", ["/query", ORLA])
def test_pages_ask_nothing_of_other_sites(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self';" in policy
    assert "http" not in policy
    loaded = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"', answer.text)
    assert "/static/server.css" in loaded
    assert all(re.match(r"/\w|\?format=|data:,", address) for address in loaded)
    here = [urljoin(path, address) for address in loaded if not address.startswith("data:")]
    assert {client.get(address).status_code for address in here} == {200}


def test_every_question_that_the_editor_offers_runs(client: httpx.Client) -> None:
    html = client.get("/query").text
    examples = [unescape(text) for text in re.findall(r'<option value="([^"]+)">', html)]
    assert len(examples) > 10
    answers = [client.post("/sparql", data={"query": example}) for example in examples]
    assert [answer.text for answer in answers if answer.status_code != 200] == []


def test_the_first_page_is_the_graph(client: httpx.Client) -> None:
    wait_until(lambda: 'data-endpoint="/sparql"' in client.get("/").text)
    answer = client.get("/")
    assert answer.headers["content-type"].startswith("text/html")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_a_graph_that_gives_no_page_is_served_and_says_why(tmp_path: Path) -> None:
    broken = TRIG.replace("kg:end 167", "kg:end 9000")
    (tmp_path / "graph.trig").write_text(broken, encoding="utf-8")
    with running(tmp_path, LIMITS) as url, httpx.Client(base_url=url) as client:
        wait_until(lambda: "cannot be made: " in client.get("/").text)
        assert "characters 100 to 9000 do not fit a quote of 67" in client.get("/").text
        assert client.get("/sparql", params={"query": POINT}).status_code == 200


def test_health_and_openapi(client: httpx.Client) -> None:
    assert client.get("/health").json() == {"status": "ok", "graphs": 2}
    description = client.get("/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    assert set(description["paths"]) == {"/sparql", "/entity/{class}/{slug}", "/health"}


def test_an_origin_that_is_allowed_may_read(graph: Path) -> None:
    origin = "https://notebook.example"
    with running(graph, LIMITS, allowed_origins=[origin]) as url:
        answer = httpx.get(f"{url}/sparql", params={"query": POINT}, headers={"Origin": origin})
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, origin)
        assert httpx.get(f"{url}/health", headers={"Origin": "https://other.example"}).status_code == 403


def test_a_host_that_is_allowed_is_answered(graph: Path) -> None:
    with running(graph, LIMITS, allowed_hosts=["graph.example"]) as url:
        assert httpx.get(f"{url}/health", headers={"Host": "graph.example:80"}).status_code == 200
        assert httpx.get(f"{url}/health").status_code == 421


@pytest.mark.parametrize(
    "iri",
    ["https://w3id.org/kgraph/ns#Person", "https://w3id.org/kgraph/id/a/b/c", "http://x.example/", "javascript:1"],
)
def test_only_things_of_the_graph_have_a_page(iri: str) -> None:
    assert entity_path(iri) is None
