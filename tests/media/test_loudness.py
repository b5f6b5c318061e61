"""The loudness meter against the signals of EBU Tech 3341 and against a limiter's promise."""

from __future__ import annotations

import numpy as np
import pytest

from producer.media.frame import Samples
from producer.media.loudness import Loudness, LoudnessMeter


def sine(dbfs: float, seconds: float, hz: float = 1000.0) -> Samples:
    wave = 10 ** (dbfs / 20) * np.sin(2 * np.pi * hz * np.arange(int(seconds * 48_000)) / 48_000)
    return np.repeat(wave[:, np.newaxis], 2, axis=1).astype(np.float32)


def feed(meter: LoudnessMeter, sound: Samples, block: int = 1600) -> Loudness:
    for at in range(0, len(sound), block):
        meter.push(sound[at : at + block])
    return meter.reading


@pytest.mark.parametrize("case, dbfs", [(1, -23.0), (2, -33.0)])
@pytest.mark.parametrize("block", [1601, 48_000])
def test_tech_3341_steady_tones(case: int, dbfs: float, block: int) -> None:
    reading = feed(LoudnessMeter(), sine(dbfs, 20), block)
    for lufs in (reading.momentary, reading.short, reading.integrated):
        assert lufs == pytest.approx(dbfs, abs=0.1001)
    assert reading.true_peak == pytest.approx(dbfs, abs=0.25)


def test_tech_3341_case_3_the_relative_gate() -> None:
    """-36, -23, -36 dBFS for 10, 60, 10 s reads -23 LUFS integrated: the quiet ends do not count."""
    meter = LoudnessMeter()
    for dbfs, seconds in ((-36, 10), (-23, 60), (-36, 10)):
        reading = feed(meter, sine(dbfs, seconds), 48_000)
    assert reading.integrated == pytest.approx(-23.0, abs=0.1001)
    assert reading.short == pytest.approx(-36.0, abs=0.1001)


def test_a_peak_between_the_samples_is_seen() -> None:
    """A quarter of the sample rate, its tops half-way between samples; swelling, for a hard start does overshoot."""
    wave = 0.5 * np.sin(2 * np.pi * 12_000 * np.arange(48_000) / 48_000 + np.pi / 4) * np.hanning(48_000)
    sound = np.repeat(wave[:, np.newaxis], 2, axis=1).astype(np.float32)
    assert float(np.abs(sound).max()) < 0.36
    assert feed(LoudnessMeter(), sound).true_peak == pytest.approx(-6.0, abs=0.3)


def test_silence_reads_the_floor_and_so_does_nothing_at_all() -> None:
    meter = LoudnessMeter()
    assert meter.push(np.zeros((0, 2), np.float32)) == Loudness()
    assert feed(meter, np.zeros((96_000, 2), np.float32)) == Loudness(-70.0, -70.0, -70.0, -120.0)


def test_reset_begins_a_new_show() -> None:
    meter = LoudnessMeter()
    feed(meter, sine(-10, 5))
    meter.reset()
    assert meter.reading == Loudness()
    assert feed(meter, sine(-30, 5)).integrated == pytest.approx(-30, abs=0.1001)
    assert meter.reading.true_peak < -29


def test_broken_sound_counts_as_silence() -> None:
    meter = LoudnessMeter()
    feed(meter, sine(-23, 5))
    meter.push(np.full((1600, 2), np.nan, np.float32))
    reading = feed(meter, sine(-23, 5))
    assert meter.broken == 1
    assert reading.integrated == pytest.approx(-23, abs=0.2)
    assert reading.true_peak < -22
