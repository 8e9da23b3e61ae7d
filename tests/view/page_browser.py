"""A page in the browser, and what the tests do with it over and over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CARD = "#panel h2"
"""The heading of what is looked at."""

_SCREENSHOTS = Path(__file__).parents[2] / "output" / "screenshots"
_GO = """address => new Promise(done => {
    const before = location.hash;
    location.hash = address;
    if (location.hash === before) done();
    else addEventListener('hashchange', done, { once: true });
})"""

_BRIGHTNESS = """iri => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
    const { x, y } = kgraph.spot(iri);
    const context = document.querySelector('#drawing canvas').getContext('2d');
    const [red, green, blue, alpha] = context.getImageData(x * devicePixelRatio, y * devicePixelRatio, 1, 1).data;
    done(765 - Math.round((765 - red - green - blue) * alpha / 255));
})))"""

_WRITTEN = """() => new Promise(done => {
    const lines = new Map();
    const canvas = CanvasRenderingContext2D.prototype;
    const write = canvas.fillText;
    canvas.fillText = function (words, x, y) {
        lines.set([words, x, y].join(), [words, x, y, this.measureText(words).width]);
        return write.call(this, words, x, y);
    };
    kgraph.pan(4, 0);
    requestAnimationFrame(() => requestAnimationFrame(() => { canvas.fillText = write; done([...lines.values()]); }));
})"""


@dataclass
class OpenPage:
    """A page in the browser, with what it asked for and what went wrong in it."""

    tab: Any
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def assert_clean(self) -> None:
        """Nothing failed and nothing was asked for but the file itself."""
        assert self.errors == []
        assert [url for url in self.requests if not url.startswith(("file:", "blob:", "data:"))] == []

    def at(self, address: str) -> OpenPage:
        """Go to a place in the page by its address."""
        self.tab.evaluate(_GO, address)
        return self

    def text(self, selector: str) -> str:
        return str(self.tab.locator(selector).inner_text())

    def shown(self) -> list[str]:
        """The shortened IRIs of the entities that are drawn."""
        return list(self.tab.evaluate("kgraph.shown()"))

    def drawn_by(self) -> str:
        return str(self.tab.evaluate("kgraph.drawnBy()"))

    def choose(self, words: str) -> None:
        """Take the first suggestion of the search."""
        self.tab.get_by_role("combobox", name="Search").fill(words)
        self.tab.keyboard.press("ArrowDown")
        self.tab.keyboard.press("Enter")

    def spot(self, iri: str) -> dict[str, float]:
        """Where an entity is drawn, in pixels of the drawing."""
        return dict(self.tab.evaluate("iri => kgraph.spot(iri)", iri))

    def click_entity(self, iri: str) -> None:
        self.tab.locator("#drawing").click(position=self.spot(iri))

    def click_tie(self, one: str, other: str) -> None:
        ends = [self.spot(iri) for iri in (one, other)]
        self.tab.locator("#drawing").click(position={axis: (ends[0][axis] + ends[1][axis]) / 2 for axis in ("x", "y")})

    def brightness_at(self, iri: str) -> int:
        """How light the middle of an entity is drawn, from 0 to 765."""
        return int(self.tab.evaluate(_BRIGHTNESS, iri))

    def written(self) -> list[tuple[str, float, float, float]]:
        """Each line of words on the drawing, with the middle of it and its width, in pixels of the window."""
        return [tuple(each) for each in self.tab.evaluate(_WRITTEN)]

    def screenshot(self, name: str) -> None:
        """Keep a picture in output/screenshots."""
        _SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.tab.screenshot(path=str(_SCREENSHOTS / f"{name}.png"))


Opener = Callable[..., OpenPage]
