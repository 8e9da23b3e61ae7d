"""A browser, and stages that take no time: "Ann Lee met Bo Kim." gives one fact, "did not meet" it negated."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from kgraph.model import (
    Article,
    Document,
    Entity,
    EntityMention,
    EntityType,
    Modality,
    Observation,
    ObservedEntity,
    RelationMention,
)
from kgraph.namespaces import KGID

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

_MEETING = re.compile(r"([A-Z]\w+ [A-Z]\w+) (met|did not meet) ([A-Z]\w+ [A-Z]\w+)\.")


def annotate(articles: Iterable[Article]) -> Iterator[Document]:
    for article in articles:
        yield Document(article, (), ())


def extract(document: Document) -> Observation:
    text = document.article.text
    meetings = list(_MEETING.finditer(text))
    names = sorted({match[group] for match in meetings for group in (1, 3)})
    return Observation(
        document.article,
        tuple(ObservedEntity(_key(name), EntityType.PERSON, name) for name in names),
        tuple(_fact(match) for match in meetings),
        tuple(EntityMention(*match.span(group), _key(match[group])) for match in meetings for group in (1, 3)),
    )


def _key(name: str) -> str:
    return f"person/{name.lower().replace(' ', '-')}"


def _fact(match: re.Match[str]) -> RelationMention:
    modality = Modality.ASSERTED if match[2] == "met" else Modality.NEGATED
    return RelationMention(_key(match[1]), "met", _key(match[3]), modality, *match.span(), trigger=match.span(2))


@dataclass(frozen=True)
class ByName:
    observations: Sequence[Observation]

    def canonical(self, article_identifier: str, key: str) -> str:
        return str(KGID[key])

    def entities(self) -> tuple[Entity, ...]:
        found = {key: entity for each in self.observations for key, entity in self._entities(each).items()}
        return tuple(found[key] for key in sorted(found))

    def entities_of(self, article_identifier: str) -> tuple[Entity, ...]:
        (observation,) = [each for each in self.observations if each.article.identifier == article_identifier]
        return tuple(self._entities(observation).values())

    def _entities(self, observation: Observation) -> dict[str, Entity]:
        return {e.key: Entity(str(KGID[e.key]), e.type, e.name, e.aliases) for e in observation.entities}


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
