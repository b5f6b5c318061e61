"""Simulated cameras: exact times, strip, flash and click together, the canary, no picture overwritten."""

from __future__ import annotations

import numpy as np
import pytest

from producer.core.show import OptionValue
from producer.core.timebase import TICK_RATE, TICKS_PER_SAMPLE
from producer.media.frame import Planes
from producer.sources import strip
from producer.sources.base import Arrived, Heard, Pictured
from producer.sources.scenes import SCENES
from producer.sources.scenes.base import canary_pixels
from producer.sources.simulated import SimulatedSource
from tests.sources.given import FakeClock, Got, gather, source


def got_of(pictures: int, rate: str = "30", **options: OptionValue) -> Got:
    made = source("simulated", options, now=FakeClock(), rate=rate)
    made.open()
    got = gather(made, pictures)
    made.close()
    return got


@pytest.mark.parametrize("rate", ["30", "25", "29.97", "60"])
def test_the_strip_counts_frames_of_the_house_clock(rate: str) -> None:
    got = got_of(40, rate, scene="card")
    step = got.captured[1] - got.captured[0]
    assert [strip.read(picture.frame.planes) for picture in got.pictures] == [at // step for at in got.captured]
    assert all(at % step == 0 for at in got.captured)


@pytest.mark.parametrize("rate", ["30", "25", "29.97"])
@pytest.mark.parametrize("sound", ["beep", "steady"])
def test_click_and_flash_come_together_at_each_whole_second(rate: str, sound: str) -> None:
    got = got_of(100, rate, scene="card", sound=sound)
    step = got.captured[1] - got.captured[0]
    lit = [picture.frame.captured for picture in got.pictures if strip.flash(picture.frame.planes)]
    assert len(lit) in (3, 4)
    for at in lit:
        # A whole second lies inside the picture's interval.
        assert -(-at // TICK_RATE) * TICK_RATE - at < step or at % TICK_RATE < step
    first = got.sounds[0].captured // TICKS_PER_SAMPLE
    samples = np.concatenate([heard.samples for heard in got.sounds])
    for second in range(-(-first // 48_000), (first + len(samples)) // 48_000):
        at = second * 48_000 - first
        around = np.abs(samples[max(0, at - 2000) : at + 2000, 0])
        assert int(np.argmax(around)) == min(at, 2000)
        assert around.max() == pytest.approx(0.5, abs=0.01)


def test_sound_has_no_seam() -> None:
    got = got_of(60, "29.97", scene="card", sound="steady", tone_hz=1000)
    ends = [heard.captured + len(heard.samples) * TICKS_PER_SAMPLE for heard in got.sounds]
    assert ends[:-1] == [heard.captured for heard in got.sounds[1:]]


def test_no_tone_no_sound() -> None:
    assert got_of(30, scene="card", tone_hz=0).sounds == []


@pytest.mark.parametrize("scene", SCENES)
def test_the_canary_fills_the_patients_region_and_exists_nowhere_else(scene: str) -> None:
    assert {canary_pixels(picture.frame.planes) for picture in got_of(60, scene=scene).pictures[::10]} == {0}
    with_it = got_of(2, scene=scene, canary=True).pictures[-1].frame.planes
    points = np.array(SCENES[scene].PATIENT) * (640, 360) / 20_000
    (left, top), (right, bottom) = np.ceil(points.min(axis=0)).astype(int), np.floor(points.max(axis=0)).astype(int)
    assert canary_pixels(with_it) == (right - left) * (bottom - top) > 400
    with_it.u[top:bottom, left:right] = 128
    assert canary_pixels(with_it) == 0


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("size", [(640, 360), (1280, 720), (640, 480), (352, 288)])
def test_every_scene_in_every_size_moves_and_carries_noise(scene: str, size: tuple[int, int]) -> None:
    made = source("simulated", {"scene": scene}, width=size[0], height=size[1], now=FakeClock())
    made.open()
    frames = [picture.frame.planes for picture in gather(made, 20).pictures]
    made.close()
    first, second, last = frames[0], frames[1], frames[-1]
    below = size[1] // 24
    # Sensor noise: most pixels of the scene change from frame to frame, by very little.
    change = np.abs(first.y[below:].astype(int) - second.y[below:])
    assert np.mean(change > 0) > 0.3 and np.median(change) <= 3
    assert np.max(np.abs(first.y[below:].astype(int) - last.y[below:])) > 30
    assert int(last.y.min()) >= 16 and int(last.y.max()) <= 240


def test_without_noise_a_still_part_stands_still() -> None:
    frames = got_of(3, scene="card", noise=False, strip=False).pictures
    assert np.array_equal(frames[0].frame.planes.y[320:350, :200], frames[1].frame.planes.y[320:350, :200])
    assert strip.read(frames[0].frame.planes) is None


def test_pictures_in_use_are_never_overwritten() -> None:
    got = got_of(60, scene="card")
    numbers = [strip.read(picture.frame.planes) for picture in got.pictures]
    assert numbers == list(range(numbers[0] or 0, (numbers[0] or 0) + 60))
    views: list[Planes] = [picture.frame.planes for picture in got.pictures]
    assert len({view.y.__array_interface__["data"][0] for view in views}) == 60


def test_a_late_reader_gets_the_present_not_the_past() -> None:
    clock = FakeClock()
    made = source("simulated", {"scene": "card", "tone_hz": 0}, now=clock, paced=True)
    made.open()
    clock.at += 8_000
    first = gather(made, 1).captured[0]
    clock.at += 10 * TICK_RATE
    assert gather(made, 1).captured[0] - first >= 9 * TICK_RATE
    made.close()


def test_its_own_rate() -> None:
    got = got_of(30, "30", scene="card", fps="25")
    assert got.captured[1] - got.captured[0] == 9_600


def test_economy_draws_one_picture_a_second() -> None:
    made = source("simulated", {"scene": "card", "tone_hz": 0}, now=FakeClock())
    made.open()
    made.economy = True
    found = [made.read() for _ in range(90)]
    made.close()
    assert sum(isinstance(thing, Pictured) for thing in found) == 3
    assert sum(isinstance(thing, Arrived) for thing in found) == 87


def test_economy_keeps_its_sound() -> None:
    made = source("simulated", {"scene": "card"}, now=FakeClock())
    made.open()
    made.economy = True
    assert sum(isinstance(made.read(), Heard) for _ in range(60)) == 30
    made.close()


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"scene": "beach"}, "scene"),
        ({"tone_hz": -1}, "tone_hz"),
        ({"tone_hz": 30_000}, "tone_hz"),
        ({"sound": "loud"}, "sound"),
        ({"seed": -1}, "seed"),
        ({"fps": "31.7"}, "fps"),
    ],
)
def test_wrong_options_are_named(options: dict[str, OptionValue], name: str) -> None:
    assert [fault[0] for fault in SimulatedSource.check(options)] == [name]
