"""Forces between near nodes only, so that ten thousand find their places in seconds."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree

__all__ = ["Spots", "loosened", "spread"]

Spots = Mapping[str, np.ndarray]

_SPREADING_ROUNDS = 150
_ROUNDS = 80
_PULL, _GATHER, _PUSH = 0.35, 0.12, 0.3
"""How strongly neighbours, the middle of the group, and near nodes move a node."""
_ACROSS_PULL, _ACROSS_PUSH = 0.15, 1.6
"""Between groups ties pull less and nodes push more: so groups are seen as such."""
_REACH = 2.0
"""How far nodes push each other, in rooms."""


def spread(spots: Spots, room: np.ndarray) -> dict[str, np.ndarray]:
    """Push nodes apart until each has its room, a width and a height in the unit of the positions."""
    points = np.array(list(spots.values())) / room
    for _ in range(_SPREADING_ROUNDS):
        pairs = cKDTree(points).query_pairs(1 - 1e-6, p=np.inf, output_type="ndarray")
        if not len(pairs):
            break
        points = points + _apart(points, pairs)
    return dict(zip(spots, points * room, strict=True))


def _apart(points: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Moves of nodes whose rooms overlap, along the axis on which they overlap less."""
    gap = points[pairs[:, 0]] - points[pairs[:, 1]]
    overlap = 1 - np.abs(gap)
    along_x = overlap[:, 0] <= overlap[:, 1]
    push = 0.3 * overlap * np.where(gap < 0, -1.0, 1.0) * np.stack([along_x, ~along_x], axis=1)
    return _opposed(pairs, push, len(points))


def loosened(
    network: nx.Graph[str], spots: Spots, groups: Mapping[str, int], room: np.ndarray
) -> dict[str, np.ndarray]:
    """Draw nodes towards their neighbours and their group while near nodes push each other away.

    `groups` has the number of the group of each node, from zero without a gap.
    """
    number = {node: each for each, node in enumerate(spots)}
    edges = np.array([(number[one], number[other]) for one, other in network.edges])
    group = np.array([groups[node] for node in spots])
    points = np.array(list(spots.values())) / room
    for each in range(_ROUNDS):
        move = _pull(points, edges, group) + _gather(points, group) + _push(points, group)
        length = np.maximum(np.hypot(*move.T), 1e-9)[:, None]
        points = points + move * np.minimum(1, (1.05 - each / _ROUNDS) / length)
    return dict(zip(spots, points * room, strict=True))


def _pull(points: np.ndarray, edges: np.ndarray, group: np.ndarray) -> np.ndarray:
    degree = np.bincount(edges.ravel(), minlength=len(points))[:, None]
    gap = points[edges[:, 1]] - points[edges[:, 0]]
    pull: np.ndarray = _opposed(edges, gap * _within(group, edges, _ACROSS_PULL), len(points)) / degree
    return _PULL * pull


def _gather(points: np.ndarray, group: np.ndarray) -> np.ndarray:
    middles = _summed(group, points, int(group.max()) + 1) / np.bincount(group)[:, None]
    towards: np.ndarray = middles[group] - points
    return _GATHER * towards


def _push(points: np.ndarray, group: np.ndarray) -> np.ndarray:
    pairs = cKDTree(points).query_pairs(_REACH, output_type="ndarray")
    gap = points[pairs[:, 0]] - points[pairs[:, 1]]
    distance = np.maximum(np.hypot(*gap.T), 0.05)[:, None]
    push = _PUSH * gap / distance * (_REACH / distance - 1)
    return _opposed(pairs, push * _within(group, pairs, _ACROSS_PUSH), len(points))


def _within(group: np.ndarray, pairs: np.ndarray, across: float) -> np.ndarray:
    """The strength of a force for each pair: one within a group, `across` between groups."""
    strengths: np.ndarray = np.where(group[pairs[:, 0]] == group[pairs[:, 1]], 1.0, across)
    return strengths[:, None]


def _opposed(pairs: np.ndarray, moves: np.ndarray, count: int) -> np.ndarray:
    """The moves of all nodes where the first of each pair moves so and the second the other way."""
    opposed: np.ndarray = _summed(pairs[:, 0], moves, count) - _summed(pairs[:, 1], moves, count)
    return opposed


def _summed(targets: np.ndarray, moves: np.ndarray, count: int) -> np.ndarray:
    return np.stack([np.bincount(targets, weights=axis, minlength=count) for axis in moves.T], axis=1)
