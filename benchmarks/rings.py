"""What one picture costs on its way: ring copies, mixing, thumbnails, graphics, meters. Median us, one thread.

Run `python benchmarks/rings.py [--json]`; with --json the last line is one JSON object of the figures. Memory is warm
and pictures are noise, the worst case for nothing here: no cost depends on what the picture shows.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import secrets
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from producer.core.scene import TransitionKind
from producer.media import shm
from producer.media.frame import Bytes, FrameRecord, SlotState, new_block, planes_of
from producer.media.measure import PictureMeter
from producer.media.mix import Graphic, Rect, blend, mix, place, wipe
from producer.media.planes import from_rgb, thumbnail_rgb32
from producer.media.ring import RingFormat, RingReader, RingWriter, ring_bytes
from producer.media.soundring import SoundReader, SoundWriter, sound_ring_bytes

SIZES = {"720p": (1280, 720), "1080p": (1920, 1080)}


def median_us(work: Callable[[], object], turns: int = 200) -> float:
    """Median time of one `work()` in microseconds, after ten to get warm."""
    for _ in range(10):
        work()
    spent = []
    for _ in range(turns):
        began = time.perf_counter_ns()
        work()
        spent.append(time.perf_counter_ns() - began)
    return round(statistics.median(spent) / 1000, 1)


def ring_figures(width: int, height: int, blocks: list[Bytes]) -> dict[str, float]:
    """Publishing and reading one picture, in one process; the delay line's slots are cold, these are warm."""
    fmt = RingFormat(width, height)
    segment = shm.create(f"sp-{os.getpid()}-{secrets.token_hex(4)}-bench", ring_bytes(fmt))
    try:
        writer = RingWriter(segment, fmt, 1)
        reader, out, turn = RingReader(segment), new_block(width, height), 0

        def publish() -> None:
            nonlocal turn
            turn += 1
            writer.publish(blocks[turn % len(blocks)], FrameRecord(turn, turn, 1, 1, SlotState.LIVE), turn)

        figures = {"publish": median_us(publish), "read": median_us(lambda: reader.read_newest(out))}
        figures["check"] = median_us(lambda: reader.begin_read(writer.published))
        reader.close()
        writer.close()
        return figures
    finally:
        shm.unlink(segment.name)
        segment.close()


def picture_figures(width: int, height: int, blocks: list[Bytes]) -> dict[str, float]:
    """Everything the mixer and a camera do to one picture."""
    a, b, out = blocks[0], blocks[1], new_block(width, height)
    thumb, meter, turn = np.empty((270, 480, 4), np.uint8), PictureMeter(), 0
    small = np.empty((height // 4, width // 4, 4), np.uint8)
    rng = np.random.default_rng(2)
    strip = rng.integers(0, 256, (180, min(1400, width - 200), 4), np.uint8)
    graphic = Graphic.from_rgba(strip, 100, height - 250)
    third = Rect(100, 100, width // 3 // 2 * 2, height // 3 // 2 * 2)
    rgb = rng.integers(0, 256, (height, width, 3), np.uint8)

    def measure() -> None:
        nonlocal turn
        turn += 1
        meter.measure(planes_of(blocks[turn % len(blocks)]), turn)

    return {
        "copy": median_us(lambda: np.copyto(out, a)),
        "mix": median_us(lambda: mix(a, b, 3333, out)),
        "wipe": median_us(lambda: wipe(a, b, TransitionKind.WIPE_LEFT, 5000, out)),
        "box_third": median_us(lambda: place(planes_of(a), planes_of(out), third)),
        "thumbnail_480x270": median_us(lambda: thumbnail_rgb32(planes_of(a), thumb)),
        "thumbnail_quarter": median_us(lambda: thumbnail_rgb32(planes_of(a), small)),
        f"blend_{strip.shape[1]}x180": median_us(lambda: blend(planes_of(out), graphic)),
        "graphic_from_rgba": median_us(lambda: Graphic.from_rgba(strip, 100, height - 250), 20),
        "from_rgb": median_us(lambda: from_rgb(rgb), 10),
        "meter": median_us(measure),
    }


def sound_figures() -> dict[str, float]:
    """One frame of sound, 1600 samples."""
    segment = shm.create(f"sp-{os.getpid()}-{secrets.token_hex(4)}-bench", sound_ring_bytes())
    try:
        writer, run, at = SoundWriter(segment, 1), np.ones((1600, 2), np.float32), 0
        reader = SoundReader(segment)

        def write() -> None:
            nonlocal at
            writer.write(at, run)
            at += 1600

        figures = {"write": median_us(write), "read": median_us(lambda: reader.read(at - 3200, 1600))}
        reader.close()
        writer.close()
        return figures
    finally:
        shm.unlink(segment.name)
        segment.close()


def machine() -> str:
    """The processor's name and how many of it."""
    name = platform.machine()
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        name = next(
            (line.split(":", 1)[1].strip() for line in text.splitlines() if line.startswith("model name")), name
        )
    except OSError:
        pass
    return f"{os.cpu_count()} x {name}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    wanted = parser.parse_args()
    cv2.setNumThreads(1)
    figures: dict[str, object] = {"machine": machine(), "unit": "us, median"}
    for name, (width, height) in SIZES.items():
        rng = np.random.default_rng(1)
        blocks = [rng.integers(16, 236, (height * 3 // 2, width), np.uint8) for _ in range(4)]
        figures[name] = found = {**ring_figures(width, height, blocks), **picture_figures(width, height, blocks)}
        print(f"{name}: " + "  ".join(f"{key} {value}" for key, value in found.items()), flush=True)
    figures["sound"] = sound_figures()
    print(f"sound: {figures['sound']}")
    if wanted.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
