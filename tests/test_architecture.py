"""Imports run one way, what is public is listed, and each heavy library has one place."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import kgraph

ROOT = Path(kgraph.__file__).parent
MODULES = {
    ".".join(("kgraph", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}

LAYERS = (
    {"errors", "grammar", "namespaces", "periods", "progress"},
    {"language_model", "model", "ontology", "surfaces", "word_lists"},
    {"listed"},
    {
        "corroboration",
        "facts",
        "files",
        "gazetteer",
        "lexicon",
        "quotations",
        "rdf_files",
        "saved_queries",
        "schema",
        "version",
    },
    {"annotation", "extraction", "graph", "output", "reading", "resolution"},
    {"evaluation", "explaining", "folder"},
    {"build"},
    {"library"},
    {"kgraph"},
    {"server"},
    {"cli"},
    {"__main__"},
)
"""What a room may import lies in a lower layer; so the stages know nothing of each other."""

HEAVY = {
    "spacy": {"annotation"},
    "pyshacl": {"graph"},
    "networkx": {"library", "output"},
    "pyvis": {"output"},
    "scipy": {"output"},
    "trafilatura": {"reading"},
    "pypdf": {"reading"},
    "rich": {"cli"},
    "typer": {"cli"},
    "starlette": {"server"},
    "uvicorn": {"server"},
    "pyoxigraph": {"server"},
}
"""The only rooms that may import these."""


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def room(module: str) -> str:
    """The part of kgraph that a module belongs to; `kgraph` itself is the package's own `__init__`."""
    return module.split(".")[1] if "." in module else module


@cache
def imports(module: str) -> frozenset[tuple[str, str | None]]:
    """Every import of the module, in functions too: what it is from, and the name that is taken."""
    return frozenset(_imports(module))


def _imports(module: str) -> Iterator[tuple[str, str | None]]:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relative to itself"
            yield from ((node.module or "", alias.name) for alias in node.names)


def imported(module: str) -> set[str]:
    """The modules of kgraph that a module imports."""
    found = {f"{source}.{name}" if f"{source}.{name}" in MODULES else source for source, name in imports(module)}
    return found & MODULES.keys() - {module}


def taken_from(module: str) -> set[str]:
    """What other modules take of this one by name, its submodules aside."""
    taken = {name for other in MODULES for source, name in imports(other) if source == module and name}
    return {name for name in taken if f"{module}.{name}" not in MODULES}


def test_every_room_has_one_layer() -> None:
    assert sorted(name for layer in LAYERS for name in layer) == sorted({room(module) for module in MODULES})


def test_imports_run_one_way() -> None:
    height = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    edges = {(module, other) for module in MODULES for other in imported(module) if room(other) != room(module)}
    assert {(one, other) for one, other in edges if height[room(other)] >= height[room(one)]} == set()


def test_there_is_no_cycle_of_modules() -> None:
    packages_first = {module: imported(module) - {module.rpartition(".")[0]} for module in MODULES}
    TopologicalSorter(packages_first).prepare()


def test_there_is_no_cycle_of_packages() -> None:
    """Within a stage too: offices know of entities, and entities nothing of offices."""

    def package(module: str) -> str:
        return ".".join(module.split(".")[:3])

    inside = {package(module): set[str]() for module in MODULES}
    for module in MODULES:
        inside[package(module)] |= {package(other) for other in imported(module)} - {package(module)}
    TopologicalSorter(inside).prepare()


def test_the_model_needs_the_standard_library_alone() -> None:
    modules = ("kgraph.model", "kgraph.periods")
    needed = {source for module in modules for source, _ in imports(module)} - set(modules)
    assert {source.split(".")[0] for source in needed} <= sys.stdlib_module_names


@pytest.mark.parametrize("library", HEAVY)
def test_a_heavy_library_has_its_place(library: str) -> None:
    users = {room(module) for module in MODULES for source, _ in imports(module) if source.split(".")[0] == library}
    assert users <= HEAVY[library]


def test_only_the_command_line_prints() -> None:
    printing = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert {module for module in printing if room(module) != "cli"} == set()


def test_what_is_listed_is_what_others_take() -> None:
    for module in MODULES.keys() - {"kgraph.__main__"}:
        loaded = importlib.import_module(module)
        listed = getattr(loaded, "__all__", dir(loaded))
        assert (module, [name for name in listed if not hasattr(loaded, name)]) == (module, [])
        assert (module, taken_from(module) - set(listed)) == (module, set())


def test_what_is_private_stays_in_its_module() -> None:
    private = {(module, name) for module in MODULES for name in taken_from(module) if name.startswith("_")}
    assert private == set()


def test_the_public_names_of_kgraph() -> None:
    assert kgraph.__all__ == [
        "BuildReport",
        "DataError",
        "Graph",
        "GraphError",
        "KGraphError",
        "MergeReport",
        "OntologyError",
        "QueryError",
        "ReadingError",
        "UsageError",
        "build",
        "graph_of",
        "merge",
        "open_graph",
    ]
