"""The line of program pictures that have not aired: planar pixels, their composition and their sound.

Owner: the mixer thread writes and ages it; the encoder thread reads a slot that left it; a late mask may paint un-aired
slots. The dilemma: pictures (3.1 MB a frame at 1080p) or packets (small)? Pictures, because a dump then needs no
bitstream surgery and a mask drawn now still covers what has not aired. Price and proof: RINGS.md "Delay line".

The memory is anonymous and private, reserved at the start, never in a core dump and never in a file. A slot is
rewritten only `spare` frames after it aired, so that the encoder is done with it; `begin` asserts that.
"""

from __future__ import annotations

import mmap
from collections import deque
from dataclasses import dataclass

import numpy as np

from producer.core.timebase import Frame
from producer.media.frame import AiredFrame, Bytes, Composition, Samples, frame_bytes
from producer.media.memory import room

SPARE = 8
"""Slots beyond the depth: the one being drawn, the encoder's queue and the one it reads, the last aired for a
repeat."""


NOWHERE: Frame = -1
"""Frame number of a picture that does not stand in the line: our slate."""


class LineRefused(Exception):
    """The depth asked for does not fit this machine's memory; the text says what would."""


@dataclass(slots=True)
class Slot:
    """One place of the line."""

    block: Bytes
    frame: Frame = -1
    composition: Composition | None = None
    sound: Samples | None = None
    heard: tuple[tuple[str, int], ...] = ()
    """Sources in its sound, each with the epoch of its masks then."""
    reading: bool = False
    """The encoder holds it."""


class DelayLine:
    """Room for `depth` frames of width x height between program and air; 0 is allowed.

    Raises LineRefused when that needs more than 80 % of the free memory.
    """

    def __init__(self, width: int, height: int, depth: int) -> None:
        size = frame_bytes(width, height)
        stride = -(-size // mmap.PAGESIZE) * mmap.PAGESIZE
        count = depth + SPARE
        need, free = stride * count, room()
        if need > free:
            raise LineRefused(
                f"a delay of {depth} frames needs {need >> 20} MB and {free >> 20} MB are free: "
                f"at most {max(0, free // stride - SPARE)} frames fit"
            )
        if hasattr(mmap, "MAP_ANONYMOUS"):
            self._memory = mmap.mmap(-1, need, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        else:  # Windows: anonymous is the only kind there is
            self._memory = mmap.mmap(-1, need)
        for advice in ("MADV_HUGEPAGE", "MADV_DONTDUMP"):
            if hasattr(mmap, advice):
                self._memory.madvise(getattr(mmap, advice))
        whole = np.frombuffer(self._memory, np.uint8)
        whole[:: mmap.PAGESIZE] = 0  # touch every page now, not on air
        shape = (height * 3 // 2, width)
        self.slots = [Slot(whole[i * stride : i * stride + size].reshape(shape)) for i in range(count)]
        self._forgotten: deque[Slot] = deque()
        """Slots whose pixels are to be blackened."""
        self.bytes = need

    def busy(self, frame: Frame) -> bool:
        """The encoder still holds the slot that `frame` needs: it is all spare slots behind."""
        return self.slots[frame % len(self.slots)].reading

    def begin(self, frame: Frame) -> Slot:
        """The slot for program frame `frame`, to be drawn. Raises AssertionError if the encoder still reads it."""
        slot = self.slots[frame % len(self.slots)]
        assert not slot.reading, "a slot the encoder still reads would be rewritten"
        slot.frame, slot.composition, slot.sound, slot.heard = -1, None, None, ()
        return slot

    def commit(
        self, slot: Slot, composition: Composition, sound: Samples, heard: tuple[tuple[str, int], ...] = ()
    ) -> None:
        """The drawn slot becomes frame `composition.frame`: only now can it air."""
        slot.composition, slot.sound, slot.heard = composition, sound, heard
        slot.frame = composition.frame

    def at(self, frame: Frame) -> Slot | None:
        """The slot that holds `frame`, or None if the line does not have it."""
        slot = self.slots[frame % len(self.slots)]
        return slot if frame >= 0 and slot.frame == frame else None

    def forget(self, first: Frame, last: Frame) -> None:
        """Frames `first` to `last` were dumped: none of them can be found any more; `scrub` blackens them."""
        for slot in self.slots:
            if slot.frame != NOWHERE and first <= slot.frame <= last and not slot.reading:
                slot.frame, slot.composition, slot.sound, slot.heard = NOWHERE, None, None, ()
                self._forgotten.append(slot)

    def scrub(self, count: int) -> None:
        """Blacken up to `count` forgotten pictures, so that dumped ones exist nowhere. A few a tick: all at once would
        take a third of a second."""
        for _ in range(min(count, len(self._forgotten))):
            slot = self._forgotten.popleft()
            if slot.frame == NOWHERE:
                slot.block.fill(0)

    def air(self, frame: Frame, at: Frame) -> AiredFrame | None:
        """What leaves the line at `at` is `frame`: its slot's own pixels, held until `done`. None if it is not
        there."""
        slot = self.at(frame)
        if slot is None or slot.composition is None or slot.sound is None:
            return None
        slot.reading = True
        return AiredFrame(slot.block, slot.composition, slot.sound, at)

    def slate(self, block: Bytes, at: Frame, planned: bool) -> AiredFrame:
        """Slate and silence leave the line at `at`, in place of a frame that may not or is not there."""
        composition = Composition(NOWHERE, slate=True, planned=planned)
        return AiredFrame(block, composition, np.zeros((0, 2), np.float32), at)

    def done(self, aired: AiredFrame) -> None:
        """The reader has finished with `aired`; its slot may be rewritten. Any thread."""
        if aired.composition.frame != NOWHERE:
            self.slots[aired.composition.frame % len(self.slots)].reading = False
