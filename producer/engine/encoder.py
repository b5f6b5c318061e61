"""One encode for everybody: aired frames in, H.264 and AAC packets out.

Owner: the engine; `offer` is called by the mixer thread, everything else runs in the thread "encoder". The dilemma: the
mixer must never wait, and a frame that is late is worth nothing. So the queue holds `QUEUE` frames; when it is full the
frame is not encoded, the picture before it simply lasts longer, and that is counted as a repeat. Sound is never
dropped: the sound of a repeated frame rides with the next one.

Hardware encoders come in through `VideoEncoder`: anything that turns an I420 block and a frame number into packets.
"""

from __future__ import annotations

import contextlib
import fractions
import logging
import queue
import threading
import time
from collections.abc import Callable
from typing import Protocol

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.codec import CodecContext
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext

from producer.core.show import Show
from producer.core.timebase import SAMPLE_RATE, TICKS_PER_SAMPLE, Frame
from producer.media.avframe import frame_of
from producer.media.frame import AiredFrame, Bytes, Samples
from producer.outputs.annexb import headers_of
from producer.outputs.base import Format, Packet, Stream

log = logging.getLogger("producer.encoder")

QUEUE = 3
_AAC_BLOCK = 1024
_NO_SOUND: Samples = np.empty((0, 2), np.float32)
_SLACK = 64
"""Samples by which a run may miss its place and still count as the next one."""


class VideoEncoder(Protocol):
    """The seam for hardware encoders. Key frame every second, closed groups, headers in band, Annex B."""

    def encode(self, block: Bytes | None, frame: Frame, key: bool = False) -> list[Packet]:
        """Packets that are ready after taking `block`, as a key frame if `key`; None drains. The block is free again
        when this returns."""
        ...


class X264:
    """libx264: keyint = min-keyint = one second, no scene cuts, closed groups, no B-frames, so that pts = dts."""

    def __init__(self, show: Show) -> None:
        rate = show.rate
        per_second = max(1, round(rate.fraction))
        context = CodecContext.create("libx264", "w")
        assert isinstance(context, VideoCodecContext)
        context.width, context.height, context.pix_fmt = show.width, show.height, "yuv420p"
        context.time_base = 1 / rate.fraction
        context.framerate = rate.fraction
        context.bit_rate = show.encoder.bitrate * 1000
        context.color_range = context.color_primaries = context.color_trc = context.colorspace = 1  # BT.709, limited
        context.thread_count = show.encoder.threads
        vbv = f"vbv-maxrate={show.encoder.bitrate}:vbv-bufsize={show.encoder.bitrate * 2}"
        keys = f"keyint={per_second}:min-keyint={per_second}:scenecut=0:open-gop=0:bframes=0:sync-lookahead=0"
        context.options = {"preset": show.encoder.preset, "x264-params": f"{keys}:{vbv}"}
        context.open()
        self._context = context
        self._time_base = 1 / rate.fraction
        self._frame_ticks = rate.frame_ticks
        self._second, self._next_key = per_second, 0
        """x264 counts the pictures it gets, not those that a busy machine left out: the second is ours to keep."""

    def encode(self, block: Bytes | None, frame: Frame, key: bool = False) -> list[Packet]:
        """See `VideoEncoder`."""
        if block is None:
            packets = self._context.encode(None)
        else:
            # x264 copies its input before this returns, so the delay line's own pixels go in without a copy of ours.
            picture = frame_of(block)
            picture.pts = frame
            picture.time_base = fractions.Fraction(self._time_base)
            # An unset type, or x264 repeats the cameras' key frames.
            kinds = av.video.frame.PictureType
            key = key or frame >= self._next_key
            if key:
                self._next_key = frame + self._second
            picture.pict_type = kinds.I if key else kinds.NONE
            packets = self._context.encode(picture)
        ticks = self._frame_ticks
        return [
            Packet(Stream.VIDEO, (p.pts or 0) * ticks, (p.dts or 0) * ticks, ticks, bool(p.is_keyframe), bytes(p))
            for p in packets
        ]


