"""Look `soft`: what seems a deep blur, made from colours outside the polygon only, so that it tells nothing.

Owner: a camera process's mask stage, from one thread; the plan of a shape is made at first use and kept with it.

A grid of at most 16 x 16 cells lies over the shape and a border round it. Cells with enough open picture in them take
its mean colour; every other cell is a fixed weighing of those, solved once as a membrane stretched between them. Per
frame that is one small product of a matrix; the grid is then drawn out smoothly. Samples that the shape covers are
zeroed before anything is averaged, and counted as absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import cv2
import numpy as np
from numpy.typing import NDArray

from producer.media.frame import BLACK_C, Bytes, Planes
from producer.overlay.shape import Rect, Shape, lay, part

_GRID = 16
_BORDER = 2
"""Cells of border on each side."""
_OPEN = 0.2
"""A cell counts as seen if that share of its sampled picture is open."""
_NOTHING_Y = 64
"""Grey where a shape leaves nothing to take colours from."""


@dataclass(frozen=True, slots=True)
class _Plane:
    """How one plane is sampled: thinned without mixing, closed samples zeroed, then averaged into cells."""

    thin: tuple[int, int]
    open: Bytes
    seen: NDArray[np.intp]
    spread: NDArray[np.float32]
    """(cells, seen): each cell as a weighing of the sums of the seen ones."""


@dataclass(frozen=True, slots=True)
class _Plan:
    area: Rect
    columns: int
    rows: int
    luma: _Plane
    chroma: _Plane


_plans: WeakKeyDictionary[Shape, _Plan] = WeakKeyDictionary()


def soft(planes: Planes, shape: Shape) -> None:
    """Smooth colours of the surroundings wherever `shape` covers. About 0.2 ms for 600x200 in 1080p.

    Raises ValueError if `shape` was made for another size, or is an inverse one.
    """
    shape.check(planes)
    plan = _plan(shape)
    around = part(planes, plan.area)
    sides = (plan.luma, _NOTHING_Y), (plan.chroma, BLACK_C), (plan.chroma, BLACK_C)
    fills = [_fill(plane, plan, side, nothing) for plane, (side, nothing) in zip(around, sides, strict=True)]
    x, y = shape.rect.x - plan.area.x, shape.rect.y - plan.area.y
    lay(planes, shape, part(Planes(*fills), Rect(x, y, shape.rect.width, shape.rect.height)))


def _fill(plane: Bytes, plan: _Plan, side: _Plane, nothing: int) -> Bytes:
    height, width = plane.shape
    if not side.seen.size:
        return np.full((height, width), nothing, np.uint8)
    thin = cv2.resize(plane, side.thin, interpolation=cv2.INTER_NEAREST)
    cells = cv2.resize(
        cv2.bitwise_and(thin, side.open).astype(np.float32), (plan.columns, plan.rows), interpolation=cv2.INTER_AREA
    )
    grid = side.spread @ cells.reshape(-1)[side.seen]
    small = np.clip(np.rint(grid), 0, 255).astype(np.uint8).reshape(plan.rows, plan.columns)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def _plan(shape: Shape) -> _Plan:
    plan = _plans.get(shape)
    if plan is None:
        if shape.inverse:
            raise ValueError("an opening cannot be softened")
        plan = _plans[shape] = _made(shape)
    return plan


def _made(shape: Shape) -> _Plan:
    width, height = shape.picture
    rect = shape.rect
    cell = max(8, rect.width / (_GRID - 2 * _BORDER), rect.height / (_GRID - 2 * _BORDER))
    pad = int(_BORDER * cell) // 2 * 2
    x, y = max(0, rect.x - pad), max(0, rect.y - pad)
    area = Rect(x, y, min(width, rect.right + pad) - x, min(height, rect.bottom + pad) - y)
    columns = min(_GRID, max(1, round(area.width / cell)))
    rows = min(_GRID, max(1, round(area.height / cell)))
    luma, chroma = shape.covered()
    closed = part(Planes(luma, chroma, chroma), area)
    return _Plan(area, columns, rows, _side(closed.y, columns, rows), _side(closed.u, columns, rows))


def _side(covered: Bytes, columns: int, rows: int) -> _Plane:
    """Sampling of a plane whose coverage is `covered`: only samples with none at all count as open."""
    height, width = covered.shape
    opened = np.where(covered == 0, 255, 0).astype(np.uint8)
    thin = max(columns, min(width, columns * 8)), max(rows, min(height, rows * 8))
    # The same call with the same sizes thins the picture later, so each thinned sample stands on its own flag.
    flags = np.asarray(cv2.resize(opened, thin, interpolation=cv2.INTER_NEAREST), np.uint8)
    share = cv2.resize(flags.astype(np.float32), (columns, rows), interpolation=cv2.INTER_AREA).reshape(-1) / 255
    seen = np.flatnonzero(share > _OPEN)
    if not seen.size:
        seen = np.flatnonzero(share > 0)
    if not seen.size:
        return _Plane(thin, flags, seen, np.zeros((columns * rows, 0), np.float32))
    spread: NDArray[np.float32] = (_membrane(columns, rows, seen) / share[seen]).astype(np.float32)
    return _Plane(thin, flags, seen, spread)


def _membrane(columns: int, rows: int, seen: NDArray[np.intp]) -> NDArray[np.float64]:
    """(cells, seen) weights: a seen cell is itself, any other the mean of its neighbours."""
    count = columns * rows
    matrix = np.eye(count)
    known = np.zeros(count, bool)
    known[seen] = True
    for index in np.flatnonzero(~known):
        row, column = divmod(int(index), columns)
        near = [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]
        cells = [r * columns + c for r, c in near if 0 <= r < rows and 0 <= c < columns]
        matrix[index, cells] = -1 / len(cells)
    given = np.zeros((count, seen.size))
    given[seen, np.arange(seen.size)] = 1
    return np.asarray(np.linalg.solve(matrix, given), np.float64)
