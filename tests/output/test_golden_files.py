"""Every format byte for byte. A change that is meant is accepted with

for suffix in ttl nq nt jsonld rdf csv cypher; do
  kgraph export tests/output/golden/graph.$suffix -g tests/graph/golden/graph.trig
done

The bytes of GraphML, GEXF and the page are those of the libraries behind them, and change with these.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import kgraph
from kgraph.output.export import SUFFIXES
from kgraph.rdf_files import RDF_FORMATS, read_rdf

GRAPH = Path(__file__).parents[1] / "graph" / "golden" / "graph.trig"
GOLDEN = Path(__file__).parent / "golden"
OF_OTHERS = (".graphml", ".gexf", ".html")
FILES = {suffix: GOLDEN / f"graph{suffix}" for suffix in SUFFIXES if suffix not in OF_OTHERS} | {".trig": GRAPH}


@pytest.mark.parametrize("suffix", FILES)
def test_the_bytes(tmp_path: Path, suffix: str) -> None:
    kgraph.open_graph(GRAPH).export(tmp_path / f"graph{suffix}")
    assert (tmp_path / f"graph{suffix}").read_bytes() == FILES[suffix].read_bytes()


@pytest.mark.parametrize("suffix", sorted(FILES.keys() & RDF_FORMATS.keys()))
def test_what_is_read_back_is_all_that_was_written(suffix: str) -> None:
    original, copy = read_rdf(GRAPH), read_rdf(FILES[suffix])
    if suffix in (".trig", ".nq", ".jsonld"):
        assert set(copy.quads()) == set(original.quads())
    else:
        assert {triple[:3] for triple in copy.quads()} == {triple[:3] for triple in original.quads()}
