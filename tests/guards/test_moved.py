"""The camera-moved guard: what it must see in the very frame, and what must leave it calm."""

from __future__ import annotations

import math
from pathlib import Path

import cv2
import numpy as np
import pytest

from producer.guards.base import Ruling, View
from producer.guards.moved import LIMIT, MovedGuard
from producer.media.frame import planes_of
from tests.guards.scenery import HANDS, Scenery, noise_only

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
MOMENTS = [0.9 * turn for turn in range(6)]


@pytest.fixture(scope="module", params=["overhead", "room"])
def scenery(request: pytest.FixtureRequest) -> Scenery:
    return Scenery(request.param)


@pytest.fixture
def guard(scenery: Scenery) -> MovedGuard:
    made = MovedGuard()
    assert made.confirm(scenery.view(0.0)) == ""
    return made


def rulings(guard: MovedGuard, views: list[View]) -> list[Ruling]:
    return [guard.judge(view, number, number).ruling for number, view in enumerate(views)]


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"hands": HANDS},
        {"hands": HANDS, "light": 1.4},
        {"light": 1.4},
        {"light": 0.5},
        {"light": 0.25},
        {"hands": HANDS, "light": 1.4, "lit_rows": 0.4},
    ],
    ids=str,
)
def test_hands_and_light_leave_it_calm(guard: MovedGuard, scenery: Scenery, how: dict[str, float]) -> None:
    assert rulings(guard, [scenery.view(moment, **how) for moment in MOMENTS]) == [Ruling.OK] * len(MOMENTS)


def test_hands_in_the_confirmed_picture_may_leave_it(scenery: Scenery) -> None:
    guard = MovedGuard()
    assert guard.confirm(scenery.view(0.0, hands=HANDS)) == ""
    for number, moment in enumerate(MOMENTS):
        for hands in (0, HANDS):
            assert guard.judge(scenery.view(moment, hands=hands), number, number).ruling is Ruling.OK, (moment, hands)
        bumped = scenery.view(moment, hands=HANDS, shift=(8.0, 0.0))
        assert guard.judge(bumped, number, number).ruling is Ruling.TRIP


def test_half_a_pixel_of_vibration_leaves_it_calm(guard: MovedGuard, scenery: Scenery) -> None:
    shaken = [
        scenery.view(moment, hands=HANDS, shift=(0.5 * math.cos(moment * 9), 0.5 * math.sin(moment * 7)))
        for moment in MOMENTS
    ]
    assert rulings(guard, shaken) == [Ruling.OK] * len(MOMENTS)


@pytest.mark.parametrize("hands", [0, HANDS])
@pytest.mark.parametrize("light", [1.0, 1.4, 0.3])
def test_a_bump_of_8_pixels_in_any_direction_is_seen_in_the_frame(
    guard: MovedGuard, scenery: Scenery, hands: int, light: float
) -> None:
    for turn in range(8):
        off = (8 * math.cos(turn * math.pi / 4), 8 * math.sin(turn * math.pi / 4))
        verdict = guard.judge(scenery.view(0.7 * turn, hands=hands, light=light, shift=off), turn, turn)
        assert verdict.ruling is Ruling.TRIP and verdict.reason == "the camera moved", (turn, verdict)
        assert verdict.number == turn


@pytest.mark.parametrize(
    "how", [{"turn": 2.0}, {"turn": -2.0}, {"zoom": 1.05}, {"zoom": 0.95}, {"turn": 2.0, "light": 1.4}], ids=str
)
def test_a_turn_and_a_zoom_are_seen_in_the_frame(guard: MovedGuard, scenery: Scenery, how: dict[str, float]) -> None:
    views = [scenery.view(moment, hands=HANDS, **how) for moment in MOMENTS]
    assert rulings(guard, views) == [Ruling.TRIP] * len(MOMENTS)


def test_a_great_swing_is_never_ok(guard: MovedGuard, scenery: Scenery) -> None:
    for step in range(1, 12):
        view = scenery.view(step * 0.4, hands=2, shift=(45.0 * step, -20.0 * step))
        assert guard.judge(view, step, step).ruling is not Ruling.OK


def test_a_creep_adds_up(guard: MovedGuard, scenery: Scenery) -> None:
    """A pixel at a time, each like vibration to the picture before: the confirmed one counts."""
    found = rulings(guard, [scenery.view(step, shift=(0.0, float(step))) for step in range(9)])
    assert found[:4] == [Ruling.OK] * 4 and found[6:] == [Ruling.TRIP] * 3


@pytest.mark.parametrize("other", ["card", "laparoscope", "vitals"])
def test_a_cut_to_another_scene_is_never_ok(guard: MovedGuard, other: str) -> None:
    assert guard.judge(Scenery(other).view(), 0, 0).ruling is not Ruling.OK


def test_a_cut_to_a_scene_full_of_detail_waits_for_a_person() -> None:
    guard = MovedGuard()
    assert guard.confirm(Scenery("overhead").view()) == ""
    verdict = guard.judge(Scenery("room").view(), 0, 0)
    assert verdict.ruling is Ruling.TRIP and "another picture" in verdict.reason


@pytest.mark.parametrize("level", [20, 128, 235])
def test_a_plain_picture_is_unsure_and_does_not_trip(guard: MovedGuard, level: int) -> None:
    assert guard.judge(View(noise_only(level)), 0, 0).ruling is Ruling.UNSURE


