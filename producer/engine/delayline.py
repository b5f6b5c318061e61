"""The line of program pictures that have not aired: planar pixels, their composition and their sound.

Owner: the mixer thread writes and ages it; the encoder thread reads a slot that left it; a late mask may paint un-aired
slots. The dilemma: pictures (3.1 MB a frame at 1080p) or packets (small)? Pictures, because a dump then needs no
bitstream surgery and a mask drawn now still covers what has not aired. The price: 10 s of 1080p at 30 a second are 933
MB.

The memory is anonymous and private, never in a core dump and never in a file. What the show starts with is reserved at
the start; a longer delay gets a slot with each frame by which the line grows (1 ms), a shorter one gives them back, a
few a tick. A slot is rewritten only `spare` frames after it aired, so that the encoder is done with it; `begin` asserts
that.
"""

from __future__ import annotations

import mmap
from collections import deque
from dataclasses import dataclass

import numpy as np

from producer.core.timebase import Frame, Ticks
from producer.media.frame import AiredFrame, Bytes, Composition, Samples, frame_bytes
from producer.media.memory import room

SPARE = 8
"""Slots beyond the depth: the one being drawn, the encoder's queue and the one it reads, the last aired for a
repeat."""

_PAGES = 16_384
"""Touched at a time: 64 MB, some 20 ms."""
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
    memory: mmap.mmap | None = None
    start: int = 0
    """Where its pages begin in `memory`."""


class DelayLine:
    """Room for `depth` frames of width x height between program and air; 0 is allowed.

    Raises LineRefused when that needs more than 80 % of the free memory.
    """

    def __init__(self, width: int, height: int, depth: int) -> None:
        size = frame_bytes(width, height)
        stride = -(-size // mmap.PAGESIZE) * mmap.PAGESIZE
        self._stride, self._size, self._shape = stride, size, (height * 3 // 2, width)
        count = depth + SPARE
        need, free = stride * count, room()
        if need > free:
            raise LineRefused(
                f"a delay of {depth} frames needs {need >> 20} MB and {free >> 20} MB are free: "
                f"at most {max(0, free // stride - SPARE)} frames fit"
            )
        memory = _anonymous(need)
        pages = np.frombuffer(memory, np.uint8)[:: mmap.PAGESIZE]  # touch every page now, not on air
        for first in range(0, len(pages), _PAGES):  # in pieces: other threads of the process have to live meanwhile
            pages[first : first + _PAGES] = 0
        self.slots = [self._slot(memory, i * stride) for i in range(count)]
        self._forgotten: deque[Slot] = deque()
        """Slots whose pixels are to be blackened."""
        self._spent: deque[Slot] = deque()
        """Slots whose pages are to be given back."""
        self._idle: list[Slot] = []
        """Slots without pages, for a line that grows again."""

    @property
    def bytes(self) -> int:
        """Memory that the line takes, or takes once it is full."""
        return self._stride * (len(self.slots) + len(self._spent))

    def longest(self) -> int:
        """Frames of delay there is memory for now."""
        return max(0, len(self.slots) - SPARE + room() // self._stride)

    def resize(self, depth: int, newest: Frame) -> bool:
        """Have room for `depth`; `newest` was put in last. Frames that no longer fit go: they were dumped, or
        aired long ago. False: the encoder still reads such a one, ask again next tick."""
        count = depth + SPARE
        there = len(self.slots)
        if count == there:
            return True
        keep = [slot for slot in self.slots if slot.frame != NOWHERE and newest - slot.frame < min(count, there)]
        kept = {id(slot) for slot in keep}
        others = [slot for slot in self.slots if id(slot) not in kept]
        if any(slot.reading for slot in others):
            return False
        places: list[Slot | None] = [None] * count
        for slot in keep:
            places[slot.frame % count] = slot
        made: list[Slot] = []
        for place in places:
            made.append(place or (others.pop() if others else self._idle.pop() if self._idle else self._new()))
        self.slots = made
        for slot in others:
            slot.frame, slot.composition, slot.sound, slot.heard = NOWHERE, None, None, ()
            self._spent.append(slot)
        return True

    def _new(self) -> Slot:
        """Its pages come when it is drawn."""
        return self._slot(_anonymous(self._stride), 0)

    def _slot(self, memory: mmap.mmap, start: int) -> Slot:
        block = np.frombuffer(memory, np.uint8, self._size, start).reshape(self._shape)
        return Slot(block, memory=memory, start=start)

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

    def forget(self, first: Frame, last: Frame) -> dict[str, Ticks]:
        """Frames `first` to `last` were dumped: none of them can be found any more; `scrub` blackens them. Returns when
        the newest picture of each source in them was captured."""
        newest: dict[str, Ticks] = {}
        for slot in self.slots:
            if slot.frame != NOWHERE and first <= slot.frame <= last and not slot.reading:
                for placed in slot.composition.placed if slot.composition else ():
                    newest[placed.source] = max(placed.captured, newest.get(placed.source, placed.captured))
                slot.frame, slot.composition, slot.sound, slot.heard = NOWHERE, None, None, ()
                self._forgotten.append(slot)
        return newest

    def scrub(self, count: int) -> None:
        """Blacken up to `count` forgotten pictures, so that dumped ones exist nowhere. A few a tick: all at once would
        take a third of a second."""
        for _ in range(min(count, len(self._forgotten))):
            slot = self._forgotten.popleft()
            if slot.frame == NOWHERE:
                slot.block.fill(0)
        for _ in range(min(count, len(self._spent))):
            slot = self._spent.popleft()
            if slot.memory is not None and hasattr(mmap, "MADV_DONTNEED"):
                slot.memory.madvise(mmap.MADV_DONTNEED, slot.start, self._stride)
            else:
                slot.block.fill(0)
            self._idle.append(slot)

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
        slots = self.slots  # `resize` puts another list in its place
        if aired.composition.frame != NOWHERE:
            slots[aired.composition.frame % len(slots)].reading = False


def _anonymous(size: int) -> mmap.mmap:
    """Private memory without a name, in no core dump. Raises OSError when there is none."""
    if hasattr(mmap, "MAP_ANONYMOUS"):
        memory = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    else:  # Windows: anonymous is the only kind there is
        memory = mmap.mmap(-1, size)
    for advice in ("MADV_HUGEPAGE", "MADV_DONTDUMP"):
        if hasattr(mmap, advice):
            memory.madvise(getattr(mmap, advice))
    return memory
