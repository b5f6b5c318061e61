"""One suite over every guard of `GUARDS`: whatever cannot be judged is UNSURE, in its own frame, and nothing raises."""

from __future__ import annotations

import importlib
import inspect
import logging
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import producer.guards
from producer.core.guarding import KNOWN, due
from producer.core.show import Profile, SourceSpec
from producer.guards import GUARDS, arm
from producer.guards.base import FROZEN_AFTER, Guard, Ruling, Verdict, View
from producer.media.frame import Planes, new_block, planes_of
from tests.guards.scenery import Scenery, noise_only

ALL = pytest.mark.parametrize("name", list(GUARDS))
SCENERY = Scenery("overhead")


def ready(name: str) -> Guard:
    """A guard that was given its reference and is calm."""
    guard = GUARDS[name]()
    assert guard.confirm(SCENERY.view()) == ""
    assert guard.judge(SCENERY.view(0.1), 1, 1) == Verdict(Ruling.OK, 1, "")
    return guard


def test_the_table_has_every_file() -> None:
    folder = Path(inspect.getfile(producer.guards)).parent
    for file in folder.glob("*.py"):
        module = importlib.import_module(f"producer.guards.{file.stem}")
        for kind in vars(module).values():
            if inspect.isclass(kind) and issubclass(kind, Guard) and kind is not Guard:
                assert GUARDS.get(kind.NAME) is kind, f"{file.name} is not in the table"
    assert tuple(GUARDS) == KNOWN
    for name, guard in GUARDS.items():
        assert name == guard.NAME and guard.__module__ == f"producer.guards.{name}"


def test_what_is_armed_is_in_the_table_and_fixed_cameras_are_watched() -> None:
    fixed = SourceSpec("cam1", "simulated", "Field", Profile.FIELD)
    assert [guard.NAME for guard in arm(fixed, rehearsal=False)] == ["moved"]
    assert arm(fixed, rehearsal=True) == []
    assert [guard.NAME for guard in arm(replace(fixed, guards=("moved",)), rehearsal=True)] == ["moved"]
    assert arm(SourceSpec("cam2", "simulated", "Scope", Profile.SCOPE, fixed=False), rehearsal=False) == []
    assert arm(SourceSpec("card", "simulated", "Card", Profile.NONE), rehearsal=False) == []
    assert arm(replace(fixed, guards=("nobody",)), rehearsal=True) == [], "it never reports, so the source may not air"
    assert set(due(fixed, rehearsal=False)) <= set(GUARDS)


@ALL
def test_it_is_unsure_before_a_person_confirmed(name: str) -> None:
    guard = GUARDS[name]()
    verdict = guard.judge(SCENERY.view(), 7, 7)
    assert verdict.ruling is Ruling.UNSURE and verdict.number == 7 and verdict.reason
    guard.confirm(SCENERY.view())
    guard.forget()
    assert guard.judge(SCENERY.view(), 8, 8).ruling is Ruling.UNSURE


@ALL
def test_black_is_unsure(name: str) -> None:
    guard = ready(name)
    for number, planes in enumerate((planes_of(new_block(960, 540)), noise_only(16), noise_only(0)), start=2):
        verdict = guard.judge(View(planes), number, number)
        assert verdict == Verdict(Ruling.UNSURE, number, "the picture is black")
    assert guard.confirm(View(noise_only(16))) == "the picture is black"
    assert guard.judge(SCENERY.view(), 9, 9).ruling is Ruling.UNSURE, "a failed confirmation leaves no reference"


@ALL
def test_frozen_is_unsure_in_its_deadline_and_a_still_is_not_frozen(name: str) -> None:
    guard = ready(name)
    planes = SCENERY.picture(0.2)
    found = [guard.judge(View(planes), number, number) for number in range(2, 12)]
    unsure = [verdict.number for verdict in found if verdict.ruling is Ruling.UNSURE]
    assert unsure == list(range(2 + FROZEN_AFTER, 12)) and found[-1].reason == "the picture is frozen"
    assert FROZEN_AFTER <= 3
    assert guard.judge(SCENERY.view(0.3), 12, 12).ruling is Ruling.OK
    for number in range(13, 20):
        assert guard.judge(View(planes, still=True), number, number).ruling is Ruling.OK


