"""What axe-core finds wrong with the page for people who use a keyboard or a screen reader, or see badly: nothing."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_browser import Opener, OpenPage
from page_samples import synthetic_page

pytestmark = pytest.mark.browser

_PLACES = [
    "",
    "#entity=kgid:person/1",
    "#article=sample-00001",
    "#path=kgid:person/1%20kgid:person/4",
    "#tab=timeline",
    "#tab=table",
    "#tab=articles",
]


@pytest.fixture(scope="module")
def light(opener: Opener) -> OpenPage:
    return opener(synthetic_page(60), bypass_csp=True)


@pytest.fixture(scope="module")
def dark(opener: Opener) -> OpenPage:
    return opener(synthetic_page(60), dark=True, bypass_csp=True)


def broken_rules(page: OpenPage) -> dict[str, list[str]]:
    found = Axe().run(page.tab).response["violations"]
    return {each["id"]: [node["html"] for node in each["nodes"]] for each in found}


@pytest.mark.parametrize("address", _PLACES)
def test_no_rule_of_wcag_is_broken(light: OpenPage, address: str) -> None:
    assert broken_rules(light.at(address)) == {}


@pytest.mark.parametrize("address", _PLACES[:2])
def test_no_rule_of_wcag_is_broken_in_the_dark(dark: OpenPage, address: str) -> None:
    assert broken_rules(dark.at(address)) == {}
