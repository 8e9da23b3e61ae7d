"""From a name to its facts, from a fact to its sentence, from a sentence to its article, and back."""

from __future__ import annotations

import re

import pytest
from page_browser import CARD, OpenPage
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_search_suggests_and_is_used_by_keyboard(page: OpenPage) -> None:
    first = page.tab.get_by_role("option").first
    page.tab.keyboard.press("/")
    page.tab.keyboard.type("orla z")
    expect(first).to_contain_text("Orla Zemba")
    page.tab.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    page.tab.keyboard.press("Enter")
    expect(page.tab.locator(CARD)).to_have_text("Orla Zemba")
    expect(page.tab).to_have_url(re.compile("entity=kgid:person/"))


def test_search_says_when_nothing_fits(page: OpenPage) -> None:
    page.tab.get_by_role("combobox", name="Search").fill("qqqq")
    expect(page.tab.locator(".suggestions .none")).to_have_text("No name fits.")


def test_entity_clicked_in_the_drawing_shows_its_facts_in_time_order(page: OpenPage) -> None:
    page.click_entity("kgid:person/1")
    expect(page.tab.locator(CARD)).to_have_text("Ivo Aldane")
    years = [int(when[-4:]) for when in page.tab.locator(".facts:not(.undated) .when").all_inner_texts()]
    assert years == sorted(years)
    assert len(years) > 2


def test_line_clicked_in_the_drawing_shows_the_sentence_with_its_words_marked(page: OpenPage) -> None:
    page.click_tie("kgid:person/1", "kgid:person/23")
    expect(page.tab.locator("blockquote").first).to_be_visible()
    assert page.text("blockquote mark") in page.text("blockquote")
    expect(page.tab.locator("figcaption a").first).not_to_be_empty()
    page.screenshot("fact")


def test_article_leads_to_facts_and_facts_to_the_article(page: OpenPage) -> None:
    page.at("#article=sample-00001")
    page.tab.locator(".said").nth(1).click()
    said = page.text(".says:not([hidden])")
    page.tab.locator(".says:not([hidden]) .source").first.click()
    expect(page.tab.locator("blockquote")).to_be_visible()
    assert page.tab.locator(".sentence .entity").first.inner_text() in said
    page.tab.locator("figcaption a").first.click()
    expect(page.tab.locator('.said[aria-expanded="true"]')).to_be_visible()
    page.screenshot("article")


def test_back_button_goes_back(page: OpenPage) -> None:
    page.choose("Orla Zemba")
    page.choose("Ivo Aldane")
    page.tab.go_back()
    expect(page.tab.locator(CARD)).to_have_text("Orla Zemba")


@pytest.mark.parametrize(
    "address", ["#entity=nobody", "#fact=%E0%A4%A", "#tab=nothing&view=nothing", "#path=", "#=&&="]
)
def test_address_that_names_nothing_opens_the_start(page: OpenPage, address: str) -> None:
    page.at(address)
    expect(page.tab.locator(CARD)).to_have_count(1)


def test_path_between_two_is_found_and_drawn(page: OpenPage) -> None:
    page.tab.get_by_role("button", name="Path between two…").click()
    for label, name in (("From", "Lucia Krusk"), ("To", "Anton Halloran")):
        page.tab.locator("#panel").get_by_role("combobox", name=label).fill(name)
        page.tab.keyboard.press("Enter")
    expect(page.tab.locator(".steps")).to_be_visible()
    names = page.tab.locator(".steps .entity").all_inner_texts()
    assert (names[0], names[-1]) == ("Lucia Krusk", "Anton Halloran")
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
