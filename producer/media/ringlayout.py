"""Where everything stands in a frame ring, and who may trust it: the layout that writer and reader share.

Owner: no state; `media.ring` reads and writes by it, the segment's creator calls `lay_out` once. No cv2 here.
"""

from __future__ import annotations

import platform
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np

from producer.media.frame import Bytes, frame_bytes
from producer.media.shm import Segment

PAGE = 4096
MAGIC = 0x31474E4952505253
"""`SRPRING1` in memory: the layout's name and version."""
MAX_SIDE = 8192
MIN_SLOTS, MAX_SLOTS = 3, 16

WORD_MAGIC, WIDTH, HEIGHT, PIXEL, SLOTS, STRIDE, GENERATION, HEAD, BEAT, STATE = range(10)
RECORD_WORDS = 16
FIRST_RECORD = 16
"""Word where the slot records start."""
BEGIN, END, NUMBER, CAPTURED, EPOCH, GEOMETRY, SLOT_STATE = range(7)
LEVEL, LOCKSTEP, TAKEN = range(PAGE // 8, PAGE // 8 + 3)
LIMIT = 1 << 62
"""Numbers from `LIMIT` on are damage: no ring and no clock gets there."""


class RingBroken(Exception):
    """The segment is no ring, or not one that may be trusted; the text says why."""


class PixelFormat(IntEnum):
    """What a slot holds."""

    I420 = 1
    """Block of shape (height * 3 // 2, width)."""
    RGB32 = 2
    """(height, width, 4), bytes B G R 255: QImage.Format_RGB32 on little-endian machines."""


class Demand(IntEnum):
    """What the engine wants of a camera."""

    THUMBS = 0
    """Decode everything, publish thumbnails only."""
    FULL = 1
    """Publish every picture."""
    ECONOMY = 2
    """Decode key frames only: the machine is short, or the show says so."""


LEVELS = {int(level): level for level in Demand}


class WriterState(IntEnum):
    """Where the writer is in its life."""

    NONE = 0
    """Laid out, nobody has opened it for writing."""
    OPEN = 1
    CLOSED = 2
    """The writer left in order."""


class DemandWord(NamedTuple):
    """What the reader asks. In lockstep (unpaced runs) the writer waits until `taken` is near its own number."""

    level: Demand
    lockstep: bool
    taken: int


@dataclass(frozen=True, slots=True)
class RingFormat:
    """Size of the pictures in a ring. Raises ValueError for a size no ring may have."""

    width: int
    height: int
    pixel: PixelFormat = PixelFormat.I420
    slots: int = 4
    """Fewer than three would be rewritten under the reader; four leave it a whole frame to copy."""

    def __post_init__(self) -> None:
        if not (0 < self.width <= MAX_SIDE and 0 < self.height <= MAX_SIDE):
            raise ValueError(f"{self.width}x{self.height} is not a picture size")
        if not MIN_SLOTS <= self.slots <= MAX_SLOTS:
            raise ValueError(f"{self.slots} slots: a ring has {MIN_SLOTS} to {MAX_SLOTS}")
        if self.pixel is PixelFormat.I420:
            frame_bytes(self.width, self.height)

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of one picture as an array of uint8."""
        if self.pixel is PixelFormat.I420:
            return (self.height * 3 // 2, self.width)
        return (self.height, self.width, 4)

    @property
    def picture_bytes(self) -> int:
        """Bytes of one picture."""
        return self.width * self.height * (3 if self.pixel is PixelFormat.I420 else 8) // 2

    @property
    def stride(self) -> int:
        """Bytes from slot to slot: whole pages."""
        return -(-self.picture_bytes // PAGE) * PAGE


def ring_bytes(fmt: RingFormat) -> int:
    """Size of the segment that a ring of `fmt` needs."""
    return 2 * PAGE + fmt.slots * fmt.stride


def lay_out(segment: Segment, fmt: RingFormat) -> None:
    """Write the header, so that readers may attach before the writer lives. For the segment's creator, once.

    Raises RingBroken if the segment is too small or read-only.
    """
    if not segment.writable or segment.size < ring_bytes(fmt):
        raise RingBroken(f"{segment.name}: {segment.size} bytes, writable {segment.writable}, cannot hold {fmt}")
    words = words_of(segment)
    header = (MAGIC, fmt.width, fmt.height, int(fmt.pixel), fmt.slots, fmt.stride)
    for at, value in enumerate(header):
        words[at] = value


def _no_fence() -> None:
    """x86 keeps stores in order, and loads: nothing to do."""


_LOCK = threading.Lock()


def _lock_fence() -> None:
    """ARM and others: a release followed by an acquire orders everything around it. Reasoned, not measured."""
    for _ in range(2):
        with _LOCK:
            pass


FENCE: Callable[[], None] = (
    _no_fence if platform.machine().lower() in {"x86_64", "amd64", "i386", "i686"} else _lock_fence
)
"""The seam for machines that reorder memory accesses; stands between pixels and the words that vouch for them."""


def words_of(segment: Segment) -> memoryview:
    """The two pages of words."""
    return segment.buf[: 2 * PAGE].cast("Q")


def blocks_of(segment: Segment, fmt: RingFormat) -> list[Bytes]:
    """The slots' pixels, as views of the segment."""
    return [
        np.frombuffer(segment.buf, np.uint8, fmt.picture_bytes, 2 * PAGE + slot * fmt.stride).reshape(fmt.shape)
        for slot in range(fmt.slots)
    ]
