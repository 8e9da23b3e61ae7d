"""One HTML file with everything in it, that asks for nothing from anywhere."""

from __future__ import annotations

import base64
import hashlib
import html
from functools import cache
from importlib.resources import files
from pathlib import Path

from kgraph.files import write_atomically
from kgraph.output.view.data import PageData
from kgraph.output.view.encoding import embedded_json, encoded
from kgraph.output.view.network import vis_network_script

__all__ = ["render_page", "write_page"]

_STATIC = files("kgraph.output.view") / "static"
_VENDOR = files("kgraph.output.view") / "vendor"

_SMOOTH = 300
"""Entities up to which vis-network draws all of a graph smoothly."""

_SCRIPTS = (
    "dom", "dates", "model", "shapes", "state", "filters", "subgraph", "layouts", "labels", "vis_view", "sigma_view",
    "graph_view", "paths", "fact_list", "entity_card", "fact_card", "article_view", "path_card", "glance", "panel",
    "legend", "filter_panel", "time_slider", "search", "timeline", "table", "query", "main",
)  # fmt: skip
_STYLES = ("base", "layout", "panel", "views", "print")


def render_page(page: PageData, *, endpoint: str | None = None) -> str:
    """The page as HTML; the same data gives the same text.

    `endpoint` is the path of a SPARQL endpoint on the server that the page comes from; a tab for
    queries is then shown and the page may ask that server and no other.
    """
    scripts = [vis_network_script(), *_graph_library(page), _own_script()]
    styles = [_own_style()]
    parts = {
        "{{policy}}": html.escape(_policy(scripts, styles, endpoint), quote=True),
        "{{styles}}": "\n".join(f"<style>{style}</style>" for style in styles),
        "{{endpoint}}": html.escape(endpoint or "", quote=True),
        "{{data}}": embedded_json(encoded(page)),
        "{{scripts}}": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    return _filled(_read("page.html"), parts)


def write_page(path: Path, page: PageData, *, endpoint: str | None = None) -> None:
    """Write the page; an older one is replaced as a whole or not at all. Raises OSError."""
    write_atomically(path, render_page(page, endpoint=endpoint))


def _graph_library(page: PageData) -> list[str]:
    """What draws large graphs, only in pages that need it."""
    return [_vendored("sigma.min.js")] if len(page.entities) > _SMOOTH else []


def _filled(template: str, parts: dict[str, str]) -> str:
    """The template with each place filled once: what is filled in is never searched for places."""
    pieces: list[str] = []
    for place, content in parts.items():
        before, _, template = template.partition(place)
        pieces += [before, content]
    return "".join([*pieces, template])


def _policy(scripts: list[str], styles: list[str], endpoint: str | None) -> str:
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(map(_source_hash, scripts)),
        "style-src": " ".join(map(_source_hash, styles)),
        "img-src": "data:",
        "connect-src": "'self'" if endpoint else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _source_hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


@cache
def _own_script() -> str:
    """All modules in one scope that nothing else sees."""
    modules = "\n".join(_read(f"js/{name}.js") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{modules}}})();'


@cache
def _own_style() -> str:
    return "\n".join(_read(f"css/{name}.css") for name in _STYLES)


def _read(name: str) -> str:
    return _STATIC.joinpath(name).read_text(encoding="utf-8")


@cache
def _vendored(name: str) -> str:
    return _VENDOR.joinpath(name).read_text(encoding="utf-8").strip()
