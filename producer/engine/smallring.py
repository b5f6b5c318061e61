"""One ring of small pictures for a screen: attached, filled at its own rate, closed.

Owner: whichever thread publishes into it: a camera's main thread (thumbnails, clean picture), the engine's thread
"monitors". The supervisor creates and removes the segment; readers only look.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from producer.core.timebase import TICK_RATE, Ticks
from producer.media.ring import PixelFormat, RingBroken, RingFormat, RingReader, RingWriter
from producer.media.shm import Segment, attach
from producer.wire.processes import PublishPicture

log = logging.getLogger("producer.pictures")


@dataclass(slots=True)
class SmallRing:
    """What was ordered, and where it is written."""

    order: PublishPicture
    segment: Segment
    writer: RingWriter
    next_due: Ticks = 0

    @classmethod
    def open(cls, order: PublishPicture, generation: int) -> SmallRing | None:
        """Attach the ring of `order`; None when it is not to be had, which the log says."""
        try:
            segment = attach(order.segment)
            fmt = RingFormat(order.width, order.height, PixelFormat.RGB32, RingReader(segment).fmt.slots)
            return cls(order, segment, RingWriter(segment, fmt, generation))
        except (OSError, RingBroken, ValueError) as error:
            log.warning("no ring for %s: %s", order.what, type(error).__name__)
            return None

    def due(self, at: Ticks) -> bool:
        """A picture of `at` is wanted."""
        return at >= self.next_due

    def count(self, at: Ticks) -> None:
        """A picture of `at` was drawn: when the next is wanted. Late ones are not made up for."""
        step = TICK_RATE // max(1, self.order.fps)
        self.next_due = max(self.next_due + step, at - step)

    def close(self, wipe: bool = False) -> None:
        """Let go of it; `wipe`: what was in it is written over first."""
        self.writer.close()
        if wipe:
            self.segment.buf[:] = bytes(len(self.segment.buf))
        self.segment.close()
