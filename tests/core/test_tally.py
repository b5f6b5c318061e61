"""Tally lights follow what was drawn."""

from __future__ import annotations

from producer.core.events import Tally, TallyChanged
from producer.core.show import Profile, Show, SourceSpec
from producer.core.tally import TallyMachine
from producer.core.timebase import Rate

SHOW = Show(
    "Rehearsal",
    "0001",
    Rate(30),
    1280,
    720,
    tuple(SourceSpec(f"cam{i}", "simulated", f"Camera {i}", Profile.FIELD) for i in (1, 2, 3)),
)


def lights(machine: TallyMachine) -> list[Tally]:
    return [source.tally for source in machine.snapshot().sources]


def test_lights_follow_the_picture() -> None:
    machine = TallyMachine(SHOW)
    assert lights(machine) == [Tally.NONE] * 3
    events = machine.confirmed(5, frozenset({"cam1"}), frozenset({"cam2"}))
    assert events == [
        TallyChanged(5, "cam1", Tally.PROGRAM, "drawn"),
        TallyChanged(5, "cam2", Tally.PREVIEW, "not on program"),
    ]
    assert machine.confirmed(6, frozenset({"cam1"}), frozenset({"cam2"})) == []
    assert machine.snapshot().revision == 1
    machine.confirmed(7, frozenset({"cam1", "cam2"}), frozenset({"cam2", "cam3"}))
    assert lights(machine) == [Tally.PROGRAM, Tally.PROGRAM, Tally.PREVIEW]
    machine.confirmed(8, frozenset(), frozenset())
    assert lights(machine) == [Tally.NONE] * 3


def test_a_change_that_moves_no_light_is_none() -> None:
    machine = TallyMachine(SHOW)
    machine.confirmed(5, frozenset({"cam1"}), frozenset())
    assert machine.confirmed(6, frozenset({"cam1"}), frozenset({"cam1"})) == []
    assert machine.snapshot().revision == 1
