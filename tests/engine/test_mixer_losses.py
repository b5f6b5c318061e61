"""Cameras that break under the mixer, on a stepped clock with real rings: what airs then, and how they come back."""

from __future__ import annotations

from itertools import pairwise

from producer.core import commands as c
from producer.core.events import Presence
from producer.core.masks import LATCH_GEOMETRY, LATCH_LOST
from producer.core.scene import Scene
from producer.media.ringlayout import BEAT
from tests.engine.harness import Studio


def test_a_dead_camera_holds_half_a_second_then_its_backup_stands_in(stage: Studio) -> None:
    stage.kill("cam1")
    killed = stage.frame
    stage.aired.clear()
    stage.step(40)
    shown = [(a.at - killed, stage.name(a)) for a in stage.aired]
    held = [n for n, who in shown if who == "cam1"]
    assert max(held) * 1000 / 30 <= 500 + 100, "what was published before, then 500 ms"
    assert shown[-1][1] == "cam3"
    assert stage.presence("cam1") is Presence.LOST and stage.latch("cam1") == LATCH_LOST


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
    assert stage.presence("cam1") is Presence.LATCHED
    stage.must(c.ConfirmMasks("cam1"))
    confirmed = stage.house
    stage.step(3 * before)
    seen = [a for a in stage.aired if stage.name(a) == "cam1"]
    assert seen and all(a.composition.placed[0].captured >= confirmed - stage.show.rate.frame_ticks for a in seen)


def test_the_line_to_a_camera_that_comes_back_changes_nothing(stage: Studio) -> None:
    from producer.engine.inbox import CameraCame

    stage.mixer.post(CameraCame("cam1", stage.units["cam1"].pid))
    stage.step(20)
    assert stage.on_screen() == "cam1" and not stage.latch("cam1")


def test_a_stopped_camera_is_seen_by_its_age_and_flushed_when_it_goes_on(stage: Studio) -> None:
    stage.must(c.Cut(Scene.of("cam2")))
    stage.step(5)
    stage.stop("cam2")
    stage.step(40)
    assert stage.on_screen() == "slate" and stage.presence("cam2") is Presence.LOST
    stage.go_on("cam2")
    stage.aired.clear()
    stage.step(30)
    assert stage.presence("cam2") is Presence.LATCHED
    assert all(stage.name(a) == "slate" for a in stage.aired), "a person has to confirm"


def test_a_short_gap_is_held_and_heals_by_itself(stage: Studio) -> None:
    stage.stop("cam1")
    stage.step(8)
    assert stage.on_screen() == "cam1"
    stage.go_on("cam1")
    stage.step(15)
    assert stage.on_screen() == "cam1" and stage.presence("cam1") is Presence.LIVE


def test_an_unwanted_camera_is_lost_after_half_a_second_too(stage: Studio) -> None:
    """It publishes nothing: what arrives counts, when it arrives and not for half a second more."""
    stage.kill("cam2")
    stage.step(15)
    assert stage.presence("cam2") is not Presence.LOST
    stage.step(2)
    assert stage.presence("cam2") is Presence.LOST


def test_a_beat_of_garbage_does_not_keep_a_dead_camera_alive(stage: Studio) -> None:
    stage.kill("cam2")
    stage.scribble("cam2", {BEAT: 1 << 61})
    stage.step(20)
    assert stage.presence("cam2") is Presence.LOST


def test_nobody_can_confirm_what_nobody_can_see(stage: Studio) -> None:
    stage.kill("cam2")
    stage.step(20)
    ok, reason = stage.do(c.ConfirmMasks("cam2"))
    assert not ok and "no picture" in reason
    stage.start("cam2")
    stage.step(15)
    assert stage.presence("cam2") is Presence.LATCHED, "a lost camera proves itself without being previewed"
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
    assert stage.presence("cam1") is Presence.LATCHED and stage.latch("cam1") == LATCH_GEOMETRY
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
