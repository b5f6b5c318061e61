"""Packets in, pieces of a fragmented MP4 out, all in memory.

Owner: one output (record, hls); one thread. The first piece is the head of the file, each further one a whole
`moof` + `mdat` that begins at a picture. Times in the file are the packets' own, both tracks later by the encoder's
reorder delay (none without B-frames), so that no decode time is negative: players disagree about edit lists and about
negative offsets. The file holds no time, host, title or encoder's name (`boxes`, `annexb`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from producer.core.timebase import TICKS_PER_SAMPLE, Ticks, ticks_from_ms
from producer.outputs import boxes
from producer.outputs.annexb import parameter_sets, with_lengths
from producer.outputs.base import Format, OutputFault, Packet, Stream
from producer.outputs.boxes import Sample

_LONGEST = 8
"""A fragment that must wait for a key frame may grow to this many times its planned length."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """One piece of the file. `pts` and `duration` are those of its pictures, in ticks; the head has 0 and 0."""

    init: bool
    data: bytes
    pts: Ticks
    duration: Ticks
    key: bool
    """Begins with a key frame."""
    sequence: int
    """0 for the head, then 1, 2, …"""


class Fragmenter:
    """Cuts at the picture nearest to `fragment_ms` after the last cut, and before that at a key frame if half of it has
    passed, so that each key frame begins a fragment and can be sought; with `at_keys` only at key frames."""

    def __init__(self, format: Format, fragment_ms: int, at_keys: bool = False) -> None:
        self._format = format
        self._length = ticks_from_ms(fragment_ms)
        self._at_keys = at_keys
        self._known = parameter_sets(format.headers)
        self._picture: list[Sample] = []
        self._sound: list[Sample] = []
        self._sequence = 0
        self._lead: Ticks | None = None
        """The encoder's reorder delay, which the file adds to every time; known from the first key frame."""

    @property
    def waiting(self) -> int:
        """Bytes of packets not yet in a fragment."""
        return sum(len(s.data) for s in self._picture) + sum(len(s.data) for s in self._sound)

    def push(self, packet: Packet) -> list[Fragment]:
        """Take one packet, give what became complete. Everything before the first key frame is left out.

        Raises OutputFault if key frames fail to come.
        """
        if packet.stream is Stream.AUDIO:
            # Sound before 0 is the encoder's run-up: nothing that was ever aired.
            if self._lead is not None and packet.pts >= 0:
                at, length = (packet.pts + self._lead) // TICKS_PER_SAMPLE, packet.duration // TICKS_PER_SAMPLE
                self._sound.append(Sample(at, length, 0, True, packet.data))
            return []
        made: list[Fragment] = []
        if self._lead is None:
            if not packet.key:
                return []
            self._lead = packet.pts - packet.dts
            made.append(Fragment(True, boxes.head(self._format), 0, 0, False, 0))
        decode = packet.dts + self._lead
        if self._picture and self._due(decode, packet.key):
            made.append(self._cut(decode))
        data = with_lengths(packet.data, self._known)
        self._picture.append(Sample(decode, packet.duration, packet.pts - packet.dts, packet.key, data))
        return made

    def finish(self) -> list[Fragment]:
        """What is left, as a last and shorter fragment."""
        if not self._picture:
            return []
        last = self._picture[-1]
        return [self._cut(last.decode + last.duration)]

    def _due(self, decode: Ticks, key: bool) -> bool:
        first, last = self._picture[0], self._picture[-1]
        frame = last.duration
        # A tie goes on: at 25 fps 13 and 12 pictures make a second with its key frame, 12 and 12 would drift off it.
        long_enough = decode - first.decode + frame // 2 > self._length
        if decode - first.decode > _LONGEST * self._length and not key:
            raise OutputFault("the encoder gave no key frame for too long")
        broken = decode > last.decode + 2 * frame
        whole = key and not self._at_keys and decode - first.decode >= self._length // 2
        return whole or ((long_enough or broken) and (key or not self._at_keys))

    def _cut(self, until: Ticks) -> Fragment:
        picture, sound = _spaced(self._picture, until), _spaced(self._sound, 0)
        self._picture, self._sound = [], []
        self._sequence += 1
        first, last = picture[0], picture[-1]
        data = boxes.fragment(self._sequence, picture, sound)
        # Decode time in the file is presentation time of what is shown first: dts + lead, and lead is that delay.
        return Fragment(
            False, data, first.decode, last.decode + last.duration - first.decode, first.key, self._sequence
        )


def _spaced(samples: list[Sample], until: int) -> list[Sample]:
    """`samples`, each lasting until the next begins, the last until `until` unless that is far off or past. A run has
    no other way to say when its later frames stand; a gap at its end is said by the next run."""
    spaced: list[Sample] = []
    for number, sample in enumerate(samples, 1):
        last = number == len(samples)
        length = (until if last else samples[number].decode) - sample.decode
        if length <= 0 or (last and length > 2 * sample.duration):
            length = sample.duration
        spaced.append(replace(sample, duration=length))
    return spaced
