"""Parts of a drawing beside each other without gaps, as polyominoes: Freivalds, Dogrusoz and Kikusts (2001)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from kgraph.output.view.forces import Spots

__all__ = ["packed"]

Cell = tuple[int, int]
_Shape = frozenset[Cell]


def packed(parts: Sequence[Spots], *, room: np.ndarray, aspect: float) -> dict[str, np.ndarray]:
    """The parts moved so that none lies over another, the first in the middle, the others as near to it as they fit.

    `room` is the width and height of a node with its name, in the unit of the positions; the whole comes out
    about `aspect` times as wide as high.
    """
    centred = [_centred(part) for part in parts]
    shapes = [_shape(part.values(), room) for part in centred]
    places = _outwards(shapes, room, aspect)
    taken: set[Cell] = set()
    tried: dict[_Shape, int] = {}
    moved: dict[str, np.ndarray] = {}
    for part, shape in zip(centred, shapes, strict=True):
        tried[shape] = _first_free(places, shape, taken, tried.get(shape, 0))
        right, down = places[tried[shape]]
        taken |= {(x + right, y + down) for x, y in shape}
        moved |= {node: at + room * (right, down) for node, at in part.items()}
    return moved


def _centred(part: Spots) -> Spots:
    points = np.array(list(part.values()))
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    return {node: at - middle for node, at in part.items()}


def _shape(spots: Iterable[np.ndarray], room: np.ndarray) -> _Shape:
    """The cells that a part covers; in each row all from the first to the last, for edges lie between."""
    rows: dict[int, list[int]] = {}
    for spot in spots:
        left, top = np.floor(spot / room - 0.5).astype(int)
        right, bottom = np.ceil(spot / room + 0.5).astype(int)
        for row in range(int(top), int(bottom)):
            rows.setdefault(row, []).extend((int(left), int(right)))
    return frozenset((x, row) for row, ends in rows.items() for x in range(min(ends), max(ends)))


def _outwards(shapes: Sequence[_Shape], room: np.ndarray, aspect: float) -> list[Cell]:
    """Places in the order of their distance from the middle, more than the shapes can need."""
    widest = max((len({x for x, _ in shape}) + len({y for _, y in shape}) for shape in shapes), default=0)
    reach = 2 * widest + 2 * math.ceil(math.sqrt(sum(map(len, shapes))))
    x, y = (axis.ravel() for axis in np.mgrid[-reach : reach + 1, -reach : reach + 1])
    distance = np.hypot(x * room[0] / aspect, y * room[1])
    order = np.argsort(distance, kind="stable")
    return list(zip(x[order].tolist(), y[order].tolist(), strict=True))


def _first_free(places: Sequence[Cell], shape: _Shape, taken: set[Cell], start: int) -> int:
    """The first place from `start` on where the shape fits; what it did not fit before it does not fit now."""
    for number in range(start, len(places)):
        right, down = places[number]
        if not any((x + right, y + down) in taken for x, y in shape):
            return number
    raise AssertionError("more places than all shapes together need")
