"""The network of the first view, as pyvis describes it to vis-network."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyvis
from pyvis.network import Network

from kgraph.output.view.layout import lay_out
from kgraph.output.view.opening import Opening

__all__ = ["opening_network", "vis_network_script"]


def opening_network(opening: Opening, numbers: dict[str, int]) -> Network:
    """The first view with its positions and no physics; nodes are named by their number, never by text.

    pyvis writes labels and titles into the page as they are, so none is given to it.
    """
    network = Network(directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    for iri, (x, y) in sorted(lay_out(opening.first).items()):
        network.add_node(numbers[iri], label=" ", x=x, y=y, value=opening.first.degree[iri], physics=False)
    for one, other in sorted(opening.first.edges):
        network.add_edge(numbers[one], numbers[other])
    return network


@cache
def vis_network_script() -> str:
    """The vis-network that pyvis ships, the newest where there are several."""
    scripts = Path(pyvis.__file__).parent.glob("templates/lib/vis-*/vis-network.min.js")
    newest = max(scripts, key=lambda script: [int(part) for part in script.parent.name[4:].split(".")])
    return newest.read_text(encoding="utf-8").replace("//# sourceMappingURL=vis-network.min.js.map", "").strip()