@ALL
@pytest.mark.parametrize("size", [(4, 2), (64, 2), (4, 512), (96, 30), (480, 30)])
def test_too_small_is_unsure(name: str, size: tuple[int, int]) -> None:
    guard = ready(name)
    planes = noise_only(120, *size)
    assert guard.judge(View(planes), 2, 2).ruling is Ruling.UNSURE
    assert guard.confirm(View(planes)) != ""


@ALL
@pytest.mark.parametrize("size", [(100, 66), (998, 334), (332, 1000), (1932, 1090), (2048, 64)])
def test_odd_sizes_are_judged_and_never_ok_against_another(name: str, size: tuple[int, int]) -> None:
    guard = ready(name)
    assert guard.judge(View(_texture(*size)), 2, 2).ruling is not Ruling.OK
    assert isinstance(guard.confirm(View(_texture(*size))), str)
    assert isinstance(guard.judge(View(_texture(*size)), 3, 3), Verdict)


@ALL
@pytest.mark.parametrize("size", [(1, 1), (2, 1), (64, 33), (33, 64), (0, 0), (0, 8)])
def test_planes_of_any_shape_do_not_raise(name: str, size: tuple[int, int]) -> None:
    guard = ready(name)
    plane = np.full(size, 99, np.uint8)
    assert guard.judge(View(Planes(plane, plane, plane)), 2, 2).ruling is Ruling.UNSURE


@ALL
def test_broken_planes_and_times_are_unsure(name: str) -> None:
    guard = ready(name)
    nan = np.full((540, 960), np.nan)
    bent = np.zeros((2, 540, 960), np.uint8)
    for number, luma in enumerate((nan, nan.astype(np.float32), bent, None, "picture"), start=2):
        planes = Planes(luma, luma, luma)  # type: ignore[arg-type]  # what must never come
        assert guard.judge(View(planes), number, number).ruling is Ruling.UNSURE
        assert guard.confirm(View(planes)) != ""
        assert guard.confirm(SCENERY.view()) == ""
    assert guard.judge(SCENERY.view(), 9, float("nan")).ruling is Ruling.UNSURE  # type: ignore[arg-type]
    assert guard.judge(SCENERY.view(), 10, None).ruling is Ruling.UNSURE  # type: ignore[arg-type]


@ALL
def test_an_exception_inside_is_unsure_for_that_frame_and_logged_once(
    name: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(view: View) -> tuple[Ruling, str]:
        raise MemoryError("no room")

    guard = ready(name)
    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(guard, "_look", breaks)
        for number in range(2, 7):
            verdict = guard.judge(SCENERY.view(number * 0.1), number, number)
            assert verdict == Verdict(Ruling.UNSURE, number, "the guard failed (MemoryError)")
    assert len(caplog.records) == 1
    assert guard.judge(SCENERY.view(), 7, 7).ruling is Ruling.OK
    with monkeypatch.context() as broken:
        broken.setattr(guard, "_learn", breaks)
        assert guard.confirm(SCENERY.view()) == "the guard failed (MemoryError)"
    assert guard.judge(SCENERY.view(), 8, 8).ruling is Ruling.UNSURE


@ALL
def test_a_ruling_that_is_none_is_unsure(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    guard = ready(name)
    monkeypatch.setattr(guard, "_look", lambda view: (float("nan"), ""))
    assert guard.judge(SCENERY.view(), 2, 2).ruling is Ruling.UNSURE


@ALL
def test_it_writes_nothing_into_the_picture_and_keeps_none(name: str) -> None:
    guard = GUARDS[name]()
    planes = SCENERY.picture(0.0)
    before = [plane.copy() for plane in planes]
    for plane in planes:
        plane.flags.writeable = False
    guard.confirm(View(planes))
    guard.judge(View(planes), 1, 1)
    for plane, was in zip(planes, before, strict=True):
        assert np.array_equal(plane, was)


def _texture(width: int, height: int) -> Planes:
    grain = np.random.default_rng(width).integers(30, 220, (height, width), dtype=np.uint8)
    quarter = np.full((height // 2, width // 2), 128, np.uint8)
    return Planes(grain, quarter, quarter)
