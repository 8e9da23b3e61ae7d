"""The page as a file, opened with every network cut; what goes wrong is noted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_browser import Opener, OpenPage
from page_samples import synthetic_page

from kgraph.output.view import PageData, render_page


@pytest.fixture(scope="session")
def small_page() -> PageData:
    return synthetic_page(60)


@pytest.fixture(scope="session")
def opener(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    """Opens page data from a file with the network cut, at an address of the page."""
    contexts: list[Any] = []

    def open_page(
        data: PageData,
        address: str = "",
        *,
        size: tuple[int, int] = (1440, 900),
        dark: bool = False,
        bypass_csp: bool = False,
    ) -> OpenPage:
        file: Path = tmp_path_factory.mktemp("page") / "graph.html"
        file.write_text(render_page(data), encoding="utf-8")
        context = browser.new_context(
            offline=True,
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            bypass_csp=bypass_csp,
        )
        contexts.append(context)
        page = OpenPage(context.new_page())
        page.tab.on("request", lambda request: page.requests.append(request.url))
        page.tab.on("pageerror", lambda error: page.errors.append(str(error)))
        page.tab.on("console", lambda message: message.type == "error" and page.errors.append(message.text))
        page.tab.goto(file.as_uri() + address)
        page.tab.wait_for_selector("html[data-ready=true]")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def _shared(opener: Opener, small_page: PageData) -> OpenPage:
    return opener(small_page)


@pytest.fixture
def page(_shared: OpenPage) -> Iterator[OpenPage]:
    """The small page as it opens."""
    _shared.at("")
    _shared.tab.reload()
    _shared.tab.wait_for_selector("html[data-ready=true]")
    yield _shared
    _shared.assert_clean()
