"""Covering by the engine itself, solid: what a camera has not hidden yet, and what has not aired.

Owner: the mixer thread covers; the thread "late-cover" makes the exact shapes of large masks, because one over most of
a 1080p picture takes 40 to 150 ms and the mixer may not. The dilemma: a mask hides from its frame on, and its shape is
not there yet. So until it is, the mask's bounding box goes black, which hides more; a field-only mask, of which a box
hides too little, cannot be painted at all (`cover` says False: show slate). Overflow: 64 shapes wait, further ones are
asked for again with the next frame; 128 are kept.
"""

from __future__ import annotations

import contextlib
import logging
import math
import queue
import threading
from collections.abc import Iterable
from dataclasses import replace

from producer.core.show import UNIT, Look, Mask
from producer.media.frame import Planes
from producer.overlay.shape import Rect, Shape, blacken, part
from producer.overlay.stage import cover

log = logging.getLogger("producer.covers")

AT_ONCE = 60_000
"""Samples of masks' boxes whose shapes the mixer makes itself in one go: 3 ms at most."""
MOST = 8
"""Masks painted one by one. Somebody who drags a mask makes one a frame; then a box over all of them goes black."""
_SPARE = 4
"""Pixels by which a box is larger than the mask's own rounding outwards."""
_WAITING, _KEPT = 64, 128

Key = tuple[Mask, int, int]


class Covers:
    """Shapes by mask and size of picture. Until `start` every shape is made at once."""

    def __init__(self) -> None:
        self._shapes: dict[Key, Shape | None] = {}
        self._asked: set[Key] = set()
        self._queue: queue.Queue[Key | None] = queue.Queue(_WAITING)
        self._thread = threading.Thread(target=self._run, name="late-cover", daemon=True)
        self._started = False

    def start(self) -> None:
        """From now on large shapes are made in the thread."""
        self._started = True
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        if self._thread.is_alive():
            with contextlib.suppress(queue.Full):
                self._queue.put(None, timeout=1.0)
            self._thread.join(2.0)

    def cover(self, planes: Planes, masks: Iterable[Mask]) -> bool:
        """Black over all that `masks` hide in the picture `planes`, or more. False: it cannot be done now, show slate.

        Raises ValueError for a mask that cannot be drawn: show slate."""
        masks = tuple(masks)
        if len(masks) > MOST:
            return self._cover_all(planes, masks)
        shapes: list[Shape] = []
        left = AT_ONCE
        for mask in masks:
            key = replace(mask, look=_looks(mask), feather=0), planes.width, planes.height
            try:
                shape = self._shapes[key]
            except KeyError:
                box = _box(*key)
                area = box.width * box.height
                if self._started and area > left:
                    self._ask(key)
                    if mask.look is Look.FIELD_ONLY:
                        return False
                    blacken(part(planes, box))
                    continue
                left -= area
                shape = Shape.of(*key)
                self._keep(key, shape)
            if shape is None:
                return False
            shapes.append(shape)
        cover(planes, shapes)
        return True

    def _cover_all(self, planes: Planes, masks: tuple[Mask, ...]) -> bool:
        """One box over everything."""
        if any(mask.look is Look.FIELD_ONLY for mask in masks):
            return False
        boxes = [_box(mask, planes.width, planes.height) for mask in masks]
        x, y = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        blacken(part(planes, Rect(x, y, right - x, bottom - y)))
        return True

    def _ask(self, key: Key) -> None:
        if key not in self._asked:
            with contextlib.suppress(queue.Full):
                self._queue.put_nowait(key)
                self._asked.add(key)

    def _keep(self, key: Key, shape: Shape | None) -> None:
        if len(self._shapes) >= _KEPT:
            self._shapes.clear()
        self._shapes[key] = shape

    def _run(self) -> None:
        while (key := self._queue.get()) is not None:
            shape: Shape | None = None
            try:
                shape = Shape.of(*key)
            except Exception:  # what cannot be drawn stays slate
                log.exception("the shape of a mask could not be made")
            self._keep(key, shape)
            self._asked.discard(key)


def _looks(mask: Mask) -> Look:
    """Every look hides the same spots; we paint them black."""
    return Look.FIELD_ONLY if mask.look is Look.FIELD_ONLY else Look.SOLID


def _box(mask: Mask, width: int, height: int) -> Rect:
    """All that a mask with an inside can hide, in even pixels of the picture."""
    pad = mask.margin * height / UNIT + _SPARE
    xs, ys = [x * width / UNIT for x, _ in mask.points], [y * height / UNIT for _, y in mask.points]
    x, y = max(0, math.floor(min(xs) - pad) // 2 * 2), max(0, math.floor(min(ys) - pad) // 2 * 2)
    right = min(width, math.ceil((max(xs) + pad) / 2) * 2)
    bottom = min(height, math.ceil((max(ys) + pad) / 2) * 2)
    return Rect(x, y, right - x, bottom - y)
