"""A real encode for the tests of outputs: a moving card with a tone through x264 and AAC, as the engine would send it.

Owner: tests; nothing of it is a picture of anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np

from producer.core.timebase import SAMPLE_RATE, TICK_RATE, Rate
from producer.outputs.annexb import headers_of
from producer.outputs.base import Format, Packet, Stream
from producer.review.encode import AUDIO_BITRATE, Sound


@dataclass(frozen=True)
class Encoded:
    """A piece of program: what is said once, and the packets in decode order over both streams."""

    format: Format
    packets: list[Packet]

    @property
    def pictures(self) -> int:
        """How many pictures it holds."""
        return sum(p.stream is Stream.VIDEO for p in self.packets)

    def after(self, seconds: int) -> Encoded:
        """The same program `seconds` later."""
        by = seconds * TICK_RATE
        moved = [Packet(p.stream, p.pts + by, p.dts + by, p.duration, p.key, p.data) for p in self.packets]
        return Encoded(self.format, moved)


def _pictures(width: int, height: int, count: int) -> Iterator[av.VideoFrame]:
    noise = np.random.default_rng(7).integers(16, 235, (height * 3 // 2, width), np.uint8)
    for number in range(count):
        card = np.roll(noise, number * 4, axis=1)
        card[height:] = 128
        card[: height // 4] = 16 + number % 200
        yield av.VideoFrame.from_ndarray(card, format="yuv420p")


def encode(
    seconds: float = 3, width: int = 320, height: int = 180, rate: Rate | None = None, bitrate: int = 800_000,
    bframes: int = 0,
) -> Encoded:  # fmt: skip
    """`seconds` of a moving card with a 440 Hz tone, key frames every second, headers repeated in band."""
    rate = rate or Rate(30)
    count = round(seconds * rate.fraction)
    video = av.CodecContext.create("libx264", "w")
    assert isinstance(video, av.VideoCodecContext)
    video.width, video.height, video.pix_fmt = width, height, "yuv420p"
    video.framerate, video.time_base, video.bit_rate = rate.fraction, Fraction(rate.den, rate.num), bitrate
    second = -(-rate.num // rate.den)
    video.options = {
        "preset": "superfast", "x264-params": f"keyint={second}:min-keyint={second}:scenecut=0:open-gop=0:"
        f"repeat-headers=1:annexb=1:bframes={bframes}:rc-lookahead=0:sync-lookahead=0:force-cfr=1",
    }  # fmt: skip
    frame = rate.frame_ticks
    packets: list[Packet] = []
    pictures = _pictures(width, height, count)
    for number in range(count + 1):
        picture = next(pictures, None)
        if picture is not None:
            picture.pts = number
        for made in video.encode(picture):
            assert made.pts is not None and made.dts is not None
            pts, dts = made.pts * frame, made.dts * frame
            packets.append(Packet(Stream.VIDEO, pts, dts, frame, made.is_keyframe, bytes(made)))
    headers = headers_of(next(p.data for p in packets if p.key))
    sound = Sound()
    t = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    tone = (0.2 * np.sin(2 * np.pi * 440 * t)).astype(np.float32)
    packets += [*sound.encode(np.stack([tone, tone], axis=1)), *sound.encode(None)]
    packets.sort(key=lambda p: (p.dts, p.stream))
    return Encoded(Format(width, height, rate, bitrate, AUDIO_BITRATE, sound.config, headers), packets)
