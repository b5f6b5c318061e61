"""A mask set made ready to paint: shapes drawn once, in an order in which no look can carry another's pixels out.

Owner: `overlay.stage`, in a camera process; a coat never changes. One thread.

Order: black first; then black under every soft shape, if anything else looks at its surroundings; then squares, then
soft. So what a soft shape protects is gone before a neighbour's squares or colours are taken, and soft takes its
colours last, from what may be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from producer.core.show import Look, Mask
from producer.media.frame import Planes, new_block, planes_of
from producer.overlay import MASKS
from producer.overlay.shape import Rect, Shape
from producer.overlay.solid import core, edge

_Step = tuple[Callable[[Planes, Shape], None], Shape]


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
