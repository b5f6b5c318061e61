"""What is left of a show: nothing. If its supervisor was killed, the next one takes over what runs, or ends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.core.events import Phase
from producer.wire.state import EngineState
from tests.e2e.show import RunningShow, running

pytestmark = pytest.mark.e2e

SHOW = """
title = "Left"
case = "LEFT-1"
fps = 25
size = "320x180"
[encoder]
bitrate = 400
preset = "ultrafast"
[[source]]
id = "room"
kind = "simulated"
profile = "room"
confirmed = true
options = { scene = "room" }
[[source.mask]]
id = "head"
points = [[0, 0], [3000, 0], [3000, 3000], [0, 3000]]
[[output]]
id = "record"
kind = "record"
"""
OTHER = SHOW.replace("LEFT-1", "OTHER-1")


def on_air(state: EngineState) -> bool:
    return state.switcher.phase is Phase.ON_AIR and state.counters.program.aired_frames > 25


def orphaned(show: RunningShow) -> EngineState:
    """Kill the supervisor alone; the show goes on without it."""
    show.tree  # noqa: B018  # remembered while they have a parent
    show.process.kill()
    show.process.wait()
    now = show.look(on_air).frame
    return show.look(lambda state: state.frame > now + 25, "a show needs no supervisor to go on")


def pid_of(state: EngineState, kind: str) -> int:
    """Of the engine or the supervisor (`app`), as the supervisor has measured; 0 before its first word."""
    return next((each.pid for each in state.counters.processes if each.kind == kind), 0)


def test_a_killed_supervisor_leaves_a_show_that_the_next_one_takes_over_and_a_third_ends(tmp_path: Path) -> None:
    (tmp_path / "next door").mkdir()
    with running(tmp_path, SHOW, name="first") as first:
        state = first.until("on air and measured", lambda now: on_air(now) and pid_of(now, "engine") > 0)
        before = pid_of(state, "engine")
        first.done("mask", "put", "room", "drawn", "--points", "5000,5000 9000,5000 9000,9000")
        orphaned(first)
        with running(tmp_path / "next door", SHOW) as neighbour:  # its start must not take away what the orphans use
            neighbour.until("on air", on_air)
            neighbour.end()
        neighbour.nothing_is_left()
        with running(tmp_path, SHOW, name="second") as second:
            state = second.until("measured by the next one", lambda now: pid_of(now, "app") == second.process.pid)
            assert on_air(state) and pid_of(state, "engine") == before, "taken over as it was"
            assert [mask.id for mask in state.masks.sources[0].masks] == ["head", "drawn"]
            assert not [each for each in state.counters.processes if each.restarts]
            orphaned(second)
            with running(tmp_path, OTHER, "--seconds", "1", name="third") as third:
                state = third.until("another show", lambda now: pid_of(now, "engine") not in (0, before))
                assert [mask.id for mask in state.masks.sources[0].masks] == ["head"], "masks belong to their show"
                assert third.process.wait(60) in (0, 1)
            assert third.last()["case"] == "OTHER-1" and third.last()["program"]["aired_frames"] > 10
            third.nothing_is_left(first, second)


def test_a_signal_ends_it_well_and_a_second_start_is_refused(tmp_path: Path) -> None:
    with running(tmp_path, SHOW) as show:
        show.until("on air", on_air)
        with running(tmp_path, SHOW, name="rival") as rival:
            assert rival.process.wait(60) == 2
            assert "A show runs already in" in rival.said and "--state" in rival.said
        show.until("undisturbed", on_air)
        assert show.end() in (0, 1)
        show.nothing_is_left(rival)
        assert "Ended. " in show.said
    assert show.ctl("status").returncode == 3
