"""Positions, computed before the page is opened: networkx places the core, the rest gathers around it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import networkx as nx
import numpy as np

__all__ = ["Positions", "lay_out", "place_around"]

Positions = Mapping[str, tuple[int, int]]
"""Where the centre of each node lies; a unit is a pixel at a scale of one, y points down."""

_SEED = 7
_CORE = 300
_CELL = np.array([132.0, 84.0])
"""The room of a node with its name."""
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def lay_out(network: nx.Graph[str]) -> dict[str, tuple[int, int]]:
    """Positions of all nodes: springs for the most connected, the others around those that they are nearest to."""
    if len(network) <= _CORE:
        return _rounded(_spread(_springs(network)))
    largest = max(nx.connected_components(network), key=lambda part: (len(part), min(part)))
    core = sorted(largest, key=lambda node: (-network.degree[node], node))[:_CORE]
    nearest = _nearest(network, core)
    crowds = _crowds(network, nearest)
    spots = _spread(_springs(crowds))
    stretch = 1.4 * math.sqrt(len(nearest) / len(core)) * np.array([1.0, _CELL[0] / _CELL[1]])
    return place_around(network, _rounded({node: at * stretch for node, at in spots.items()}))


def _nearest(network: nx.Graph[str], core: list[str]) -> dict[str, str]:
    """For each node that can be reached the node of the core that it is nearest to; each takes its turn."""
    nearest = {node: node for node in core}
    frontier = list(core)
    for node in frontier:
        for neighbour in sorted(network.neighbors(node)):
            if neighbour not in nearest:
                nearest[neighbour] = nearest[node]
                frontier.append(neighbour)
    return nearest


def _crowds(network: nx.Graph[str], nearest: Mapping[str, str]) -> nx.Graph[str]:
    """The core, tied where any two nodes are that are nearest to its nodes."""
    crowds: nx.Graph[str] = nx.Graph()
    crowds.add_nodes_from(sorted(set(nearest.values())))
    for one, other in network.edges:
        if one in nearest and nearest[one] != nearest[other]:
            crowds.add_edge(nearest[one], nearest[other])
    return crowds


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


def _springs(network: nx.Graph[str]) -> dict[str, np.ndarray]:
    """One layout for each connected part, packed in rows from the largest to the smallest."""
    parts = sorted((sorted(part) for part in nx.connected_components(network)), key=lambda part: (-len(part), part))
    return _packed([_part(network, part) for part in parts])


def _part(network: nx.Graph[str], nodes: list[str]) -> dict[str, np.ndarray]:
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(nodes)
    part.add_edges_from(sorted(tuple(sorted(edge)) for edge in network.subgraph(nodes).edges))
    spots = nx.spring_layout(part, k=2.2 / math.sqrt(len(nodes)), iterations=200, seed=_SEED, method="force")
    size = math.sqrt(len(nodes)) * _CELL * 0.62
    return {node: spots[node] * size for node in nodes}


def _packed(parts: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    packed: dict[str, np.ndarray] = {}
    corner, row_height, widest = np.zeros(2), 0.0, 0.0
    for part in parts:
        low, high = _box(part.values())
        width, height = high - low + _CELL
        widest = max(widest, width)
        if corner[0] and corner[0] + width > widest:
            corner, row_height = np.array([0.0, corner[1] + row_height]), 0.0
        packed |= {node: at - low + corner for node, at in part.items()}
        corner, row_height = corner + np.array([width, 0.0]), max(row_height, height)
    return packed


def _box(spots: Iterable[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    points = np.array(list(spots))
    return points.min(axis=0), points.max(axis=0)


def _spread(spots: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Push nodes apart until their labels have room."""
    if len(spots) < 2:
        return dict(spots)
    points = np.array(list(spots.values()))
    room = _CELL * (0.92, 0.74)
    for _ in range(80):
        gap = points[:, None, :] - points[None, :, :]
        overlap = room - np.abs(gap)
        touching = (overlap > 0).all(axis=2)
        np.fill_diagonal(touching, False)
        if not touching.any():
            break
        along_x = (overlap / room).argmin(axis=2) == 0
        push = np.where(gap < 0, -1.0, 1.0) * np.maximum(overlap, 0) * 0.26 * touching[:, :, None]
        points = points + np.stack([push[..., 0] * along_x, push[..., 1] * ~along_x], axis=2).sum(axis=1)
    return dict(zip(spots, points, strict=True))


def _turned(middle: tuple[int, int], radius: float, number: int) -> tuple[int, int]:
    angle = number * _GOLDEN_ANGLE
    return round(middle[0] + radius * math.cos(angle)), round(middle[1] + radius * math.sin(angle))


def _rounded(spots: Mapping[str, np.ndarray]) -> dict[str, tuple[int, int]]:
    """Whole numbers around the middle."""
    if not spots:
        return {}
    low, high = _box(spots.values())
    middle = (low + high) / 2
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in ((n, at - middle) for n, at in spots.items())}
