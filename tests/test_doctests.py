"""The examples in docstrings hold, wherever the package is installed."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import kgraph

MODULES = [
    module.name for module in pkgutil.walk_packages(kgraph.__path__, "kgraph.") if not module.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    report: list[str] = []
    runner = doctest.DocTestRunner()
    for test in doctest.DocTestFinder(exclude_empty=True).find(importlib.import_module(name)):
        runner.run(test, out=report.append)
    assert report == [], "".join(report)
