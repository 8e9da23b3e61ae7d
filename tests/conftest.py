"""A browser, and builds without a language model."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from stages_by_pattern import ByName, annotate, extract

# How long an example takes says more of the machine, and of what else runs on it, than of the code.
settings.register_profile("kgraph", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kgraph")

_BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
_BROWSER_PATIENCE = 20_000
"""Milliseconds that an assertion waits for the page: a machine under load is slow, not wrong."""


@pytest.fixture(autouse=True)
def no_imported_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What whoever runs the tests has imported does not matter."""
    monkeypatch.setenv("KGRAPH_GAZETTEER", "")


@pytest.fixture
def quick_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds without a language model."""
    monkeypatch.setattr("kgraph.annotation.annotate", annotate)
    monkeypatch.setattr("kgraph.extraction.extract", extract)
    monkeypatch.setattr("kgraph.resolution.resolve", lambda observations, **_: ByName(observations))
    monkeypatch.setattr("kgraph.output.view.render_page", lambda page: "<!doctype html>")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window; tests open contexts in it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine: install it (Debian: apt-get install chromium)")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=_BROWSER_PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_BROWSER_ARGUMENTS)
        yield browser
        browser.close()
