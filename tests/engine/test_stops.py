"""The stops of a stepped engine: the cut flag in shared memory, the time-out, and what the next engine keeps."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from producer.core import commands as c
from producer.core.events import CutLatched, Event, TimeOutCalled
from producer.core.scene import Scene, SlateKind
from producer.engine.cutroad import BROKEN, CutRoad
from producer.engine.facts import facts_of
from producer.engine.machines import Machines
from producer.media import cutflag
from producer.media.cutflag import CutButton, LocalStop
from producer.media.shm import attach
from producer.wire.processes import CUT_FLAG
from tests.engine.given import a_show, camera, free
from tests.engine.harness import Studio, studio


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Studio]:
    """A show on air with cam1 on program, a second of delay."""
    with studio(a_show(camera("cam1", backup="cam2", tone_hz=440), camera("cam2"), delay_ms=1000), tmp_path) as made:
        made.on_air()
        made.must(c.Cut(Scene.of("cam1")))
        made.step(60)
        assert made.on_screen() == "cam1" and made.air.sound.any()
        yield made


def press(stage: Studio) -> None:
    segment = attach(stage.rings.names[CUT_FLAG])
    button = CutButton(segment, os.getpid())
    button.press(time.monotonic_ns())
    button.let_go()
    segment.close()


def slate_and_silence(stage: Studio, since: int) -> bool:
    after = [a for a in stage.aired if a.at >= since]
    return bool(after) and all(stage.is_slate(a.block) and not a.sound.any() for a in after)


# -- the cut flag -----------------------------------------------------------------------------------------------------
def test_a_press_is_slate_and_silence_from_the_very_next_frame_on(stage: Studio) -> None:
    press(stage)
    stage.step(45)
    assert slate_and_silence(stage, stage.frame - 44)
    assert any(isinstance(e, CutLatched) and "cut flag" in e.because for e in stage.events)


def test_two_steps_release_it_and_a_later_press_stands(stage: Studio) -> None:
    press(stage)
    stage.step(2)
    stage.must(c.ArmRelease(), c.ReleaseCut())
    stage.step(60)
    assert stage.on_screen() == "cam1", "what was seen when the release was armed is released"
    press(stage)
    stage.step(2)
    assert not stage.machines.delay.admits


def test_a_press_between_the_two_steps_stops_the_release(stage: Studio) -> None:
    press(stage)
    stage.step(2)
    stage.must(c.ArmRelease())
    press(stage)
    ok, why = stage.do(c.ReleaseCut())
    assert not ok and "arm" in why.lower()
    stage.step(60)
    assert slate_and_silence(stage, stage.frame - 60)


def test_a_press_in_the_frame_of_the_release_holds_at_once(stage: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    press(stage)
    stage.step(2)
    stage.must(c.ArmRelease())
    road = stage.mixer._road
    may = road.may_release

    def pressed_meanwhile() -> str:
        press(stage)
        return may()

    monkeypatch.setattr(road, "may_release", pressed_meanwhile)
    ok, why = stage.do(c.ReleaseCut())
    assert not ok and "after the release was armed" in why


def test_a_cut_by_the_wire_is_released_without_the_flag(stage: Studio) -> None:
    stage.must(c.PrivacyCut(), c.ArmRelease(), c.ReleaseCut())
    stage.step(60)
    assert stage.on_screen() == "cam1"


def test_a_press_between_two_steps_of_one_frame_stops_the_release(
    stage: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script may send both at once; a stop that comes in that very frame counts, before the first step and after."""
    handle = stage.machines.handle
    for struck in (c.ArmRelease, c.ReleaseCut):
        stage.must(c.PrivacyCut())

        def pressed_before(command: c.Command, at: int, by: str, struck: type = struck) -> list[Event]:
            if isinstance(command, struck):
                press(stage)
            return handle(command, at, by)

        with monkeypatch.context() as patch:
            patch.setattr(stage.machines, "handle", pressed_before)
            stage.post(c.ArmRelease())
            stage.post(c.ReleaseCut())
            stage.step(2)
        assert not stage.machines.delay.admits, struck
        stage.must(c.ArmRelease(), c.ReleaseCut())
        assert stage.machines.delay.admits, "armed anew, with all presses seen, it is released"


def test_a_cut_by_the_wire_is_on_the_flag_for_the_engine_after_this_one(stage: Studio) -> None:
    """Killed in the moment of its answer, before the supervisor has heard: the cut holds all the same."""
    stage.must(c.PrivacyCut())
    assert CutRoad(stage.rings.names[CUT_FLAG]).pressed(latched=False) is not None
    stage.must(c.ArmRelease(), c.ReleaseCut())
    assert CutRoad(stage.rings.names[CUT_FLAG]).pressed(latched=False) is None
    stage.must(c.WithdrawConsent())
    assert CutRoad(stage.rings.names[CUT_FLAG]).pressed(latched=False) is not None


def test_the_engine_after_this_one_finds_the_flag_up(stage: Studio) -> None:
    press(stage)
    stage.step(1)
    after = CutRoad(stage.rings.names[CUT_FLAG])
    assert after.pressed(latched=False) is not None
    after.release()
    assert after.pressed(latched=False) is not None, "nobody has armed anything there, so nothing is released"