def test_lights_off_and_on_need_no_person(guard: MovedGuard, scenery: Scenery) -> None:
    """Down to black, up again, and over: what an automatic exposure does when the lamp comes back."""
    steps = [1.0, 0.7, 0.4, 0.2, 0.1, 0.03, 0.0, 0.0, 0.05, 0.15, 0.4, 1.0, 2.0, 4.0, 8.0, 2.0, 1.2, 1.0]
    found = rulings(guard, [scenery.view(step * 0.1, hands=2, light=light) for step, light in enumerate(steps)])
    assert Ruling.TRIP not in found
    assert found[6] is Ruling.UNSURE and found[0] is Ruling.OK and found[-1] is Ruling.OK


def test_a_bump_in_the_dark_is_seen_when_the_light_comes_back(guard: MovedGuard, scenery: Scenery) -> None:
    found = rulings(guard, [scenery.view(0.0, light=light, shift=(8.0, 0.0)) for light in (0.0, 0.02, 0.3, 1.0)])
    assert found[:2] == [Ruling.UNSURE] * 2 and found[2:] == [Ruling.TRIP] * 2


def test_burned_in_text_does_not_hold_a_view_that_went() -> None:
    scenery = Scenery("overhead")

    def printed(**how: tuple[float, float]) -> View:
        planes = scenery.picture(1.0, **how)  # type: ignore[arg-type]
        for row in range(6):
            at = (20, 40 + row * 20)
            cv2.putText(planes.y, "1080p 12:31:07 GAIN AUTO SHUTTER 50", at, cv2.FONT_HERSHEY_SIMPLEX, 0.6, 235, 2)
        return View(planes)

    guard = MovedGuard()
    assert guard.confirm(printed()) == ""
    assert guard.judge(printed(), 0, 0).ruling is Ruling.OK
    assert guard.judge(printed(shift=(8.0, 0.0)), 1, 1).ruling is Ruling.TRIP
    assert guard.judge(printed(shift=(300.0, 0.0)), 2, 2).ruling is not Ruling.OK


def test_it_never_learns_by_itself_and_comes_back_with_the_view(guard: MovedGuard, scenery: Scenery) -> None:
    for number in range(30):
        assert guard.judge(scenery.view(0.0, shift=(9.0, 0.0)), number, number).ruling is Ruling.TRIP
    assert guard.judge(scenery.view(0.0), 30, 30).ruling is Ruling.OK
    assert guard.confirm(scenery.view(0.0, shift=(9.0, 0.0))) == ""
    assert guard.judge(scenery.view(0.3, shift=(9.0, 0.0)), 31, 31).ruling is Ruling.OK
    assert guard.judge(scenery.view(0.3), 32, 32).ruling is Ruling.TRIP


def test_what_it_measures_is_right(guard: MovedGuard, scenery: Scenery) -> None:
    for off in (1.0, 3.0, 6.0, 20.0):
        guard.judge(scenery.view(0.2, shift=(off, 0.0)), 0, 0)
        assert guard.motion.pixels == pytest.approx(off, abs=0.6) and guard.motion.points > 60
    assert 3.0 < LIMIT < 8.0


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (640, 360)])
def test_the_limits_hold_in_other_sizes(size: tuple[int, int]) -> None:
    scenery = Scenery("overhead", *size)
    guard = MovedGuard()
    assert guard.confirm(scenery.view()) == ""
    assert guard.judge(scenery.view(0.5, hands=HANDS), 0, 0).ruling is Ruling.OK
    assert guard.judge(scenery.view(0.5, shift=(8.0, 0.0)), 1, 1).ruling is Ruling.TRIP


def test_a_picture_of_another_shape_is_unsure_and_a_tall_one_is_watched(guard: MovedGuard) -> None:
    assert guard.judge(Scenery("overhead", 640, 480).view(), 0, 0).ruling is Ruling.UNSURE
    tall = Scenery("room", 540, 960)
    assert guard.confirm(tall.view()) == ""
    assert guard.judge(tall.view(0.2), 1, 1).ruling is Ruling.OK
    assert guard.judge(tall.view(0.2, shift=(0.0, 8.0)), 2, 2).ruling is Ruling.TRIP


def test_a_view_without_detail_is_no_reference() -> None:
    guard = MovedGuard()
    assert "too little detail" in guard.confirm(View(noise_only(120)))
    bars = planes_of(np.full((810, 960), 60, np.uint8))
    bars.y[250:260, 50:900:20] = 200  # many corners, all in one row of blocks
    assert "too little detail" in guard.confirm(View(bars))
    assert guard.judge(View(noise_only(120)), 0, 0).ruling is Ruling.UNSURE


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no sample films here")
@pytest.mark.parametrize("name", ["laparoscope_out_of_body_1080p.ogv", "person_badge_hands_640x480.mkv"])
def test_a_bump_on_real_films_is_never_ok(name: str) -> None:
    film = cv2.VideoCapture(str(SAMPLES / name))
    read, picture = film.read()
    film.release()
    if not read:
        pytest.skip("this build opens no such film")
    luma = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    height, width = luma.shape[0] // 2 * 2, luma.shape[1] // 4 * 4
    block = np.full((height * 3 // 2, width), 128, np.uint8)
    planes = planes_of(block)
    planes.y[:] = luma[:height, :width]
    guard = MovedGuard()
    if guard.confirm(View(planes)):
        pytest.skip("too little detail")
    off = max(width, height) * 8 / 1920
    for dx, dy in ((off, 0.0), (0.0, -off)):
        again = planes_of(block.copy())
        camera = np.array([[1, 0, dx], [0, 1, dy]], np.float64)
        again.y[:] = cv2.warpAffine(planes.y, camera, (width, height), flags=cv2.INTER_CUBIC, borderMode=1)
        assert guard.judge(View(again), 0, 0).ruling is Ruling.TRIP
