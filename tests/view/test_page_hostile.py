"""All text from articles is data, never markup, wherever the page shows it."""

from __future__ import annotations

import pytest
from page_browser import CARD, Opener, OpenPage
from page_samples import KeyLinker, entity
from playwright.sync_api import expect

from kgraph.model import (
    Article,
    Entity,
    EntityType,
    Evidence,
    Modality,
    Observation,
    PartialDate,
    Period,
    Statement,
)
from kgraph.output.view import page_data

pytestmark = pytest.mark.browser

HOSTILE = [
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "\u202eمرحبا بالعالم olleh",
    "N" * 300,
    "👩🏽‍⚖️ Judge 🇺🇳 Zoë",
    '"><svg onload=document.title="owned">',
    "javascript:alert(1)",
    "=HYPERLINK(1)",
    "&lt;b&gt;not bold&lt;/b&gt;",
]


def _meeting(text: str, person: Entity, other: Entity) -> Statement:
    words = f"{person.label} met {other.label}."
    begin = text.index(f"😀 {words}") + 2
    verb = begin + len(person.label) + 1
    evidence = Evidence("x", begin, begin + len(words), words, Modality.ASSERTED, 0.9, trigger=(verb, verb + 3))
    period, role = Period(date=PartialDate("2019")), (("role", HOSTILE[0]),)
    return Statement(person.iri, "met", other.iri, Modality.ASSERTED, (evidence,), period, role)


@pytest.fixture(scope="module")
def hostile(opener: Opener) -> OpenPage:
    people = [entity(f"person/{number}", EntityType.PERSON, name, name[::-1]) for number, name in enumerate(HOSTILE)]
    text = "".join(f"😀 {person.label} met {people[0].label}.\n" for person in people[1:])
    statements = [_meeting(text, person, people[0]) for person in people[1:]]
    article = Article("x", text, HOSTILE[0], None, "javascript:document.title='owned'")
    return opener(page_data(people, statements, [Observation(article)], KeyLinker()))


@pytest.mark.parametrize("number", range(1, len(HOSTILE)))
def test_hostile_name_is_text_in_card_fact_and_article(hostile: OpenPage, number: int) -> None:
    hostile.at(f"#entity=kgid:person/{number}")
    assert hostile.tab.locator(CARD).text_content() == HOSTILE[number]
    hostile.tab.locator("#panel .source").first.click()
    expect(hostile.tab.locator("blockquote")).to_be_visible()
    assert hostile.tab.locator("blockquote").text_content() == f"{HOSTILE[number]} met {HOSTILE[0]}."
    assert hostile.text("blockquote mark") == "met"
    hostile.tab.locator("figcaption a").first.click()
    expect(hostile.tab.locator(".said").first).to_be_visible()
    assert HOSTILE[number] in str(hostile.tab.locator(".text").text_content())


@pytest.mark.parametrize("tab", ["graph", "timeline", "table", "articles"])
def test_hostile_names_make_no_markup_in_any_view(hostile: OpenPage, tab: str) -> None:
    hostile.at(f"#tab={tab}")
    assert hostile.tab.locator("img, iframe, object, svg[onload], a[href^='javascript']").count() == 0
    assert "owned" not in hostile.tab.title().replace(HOSTILE[0], "")
    assert hostile.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    hostile.screenshot(f"hostile-{tab}")
    hostile.assert_clean()


def test_text_of_search_is_text(hostile: OpenPage) -> None:
    hostile.at("")
    hostile.tab.get_by_role("combobox", name="Search").fill("<img")
    assert hostile.tab.get_by_role("option").first.locator("bdi").text_content() == HOSTILE[1]
    hostile.assert_clean()
