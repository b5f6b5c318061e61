"""The clean picture of a camera, for the one person who draws its masks: the only unmasked pixels that leave a camera.

Owner: the camera process's main thread. It draws only while the supervisor ordered it, which it does for a leased
source and one reader (core/lease.py, app/rings.py); it ends by an order, with the supervisor's line, after five
minutes at the latest, and its ring is written over then. Nothing else here ever reads these rings: no recorder, no
monitor, no output.
"""

from __future__ import annotations

from producer.core.lease import LEASE_MS
from producer.core.timebase import TICK_RATE, Ticks, ticks_from_ms
from producer.engine.smallring import SmallRing
from producer.media.frame import FrameRecord, RawFrame, SlotState
from producer.media.planes import thumbnail_rgb32
from producer.wire.processes import CLEAN, PublishPicture

GRACE: Ticks = 10 * TICK_RATE
"""Beyond the lease's five minutes, so that an end that comes by word comes first."""


class CleanView:
    """At most one ring in each size the editor asks for; usually one, two while it is resized."""

    def __init__(self, generation: int) -> None:
        self._generation = generation
        self._open: dict[str, tuple[SmallRing, Ticks]] = {}
        """By segment, with the moment at which its lease is over."""

    @property
    def wanted(self) -> bool:
        """Somebody looks."""
        return bool(self._open)

    def open(self, order: PublishPicture, now: Ticks) -> bool:
        """Begin to draw, if `order` is for a clean picture; False: it is not."""
        if not order.what.startswith(CLEAN):
            return False
        self.close(order.segment)
        ring = SmallRing.open(order, self._generation)
        if ring is not None:
            self._open[order.segment] = (ring, now + ticks_from_ms(LEASE_MS) + GRACE)
        return True

    def draw(self, frame: RawFrame, number: int, now: Ticks) -> None:
        """Publish `frame` as the camera saw it."""
        for name, (ring, until) in list(self._open.items()):
            if now >= until:
                self.close(name)
            elif ring.due(frame.captured):
                ring.count(frame.captured)
                thumbnail_rgb32(frame.planes, ring.writer.begin())
                ring.writer.commit(FrameRecord(number, frame.captured, 0, frame.geometry, SlotState.LIVE), now)

    def close(self, name: str) -> bool:
        """Draw no more into `name` and write it over; False: there is no such ring."""
        found = self._open.pop(name, None)
        if found is None:
            return False
        found[0].close(wipe=True)
        return True

    def close_all(self) -> None:
        """The supervisor is gone, or the camera ends."""
        for name in list(self._open):
            self.close(name)
