"""One frame of program into its slot of the delay line: drawn, or the one before again, or slate.

Owner: the mixer thread, which calls `draw` once a frame. It never raises: the air must not stop for a picture.
"""

from __future__ import annotations

import logging
from dataclasses import replace

import numpy as np

from producer.core.hides import NOTHING
from producer.core.presence import Verdict
from producer.core.scene import Picture, SlateKind
from producer.core.show import Show
from producer.core.timebase import Frame, Ticks, ticks_from_ms
from producer.engine.compose import Composer, Drawn
from producer.engine.delayline import DelayLine, Slot
from producer.engine.graphics import Graphics
from producer.engine.machines import Machines
from producer.media.frame import Bytes, Composition

log = logging.getLogger("producer.mixer")


class Drawing:
    """Of one mixer."""

    def __init__(
        self,
        show: Show,
        machines: Machines,
        line: DelayLine,
        composer: Composer,
        graphics: Graphics,
        slates: dict[SlateKind, Bytes],
    ) -> None:
        self._machines, self._line, self._slates = machines, line, slates
        self._composer, self._graphics = composer, graphics
        self._frame_ticks = show.rate.frame_ticks
        self._hold: Ticks = ticks_from_ms(min(500, show.policy.hold_ms))
        self._last: Composition | None = None
        self._last_whole: Frame | None = None
        """Newest frame that was drawn from its own sources, not repeated."""
        self._held_in: Frame | None = None
        """Newest frame that shows the same, repeats counted."""

    def forget(self) -> None:
        """Frames were dumped: none of them may stand in for one that cannot be had, nor stay behind anywhere."""
        self._last = None
        self._composer.forget()

    def draw(self, picture: Picture, shown: frozenset[str], frame: Frame, slot: Slot) -> Composition:
        """Fill `slot`; what is in it. Never raises for a picture that cannot be had: hold, then slate."""
        machines, due = self._machines, tuple(sorted(picture.sources))
        drawn: Drawn | None = None
        if not machines.delay.admits:  # the privacy cut: only slate and silence enter the line
            np.copyto(slot.block, self._slates[SlateKind.SAFE])
            self._last = None
            return Composition(frame, slate=True, planned=True)
        try:
            drawn = self._composer.draw(picture, shown, slot.block)
        except Exception:  # a bug in drawing must not take the air: slate now, and say so
            log.exception("drawing failed, the frame is slate")
        if drawn is not None:
            self._graphics.draw(picture, slot.block, frame, machines.live_since())
            self._last_whole = self._held_in = frame
            right = machines.rights.ticket(machines.phase, frozenset(placed.source for placed in drawn.placed))
            self._last = Composition(frame, tuple(drawn.placed), due, drawn.slate, drawn.planned, ticket=right)
            return self._last
        if self._may_repeat(frame):
            assert self._last is not None and self._held_in is not None
            before = self._line.at(self._held_in)
            if before is not None:
                np.copyto(slot.block, before.block)
                self._held_in = frame
                last = self._last
                return replace(last, frame=frame, due=due, repeat_of=self._last_whole)
        np.copyto(slot.block, self._slates[SlateKind.SAFE])
        return Composition(frame, (), due, slate=True)

    def _may_repeat(self, frame: Frame) -> bool:
        """The last drawn frame may stand in: it is young, it was not drawn for our own monitors alone, and every source
        in it may still be shown as it is there."""
        machines, last, whole = self._machines, self._last, self._last_whole
        if last is None or whole is None:
            return False
        if (frame - whole) * self._frame_ticks > self._hold or whole < (machines.live_since() or 0):
            return False
        return all(
            machines.presence.usable(p.source, frame) is not Verdict.SLATE
            and machines.masks.pending_hides(p.source, p.epoch) == NOTHING
            for p in last.placed
        )
