"""The camera-moved guard in the camera: not one pixel that a mask hides leaves it, in any ring, when it is knocked,
and nobody but a person opens it again. The real engine on a stepped clock; the stranger's colour is the canary's.

The masks here end where the canary ends, to the pixel, so that a knock that is not covered shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from producer.core import commands as c
from producer.core.events import GuardChanged, MasksChanged, Presence, Refused
from producer.core.guarding import MOVED, Ruling
from producer.core.masks import LATCH_GEOMETRY, LATCH_LOST
from producer.core.scene import Scene
from producer.core.show import Economy, Mask, Profile, SourceSpec
from producer.core.timebase import TICK_RATE
from producer.engine.watch import Watch
from producer.guards.moved import MovedGuard
from producer.media.frame import SlotState
from producer.sources import rehearses
from producer.wire.processes import SetMasks
from tests.engine.given import a_show, free
from tests.engine.harness import Studio, studio
from tests.engine.watched import FACE, HEIGHT, KNOCKS, OPENED, WIDTH, Eyes, on_program, presence, watched


@pytest.fixture
def eyes(tmp_path: Path) -> Iterator[Eyes]:
    with on_program(tmp_path) as seen:
        yield seen


def because(stage: Studio) -> str:
    return stage.machines.presence.snapshot().sources[0].because


@pytest.mark.parametrize("how", KNOCKS.values(), ids=KNOCKS)
def test_a_knock_is_covered_in_its_frame_and_stays_so_until_a_person_confirms(
    eyes: Eyes, how: tuple[float, float, float, float]
) -> None:
    stage = eyes.stage
    stage.troubles("cam1").knock = how
    eyes.states.clear()
    eyes.step(40)
    assert SlotState.LIVE not in eyes.states, "what was held back is covered too"
    assert eyes.found == 0 and stage.on_screen() == "slate"
    stage.troubles("cam1").knock = None
    eyes.step(60)
    assert presence(stage) is Presence.LATCHED and "confirm" in because(stage)
    assert any(isinstance(e, GuardChanged) and e.ruling == Ruling.TRIP.value for e in stage.events)
    stage.must(c.ConfirmMasks("cam1"))
    eyes.step(20)
    assert presence(stage) is Presence.LIVE and stage.on_screen() == "cam1" and eyes.found == 0


def test_a_swing_out_of_all_that_is_known_is_covered_and_opens_only_where_it_was(eyes: Eyes) -> None:
    """Nothing of the view is found, which may be a drape before the lens: a second of the confirmed view opens it."""
    stage = eyes.stage
    stage.troubles("cam1").knock = (300.0, 0.0, 0.0, 1.0)
    eyes.states.clear()
    eyes.step(60)
    assert SlotState.LIVE not in eyes.states and presence(stage) in (Presence.COVERED, Presence.LATCHED)
    stage.troubles("cam1").knock = None
    eyes.step(25)
    assert SlotState.LIVE not in eyes.states and eyes.found == 0
    eyes.step(60)
    assert eyes.found == 0


def test_what_the_guard_no_longer_finds_a_person_confirms_anew(eyes: Eyes) -> None:
    """Drapes came: the view is another one for good, and all the guard can say is that it is not sure."""
    stage = eyes.stage
    wide = tuple((min(10_000, x + 2500) if x > 5000 else max(0, x - 700), y) for x, y in FACE.points)
    stage.must(c.PutMask("cam1", Mask("face", wide, margin=200)))
    stage.troubles("cam1").knock = (300.0, 0.0, 0.0, 1.0)
    eyes.step(60)
    assert presence(stage) in (Presence.COVERED, Presence.LATCHED)
    stage.must(c.ConfirmMasks("cam1"))
    eyes.step(20)
    assert presence(stage) is Presence.LIVE and stage.on_screen() == "cam1"


def test_who_confirms_a_view_that_is_fine_blinks_at_nothing(eyes: Eyes) -> None:
    stage = eyes.stage
    eyes.states.clear()
    stage.must(c.ConfirmMasks("cam1"))
    shown = []
    for _ in range(20):
        eyes.step()
        shown.append(stage.on_screen())
    assert set(eyes.states) == {SlotState.LIVE} and set(shown) == {"cam1"}
    assert stage.units["cam1"].camera is not None and stage.units["cam1"].camera.pictures.watch.looked > 0


def test_one_bad_frame_alone_is_not_published(eyes: Eyes) -> None:
    stage = eyes.stage
    stage.troubles("cam1").knock = KNOCKS["8 px right"]
    eyes.step(1)
    stage.troubles("cam1").knock = None
    eyes.states.clear()
    eyes.step(30)
    assert eyes.found == 0 and SlotState.LIVE not in eyes.states


def test_without_the_guard_the_canary_is_seen(tmp_path: Path) -> None:
    """So that the proofs here prove something."""
    with studio(a_show(watched(guards=()), free("filler"), width=WIDTH, height=HEIGHT), tmp_path) as stage:
        stage.on_air(after=OPENED)
        stage.must(c.Want(("cam1",), 1000 * TICK_RATE), c.Cut(Scene.of("cam1")))
        seen = Eyes(stage)
        seen.step(20)
        assert seen.found == 0
        stage.troubles("cam1").knock = KNOCKS["8 px right"]
        seen.step(20)
        assert seen.found > 0


def test_the_view_a_person_confirms_becomes_the_reference(eyes: Eyes) -> None:
    """Somebody turned it on purpose, drew the masks anew and confirmed: that view counts from now on."""
    stage = eyes.stage
    stage.troubles("cam1").knock = (60.0, 0.0, 0.0, 1.0)
    eyes.step(40)
    wide = tuple((min(10_000, x + 700) if x > 5000 else max(0, x - 700), y) for x, y in FACE.points)
    stage.must(c.PutMask("cam1", Mask("face", wide, margin=200)), c.ConfirmMasks("cam1"))
    eyes.step(20)
    assert presence(stage) is Presence.LIVE
    stage.troubles("cam1").knock = None
    eyes.step(20)
    assert presence(stage) is Presence.LATCHED, "its old place is not the confirmed one any more"


def test_a_person_who_confirms_while_it_moves_is_asked_to_look_again(eyes: Eyes) -> None:
    stage = eyes.stage
    stage.troubles("cam1").knock = (60.0, 0.0, 0.0, 1.0)
    eyes.step(40)
    stage.troubles("cam1").knock = (90.0, 0.0, 0.0, 1.0)
    eyes.step(2)
    stage.must(c.ConfirmMasks("cam1"))
    eyes.step(10)
    assert presence(stage) is Presence.LATCHED and "half a second ago" in because(stage) and eyes.found == 0
    eyes.step(20)
    stage.must(c.ConfirmMasks("cam1"))
    eyes.step(10)
    assert presence(stage) is Presence.LIVE


@pytest.mark.parametrize("trouble", ["black", "stuck"])
def test_black_and_frozen_are_covered_within_three_frames_and_open_by_themselves(eyes: Eyes, trouble: str) -> None:
    stage = eyes.stage
    setattr(stage.troubles("cam1"), trouble, True)
    eyes.step(3)
    eyes.states.clear()
    eyes.step(20)
    assert SlotState.LIVE not in eyes.states[1:] and eyes.states[0] in (SlotState.COVERED, SlotState.LIVE)
    assert presence(stage) is Presence.COVERED
    assert because(stage) == f"the picture is {'black' if trouble == 'black' else 'frozen'}"
    setattr(stage.troubles("cam1"), trouble, False)
    eyes.step(25)
    assert presence(stage) is Presence.COVERED, "a second of OK is due"
    eyes.step(25)
    assert presence(stage) is Presence.LIVE and eyes.found == 0


@pytest.mark.parametrize("way", ["raises", "answers NaN", "is deaf"])
def test_a_guard_that_dies_covers_within_three_frames(eyes: Eyes, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = eyes.stage
    if way == "is deaf":
        monkeypatch.setattr(Watch, "look", lambda self, number, frame: None)
    else:

        def broken(self: MovedGuard, view: object) -> object:
            if way == "raises":
                raise MemoryError
            return float("nan"), ""

        monkeypatch.setattr(MovedGuard, "_look", broken)
    eyes.step(stage.show.policy.lookahead + 1 if way == "is deaf" else 3)  # what it judged before was judged
    stage.troubles("cam1").knock = KNOCKS["8 px right"]
    eyes.states.clear()
    eyes.step(40)
    assert set(eyes.states) == {SlotState.COVERED} and eyes.found == 0


def test_another_geometry_is_covered_and_latched(eyes: Eyes) -> None:
    stage = eyes.stage
    stage.troubles("cam1").geometry = 7
    eyes.step(20)
    assert presence(stage) is Presence.LATCHED and because(stage) == LATCH_GEOMETRY
    eyes.step(60)
    assert presence(stage) is Presence.LATCHED and stage.on_screen() == "slate"
    stage.must(c.ConfirmMasks("cam1"))
    eyes.step(20)
    assert presence(stage) is Presence.LIVE and eyes.found == 0


def lose(eyes: Eyes) -> None:
    eyes.stage.troubles("cam1").broken = True
    eyes.step(30)
    assert presence(eyes.stage) is Presence.LOST
    eyes.stage.troubles("cam1").broken = False


def test_a_lost_camera_that_looks_where_it_looked_clears_by_itself(eyes: Eyes) -> None:
    lose(eyes)
    eyes.step(20)
    assert presence(eyes.stage) is Presence.LATCHED and because(eyes.stage) == LATCH_LOST, "not yet a second of OK"
    eyes.step(40)
    assert presence(eyes.stage) is Presence.LIVE and eyes.stage.on_screen() == "cam1" and eyes.found == 0
    assert any(isinstance(e, MasksChanged) and "nothing moved" in e.because for e in eyes.stage.events)


def test_a_lost_camera_that_comes_back_elsewhere_waits_for_a_person(eyes: Eyes) -> None:
    lose(eyes)
    eyes.stage.troubles("cam1").knock = KNOCKS["8 px right"]
    eyes.step(90)
    assert presence(eyes.stage) is Presence.LATCHED and because(eyes.stage).startswith("The camera moved")
    assert eyes.found == 0


def test_a_stopped_camera_process_proves_itself_again(eyes: Eyes) -> None:
    eyes.stage.stop("cam1")
    eyes.step(40)
    assert presence(eyes.stage) is Presence.LOST
    eyes.stage.troubles("cam1").knock = KNOCKS["8 px right"]  # while nobody looked
    eyes.stage.go_on("cam1")
    eyes.step(60)
    assert presence(eyes.stage) is Presence.LATCHED and eyes.found == 0 and eyes.stage.on_screen() == "slate"


def test_a_new_camera_process_has_no_view_and_waits_for_a_person(eyes: Eyes) -> None:
    stage = eyes.stage
    stage.kill("cam1")
    eyes.step(5)
    stage.start("cam1")
    eyes.step(100)
    assert presence(stage) is Presence.LATCHED and eyes.found == 0
    stage.must(c.ConfirmMasks("cam1"))
    eyes.step(20)
    assert presence(stage) is Presence.LIVE and stage.on_screen() == "cam1"


def test_an_edit_is_no_look(eyes: Eyes) -> None:
    stage = eyes.stage
    before = stage.machines.masks.looked("cam1")
    stage.troubles("cam1").knock = (3.0, 0.0, 0.0, 1.0)
    stage.must(c.PutMask("cam1", replace(FACE, id="more", margin=300)))
    eyes.step(20)
    stage.troubles("cam1").knock = (7.0, 0.0, 0.0, 1.0)
    eyes.step(20)
    assert stage.machines.masks.looked("cam1") == before
    assert presence(stage) is Presence.LATCHED, "against the view a person confirmed, not the one of the edit"


def test_an_engine_that_counts_anew_is_heard_all_the_same(eyes: Eyes) -> None:
    stage = eyes.stage
    unit, state = stage.units["cam1"], stage.machines.masks.of("cam1")
    assert unit.camera is not None and state is not None
    watch, geometry = unit.camera.pictures.watch, 0
    for looked, heard in ((500, 500), (0, 500), (-1, 500), (3, 3), (3, 3)):
        order = SetMasks("cam1", state.epoch, state.masks, True, False, False, geometry, looked)
        watch.order(order, unit.camera.pictures.newest)
        assert watch.looked == heard


def test_nobody_looked_is_no_reference(tmp_path: Path) -> None:
    """An engine that restarted calls the masks confirmed; a camera without a view of its own covers, and asks."""
    with studio(a_show(watched(), free("filler"), width=WIDTH, height=HEIGHT), tmp_path) as stage:
        stage.step(OPENED)
        stage.kill("cam1")
        stage.start("cam1", connect=False)
        unit, state = stage.units["cam1"], stage.machines.masks.of("cam1")
        assert unit.words is not None and state is not None
        stage.step(5)
        unit.words.waiting.append(SetMasks("cam1", state.epoch, state.masks, True, False, False, 0, -1))
        stage.must(c.Want(("cam1",), 100 * TICK_RATE))
        stage.step(60)
        made = unit.camera
        assert made is not None and made.pictures.watch.words()[0].waits and made.pictures.watch.looked == -1
        assert presence(stage) is not Presence.LIVE


# -- demand -----------------------------------------------------------------------------------------------------------
def test_nobody_wants_it_and_its_small_pictures_are_judged_all_the_same(tmp_path: Path) -> None:
    with studio(a_show(watched(), free("filler"), width=WIDTH, height=HEIGHT), tmp_path) as stage:
        seen = Eyes(stage)
        seen.step(OPENED)
        stage.troubles("cam1").knock = KNOCKS["8 px right"]
        seen.step(30)
        assert seen.found == 0 and presence(stage) is Presence.LATCHED and seen.states == []


def test_wanted_again_it_judges_before_it_publishes(tmp_path: Path) -> None:
    with studio(a_show(watched(), free("filler"), width=WIDTH, height=HEIGHT), tmp_path) as stage:
        seen = Eyes(stage)
        seen.step(OPENED)
        made = stage.units["cam1"].camera
        assert made is not None
        stage.troubles("cam1").knock = KNOCKS["8 px right"]
        seen.step(1)
        stage.troubles("cam1").knock = None
        assert stage.do(c.Want(("cam1",), 100 * TICK_RATE))[0]
        seen.step(40)
        assert seen.found == 0 and made.pictures.watch.words()[0].waits, "the one bad picture was held back, and seen"


@pytest.mark.parametrize("how", [None, KNOCKS["8 px right"]])
def test_a_camera_in_economy_is_judged_when_it_catches_up(
    tmp_path: Path, how: tuple[float, float, float, float] | None
) -> None:
    """One picture a second is decoded while nobody wants it; what comes at once when somebody does is judged first."""
    spec = replace(watched(), economy=Economy.ALWAYS)
    with studio(a_show(spec, free("filler"), width=WIDTH, height=HEIGHT), tmp_path) as stage:
        seen = Eyes(stage)
        seen.step(OPENED * 3)
        assert stage.mixer.reports["cam1"].economy and presence(stage) is Presence.LIVE and seen.states == []
        stage.troubles("cam1").knock = how
        stage.must(c.Want(("cam1",), 100 * TICK_RATE))
        seen.step(40)
        assert seen.found == 0
        if how is None:
            assert set(seen.states) == {SlotState.LIVE} and presence(stage) is Presence.LIVE
        else:
            assert seen.states[-1] is not SlotState.LIVE and presence(stage) is Presence.LATCHED


def test_vibration_is_no_knock(eyes: Eyes) -> None:
    eyes.states.clear()
    for turn in range(60):
        eyes.stage.troubles("cam1").knock = (0.5 * (-1) ** turn, 0.5 * (-1) ** (turn // 2), 0.0, 1.0)
        eyes.step()
    assert set(eyes.states) == {SlotState.LIVE} and eyes.found == 0


# -- what the engine makes of it --------------------------------------------------------------------------------------
def test_the_state_tells_who_watches(eyes: Eyes) -> None:
    (board,) = eyes.stage.machines.guards.snapshot().sources
    assert board.due == (MOVED,) and board.words[0].ruling is Ruling.OK and board.reason == ""
    eyes.step(40)
    assert eyes.stage.mixer.reports["cam1"].guard_us > 0


def test_a_source_whose_guard_does_not_report_is_not_taken(tmp_path: Path) -> None:
    with studio(a_show(watched(), free("filler"), width=WIDTH, height=HEIGHT), tmp_path) as stage:
        stage.on_air(after=OPENED)
        stage.machines.guards.restarted("cam1", stage.frame)
        said: list[object] = []
        unit = stage.units["cam1"]
        assert unit.words is not None
        unit.words.heard = said.append  # its words do not arrive
        ok, reason = stage.do(c.Cut(Scene.of("cam1")))
        assert not ok and "guard 'moved'" in reason and said is not None
        assert any(isinstance(e, Refused) for e in stage.events)


def test_what_makes_a_rehearsal() -> None:
    show = a_show(watched())
    assert rehearses(show)
    real = SourceSpec("real", "rtsp", "Real", Profile.FIELD, {"url": "rtsp://10.0.0.9/1"}, (FACE,))
    assert not rehearses(replace(show, sources=(*show.sources, real)))
    near = replace(real, options={"url": "rtsp://127.0.0.1/1"})
    show = replace(show, sources=(*show.sources, near))
    assert rehearses(show), "without a case nothing of it may leave this machine"
    show = replace(show, case_file="case.toml")
    assert not rehearses(show), "with a case it brings a patient, whatever the address"
    assert rehearses(replace(show, sources=show.sources[:-1])), "what is drawn or read from a file stays harmless"
    assert Watch(show, near, still=False).words(), "so the camera-moved guard is armed"
