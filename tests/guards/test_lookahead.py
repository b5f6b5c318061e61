"""The promise, with the real parts: look-ahead, camera-moved guard, judge and mask stage; not one canary pixel leaves
when the camera is bumped, turned, zoomed or cut away, and not one when the guard dies.

What a camera process does with them is written here in few lines; `engine.holdback` does it with a ring behind it.
"""

from __future__ import annotations

from collections import deque

import numpy as np
import pytest

from producer.core.show import Mask
from producer.core.timebase import TICK_RATE
from producer.guards import GUARDS
from producer.guards.base import View
from producer.guards.judge import Judge
from producer.media.frame import Planes, RawFrame, SlotState, new_block, planes_of
from producer.overlay.stage import MaskStage
from producer.sources.scenes.base import canary_pixels
from tests.guards.scenery import HANDS, HEIGHT, WIDTH, Scenery

LOOKAHEAD, FRAME = 6, TICK_RATE // 30


class Line:
    """A camera process without its process."""

    def __init__(self, guarded: bool = True) -> None:
        self.scenery = Scenery("overhead")
        self.judge = Judge([GUARDS["moved"]()] if guarded else [])
        self.stage = MaskStage(WIDTH, HEIGHT, new_block(WIDTH, HEIGHT))
        patient = self.scenery.scene.PATIENT
        right = patient[1][0] - 25  # the canary ends there, to the pixel: whatever moves it right shows it
        mask = Mask("face", tuple((min(x, right), y) for x, y in patient))
        self.stage.set(1, (mask,), confirmed=True, covered=False)
        self.held: deque[tuple[int, RawFrame]] = deque()
        self.number = -1
        self.view: View | None = None
        self.leaked = 0
        self.states: list[SlotState] = []

    def take(self, planes: Planes) -> None:
        """A new picture; one that is due goes out."""
        self.number += 1
        raw = RawFrame(planes, self.number * FRAME, geometry=1)
        self.view = View(planes)
        self.judge.look(self.view, self.number, raw.captured, raw.geometry)
        self.held.append((self.number, raw))
        if len(self.held) > LOOKAHEAD:
            number, due = self.held.popleft()
            why = self.judge.covered(number)
            clean = self.stage.slate(due.captured, number, SlotState.COVERED) if why else self.stage.apply(due, number)
            self.states.append(clean.record.state)
            self.leaked += canary_pixels(planes_of(clean.block))

    def confirm(self) -> list[str]:
        assert self.view is not None
        return self.judge.confirm(self.view, self.number, self.number * FRAME, 1)

    def calm(self, frames: int, **how: float) -> None:
        for _ in range(frames):
            self.take(self.scenery.picture(self.number * 0.04, hands=HANDS, canary=True, **how))  # type: ignore[arg-type]

    def moved(self, frames: int, how: dict[str, float | tuple[float, float]]) -> None:
        for _ in range(frames):
            self.take(self.scenery.picture(self.number * 0.04, hands=2, canary=True, **how))  # type: ignore[arg-type]


def running(guarded: bool = True) -> Line:
    line = Line(guarded)
    line.calm(3)
    assert line.confirm() == []
    line.calm(20)
    assert line.leaked == 0 and line.states[-1] is SlotState.LIVE
    return line


ACCIDENTS = [
    {"shift": (8.0, 0.0)},
    {"shift": (-5.7, 5.7)},
    {"turn": 2.0},
    {"turn": -2.0},
    {"zoom": 1.05},
    {"zoom": 0.95},
]


@pytest.mark.parametrize("how", ACCIDENTS, ids=str)
def test_not_a_pixel_leaves_when_the_camera_is_knocked(how: dict[str, float | tuple[float, float]]) -> None:
    line = running()
    before = line.states.count(SlotState.LIVE)
    line.moved(1, how)
    line.calm(45)
    assert line.leaked == 0
    assert line.states.count(SlotState.LIVE) == before, (
        "the one bad frame covers what is held back, and all that follows"
    )
    assert line.judge.states()[0].latched


def test_a_swing_beyond_all_that_is_known_is_covered_and_opens_only_where_it_was() -> None:
    """Nothing of the view is found: that may be a swing or a drape before the lens. Either way nothing shows until the
    confirmed view has stood for a second."""
    line = running()
    before = line.states.count(SlotState.LIVE)
    line.moved(30, {"shift": (300.0, 0.0)})
    line.calm(29)
    assert line.leaked == 0 and line.states.count(SlotState.LIVE) == before
    line.calm(8)
    assert line.leaked == 0


def test_without_the_guard_they_do_leave() -> None:
    """So that the proof above proves something."""
    line = running(guarded=False)
    line.moved(LOOKAHEAD + 1, {"shift": (8.0, 0.0)})
    assert line.leaked > 0


def test_a_cut_to_another_scene_is_covered_and_its_return_waits_for_a_person() -> None:
    line = running()
    before = line.states.count(SlotState.LIVE)
    other = Scenery("room")
    for turn in range(3):
        line.take(other.picture(turn * 0.1, canary=True))
    line.calm(60)
    assert line.leaked == 0 and line.states.count(SlotState.LIVE) == before
    assert line.confirm() == []
    line.calm(10)
    assert line.states[-1] is SlotState.LIVE and line.leaked == 0


@pytest.mark.parametrize("way", ["raises", "stops", "answers NaN"])
def test_a_guard_that_dies_covers_within_three_frames(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line = running()
    guard = next(iter(line.judge._seats.values())).guard

    def raises(*ignored: object) -> None:
        raise MemoryError

    if way == "raises":
        monkeypatch.setattr(guard, "_look", raises)
    elif way == "answers NaN":
        monkeypatch.setattr(guard, "_look", lambda view: (float("nan"), ""))
    else:
        real = line.judge.look

        def deaf(view: View, number: int, captured: int, geometry: int) -> None:
            real(view, number, captured, geometry, only=())

        monkeypatch.setattr(line.judge, "look", deaf)
    published = len(line.states)
    line.moved(20, {"shift": (12.0, 0.0)})
    after = line.states[published:]
    assert set(after[3:]) == {SlotState.COVERED} and line.leaked == 0


@pytest.mark.parametrize("kind", ["black", "frozen"])
def test_a_black_or_frozen_picture_is_covered_and_opens_by_itself(kind: str) -> None:
    line = running()
    last = line.scenery.picture(line.number * 0.04, canary=True)
    published = len(line.states)
    for _ in range(12):
        line.take(planes_of(new_block(WIDTH, HEIGHT)) if kind == "black" else last)
    after = line.states[published:]
    assert SlotState.LIVE not in after[3:]
    line.calm(34)
    assert line.states[-1] is SlotState.LIVE, "a second of OK later"
    assert line.leaked == 0


def test_hands_and_light_never_cover() -> None:
    line = running()
    published = len(line.states)
    for light in np.linspace(1.0, 1.4, 5):
        line.calm(6, light=float(light))
    assert set(line.states[published:]) == {SlotState.LIVE} and line.leaked == 0