def test_a_broken_flag_is_up_and_cannot_be_released(stage: Studio) -> None:
    assert CutRoad("no-such-segment").pressed(latched=False) == 0
    segment = attach(stage.rings.names[CUT_FLAG])
    segment.buf[:8] = b"NOTAFLAG"
    segment.close()
    road = CutRoad(stage.rings.names[CUT_FLAG])
    assert road.broken == BROKEN == road.may_release()
    assert road.pressed(latched=False) == 0 and road.pressed(latched=True) is None
    stage.step(45)
    assert slate_and_silence(stage, stage.frame - 44), "damage under a running engine counts as a press"
    stage.must(c.ArmRelease())
    stage.do(c.ReleaseCut())
    stage.step(2)
    assert not stage.machines.delay.admits


def test_a_local_stop_finds_the_flag_of_its_state_directory(stage: Studio, tmp_path: Path) -> None:
    stop = LocalStop(tmp_path, os.getpid())
    assert not stop.look() and not stop.press(1) and not stop.there
    (tmp_path / cutflag.FILE).write_text(stage.rings.names[CUT_FLAG])
    assert stop.look() and stop.look() and stop.there
    (tmp_path / cutflag.FILE).unlink()
    assert stop.press(time.monotonic_ns()), "it keeps what it has mapped"
    stage.step(2)
    assert not stage.machines.delay.admits
    assert not stop.look() and not stop.there
    stop.close()


# -- the time-out -----------------------------------------------------------------------------------------------------
def test_a_time_out_is_slate_and_silence_in_program_and_what_was_before_still_airs(stage: Studio) -> None:
    stage.must(c.TimeOut())
    began = stage.frame
    stage.step(20)
    assert stage.on_screen() == "cam1" and stage.air.sound.any(), "the delay line airs on: it is no accident"
    stage.step(40)
    assert slate_and_silence(stage, began + 31)
    assert stage.machines.switcher.snapshot().program == Scene(slate=SlateKind.PAUSE)
    assert any(isinstance(e, TimeOutCalled) for e in stage.events)


def test_nothing_comes_to_program_in_a_time_out(stage: Studio) -> None:
    stage.must(c.Preview(Scene.of("cam2")), c.TimeOut())
    for command in (c.Cut(Scene.of("cam1")), c.Take(), c.Auto(), c.MoveBar(5000)):
        ok, why = stage.do(command)
        assert not ok and "TIME-OUT" in why
    stage.must(c.CutToSlate(), c.Dump(), c.PrivacyCut())
    stage.step(40)
    assert stage.on_screen() == "slate"


def test_a_take_that_waited_is_dropped_by_the_time_out(tmp_path: Path) -> None:
    with studio(a_show(camera("cam1"), free("cam2")), tmp_path) as stage:
        stage.on_air()
        stage.stop("cam1")
        stage.step(40)
        stage.post(c.Cut(Scene.of("cam1")))
        stage.step(1)
        assert stage.machines.switcher.snapshot().pending is not None
        stage.must(c.TimeOut())
        stage.go_on("cam1")
        stage.step(30)
        assert stage.on_screen() == "slate" and stage.machines.switcher.snapshot().pending is None


def test_after_its_end_somebody_takes_a_picture(stage: Studio) -> None:
    stage.must(c.TimeOut(), c.ArmTimeOutRelease(), c.ReleaseTimeOut())
    stage.step(60)
    assert stage.on_screen() == "slate"
    stage.must(c.Cut(Scene.of("cam2")))
    stage.step(60)
    assert stage.on_screen() == "cam2"


def test_the_engine_after_this_one_is_in_the_time_out(stage: Studio) -> None:
    stage.must(c.TimeOut())
    standing = stage.machines.standing(0)
    assert standing.time_out
    after = Machines(stage.show, facts_of(stage.show), True, frozenset(stage.units), 8, 500)
    after.resume(standing, 500)
    assert after.time_out.holds and after.time_out.snapshot(500).on


# -- the length of the delay ------------------------------------------------------------------------------------------
def test_the_delay_is_lengthened_and_shortened_on_air(stage: Studio) -> None:
    stage.machines.delay.allow(stage.line.longest())
    stage.aired.clear()
    stage.must(c.SetDelay(75))
    stage.step(200)
    numbers = [a.strip for a in stage.aired if a.strip is not None]
    assert numbers == sorted(set(numbers)) and stage.on_screen() == "cam1"
    assert stage.air.at - stage.air.composition.frame == 75
    assert [a.at for a in stage.aired] == list(range(stage.aired[0].at, stage.aired[0].at + len(stage.aired)))
    stage.must(c.SetDelay(10), c.ConfirmDelay(10))
    stage.step(60)
    numbers = [a.strip for a in stage.aired if a.strip is not None]
    assert numbers == sorted(set(numbers)) and stage.air.at - stage.air.composition.frame == 10
    assert len(stage.line.slots) < 30
    stage.must(c.Dump())
    stage.step(60)
    assert stage.on_screen() == "cam1"


def test_a_delay_that_does_not_fit_is_refused_with_what_would(stage: Studio) -> None:
    stage.machines.delay.allow(100)
    ok, why = stage.do(c.SetDelay(900))
    assert not ok and "100 frames (3 s)" in why


def test_the_engine_after_this_one_has_the_same_depth(stage: Studio) -> None:
    stage.machines.delay.allow(100)
    stage.must(c.SetDelay(75))
    standing = stage.machines.standing(0)
    after = Machines(stage.show, facts_of(stage.show), True, frozenset(stage.units), 8, 500)
    after.resume(standing, 500)
    assert after.delay.snapshot(500).depth == 75
