"""How long the page takes to be readable, how large it is and how it pans, beside plain pyvis on the same graphs.

usage: python benchmarks/view/measure.py [--sizes 60 500 2000 10000] [--rounds 3] [--patience 30]

Graphs are invented: news of many topics, see tests/view/page_samples.py. Each page is opened by Chromium from its
file, with the network cut. Printed for each size, as rows of a Markdown table:

- the seconds from opening the file to the first frame on which the graph can be read (median of the rounds); for
  plain pyvis, with its default physics, until it has settled and draws its first picture, or "> patience";
- the size of the file in megabytes, and the processor seconds that making it took;
- milliseconds of processor time of the main thread for each frame while panning: the first view, and all of the graph.

Needs Chromium and what the extra "test" installs.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import TimeoutError as TookTooLong
from playwright.sync_api import sync_playwright
from pyvis.network import Network

from kgraph.model import EntityType
from kgraph.output.view import PageData, write_page

sys.path.append(str(Path(__file__).parents[2] / "tests" / "view"))

from page_samples import synthetic_page

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"]
_FRAMES = 40
_WHEN_READY = """(() => {
    const look = () => requestAnimationFrame(document.documentElement?.dataset.ready ? note : look);
    const note = () => { window.readableAt = performance.now(); };
    look();
})()"""
_WHEN_SETTLED = """(() => {
    let network;
    const note = () => { window.readableAt ??= performance.now(); };
    const follow = (made) => {
        network = made;
        for (const event of ["stabilized", "stabilizationIterationsDone"]) made.once(event, note);
    };
    Object.defineProperty(window, "network", { get: () => network, set: follow });
})()"""
_PAN = """([frames, pan]) => new Promise(done => {
    const step = new Function("dx", "dy", pan);
    const next = (left) => requestAnimationFrame(() => left ? (step(left % 2 ? 9 : -8, 2), next(left - 1)) : done());
    next(frames);
})"""
_PAN_PAGE = "kgraph.pan(dx, dy)"
_PAN_PYVIS = """const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x: x + dx, y: y + dy }, animation: false })"""


@dataclass(frozen=True)
class Opened:
    """What was measured on one page: seconds until it was readable, milliseconds a frame for each way of panning."""

    readable: float | None
    pans: tuple[float, ...] = ()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[60, 500, 2000, 10000], help="entities")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--patience", type=float, default=30, help="seconds to wait for plain pyvis")
    options = parser.parse_args()
    print("| Entities | Facts | Readable, s | File, MB | Made, s | Pan first view, ms | Pan all, ms "
          "| pyvis readable, s | pyvis file, MB | pyvis pan, ms |")  # fmt: skip
    print("| ---: " * 10 + "|")
    with tempfile.TemporaryDirectory() as folder, _browser() as browser:
        for size in options.sizes:
            print(_row(browser, Path(folder), synthetic_page(size), options), flush=True)


def _row(browser: Any, folder: Path, data: PageData, options: argparse.Namespace) -> str:
    page, plain = folder / "page.html", folder / "pyvis.html"
    started = time.process_time()
    write_page(page, data)
    made = time.process_time() - started
    _write_pyvis(plain, data)
    opened = [_open_page(browser, page) for _ in range(options.rounds)]
    settled = _open_pyvis(browser, plain, options.patience)
    pans = [statistics.median(each) for each in zip(*(each.pans for each in opened), strict=True)]
    cells = [
        f"{len(data.entities):,}",
        f"{len(data.statements):,}",
        f"{statistics.median(each.readable or 0 for each in opened):.2f}",
        f"{page.stat().st_size / 1e6:.2f}",
        f"{made:.2f}",
        *(f"{pan:.1f}" for pan in pans),
        f"{settled.readable:.1f}" if settled.readable else f"> {options.patience:.0f}",
        f"{plain.stat().st_size / 1e6:.2f}",
        f"{settled.pans[0]:.1f}" if settled.pans else "—",
    ]
    return f"| {' | '.join(cells)} |"


def _write_pyvis(path: Path, data: PageData) -> None:
    """The same entities and ties as pyvis draws them if one asks for nothing else."""
    network = Network(directed=True, cdn_resources="in_line")
    for entity in data.entities:
        network.add_node(entity.iri, label=entity.label, group=list(EntityType).index(entity.type))
    for statement in data.statements:
        if isinstance(statement.object, str):
            network.add_edge(statement.subject, statement.object, label=statement.relation)
    path.write_text(network.generate_html(), encoding="utf-8")


def _open_page(browser: Any, path: Path) -> Opened:
    with _tab(browser, _WHEN_READY) as tab:
        tab.goto(path.as_uri())
        tab.wait_for_function("window.readableAt", timeout=120_000)
        readable = tab.evaluate("window.readableAt / 1000")
        first = _milliseconds_a_frame(tab, _PAN_PAGE)
        tab.evaluate("location.hash = 'view=all'")
        tab.wait_for_timeout(1500)
        return Opened(readable, (first, _milliseconds_a_frame(tab, _PAN_PAGE)))


def _open_pyvis(browser: Any, path: Path, patience: float) -> Opened:
    with _tab(browser, _WHEN_SETTLED) as tab:
        try:
            tab.goto(path.as_uri(), wait_until="commit")
            tab.wait_for_function("window.readableAt", timeout=patience * 1000)
        except TookTooLong:
            return Opened(None)
        return Opened(tab.evaluate("window.readableAt / 1000"), (_milliseconds_a_frame(tab, _PAN_PYVIS),))


def _milliseconds_a_frame(tab: Any, pan: str) -> float:
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")

    before = busy()
    tab.evaluate(_PAN, [_FRAMES, pan])
    return 1000 * (busy() - before) / _FRAMES


@contextmanager
def _browser() -> Iterator[Any]:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def _tab(browser: Any, script: str) -> Iterator[Any]:
    context = browser.new_context(offline=True, bypass_csp=True, viewport={"width": 1440, "height": 900})
    context.add_init_script(script)
    try:
        yield context.new_page()
    finally:
        context.close()


if __name__ == "__main__":
    main()
