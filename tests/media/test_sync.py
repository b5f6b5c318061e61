"""Lip-sync over an hour: a sound clock that runs 200 ppm fast keeps its clicks on their flashes.

Virtual time, no process, no device: a camera flashes and clicks every 10 s; its sound card runs at 48,009.6 Hz. Left
alone the click would be 720 ms off after 3,600 s. The limit is EBU R 37's +40/-60 ms (positive: sound early).
"""

from __future__ import annotations

import math

import numpy as np

from producer.core.timebase import TICK_RATE, TICKS_PER_SAMPLE
from producer.media.drift import DriftResampler

RATE = 48_009.6
BLOCK = 48_000
EVERY = 10
START = 987_654_321_000


def click_errors_ms(seconds: int) -> list[float]:
    """For each flash: how many ms early its click stands on the house clock."""
    drift, errors, end = DriftResampler(), [], None
    for first in range(0, int(seconds * RATE), BLOCK):
        block = np.zeros((BLOCK, 2), np.float32)
        flash = math.ceil(first / RATE / EVERY)
        while (place := round(flash * EVERY * RATE) - first) < BLOCK:
            if place >= 0:
                block[place] = 1.0
            flash += 1
        for start, sound in drift.push(block, START + round(first * TICK_RATE / RATE)):
            assert end is None or start == end, "the sound jumped"
            end = start + len(sound)
            for click in np.flatnonzero(sound[:, 0] > 0.45):
                since = (start + int(click)) * TICKS_PER_SAMPLE - START
                errors.append((round(since / TICK_RATE / EVERY) * EVERY * TICK_RATE - since) * 1000 / TICK_RATE)
    assert drift.restarts == 0
    return errors


def test_an_hour() -> None:
    errors = click_errors_ms(3600)
    assert len(errors) >= 3600 // EVERY - 2, "clicks were lost"
    assert min(errors) > -60 and max(errors) < 40
    assert max(map(abs, errors)) < 5, "the aim"
    assert max(map(abs, errors[600 // EVERY :])) < 0.5, "it does not settle within ten minutes"
