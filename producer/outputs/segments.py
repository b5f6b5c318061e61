"""The live stream's one truth: the last few encrypted segments, their keys and the playlist, in RAM.

Owner: one hls output. Its thread adds; the loopback server, the folder, the origin and the later room read, from
their own threads, under one lock that is never held while anything blocks. Keys are random, are never written to a
disk, and go when the last segment that needs them goes. Segments are AES-128-CBC as RFC 8216 has it: the media
sequence number is the IV. That hides, it proves nothing: HLS has no authenticated encryption.
"""

from __future__ import annotations

import secrets
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from producer.core.playlist import Listed, live_playlist
from producer.core.timebase import TICK_RATE, Ticks
from producer.outputs.fragments import Fragment

KEY_TICKS = 5 * TICK_RATE
"""A key serves this much of the program."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One encrypted piece and everything that the playlist says of it."""

    sequence: int
    head: int
    """Number of the initialization section it needs."""
    key: int
    era: int
    """Discontinuity sequence number."""
    broken: bool
    """A discontinuity stands before it."""
    duration: Ticks
    data: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """One step of the stream. `key` and `head` belong to `segment`; `expired` are names that nobody needs any more."""

    segment: Segment | None
    key: bytes
    head: bytes
    playlist: str
    expired: tuple[str, ...]


def segment_name(sequence: int) -> str:
    """File name of a segment."""
    return f"{sequence}.m4s"


def head_name(number: int) -> str:
    """File name of an initialization section."""
    return f"head-{number}.mp4"


def key_name(number: int) -> str:
    """Name of a key; never a file's."""
    return f"key-{number}"


@dataclass(slots=True)
class Numbers:
    """What must go on rising over restarts."""

    sequence: int = 0
    key: int = 0
    head: int = 0
    era: int = 0


def encrypt(data: bytes, key: bytes, sequence: int) -> bytes:
    """AES-128-CBC with PKCS7 padding, IV = `sequence` as 128 bits, big endian (RFC 8216 section 5.2)."""
    padder = PKCS7(128).padder()
    coder = Cipher(algorithms.AES(key), modes.CBC(sequence.to_bytes(16, "big"))).encryptor()
    return coder.update(padder.update(data) + padder.finalize()) + coder.finalize()


class SegmentStore:
    """`window` segments in the playlist and `spare` older ones for whoever is late. Any thread."""

    def __init__(self, numbers: Numbers, window: int, spare: int, segment_ms: int, key_prefix: str = "") -> None:
        self._lock = threading.Lock()
        self._order = threading.Lock()
        """Held while steps are told, so that every reader hears them once and in order."""
        self._numbers = numbers
        self._window = window
        self._kept: deque[Segment] = deque()
        self._size = window + spare
        self._heads: dict[int, bytes] = {}
        self._keys: dict[int, bytes] = {}
        self._key_since: Ticks | None = None
        self._break = numbers.sequence > 0
        self._ended = False
        self._target = max(1, round(segment_ms / 1000))
        self._prefix = key_prefix
        self._readers: list[Callable[[Published], None]] = []

    @property
    def numbers(self) -> Numbers:
        """The next numbers to be given."""
        with self._lock:
            return Numbers(self._numbers.sequence, self._numbers.key, self._numbers.head, self._numbers.era)

    def handover(self, take: Callable[[Published], None]) -> None:
        """Give `take` all that is kept, then every later step, in order, on the adding thread. It must not block."""
        with self._order:
            with self._lock:
                so_far = [self._published(segment, ()) for segment in self._kept]
                self._readers.append(take)
            for step in so_far:
                take(step)

    def leave(self, take: Callable[[Published], None]) -> None:
        """`take` hears no more."""
        with self._lock:
            if take in self._readers:
                self._readers.remove(take)

    def begin(self, head: bytes) -> None:
        """A broadcast begins with this initialization section; what comes does not follow from what came."""
        with self._lock:
            self._ended = False
            self._break = self._break or bool(self._kept)
            last = self._heads.get(self._numbers.head - 1)
            if last != head:
                self._heads[self._numbers.head] = head
                self._numbers.head += 1
            self._key_since = None

    def interrupt(self) -> None:
        """The next segment does not follow from the last."""
        with self._lock:
            self._break = self._break or bool(self._kept)

    def add(self, fragment: Fragment) -> Segment:
        """Encrypt `fragment` and make it the newest segment; `begin` came before."""
        with self._lock:
            numbers = self._numbers
            if self._key_since is None or fragment.pts - self._key_since >= KEY_TICKS - TICK_RATE // 4:
                self._keys[numbers.key] = secrets.token_bytes(16)
                numbers.key += 1
                self._key_since = fragment.pts
            sequence, key = numbers.sequence, numbers.key - 1
            secret = self._keys[key]
        data = encrypt(fragment.data, secret, sequence)
        with self._order:
            with self._lock:
                numbers.era += self._break
                segment = Segment(sequence, numbers.head - 1, key, numbers.era, self._break, fragment.duration, data)
                numbers.sequence += 1
                self._break = False
                self._target = max(self._target, round(fragment.duration / TICK_RATE))
                self._kept.append(segment)
                expired = self._expire()
                step = self._published(segment, expired)
                readers = list(self._readers)
            for take in readers:
                take(step)
        return segment

    def end(self) -> None:
        """The broadcast is over: the playlist says so until the next `begin`."""
        with self._order:
            with self._lock:
                self._ended = bool(self._kept)
                step = Published(None, b"", b"", self._playlist(), ())
                readers = list(self._readers)
            for take in readers:
                take(step)

    def playlist(self) -> str:
        """The media playlist of this moment."""
        with self._lock:
            return self._playlist()

    def fetch(self, name: str) -> bytes | None:
        """The segment, initialization section or key called `name`, or None."""
        with self._lock:
            for segment in self._kept:
                if name == segment_name(segment.sequence):
                    return segment.data
            for number, head in self._heads.items():
                if name == head_name(number):
                    return head
            for number, key in self._keys.items():
                if name == key_name(number):
                    return key
        return None

    def _published(self, segment: Segment, expired: tuple[str, ...]) -> Published:
        return Published(segment, self._keys[segment.key], self._heads[segment.head], self._playlist(), expired)

    def _expire(self) -> tuple[str, ...]:
        gone: list[str] = []
        while len(self._kept) > self._size:
            gone.append(segment_name(self._kept.popleft().sequence))
        heads = {s.head for s in self._kept} | {self._numbers.head - 1}
        keys = {s.key for s in self._kept}
        for number in [n for n in self._heads if n not in heads]:
            del self._heads[number]
            gone.append(head_name(number))
        for number in [n for n in self._keys if n not in keys]:
            del self._keys[number]
        return tuple(gone)

    def _playlist(self) -> str:
        shown = [
            Listed(s.sequence, s.era, s.broken, s.duration, segment_name(s.sequence), head_name(s.head),
                   self._prefix + key_name(s.key))
            for s in list(self._kept)[-self._window :]
        ]  # fmt: skip
        return live_playlist(shown, self._target, self._ended)
