"""The page in a real browser, opened from its file with the network cut."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page_samples import KeyLinker, Opener, OpenPage, entity, synthetic_page

from kgraph.model import Article, EntityType, Evidence, Modality, Observation, PartialDate, Period, Statement
from kgraph.output.view import PageData, page_data

pytestmark = pytest.mark.browser

CARD = "#panel h2"


def choose(page: OpenPage, words: str) -> None:
    page.tab.get_by_role("combobox", name="Search").fill(words)
    page.tab.keyboard.press("ArrowDown")
    page.tab.keyboard.press("Enter")


def click_entity(page: OpenPage, iri: str) -> None:
    spot = page.tab.evaluate("iri => kgraph.spot(iri)", iri)
    page.tab.locator("#drawing").click(position=spot)


def click_middle(page: OpenPage, one: str, other: str) -> None:
    ends = [page.tab.evaluate("iri => kgraph.spot(iri)", iri) for iri in (one, other)]
    middle = {axis: (ends[0][axis] + ends[1][axis]) / 2 for axis in ("x", "y")}
    page.tab.locator("#drawing").click(position=middle)


# ---------------------------------------------------------------- opening


def test_opens_from_a_file_on_the_whole_small_graph(page: OpenPage) -> None:
    assert page.text("#summary") == "60 entities · 99 facts · 13 articles"
    assert page.tab.evaluate("kgraph.drawnBy()") == "vis-network"
    assert 30 < page.tab.evaluate("kgraph.shown().length") < 60
    page.screenshot("60-light")


def test_drawing_is_painted(page: OpenPage) -> None:
    colours = page.tab.evaluate(
        """() => { const canvas = document.querySelector('#drawing canvas');
        const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
        return new Set(pixels).size; }"""
    )
    assert colours > 50


@pytest.mark.parametrize("name, size, dark", [("60-dark", (1440, 900), True), ("60-narrow", (390, 844), False)])
def test_opens_in_the_dark_and_on_a_telephone(
    opener: Opener, small_page: PageData, name: str, size: tuple[int, int], dark: bool
) -> None:
    page = opener(small_page, size=size, dark=dark)
    assert page.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(name)
    page.assert_clean()


@pytest.mark.parametrize("count", [500, 2000])
def test_large_graph_opens_on_its_core_and_draws_all_with_sigma(opener: Opener, count: int) -> None:
    page = opener(synthetic_page(count))
    assert page.tab.evaluate("kgraph.shown().length") <= 60
    page.screenshot(f"{count}-opening")
    page.tab.get_by_role("button", name=re.compile("Everything")).click()
    assert page.tab.evaluate("kgraph.drawnBy()") == "sigma"
    assert page.tab.evaluate("kgraph.shown().length") > 300
    page.screenshot(f"{count}-everything")
    choose(page, "Ivo Aldane")
    assert page.text(CARD) == "Ivo Aldane"
    assert page.tab.evaluate("kgraph.drawnBy()") == "vis-network"
    page.assert_clean()


def test_entity_is_clicked_in_the_drawing_of_all(opener: Opener) -> None:
    page = opener(synthetic_page(500), "#view=all")
    page.tab.wait_for_function("kgraph.drawnBy() === 'sigma'")
    iri = page.tab.evaluate("kgraph.shown().find(iri => iri === 'kgid:person/1')")
    click_entity(page, iri)
    page.tab.wait_for_function("location.hash.includes('entity=')")
    page.assert_clean()


# ---------------------------------------------------------------- search and cards


def test_search_suggests_and_is_used_by_keyboard(page: OpenPage) -> None:
    page.tab.keyboard.press("/")
    page.tab.keyboard.type("orla z")
    assert page.tab.locator("[role=option]").first.inner_text().startswith("Orla Zemba")
    page.tab.keyboard.press("ArrowDown")
    assert page.tab.locator("[role=option]").first.get_attribute("aria-selected") == "true"
    page.tab.keyboard.press("Enter")
    assert page.text(CARD) == "Orla Zemba"
    assert "entity=kgid:person/" in page.tab.url


def test_search_says_when_nothing_fits(page: OpenPage) -> None:
    page.tab.get_by_role("combobox", name="Search").fill("qqqq")
    assert page.text(".suggestions .none") == "No name fits."


def test_entity_clicked_in_the_drawing_shows_its_facts_in_time_order(page: OpenPage) -> None:
    click_entity(page, "kgid:person/1")
    assert page.text(CARD) == "Ivo Aldane"
    years = [int(when[-4:]) for when in page.tab.locator(".facts:not(.undated) .when").all_inner_texts()]
    assert years == sorted(years)
    assert len(years) > 2


def test_line_clicked_in_the_drawing_shows_the_sentence_with_its_words_marked(page: OpenPage) -> None:
    click_middle(page, "kgid:person/1", "kgid:person/23")
    page.tab.wait_for_selector("blockquote")
    quote, marked = page.text("blockquote"), page.text("blockquote mark")
    assert marked in quote
    assert page.tab.locator("figcaption a").first.inner_text()
    page.screenshot("fact")


def test_article_leads_to_facts_and_facts_to_the_article(page: OpenPage) -> None:
    page.at("#article=sample-00001")
    page.tab.locator(".said").nth(1).click()
    said = page.text(".says:not([hidden])")
    page.tab.locator(".says:not([hidden]) .source").first.click()
    page.tab.wait_for_selector("blockquote")
    assert page.tab.locator(".sentence .entity").first.inner_text() in said
    page.tab.locator("figcaption a").first.click()
    page.tab.wait_for_selector('.said[aria-expanded="true"]')
    page.screenshot("article")


def test_back_button_goes_back(page: OpenPage) -> None:
    choose(page, "Orla Zemba")
    choose(page, "Ivo Aldane")
    page.tab.go_back()
    page.tab.wait_for_function("document.querySelector('#panel h2').innerText === 'Orla Zemba'")


@pytest.mark.parametrize(
    "address", ["#entity=nobody", "#fact=%E0%A4%A", "#tab=nothing&view=nothing", "#path=", "#=&&="]
)
def test_address_that_names_nothing_opens_the_start(page: OpenPage, address: str) -> None:
    page.at(address)
    page.tab.wait_for_timeout(50)
    assert page.tab.locator(CARD).count() == 1


# ---------------------------------------------------------------- filters


def test_legend_is_the_filter_of_classes(page: OpenPage) -> None:
    before = page.tab.evaluate("kgraph.shown()")
    page.tab.get_by_label("States").uncheck()
    after = page.tab.evaluate("kgraph.shown()")
    assert any("state/" in iri for iri in before)
    assert not any("state/" in iri for iri in after)
    page.tab.get_by_role("button", name="Clear all filters").click()
    assert page.tab.evaluate("kgraph.shown()") == before


def test_offices_come_when_asked_for(page: OpenPage) -> None:
    page.tab.get_by_label("Offices").check()
    assert any("office/" in iri for iri in page.tab.evaluate("kgraph.shown()"))


def test_what_is_denied_is_listed_only_when_asked_for(page: OpenPage) -> None:
    page.at("#tab=table")
    page.tab.wait_for_selector("tbody tr")
    assert page.tab.locator("td .badge").count() == 0
    page.tab.get_by_label("Denied").check()
    assert set(page.tab.locator("td .badge").all_inner_texts()) == {"Denied"}


def test_relation_confidence_article_and_day_narrow_the_table(page: OpenPage) -> None:
    page.at("#tab=table")
    rows = page.tab.locator("tbody tr")
    page.tab.wait_for_selector("tbody tr")
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


def test_time_slider_hides_what_lies_outside(page: OpenPage) -> None:
    page.at("#tab=timeline")
    page.tab.wait_for_selector(".moment")
    page.tab.get_by_role("slider", name="From").focus()
    for _ in range(8):
        page.tab.keyboard.press("ArrowRight")
    assert "facts without a date are hidden" in page.text(".time-words")
    whens = page.tab.locator(".moment .when").all_inner_texts()
    assert whens
    assert all(int(when[-4:]) >= 2018 for when in whens if not when.startswith("from"))


# ---------------------------------------------------------------- tabs


def test_tabs_are_changed_by_click_and_arrow_keys(page: OpenPage) -> None:
    page.tab.get_by_role("tab", name="Timeline").click()
    page.tab.wait_for_selector(".moment")
    page.screenshot("timeline")
    page.tab.keyboard.press("ArrowRight")
    page.tab.wait_for_selector("tbody tr")
    assert page.tab.get_by_role("tab", name="Table").get_attribute("aria-selected") == "true"
    page.tab.keyboard.press("ArrowRight")
    page.tab.wait_for_selector(".article-list li")
    assert page.tab.locator(".article-list li").count() == 13


def test_table_is_sorted_by_its_heads_and_downloaded(page: OpenPage) -> None:
    page.at("#tab=table")
    page.tab.wait_for_selector("tbody tr")
    head = page.tab.locator("th button", has_text="Confidence")
    head.click()
    head.click()
    values = [int(text.split()[0]) for text in page.tab.locator(".cell-confidence").all_inner_texts()]
    assert values == sorted(values, reverse=True)
    assert page.tab.locator("th[aria-sort=descending]").inner_text().startswith("Confidence")
    with page.tab.expect_download() as download:
        page.tab.locator("#download").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Subject,Relation,Object,When,How,Confidence,Articles,Quote"
    assert len(lines) == len(values) + 1
    page.screenshot("table")


def test_path_between_two_is_found_and_drawn(page: OpenPage) -> None:
    page.tab.get_by_role("button", name="Path between two…").click()
    for label, name in (("From", "Lucia Krusk"), ("To", "Anton Halloran")):
        field = page.tab.locator("#panel").get_by_role("combobox", name=label)
        field.fill(name)
        page.tab.keyboard.press("Enter")
    page.tab.wait_for_selector(".steps")
    names = page.tab.locator(".steps .entity").all_inner_texts()
    assert (names[0], names[-1]) == ("Lucia Krusk", "Anton Halloran")
    assert page.tab.evaluate("kgraph.shown().length") == len(names)
    page.screenshot("path")


def test_drawing_is_walked_by_keyboard(page: OpenPage) -> None:
    page.tab.locator("#drawing").focus()
    page.tab.keyboard.press("ArrowRight")
    page.tab.wait_for_function("location.hash.includes('entity=')")
    first = page.text(CARD)
    page.tab.keyboard.press("ArrowDown")
    page.tab.wait_for_function("first => document.querySelector('#panel h2').innerText !== first", arg=first)
    page.tab.keyboard.press("Enter")
    page.tab.wait_for_function("location.hash.includes('view=around')")
    page.screenshot("neighbourhood")


def test_every_control_has_a_name(page: OpenPage) -> None:
    nameless = page.tab.evaluate(
        """() => [...document.querySelectorAll('button, input, select, a[href]')].filter(each =>
        !(each.textContent || each.getAttribute('aria-label') || each.labels?.length || each.title)).map(each => each.outerHTML)"""
    )
    assert nameless == []


def test_printing_leaves_the_tools_out(page: OpenPage) -> None:
    page.tab.emulate_media(media="print")
    assert not page.tab.locator("#filters").is_visible()
    assert page.tab.locator("#panel").is_visible()
    page.tab.emulate_media(media="screen")


# ---------------------------------------------------------------- hostile names

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


@pytest.fixture(scope="module")
def hostile(opener: Opener) -> OpenPage:
    people = [entity(f"person/{number}", EntityType.PERSON, name, name[::-1]) for number, name in enumerate(HOSTILE)]
    text = "".join(f"😀 {person.label} met {people[0].label}.\n" for person in people[1:])
    statements = []
    for person in people[1:]:
        begin = text.index(f"😀 {person.label} met") + 2
        words = f"{person.label} met {people[0].label}."
        at = begin + len(person.label) + 1
        evidence = Evidence("x", begin, begin + len(words), words, Modality.ASSERTED, 0.9, trigger=(at, at + 3))
        period = Period(date=PartialDate("2019"))
        statements.append(
            Statement(person.iri, "met", people[0].iri, Modality.ASSERTED, (evidence,), period, (("role", HOSTILE[0]),))
        )
    article = Article("x", text, HOSTILE[0], None, "javascript:document.title='owned'")
    return opener(page_data(people, statements, [Observation(article)], KeyLinker()))


@pytest.mark.parametrize("number", range(1, len(HOSTILE)))
def test_hostile_name_is_text_in_card_fact_and_article(hostile: OpenPage, number: int) -> None:
    hostile.at(f"#entity=kgid:person/{number}")
    hostile.tab.wait_for_function(
        "name => document.querySelector('#panel h2').textContent === name", arg=HOSTILE[number]
    )
    hostile.tab.locator("#panel .source").first.click()
    hostile.tab.wait_for_selector("blockquote")
    assert hostile.tab.locator("blockquote").text_content() == f"{HOSTILE[number]} met {HOSTILE[0]}."
    assert hostile.text("blockquote mark") == "met"
    hostile.tab.locator("figcaption a").first.click()
    hostile.tab.wait_for_selector(".said")
    assert HOSTILE[number] in str(hostile.tab.locator(".text").text_content())


@pytest.mark.parametrize("tab", ["graph", "timeline", "table", "articles"])
def test_hostile_names_make_no_markup_in_any_view(hostile: OpenPage, tab: str) -> None:
    hostile.at(f"#tab={tab}")
    hostile.tab.wait_for_timeout(80)
    assert hostile.tab.locator("img, iframe, object, svg[onload], a[href^='javascript']").count() == 0
    assert "owned" not in hostile.tab.title().replace(HOSTILE[0], "")
    assert hostile.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    hostile.screenshot(f"hostile-{tab}")
    hostile.assert_clean()


def test_text_of_search_is_text(hostile: OpenPage) -> None:
    hostile.at("")
    hostile.tab.get_by_role("combobox", name="Search").fill("<img")
    assert hostile.tab.locator("[role=option]").first.locator("bdi").text_content() == HOSTILE[1]
    hostile.assert_clean()
