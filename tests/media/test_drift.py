"""Drift: a source's clock is followed without a jump, a hole is a hole, and no run overlaps another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.core.timebase import SAMPLE_RATE, TICK_RATE, TICKS_PER_SAMPLE
from producer.media.drift import CLAMP, DriftResampler
from producer.media.frame import Samples

START = 123_456_789_012_347
BLOCK = 1024


def tone(n: int, start: int, rate: float = SAMPLE_RATE, hz: float = 1000.0) -> Samples:
    wave = 0.5 * np.sin(2 * np.pi * hz * (np.arange(n) + start) / rate)
    return np.repeat(wave[:, np.newaxis], 2, axis=1).astype(np.float32)


def at(sample: int, rate: float = SAMPLE_RATE) -> int:
    """House ticks at which a source of `rate` captures its sample."""
    return START + round(sample * TICK_RATE / rate)


def joined(runs: Iterable[tuple[int, Samples]]) -> tuple[int, Samples]:
    """One run out of several that must be contiguous."""
    pieces = list(runs)
    for (start, piece), (following, _) in pairwise(pieces):
        assert start + len(piece) == following
    return pieces[0][0], np.concatenate([piece for _, piece in pieces])


def feed(drift: DriftResampler, seconds: float, rate: float = SAMPLE_RATE) -> list[tuple[int, Samples]]:
    return [
        run
        for first in range(0, int(seconds * rate), BLOCK)
        for run in drift.push(tone(BLOCK, first, rate), at(first, rate))
    ]


def test_it_starts_where_the_first_sample_was_captured() -> None:
    start, _ = joined(feed(DriftResampler(), 0.5))
    assert abs(start - START // TICKS_PER_SAMPLE) <= 1


@pytest.mark.parametrize("ppm", [-500, -200, 0, 200, 500])
def test_the_clock_is_learned_and_the_phase_held(ppm: int) -> None:
    """After a minute the tone stands where the house clock wants it, to a fraction of its 1 ms period, and is pure."""
    rate = SAMPLE_RATE * (1 + ppm / 1e6)
    drift = DriftResampler()
    start, sound = joined(feed(drift, 60, rate))
    assert drift.ppm == pytest.approx(ppm, abs=60)
    assert abs(drift.error_ms) < 4
    assert drift.restarts == 0
    assert lag_samples(start, sound) == pytest.approx(0, abs=1.5 if abs(ppm) < 500 else 200)


def lag_samples(start: int, sound: Samples) -> float:
    """How late the 1 kHz tone at the end of `sound` stands on the house clock, within half a period (24 samples)."""
    last = sound[-SAMPLE_RATE // 4 :, 0].astype(np.float64)
    since = np.arange(len(last)) + start + len(sound) - len(last) - START / TICKS_PER_SAMPLE
    found = complex(np.dot(last, np.exp(-2j * np.pi * 1000 * since / SAMPLE_RATE)))
    assert abs(found) / len(last) == pytest.approx(0.25, rel=0.01)
    return -float(np.angle(found * 1j)) / (2 * np.pi) * 48


def test_a_followed_tone_stays_pure() -> None:
    drift = DriftResampler()
    _, sound = joined(feed(drift, 30, 48_009.6))
    last = sound[-SAMPLE_RATE // 2 :, 0].astype(np.float64)
    spectrum = np.abs(np.fft.rfft(last * np.blackman(len(last)))) ** 2
    peak = int(spectrum.argmax())
    rest = spectrum.sum() - spectrum[peak - 8 : peak + 9].sum()
    assert 10 * np.log10(rest / spectrum.sum()) < -70


def test_noisy_capture_times_do_not_make_it_jump() -> None:
    chance, drift = np.random.default_rng(5), DriftResampler()
    runs = [
        run
        for first in range(0, 30 * SAMPLE_RATE, BLOCK)
        for run in drift.push(tone(BLOCK, first), at(first) + int(chance.integers(0, TICK_RATE // 50)))
    ]
    joined(runs)
    assert drift.restarts == 0


def test_a_leap_of_the_capture_times_is_a_gap_at_its_right_place() -> None:
    drift = DriftResampler()
    before = joined(feed(drift, 1))
    later = START + 3 * TICK_RATE
    start, sound = joined(drift.push(tone(4800, 0), later) + drift.push(tone(4800, 4800), later + TICK_RATE // 10))
    assert drift.restarts == 1
    assert abs(start - later // TICKS_PER_SAMPLE) <= 1
    assert start > before[0] + len(before[1])
    assert abs(float(sound[0, 0])) < 0.01 and float(np.abs(sound[-2400:]).max()) > 0.45


def test_a_leap_back_never_overwrites_what_was_given() -> None:
    drift = DriftResampler()
    start, sound = joined(feed(drift, 2))
    again = [run for first in range(0, 5 * SAMPLE_RATE, 4800) for run in drift.push(tone(4800, first), at(first))]
    assert drift.restarts == 1
    assert joined(again)[0] == start + len(sound)


def test_lost_packets_below_the_leap_are_set_right_within_seconds() -> None:
    """Three lost packets of 21 ms: the error of 64 ms would take 2 minutes to mend by ratio alone."""
    drift = DriftResampler()
    feed(drift, 2)
    late = TICK_RATE * 64 // 1000
    runs = [
        run
        for first in range(2 * SAMPLE_RATE, 6 * SAMPLE_RATE, BLOCK)
        for run in drift.push(tone(BLOCK, first), at(first) + late)
    ]
    assert drift.restarts == 1
    assert abs(drift.error_ms) < 1
    assert all(start + len(sound) <= following for (start, sound), (following, _) in pairwise(runs))


@pytest.mark.parametrize("ppm", [-900, 900])
def test_the_ratio_never_leaves_the_clamp(ppm: int) -> None:
    drift, rate = DriftResampler(), SAMPLE_RATE * (1 + ppm / 1e6)
    begun, ended = feed(drift, 5, rate), 0
    taken = len(range(0, int(5 * rate), BLOCK)) * BLOCK
    for first in range(taken, taken + 60 * SAMPLE_RATE, BLOCK):
        begun += drift.push(tone(BLOCK, first, rate), at(first, rate))
        ended = first + BLOCK
    made = len(joined(begun)[1])
    assert abs(ended / (made + 240) - 1) < CLAMP + 10e-6
    assert abs(drift.ppm) <= CLAMP * 1e6 + 1e-6


def test_long_pushes_are_cut_and_short_ones_may_give_nothing() -> None:
    drift = DriftResampler()
    assert drift.push(tone(100, 0), START) == []
    joined(drift.push(tone(5 * SAMPLE_RATE, 100), at(100)))
    assert drift.push(np.zeros((0, 2), np.float32), at(5 * SAMPLE_RATE + 100)) == []


def test_broken_samples_are_silence_and_do_not_stay_in_the_filter() -> None:
    drift = DriftResampler()
    bad = tone(BLOCK, 0)
    bad[5] = np.inf
    runs = drift.push(bad, START) + drift.push(tone(BLOCK, BLOCK), at(BLOCK))
    assert all(np.isfinite(sound).all() for _, sound in runs)
    assert drift.broken == 1


def test_reset_begins_anew_and_44100_is_refused() -> None:
    drift = DriftResampler()
    feed(drift, 5, 48_009.6)
    drift.reset()
    assert (drift.ppm, drift.restarts) == (0.0, 0)
    with pytest.raises(ValueError, match="44100"):
        DriftResampler(44_100)


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(-300, 300)), min_size=1, max_size=25))
@settings(max_examples=60, deadline=None)
def test_whatever_the_capture_times_runs_rise_and_never_overlap(pushes: list[tuple[int, int]]) -> None:
    drift, moment, floor = DriftResampler(), START, 0
    for n, shift_ms in pushes:
        for start, sound in drift.push(tone(n, 0), moment + shift_ms * TICK_RATE // 1000):
            assert start >= floor
            assert len(sound) and sound.dtype == np.float32 and sound.shape[1] == 2
            floor = start + len(sound)
        moment += n * TICKS_PER_SAMPLE
