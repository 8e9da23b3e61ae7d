"""From a name to its facts, from a fact to its sentence, from a sentence to its article, and back."""

from __future__ import annotations

import re

import pytest
from page_browser import CARD, OpenPage
from playwright.sync_api import expect

from kgraph.namespaces import KGID
from kgraph.output.view import PageData
from kgraph.output.view.opening import opening_of

pytestmark = pytest.mark.browser


def test_search_suggests_and_is_used_by_keyboard(page: OpenPage) -> None:
    first = page.tab.get_by_role("option").first
    page.tab.keyboard.press("/")
    page.tab.keyboard.type("tilda o")
    expect(first).to_contain_text("Tilda Ostrom")
    page.tab.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    page.tab.keyboard.press("Enter")
    expect(page.tab.locator(CARD)).to_have_text("Tilda Ostrom")
    expect(page.tab).to_have_url(re.compile("entity=kgid:person/"))


def test_search_says_when_nothing_fits(page: OpenPage) -> None:
    page.tab.get_by_role("combobox", name="Search").fill("qqqq")
    expect(page.tab.locator(".suggestions .none")).to_have_text("No name fits.")


def test_entity_clicked_in_the_drawing_shows_its_facts_in_time_order(page: OpenPage) -> None:
    page.click_entity("kgid:person/4")
    expect(page.tab.locator(CARD)).to_have_text("Ivo Brek")
    years = [int(when[-4:]) for when in page.tab.locator(".facts:not(.undated) .when").all_inner_texts()]
    assert years == sorted(years)
    assert len(years) > 2


def _clearest_tie(page: OpenPage, data: PageData) -> tuple[str, str]:
    """The ends of the line whose middle lies farthest from all that is drawn."""
    spots = {iri: complex(*page.spot(iri).values()) for iri in page.shown()}
    ties = [tuple(iri.replace(str(KGID), "kgid:") for iri in edge) for edge in opening_of(data).first.edges]

    def clearance(tie: tuple[str, ...]) -> float:
        middle = (spots[tie[0]] + spots[tie[1]]) / 2
        return min(abs(spot - middle) for spot in spots.values())

    one, other = max(ties, key=clearance)
    return one, other


def test_line_clicked_in_the_drawing_shows_the_sentence_with_its_words_marked(
    page: OpenPage, small_page: PageData
) -> None:
    page.click_tie(*_clearest_tie(page, small_page))
    expect(page.tab.locator("blockquote").first).to_be_visible()
    assert page.text("blockquote mark") in page.text("blockquote")
    expect(page.tab.locator("figcaption a").first).not_to_be_empty()
    page.screenshot("fact")


def test_article_leads_to_facts_and_facts_to_the_article(page: OpenPage) -> None:
    page.at("#article=sample-00001")
    page.tab.locator(".said-facts").nth(1).click()
    said = page.text(".says:not([hidden])")
    page.tab.locator(".says:not([hidden]) .source").first.click()
    expect(page.tab.locator("blockquote")).to_be_visible()
    assert page.tab.locator(".sentence .entity").first.inner_text() in said
    page.tab.locator("figcaption a").first.click()
    expect(page.tab.locator('.said-facts[aria-expanded="true"]')).to_be_visible()
    page.screenshot("article")


def test_name_in_an_article_leads_to_its_entity(page: OpenPage) -> None:
    page.at("#article=sample-00001")
    name = page.tab.locator(".text .name").first
    words = name.inner_text()
    name.click()
    expect(page.tab.locator(CARD)).to_have_text(words)


def test_back_button_goes_back(page: OpenPage) -> None:
    page.choose("Tilda Ostrom")
    page.choose("Ivo Brek")
    page.tab.go_back()
    expect(page.tab.locator(CARD)).to_have_text("Tilda Ostrom")


@pytest.mark.parametrize(
    "address", ["#entity=nobody", "#fact=%E0%A4%A", "#tab=nothing&view=nothing", "#path=", "#=&&="]
)
def test_address_that_names_nothing_opens_the_start(page: OpenPage, address: str) -> None:
    page.at(address)
    expect(page.tab.locator(CARD)).to_have_count(1)


def test_path_between_two_is_found_and_drawn(page: OpenPage) -> None:
    page.tab.get_by_role("button", name="Path between two…").click()
    for label, name in (("From", "Tilda Ostrom"), ("To", "Petra Dravic")):
        page.tab.locator("#panel").get_by_role("combobox", name=label).fill(name)
        page.tab.keyboard.press("Enter")
    expect(page.tab.locator(".steps")).to_be_visible()
    names = page.tab.locator(".steps .entity").all_inner_texts()
    assert (names[0], names[-1]) == ("Tilda Ostrom", "Petra Dravic")
    assert len(page.shown()) == len(names)
    page.screenshot("path")


def test_drawing_is_walked_by_keyboard(page: OpenPage) -> None:
    page.tab.locator("#drawing").focus()
    page.tab.keyboard.press("ArrowRight")
    expect(page.tab).to_have_url(re.compile("entity="))
    first = page.text(CARD)
    page.tab.keyboard.press("ArrowDown")
    expect(page.tab.locator(CARD)).not_to_have_text(first)
    page.tab.keyboard.press("Enter")
    expect(page.tab).to_have_url(re.compile("view=around"))
    page.screenshot("neighbourhood")
