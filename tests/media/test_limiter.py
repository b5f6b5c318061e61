"""The limiter: nothing above -1 dBTP by somebody else's ruler, nothing touched below it, one constant latency."""

from __future__ import annotations

import numpy as np
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from producer.media.frame import Samples
from producer.media.limiter import LATENCY, Limiter

N = 24_000
T = np.arange(N) / 48_000


def stereo(wave: NDArray[np.float64]) -> Samples:
    return np.repeat(wave.astype(np.float32)[:, np.newaxis], 2, axis=1)


def band_limited(wave: NDArray[np.float64], hz: float = 20_000) -> NDArray[np.float64]:
    """Nothing above `hz`, not at the ends either: they are quiet, or cutting them off would bring it back."""
    wave = wave * np.minimum(1.0, np.minimum(np.arange(N), np.arange(N)[::-1]) / 960)
    spectrum = np.fft.rfft(wave)
    spectrum[np.fft.rfftfreq(len(wave), 1 / 48_000) > hz] = 0
    return np.fft.irfft(spectrum, len(wave))


def true_peak(sound: Samples) -> float:
    """dBTP by an independent road: soxr's best filter, eightfold."""
    quiet = np.zeros((2_000, 2), np.float32)
    big = soxr.resample(np.concatenate((quiet, sound, quiet)), 48_000, 8 * 48_000, quality="VHQ")
    return 20 * float(np.log10(np.abs(big).max() + 1e-12))


def limited(sound: Samples, block: int = 1600, limiter: Limiter | None = None) -> Samples:
    """All of `sound` through a limiter and the latency flushed out: as long as the input, in step with it."""
    limiter = limiter or Limiter()
    line = np.concatenate((sound, np.zeros((LATENCY, 2), np.float32)))
    return np.concatenate([limiter.limit(line[i : i + block]) for i in range(0, len(line), block)])[LATENCY:]


def hard_signals() -> dict[str, NDArray[np.float64]]:
    chance = np.random.default_rng(7)
    clicks = 0.05 * chance.standard_normal(N)
    clicks[chance.integers(0, N, 50)] = 5.0
    return {
        "quarter of the rate, between samples": 2 * np.sin(2 * np.pi * 12_000 * T + np.pi / 4),
        "20 kHz": 2 * np.sin(2 * np.pi * 19_997 * T),
        "sweep": 2 * np.sin(2 * np.pi * 20_000 * T * T),
        "50 Hz": 4 * np.sin(2 * np.pi * 50 * T),
        "constant": np.full(N, 1.5),
        "square": band_limited(2 * np.sign(np.sin(2 * np.pi * 997 * T))),
        "clicks": band_limited(clicks),
        "bursts": band_limited(np.where((T * 7 % 1) < 0.1, 3.0, 0.05) * np.sin(2 * np.pi * 7_001 * T)),
        "bursts of noise": band_limited(np.where((T * 70 % 1) < 0.1, 6.0, 0.05) * chance.standard_normal(N)),
        "noise 12 dB over": band_limited(chance.uniform(-4, 4, N)),
        "random signs": band_limited(np.where(chance.random(N) < 0.5, -3.0, 3.0)),
    }


@pytest.mark.parametrize("name", sorted(hard_signals()))
def test_hard_signals_stay_under_the_ceiling(name: str) -> None:
    sound = stereo(hard_signals()[name])
    assert true_peak(sound) > 3
    assert true_peak(limited(sound)) <= -0.9


def test_noise_that_no_camera_sends_stays_under_full_scale() -> None:
    """Full band up to 24 kHz, 17 dB over: the estimate and the ruler disagree above 22 kHz; it still never clips."""
    noise = np.random.default_rng(3).uniform(-4, 4, (N, 2)).astype(np.float32)
    assert true_peak(limited(noise)) <= -0.2


@given(
    parts=st.lists(
        st.tuples(st.floats(20, 20_000), st.floats(0, 4), st.floats(0, 1), st.floats(0, 0.5)), min_size=1, max_size=5
    ),
    block=st.sampled_from([131, 800, 1601, 4096]),
)
@settings(max_examples=40, deadline=None)
def test_any_mix_of_tones_that_start_anywhere(parts: list[tuple[float, float, float, float]], block: int) -> None:
    wave = np.zeros(N)
    for hz, amplitude, phase, start in parts:
        wave += np.where(start <= T, amplitude, 0) * np.sin(2 * np.pi * (hz * T + phase))
    assert true_peak(limited(stereo(band_limited(wave)), block)) <= -0.9


def test_below_the_ceiling_it_is_a_pure_delay() -> None:
    sound = np.random.default_rng(1).standard_normal((N, 2)).astype(np.float32)
    sound *= 10 ** ((-1.3 - true_peak(sound)) / 20)
    limiter = Limiter()
    assert np.array_equal(limited(sound, limiter=limiter), sound)
    assert limiter.reduction_db == 0.0


def test_after_a_peak_it_comes_back_to_bit_exact() -> None:
    wave = 0.5 * np.sin(2 * np.pi * 440 * np.arange(96_000) / 48_000)
    wave[1000:1100] *= 8
    out = limited(stereo(wave))
    assert np.array_equal(out[-24_000:], stereo(wave)[-24_000:])
    assert np.array_equal(out[:800], stereo(wave)[:800])
    assert not np.array_equal(out[1200:2400], stereo(wave)[1200:2400])


@pytest.mark.parametrize("block", [1, 17, 1600])
def test_the_cut_of_the_blocks_changes_nothing(block: int) -> None:
    sound = stereo(hard_signals()["bursts"])[:4_000]
    assert np.allclose(limited(sound, block), limited(sound, 4_000), atol=1e-6)


def test_both_sides_share_one_gain() -> None:
    sound = stereo(4 * np.sin(2 * np.pi * 1_000 * T))
    sound[:, 1] *= 0.1
    out = limited(sound)
    assert np.allclose(out[:, 1], 0.1 * out[:, 0], atol=1e-5)


def test_broken_sound_becomes_silence_and_is_counted() -> None:
    limiter = Limiter()
    limiter.limit(np.full((1600, 2), 0.5, np.float32))
    bad = np.full((1600, 2), 0.5, np.float32)
    bad[3, 0] = np.nan
    out = np.concatenate((limiter.limit(bad), limiter.limit(np.zeros((1600, 2), np.float32))))
    assert np.isfinite(out).all() and not out[LATENCY:].any()
    assert limiter.broken == 1


def test_reset_forgets_and_nothing_in_is_nothing_out() -> None:
    limiter = Limiter()
    limiter.limit(np.full((1600, 2), 4.0, np.float32))
    assert limiter.reduction_db > 10
    limiter.reset()
    assert limiter.limit(np.zeros((0, 2), np.float32)).shape == (0, 2)
    assert not limiter.limit(np.zeros((1600, 2), np.float32)).any()
    assert limiter.reduction_db == 0.0
