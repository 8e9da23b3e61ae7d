"""How the page opens in a real browser, from its file, with the network cut."""

from __future__ import annotations

import itertools
import re

import pytest
from page_browser import CARD, Opener, OpenPage
from page_samples import KeyLinker, entity, synthetic_page
from playwright.sync_api import expect

from kgraph.model import EntityType, Evidence, Modality, Statement
from kgraph.output.view import PageData, page_data

pytestmark = pytest.mark.browser


def test_small_graph_opens_as_a_whole(page: OpenPage) -> None:
    expect(page.tab.locator("#summary")).to_have_text("60 entities · 99 facts · 13 articles")
    assert page.drawn_by() == "vis-network"
    assert 30 < len(page.shown()) < 60
    page.screenshot("60-light")


def test_drawing_is_painted(page: OpenPage) -> None:
    colours = page.tab.evaluate(
        """() => {
        const { width, height } = document.querySelector('#drawing canvas');
        const context = document.querySelector('#drawing canvas').getContext('2d');
        return new Set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)).size;
        }"""
    )
    assert colours > 50


@pytest.mark.parametrize("count, address", [(60, ""), (60, "#entity=kgid:person/2"), (500, ""), (500, "#view=all")])
def test_names_do_not_lie_over_each_other(opener: Opener, count: int, address: str) -> None:
    lines = opener(synthetic_page(count), address).written()
    assert len(lines) > 30 or address.startswith("#entity")
    over = [
        (one[0], other[0])
        for one, other in itertools.combinations(lines, 2)
        if abs(one[1] - other[1]) * 2 < one[3] + other[3] and abs(one[2] - other[2]) < 12
    ]
    assert over == []


@pytest.mark.parametrize("name, size, dark", [("60-dark", (1440, 900), True), ("60-narrow", (390, 844), False)])
def test_opens_in_the_dark_and_on_a_telephone(
    opener: Opener, small_page: PageData, name: str, size: tuple[int, int], dark: bool
) -> None:
    page = opener(small_page, size=size, dark=dark)
    assert page.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(name)
    page.assert_clean()


def test_page_of_nothing_opens_and_says_so(opener: Opener) -> None:
    page = opener(page_data([], [], [], KeyLinker()))
    expect(page.tab.locator("#nothing")).to_have_text("Nothing to draw: no fact ties two entities.")
    for tab in ("timeline", "table", "articles"):
        page.at(f"#tab={tab}")
    page.assert_clean()


def test_what_is_only_denied_is_not_drawn_until_asked_for(opener: Opener) -> None:
    ann, land = entity("person/a", EntityType.PERSON, "Ann Lee"), entity("state/b", EntityType.STATE, "Ravonia")
    quote = "Ann Lee did not visit Ravonia."
    denial = Evidence("x", 0, len(quote), quote, Modality.NEGATED, 0.9)
    statement = Statement(ann.iri, "visited", land.iri, Modality.NEGATED, (denial,))
    page = opener(page_data([ann, land], [statement], [], KeyLinker()))
    expect(page.tab.locator("#nothing")).to_contain_text("Nothing that is stated as fact ties two entities.")
    page.tab.get_by_role("checkbox", name="Denied").check()
    expect(page.tab.locator("#nothing")).to_be_hidden()
    assert page.shown() == ["kgid:person/a", "kgid:state/b"]


@pytest.mark.parametrize("count", [500, 2000, pytest.param(10_000, marks=pytest.mark.slow)])
def test_large_graph_opens_on_its_core_and_draws_all_with_sigma(opener: Opener, count: int) -> None:
    data = synthetic_page(count)
    page = opener(data)
    assert 50 <= len(page.shown()) <= 60
    page.screenshot(f"{count}-opening")
    page.tab.get_by_role("button", name=re.compile("Everything")).click()
    assert page.drawn_by() == "sigma"
    assert len(page.shown()) > 300
    page.screenshot(f"{count}-everything")
    page.choose(data.entities[0].label)
    expect(page.tab.locator(CARD)).to_have_text(data.entities[0].label)
    assert page.drawn_by() == "vis-network"
    page.assert_clean()


def test_entity_is_clicked_in_the_drawing_of_all(opener: Opener) -> None:
    page = opener(synthetic_page(500), "#view=all")
    assert page.drawn_by() == "sigma"
    page.click_entity("kgid:person/1")
    expect(page.tab).to_have_url(re.compile("entity="))
    page.assert_clean()


def test_every_control_has_a_name(page: OpenPage) -> None:
    nameless = page.tab.evaluate(
        """() => [...document.querySelectorAll('button, input, select, a[href]')]
        .filter(each => !each.textContent && !each.getAttribute('aria-label') && !each.labels?.length && !each.title)
        .map(each => each.outerHTML)"""
    )
    assert nameless == []


def test_printing_leaves_the_tools_out_and_all_facts_in(opener: Opener) -> None:
    page = opener(synthetic_page(500), "#tab=table", dark=True)
    expect(page.tab.locator("tbody tr")).to_have_count(200)
    page.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.tab.emulate_media(media="print")
    assert page.tab.locator("tbody tr").count() > 400
    assert not page.tab.locator("#filters").is_visible()
    assert page.tab.locator("#panel").is_visible()
    assert page.tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_what_is_not_tied_to_the_chosen_one_is_drawn_faintly(page: OpenPage) -> None:
    far = next(iri for iri in page.shown() if iri.startswith("kgid:state"))
    before = page.brightness_at(far)
    page.at("#entity=kgid:person/1")
    assert page.brightness_at(far) > before + 100
    page.at("")
    assert page.brightness_at(far) == before
