"""A whole sealed recording for whoever shows it: its proven parts on one line of time, opened a segment at a time.

Owner: the review process and the player's; pure, any thread: files are read by a function that is given. Nothing it
opens is kept. Several parts of one show (the engine or the record came back after a crash) are one film; its times are
those of the show.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from producer.core.chain import line_hash
from producer.core.timebase import TICK_RATE, Frame, Rate, Ticks
from producer.vault.index import Index, read_index
from producer.vault.keys import PublicKey
from producer.vault.manifest import Ending
from producer.vault.segment import (
    MANIFEST,
    Fingerprint,
    NotOpened,
    file_name,
    fingerprint,
    open_sealed,
    words_from,
)

ANSWER = "answer"
TWICE: Ticks = 2 * TICK_RATE
"""What a recorder that came back may have been sent once more. Parts that share more are of two runs of a show, whose
times both begin at 0: on one line they would hide each other."""
Read = Callable[[str], bytes]
"""File name -> content; may raise OSError."""


class NotWhole(Exception):
    """The recording cannot be shown; one plain sentence, without its full stop."""


@dataclass(frozen=True, slots=True)
class SpoolMark:
    """A note of a manifest, opened."""

    kind: str
    at: Ticks
    until: Ticks
    words: str


@dataclass(frozen=True, slots=True)
class SpoolPart:
    """One proven part."""

    name: str
    index: Index
    seal: str
    """Hash of its last line."""
    read: Read

    @property
    def first(self) -> Ticks:
        """When its film begins."""
        return self.index.segments[1].at

    def segment(self, number: int, identity: str) -> bytes:
        """Segment `number`, opened. Raises NotWhole."""
        known = self.index.segments[number]
        where = f"segment {number} of {self.name}"
        try:
            sealed = self.read(file_name(number))
        except OSError:
            raise NotWhole(f"{where} cannot be read: producer verify says more") from None
        if fingerprint(sealed) != Fingerprint(known.size, known.sha256):
            raise NotWhole(f"{where} was changed or exchanged: producer verify says more")
        try:
            return open_sealed(sealed, identity)
        except NotOpened as error:
            raise NotWhole(f"{where} does not open: {error}") from None

    def from_segment(self, start: int, until: Ticks, identity: str) -> Iterator[bytes]:
        """The head, and the segments from `start` on that begin before `until`. Raises NotWhole as it goes."""
        yield self.segment(0, identity)
        for known in self.index.segments[start:]:
            if known.at >= until:
                return
            yield self.segment(known.number, identity)


class Spool:
    """Raises NotWhole when a part is not proven, is still being written, or parts do not fit each other. `parts`: name
    and how to read a file of it."""

    def __init__(self, parts: Sequence[tuple[str, Read]], keys: Mapping[str, PublicKey], identity: str) -> None:
        self.identity = identity
        opened = [_part(name, read, keys) for name, read in parts]
        self.parts = sorted((part for part in opened if len(part.index.segments) > 1), key=lambda part: part.first)
        if not self.parts:
            raise NotWhole("there is no film in this recording")
        begin = self.parts[0].index.begin
        for part in self.parts:
            other = part.index.begin
            if (other.num, other.den, other.width, other.height, other.to) != (
                begin.num, begin.den, begin.width, begin.height, begin.to,
            ):  # fmt: skip
                raise NotWhole(f"{part.name} has another size, rate or key: take its parts one by one")
        for before, part in zip(self.parts, self.parts[1:], strict=False):
            if part.first == before.first or before.index.until - part.first > TWICE:
                names = " and ".join(sorted((before.name, part.name)))
                raise NotWhole(f"{names} are of two runs, their times begin anew: take the parts one by one")
        self.rate = Rate(begin.num, begin.den)
        self.width, self.height, self.recording, self.key = begin.width, begin.height, begin.recording, begin.to
        self.first: Frame = self.parts[0].first // self.rate.frame_ticks
        self.end: Frame = -(-max(part.index.until for part in self.parts) // self.rate.frame_ticks)
        """The first frame behind it."""

    @property
    def seals(self) -> tuple[str, ...]:
        """Of each part the hash of its last line."""
        return tuple(part.seal for part in self.parts)

    def part_at(self, at: Ticks) -> int:
        """Which part shows `at`: the first in which it lies, else the last that begins before it, else the first."""
        begun = [n for n, part in enumerate(self.parts) if part.first <= at]
        return next((n for n in begun if at < self.parts[n].index.until), max(begun, default=0))

    def marks(self) -> list[SpoolMark]:
        """All notes of all parts by time, but answers. Raises NotWhole."""
        return self._noted(lambda kind: kind != ANSWER)

    def answers(self) -> list[SpoolMark]:
        """Where questions were answered live, by time; the words are the question's id. Raises NotWhole."""
        return self._noted(lambda kind: kind == ANSWER)

    def _noted(self, wanted: Callable[[str], bool]) -> list[SpoolMark]:
        found = []
        for part in self.parts:
            for note in part.index.notes:
                if not wanted(note.kind):
                    continue
                try:
                    sealed = base64.b64decode(note.words)
                    words = words_from(open_sealed(sealed, self.identity)) if sealed else ""
                except NotOpened as error:
                    raise NotWhole(f"words in {part.name} do not open: {error}") from None
                found.append(SpoolMark(note.kind, note.at, note.until, words))
        # A later part begins with what stood when it began, said again.
        return sorted(dict.fromkeys(found), key=lambda mark: (mark.at, mark.until))


def _part(name: str, read: Read, keys: Mapping[str, PublicKey]) -> SpoolPart:
    try:
        content = read(MANIFEST)
    except OSError as error:
        raise NotWhole(f"{name} cannot be read: {error.strerror}") from None
    index = read_index(content, keys)
    if index is None:
        raise NotWhole(f"{name} is not proven: producer verify says why")
    if index.ending is Ending.OPEN:
        way = "it is being written, or close it with: producer verify --close"
        raise NotWhole(f"{name} has no closing line: {way}")
    return SpoolPart(name, index, line_hash(content.rstrip(b"\n").rpartition(b"\n")[2]), read)
