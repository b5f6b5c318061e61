"""A real encode for the tests of outputs: a moving card with a tone through x264 and AAC, as the engine would send it.

Owner: tests; nothing of it is a picture of anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np

from producer.core.timebase import SAMPLE_RATE, TICK_RATE, TICKS_PER_SAMPLE, Rate
from producer.outputs.annexb import PPS, SPS, kind, units
from producer.outputs.base import Format, Packet, Stream

AAC_FRAME = 1024


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
    sound, config = _sound(seconds)
    packets = sorted(packets + sound, key=lambda p: (p.dts, p.stream))
    headers = next(p.data for p in packets if p.key and p.stream is Stream.VIDEO)
    sets = b"".join(b"\0\0\0\1" + unit for unit in units(headers) if kind(unit) in (SPS, PPS))
    return Encoded(Format(width, height, rate, bitrate, 128_000, config, sets), packets)


def _sound(seconds: float) -> tuple[list[Packet], bytes]:
    audio = av.CodecContext.create("aac", "w")
    assert isinstance(audio, av.AudioCodecContext)
    audio.sample_rate, audio.layout, audio.format, audio.bit_rate = SAMPLE_RATE, "stereo", "fltp", 128_000
    audio.time_base = Fraction(1, SAMPLE_RATE)
    audio.open()
    packets: list[Packet] = []
    total = int(seconds * SAMPLE_RATE) // AAC_FRAME
    for number in range(total + 1):
        frame = None
        if number < total:
            t = np.arange(number * AAC_FRAME, (number + 1) * AAC_FRAME) / SAMPLE_RATE
            tone = (0.2 * np.sin(2 * np.pi * 440 * t)).astype(np.float32)
            frame = av.AudioFrame.from_ndarray(np.stack([tone, tone]), format="fltp", layout="stereo")
            frame.sample_rate, frame.pts = SAMPLE_RATE, number * AAC_FRAME
        for made in audio.encode(frame):
            assert made.pts is not None
            at = made.pts * TICKS_PER_SAMPLE
            packets.append(Packet(Stream.AUDIO, at, at, AAC_FRAME * TICKS_PER_SAMPLE, True, bytes(made)))
    assert audio.extradata is not None
    return packets, bytes(audio.extradata)
