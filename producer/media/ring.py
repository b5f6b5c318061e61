"""Frame ring: how masked pictures go from one writer process to readers, without waiting and without tearing.

Owner: one writer (a camera process; the engine for monitors), one thread each side. Camera rings have one reader,
which also writes page 1; thumbnail rings have any number, attached read-only. No cv2 here: the UI reads with it.

    page 0    writer only: header, HEAD, BEAT, then one record of 16 words per slot
    page 1    reader only: demand
    page 2..  the slots, each on whole pages

Words are aligned u64 and go out in one store. The writer sets BEGIN, then pixels and record, then END, then HEAD; a
frame counts only if BEGIN == END == its number before the copy and BEGIN and the generation still stand after it. The
dilemma is who waits: nobody does. The writer overwrites the oldest slot, the reader finds out and goes without.

Both sides treat the other as a stranger: a crashed writer leaves anything behind. The header is judged once, at
attach, and kept; no word read later can lead outside the segment. Pixels written here are masked already.
"""

from __future__ import annotations

import numpy as np

from producer.core.timebase import Ticks
from producer.media import ringlayout as lay
from producer.media.frame import Bytes, FrameRecord, SlotState
from producer.media.ringlayout import (
    FENCE,
    PAGE,
    Demand,
    DemandWord,
    PixelFormat,
    RingBroken,
    RingFormat,
    WriterState,
    lay_out,
    ring_bytes,
)
from producer.media.shm import Segment

__all__ = [
    "PAGE",
    "Demand",
    "DemandWord",
    "PixelFormat",
    "RingBroken",
    "RingFormat",
    "RingReader",
    "RingWriter",
    "WriterState",
    "lay_out",
    "ring_bytes",
]

_SIGN, _WRAP = 1 << 63, 1 << 64
_STATES = {int(state): state for state in SlotState}


class RingWriter:
    """The writing end. A new one on an old segment goes on above every number used there, and hides what is there.

    `generation` must be new and random at each start, 1..2**62-1. Raises RingBroken if the segment does not fit.
    """

    def __init__(self, segment: Segment, fmt: RingFormat, generation: int) -> None:
        if not 0 < generation < lay.LIMIT:
            raise ValueError("a generation is a random number from 1 to 2**62 - 1")
        lay_out(segment, fmt)
        self.fmt = fmt
        self.generation = generation
        self._words = lay.words_of(segment)
        self._blocks = lay.blocks_of(segment, fmt)
        words = self._words
        words[lay.GENERATION] = 0  # From here no reader accepts anything.
        FENCE()
        used = [words[lay.HEAD]]
        for slot in range(fmt.slots):
            used.append(words[lay.FIRST_RECORD + slot * lay.RECORD_WORDS + lay.BEGIN])
        self._seq = max((number for number in used if number < lay.LIMIT), default=0)
        for slot in range(fmt.slots):
            at = lay.FIRST_RECORD + slot * lay.RECORD_WORDS
            words[at + lay.END] = 0  # What the one before us left belongs to no generation of ours.
            if words[at + lay.BEGIN] >= lay.LIMIT:
                words[at + lay.BEGIN] = 0
        words[lay.HEAD] = self._seq
        words[lay.STATE] = int(WriterState.OPEN)
        FENCE()
        words[lay.GENERATION] = generation

    @property
    def published(self) -> int:
        """Number of the newest picture published (HEAD)."""
        return self._words[lay.HEAD]

    def begin(self) -> Bytes:
        """Claim the oldest slot and return its pixels for writing, shape `fmt.shape`; then call `commit`.

        Only pixels that are masked already may be written: a copy of a raw picture, masked in place, is readable
        raw. A claim without a commit costs the oldest picture and is never seen.
        """
        self._seq += 1
        slot = self._seq % self.fmt.slots
        self._words[lay.FIRST_RECORD + slot * lay.RECORD_WORDS + lay.BEGIN] = self._seq
        FENCE()
        return self._blocks[slot]

    def commit(self, record: FrameRecord, now: Ticks) -> int:
        """Publish the slot that `begin` gave, as what `record` says; its number in the ring."""
        words, seq = self._words, self._seq
        at = lay.FIRST_RECORD + seq % self.fmt.slots * lay.RECORD_WORDS
        if words[at + lay.BEGIN] != seq or words[at + lay.END] == seq:
            raise ValueError("commit without begin")
        words[at + lay.NUMBER] = record.number
        words[at + lay.CAPTURED] = record.captured % _WRAP
        words[at + lay.EPOCH] = record.epoch
        words[at + lay.GEOMETRY] = record.geometry
        words[at + lay.SLOT_STATE] = int(record.state)
        FENCE()
        words[at + lay.END] = seq
        FENCE()
        words[lay.HEAD] = seq
        words[lay.BEAT] = now % _WRAP
        return seq

    def publish(self, block: Bytes, record: FrameRecord, now: Ticks) -> int:
        """Copy the masked `block` (shape `fmt.shape`) into the ring and publish it; its number in the ring.

        Raises ValueError, before anything is touched, if the shape is wrong."""
        if block.shape != self.fmt.shape or block.dtype != np.uint8:
            raise ValueError(f"{block.dtype} {block.shape} does not fit a ring of {self.fmt.shape}")
        np.copyto(self.begin(), block)
        return self.commit(record, now)

    def beat(self, now: Ticks) -> None:
        """Say that the writer lives, without a picture."""
        self._words[lay.BEAT] = now % _WRAP

    def demand(self) -> DemandWord:
        """What the reader asks now. An unknown level counts as FULL: too much work, never a missing picture."""
        words = self._words
        return DemandWord(lay.LEVELS.get(words[lay.LEVEL], Demand.FULL), words[lay.LOCKSTEP] == 1, words[lay.TAKEN])

    def close(self) -> None:
        """Leave in order: pictures stay readable, `writer_state` says CLOSED. The segment stays its owner's."""
        self._words[lay.STATE] = int(WriterState.CLOSED)
        self._blocks = []
        self._words.release()


