"""Positions, computed before the page is opened, so that nothing has to settle while someone waits."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

import networkx as nx
import numpy as np

from kgraph.output.view.forces import loosened, spread
from kgraph.output.view.packing import packed
from kgraph.output.view.stress import least_stress

__all__ = ["Positions", "lay_out", "place_around"]

Positions = Mapping[str, tuple[int, int]]
"""Where the centre of each node lies; a unit is a pixel at a scale of one, y points down."""

_SEED = 7
_SMALL = 80
"""Nodes up to which the stress of the drawing is minimised: best to look at, but too slow for many."""
_READ = 300
"""Nodes up to which all have room for their names."""
_NAMED = np.array([128.0, 62.0])
_CLOSE = np.array([30.0, 30.0])
"""The room of a node, with its name and without."""
_TIGHT = 0.6
"""The part of its room that a node keeps to itself where the nodes of a group are drawn together."""
_ASPECT = 1.15
"""Width by height of the drawing in a window of ordinary size."""
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def lay_out(network: nx.Graph[str]) -> dict[str, tuple[int, int]]:
    """Positions of all nodes, those that are tied near each other; the same network gives the same positions."""
    room = _NAMED if len(network) <= _READ else _CLOSE
    parts = sorted((sorted(part) for part in nx.connected_components(network)), key=lambda part: (-len(part), part))
    placed = [_part(_in_order(network, part), room) for part in parts]
    return _rounded(packed(placed, room=room, aspect=_ASPECT))


def _in_order(network: nx.Graph[str], nodes: Iterable[str]) -> nx.Graph[str]:
    """The part of the network with these nodes, in an order that depends on their names alone."""
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(nodes)
    part.add_edges_from(sorted((min(edge), max(edge)) for edge in network.subgraph(nodes).edges))
    return part


def _part(part: nx.Graph[str], room: np.ndarray) -> dict[str, np.ndarray]:
    """Positions of a connected part: with the least stress where it is small, else as groups beside each other."""
    if len(part) <= _SMALL:
        return spread(_scaled(least_stress(part), room * 0.62), room)
    groups = _groups(part)
    centres = _evenly(_springs(_between(part, groups)))
    start = {node: centres[group] + _beside(number, len(part)) for number, (node, group) in enumerate(groups.items())}
    return spread(loosened(part, _scaled(start, room * 0.8), groups, room), room * _TIGHT)


def _groups(network: nx.Graph[str]) -> dict[str, int]:
    """The number of the community of each node (Louvain: Blondel and others 2008)."""
    names = list(network)
    numbered = nx.relabel_nodes(network, {name: number for number, name in enumerate(names)})
    communities = nx.community.louvain_communities(numbered, seed=_SEED)
    group = {node: number for number, community in enumerate(communities) for node in community}
    return {name: group[number] for number, name in enumerate(names)}


def _between(network: nx.Graph[str], groups: Mapping[str, int]) -> nx.Graph[int]:
    """The groups, tied the more strongly the more edges lie between their nodes."""
    ties = Counter(tuple(sorted((groups[one], groups[other]))) for one, other in network.edges)
    between: nx.Graph[int] = nx.Graph()
    between.add_nodes_from(range(max(groups.values()) + 1))
    between.add_weighted_edges_from((*pair, weight) for pair, weight in sorted(ties.items()) if pair[0] != pair[1])
    return between


def _springs(network: nx.Graph[int]) -> dict[int, np.ndarray]:
    stretch = 2 / math.sqrt(len(network))
    spots: dict[int, np.ndarray] = nx.spring_layout(network, k=stretch, iterations=300, seed=_SEED, method="force")
    return spots


def _evenly(spots: Mapping[int, np.ndarray]) -> dict[int, np.ndarray]:
    """The same directions from the middle, at distances that fill a circle of radius one evenly."""
    outwards = sorted(spots, key=lambda each: (float(np.hypot(*spots[each])), each))
    rank = {each: math.sqrt((number + 0.5) / len(spots)) for number, each in enumerate(outwards)}
    return {each: at / max(np.hypot(*at), 1e-9) * rank[each] for each, at in spots.items()}


def _scaled(spots: Mapping[str, np.ndarray], room: np.ndarray) -> dict[str, np.ndarray]:
    """From positions within one to positions with about enough room for all."""
    size = math.sqrt(len(spots) * room.prod()) * np.array([math.sqrt(_ASPECT), 1 / math.sqrt(_ASPECT)])
    return {node: at * size for node, at in spots.items()}


def _beside(number: int, count: int) -> np.ndarray:
    """A small step that differs from node to node."""
    angle = number * _GOLDEN_ANGLE
    return 0.3 * number / count * np.array([math.cos(angle), math.sin(angle)])


def place_around(network: nx.Graph[str], placed: Positions) -> dict[str, tuple[int, int]]:
    """Positions of all nodes: those that are placed stay, the others lie on spirals around a neighbour."""
    positions = dict(placed)
    _gather(network, positions, sorted(placed, key=lambda node: (-network.degree[node], node)))
    reach = max((math.hypot(x, y) for x, y in positions.values()), default=0.0)
    apart = network.subgraph(set(network) - positions.keys())
    for number, part in enumerate(sorted(sorted(part) for part in nx.connected_components(apart))):
        middle = max(part, key=lambda node: (network.degree[node], node))
        positions[middle] = _turned((0, 0), reach + 60 + 12 * math.sqrt(number), number)
        _gather(network, positions, [middle])
    return positions


def _gather(network: nx.Graph[str], positions: dict[str, tuple[int, int]], layer: list[str]) -> None:
    """Place all that can be reached from the nodes of the layer, the nearest first."""
    crowd = dict.fromkeys(layer, 0)
    for anchor in layer:
        for node in sorted(network.neighbors(anchor)):
            if node not in positions:
                crowd[anchor] += 1
                crowd[node] = 0
                positions[node] = _turned(positions[anchor], 46 + 20 * math.sqrt(crowd[anchor]), crowd[anchor])
                layer.append(node)


def _turned(middle: tuple[int, int], radius: float, number: int) -> tuple[int, int]:
    angle = number * _GOLDEN_ANGLE
    return round(middle[0] + radius * math.cos(angle)), round(middle[1] + radius * math.sin(angle))


def _rounded(spots: Mapping[str, np.ndarray]) -> dict[str, tuple[int, int]]:
    """Whole numbers around the middle."""
    if not spots:
        return {}
    points = np.array(list(spots.values()))
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(spots, points - middle, strict=True)}
