"""Corners of masks under a hand: moved, sized, added, taken away. Whole ten-thousandths, never outside the picture.

Owner: nobody, pure functions; the mask editor calls them.
"""

from __future__ import annotations

from producer.core.polygons import MAX_POINTS
from producer.core.show import UNIT

SMALLEST = 100
"""Least width and height of a mask somebody draws."""
Point = tuple[int, int]
Points = tuple[Point, ...]


def moved(points: Points, dx: int, dy: int) -> Points:
    """All of it by (dx, dy), as far as the picture reaches."""
    dx = max(-min(x for x, _ in points), min(UNIT - max(x for x, _ in points), dx))
    dy = max(-min(y for _, y in points), min(UNIT - max(y for _, y in points), dy))
    return tuple((x + dx, y + dy) for x, y in points)


def sized(points: Points, dx: int, dy: int) -> Points:
    """Right and lower edge by (dx, dy), the upper left corner stays."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide, tall = max(x for x, _ in points) - left, max(y for _, y in points) - top
    new_wide = max(SMALLEST, min(UNIT - left, wide + dx))
    new_tall = max(SMALLEST, min(UNIT - top, tall + dy))
    return tuple(
        (left + (x - left) * new_wide // max(1, wide), top + (y - top) * new_tall // max(1, tall)) for x, y in points
    )


def rectangle(one: Point, other: Point) -> Points:
    """The rectangle between two corners."""
    (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def middles(points: Points) -> Points:
    """The middle of each edge; number n lies between corner n and the next."""
    return tuple(((a[0] + b[0]) // 2, (a[1] + b[1]) // 2) for a, b in zip(points, points[1:] + points[:1], strict=True))


def with_corner(points: Points, edge: int, where: Point) -> Points:
    """A new corner on edge number `edge`; no more than a mask may have."""
    if len(points) >= MAX_POINTS:
        return points
    return (*points[: edge + 1], where, *points[edge + 1 :])


def without_corner(points: Points, corner: int) -> Points:
    """One corner less; three stay."""
    return points if len(points) <= 3 else (*points[:corner], *points[corner + 1 :])