class RingReader:
    """The reading end. Raises RingBroken if the segment holds no ring it could trust.

    It believes the generation it found at attach; when the writer was started anew every read gives None until
    `renewed()` is called, which is where the caller flushes what it has.
    """

    def __init__(self, segment: Segment) -> None:
        if segment.size < 2 * lay.PAGE:
            raise RingBroken(f"{segment.name}: {segment.size} bytes are no ring")
        self._words = words = lay.words_of(segment)
        self.writable = segment.writable
        if words[lay.WORD_MAGIC] != lay.MAGIC:
            raise RingBroken(f"{segment.name}: not a ring, or of another version")
        try:
            pixel = PixelFormat(words[lay.PIXEL])
            self.fmt = fmt = RingFormat(words[lay.WIDTH], words[lay.HEIGHT], pixel, words[lay.SLOTS])
        except ValueError as error:
            raise RingBroken(f"{segment.name}: {error}") from None
        if words[lay.STRIDE] != fmt.stride or segment.size < ring_bytes(fmt):
            raise RingBroken(f"{segment.name}: {segment.size} bytes and stride {words[lay.STRIDE]} do not fit {fmt}")
        self._blocks = lay.blocks_of(segment, fmt)
        for block in self._blocks:
            block.flags.writeable = False
        self._trusted = words[lay.GENERATION]

    def generation(self) -> int:
        """Generation of the writer now; 0 before its first start."""
        return self._words[lay.GENERATION]

    def renewed(self) -> bool:
        """True once after the writer was started anew: flush, and believe it from here on."""
        now = self._words[lay.GENERATION]
        if now in (0, self._trusted):  # 0: a writer is starting this moment; until it is done nothing can be read.
            return False
        self._trusted = now
        return True

    def head(self) -> int:
        """Number of the newest picture, 0 before the first. Ask for this one or the `slots - 2` before it."""
        return self._words[lay.HEAD]

    def beat(self) -> Ticks:
        """When the writer last showed life, by its own word."""
        return _signed(self._words[lay.BEAT])

    def writer_state(self) -> WriterState:
        """Where the writer is in its life, by its own word."""
        value = self._words[lay.STATE]
        return WriterState(value) if value in (1, 2) else WriterState.NONE

    def begin_read(self, seq: int, require_epoch: int = 0) -> FrameRecord | None:
        """The record of picture `seq`, or None if it is not to be had: torn, overwritten, masked by an older epoch
        than `require_epoch`, of another generation. Whoever then uses `slot_block(seq)` calls `still_valid(seq)`
        afterwards and throws the result away if that is False."""
        words = self._words
        if seq <= 0 or self._trusted == 0 or words[lay.GENERATION] != self._trusted:
            return None
        at = lay.FIRST_RECORD + seq % self.fmt.slots * lay.RECORD_WORDS
        if words[at + lay.BEGIN] != seq or words[at + lay.END] != seq:
            return None
        FENCE()
        number, captured, epoch, geometry = (
            words[at + lay.NUMBER],
            _signed(words[at + lay.CAPTURED]),
            words[at + lay.EPOCH],
            words[at + lay.GEOMETRY],
        )
        state = _STATES.get(words[at + lay.SLOT_STATE])
        if state is None or max(number, abs(captured), epoch, geometry) >= lay.LIMIT or epoch < require_epoch:
            return None
        return FrameRecord(number, captured, epoch, geometry, state) if self.still_valid(seq) else None

    def slot_block(self, seq: int) -> Bytes:
        """The pixels where `seq` stands, read-only, without a copy; good only between the two checks."""
        return self._blocks[seq % self.fmt.slots]

    def still_valid(self, seq: int) -> bool:
        """Nobody has begun to write over `seq` since `begin_read`, nor was the writer started anew."""
        FENCE()
        words = self._words
        at = lay.FIRST_RECORD + seq % self.fmt.slots * lay.RECORD_WORDS
        return words[at + lay.BEGIN] == seq and words[at + lay.END] == seq and words[lay.GENERATION] == self._trusted

    def read_into(self, seq: int, out: Bytes, require_epoch: int = 0) -> FrameRecord | None:
        """Copy picture `seq` into `out` (shape `fmt.shape`) and return its record, or None; then `out` is spoilt.

        One attempt: numbers in a slot only rise, so what failed once for this `seq` fails for ever."""
        record = self.begin_read(seq, require_epoch)
        if record is None:
            return None
        np.copyto(out, self._blocks[seq % self.fmt.slots])
        return record if self.still_valid(seq) else None

    def read_newest(self, out: Bytes, require_epoch: int = 0) -> FrameRecord | None:
        """Copy the newest picture that can be had into `out`: HEAD, retried twice at most; else None, `out` spoilt."""
        for _ in range(3):
            record = self.read_into(self.head(), out, require_epoch)
            if record is not None:
                return record
        return None

    def set_demand(self, level: Demand, lockstep: bool = False, taken: int = 0) -> None:
        """Tell the writer what is wanted. Raises RingBroken on a segment attached read-only."""
        if not self.writable:
            raise RingBroken("a ring attached read-only has no say in what is wanted")
        self._words[lay.TAKEN] = taken
        self._words[lay.LOCKSTEP] = int(lockstep)
        self._words[lay.LEVEL] = int(level)

    def close(self) -> None:
        """Let go of the memory, so that the segment may be unmapped."""
        self._blocks = []
        self._words.release()


def _signed(word: int) -> int:
    return word - _WRAP if word >= _SIGN else word
