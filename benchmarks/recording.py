"""What a finished recording really holds: which program frame shows which camera's which picture, read from its strips.

Used by the benchmarks only. A record's times are the engine's own frame numbers (packet pts = frame x frame ticks), so
what is read here lies on the mixer's grid and no decoder's delay counts. Cameras draw strips from `base(i)` on, which
tells them apart. Parts may overlap where a killed record process sent again what was not safe; the same frame must then
hold the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import av
import numpy as np

from producer.core.timebase import TICK_RATE, Frame, Rate
from producer.media.frame import Bytes
from producer.sources import strip

_SHIFT = 28


def base(camera: int) -> int:
    """The first strip number of camera `camera` (0 to 15): room for 103 days of the house clock at 30 fps."""
    return camera << _SHIFT


@dataclass(frozen=True, slots=True)
class Seen:
    """What one recorded frame shows."""

    frame: Frame
    """Program frame at which it aired."""
    camera: int | None
    """None: no strip is to be read (a slate)."""
    number: int
    """The camera's own number of this picture; 0 without one."""


@dataclass(frozen=True, slots=True)
class Recording:
    """All parts of one recording, by program frame."""

    frames: tuple[Seen, ...]
    """Rising."""
    parts: int
    again: int
    """Frames that stand in two parts."""
    different: int
    """Of these, frames that show something else in each."""

    @property
    def missing(self) -> int:
        """Program frames between the first and the last that no part holds."""
        return sum(b.frame - a.frame - 1 for a, b in pairwise(self.frames))

    @property
    def gaps(self) -> list[tuple[Frame, int]]:
        """Where frames are missing: (last one before, how many)."""
        return [(a.frame, b.frame - a.frame - 1) for a, b in pairwise(self.frames) if b.frame - a.frame > 1]

    def between(self, first: Frame, last: Frame) -> list[Seen]:
        """Frames `first` to `last`, both included."""
        return [seen for seen in self.frames if first <= seen.frame <= last]


def read(folder: Path, rate: Rate) -> Recording:
    """Read `part-*.mp4` of `folder`. Raises OSError or av.error.FFmpegError when a part is damaged."""
    found: dict[Frame, Seen] = {}
    again = different = 0
    parts = sorted(folder.glob("part-*.mp4"))
    for part in parts:
        for seen in _part(part, rate):
            if seen.frame in found:
                again += 1
                different += found[seen.frame] != seen
            found[seen.frame] = seen
    return Recording(tuple(found[frame] for frame in sorted(found)), len(parts), again, different)


def _part(path: Path, rate: Rate) -> Iterator[Seen]:
    with av.open(str(path)) as file:
        stream = file.streams.video[0]
        stream.thread_type = "SLICE"
        for picture in file.decode(stream):
            assert picture.pts is not None and picture.time_base is not None
            frame = round(picture.pts * picture.time_base * TICK_RATE / rate.frame_ticks)
            yield Seen(frame, *identity(picture))


def identity(picture: av.VideoFrame) -> tuple[int | None, int]:
    """Camera and number that a picture's strip says; (None, 0) without one."""
    number = strip.read(_luma(picture))
    return (None, 0) if number is None else (number >> _SHIFT, number & ((1 << _SHIFT) - 1))


def _luma(picture: av.VideoFrame) -> Bytes:
    """Its brightness, without a copy."""
    plane = picture.planes[0]
    # Planes have the buffer protocol, which their stub cannot say before Python 3.12.
    rows: Bytes = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)  # type: ignore[call-overload]
    return rows[: picture.height, : picture.width]
