"""Where a mask hides: one polygon turned into coverage of luma and chroma samples, once, when the mask is set.

Owner: whoever paints (a camera process's `MaskStage`, the engine's own covers); a `Shape` never changes, any thread.
The rules: inside the polygon and its margin coverage is exactly 255, the feather lies outside of both, a chroma sample
is covered as much as the most covered of its four luma samples. Everything is rounded outwards: a sample whose square
is touched by the protected area is protected, so up to 2.5 pixels more are hidden.

A polygon that crosses itself hides every part it winds round (non-zero winding); as the opening of a field-only mask
it opens only the parts wound round an odd number of times: never less hidden than any reading of it would hide.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from producer.core.show import UNIT, Look, Mask
from producer.media.frame import BLACK_C, BLACK_Y, Bytes, Planes

_SLACK = 1.75
"""Pixels. The drawn set lies within 0.9 px of every point of the polygon, a sample's corner 0.71 px from its centre."""
_SUBPIXEL = 8
"""Binary places of the coordinates given to cv2."""
_FULL = 255


class Rect(NamedTuple):
    """Pixels of the picture, all four even: chroma has its exact half."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """First column after it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """First row after it."""
        return self.y + self.height


class Keep(NamedTuple):
    """For a feathered edge: how much of the picture stays, 255 minus the coverage."""

    luma: Bytes
    chroma: Bytes


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Shape:
    """Coverage of one mask in one size of picture. Compare by identity."""

    picture: tuple[int, int]
    """Width and height it was made for; painting another size raises ValueError."""
    inverse: bool
    """Everything beyond `rect` is covered too (field-only); else nothing beyond it is."""
    rect: Rect
    """Where the coverage below stands. Of no size if an inverse shape opens nothing."""
    luma: Bytes
    """(rect.height, rect.width): 0 untouched .. 255 covered."""
    chroma: Bytes
    """(rect.height / 2, rect.width / 2), same scale."""
    core_luma: Bytes
    """255 where `luma` is 255, else 0."""
    core_chroma: Bytes
    keep: Keep | None
    """None for a hard edge: then `luma` is `core_luma`."""

    @classmethod
    def of(cls, mask: Mask, width: int, height: int) -> Shape:
        """The shape of `mask` in a picture of `width` x `height` pixels (even). Costs 0.1 to 30 ms by size.

        Raises ValueError for an odd size, an unknown look, fewer than three points, or coordinates, a margin or a
        feather outside 0..10000.
        """
        points = _checked(mask, width, height)
        inverse = Look(mask.look) is Look.FIELD_ONLY
        margin = mask.margin * height / UNIT
        feather = mask.feather * height / UNIT
        pad = 2.0 if inverse else margin + feather + _SLACK + 1
        area = _even(points, pad, width, height)
        hidden = _rastered(points, area, width, height, inverse)
        weight = _weights(hidden, margin, feather)
        rect = area
        if inverse:
            rect, weight = _trimmed(area, weight)
        chroma = _outwards(weight)
        if feather <= 0:
            return cls((width, height), inverse, rect, weight, chroma, weight, chroma, None)
        keep = Keep(_FULL - weight, _FULL - chroma)
        return cls((width, height), inverse, rect, weight, chroma, _core(weight), _core(chroma), keep)

    def covered(self) -> tuple[Bytes, Bytes]:
        """Coverage of the whole picture: luma (height, width) and chroma (height / 2, width / 2). Copies."""
        width, height = self.picture
        beyond = _FULL if self.inverse else 0
        luma = np.full((height, width), beyond, np.uint8)
        chroma = np.full((height // 2, width // 2), beyond, np.uint8)
        x, y, w, h = self.rect
        luma[y : y + h, x : x + w] = self.luma
        chroma[y // 2 : (y + h) // 2, x // 2 : (x + w) // 2] = self.chroma
        return luma, chroma

    def check(self, planes: Planes) -> None:
        """Raises ValueError unless `planes` have the size this shape was made for."""
        width, height = self.picture
        half = (height // 2, width // 2)
        if planes.y.shape != (height, width) or planes.u.shape != half or planes.v.shape != half:
            raise ValueError(f"a mask for {width}x{height} does not fit a picture of {planes.width}x{planes.height}")


def part(planes: Planes, rect: Rect) -> Planes:
    """The planes of `rect`, as views."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    rows, columns = slice(y // 2, bottom // 2), slice(x // 2, right // 2)
    return Planes(planes.y[y:bottom, x:right], planes.u[rows, columns], planes.v[rows, columns])


def lay(planes: Planes, shape: Shape, fill: Planes) -> None:
    """Put `fill` (planes of the size of `shape.rect`) over `planes`, as much as `shape` covers.

    Where coverage is 255 the result is `fill` alone, where it is 0 `planes` keep every bit.
    """
    if not shape.rect.width:
        return
    here = part(planes, shape.rect)
    keep = shape.keep
    if keep is not None:
        _weigh(here.y, fill.y, keep.luma, shape.luma)
        _weigh(here.u, fill.u, keep.chroma, shape.chroma)
        _weigh(here.v, fill.v, keep.chroma, shape.chroma)
    lay_core(here, shape, fill)


def lay_core(here: Planes, shape: Shape, fill: Planes) -> None:
    """Put `fill` over `here` (both of the size of `shape.rect`) where coverage is 255, and nowhere else."""
    cv2.copyTo(fill.y, shape.core_luma, here.y)
    cv2.copyTo(fill.u, shape.core_chroma, here.u)
    cv2.copyTo(fill.v, shape.core_chroma, here.v)


def beyond(rect: Rect, width: int, height: int) -> list[Rect]:
    """The parts of a `width` x `height` picture outside `rect`, not overlapping: up to four."""
    if not rect.width or not rect.height:
        return [Rect(0, 0, width, height)]
    parts = [
        Rect(0, 0, width, rect.y),
        Rect(0, rect.bottom, width, height - rect.bottom),
        Rect(0, rect.y, rect.x, rect.height),
        Rect(rect.right, rect.y, width - rect.right, rect.height),
    ]
    return [p for p in parts if p.width and p.height]


def blacken(planes: Planes) -> None:
    """All black."""
    planes.y[:] = BLACK_Y
    planes.u[:] = BLACK_C
    planes.v[:] = BLACK_C


def _checked(mask: Mask, width: int, height: int) -> NDArray[np.float64]:
    """The mask's points in pixels, (n, 2). Raises ValueError for what `Shape.of` names."""
    if width <= 0 or height <= 0 or width % 2 or height % 2:
        raise ValueError(f"{width}x{height} is not a picture size: both must be even")
    if len(mask.points) < 3:
        raise ValueError(f"mask {mask.id!r} has {len(mask.points)} points; a polygon needs three")
    for number in (mask.margin, mask.feather, *(c for point in mask.points for c in point)):
        if not (0 <= number <= UNIT):
            raise ValueError(f"mask {mask.id!r} has {number!r} where 0 to {UNIT} is allowed")
    return np.array(mask.points, np.float64).reshape(len(mask.points), 2) * (width, height) / UNIT


def _even(points: NDArray[np.float64], pad: float, width: int, height: int) -> Rect:
    """Bounds of `points` grown by `pad`, rounded outwards to even, within the picture."""
    low, high = points.min(axis=0) - pad, points.max(axis=0) + pad
    x, y = max(0, math.floor(low[0]) // 2 * 2), max(0, math.floor(low[1]) // 2 * 2)
    right, bottom = min(width, -(-math.ceil(high[0]) // 2) * 2), min(height, -(-math.ceil(high[1]) // 2) * 2)
    return Rect(x, y, right - x, bottom - y)


def _rastered(points: NDArray[np.float64], area: Rect, width: int, height: int, inverse: bool) -> Bytes:
    """255 where the polygon hides (`inverse`: where it does not open), by sample centres and along its lines."""
    winding = _winding(points - (area.x, area.y), area)
    image = _where((winding & 1) == 0 if inverse else winding != 0)
    limits = (width - 1, height - 1)
    corners = np.clip(points - 0.5, 0, limits) - (area.x, area.y)
    fixed = np.round(corners * (1 << _SUBPIXEL)).astype(np.int32)
    for a in range(len(points)):
        b = (a + 1) % len(points)
        if inverse and _on_rim(points[a], points[b], width, height):
            continue  # nothing is hidden beyond the picture's rim, so nothing grows in from there
        cv2.polylines(image, [fixed[[a, b]].reshape(1, 2, 2)], False, _FULL, 1, cv2.LINE_8, _SUBPIXEL)
    return image


def _on_rim(a: NDArray[np.float64], b: NDArray[np.float64], width: int, height: int) -> bool:
    return bool((a[0] == b[0] and a[0] in (0, width)) or (a[1] == b[1] and a[1] in (0, height)))


def _winding(points: NDArray[np.float64], area: Rect) -> NDArray[np.int16]:
    """How many times the polygon winds round each sample's centre, (area.height, area.width)."""
    steps = np.zeros((area.height, area.width + 1), np.int16)
    for (x0, y0), (x1, y1) in zip(points, np.roll(points, -1, axis=0), strict=True):
        top, bottom, sign = (y0, y1, 1) if y0 < y1 else (y1, y0, -1)
        rows = np.arange(max(0, math.ceil(top - 0.5)), min(area.height, math.ceil(bottom - 0.5)))
        if not rows.size:
            continue
        cross = x0 + (rows + 0.5 - y0) * ((x1 - x0) / (y1 - y0))
        first = np.clip(np.ceil(cross - 0.5), 0, area.width).astype(np.intp)
        steps[rows, first] += sign
    return np.cumsum(steps, axis=1, dtype=np.int16)[:, :-1]


def _weights(hidden: Bytes, margin: float, feather: float) -> Bytes:
    """Coverage of luma: 255 within `margin` pixels of `hidden`, then falling to 0 over `feather` pixels."""
    if margin <= 0 and feather <= 0:
        return np.asarray(cv2.dilate(hidden, np.ones((3, 3), np.uint8)), np.uint8)
    far = cv2.distanceTransform(cv2.bitwise_not(hidden), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    within = far - np.float32(margin + _SLACK)
    if feather <= 0:
        return _where(within <= 0)
    weight: Bytes = np.clip(254 - within * np.float32(254 / feather), 0, 254).astype(np.uint8)
    weight[within <= 0] = _FULL
    return weight


def _trimmed(area: Rect, weight: Bytes) -> tuple[Rect, Bytes]:
    """`area` and `weight` cut down to where something is open."""
    open_rows, open_columns = (weight < _FULL).any(axis=1), (weight < _FULL).any(axis=0)
    if not open_rows.any():
        return Rect(0, 0, 0, 0), np.zeros((0, 0), np.uint8)
    rows, columns = np.flatnonzero(open_rows), np.flatnonzero(open_columns)
    y, x = int(rows[0]) // 2 * 2, int(columns[0]) // 2 * 2
    bottom, right = -(-int(rows[-1] + 1) // 2) * 2, -(-int(columns[-1] + 1) // 2) * 2
    return Rect(area.x + x, area.y + y, right - x, bottom - y), np.ascontiguousarray(weight[y:bottom, x:right])


def _outwards(weight: Bytes) -> Bytes:
    """Chroma coverage: the greatest of each 2 x 2 luma samples."""
    rows = np.maximum(weight[::2], weight[1::2])
    return np.asarray(np.maximum(rows[:, ::2], rows[:, 1::2]), np.uint8)


def _core(weight: Bytes) -> Bytes:
    return _where(weight == _FULL)


def _where(covered: NDArray[np.bool_]) -> Bytes:
    """255 where `covered`, else 0."""
    return covered.view(np.uint8) * np.uint8(_FULL)


def _weigh(under: Bytes, over: Bytes, keep: Bytes, weight: Bytes) -> None:
    """`under` = under * keep + over * weight, of 255. Four times as fast as cv2.blendLinear; 0 and 255 are exact."""
    cv2.multiply(under, keep, dst=under, scale=1 / _FULL)
    cv2.add(under, cv2.multiply(over, weight, scale=1 / _FULL), dst=under)
