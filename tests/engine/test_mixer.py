"""The mixer on a stepped clock, with real cameras and rings: what airs when something is hidden, breaks or waits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from producer.core import commands as c
from producer.core.events import EpochRequired, Event, Phase, Presence, PresenceChanged, TakePending
from producer.core.layouts import picture_in_picture
from producer.core.masks import LATCH_GEOMETRY, LATCH_LOST
from producer.core.scene import Scene, SlateKind
from producer.core.show import OutputSpec
from producer.engine.drawing import Drawing
from producer.engine.inbox import INBOX, Ask
from producer.media.ringlayout import BEAT, BEGIN, EPOCH, FIRST_RECORD, RECORD_WORDS
from producer.wire.processes import MasksStored
from tests.engine.harness import PATIENT, START, Studio, a_show, box, camera, covered, free, studio

CORNER = box(500, 2000, 2000, 3000, "corner")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Studio]:
    """A show on air with cam1 on program."""
    with studio(
        a_show(camera("cam1", backup="cam3"), camera("cam2"), camera("cam3"), free("filler")), tmp_path
    ) as made:
        made.on_air()
        made.must(c.Cut(Scene.of("cam1")))
        made.step(5)
        yield made


def tear(stage: Studio, source: str) -> None:
    """Every slot of the ring says that it is being written."""
    stage.scribble(source, {FIRST_RECORD + n * RECORD_WORDS + BEGIN: 1 << 40 for n in range(4)})


def presence(stage: Studio, source: str) -> Presence:
    return next(s.presence for s in stage.machines.presence.snapshot().sources if s.source == source)


def latch(stage: Studio, source: str) -> str:
    state = stage.machines.masks.of(source)
    assert state is not None
    return state.latched


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


# -- mask epochs ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("lag", [0, 12])
def test_a_new_mask_hides_from_its_frame_on_though_the_camera_follows_later(lag: int, stage: Studio) -> None:
    stage.lag = lag
    stage.post(c.PutMask("cam1", CORNER))
    first = stage.frame + 1
    stage.step(30)
    epochs = {a.at: a.composition.placed[0].epoch for a in stage.aired if a.at >= first}
    assert not covered(stage.aired[-32].block, CORNER), "the mask would prove nothing"
    assert all(covered(a.block, CORNER) for a in stage.aired if a.at >= first)
    old, new = min(epochs.values()), max(epochs.values())
    assert new == old + 1, "pictures of the older epoch were covered by the engine itself"
    assert list(epochs.values()).count(old) >= max(4, lag)


def test_uncovering_waits_for_the_camera_and_reaches_only_what_was_captured_after_it(stage: Studio) -> None:
    stage.must(c.PutMask("cam1", CORNER))
    stage.step(20)
    stage.lag = 5
    stage.post(c.RemoveMask("cam1", "corner"))
    asked = stage.frame + 1
    stage.step(40)
    followed = next(e.at for e in stage.events if isinstance(e, EpochRequired) and e.at >= asked)
    assert followed > asked + 5
    step = stage.show.rate.frame_ticks
    open_ = [a for a in stage.aired if a.at >= asked and not covered(a.block, CORNER)]
    assert open_, "it never uncovered"
    applied = START + (followed - 1) * step
    assert all(a.composition.placed[0].captured >= applied for a in open_)


def test_moving_a_mask_hides_both_places_until_the_camera_has_followed(stage: Studio) -> None:
    there = box(7000, 2000, 2000, 3000, "corner")
    stage.must(c.PutMask("cam1", CORNER))
    stage.step(20)
    stage.lag = 6
    stage.post(c.PutMask("cam1", there))
    asked = stage.frame + 1
    stage.step(40)
    after = [a for a in stage.aired if a.at >= asked]
    assert all(covered(a.block, there) for a in after)
    assert all(covered(a.block, CORNER) for a in after[:6])
    assert not covered(after[-1].block, CORNER)


def test_covering_a_source_is_slate_in_the_same_frame(stage: Studio) -> None:
    stage.lag = 30
    stage.post(c.CoverSource("cam1"))
    stage.step()
    assert stage.on_screen() == "slate"


def test_a_frame_under_older_masks_than_are_known_is_never_aired(stage: Studio) -> None:
    """Epochs that regress: garbage, or a camera that lost its masks."""
    stage.must(c.CoverSource("cam1"))
    stage.step(3)
    stage.must(c.UncoverSource("cam1"))
    stage.step(10)
    assert stage.on_screen() == "cam1"
    for _ in range(12):
        stage.scribble("cam1", {FIRST_RECORD + n * RECORD_WORDS + EPOCH: 1 for n in range(4)})
        stage.step()
        assert stage.on_screen() == "slate" or stage.air.composition.repeat_of is not None
        stage.scribble("cam1", {FIRST_RECORD + n * RECORD_WORDS + EPOCH: 99 for n in range(4)})


def test_a_late_mask_reaches_what_is_in_the_delay_line(tmp_path: Path) -> None:
    with studio(a_show(delay_ms=1000), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(picture_in_picture("cam2", "cam1")))
        stage.step(60)
        assert stage.name(stage.air) == "cam2"
        stage.must(c.Cut(Scene.of("cam1")))
        stage.step(50)
        assert stage.on_screen() == "cam1" and not covered(stage.air.block, CORNER)
        stage.post(c.PutMask("cam1", CORNER))
        for _ in range(45):
            stage.step()
            assert stage.on_screen() == "cam1" and covered(stage.air.block, CORNER)
        stage.post(c.CoverSource("cam1"))
        for _ in range(45):
            stage.step()
            assert stage.on_screen() == "slate" and not stage.air.sound.any()


def test_a_late_mask_and_a_late_cover_begin_at_the_chosen_moment(tmp_path: Path) -> None:
    with studio(a_show(delay_ms=1000), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam1")))
        stage.step(50)
        stage.post(c.PutMask("cam1", CORNER, 500))
        stage.post(c.CoverSource("cam1", 200))
        said = stage.frame + 1
        stage.aired.clear()
        stage.step(45)
        shown = {a.composition.frame: a for a in stage.aired}
        for frame in range(said - 30, said - 15):
            assert stage.name(shown[frame]) == "cam1" and not covered(shown[frame].block, CORNER)
        for frame in range(said - 15, said - 6):
            assert stage.name(shown[frame]) == "cam1" and covered(shown[frame].block, CORNER)
        assert max(frame for frame in shown if frame >= 0 and not stage.is_slate(shown[frame].block)) == said - 7


def test_a_late_mask_finds_its_pixels_in_a_box(tmp_path: Path) -> None:
    with studio(a_show(delay_ms=1000), tmp_path) as stage:
        stage.on_air()
        scene = picture_in_picture("cam2", "cam1", size=5000)
        stage.must(c.Cut(scene))
        stage.step(60)
        stage.post(c.PutMask("cam1", box(0, 5000, 9999, 2000, "band")))
        stage.step()
        inset = scene.boxes[1]
        band = box(inset.x + 100, inset.y + 2550, 4800, 900)
        assert covered(stage.air.block, band) and not covered(stage.aired[-2].block, band)
        assert stage.name(stage.air) == "cam2"


# -- cameras that break -----------------------------------------------------------------------------------------------
def test_a_dead_camera_holds_half_a_second_then_its_backup_stands_in(stage: Studio) -> None:
    stage.kill("cam1")
    killed = stage.frame
    stage.aired.clear()
    stage.step(40)
    shown = [(a.at - killed, stage.name(a)) for a in stage.aired]
    held = [n for n, who in shown if who == "cam1"]
    assert max(held) * 1000 / 30 <= 500 + 100, "what was published before, then 500 ms"
    assert shown[-1][1] == "cam3"
    assert presence(stage, "cam1") is Presence.LOST and latch(stage, "cam1") == LATCH_LOST


def test_without_a_backup_a_dead_camera_becomes_slate_and_stays_so(stage: Studio) -> None:
    stage.must(c.Cut(Scene.of("cam2")))
    stage.step(5)
    stage.kill("cam2")
    stage.step(17)
    for _ in range(60):
        stage.step()
        assert stage.on_screen() == "slate"


def test_a_backup_that_is_lost_too_is_not_taken(stage: Studio) -> None:
    stage.kill("cam3")
    stage.step(30)
    stage.kill("cam1")
    stage.step(40)
    assert stage.on_screen() == "slate"


def test_a_restarted_camera_shows_nothing_old_and_nothing_until_a_person_confirms(stage: Studio) -> None:
    stage.kill("cam1")
    stage.start("cam1")  # at once: it is never lost
    stage.aired.clear()
    stage.step(40)
    before = stage.show.policy.lookahead + stage.show.policy.jitter
    assert all(stage.name(a) == "slate" for a in stage.aired[1:]), "latched with the word that it is a new process"
    assert presence(stage, "cam1") is Presence.LATCHED
    stage.must(c.ConfirmMasks("cam1"))
    confirmed = stage.house
    stage.step(3 * before)
    seen = [a for a in stage.aired if stage.name(a) == "cam1"]
    assert seen and all(a.composition.placed[0].captured >= confirmed - stage.show.rate.frame_ticks for a in seen)


def test_the_line_to_a_camera_that_comes_back_changes_nothing(stage: Studio) -> None:
    from producer.engine.inbox import CameraCame

    stage.mixer.post(CameraCame("cam1", stage.units["cam1"].pid))
    stage.step(20)
    assert stage.on_screen() == "cam1" and not latch(stage, "cam1")


def test_a_stopped_camera_is_seen_by_its_age_and_flushed_when_it_goes_on(stage: Studio) -> None:
    stage.must(c.Cut(Scene.of("cam2")))
    stage.step(5)
    stage.stop("cam2")
    stage.step(40)
    assert stage.on_screen() == "slate" and presence(stage, "cam2") is Presence.LOST
    stage.go_on("cam2")
    stage.aired.clear()
    stage.step(30)
    assert presence(stage, "cam2") is Presence.LATCHED
    assert all(stage.name(a) == "slate" for a in stage.aired), "a person has to confirm"


def test_a_short_gap_is_held_and_heals_by_itself(stage: Studio) -> None:
    stage.stop("cam1")
    stage.step(8)
    assert stage.on_screen() == "cam1"
    stage.go_on("cam1")
    stage.step(15)
    assert stage.on_screen() == "cam1" and presence(stage, "cam1") is Presence.LIVE


def test_an_unwanted_camera_is_lost_after_half_a_second_too(stage: Studio) -> None:
    """It publishes nothing: what arrives counts, when it arrives and not for half a second more."""
    stage.kill("cam2")
    stage.step(15)
    assert presence(stage, "cam2") is not Presence.LOST
    stage.step(2)
    assert presence(stage, "cam2") is Presence.LOST


def test_a_beat_of_garbage_does_not_keep_a_dead_camera_alive(stage: Studio) -> None:
    stage.kill("cam2")
    stage.scribble("cam2", {BEAT: 1 << 61})
    stage.step(20)
    assert presence(stage, "cam2") is Presence.LOST


def test_nobody_can_confirm_what_nobody_can_see(stage: Studio) -> None:
    stage.kill("cam2")
    stage.step(20)
    ok, reason = stage.do(c.ConfirmMasks("cam2"))
    assert not ok and "no picture" in reason
    stage.start("cam2")
    stage.step(15)
    assert presence(stage, "cam2") is Presence.LATCHED, "a lost camera proves itself without being previewed"
    stage.must(c.ConfirmMasks("cam2"), c.Cut(Scene.of("cam2")))
    stage.step(15)
    assert stage.on_screen() == "cam2"


def test_a_change_of_geometry_latches_until_confirmed(stage: Studio) -> None:
    stage.troubles("cam1").geometry = 7
    stage.troubles("cam1").moved = True
    changed = stage.house
    stage.step(30)
    assert all(p.captured <= changed for a in stage.aired for p in a.composition.placed if p.source == "cam1"), (
        "not one picture of the new geometry"
    )
    assert presence(stage, "cam1") is Presence.LATCHED and latch(stage, "cam1") == LATCH_GEOMETRY
    stage.must(c.ConfirmMasks("cam1"), c.Cut(Scene.of("cam1")))
    stage.step(20)
    assert stage.on_screen() == "cam1"


def test_a_broken_source_is_opened_again_and_nothing_old_is_shown(stage: Studio) -> None:
    stage.troubles("cam1").broken = True
    stage.step(2)
    broke = stage.house
    stage.step(4)
    stage.troubles("cam1").broken = False
    stage.aired.clear()
    stage.step(30)
    captured = [a.composition.placed[0].captured for a in stage.aired if a.composition.placed]
    gap = [a for a, b in pairwise(captured) if b < a]
    assert not gap, "pictures went back in time"
    assert captured[-1] > broke


# -- frames that cannot be had ----------------------------------------------------------------------------------------
def test_a_torn_frame_is_never_aired_and_the_last_one_stands_for_half_a_second_at_most(stage: Studio) -> None:
    stage.stop("cam1")
    stage.aired.clear()
    for _ in range(25):
        tear(stage, "cam1")
        stage.step()
    names = [stage.name(a) for a in stage.aired]
    repeats = [a for a in stage.aired if a.composition.repeat_of is not None]
    assert 10 <= len(repeats) <= 15, "more than the spare slots of the line, and 500 ms at most"
    assert names[: len(repeats)] == ["cam1"] * len(repeats) and names[16] in ("slate", "cam3")
    assert len({a.strip for a in repeats}) == 1


def test_no_repeat_under_masks_that_came_since(stage: Studio) -> None:
    stage.stop("cam1")
    tear(stage, "cam1")
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
        tear(stage, "cam2")  # between the choice and the copy
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
        tear(stage, "cam1")
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


# -- what a privacy officer asks --------------------------------------------------------------------------------------
def test_a_covered_source_is_silent_in_the_very_frame(tmp_path: Path) -> None:
    """Whether its picture is on program or not: its channel is open."""
    with studio(a_show(camera("cam1", tone_hz=440), camera("cam2")), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam2")))
        stage.step(20)
        assert stage.air.sound.any()
        stage.post(c.CoverSource("cam1"))
        stage.step()
        tail = 480  # 5 ms of what was heard before, and the limiter's 2.7
        assert not stage.air.sound[tail:].any() and stage.on_screen() == "cam2"
        stage.step()
        assert not stage.air.sound.any()


def test_sound_that_waits_in_the_line_is_silenced_with_its_source(tmp_path: Path) -> None:
    with studio(a_show(camera("cam1", tone_hz=440), camera("cam2"), delay_ms=1000), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam2")))
        stage.step(60)
        assert stage.air.sound.any()
        stage.post(c.CoverSource("cam1"))
        for _ in range(40):
            stage.step()
            assert stage.on_screen() == "cam2" and not stage.air.sound.any()
        stage.post(c.UncoverSource("cam1"))
        stage.step(60)
        assert stage.air.sound.any()


def test_a_dumped_picture_does_not_stand_in_for_a_torn_one(tmp_path: Path) -> None:
    with studio(a_show(delay_ms=1000), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam1")))
        stage.step(50)
        stage.stop("cam1")
        tear(stage, "cam1")
        stage.step()
        assert stage.line.slots[stage.frame % len(stage.line.slots)].composition.repeat_of  # type: ignore[union-attr]  # drawn now
        stage.post(c.Dump())
        stage.step()
        dumped = stage.frame
        stage.step(45)
        after = [a for a in stage.aired if a.at >= dumped]
        assert len(after) == 46 and all(stage.is_slate(a.block) for a in after)


def test_a_dumped_picture_that_a_hanging_camera_shows_on_does_not_air(tmp_path: Path) -> None:
    with studio(a_show(delay_ms=1000), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam1")))
        stage.step(50)
        stage.stop("cam1")
        stage.step(4)
        stage.post(c.Dump())
        stage.step()
        first = stage.line.slots[stage.frame % len(stage.line.slots)].composition
        assert first is not None and first.placed, "drawn after the dump, from a picture of before"
        stage.step(3)
        stage.go_on("cam1")
        stage.step(60)
        aired = [placed.captured for a in stage.aired if a.at >= first.frame for placed in a.composition.placed]
        assert stage.on_screen() == "cam1" and min(aired) > first.placed[0].captured


@pytest.mark.parametrize("delay_ms", [0, 1000])
def test_the_privacy_cut_hides_at_once_and_leaves_nothing_behind(tmp_path: Path, delay_ms: int) -> None:
    with studio(a_show(camera("cam1", tone_hz=440), delay_ms=delay_ms), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam1")), c.ShowCaption("said before"))
        stage.step(60)
        assert stage.on_screen() == "cam1" and stage.air.sound.any()
        stage.post(c.PrivacyCut())
        stage.aired.clear()
        stage.step(45)
        assert len(stage.aired) == 45 and all(stage.is_slate(a.block) and not a.sound.any() for a in stage.aired)
        waiting = [slot for slot in stage.line.slots if slot.frame >= 0]
        assert all(stage.is_slate(slot.block) for slot in waiting), "only slate enters the line"
        assert all(slot.sound is not None and not slot.sound.any() for slot in waiting)
        assert all(stage.is_slate(slot.block) or not slot.block.any() for slot in stage.line.slots), "and nothing stays"
        stage.must(c.ArmRelease(), c.ReleaseCut())
        released = stage.frame
        stage.step(45)
        assert stage.on_screen() == "cam1"
        assert all(a.composition.frame >= released for a in stage.aired if a.source is not None)


def test_what_was_dumped_is_blackened_soon(tmp_path: Path) -> None:
    with studio(a_show(delay_ms=1000), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam1")))
        stage.step(50)
        stage.must(c.Dump(), c.Cut(Scene()))
        stage.step(20)
        shown = [slot for slot in stage.line.slots if slot.frame < 0 and slot.block.any()]
        assert not shown


def test_a_skipped_tick_costs_a_frame_when_it_would_air_and_no_flash_of_slate(tmp_path: Path) -> None:
    with studio(a_show(delay_ms=1000), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam1")))
        stage.step(50)
        kept = stage.line.air(stage.frame - 30, stage.frame)
        assert kept is not None, "the encoder holds a slot a little too long"
        stage.step(9)
        assert stage.mixer.clock.skipped == 1
        stage.line.done(kept)
        stage.aired.clear()
        stage.step(60)
        assert all(stage.name(a) == "cam1" for a in stage.aired) and len(stage.aired) == 59


def test_a_cover_that_cannot_be_painted_is_slate(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with studio(a_show(delay_ms=1000), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam1")))
        stage.step(50)
        stage.post(c.PutMask("cam1", CORNER))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("producer.engine.covers.cover", lambda planes, shapes: planes.nothing)
            stage.step(3)
            assert stage.on_screen() == "slate" and not stage.air.composition.planned
        assert "late cover failed" in caplog.text


def test_an_edit_that_got_lost_is_sent_to_the_disk_again(stage: Studio) -> None:
    stage.disk = False
    stage.must(c.PutMask("cam1", CORNER), c.PutMask("cam1", box(8000, 1000, 500, 500, "late")))
    stage.stored.clear()
    stage.step(65)
    assert [len(edit.masks) for edit in stage.stored] == [3], "the newest of its source, once in two seconds"
    stage.disk = True
    stage.step(65)
    sent = len(stage.stored)
    stage.step(130)
    assert len(stage.stored) == sent


def test_an_engine_that_comes_after_the_end_stops_the_outputs_too(tmp_path: Path) -> None:
    show = a_show(camera("cam1"), outputs=(OutputSpec("rec", "record"),))
    with studio(show, tmp_path) as before, studio(show, tmp_path) as stage:
        before.on_air()
        before.must(c.EndShow())
        stage.machines.resume(before.machines.standing(START), stage.frame)
        stage.distribution.want("rec", True)
        stage.mixer.ended(stage.frame)
        stage.seconds(2)
        assert stage.distribution.pipes["rec"].wanted
        stage.seconds(2)
        assert not stage.distribution.pipes["rec"].wanted
