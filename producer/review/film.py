"""A sealed recording as pictures and sound, decoded from any moment on. Nothing of it is ever on a disk.

Owner: the review process, one thread at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.video.frame import VideoFrame

from producer.core.timebase import SAMPLE_RATE, TICK_RATE, Frame, Ticks
from producer.media.frame import Bytes, Samples
from producer.vault.keys import PublicKey
from producer.vault.spool import NotWhole, Spool, SpoolPart

REACH = 3 * TICK_RATE
"""How far sound may stand from its picture in the file: the picture encoder looks ahead, the sound encoder does not."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the film. `frame`: when it came on; `long`: frames until the next one came."""

    frame: Frame
    long: int
    picture: VideoFrame

    def block(self) -> Bytes:
        """A copy of its pixels: I420, (height * 3 // 2, width)."""
        return np.ascontiguousarray(self.picture.to_ndarray(format="yuv420p"))


@dataclass(frozen=True, slots=True)
class Heard:
    """A run of sound; `first`: number of its first sample on the show's line."""

    first: int
    samples: Samples


class Film(Spool):
    """A whole recording. What stands in two parts is taken from the first. Raises NotWhole."""

    def __init__(self, paths: list[Path], keys: Mapping[str, PublicKey], identity: str) -> None:
        super().__init__([(path.name, _reads(path)) for path in paths], keys, identity)

    def play(self, a: Frame, b: Frame) -> Iterator[Picture | Heard]:
        """Pictures and sound that may stand in frames a..b-1, from some seconds before to some after: whoever asks
        leaves out what it does not want. Pictures rise, sound rises. Raises NotWhole."""
        since, until = self.rate.ticks(a) - REACH, self.rate.ticks(b) + REACH
        seen, heard = -1, -(1 << 62)
        for part in self.parts:
            if part.index.until <= since or part.first >= until:
                continue
            for each in self._decoded(part, since, until):
                if isinstance(each, Picture):
                    if each.frame > seen:
                        seen = each.frame
                        yield each
                elif each.first + len(each.samples) > heard:
                    heard = each.first + len(each.samples)
                    yield each

    def _decoded(self, part: SpoolPart, since: Ticks, until: Ticks) -> Iterator[Picture | Heard]:
        start = part.index.seek(max(since, 0))
        assert start is not None
        pipe = _Pipe(part.from_segment(start, until, self.identity))
        resampler = AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        before: tuple[Frame, VideoFrame] | None = None
        try:
            with av.open(pipe, format="mp4", mode="r") as file:
                if file.streams.video:
                    file.streams.video[0].thread_type = "AUTO"
                for packet in file.demux():
                    for frame in packet.decode():
                        if isinstance(frame, VideoFrame):
                            at = self._frame(frame)
                            if before is not None:
                                yield Picture(before[0], max(1, at - before[0]), before[1])
                            before = at, frame
                        elif isinstance(frame, AudioFrame):
                            yield from _heard(frame, resampler)
        except av.error.FFmpegError as error:
            raise NotWhole(f"{part.name} cannot be decoded: {error.strerror}") from None
        if pipe.fault is not None:
            raise pipe.fault
        if before is not None:
            end = -(-part.index.until // self.rate.frame_ticks)
            yield Picture(before[0], max(1, end - before[0]), before[1])

    def _frame(self, picture: VideoFrame) -> Frame:
        if picture.pts is None or picture.time_base is None:
            raise NotWhole("a picture has no time")
        return round(picture.pts * picture.time_base * TICK_RATE / self.rate.frame_ticks)


def _reads(path: Path) -> Callable[[str], bytes]:
    return lambda name: (path / name).read_bytes()


def _heard(frame: AudioFrame, resampler: AudioResampler) -> Iterator[Heard]:
    if frame.pts is None or frame.time_base is None:
        raise NotWhole("sound has no time")
    first = round(frame.pts * frame.time_base * SAMPLE_RATE)
    for each in resampler.resample(frame):
        samples = np.ascontiguousarray(each.to_ndarray().T, np.float32)
        yield Heard(first, samples)
        first += len(samples)


class _Pipe:
    """What a decoder reads from: segments, opened as it asks. A fault ends the stream and is kept, because an
    exception does not find its way through the decoder."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""
        self.fault: NotWhole | None = None

    def read(self, size: int) -> bytes:
        """At most `size` bytes; b"" at the end."""
        if not self._rest and self.fault is None:
            try:
                self._rest = next(self._pieces, b"")
            except NotWhole as fault:
                self.fault = fault
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken
