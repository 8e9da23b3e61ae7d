"""The filters, the time slider and the tabs that list what they leave."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_browser import Opener, OpenPage
from page_samples import synthetic_page
from playwright.sync_api import expect

from kgraph.model import Modality
from kgraph.namespaces import KGID

pytestmark = pytest.mark.browser


def test_legend_is_the_filter_of_classes(page: OpenPage) -> None:
    before = page.shown()
    page.tab.get_by_label("States").uncheck()
    after = page.shown()
    assert any("state/" in iri for iri in before)
    assert not any("state/" in iri for iri in after)
    page.tab.get_by_role("button", name="Clear all filters").click()
    assert page.shown() == before


def test_offices_come_when_asked_for(page: OpenPage) -> None:
    page.tab.get_by_label("Offices").check()
    assert any("office/" in iri for iri in page.shown())


def test_what_is_denied_is_listed_only_when_asked_for(page: OpenPage) -> None:
    page.at("#tab=table")
    badges = page.tab.locator("td .badge")
    expect(page.tab.locator("tbody tr").first).to_be_visible()
    expect(badges).to_have_count(0)
    page.tab.get_by_label("Denied").check()
    expect(badges.first).to_be_visible()
    assert set(badges.all_inner_texts()) == {"Denied"}


def test_relation_confidence_article_and_day_narrow_the_table(page: OpenPage) -> None:
    page.at("#tab=table")
    rows = page.tab.locator("tbody tr")
    counts = [rows.count()]
    page.tab.locator("summary", has_text="Relations").click()
    page.tab.get_by_label("met", exact=False).first.uncheck()
    counts.append(rows.count())
    page.tab.locator("summary", has_text="Article, confidence").click()
    page.tab.get_by_label("Confidence at least").fill("80")
    counts.append(rows.count())
    page.tab.get_by_label("As of the day").fill("2015-01-01")
    page.tab.keyboard.press("Tab")
    counts.append(rows.count())
    page.tab.locator("#filters select").select_option(index=3)
    counts.append(rows.count())
    assert counts == sorted(set(counts), reverse=True)


def test_one_article_of_many_is_drawn_as_a_whole(opener: Opener) -> None:
    data = synthetic_page(500)
    page = opener(data, f"#article={data.articles[3].article.identifier}")
    page.tab.get_by_role("button", name="Only this article in the graph").click()
    said = {
        iri
        for each in data.statements
        if each.evidence[0].article == data.articles[3].article.identifier and each.modality is Modality.ASSERTED
        for iri in (each.subject, str(each.object))
        if "/office/" not in iri and "/place/" not in iri
    }
    assert set(page.shown()) <= {iri.replace(str(KGID), "kgid:") for iri in said}
    assert len(page.shown()) > len(said) / 2


def test_time_slider_hides_what_lies_outside(page: OpenPage) -> None:
    page.at("#tab=timeline")
    expect(page.tab.locator(".moment").first).to_be_visible()
    page.tab.get_by_role("slider", name="From").focus()
    for _ in range(8):
        page.tab.keyboard.press("ArrowRight")
    expect(page.tab.locator(".time-words")).to_contain_text("facts without a date are hidden")
    whens = page.tab.locator(".moment .when").all_inner_texts()
    assert whens
    assert all(int(when[-4:]) >= 2018 for when in whens if not when.startswith("from"))


def test_tabs_are_changed_by_click_and_arrow_keys(page: OpenPage) -> None:
    page.tab.get_by_role("tab", name="Timeline").click()
    expect(page.tab.locator(".moment").first).to_be_visible()
    page.screenshot("timeline")
    page.tab.keyboard.press("ArrowRight")
    expect(page.tab.locator("tbody tr").first).to_be_visible()
    expect(page.tab.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")
    page.tab.keyboard.press("ArrowRight")
    expect(page.tab.locator(".article-list li")).to_have_count(13)


def test_table_is_sorted_by_its_heads_and_downloaded(page: OpenPage) -> None:
    page.at("#tab=table")
    head = page.tab.locator("th button", has_text="Confidence")
    head.click()
    head.click()
    values = [int(text.split()[0]) for text in page.tab.locator(".cell-confidence").all_inner_texts()]
    assert values == sorted(values, reverse=True)
    expect(page.tab.locator("th[aria-sort=descending]")).to_contain_text("Confidence")
    with page.tab.expect_download() as download:
        page.tab.locator("#download").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Subject,Relation,Object,When,How,Confidence,Articles,Quote"
    assert len(lines) == len(values) + 1
    page.screenshot("table")
