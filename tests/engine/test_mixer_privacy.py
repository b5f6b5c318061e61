"""What a privacy officer asks of the mixer, on a stepped clock: what was covered, cut or dumped neither airs nor is
heard, and nothing of it stays behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.core import commands as c
from producer.core.layouts import picture_in_picture
from producer.core.scene import Scene, TransitionKind
from producer.core.show import OutputSpec
from tests.engine.given import a_show, box, camera, covered
from tests.engine.harness import START, Studio, studio

CORNER = box(500, 2000, 2000, 3000, "corner")


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
        stage.tear("cam1")
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


def test_no_dumped_picture_stays_in_what_pictures_are_drawn_with(tmp_path: Path) -> None:
    with studio(a_show(delay_ms=1000), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(picture_in_picture("cam1", "cam2")), c.SetTransition(TransitionKind.MIX, 20))
        stage.must(c.Preview(Scene.of("cam3")), c.Auto())
        stage.step(5)
        stage.must(c.PutMask("cam1", CORNER))
        stage.step(40)
        drawn = stage.mixer._drawing._composer
        used = [drawn._first, drawn._second, drawn._copy, drawn._private]
        assert all(block.any() for block in used), "it proves something"
        stage.must(c.CutToSlate(), c.Dump())
        assert not any(block.any() for block in used)


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


@pytest.mark.parametrize("order", [c.CoverSource("cam1"), c.PutMask("cam1", CORNER)])
def test_what_is_hidden_while_ticks_are_missing_does_not_last_on(order: c.Command, tmp_path: Path) -> None:
    with studio(a_show(delay_ms=1000), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam1")))
        stage.step(50)
        slots = stage.line.slots
        for frame in range(stage.frame + 1, stage.frame + 11):
            slots[frame % len(slots)].reading = True  # the encoder holds them too long: their ticks are left out
        stage.step(10)
        for slot in slots:
            slot.reading = False
        stage.step(23)
        assert stage.mixer.clock.skipped == 10 and stage.on_screen() == "cam1"
        stage.aired.clear()
        stage.post(order)
        stage.step(1)
        assert stage.aired and stage.on_screen() == "slate", "the picture of before does not stand on without its mask"
        stage.step(20)
        assert all(covered(a.block, CORNER) or stage.name(a) == "slate" for a in stage.aired)


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
