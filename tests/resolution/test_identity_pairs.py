"""Whether two articles mean one thing: each pair of `benchmarks/identity/pairs.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from resolution.observing import observation

from kgraph.resolution import resolve

_PAIRS = yaml.safe_load((Path(__file__).parents[2] / "benchmarks" / "identity" / "pairs.yaml").read_text("utf-8"))


@pytest.mark.parametrize("pair", _PAIRS, ids=lambda pair: pair["title"])
@pytest.mark.parametrize("reverse", [False, True], ids=["", "the other way round"])
def test_pair(pair: Mapping[str, Any], reverse: bool) -> None:
    articles = [observation(name, **pair[name]) for name in ("first", "second")]
    linker = resolve(articles[::-1] if reverse else articles)
    assert (linker.canonical("first", "p") == linker.canonical("second", "p")) is pair["same"]
