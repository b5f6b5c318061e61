"""Small pictures of program and audience for our own screens.

Owner: the thread "monitors", because a thumbnail costs half a millisecond and the mixer may not pay it. The mixer
leaves the newest block in a box of one; a newer one replaces it and the older is counted as dropped: monitors are the
first thing that is sacrificed. A block stays as it is for several frames after it was left (see `delayline.SPARE`),
and a monitor that meets one too late shows a torn picture to nobody but us, so it is copied no further.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass

from producer.core.timebase import TICK_RATE, Ticks
from producer.media.frame import Bytes, FrameRecord, SlotState, planes_of
from producer.media.planes import thumbnail_rgb32
from producer.media.ring import PixelFormat, RingBroken, RingFormat, RingReader, RingWriter
from producer.media.shm import Segment, attach
from producer.wire.processes import PublishPicture

log = logging.getLogger("producer.monitors")


@dataclass(slots=True)
class _Ring:
    order: PublishPicture
    segment: Segment
    writer: RingWriter
    next_due: Ticks = 0
    number: int = 0


class Monitors:
    """Publishes what `show` gets into the rings that `open` was told of."""

    def __init__(self, generation: int) -> None:
        self._generation = generation
        self._rings: dict[str, _Ring] = {}
        self._lock = threading.Lock()
        self._box: dict[str, tuple[Bytes, Ticks]] = {}
        self._left = threading.Event()
        self._quit = False
        self._thread = threading.Thread(target=self._run, name="monitors", daemon=True)
        self.drops = 0

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def open(self, order: PublishPicture) -> None:
        """Publish `order.what` from now on."""
        try:
            segment = attach(order.segment)
            fmt = RingFormat(order.width, order.height, PixelFormat.RGB32, RingReader(segment).fmt.slots)
            ring = _Ring(order, segment, RingWriter(segment, fmt, self._generation))
        except (OSError, RingBroken, ValueError) as error:
            log.warning("monitor ring not to be had: %s", type(error).__name__)
            return
        with self._lock:
            self._rings[order.segment] = ring

    def close_ring(self, segment: str) -> None:
        """Nobody looks at it any more."""
        with self._lock:
            ring = self._rings.pop(segment, None)
        if ring is not None:
            ring.writer.close()
            ring.segment.close()

    def show(self, what: str, block: Bytes, house: Ticks) -> None:
        """Leave `block` for the thread. Called by the mixer; never waits."""
        if any(ring.order.what == what and house >= ring.next_due for ring in tuple(self._rings.values())):
            if what in self._box:
                self.drops += 1
            self._box[what] = (block, house)
            self._left.set()

    def stop(self) -> None:
        """End the thread."""
        self._quit = True
        self._left.set()
        if self._thread.is_alive():
            self._thread.join(2.0)

    def _run(self) -> None:
        while not self._quit:
            self._left.wait()
            self._left.clear()
            self.publish_left()

    def publish_left(self) -> None:
        """Publish what was left in the box. Called by the thread, or by whoever steps it instead."""
        for what in tuple(self._box):
            block, house = self._box.pop(what)
            with self._lock:
                rings = [r for r in self._rings.values() if r.order.what == what and house >= r.next_due]
                for ring in rings:
                    self._publish(ring, block, house)

    def _publish(self, ring: _Ring, block: Bytes, house: Ticks) -> None:
        step = TICK_RATE // max(1, ring.order.fps)
        ring.next_due = max(ring.next_due + step, house - step)
        thumbnail_rgb32(planes_of(block), ring.writer.begin())
        ring.number += 1
        ring.writer.commit(FrameRecord(ring.number, house, 0, 0, SlotState.LIVE), house)
