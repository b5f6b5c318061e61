"""The mixer on a stepped clock, with real cameras and rings: what airs, and when what was asked for is done."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from producer.core import commands as c
from producer.core.events import Event, Phase, Presence, PresenceChanged, TakePending
from producer.core.scene import Scene, SlateKind
from producer.core.show import GraphicsSpec, OutputSpec
from producer.engine.drawing import Drawing
from producer.engine.inbox import INBOX, Ask
from producer.wire.processes import MasksStored
from tests.engine.given import PATIENT, a_show, box, covered
from tests.engine.harness import Studio, studio

CORNER = box(500, 2000, 2000, 3000, "corner")


def of(events: list[Event], kind: type) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]


# -- the ordinary day -------------------------------------------------------------------------------------------------
def test_every_frame_airs_once_and_in_order(stage: Studio) -> None:
    stage.aired.clear()
    stage.step(60)
    numbers = [aired.strip for aired in stage.aired]
    assert numbers == list(range(numbers[0] or 0, (numbers[0] or 0) + 60))
    assert stage.air.strip == stage.air.composition.placed[0].captured // stage.show.rate.frame_ticks
    late = stage.house - stage.air.composition.placed[0].captured
    assert late == stage.behind, "picture and sound stay together by this"


def test_the_patient_is_masked_in_every_frame(stage: Studio) -> None:
    stage.step(10)
    assert all(covered(aired.block, PATIENT) for aired in stage.aired if aired.composition.placed)


# -- frames that cannot be had ----------------------------------------------------------------------------------------
def test_a_torn_frame_is_never_aired_and_the_last_one_stands_for_half_a_second_at_most(stage: Studio) -> None:
    stage.stop("cam1")
    stage.aired.clear()
    for _ in range(25):
        stage.tear("cam1")
        stage.step()
    names = [stage.name(a) for a in stage.aired]
    repeats = [a for a in stage.aired if a.composition.repeat_of is not None]
    assert 10 <= len(repeats) <= 15, "more than the spare slots of the line, and 500 ms at most"
    assert names[: len(repeats)] == ["cam1"] * len(repeats) and names[16] in ("slate", "cam3")
    assert len({a.strip for a in repeats}) == 1


def test_no_repeat_under_masks_that_came_since(stage: Studio) -> None:
    stage.stop("cam1")
    stage.tear("cam1")
    stage.step(2)
    assert stage.air.composition.repeat_of is not None
    stage.post(c.PutMask("cam1", CORNER))
    stage.step()
    assert stage.on_screen() == "slate"


def test_a_cut_to_a_torn_picture_leaves_the_old_one_standing(stage: Studio) -> None:
    stage.must(c.Preview(Scene.of("cam2")))
    stage.step(10)
    stage.post(c.Take())
    before = Drawing.draw

    def torn_then(self: Drawing, *given: object) -> object:
        stage.tear("cam2")  # between the choice and the copy
        return before(self, *given)  # type: ignore[arg-type]  # passed on as they came

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Drawing, "draw", torn_then)
        stage.step()
    assert stage.on_screen() == "cam1" and stage.air.composition.repeat_of is not None
    stage.step(6)
    assert stage.on_screen() == "cam2"


def test_drawing_that_raises_is_slate_and_the_show_goes_on(stage: Studio, caplog: pytest.LogCaptureFixture) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("producer.engine.compose.Composer._full", broken)
        stage.step(20)
    assert stage.on_screen() == "slate" and not stage.air.composition.planned
    assert "drawing failed" in caplog.text
    stage.step()
    assert stage.on_screen() == "cam1"


# -- takes ------------------------------------------------------------------------------------------------------------
def test_a_drawing_that_raises_is_left_out_and_the_show_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with studio(a_show(graphics=GraphicsSpec(clock=True)), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam1")))
        monkeypatch.setattr("producer.engine.graphics.blend", lambda out, graphic: out.nothing)
        stage.must(c.ShowCaption("hello"))
        stage.aired.clear()
        stage.step(10)
        assert [stage.name(a) for a in stage.aired] == ["cam1"] * 10 and covered(stage.air.block, PATIENT)
        assert caplog.text.count("a drawing failed") == 1


def test_a_take_of_a_camera_that_is_not_ready_waits_on_the_old_picture(stage: Studio) -> None:
    stage.post(c.Cut(Scene.of("cam2")))
    stage.step()
    assert of(stage.events, TakePending) and stage.on_screen() == "cam1"
    stage.step(7)
    assert stage.on_screen() == "cam2", "250 ms at 30 fps"
    asked = next(e.at for e in reversed(stage.events) if isinstance(e, TakePending))
    between = [a for a in stage.aired if asked <= a.at < stage.frame]
    assert {stage.name(a) for a in between} <= {"cam1", "cam2"}


def test_a_take_of_a_dead_camera_is_dropped_after_two_seconds(stage: Studio) -> None:
    stage.kill("cam2")
    stage.step(30)
    stage.post(c.Cut(Scene.of("cam2")))
    stage.step(70)
    assert stage.on_screen() == "cam1" and stage.machines.switcher.snapshot().pending is None


# -- phases -----------------------------------------------------------------------------------------------------------
def test_a_private_preview_and_what_was_drawn_in_it_reach_nobody(tmp_path: Path) -> None:
    with studio(a_show(delay_ms=500, outputs=(OutputSpec("rec", "record"),)), tmp_path) as stage:
        stage.step(20)
        stage.must(c.StartPrivatePreview(), c.Cut(Scene.of("cam1")))
        stage.step(40)
        assert not stage.aired, "not even to the encoder"
        assert not stage.distribution.pipes["rec"].wanted
        stage.post(c.GoLive())
        stage.step()
        live = stage.frame
        assert stage.distribution.pipes["rec"].wanted
        stage.step(30)
        assert [stage.name(a) for a in stage.aired[:15]] == ["slate"] * 15, "the line holds private pictures"
        assert stage.on_screen() == "cam1"
        assert all(a.composition.frame >= live for a in stage.aired if a.composition.placed)


def test_a_private_picture_does_not_stand_in_after_go_live(tmp_path: Path) -> None:
    with studio(a_show(), tmp_path) as stage:
        stage.step(20)
        stage.must(c.StartPrivatePreview(), c.Cut(Scene.of("cam1")))
        stage.step(10)
        stage.stop("cam1")
        stage.post(c.GoLive())
        stage.tear("cam1")
        stage.step(3)
        assert [stage.name(a) for a in stage.aired] == ["slate"] * 3


def test_the_end_of_the_show_stops_the_outputs_after_its_slate(tmp_path: Path) -> None:
    with studio(a_show(outputs=(OutputSpec("rec", "record"),)), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam1")))
        stage.step(10)
        stage.must(c.EndShow())
        stage.step(60)
        assert stage.distribution.pipes["rec"].wanted, "three seconds of end slate"
        assert np.array_equal(stage.air.block, stage.slates[SlateKind.END])
        stage.step(45)
        assert not stage.distribution.pipes["rec"].wanted
        assert stage.machines.switcher.snapshot().phase is Phase.ENDED


# -- orders -----------------------------------------------------------------------------------------------------------
def test_a_mask_edit_is_answered_when_it_is_on_disk(stage: Studio) -> None:
    stage.disk = False
    answers = stage.post(c.PutMask("cam1", CORNER))
    stage.step(10)
    assert not answers and covered(stage.air.block, CORNER), "it hides before it is stored"
    stage.mixer.post(MasksStored(stage.stored[-1].revision))
    stage.step()
    assert answers == [(True, "")]


def test_a_mask_edit_that_is_not_stored_says_so(stage: Studio) -> None:
    stage.disk = False
    answers = stage.post(c.PutMask("cam1", CORNER))
    stage.step(70)
    assert len(answers) == 1 and answers[0][0] and "not on disk" in answers[0][1]


def test_a_latch_is_stored_like_an_edit(stage: Studio) -> None:
    """Else an engine that is started again would believe the show file and open it."""
    stage.kill("cam2")
    stage.step(20)
    assert [(edit.source, edit.confirmed) for edit in stage.stored] == [("cam2", False)]
    stage.kill("cam1")
    stage.start("cam1")
    stage.step()
    assert [(edit.source, edit.confirmed) for edit in stage.stored[1:]] == [("cam1", False)]


def test_too_many_orders_are_refused_at_the_door(stage: Studio) -> None:
    asks = [stage.mixer.post(Ask(c.Take(), "x", lambda *_: None)) for _ in range(INBOX + 3)]
    assert asks.count(False) == 3
    stage.step()
    assert stage.mixer.post(Ask(c.Take(), "x", lambda *_: None))


def test_an_encoder_that_stands_still_costs_frames_not_the_engine(tmp_path: Path) -> None:
    with studio(a_show(), tmp_path) as stage:
        stage.on_air()
        kept = stage.line.air(stage.frame, stage.frame)
        assert kept is not None, "the encoder reads this one and does not give it back"
        stage.step(40)
        assert stage.mixer.clock.skipped == 5
        stage.line.done(kept)
        stage.step(20)
        assert stage.mixer.clock.skipped == 5


def test_lost_is_told_with_its_reason(stage: Studio) -> None:
    stage.kill("cam2")
    stage.step(20)
    told = [e for e in stage.events if isinstance(e, PresenceChanged) and e.after is Presence.LOST]
    assert [(e.source, e.because) for e in told] == [("cam2", "no fresh picture")]


def test_steps_in_one_frame_do_not_borrow_each_others_haste(stage: Studio) -> None:
    """A hiding step beside an uncovering one: what was captured before is uncovered all the same by neither."""
    stage.must(c.PutMask("cam1", CORNER))
    stage.step(20)
    stage.post(c.PutMask("cam1", box(9000, 9000, 500, 500, "other")))
    stage.post(c.RemoveMask("cam1", "corner"))
    stage.step()
    asked = stage.house
    stage.aired.clear()
    stage.step(20)
    early = [a for a in stage.aired if a.composition.placed[0].captured < asked]
    assert early and all(covered(a.block, CORNER) for a in early)
    assert not covered(stage.air.block, CORNER)


def test_a_backup_comes_as_soon_as_it_is_ready(stage: Studio) -> None:
    """It was lost too when it was needed, and is back now."""
    stage.kill("cam3")
    stage.step(30)
    stage.kill("cam1")
    stage.step(40)
    assert stage.on_screen() == "slate"
    stage.start("cam3")
    stage.step(15)
    stage.must(c.ConfirmMasks("cam3"))
    stage.step(15)
    assert stage.on_screen() == "cam3"
