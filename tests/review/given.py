"""What the tests of replay and review start from: a sealed recording whose every picture tells its own number.

Owner: tests; nothing of it is a picture of anybody. Picture n carries strip number n; a bright bar walks over a quiet
grey. The tone is 440 Hz on both sides, so that silence is easily told from it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from producer.core.timebase import SAMPLE_RATE, TICK_RATE, Rate
from producer.media.frame import Bytes, Samples, new_block, planes_of
from producer.outputs.annexb import headers_of
from producer.outputs.base import Format, Packet
from producer.outputs.fragments import Fragmenter
from producer.outputs.sealed import SealedFolder, SealKeys
from producer.review.encode import Pictures, Sound
from producer.sources import strip
from producer.vault.keys import recipient_of
from tests.review.keys import IDENTITY, SEED

RATE = Rate(30)
FRAME = RATE.frame_ticks
SECOND = TICK_RATE
KEYS = SealKeys(recipient_of(IDENTITY), SEED.hex())
WIDTH, HEIGHT = 640, 360
WALL = 1_795_000_000_000

NOTES = (
    ("chapter", 0, 0, "Incision"),
    ("scene", SECOND, SECOND, "cam1"),
    ("chapter", 2 * SECOND, 2 * SECOND, "Port"),
    ("flag", 3 * SECOND, 3 * SECOND, "look at this"),
    ("dump", 3 * SECOND, 4 * SECOND, "operator"),
    ("chapter", 4 * SECOND, 4 * SECOND, "Stitch"),
    ("guard", 5 * SECOND, 5 * SECOND, "cam1 moved"),
)


def picture(number: int, width: int = WIDTH, height: int = HEIGHT) -> Bytes:
    """Picture `number`: I420 block."""
    block = new_block(width, height)
    planes = planes_of(block)
    planes.y[:] = 110
    planes.y[:, (number * 8) % (width - 16) :][:, :16] = 200
    strip.draw(planes, number)
    return block


def tone(seconds: float, hertz: int = 440, beeps: bool = False) -> Samples:
    """A tone on both sides at -14 dB. `beeps`: the first quarter of each second only."""
    t = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    wave = (0.2 * np.sin(2 * np.pi * hertz * t)).astype(np.float32)
    if beeps:
        wave *= t % 1 < 0.25
    return np.stack([wave, wave], axis=1)


@cache
def program(
    seconds: int, width: int = WIDTH, height: int = HEIGHT, without: tuple[int, ...] = (), beeps: bool = False
) -> tuple[Format, tuple[Packet, ...]]:
    """That many seconds of program, encoded once. `without`: pictures that never came, so the one before stood on."""
    pictures, sound = Pictures(RATE, width, height), Sound()

    def coded() -> Iterator[Packet]:
        for number in sorted({*range(seconds * 30)} - {*without}):
            yield from pictures.encode(picture(number, width, height), number)
        yield from pictures.encode(None, 0)

    packets = [*coded(), *sound.encode(tone(seconds, beeps=beeps)), *sound.encode(None)]
    format = Format(width, height, RATE, 1_500_000, 128_000, sound.config, headers_of(packets[0].data))
    return format, tuple(sorted(packets, key=lambda p: (p.dts, p.stream)))


def record(
    folder: Path, seconds: int = 6, notes: tuple[tuple[str, int, int, str], ...] = NOTES, keys: SealKeys = KEYS,
    later: int = 0, without: tuple[int, ...] = (), beeps: bool = False,
) -> Path:  # fmt: skip
    """A sealed part below `folder`, with `notes` (kind, at, until, words); its film begins `later` ticks on."""
    format, packets = program(seconds, without=without, beeps=beeps)
    packets = tuple(replace(p, pts=p.pts + later, dts=p.dts + later) for p in packets)
    part = SealedFolder(folder, keys, wall=lambda: WALL)
    fragments = Fragmenter(format, 500)
    part.begin(format.rate, format.width, format.height)
    for made in [each for packet in packets for each in fragments.push(packet)] + fragments.finish():
        part.put(made.data, made.pts, made.duration, made.key)
    for note in notes:
        part.note(*note)
    part.close()
    assert part.path is not None
    return part.path


if __name__ == "__main__":  # for tests that live beside Qt, where nothing may encode
    print(record(Path(sys.argv[1]), int(sys.argv[2]), without=tuple(map(int, sys.argv[3:])), beeps=True))
