"""A quick look into a proven manifest, for players: where everything stands, in a fraction of the reader's time.

Owner: the replay player, review, room; pure, any thread. One signature is enough here: the last line's, because every
line names the hash of the one before, so that one proves the bytes of all. Whatever is not simply whole gives None,
and `vault.reader` says why; files are not judged, `open_sealed` and the sizes and hashes here do that one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from producer.core.chain import ZEROS, BadLine, line_hash
from producer.core.timebase import Ticks
from producer.vault.keys import PublicKey
from producer.vault.lines import Begin, Close, Entry, Note, Segment, parse_head
from producer.vault.manifest import Ending, seal_number
from producer.vault.reader import proven

_SEGMENT = re.compile(
    rb'"segment","number":(\d+),"size":(\d+),"sha256":"([0-9a-f]{64})","at":(\d+),"long":(\d+),"key":(true|false),'
)


@dataclass(frozen=True, slots=True)
class Index:
    """Where everything stands in a recording."""

    begin: Begin
    segments: list[Segment]
    """By number; 0 is the head of the film."""
    notes: list[Note]
    ending: Ending
    seal: str

    @property
    def begins(self) -> Ticks:
        """Start of the film: its times are those of the show, not of the part."""
        return self.segments[1].at if len(self.segments) > 1 else self.until

    @property
    def until(self) -> Ticks:
        """End of the film."""
        last = self.segments[-1] if self.segments else None
        return last.at + last.long if last else 0

    def seek(self, at: Ticks) -> int | None:
        """Number of the segment to play from so that `at` is shown: the last that begins at or before it with a key
        frame, the first of the film before that; None: there is no film."""
        if len(self.segments) < 2:
            return None
        number = max(1, bisect_right(self.segments, at, lo=1, key=lambda segment: segment.at) - 1)
        while number > 1 and not self.segments[number].key:
            number -= 1
        return number


def _head(line: bytes) -> Entry:
    return parse_head(line[: line.rindex(b',"sig":')])


def read_index(content: bytes, keys: Mapping[str, PublicKey]) -> Index | None:
    """The index of a whole manifest, one that still grows or one that a crash cut; None for any other."""
    *lines, _ = content.split(b"\n")
    prev = ZEROS
    for number, line in enumerate(lines):
        if not line.startswith(b'{"n":%d,"prev":"%b","what":"' % (number, prev.encode())):
            return None
        prev = line_hash(line)
    try:
        last = proven(lines[-1] if lines else b"", keys)
        first, segments, notes = _head(lines[0]), [], []
        for line in lines:
            # What a line says stands behind `,"prev":"…","what":`, and every byte is proven: no need to judge it again.
            place = line.index(b'"what":') + 7
            found = _SEGMENT.match(line, place)
            if found:
                n, size, digest, at, long, key = found.groups()
                segments.append(Segment(int(n), int(size), digest.decode(), int(at), int(long), key == b"true"))
            elif line.startswith(b'"note"', place):
                note = _head(line).line
                assert isinstance(note, Note)
                notes.append(note)
    except BadLine:
        return None
    begin = first.line
    if not isinstance(begin, Begin) or not keys[last.by].signs_for(begin.to):
        return None
    if [each.number for each in segments] != list(range(len(segments))):
        return None
    ending = Ending(last.line.how) if isinstance(last.line, Close) else Ending.OPEN
    return Index(begin, segments, notes, ending, seal_number(prev))
