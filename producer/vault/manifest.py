"""The manifest's writer, which can only add; how it ends; its seal number (SPEC.md sections 2 and 3).

Owner: the record output, or recovery for one closing line. Pure, any thread. Its reader is `vault.reader`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from producer.core.chain import LONGEST, ZEROS, BadLine, line_hash
from producer.core.timebase import Ticks
from producer.vault.keys import Signer
from producer.vault.lines import Begin, Close, Entry, Line, Segment, head_of


def seal_number(digest: str) -> str:
    """The hash of a last line as people write it down: `3f2a 91c0 …`, six groups."""
    return " ".join(digest[i : i + 4] for i in range(0, 24, 4))


class Ending(StrEnum):
    """How a manifest ends."""

    ENDED = "ended"
    FULL = "full"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Totals:
    """What a `close` says of the lines before it."""

    segments: int = 0
    bytes: int = 0
    until: Ticks = 0

    def plus(self, segment: Segment) -> Totals:
        """With one segment more."""
        return Totals(self.segments + 1, self.bytes + segment.size, max(self.until, segment.at + segment.long))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a writer stands: behind `n` lines, the last of them with hash `prev`."""

    n: int = 0
    prev: str = ZEROS
    totals: Totals = Totals()
    closed: bool = False


class ManifestWriter:
    """fresh -> begun -> closed. Wrong use raises ValueError: a bug, never a matter of content. Each call gives the
    bytes to append, and the line counts as written; the last one can be taken back by `undo`, if the disk refused."""

    def __init__(self, signer: Signer, place: Place | None = None) -> None:
        self._signer = signer
        self._place = place or Place()
        self._before: Place | None = None

    @property
    def last(self) -> str:
        """Hash of the last line."""
        return self._place.prev

    @property
    def totals(self) -> Totals:
        """Of the segments so far."""
        return self._place.totals

    def add(self, line: Line, wall: int) -> bytes:
        """The next line with its LF: `Begin` first and only first, segments in order from 0, no `Close` (see there)."""
        if isinstance(line, Close):
            raise ValueError("a manifest is closed by close")
        if isinstance(line, Begin) != (self._place.n == 0):
            raise ValueError("a manifest begins once, with its begin line")
        totals = self.totals
        if isinstance(line, Segment):
            if line.number != totals.segments:
                raise ValueError(f"segment {totals.segments} is next, not {line.number}")
            totals = totals.plus(line)
        return self._signed(line, wall, totals)

    def close(self, how: Ending, wall: int, words: str = "") -> bytes:
        """The last line with its LF. `words` sealed, base64."""
        if self._place.n == 0:
            raise ValueError("only a manifest that has begun is closed")
        totals = self.totals
        return self._signed(Close(how.value, totals.segments, totals.bytes, totals.until, words), wall, totals)

    def undo(self) -> None:
        """The last line never came to the disk: as if it had not been made. Once for each line."""
        if self._before is None:
            raise ValueError("there is no line to take back")
        self._place, self._before = self._before, None

    def _signed(self, line: Line, wall: int, totals: Totals) -> bytes:
        if self._place.closed:
            raise ValueError("nothing stands behind the closing line")
        try:
            head = head_of(Entry(self._place.n, self._place.prev, line, wall, self._signer.id))
        except BadLine as wrong:
            raise ValueError(str(wrong)) from None
        whole = head + b',"sig":"' + self._signer.sign(head).hex().encode() + b'"}'
        if len(whole) > LONGEST:
            raise ValueError(f"a line has at most {LONGEST} bytes")
        self._before = self._place
        self._place = Place(self._place.n + 1, line_hash(whole), totals, isinstance(line, Close))
        return whole + b"\n"
