"""A film from a file, over and over: rehearsals, fillers, tests.

Owner: one camera process, one thread. It is read at its own pace; at the end it begins again without a seam: capture
times go on, sound beyond the last picture is cut off.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, ClassVar

import av.error
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from producer.core.show import OptionValue
from producer.core.timebase import TICK_RATE, TICKS_PER_SAMPLE, Ticks, ticks_from_ms
from producer.media.frame import Samples
from producer.sources.base import Read, SourceFault
from producer.sources.clocks import Clock, FileClock
from producer.sources.container import Address, ContainerSource, cut_before
from producer.sources.faults import sentence
from producer.sources.interleave import in_time_order

_MOST_EARLY = 200
_FORMATS = "mov,mp4,matroska,webm,mpegts,mpeg,mpegvideo,avi,h264,hevc,mjpeg,flv,mxf,ogg,asf"
_SEEKS_EXACTLY = ("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm")
"""Formats with an index; of others a seek to the beginning may land on the second key frame, so they are reopened."""


class FileSource(ContainerSource):
    """A looping file."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "path": (str, "the file, relative to the show file"),
        "start_ms": (int, "where in the file the first round begins, in milliseconds (default 0)"),
    }
    REHEARSAL = True
    THING = "the file"
    LIVE = False

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        faults = []
        if not options.get("path"):
            faults.append(("path", "the name of a file is needed"))
        elif "://" in str(options["path"]):
            faults.append(("path", "a file on this machine, not an address"))
        if int(options.get("start_ms", 0)) < 0:
            faults.append(("start_ms", "allowed: 0 and above"))
        return faults

    def address(self) -> Address:
        path = os.path.join(self.context.show_dir, str(self.context.option("path", "")))
        # "file:" keeps a name with a colon in it from being taken for a protocol; the lists
        # keep a playlist or session description from leading to a camera.
        return Address(
            "file:" + os.path.abspath(path), options={"protocol_whitelist": "file", "format_whitelist": _FORMATS}
        )

    def make_clock(self) -> Clock:
        self._film = FileClock(self.context.now(), self.context.paced)
        self._skip_to: Ticks | None = None
        return self._film

    def open(self) -> None:
        super().open()
        self._round_start: Ticks | None = None
        self._round_length: Ticks | None = None
        self._early: list[tuple[Ticks, Samples]] = []
        self._end: Ticks | None = None
        start = ticks_from_ms(int(self.context.option("start_ms", 0)))
        if start and self._container is not None:
            try:
                self._container.seek(start * 1_000_000 // TICK_RATE + (self._container.start_time or 0))
            except (av.error.FFmpegError, OSError) as error:
                self.close()
                raise SourceFault(sentence(error, self.THING)) from None
            base = self._container.start_time or 0
            self._skip_to = start + base * TICK_RATE // 1_000_000

    def _show(self, frames: list[VideoFrame]) -> None:
        for frame in frames:
            if frame.pts is None or frame.time_base is None:
                continue
            stamp = frame.pts * frame.time_base.numerator * TICK_RATE // frame.time_base.denominator
            if self._skip_to is not None and stamp < self._skip_to:
                continue
            self._skip_to = None
            if self._round_start is None:
                # The clock's zero is the first picture that is shown, not the first packet that was read.
                captured = self._end if self._end is not None else self.context.now()
                self._film.begin_again(stamp, captured)
                self._round_start = captured
                self._round_length = self._rest_of_film(stamp)
                early, self._early = self._early, []
                for heard_at, samples in early:
                    self._hear(heard_at, samples)
            length = (frame.duration or 0) * frame.time_base.numerator * TICK_RATE // frame.time_base.denominator
            if not length:
                rate = self._rate or self.context.rate.fraction
                length = TICK_RATE * rate.denominator // rate.numerator
            captured = self._film.captured(stamp, self.context.now())
            self._end = max(self._end or 0, captured + length)
            super()._show([frame])

    def _rest_of_film(self, stamp: Ticks) -> Ticks | None:
        """From the picture at `stamp` to the end of the pictures, where the file tells."""
        base, length = self._video.time_base, self._video.duration
        if base is None or length is None:
            return None
        return (length + (self._video.start_time or 0)) * base.numerator * TICK_RATE // base.denominator - stamp

    def _save(self, packet: Packet[VideoStream], stamp: Ticks | None, now: Ticks) -> None:
        super()._save(packet, stamp, now)
        if stamp is not None and self._round_start is not None and packet.duration and packet.time_base:
            # What is not decoded lasts as well, or the next round would begin too early.
            length = packet.duration * packet.time_base.numerator * TICK_RATE // packet.time_base.denominator
            self._end = max(self._end or 0, self._film.captured(stamp, now) + length)

    def _hear(self, stamp: Ticks, samples: Samples) -> None:
        if self._round_start is None:
            # The decoder still holds the first picture: without it there is no time to give.
            if len(self._early) < _MOST_EARLY:
                self._early.append((stamp, samples))
            return
        super()._hear(stamp, samples)

    def trim(self, samples: Samples, captured: Ticks) -> tuple[Samples, Ticks]:
        if self._round_start is not None:
            samples, captured = cut_before(samples, captured, self._round_start)
            if self._round_length is not None:
                room = self._round_start + self._round_length - captured
                samples = samples[: max(0, room // TICKS_PER_SAMPLE)]
        return samples, captured

    def _demux(self) -> Iterator[Packet[Any]]:
        return in_time_order(super()._demux(), 1 if self._sound is None else 2)

    def ended(self) -> Read | None:
        self._wind_back()
        return None

    def _wind_back(self) -> None:
        assert self._container is not None
        if self._round_start is None:
            raise SourceFault("there is no picture in the file")
        if self._container.format.name in _SEEKS_EXACTLY:
            try:
                self._container.seek(self._container.start_time or 0)
            except (av.error.FFmpegError, OSError) as error:
                raise SourceFault(sentence(error, self.THING)) from None
            self._flush()
            if self._sound is not None:
                self._sound.flush()
            self._packets = self._demux()
        else:
            self._connect()
        self._saving, self._last_key = False, None
        self._kept.clear()
        self._round_start, self._early = None, []
