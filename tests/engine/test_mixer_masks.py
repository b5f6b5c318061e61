"""Mask epochs in the mixer, on a stepped clock with real cameras: what airs while a camera has not followed yet, and
what a late mask reaches in the delay line."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.core import commands as c
from producer.core.events import EpochRequired
from producer.core.layouts import picture_in_picture
from producer.core.scene import Scene
from producer.media.ringlayout import EPOCH, FIRST_RECORD, RECORD_WORDS
from tests.engine.given import a_show, box, covered
from tests.engine.harness import START, Studio, studio

CORNER = box(500, 2000, 2000, 3000, "corner")


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
