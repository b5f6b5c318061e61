"""Redacted pictures and sound: masks on pixels, silence on samples. What cannot be painted is not published.

Owner: `review.publish`, one thread.
"""

from __future__ import annotations

import numpy as np

from producer.core.editplan import Plan, Run
from producer.core.show import Mask
from producer.core.timebase import Frame
from producer.media.frame import Bytes, Samples, planes_of
from producer.overlay.coat import Coat, paint_all
from producer.review.film import Heard, Picture

FADE = 240
"""Samples (5 ms) over which sound goes and comes, outside of what is silenced."""


class Painter:
    """Paints the covers of a plan. One instance a replay."""

    def __init__(self, width: int, height: int) -> None:
        self._size = (width, height)
        self._coat: tuple[tuple[Mask, ...], Coat] | None = None

    def paint(self, picture: Picture, masks: tuple[Mask, ...]) -> Bytes:
        """A copy of the picture with `masks` on it. Raises ValueError for one of another size or a mask that cannot be
        drawn."""
        block = picture.block()
        width, height = self._size
        if block.shape != (height * 3 // 2, width):
            raise ValueError("a picture changed its size within the recording")
        if masks:
            if self._coat is None or self._coat[0] != masks:
                self._coat = masks, Coat(masks, width, height, self._coat[1] if self._coat else None)
            paint_all(planes_of(block), [self._coat[1]])
        return block


class Listener:
    """The sound of one kept run of frames: exactly as many samples as the replay wants of it, from the first on. What
    the recording lacks is silence, what is muted too, and at both ends it fades so that no join clicks."""

    def __init__(self, plan: Plan, run: Run) -> None:
        sample = plan.rate.first_sample
        self._next, self._end = sample(run[0]), sample(run[1])
        self._owed = sample(plan.place(run[1])) - sample(plan.place(run[0]))
        """In uneven rates a run may be a sample longer or shorter in its new place."""
        self._quiet = [(sample(a), sample(b)) for a, b in plan.mutes if a < run[1] and run[0] < b]
        self._rims = [edge for edge, there in zip((self._next, self._end), _joined(plan, run), strict=True) if there]

    @property
    def full(self) -> bool:
        """It has all it wants."""
        return self._next >= self._end

    def take(self, heard: Heard) -> Samples:
        """The next samples of the replay that `heard` completes, (n, 2)."""
        first, samples = heard.first, heard.samples
        begin, end = max(first, self._next), min(first + len(samples), self._end)
        if begin >= end:
            return np.empty((0, 2), np.float32)
        gap = np.zeros((begin - self._next, 2), np.float32)
        return self._out(np.concatenate((gap, samples[begin - first : end - first])))

    def rest(self) -> Samples:
        """Silence up to the end of the run."""
        made = self._out(np.zeros((max(0, self._end - self._next), 2), np.float32))
        lack, self._owed = self._owed, 0
        return np.concatenate((made, np.zeros((max(0, lack), 2), np.float32)))

    def _out(self, samples: Samples) -> Samples:
        first = self._next
        self._next += len(samples)
        made = np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)
        for a, b in [*self._quiet, *((rim, rim) for rim in self._rims)]:
            if a - FADE < self._next and first < b + FADE:
                n = np.arange(first, self._next)
                away = np.maximum(np.maximum(a - n, n - b + 1), 0)
                made = made * np.minimum(away / FADE, 1.0).astype(np.float32)[:, None]
        made = made[: self._owed]
        self._owed -= len(made)
        return np.asarray(made, np.float32)


def _joined(plan: Plan, run: Run) -> tuple[bool, bool]:
    """Something was cut away before `run`, and after it."""
    edges: set[Frame] = {edge for cut in plan.cuts for edge in cut}
    return run[0] in edges, run[1] in edges
