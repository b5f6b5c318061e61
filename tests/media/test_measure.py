"""Meters: black, frozen and silent are said after two seconds, and of a live picture never."""

from __future__ import annotations

import numpy as np
import pytest

from producer.core.timebase import Rate, Ticks
from producer.media.frame import Bytes, Planes, Samples, new_block, planes_of
from producer.media.measure import PictureLevels, PictureMeter, SilenceMeter

RATE = Rate(30)
NOISY = np.random.default_rng(9)


def live(luma: int = 90, noise: int = 1) -> Planes:
    """A patient who does not move, seen by a sensor with `noise` levels of noise."""
    block = new_block(320, 180)
    planes = planes_of(block)
    planes.y[:] = luma + NOISY.integers(-noise, noise + 1, planes.y.shape)
    return planes


def run(meter: PictureMeter, pictures: list[Planes], start: int = 0, still: bool = False) -> list[PictureLevels]:
    return [meter.measure(picture, RATE.ticks(start + n), still) for n, picture in enumerate(pictures)]


def test_a_still_patient_is_not_a_frozen_camera() -> None:
    levels = run(PictureMeter(), [live() for _ in range(150)])
    assert not any(one.frozen or one.black or one.dark for one in levels)
    assert all(one.noise > 0.3 for one in levels[1:]) and levels[0].noise == -1.0
    assert 89 < levels[-1].mean < 91


def test_the_same_pixels_for_two_seconds_are_frozen() -> None:
    meter, picture = PictureMeter(), live()
    run(meter, [live() for _ in range(10)])
    levels = run(meter, [picture] * 70, start=10)
    assert levels[1].noise == 0.0
    assert [one.frozen for one in levels] == [n >= 60 for n in range(70)]
    after = run(meter, [live() for _ in range(5)] + [picture] * 60, start=80)
    assert not any(one.frozen for one in after)


def test_a_still_of_ours_is_never_frozen_and_does_not_count_afterwards() -> None:
    meter, picture = PictureMeter(), live()
    assert not any(one.frozen for one in run(meter, [picture] * 100, still=True))
    levels = run(meter, [picture] * 70, start=100)
    assert not levels[50].frozen and levels[-1].frozen


def test_black_is_said_after_two_seconds_whatever_the_noise() -> None:
    levels = run(PictureMeter(), [live(luma=20, noise=3) for _ in range(70)])
    assert all(one.dark for one in levels) and not any(one.frozen for one in levels)
    assert [one.black for one in levels] == [n >= 60 for n in range(70)]


@pytest.mark.parametrize(("lights", "dark"), [(17, True), (18, False)])
def test_two_parts_in_a_hundred_may_shine(lights: int, dark: bool) -> None:
    planes = live(luma=17)  # 22 x 40 pixels of it are looked at
    planes.y[4, 4 : 4 + 8 * lights : 8] = 235
    assert PictureMeter().measure(planes, 0).dark is dark


def test_dark_limit() -> None:
    for luma, dark in ((16, True), (37, True), (38, False)):
        block = new_block(320, 180)
        planes_of(block).y[:] = luma
        assert PictureMeter().measure(planes_of(block), 0).dark is dark


def test_another_size_and_a_reset_start_anew() -> None:
    meter, picture = PictureMeter(), live()
    run(meter, [picture] * 50)
    other = planes_of(new_block(640, 360))
    assert meter.measure(other, RATE.ticks(50)).noise == -1.0
    run(meter, [picture] * 50, start=51)
    meter.reset()
    assert not any(one.frozen for one in run(meter, [picture] * 60, start=101))


def test_time_running_back_starts_anew() -> None:
    meter, picture = PictureMeter(), live()
    run(meter, [picture] * 50, start=1000)
    levels = run(meter, [picture] * 62)
    assert not any(one.frozen for one in levels[:60]) and levels[-1].frozen


def test_a_decoders_picture_with_padded_rows_is_measured_alike() -> None:
    wide: Bytes = np.zeros((180, 384), np.uint8)
    picture = live()
    wide[:, :320] = picture.y
    padded = Planes(wide[:, :320], picture.u, picture.v)
    assert PictureMeter().measure(padded, 0) == PictureMeter().measure(picture, 0)


def sound(amplitude: float, count: int = 1600) -> Samples:
    wave = amplitude * np.sin(np.arange(count) * 0.13)
    return np.stack([wave, wave], axis=1).astype(np.float32)


def after(meter: SilenceMeter, samples: Samples, blocks: int, start: Ticks = 0) -> list[bool]:
    return [meter.measure(samples, start + n * 8000).silent for n in range(blocks)]


def test_quiet_for_two_seconds_is_silence() -> None:
    assert after(SilenceMeter(), sound(0.0), 70) == [n >= 59 for n in range(70)]
    assert after(SilenceMeter(), sound(0.0009), 70)[-1], "-61 dBFS"
    assert not any(after(SilenceMeter(), sound(0.0012), 70)), "-58 dBFS"


def test_a_word_ends_silence_at_once() -> None:
    meter = SilenceMeter()
    assert after(meter, sound(0.0), 70)[-1]
    heard = meter.measure(sound(0.5), 70 * 8000)
    assert not heard.silent and heard.peak_db == -6.0
    assert not any(after(meter, sound(0.0), 59, start=71 * 8000))


def test_broken_sound_counts_as_none() -> None:
    broken = sound(0.5)
    broken[7] = np.nan
    meter = SilenceMeter()
    assert after(meter, broken, 70)[-1]
    meter.reset()
    assert not after(meter, broken, 59)[-1]
    assert meter.measure(np.zeros((0, 2), np.float32), 59 * 8000).peak_db == -120.0
