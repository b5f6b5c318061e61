"""Putting pictures together: mixes, wipes, boxes and graphics, in planar YUV and only where they touch.

Owner: pure functions on the caller's pictures, any thread; a `Graphic` never changes, so threads may share it. Each
source is masked before it comes here: a mask drawn after a mix would show the other source bare.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from producer.core.scene import Box, TransitionKind
from producer.core.show import UNIT
from producer.media.frame import Bytes, Planes, new_block, planes_of
from producer.media.planes import quarter, scale_into, yuv_of

MAX_ZOOM = 4
"""A box may be this many times as wide or high as the picture it stands in."""


class Rect(NamedTuple):
    """A rectangle in pixels, all even; it may reach over the picture's edges."""

    x: int
    y: int
    width: int
    height: int


def mix(a: Bytes, b: Bytes, position: int, out: Bytes) -> None:
    """`out` = `a` and `b` weighed: 0 is all `a`, 10000 all `b`. Blocks of one shape; `out` may be either."""
    share = min(max(position, 0), UNIT) / UNIT
    if share in (0.0, 1.0):
        _take(b if share else a, out)
    else:
        cv2.addWeighted(a, 1.0 - share, b, share, 0.0, dst=out)


def wipe(a: Bytes, b: Bytes, kind: TransitionKind, position: int, out: Bytes) -> None:
    """`out` = `a` with `b` over `position` ten-thousandths of it, the edge running left (b comes in from the right)
    or up (from below), on even pixels so that chroma has the same edge. `out` may be `a` or `b`.

    Raises ValueError if `kind` is no wipe.
    """
    if kind is TransitionKind.WIPE_LEFT:
        edge = _even(planes_of(out).width * (UNIT - min(max(position, 0), UNIT)) / UNIT)
        for pa, pb, po, half in zip(planes_of(a), planes_of(b), planes_of(out), (1, 2, 2), strict=True):
            _take(pa[:, : edge // half], po[:, : edge // half])
            _take(pb[:, edge // half :], po[:, edge // half :])
    elif kind is TransitionKind.WIPE_UP:
        edge = _even(planes_of(out).height * (UNIT - min(max(position, 0), UNIT)) / UNIT)
        for pa, pb, po, half in zip(planes_of(a), planes_of(b), planes_of(out), (1, 2, 2), strict=True):
            _take(pa[: edge // half], po[: edge // half])
            _take(pb[edge // half :], po[edge // half :])
    else:
        raise ValueError(f"{kind} is no wipe")


def pixels_of(box: Box, width: int, height: int) -> Rect:
    """Where `box` stands in a picture of `width` x `height`: the nearest even pixels, at least 2 x 2."""
    left, top = _even(box.x * width / UNIT), _even(box.y * height / UNIT)
    right, bottom = _even((box.x + box.width) * width / UNIT), _even((box.y + box.height) * height / UNIT)
    return Rect(left, top, max(2, right - left), max(2, bottom - top))


def place(src: Planes, out: Planes, rect: Rect) -> None:
    """Draw `src`, whole, scaled to `rect`, over `out`; what reaches over the edges is cut off.

    Raises ValueError if `rect` is not even or larger than `MAX_ZOOM` times the picture.
    """
    x, y, width, height = rect
    left, top = max(x, 0), max(y, 0)
    right, bottom = min(x + width, out.width), min(y + height, out.height)
    if (left, top, right - left, bottom - top) == rect:
        scale_into(src, out, x, y, width, height)
        return
    if width > MAX_ZOOM * out.width or height > MAX_ZOOM * out.height:
        raise ValueError(f"{width}x{height} is more than {MAX_ZOOM} times the picture")
    if left >= right or top >= bottom:
        return
    whole = planes_of(new_block(-(-width // 4) * 4, height))
    scale_into(src, whole, 0, 0, width, height)
    for a, b, half in zip(whole, out, (1, 2, 2), strict=True):
        rows = slice((top - y) // half, (bottom - y) // half)
        columns = slice((left - x) // half, (right - x) // half)
        b[top // half : bottom // half, left // half : right // half] = a[rows, columns]


@dataclass(frozen=True, slots=True)
class Graphic:
    """A drawing ready to be laid over pictures: colours already weighed by alpha, and what is left of the picture.

    Only the rectangle in which anything is visible is kept; `x`, `y` and its sides are even. `colour` and `keep` each
    hold three planes: y (h, w), u and v (h/2, w/2); result = picture * keep / 255 + colour.
    """

    x: int
    y: int
    colour: Planes
    keep: Planes

    @property
    def rect(self) -> Rect:
        """What it can touch."""
        return Rect(self.x, self.y, self.colour.width, self.colour.height)

    @classmethod
    def from_rgba(cls, rgba: Bytes, x: int, y: int) -> Graphic:
        """Of `rgba`: uint8 (height, width, 4), full range, straight alpha, to stand with its corner at `x`, `y`.

        Odd positions and sizes are filled up with nothing. Raises ValueError for another shape.
        """
        if rgba.ndim != 3 or rgba.shape[2] != 4 or rgba.dtype != np.uint8:
            raise ValueError(f"not an RGBA picture: {rgba.dtype} {rgba.shape}")
        rows, columns = np.flatnonzero(rgba[:, :, 3].any(axis=1)), np.flatnonzero(rgba[:, :, 3].any(axis=0))
        if not rows.size:
            empty = np.empty((0, 0), np.uint8)
            return cls(_even(x), _even(y), Planes(empty, empty, empty), Planes(empty, empty, empty))
        top, left = (y + int(rows[0])) // 2 * 2, (x + int(columns[0])) // 2 * 2
        bottom, right = -(-(y + int(rows[-1]) + 1) // 2) * 2, -(-(x + int(columns[-1]) + 1) // 2) * 2
        drawn = rgba[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        canvas = np.zeros((bottom - top, right - left, 4), np.uint8)
        at, by = y + int(rows[0]) - top, x + int(columns[0]) - left
        canvas[at : at + drawn.shape[0], by : by + drawn.shape[1]] = drawn
        alpha = canvas[:, :, 3].astype(np.float32) / np.float32(255)
        luma, *chroma = (plane * alpha for plane in yuv_of(canvas[:, :, :3]))
        u, v = (_rounded(quarter(plane)) for plane in chroma)
        keep = _rounded(255 - 255 * quarter(alpha))
        return cls(left, top, Planes(_rounded(luma), u, v), Planes(255 - canvas[:, :, 3], keep, keep))


def blend(out: Planes, graphic: Graphic) -> None:
    """Lay `graphic` over `out`, only inside its rectangle, cut off at the picture's edges."""
    x, y, width, height = graphic.rect
    left, top = max(x, 0), max(y, 0)
    right, bottom = min(x + width, out.width), min(y + height, out.height)
    if left >= right or top >= bottom:
        return
    for picture, colour, keep, half in zip(out, graphic.colour, graphic.keep, (1, 2, 2), strict=True):
        rows = slice((top - y) // half, (bottom - y) // half)
        columns = slice((left - x) // half, (right - x) // half)
        under = picture[top // half : bottom // half, left // half : right // half]
        cv2.multiply(under, keep[rows, columns], dst=under, scale=1 / 255)
        cv2.add(under, colour[rows, columns], dst=under)


def _take(src: Bytes, out: Bytes) -> None:
    if src.ctypes.data != out.ctypes.data:
        np.copyto(out, src)


def _even(value: float) -> int:
    return round(value / 2) * 2


def _rounded(plane: object) -> Bytes:
    return np.asarray(np.rint(np.asarray(plane)), np.uint8)