class Aac:
    """AAC-LC 48 kHz stereo; takes runs of any length, keeps what does not fill a block of 1024."""

    def __init__(self, bitrate: int) -> None:
        context = CodecContext.create("aac", "w")
        assert isinstance(context, AudioCodecContext)
        context.sample_rate, context.layout, context.format = SAMPLE_RATE, "stereo", "fltp"
        context.bit_rate = bitrate * 1000
        context.flags |= int(Flags.bitexact)  # no library name in the stream
        context.open()
        self._context = context
        self._waiting = np.empty((0, 2), np.float32)
        self._next: int | None = None
        self.config = bytes(context.extradata or b"")

    def encode(self, samples: Samples, end: int) -> list[Packet]:
        """Packets of the blocks that `samples` fills. `end` is the number on the show's clock of the sample after them;
        what is missing before them is silence, what is too much is cut off, so that sound stays where its frame is. A
        few samples more or less (frames of 1601 and 1602) are no gap."""
        first = end - len(samples)
        if self._next is None:
            self._next = first
        have = self._next + len(self._waiting)
        if first > have + _SLACK:
            gap = np.zeros((min(first - have, 2 * SAMPLE_RATE), 2), np.float32)
            samples = np.concatenate((gap, samples))
        elif first < have - _SLACK:
            samples = samples[have - first :]
        waiting = np.concatenate((self._waiting, samples))
        packets: list[Packet] = []
        used = 0
        while len(waiting) - used >= _AAC_BLOCK:
            planar = np.ascontiguousarray(waiting[used : used + _AAC_BLOCK].T)
            frame = av.AudioFrame.from_ndarray(planar, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts = SAMPLE_RATE, self._next
            frame.time_base = fractions.Fraction(1, SAMPLE_RATE)
            for p in self._context.encode(frame):
                pts = (p.pts or 0) * TICKS_PER_SAMPLE
                packets.append(Packet(Stream.AUDIO, pts, pts, _AAC_BLOCK * TICKS_PER_SAMPLE, True, bytes(p)))
            used += _AAC_BLOCK
            self._next += _AAC_BLOCK
        self._waiting = waiting[used:]
        return packets


class Encoder:
    """The thread "encoder". `sink` gets (format, packet) in decode order and must not block."""

    def __init__(
        self,
        show: Show,
        sink: Callable[[Format, Packet], None],
        done: Callable[[AiredFrame], None],
        video: VideoEncoder | None = None,
    ) -> None:
        self._show, self._sink, self._done = show, sink, done
        self._video = video or X264(show)
        self._sound = Aac(show.encoder.audio_bitrate)
        self._queue: queue.Queue[AiredFrame | None] = queue.Queue(QUEUE)
        self._format: Format | None = None
        self._thread = threading.Thread(target=self._run, name="encoder", daemon=True)
        self.encoded = 0
        self.repeats = 0
        self.bytes = 0
        self.busy_us = 0
        self.fault: str | None = None
        self._owed = _NO_SOUND
        """Sound of frames that were not taken."""
        self._cut_at: Frame | None = None
        """Frames before it are not encoded any more; the next one is a key frame."""

    @property
    def queued(self) -> int:
        """Frames waiting."""
        return self._queue.qsize()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def offer(self, aired: AiredFrame) -> bool:
        """Take `aired` if there is room. False: it will not be encoded, the frame before it lasts longer."""
        if len(self._owed) and len(aired.sound):  # a slate owes nothing: what came before it stays away
            aired.sound = np.concatenate((self._owed, aired.sound))[-2 * SAMPLE_RATE :]
        try:
            self._queue.put_nowait(aired)
        except queue.Full:
            self.repeats += 1
            self._owed = aired.sound
            self._done(aired)
            return False
        self._owed = _NO_SOUND
        return True

    def offer_waiting(self, aired: AiredFrame) -> None:
        """Like `offer`, but waits for room: for benchmarks on a stepped clock only, where every frame is made."""
        self._queue.put(aired)

    def cut(self, frame: Frame) -> None:
        """The privacy cut at `frame`: what waits is thrown away, what comes starts on a key frame. Mixer thread."""
        self._cut_at = frame
        self._owed = _NO_SOUND
        with contextlib.suppress(queue.Empty):
            while (aired := self._queue.get_nowait()) is not None:
                self._done(aired)

    def stop(self, timeout: float = 5.0) -> None:
        """Encode what waits, drain, end."""
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join(timeout)

    def _run(self) -> None:
        try:
            while (aired := self._queue.get()) is not None:
                began = time.thread_time_ns()
                self._one(aired)
                self.busy_us += (time.thread_time_ns() - began) // 1000
            for packet in self._video.encode(None, 0):
                self._send(packet)
        except (
            Exception
        ) as error:  # an encoder that broke is a bug of ours or of the library: say so, the engine restarts
            self.fault = f"the encoder failed: {type(error).__name__}"
            log.exception("encoder failed")

    def _one(self, aired: AiredFrame) -> None:
        frame, cut_at = aired.at, self._cut_at
        if cut_at is None:
            packets = self._video.encode(aired.block, frame)
        elif frame < cut_at:  # it was taken from the queue in the moment of the cut
            self._done(aired)
            return
        else:
            packets = self._video.encode(aired.block, frame, key=True)
            if self._cut_at == cut_at:  # else a second cut came meanwhile
                self._cut_at = None
        self._done(aired)
        self.encoded += 1
        for packet in packets:
            self._send(packet)
        for packet in self._sound.encode(aired.sound, self._show.rate.first_sample(frame + 1)):
            self._send(packet)

    def _send(self, packet: Packet) -> None:
        self.bytes += len(packet.data)
        if self._format is None:
            if packet.stream is not Stream.VIDEO:
                return
            show = self._show
            self._format = Format(
                show.width,
                show.height,
                show.rate,
                show.encoder.bitrate * 1000,
                show.encoder.audio_bitrate * 1000,
                self._sound.config,
                headers_of(packet.data),
            )
        self._sink(self._format, packet)
