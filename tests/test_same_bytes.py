"""The examples through the whole of kgraph: the same bytes in any order, in every format, in shape."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import kgraph
from kgraph.output.export import SUFFIXES

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").iterdir())
BUILD_AND_EXPORT = """
import sys, kgraph
folder, *inputs = sys.argv[1:]
kgraph.build(inputs[:2], output=folder)
kgraph.build(inputs[2:], output=folder)
graph = kgraph.open_graph(folder)
for suffix in sys.stdin.read().split():
    graph.export(f"{folder}/export{suffix}")
"""

pytestmark = pytest.mark.slow


def built(folder: Path, inputs: Sequence[Path], *, seed: str) -> dict[str, bytes]:
    """All files of a graph that a process of its own built in two steps, and of its exports, by name."""
    subprocess.run(
        [sys.executable, "-c", BUILD_AND_EXPORT, str(folder), *map(str, inputs)],
        input=" ".join(SUFFIXES),
        text=True,
        check=True,
        timeout=300,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def forwards(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("forwards")
    return folder, built(folder, EXAMPLES, seed="1")


def test_in_the_other_order_and_another_process(tmp_path: Path, forwards: tuple[Path, dict[str, bytes]]) -> None:
    backwards = built(tmp_path, EXAMPLES[::-1], seed="2")
    assert backwards.keys() == forwards[1].keys()
    assert [name for name in backwards if backwards[name] != forwards[1][name]] == []


def test_the_examples_conform(forwards: tuple[Path, dict[str, bytes]]) -> None:
    assert kgraph.open_graph(forwards[0]).validate().text == ""
