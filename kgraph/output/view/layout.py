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
_CELL = (132.0, 84.0)
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def lay_out(network: nx.Graph[str]) -> dict[str, tuple[int, int]]:
    """Positions of all nodes: springs for the most connected, the others around their neighbours."""
    if len(network) <= _CORE:
        return _rounded(_spread(_springs(network)))
    core = sorted(network, key=lambda node: (-network.degree[node], node))[:_CORE]
    inner = _springs(network.subgraph(core))
    stretch = math.sqrt(len(network) / _CORE)
    return place_around(network, _rounded({node: at * stretch for node, at in inner.items()}))


def place_around(network: nx.Graph[str], placed: Positions) -> dict[str, tuple[int, int]]:
    """Positions of all nodes: those that are placed stay, the others lie on spirals around a neighbour."""
    positions, crowd = dict(placed), dict.fromkeys(placed, 0)
    layer = sorted(placed, key=lambda node: (-network.degree[node], node))
    for anchor in layer:
        for node in sorted(network.neighbors(anchor)):
            if node not in positions:
                crowd[anchor] += 1
                crowd[node] = 0
                positions[node] = _on_spiral(positions[anchor], crowd[anchor])
                layer.append(node)
    return positions | _outside(sorted(set(network) - positions.keys()), positions)


def _springs(network: nx.Graph[str]) -> dict[str, np.ndarray]:
    """One layout for each connected part, packed in rows from the largest to the smallest."""
    parts = sorted((sorted(part) for part in nx.connected_components(network)), key=lambda part: (-len(part), part))
    return _packed([_part(network, part) for part in parts])


def _part(network: nx.Graph[str], nodes: list[str]) -> dict[str, np.ndarray]:
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(nodes)
    part.add_edges_from(sorted(tuple(sorted(edge)) for edge in network.subgraph(nodes).edges))
    spots = nx.spring_layout(part, k=2.2 / math.sqrt(len(nodes)), iterations=200, seed=_SEED, method="force")
    size = math.sqrt(len(nodes)) * np.array(_CELL) * 0.62
    return {node: spots[node] * size for node in nodes}


def _packed(parts: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    packed: dict[str, np.ndarray] = {}
    corner, row_height, widest = np.zeros(2), 0.0, 0.0
    for part in parts:
        low, high = _box(part.values())
        width, height = high - low + np.array(_CELL)
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
    room = np.array(_CELL) * (0.95, 0.62)
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


def _on_spiral(anchor: tuple[int, int], number: int) -> tuple[int, int]:
    radius, angle = 46 + 13 * math.sqrt(number), number * _GOLDEN_ANGLE
    return round(anchor[0] + radius * math.cos(angle)), round(anchor[1] + radius * math.sin(angle))


def _outside(nodes: list[str], positions: Positions) -> dict[str, tuple[int, int]]:
    reach = max((math.hypot(x, y) for x, y in positions.values()), default=0.0)
    return {
        node: (round(radius * math.cos(angle)), round(radius * math.sin(angle)))
        for number, node in enumerate(nodes)
        for radius, angle in [(reach + 80 + 9 * math.sqrt(number), number * _GOLDEN_ANGLE)]
    }


def _rounded(spots: Mapping[str, np.ndarray]) -> dict[str, tuple[int, int]]:
    """Whole numbers around the middle."""
    if not spots:
        return {}
    low, high = _box(spots.values())
    middle = (low + high) / 2
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in ((n, at - middle) for n, at in spots.items())}
