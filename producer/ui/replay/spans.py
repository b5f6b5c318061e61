"""Where libvlc's count of time leaves the film's: at gaps.

Owner: one `Feed`, under its lock. A fragment says when it begins (`tfdt`), and where frames are missing before it (the
encoder was late, the record had a gap) that is later than the last one's end. libvlc adds up durations and never looks
at it, so that behind a gap all it gives would carry too early a time: a cut would be made at the wrong pictures. Here
the same durations are added up, so that every time of libvlc's is brought back to the film's.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

PICTURE, SOUND = 1, 2
"""Tracks, as `outputs.boxes` numbers them: in ticks, and in samples."""
_DURATION = 0x100
_ROW = {0x100: 4, 0x200: 4, 0x400: 4, 0x800: 4}
"""Bytes of a sample's row for each flag of a `trun`."""


class Spans:
    """Of one feed, from its first fragment on."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._counted: dict[int, int] = {}
        """What libvlc has added up, from the track's first sample on."""
        self._steps: dict[int, list[tuple[int, int]]] = {PICTURE: [(0, 0)], SOUND: [(0, 0)]}
        """(time of libvlc's from which, how much later the film is)."""

    def read(self, piece: bytes) -> None:
        """One more piece of the film; the head says nothing here. Never raises: what is not ours is passed over."""
        for track, begins, lasts in _runs(piece):
            if track not in self._steps:
                continue
            first = self._first.setdefault(track, begins)
            counted = self._counted.get(track, 0)
            late = begins - first - counted
            if late != self._steps[track][-1][1]:
                self._steps[track].append((counted, late))
            self._counted[track] = counted + lasts

    def lateness(self, track: int, since: int) -> int:
        """What to add to `since`, libvlc's time after the track's first sample, in the track's units."""
        steps = self._steps[track]
        return steps[max(0, bisect_right(steps, (since, 1 << 62)) - 1)][1]

    def first(self, track: int) -> int:
        """When the track begins, in its units; 0 while it has not."""
        return self._first.get(track, 0)


def _boxes(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Names, and where their contents begin and end."""
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", content, at)
        if size < 8 or at + size > end:
            return
        yield name, at + 8, at + size
        at += size


def _runs(piece: bytes) -> Iterator[tuple[int, int, int]]:
    """Of each track of a fragment: its number, when it begins and how long its samples last."""
    for name, at, end in _boxes(piece, 0, len(piece)):
        if name != b"moof":
            continue
        for inner, here, there in _boxes(piece, at, end):
            if inner == b"traf":
                found = {each: (a, b) for each, a, b in _boxes(piece, here, there)}
                run = _run(piece, found)
                if run is not None:
                    yield run


def _run(piece: bytes, found: dict[bytes, tuple[int, int]]) -> tuple[int, int, int] | None:
    try:
        head, time, run = found[b"tfhd"][0], found[b"tfdt"][0], found[b"trun"]
        (track,) = struct.unpack_from(">I", piece, head + 4)
        (begins,) = struct.unpack_from(">Q" if piece[time] else ">I", piece, time + 4)
        flags, count = struct.unpack_from(">II", piece, run[0])
        row = sum(size for flag, size in _ROW.items() if flags & flag)
        rows = run[0] + 8 + (4 if flags & 1 else 0) + (4 if flags & 4 else 0)
        if not flags & _DURATION or rows + count * row > run[1]:
            return None
        return track, begins, sum(struct.unpack_from(">I", piece, rows + n * row)[0] for n in range(count))
    except (KeyError, struct.error, IndexError):
        return None
