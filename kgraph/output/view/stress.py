"""Positions as far apart as the ways between nodes are long: Gansner, Koren and North, stress majorization (2005)."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np

from kgraph.output.view.forces import Spots

__all__ = ["least_stress"]

_ROUNDS = 250


def least_stress(network: nx.Graph[str]) -> Spots:
    """Positions within a circle of about radius one; the network is connected and has some dozens of nodes.

    Time grows with the square of the nodes in each round.
    """
    ways = _ways(network)
    weights = 1 / np.where(ways, ways, np.inf) ** 2
    inverse = _inverse_laplacian(weights)
    points = _circle(len(network))
    for _ in range(_ROUNDS):
        points = inverse @ (_laplacian(weights * ways / _distances(points)) @ points)
    return dict(zip(network, _within_one(points), strict=True))


def _ways(network: nx.Graph[str]) -> np.ndarray:
    """The number of steps between each two nodes."""
    lengths = dict(nx.all_pairs_shortest_path_length(network))
    return np.array([[lengths[one][other] for other in network] for one in network], dtype=float)


def _circle(count: int) -> np.ndarray:
    angles = np.arange(count) * 2 * math.pi / count
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def _distances(points: np.ndarray) -> np.ndarray:
    gap = points[:, None, :] - points[None, :, :]
    distances: np.ndarray = np.maximum(np.hypot(gap[..., 0], gap[..., 1]), 1e-6)
    return distances


def _laplacian(weights: np.ndarray) -> np.ndarray:
    laplacian: np.ndarray = np.diag(weights.sum(axis=1)) - weights
    return laplacian


def _inverse_laplacian(weights: np.ndarray) -> np.ndarray:
    """The inverse for positions whose middle is at zero."""
    mean = np.full_like(weights, 1 / len(weights))
    inverse: np.ndarray = np.linalg.inv(_laplacian(weights) + mean) - mean
    return inverse


def _within_one(points: np.ndarray) -> np.ndarray:
    scaled: np.ndarray = points / max(float(np.abs(points).max()), 1e-6)
    return scaled
