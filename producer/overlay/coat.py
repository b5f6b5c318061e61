"""A mask set made ready to paint: shapes drawn once, in an order in which no look can carry another's pixels out.

Owner: `overlay.stage`, in a camera process; a coat never changes. One thread.

Order: black first; then black under every soft shape, if anything else looks at its surroundings; then squares, then
soft. So what a soft shape protects is gone before a neighbour's squares or colours are taken, and soft takes its
colours last, from what may be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np

from producer.core.show import Look, Mask
from producer.media.frame import Bytes, Planes, new_block, planes_of
from producer.overlay import MASKS
from producer.overlay.shape import Rect, Shape, beyond, part
from producer.overlay.solid import core, edge

_Step = tuple[Callable[[Planes, Shape], None], Shape]
_OPEN, _PARTLY, _COVERED = 0, 1, 2


class Stencil(NamedTuple):
    """A band of the picture of which something stays free."""

    rect: Rect
    free: tuple[Bytes, Bytes] | None
    """Luma and chroma of `rect`: 255 where no mask covers, else 0. None: all of it is free."""

    def let_through(self, raw: Planes, out: Planes) -> None:
        """Copy what is free from `raw` to `out`; every other sample of `out` stays as it is."""
        theirs, mine = part(raw, self.rect), part(out, self.rect)
        if self.free is None:
            for src, dst in zip(theirs, mine, strict=True):
                np.copyto(dst, src)
        else:
            luma, chroma = self.free
            for src, dst, free in zip(theirs, mine, (luma, chroma, chroma), strict=True):
                cv2.copyTo(src, free, dst)


class Coat:
    """The masks of one set for pictures of `width` x `height`; shapes of `earlier` are used again.

    Costs up to 60 ms for a new field-only mask in 1080p. Raises ValueError for a mask that cannot be drawn, and
    whatever a look raises on a test picture.
    """

    def __init__(self, masks: Sequence[Mask], width: int, height: int, earlier: Coat | None = None) -> None:
        self.picture: tuple[int, int] = (width, height)
        drawn = earlier.drawn if earlier is not None and earlier.picture == self.picture else {}
        self.drawn: dict[Mask, Shape] = {mask: drawn.get(mask) or Shape.of(mask, width, height) for mask in masks}
        self.steps = _ordered(self.drawn)
        black_only = all(mask.look in (Look.FIELD_ONLY, Look.SOLID) for mask in self.drawn)
        openings = [shape for shape in self.drawn.values() if shape.inverse and black_only]
        self.window: Rect | None = openings[0].rect if openings else None
        """Everything beyond it is black, whatever the picture; None: there is no such rectangle, or a look that takes
        its colours from the picture may carry some across its edge."""
        self.inner_steps = tuple(
            (edge, shape) if openings and shape is openings[0] else (paint, shape) for paint, shape in self.steps
        )
        """`steps` for a picture that is black beyond `window` already."""
        plain = black_only and all(shape.keep is None for shape in self.drawn.values())
        self.stencils: tuple[Stencil, ...] | None = _stencils([*self.drawn.values()]) if plain and self.drawn else None
        """Where all masks are black without feather: what they leave free, from top to bottom; the rest is black,
        whatever the picture."""
        if self.steps:
            paint_all(planes_of(new_block(width, height)), [self])  # what cannot be painted fails here, not on air


def paint_all(planes: Planes, coats: Sequence[Coat]) -> None:
    """Mask `planes` in place by every mask of every coat."""
    steps = coats[0].steps
    if len(coats) > 1:
        steps = _ordered({mask: shape for coat in reversed(coats) for mask, shape in coat.drawn.items()})
    for paint, shape in steps:
        paint(planes, shape)


def _stencils(shapes: Sequence[Shape]) -> tuple[Stencil, ...]:
    """Of shapes without feather, at least one: their coverage is 0 or 255, in luma and chroma."""
    width, height = shapes[0].picture
    block = new_block(width, height)
    block[:] = 0
    covered = planes_of(block)
    for shape in shapes:
        for rect in beyond(shape.rect, width, height) if shape.inverse else ():
            for plane in part(covered, rect):
                plane[:] = 255
        here = part(covered, shape.rect)
        np.maximum(here.y, shape.luma, out=here.y)
        np.maximum(here.u, shape.chroma, out=here.u)
    # Chroma is covered outwards: of a square of 2 x 2 its luma may still be free. Is all of a square covered, is any?
    upper, lower = covered.y[0::2], covered.y[1::2]
    whole = ((upper & lower).view(np.uint16) == 0xFFFF) & (covered.u == 255)
    some = ((upper | lower).view(np.uint16) != 0) | (covered.u != 0)
    columns = np.flatnonzero(~whole.all(0))
    if not columns.size:
        return ()
    left, right = int(columns[0]), int(columns[-1]) + 1
    none_free, all_free = whole[:, left:right].all(1), ~some[:, left:right].any(1)
    kinds = np.where(none_free, _COVERED, np.where(all_free, _OPEN, _PARTLY))
    edges = [0, *(np.flatnonzero(np.diff(kinds)) + 1).tolist(), len(kinds)]
    found = []
    for top, bottom in pairwise(edges):
        rect = Rect(2 * left, 2 * top, 2 * (right - left), 2 * (bottom - top))
        masked = part(covered, rect)
        if kinds[top] == _PARTLY:
            found.append(Stencil(rect, (~masked.y, ~masked.u)))
        elif kinds[top] == _OPEN:
            found.append(Stencil(rect, None))
    return tuple(found)


def _ordered(drawn: dict[Mask, Shape]) -> tuple[_Step, ...]:
    of = _by_look(drawn)
    steps: list[_Step] = [(MASKS[look], shape) for look in (Look.FIELD_ONLY, Look.SOLID) for shape in of[look]]
    if of[Look.PIXELATE] or len(of[Look.SOFT]) > 1:
        steps += [(core, shape) for shape in of[Look.SOFT]]
    steps += [(MASKS[look], shape) for look in (Look.PIXELATE, Look.SOFT) for shape in of[look]]
    return tuple(steps)


def _by_look(drawn: dict[Mask, Shape]) -> dict[Look, list[Shape]]:
    return {look: [shape for mask, shape in drawn.items() if mask.look == look] for look in Look}
