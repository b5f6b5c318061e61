"""Redacted pictures and sound into packets: one H.264 and one AAC encoder with constant quality.

Owner: `review.publish`, one thread. Not the engine's encoder, on purpose: there a bit rate and a deadline rule, here
quality does and nothing is late. Every published picture is encoded anew, so that no bit of a covered or cut picture
can stay behind in a neighbour that was predicted from it.
"""

from __future__ import annotations

import fractions

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.codec import CodecContext
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext

from producer.core.timebase import SAMPLE_RATE, TICKS_PER_SAMPLE, Rate
from producer.media.avframe import frame_of
from producer.media.frame import Bytes, Samples
from producer.outputs.base import Packet, Stream

QUALITY = 21
"""x264's constant rate factor: between neighbours nobody sees it."""
PRESET = "veryfast"
AUDIO_BITRATE = 128_000
BLOCK = 1024
"""Samples in one AAC packet."""


class Pictures:
    """libx264: a key frame each second, closed groups, no B-frames, so that pts = dts. `ceiling`: bit/s at most."""

    def __init__(self, rate: Rate, width: int, height: int, ceiling: int = 12_000_000, threads: int = 2) -> None:
        second = max(1, round(rate.fraction))
        context = CodecContext.create("libx264", "w")
        assert isinstance(context, VideoCodecContext)
        context.width, context.height, context.pix_fmt = width, height, "yuv420p"
        context.time_base, context.framerate = 1 / rate.fraction, rate.fraction
        context.color_range = context.color_primaries = context.color_trc = context.colorspace = 1  # BT.709, limited
        context.thread_count = threads
        keys = f"keyint={second}:min-keyint={second}:scenecut=0:open-gop=0:bframes=0"
        most = f"vbv-maxrate={ceiling // 1000}:vbv-bufsize={ceiling // 500}"
        context.options = {"preset": PRESET, "crf": str(QUALITY), "x264-params": f"{keys}:{most}"}
        context.open()
        self._context, self._time_base, self._ticks = context, 1 / rate.fraction, rate.frame_ticks

    def encode(self, block: Bytes | None, frame: int) -> list[Packet]:
        """Packets that are ready after taking I420 `block` (height * 3 // 2, width) as picture `frame`; None drains.
        The block is free again when this returns."""
        if block is None:
            packets = self._context.encode(None)
        else:
            picture = frame_of(block)
            picture.pts, picture.time_base = frame, fractions.Fraction(self._time_base)
            packets = self._context.encode(picture)
        ticks = self._ticks
        return [
            Packet(Stream.VIDEO, (p.pts or 0) * ticks, (p.dts or 0) * ticks, ticks, bool(p.is_keyframe), bytes(p))
            for p in packets
        ]


class Sound:
    """AAC-LC 48 kHz stereo, runs of any length in, from sample 0 without a gap."""

    def __init__(self, bitrate: int = AUDIO_BITRATE) -> None:
        context = CodecContext.create("aac", "w")
        assert isinstance(context, AudioCodecContext)
        context.sample_rate, context.layout, context.format = SAMPLE_RATE, "stereo", "fltp"
        context.bit_rate = bitrate
        context.flags |= int(Flags.bitexact)  # no library name in the stream
        context.open()
        self._context, self._next = context, 0
        self._waiting: Samples = np.empty((0, 2), np.float32)
        self.config = bytes(context.extradata or b"")

    @property
    def taken(self) -> int:
        """Samples taken so far."""
        return self._next + len(self._waiting)

    def encode(self, samples: Samples | None) -> list[Packet]:
        """Packets of the blocks that `samples` (n, 2) fills; None: fills the last one with silence and drains."""
        if samples is None:
            rest = -len(self._waiting) % BLOCK
            made = self.encode(np.zeros((rest, 2), np.float32)) if rest else []
            return made + [self._packet(each) for each in self._context.encode(None)]
        waiting, used, made = np.concatenate((self._waiting, samples)), 0, []
        while len(waiting) - used >= BLOCK:
            frame = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(waiting[used : used + BLOCK].T), format="fltp", layout="stereo"
            )
            frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, self._next, fractions.Fraction(1, SAMPLE_RATE)
            made += [self._packet(each) for each in self._context.encode(frame)]
            used += BLOCK
            self._next += BLOCK
        self._waiting = waiting[used:]
        return made

    def _packet(self, packet: av.packet.Packet[av.AudioStream]) -> Packet:
        at = (packet.pts or 0) * TICKS_PER_SAMPLE
        return Packet(Stream.AUDIO, at, at, BLOCK * TICKS_PER_SAMPLE, True, bytes(packet))
