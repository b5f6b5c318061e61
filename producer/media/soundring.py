"""Sound ring: two seconds of stereo that go from one writer process to readers, addressed by the house clock.

Owner: one writer (a camera or microphone process), one thread each side; any number of readers, who write nothing.
Sample k of the ring is what was heard at k * 5 ticks of the house clock, so that a reader asks for a moment, not for
"the next", and two sources are together without anybody counting. What is not there reads as silence.

    page 0    header, GENERATION, FLOOR <= k < END is readable, CLAIM
    page 1..  float32 pairs, sample k at k % CAPACITY

The writer raises CLAIM, copies, raises END; all under CLAIM - CAPACITY is then being overwritten, and a reader who
finds CLAIM moved after its copy silences that part. A late sample is dropped, a gap is filled with zeros.
"""

from __future__ import annotations

import numpy as np

from producer.core.timebase import SAMPLE_RATE
from producer.media.frame import Samples
from producer.media.ringlayout import FENCE, PAGE, RingBroken
from producer.media.shm import Segment

CAPACITY = 2 * SAMPLE_RATE
"""Samples held."""
MAGIC = 0x31444E5353505253
"""`SRPSSND1` in memory: the layout's name and version."""

_MAGIC, _CAPACITY, _GENERATION, _FLOOR, _END, _CLAIM = range(6)
_LIMIT = 1 << 62


def sound_ring_bytes() -> int:
    """Size of the segment that a sound ring needs."""
    return PAGE + CAPACITY * 8


def lay_out_sound(segment: Segment) -> None:
    """Write the header, so that readers may attach before the writer lives. For the segment's creator, once.

    Raises RingBroken if the segment is too small or read-only.
    """
    if not segment.writable or segment.size < sound_ring_bytes():
        raise RingBroken(f"{segment.name}: {segment.size} bytes, writable {segment.writable}, hold no sound")
    words = _words(segment)
    words[_MAGIC] = MAGIC
    words[_CAPACITY] = CAPACITY


class SoundWriter:
    """The writing end; a new one empties the ring. `generation` must be new and random at each start, 1..2**62-1.

    Raises RingBroken if the segment does not fit.
    """

    def __init__(self, segment: Segment, generation: int) -> None:
        if not 0 < generation < _LIMIT:
            raise ValueError("a generation is a random number from 1 to 2**62 - 1")
        lay_out_sound(segment)
        self._words = words = _words(segment)
        self._sound = _sound(segment)
        words[_GENERATION] = 0  # From here no reader hears anything.
        FENCE()
        words[_END] = words[_FLOOR] = words[_CLAIM] = 0
        FENCE()
        words[_GENERATION] = generation

    def write(self, start: int, samples: Samples) -> int:
        """Put `samples` (n, 2) at index `start`; the number taken.

        What lies before the newest sample written is dropped. A gap after it becomes silence; one of the ring's
        whole length or more forgets all that came before. Raises ValueError for a wrong shape or a negative index.
        """
        if samples.ndim != 2 or samples.shape[1] != 2 or start < 0:
            raise ValueError(f"not stereo sound at an index of the house clock: {samples.shape} at {start}")
        words = self._words
        end, floor = words[_END], words[_FLOOR]
        late = max(0, end - start) if end else 0
        stop = start + len(samples)
        start += late
        if start >= stop:
            return 0
        first = max(start, stop - CAPACITY)  # More than the ring holds: the newest counts.
        fresh = not end or first - end >= CAPACITY
        words[_CLAIM] = stop
        FENCE()
        if fresh:
            words[_FLOOR] = first
        else:
            if first > end:
                self._put(end, None, first - end)
            words[_FLOOR] = max(floor, stop - CAPACITY)
        self._put(first, samples[len(samples) - (stop - first) :], stop - first)
        FENCE()
        words[_END] = stop
        return stop - start

    def newest(self) -> int:
        """Index after the newest sample written, 0 before the first."""
        return self._words[_END]

    def close(self) -> None:
        """Let go of the memory, so that the segment may be unmapped."""
        self._sound = np.empty((0, 2), np.float32)
        self._words.release()

    def _put(self, start: int, samples: Samples | None, count: int) -> None:
        at = start % CAPACITY
        head = min(count, CAPACITY - at)
        self._sound[at : at + head] = 0 if samples is None else samples[:head]
        self._sound[: count - head] = 0 if samples is None else samples[head:]


class SoundReader:
    """The reading end, read-only. Raises RingBroken if the segment holds no sound ring."""

    def __init__(self, segment: Segment) -> None:
        if segment.size < sound_ring_bytes():
            raise RingBroken(f"{segment.name}: {segment.size} bytes are no sound ring")
        self._words = words = _words(segment)
        if words[_MAGIC] != MAGIC or words[_CAPACITY] != CAPACITY:
            raise RingBroken(f"{segment.name}: not a sound ring, or of another version")
        self._sound = _sound(segment)

    def generation(self) -> int:
        """Generation of the writer now; 0 before its first start."""
        return self._words[_GENERATION]

    def newest(self) -> int:
        """Index after the newest sample to be had, 0 if there is none."""
        return self._words[_END]

    def read(self, start: int, count: int) -> tuple[Samples, int]:
        """Samples `start`..`start + count`: a new array (count, 2), silent where nothing is to be had, and how many
        are. Sound that is not finite counts as nothing. Raises ValueError if `count` is not 0..CAPACITY."""
        if not 0 <= count <= CAPACITY:
            raise ValueError(f"{count} samples: the ring holds {CAPACITY}")
        out = np.zeros((count, 2), np.float32)
        words = self._words
        generation, end = words[_GENERATION], words[_END]
        FENCE()
        low, high = max(start, words[_FLOOR], words[_CLAIM] - CAPACITY), min(start + count, end)
        if generation == 0 or low >= high:
            return out, 0
        at, wanted = low % CAPACITY, high - low
        head = min(wanted, CAPACITY - at)
        into = out[low - start : high - start]
        into[:head] = self._sound[at : at + head]
        into[head:] = self._sound[: wanted - head]
        FENCE()
        with np.errstate(invalid="ignore"):
            sane = bool(np.isfinite(into.sum(dtype=np.float64)))
        if not sane or words[_GENERATION] != generation:
            out[:] = 0
            return out, 0
        lost = min(wanted, max(0, words[_CLAIM] - CAPACITY - low))
        into[:lost] = 0
        return out, wanted - lost

    def close(self) -> None:
        """Let go of the memory, so that the segment may be unmapped."""
        self._sound = np.empty((0, 2), np.float32)
        self._words.release()


def _words(segment: Segment) -> memoryview:
    return segment.buf[:PAGE].cast("Q")


def _sound(segment: Segment) -> Samples:
    return np.frombuffer(segment.buf, np.float32, CAPACITY * 2, PAGE).reshape(CAPACITY, 2)
