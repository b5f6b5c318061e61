"""Small pictures of program and audience for our own screens.

Owner: the thread "monitors", because a thumbnail costs half a millisecond and the mixer may not pay it. The mixer
leaves the newest block in a box of one; a newer one replaces it and the older is counted as dropped: monitors are the
first thing that is sacrificed. A block stays as it is for several frames after it was left (see `delayline.SPARE`),
and a monitor that meets one too late shows a torn picture to nobody but us, so it is copied no further.

No lock: a large monitor takes longer to draw than a frame lasts, and whoever closes one must not wait for it. The
mixer alone changes the set of rings, by replacing it; what it takes out the thread closes.
"""

from __future__ import annotations

import logging
import threading
from collections import deque

import numpy as np

from producer.core.timebase import Ticks
from producer.engine.smallring import SmallRing
from producer.media.frame import Bytes, FrameRecord, SlotState, planes_of
from producer.media.planes import thumbnail_rgb32
from producer.wire.processes import PublishPicture

log = logging.getLogger("producer.monitors")


class Monitors:
    """Publishes what `show` gets into the rings that `open` was told of."""

    def __init__(self, generation: int) -> None:
        self._generation = generation
        self._rings: dict[str, SmallRing] = {}
        """Never changed, only replaced."""
        self._closing: deque[SmallRing] = deque()
        self._box: tuple[dict[str, Bytes], Ticks] | None = None
        self._left = threading.Event()
        self._quit = False
        self._thread = threading.Thread(target=self._run, name="monitors", daemon=True)
        self._number = 0
        self._failed: type[Exception] | None = None
        """The kind of fault said last: once is enough."""
        self.drops = 0

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def open(self, order: PublishPicture) -> None:
        """Publish `order.what` from now on. Mixer thread. Who shares a picture has it told again: a second writer on
        the segment, while the thread draws with the first, would take its numbers."""
        if order.segment in self._rings:
            return
        ring = SmallRing.open(order, self._generation)
        if ring is not None:
            self._rings = {**self._rings, order.segment: ring}

    def close_ring(self, segment: str) -> None:
        """Nobody looks at it any more. Mixer thread."""
        ring = self._rings.get(segment)
        if ring is None:
            return
        self._rings = {name: each for name, each in self._rings.items() if name != segment}
        self._closing.append(ring)
        if self._thread.is_alive():
            self._left.set()
        else:
            self._close_left()

    def show(self, blocks: dict[str, Bytes], house: Ticks) -> None:
        """Leave the newest pictures, by what they show, for the thread. Called by the mixer; never waits."""
        if any(ring.due(house) for ring in self._rings.values()):
            self.drops += self._box is not None
            self._box = (blocks, house)
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
            try:
                self.publish_left()
            except Exception as error:  # a picture is lost, never the thread: nobody would start it again
                if type(error) is not self._failed:
                    self._failed = type(error)
                    log.exception("a monitor could not be drawn")

    def publish_left(self) -> None:
        """Draw what was left last, if anything was; the thread's step."""
        self._close_left()
        box, self._box = self._box, None
        if box is not None:
            self._publish(*box)

    def _close_left(self) -> None:
        """Let go of the rings that were taken out."""
        while self._closing:
            ring = self._closing.popleft()
            ring.close()

    def _publish(self, blocks: dict[str, Bytes], house: Ticks) -> None:
        """Draw what is due. Without a delay program and audience are the same picture: it is drawn once a size."""
        drawn: list[tuple[Bytes, Bytes]] = []
        for ring in self._rings.values():
            block = blocks.get(ring.order.what)
            if block is None or not ring.due(house):
                continue
            ring.count(house)
            slot = ring.writer.begin()
            same = next((small for whole, small in drawn if whole is block and small.shape == slot.shape), None)
            if same is None:
                thumbnail_rgb32(planes_of(block), slot)
            else:
                np.copyto(slot, same)
            drawn.append((block, slot))
            self._number += 1
            ring.writer.commit(FrameRecord(self._number, house, 0, 0, SlotState.LIVE), house)
