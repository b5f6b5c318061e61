"""How many cameras this machine carries: a short measurement of H.264 decoding and encoding, and the sum over it.

Owner: `producer doctor`, one thread of a process of its own; takes the seconds it is given. What counts is CPU time, so
that other work on the machine does not change the answer much. The picture is drawn here: texture that moves, with
sensor noise, which is about as hard as a real operating room.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from producer.media.frame import Bytes, new_block, planes_of

FPS = 30
SHARE = 0.85
"""Part of the machine a show may fill; the rest is for bursts and for whatever else runs."""
MOST = 8
"""Sources with a picture in one show."""
SIZES = {"720p30": (1280, 720, 1.4), "1080p30": (1920, 1080, 1.3)}
"""Name -> width, height, and what the whole job costs over bare decoding and encoding (measured)."""


@dataclass(frozen=True, slots=True)
class Carries:
    """What was measured at one size, in CPU milliseconds a frame, and what follows from it."""

    size: str
    decode_ms: float
    encode_ms: float
    cameras: int
    """Cameras at full rate beside one encode, 0 to MOST."""


def cores() -> float:
    """Processors this process may use; a container's share counts, too."""
    usable = float(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text().split()
        return min(usable, int(quota) / int(period))
    except (OSError, ValueError):  # no such file, or "max"
        return usable


def carried(decode_ms: float, encode_ms: float, overhead: float, processors: float) -> int:
    """Cameras at full rate beside one encode, 0 to MOST."""
    left = processors * SHARE * 1000 / overhead - encode_ms * FPS
    return max(0, min(MOST, int(left / (decode_ms * FPS)))) if decode_ms > 0 else MOST


def measure(seconds: float, processors: float) -> list[Carries]:
    """Measure every size within about `seconds`."""
    found = []
    for size, (width, height, overhead) in SIZES.items():
        share, pictures = seconds / len(SIZES) / 3, _pictures(width, height)
        # The program as it is encoded here; a camera as its maker encodes it: better, and at a higher bitrate.
        _, encode_ms = _encode(_encoder(width, height, 6_000_000, "superfast"), pictures, share)
        camera, _ = _encode(_encoder(width, height, width * height * 6, "veryfast"), pictures, share)
        decode_ms = _decode(camera, share)
        found.append(Carries(size, decode_ms, encode_ms, carried(decode_ms, encode_ms, overhead, processors)))
    return found


def _pictures(width: int, height: int) -> list[Bytes]:
    """A few pictures that differ as a slowly moving, noisy camera's do."""
    chance = np.random.default_rng(1)
    coarse = chance.integers(40, 200, (height // 8 + 8, width // 8 + 8)).astype(np.uint8)
    texture = np.kron(coarse, np.ones((8, 8), np.uint8))
    blocks = []
    for step in range(8):
        block = new_block(width, height)
        planes = planes_of(block)
        noise = chance.integers(0, 12, (height, width)).astype(np.uint8)
        planes.y[:] = texture[step : step + height, 2 * step : 2 * step + width] + noise
        planes.u[:] = 120 + coarse[:1, :1] // 16
        blocks.append(block)
    return blocks


def _encoder(width: int, height: int, bitrate: int, preset: str) -> av.VideoCodecContext:
    encoder = av.CodecContext.create("libx264", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuv420p"
    encoder.time_base, encoder.framerate = Fraction(1, FPS), Fraction(FPS)
    encoder.bit_rate, encoder.gop_size = bitrate, FPS
    encoder.options = {"preset": preset}
    return encoder


def _encode(
    encoder: av.VideoCodecContext, pictures: list[Bytes], seconds: float
) -> tuple[list[av.Packet[av.VideoStream]], float]:
    """A clip of at least a second, made within about `seconds`, and CPU ms a frame."""
    frames = [av.VideoFrame.from_ndarray(block, format="yuv420p") for block in pictures]
    packets: list[av.Packet[av.VideoStream]] = []
    begun, until, number = time.process_time(), time.monotonic() + seconds, 0
    while number < FPS or (time.monotonic() < until and number < 20 * FPS):
        # There and back again, so that the movement never jumps.
        turn = number % (2 * len(frames) - 2)
        frame = frames[min(turn, 2 * len(frames) - 2 - turn)]
        frame.pts, frame.pict_type = number, 0
        packets += encoder.encode(frame)
        number += 1
    packets += encoder.encode(None)
    return packets, (time.process_time() - begun) * 1000 / number


def _decode(packets: list[av.Packet[av.VideoStream]], seconds: float) -> float:
    """CPU ms a frame; the clip is decoded over and over for about `seconds`."""
    frames, until, begun = 0, time.monotonic() + seconds, time.process_time()
    while frames == 0 or time.monotonic() < until:
        decoder = av.CodecContext.create("h264", "r")
        assert isinstance(decoder, av.VideoCodecContext)
        for packet in packets:
            frames += len(decoder.decode(packet))
            if time.monotonic() > until and frames > FPS:
                break
        else:
            frames += len(decoder.decode(None))
    return (time.process_time() - begun) * 1000 / frames
