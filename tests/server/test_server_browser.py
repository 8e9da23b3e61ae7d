"""The pages of the server in a real browser that reaches nothing but the server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

_SCREENSHOTS = Path(__file__).parents[2] / "output" / "screenshots"

pytestmark = pytest.mark.browser


@dataclass
class Visit:
    """A tab at the server, with what it asked for and what went wrong in it."""

    tab: Any
    server: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def run(self, query: str) -> None:
        """Put a query in the editor and run it."""
        self.tab.evaluate("query => document.querySelector('.CodeMirror').CodeMirror.setValue(query)", query)
        self.tab.locator(".yasqe_queryButton").click()

    def screenshot(self, name: str) -> None:
        _SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.tab.screenshot(path=str(_SCREENSHOTS / f"server-{name}.png"))


@pytest.fixture
def visit(browser: Any, server: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visit = Visit(context.new_page(), server)
    context.on("request", lambda request: visit.requests.append(request.url))
    visit.tab.on("pageerror", lambda error: visit.errors.append(str(error)))
    yield visit
    context.close()
    assert visit.errors == []
    assert [url for url in visit.requests if not url.startswith((server, "data:", "blob:"))] == []


def test_the_editor_answers_and_a_result_leads_to_its_page(visit: Visit) -> None:
    from playwright.sync_api import expect

    visit.tab.goto(f"{visit.server}/query")
    visit.run('SELECT ?s { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> "Orla Venn"@en }')
    result = visit.tab.locator(".yasr a.iri")
    expect(result).to_have_text("kgid:person/orla-venn")
    visit.screenshot("query")
    with visit.tab.context.expect_page() as opened:
        result.click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Orla Venn")
    assert opened.value.url == f"{visit.server}/entity/person/orla-venn"


def test_an_example_is_taken_into_the_editor(visit: Visit) -> None:
    from playwright.sync_api import expect

    visit.tab.goto(f"{visit.server}/query")
    visit.tab.get_by_label("Example").select_option("Entities named most")
    visit.tab.locator(".yasqe_queryButton").click()
    expect(visit.tab.locator(".yasr_response_chip")).to_contain_text("results in")


def test_the_editor_shows_why_a_query_is_refused(visit: Visit) -> None:
    from playwright.sync_api import expect

    visit.tab.goto(f"{visit.server}/query")
    visit.run("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    expect(visit.tab.locator(".yasr")).to_contain_text("SERVICE is not allowed")


def test_hostile_iris_and_names_run_no_script(visit: Visit) -> None:
    from playwright.sync_api import expect

    visit.tab.goto(f"{visit.server}/query")
    visit.run("SELECT ?o { ?s <http://www.w3.org/2000/01/rdf-schema#seeAlso>|skos:altLabel ?o }")
    links = visit.tab.locator(".yasr a.iri")
    expect(links).to_have_count(2)
    for link in links.all():
        link.dispatch_event("mouseover")
    visit.tab.evaluate("document.querySelectorAll('.yasr a.iri').forEach(link => { link.target = '_self' })")
    visit.tab.locator(".yasr a.iri[href^='javascript:']").dispatch_event("click")
    expect(visit.tab.locator(".yasr img")).to_have_count(0)
    assert visit.tab.title() == "Query · kgraph"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["entity/person/orla-venn", "entity/article/two"])
def test_a_page_fits_its_window(visit: Visit, path: str, width: int) -> None:
    visit.tab.set_viewport_size({"width": width, "height": 900})
    visit.tab.goto(f"{visit.server}/{path}")
    visit.screenshot(f"{path.replace('/', '-')}-{width}")
    assert visit.tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_of_the_graph_asks_the_server_and_a_thing_leads_to_it(visit: Visit) -> None:
    from playwright.sync_api import expect

    visit.tab.goto(f"{visit.server}/entity/person/orla-venn")
    visit.tab.get_by_role("link", name="In the graph").click()
    expect(visit.tab.locator("#panel h2")).to_have_text("Orla Venn")
    visit.tab.get_by_role("tab", name="Query").click()
    visit.tab.get_by_role("button", name="Run").click()
    expect(visit.tab.locator("#view-query table")).to_contain_text(re.compile("Orla Venn.*President of Ravonia"))
    visit.tab.get_by_role("link", name="Editor with examples").click()
    expect(visit.tab.locator(".yasqe")).to_be_visible()
