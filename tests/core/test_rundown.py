"""The rundown: cues in order, only GO moves on, and the machines do what a cue asks for through the gate."""

from __future__ import annotations

import pytest

from producer.core import commands as c
from producer.core.events import CueChanged, Refused
from producer.core.rundown import NEEDS, RundownMachine, RundownState, scene_of
from producer.core.scene import Scene, SlateKind
from producer.core.show import CueLayout, CueSpec, Profile, Show, SourceSpec
from producer.core.timebase import Rate


def show(*cues: CueSpec) -> Show:
    sources = tuple(SourceSpec(f"cam{n}", "simulated", f"Camera {n}", Profile.NONE) for n in range(1, 5))
    return Show("T", "T-1", Rate(30), 640, 360, sources, cues=cues)


CUES = (
    CueSpec("a", "Start", CueLayout.SLATE, slate="start"),
    CueSpec("b", "One", sources=("cam1",)),
    CueSpec("c", "Two", CueLayout.PIP_TOP_LEFT, ("cam1", "cam2")),
)


def test_starts_at_the_first_cue_and_ends_after_the_last() -> None:
    machine = RundownMachine(show(*CUES))
    assert machine.snapshot() == RundownState(0, "", "a")
    for current, following in (("a", "b"), ("b", "c"), ("c", "")):
        assert machine.taken(7, "desk") == [CueChanged(7, current, following, "desk: go")]
    assert machine.next is None and "end" in machine.flaw()


def test_select_and_step_stay_in_the_list() -> None:
    machine = RundownMachine(show(*CUES))
    (event,) = machine.handle(c.SelectCue("c"), 1)
    assert isinstance(event, CueChanged) and event.next == "c"
    assert machine.handle(c.StepCue(True), 2) == []
    for expected in ("b", "a"):
        machine.handle(c.StepCue(False), 3)
        assert machine.snapshot().next == expected
    (refused,) = machine.handle(c.SelectCue("x"), 4)
    assert isinstance(refused, Refused) and "a, b, c" in refused.reason


def test_from_the_end_back_is_the_last() -> None:
    machine = RundownMachine(show(*CUES))
    for _ in CUES:
        machine.taken(1, "desk")
    machine.handle(c.StepCue(False), 2)
    assert machine.snapshot().next == "c"


def test_a_show_without_cues_refuses_in_words() -> None:
    machine = RundownMachine(show())
    (refused,) = machine.handle(c.StepCue(True), 1)
    assert isinstance(refused, Refused) and "no rundown" in refused.reason


@pytest.mark.parametrize("layout", list(CueLayout))
def test_every_layout_makes_a_scene(layout: CueLayout) -> None:
    names = tuple(f"cam{n}" for n in range(1, NEEDS[layout] + 1))
    scene = scene_of(CueSpec("x", "X", layout, names, slate="pause"))
    assert scene.sources == set(names)
    with pytest.raises(ValueError, match="takes"):
        scene_of(CueSpec("x", "X", layout, (*names, "cam4")))


def test_slate_cue_is_that_slate() -> None:
    assert scene_of(CUES[0]) == Scene(slate=SlateKind.START)


def test_a_cue_of_a_source_that_is_gone_is_said() -> None:
    machine = RundownMachine(show(CueSpec("a", "Gone", sources=("cam9",))))
    assert "cam9" in machine.flaw()


def test_resume_forgets_cues_that_are_gone() -> None:
    machine = RundownMachine(show(*CUES))
    machine.resume(RundownState(9, "b", "c"))
    assert machine.snapshot().next == "c"
    machine.resume(RundownState(9, "b", "zzz"))
    assert machine.snapshot().next == "c"
