"""A mask set made ready to paint: shapes drawn once, in an order in which no look can carry another's pixels out.

Owner: `overlay.stage`, in a camera process; a coat never changes. One thread.

Order: black first; then black under every soft shape, if anything else looks at its surroundings; then squares, then
soft. So what a soft shape protects is gone before a neighbour's squares or colours are taken, and soft takes its
colours last, from what may be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from producer.core.show import Look, Mask
from producer.media.frame import Planes, new_block, planes_of
from producer.overlay import MASKS
from producer.overlay.shape import Rect, Shape, blacken, part
from producer.overlay.soft import reach
from producer.overlay.solid import core

_Step = tuple[Callable[[Planes, Shape], None], Shape]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to bring a masked picture to shared memory: whole rows, each in exactly one band, (top, bottom), even.

    Whole rows, because one long copy of 1080p rows costs half of what the same bytes cost cut to rectangles (measured:
    copying around rectangles was slower than copying everything twice).
    """

    private: tuple[tuple[int, int], ...]
    """Fetched, painted and brought from private memory: every row a mask reads or changes."""
    clear: tuple[tuple[int, int], ...]
    """No mask comes near: straight from the raw picture."""
    dark: tuple[tuple[int, int], ...]
    """Black, whatever the picture is."""
    steps: tuple[_Step, ...]

    def paint(self, raw: Planes, mine: Planes) -> None:
        """Fetch the private bands of `raw` into `mine` and mask them there."""
        _copy(raw, mine, self.private)
        for paint, shape in self.steps:
            paint(mine, shape)

    def bring(self, raw: Planes, mine: Planes, out: Planes) -> None:
        """Fill `out`; after `paint`."""
        _copy(mine, out, self.private)
        _copy(raw, out, self.clear)
        for top, bottom in self.dark:
            blacken(part(out, Rect(0, top, out.width, bottom - top)))


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
        self.plan = _planned(self.drawn, self.steps, height)
        if self.steps:
            paint_all(planes_of(new_block(width, height)), [self])  # what cannot be painted fails here, not on air


def paint_all(planes: Planes, coats: Sequence[Coat]) -> None:
    """Mask `planes` in place by every mask of every coat."""
    steps = coats[0].steps
    if len(coats) > 1:
        steps = _ordered({mask: shape for coat in reversed(coats) for mask, shape in coat.drawn.items()})
    for paint, shape in steps:
        paint(planes, shape)


def _ordered(drawn: dict[Mask, Shape]) -> tuple[_Step, ...]:
    of = _by_look(drawn)
    steps: list[_Step] = [(MASKS[look], shape) for look in (Look.FIELD_ONLY, Look.SOLID) for shape in of[look]]
    if of[Look.PIXELATE] or len(of[Look.SOFT]) > 1:
        steps += [(core, shape) for shape in of[Look.SOFT]]
    steps += [(MASKS[look], shape) for look in (Look.PIXELATE, Look.SOFT) for shape in of[look]]
    return tuple(steps)


def _by_look(drawn: dict[Mask, Shape]) -> dict[Look, list[Shape]]:
    return {look: [shape for mask, shape in drawn.items() if mask.look == look] for look in Look}


def _planned(drawn: dict[Mask, Shape], steps: tuple[_Step, ...], height: int) -> Plan:
    of = _by_look(drawn)
    looking = [shape.rect for shape in of[Look.PIXELATE]] + [reach(shape) for shape in of[Look.SOFT]]
    if not of[Look.FIELD_ONLY]:
        private, clear = _bands(looking + [shape.rect for shape in of[Look.SOLID]], height)
        return Plan(private, clear, (), steps)
    # Outside of an opening all is black already, so solid needs no rows of its own.
    private, dark = _bands(looking + [shape.rect for shape in of[Look.FIELD_ONLY]], height)
    return Plan(private, (), dark, steps)


def _bands(rects: list[Rect], height: int) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Rows that any of `rects` stands on, and the others, as bands from top to bottom."""
    within: list[tuple[int, int]] = []
    for top, bottom in sorted((rect.y, rect.bottom) for rect in rects if rect.width):
        if within and top <= within[-1][1]:
            within[-1] = (within[-1][0], max(within[-1][1], bottom))
        else:
            within.append((top, bottom))
    edges = [0, *(row for band in within for row in band), height]
    without = zip(edges[::2], edges[1::2], strict=True)
    return tuple(within), tuple((top, bottom) for top, bottom in without if top < bottom)


def _copy(source: Planes, target: Planes, bands: Sequence[tuple[int, int]]) -> None:
    for top, bottom in bands:
        np.copyto(target.y[top:bottom], source.y[top:bottom])
        np.copyto(target.u[top // 2 : bottom // 2], source.u[top // 2 : bottom // 2])
        np.copyto(target.v[top // 2 : bottom // 2], source.v[top // 2 : bottom // 2])
