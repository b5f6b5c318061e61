"""The sound mixer: nothing clicks, nothing of a silenced channel is heard, nothing broken spreads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.core.show import ChannelSpec
from producer.media.frame import Samples
from producer.media.gate import FADE, Gate
from producer.media.levels import SILENT, decibels, level
from producer.media.strips import ChannelSetting, SoundMixer

N = 1600


def tone(hz: float, n: int, start: int = 0, amplitude: float = 0.25) -> Samples:
    wave = amplitude * np.sin(2 * np.pi * hz * (np.arange(n) + start) / 48_000)
    return np.repeat(wave[:, np.newaxis], 2, axis=1).astype(np.float32)


def constant(value: float, n: int = N) -> Samples:
    return np.full((n, 2), value, np.float32)


def one(mute: bool = False, delay_ms: int = 0) -> SoundMixer:
    return SoundMixer([ChannelSpec("a", "A", "cam1", mute=mute, delay_ms=delay_ms)])


def click(sound: Samples) -> float:
    """Energy above 6 kHz against all of it, in dB, in the worst 10 ms: a low tone that only fades stays far below."""
    worst = -200.0
    for at in range(0, len(sound) - 480, 120):
        piece = sound[at : at + 480, 0].astype(np.float64) * np.hanning(480)
        spectrum = np.abs(np.fft.rfft(piece)) ** 2
        worst = max(worst, 10 * float(np.log10(spectrum[60:].sum() + 1e-20)))
    return worst


def run(mixer: SoundMixer, blocks: list[ChannelSetting], sound: Samples, n: int = N) -> Samples:
    return np.concatenate(
        [mixer.mix({"a": sound[i * n : (i + 1) * n]}, {"a": s}, n).program for i, s in enumerate(blocks)]
    )


def test_one_open_channel_is_bit_exact_after_its_fade_in() -> None:
    sound = tone(440, 2 * N)
    out = run(one(), [ChannelSetting()] * 2, sound)
    assert np.array_equal(out[N:], sound[N:])
    assert abs(float(out[0, 0])) < 1e-4


@pytest.mark.parametrize("delay", [0, 50])
@pytest.mark.parametrize(
    "changed",
    [
        ChannelSetting(mute=True),
        ChannelSetting(silent=True),
        ChannelSetting(gain_cb=-200),
        ChannelSetting(gain_cb=-600),
        ChannelSetting(gain_cb=60, pan=-100),
        ChannelSetting(delay_ms=7),
    ],
    ids=str,
)
def test_no_change_clicks(changed: ChannelSetting, delay: int) -> None:
    before = ChannelSetting(delay_ms=delay)
    changed = replace(changed, delay_ms=changed.delay_ms + delay)
    out = run(one(), [before] * 4 + [changed] * 3 + [before] * 5, tone(197, 12 * N, start=61))
    hard = tone(197, 12 * N)
    hard[3 * N + 11 : 5 * N] = 0  # what stopping dead looks like
    # Silence may not use what comes, only turn back: a corner in the wave, but no step.
    assert click(out) < click(hard) - (25 if changed.silent else 38)


def test_silent_lets_not_one_sample_through_anywhere() -> None:
    mixer = one()
    mixer.mix({"a": constant(0.1)}, {"a": ChannelSetting(listen=True)}, N)
    mixed = mixer.mix({"a": constant(1.0)}, {"a": ChannelSetting(listen=True, silent=True)}, N)
    for bus in (mixed.program, mixed.listen):
        assert float(np.abs(bus).max()) <= 0.1001  # only the fading past
        assert not bus[FADE:].any()
    assert mixed.levels["a"] == SILENT


@given(
    delay=st.integers(0, 1000),
    hidden=st.lists(st.booleans(), min_size=4, max_size=40),
    n=st.sampled_from([17, 800, 1601, 2002]),
)
@settings(max_examples=60, deadline=None)
def test_what_came_while_silent_never_comes_out_later(delay: int, hidden: list[bool], n: int) -> None:
    """Hidden blocks carry 1.0, open ones 0.1: above 0.1 nothing may ever be heard, whatever the delay line holds."""
    mixer = one()
    for hide in [*hidden, *[False] * 40]:
        mixed = mixer.mix(
            {"a": constant(1.0 if hide else 0.1, n)}, {"a": ChannelSetting(delay_ms=delay, silent=hide)}, n
        )
        assert float(np.abs(mixed.program).max()) <= 0.1001


def test_silence_empties_the_delay_line() -> None:
    """What was on its way when a source was hidden does not come out after it is shown again, half a second late."""
    mixer, setting = one(), ChannelSetting(delay_ms=500)
    for _ in range(20):
        mixer.mix({"a": constant(0.8)}, {"a": setting}, N)
    mixer.mix({}, {"a": replace(setting, silent=True)}, N)
    after = np.concatenate([mixer.mix({"a": constant(0.1)}, {"a": setting}, N).program for _ in range(20)])
    assert float(np.abs(after).max()) <= 0.1001


def test_mute_fades_within_5_ms_and_listen_goes_on() -> None:
    mixer = one()
    mixer.mix({"a": constant(0.5)}, {"a": ChannelSetting(listen=True)}, N)
    mixed = mixer.mix({"a": constant(0.5)}, {"a": ChannelSetting(mute=True, listen=True)}, N)
    assert not mixed.program[FADE:].any()
    assert np.allclose(mixed.listen, 0.5)
    assert mixed.levels["a"].peak == pytest.approx(0.5)


def test_listen_is_never_in_program() -> None:
    mixer = one(mute=True)
    for _ in range(3):
        mixed = mixer.mix({"a": constant(0.5)}, {"a": ChannelSetting(mute=True, listen=True)}, N)
        assert not mixed.program.any()
    assert mixed.listen.any()


def test_a_missing_input_is_silence_and_a_missing_setting_is_the_show_files() -> None:
    mixer = SoundMixer([ChannelSpec("a", "A", "cam1", mute=True), ChannelSpec("b", "B", "cam2", gain_cb=-200)])
    for _ in range(2):
        mixed = mixer.mix({"a": constant(0.5), "b": constant(0.5), "ghost": constant(1.0)}, {}, N)
    assert float(mixed.program[-1, 0]) == pytest.approx(0.05, rel=1e-5)
    assert mixer.mix({}, {}, N).levels == {"a": SILENT, "b": SILENT}
    assert not mixer.mix({}, {}, N).program.any()


@pytest.mark.parametrize("poison", [np.nan, np.inf, -np.inf, 1e30, -1e5])
def test_a_broken_sample_silences_its_channel_alone(poison: float) -> None:
    mixer = SoundMixer([ChannelSpec("a", "A", "cam1"), ChannelSpec("b", "B", "cam2")])
    for _ in range(2):
        mixer.mix({"a": constant(0.1), "b": constant(0.25)}, {}, N)
    bad = constant(0.1)
    bad[777, 1] = poison
    mixed = mixer.mix({"a": bad, "b": constant(0.25)}, {"a": ChannelSetting(listen=True)}, N)
    assert np.allclose(mixed.program[FADE:], 0.25)
    assert np.isfinite(mixed.program).all() and np.isfinite(mixed.listen).all()
    assert mixer.broken == {"a": 1, "b": 0}
    assert np.allclose(mixer.mix({"a": constant(0.1), "b": constant(0.25)}, {}, N).program[FADE:], 0.35)


@pytest.mark.parametrize("shape", [(N - 1, 2), (N, 1), (0, 2)])
def test_a_wrong_shape_is_broken_too(shape: tuple[int, int]) -> None:
    mixer = one()
    assert not mixer.mix({"a": np.ones(shape, np.float32)}, {}, N).program.any()
    assert mixer.broken["a"] == 1


@pytest.mark.parametrize("ms", [0, 1, 250, 999, 1000, 5000])
def test_delay_is_exact_and_bounded(ms: int) -> None:
    mixer, n = one(delay_ms=ms), 1601
    flat = constant(0.0, n)
    mixer.mix({"a": flat}, {}, n)
    click_in = flat.copy()
    click_in[5] = 0.9
    out = [mixer.mix({"a": click_in}, {}, n).program]
    out += [mixer.mix({"a": flat}, {}, n).program for _ in range(40)]
    heard = np.concatenate(out)[:, 0]
    assert np.flatnonzero(heard).tolist() == [5 + min(ms, 1000) * 48]


@pytest.mark.parametrize("pan", range(-100, 101, 25))
def test_pan_keeps_the_power(pan: int) -> None:
    mixer = one()
    for _ in range(2):
        left, right = mixer.mix({"a": constant(0.5)}, {"a": ChannelSetting(pan=pan)}, N).program[-1]
    assert left**2 + right**2 == pytest.approx(0.5, rel=1e-4)
    assert (left > right, left < right) == (pan < 0, pan > 0)
    if abs(pan) == 100:
        assert min(left, right) == 0.0


def test_gain_is_what_it_says() -> None:
    for cb in (-599, -60, 0, 120, 500):
        mixer = one()
        for _ in range(2):
            out = mixer.mix({"a": constant(0.01)}, {"a": ChannelSetting(gain_cb=cb)}, N).program
        assert decibels(float(out[-1, 0])) == pytest.approx(-40 + min(cb, 120) / 10, abs=0.06)


def test_the_sum_is_not_clipped_in_program_but_is_in_the_headphones() -> None:
    mixer = SoundMixer([ChannelSpec(f"c{i}", "", "s") for i in range(4)])
    inputs = {f"c{i}": constant(0.5) for i in range(4)}
    for _ in range(2):
        mixed = mixer.mix(inputs, {f"c{i}": ChannelSetting(listen=True) for i in range(4)}, N)
    assert float(mixed.program[-1, 0]) == pytest.approx(2.0)
    assert float(mixed.listen.max()) == 1.0


def test_inputs_are_never_written_to() -> None:
    mixer, sound = one(), constant(0.5)
    sound.flags.writeable = False
    for setting in (
        ChannelSetting(),
        ChannelSetting(silent=True),
        ChannelSetting(gain_cb=30),
        ChannelSetting(delay_ms=9),
    ):
        mixer.mix({"a": sound}, {"a": setting}, N)


def test_wrong_use_is_refused() -> None:
    with pytest.raises(ValueError, match="44100"):
        SoundMixer([], 44_100)
    with pytest.raises(ValueError, match="same id"):
        SoundMixer([ChannelSpec("a", "", "x"), ChannelSpec("a", "", "y")])
    for n in (0, 4097):
        with pytest.raises(ValueError, match="samples"):
            one().mix({}, {}, n)


@pytest.mark.parametrize("n", [1, 7, 100, 240, 241, 1600])
def test_the_gate_closes_on_the_sample_whatever_the_block(n: int) -> None:
    gate = Gate()
    for _ in range(2000 // n + 1):
        gate.apply(constant(0.2, n), True)
    tail = np.concatenate([gate.apply(constant(9.0, n), False) for _ in range(600 // n + 2)])
    assert float(np.abs(tail).max()) <= 0.2001
    assert not tail[FADE:].any()
    assert not gate.apply(constant(9.0, 0), True).size


def test_levels() -> None:
    assert level(np.zeros((0, 2), np.float32)) == SILENT
    measured = level(tone(1000, 48_000, amplitude=0.5))
    assert measured is not None
    assert (decibels(measured.peak), decibels(measured.rms)) == (-6.0, -9.0)
    assert decibels(0.0) == -120.0
    assert level(constant(float("nan"))) is None
