"""What masking costs: each look, and a whole frame from raw picture to ring slot. CPU time, medians.

    python -m benchmarks.masks [--json] [--rounds 200]

With `--json` the last line is one JSON object: microseconds per frame at 1920x1080, `make_ms` milliseconds to prepare
a mask when it is set.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

import cv2
import numpy as np

from producer.core.show import UNIT, Look, Mask
from producer.media.frame import Bytes, RawFrame, new_block, planes_of
from producer.overlay import MASKS
from producer.overlay.shape import Shape
from producer.overlay.stage import MaskStage

WIDTH, HEIGHT = 1920, 1080


def at(*points: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Pixels as ten-thousandths."""
    return tuple((x * UNIT // WIDTH, y * UNIT // HEIGHT) for x, y in points)


PATCH = at((660, 400), (1260, 410), (1250, 600), (900, 590), (670, 600))
"""About 600 x 200."""
FIELD = at((600, 60), (1320, 60), (1500, 300), (1500, 780), (1320, 1020), (600, 1020), (420, 780), (420, 300))
"""The octagon of a scope."""
SETS: dict[str, tuple[Mask, ...]] = {
    "none": (),
    "three_solid": tuple(
        Mask(f"m{i}", tuple((x + dx, y + dy) for x, y in PATCH))
        for i, (dx, dy) in enumerate(((0, 0), (2000, 2500), (-3000, -3000)))
    ),
    "soft_and_solid": (Mask("a", PATCH, Look.SOFT, 100, 100), Mask("b", at((0, 0), (300, 0), (300, 200), (0, 200)))),
    "field_only": (Mask("a", FIELD, Look.FIELD_ONLY, 0, 0),),
    "field_only_feathered": (Mask("a", FIELD, Look.FIELD_ONLY, 0, 100),),
}


def median_us(call: Callable[[], object], rounds: int) -> float:
    """Median CPU time of `call` in this thread, microseconds."""
    call()
    took = []
    for _ in range(rounds):
        began = time.thread_time_ns()
        call()
        took.append(time.thread_time_ns() - began)
    return round(statistics.median(took) / 1000, 1)


def looks(block: Bytes, rounds: int) -> dict[str, dict[str, float]]:
    """Each look, hard and feathered."""
    planes, figures = planes_of(block), {}
    for look, paint in MASKS.items():
        for name, feather in ((look.value, 0), (f"{look.value}_feathered", 100)):
            mask = Mask("m", FIELD if look is Look.FIELD_ONLY else PATCH, look, feather, feather)
            began = time.thread_time_ns()
            shape = Shape.of(mask, WIDTH, HEIGHT)
            made = round((time.thread_time_ns() - began) / 1e6, 1)
            figures[name] = {"us": median_us(partial(paint, planes, shape), rounds), "make_ms": made}
    return figures


def frames(block: Bytes, rounds: int) -> dict[str, dict[str, float]]:
    """Raw picture to slot, by `apply` and a copy and by `write_into`. Pictures and slots take turns, as in a camera
    process: none is warm in the cache."""
    raws = [RawFrame(planes_of(block.copy()), 0, 1) for _ in range(10)]
    slots = [new_block(WIDTH, HEIGHT) for _ in range(4)]
    figures = {}
    for name, masks in SETS.items():
        stage = MaskStage(WIDTH, HEIGHT, new_block(WIDTH, HEIGHT))
        stage.set(1, masks, confirmed=True, covered=False)
        turn = itertools.count()

        def whole(stage: MaskStage = stage, turn: Iterator[int] = turn) -> None:
            number = next(turn)
            np.copyto(slots[number % 4], stage.apply(raws[number % 10], number).block)

        def around(stage: MaskStage = stage, turn: Iterator[int] = turn) -> None:
            number = next(turn)
            stage.write_into(raws[number % 10], number, slots[number % 4])

        figures[name] = {"apply_and_copy_us": median_us(whole, rounds), "write_into_us": median_us(around, rounds)}
    return figures


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="What masking costs at 1920x1080.")
    parser.add_argument("--json", action="store_true", help="last line: one JSON object of all figures")
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    block = np.random.default_rng(1).integers(16, 235, (HEIGHT * 3 // 2, WIDTH), dtype=np.uint8)
    figures = {"looks": looks(block, options.rounds), "frames": frames(block, options.rounds)}
    for group in figures.values():
        for name, values in group.items():
            print(f"{name:24}" + "  ".join(f"{key} {value:8.1f}" for key, value in values.items()))
    if options.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
