"""The small pictures of one camera, as masked as the large one.

Owner: the camera process's main thread.
"""

from __future__ import annotations

from producer.core.timebase import Ticks
from producer.engine.smallring import SmallRing
from producer.media.frame import FrameRecord, Planes
from producer.media.planes import thumbnail_rgb32
from producer.wire.processes import PublishPicture


class Thumbnails:
    """Rings of one camera by segment; asked for in the sizes that screens have."""

    def __init__(self, generation: int) -> None:
        self._generation = generation
        self._rings: dict[str, SmallRing] = {}

    def __bool__(self) -> bool:
        return bool(self._rings)

    def open(self, order: PublishPicture) -> None:
        """Publish in this size from now on; an order that is told again changes nothing."""
        if order.segment in self._rings:
            return
        ring = SmallRing.open(order, self._generation)
        if ring is not None:
            self._rings[order.segment] = ring

    def close(self, segment: str) -> None:
        """Nobody looks at this one any more."""
        ring = self._rings.pop(segment, None)
        if ring is not None:
            ring.close()

    def due(self, captured: Ticks) -> bool:
        """Somebody wants a picture of `captured`."""
        return any(ring.due(captured) for ring in self._rings.values())

    def draw(self, masked: Planes, record: FrameRecord, now: Ticks, anew: bool = False) -> None:
        """Publish `masked`, only read, where it is due; `anew`: everywhere, beside the rate."""
        for ring in self._rings.values():
            if not anew:
                if not ring.due(record.captured):
                    continue
                ring.count(record.captured)
            thumbnail_rgb32(masked, ring.writer.begin())
            ring.writer.commit(record, now)
