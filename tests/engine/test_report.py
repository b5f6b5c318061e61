"""What the engine tells about itself is what was counted, on the stepped engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from producer.core import commands as c
from producer.core.events import Event, HealthChanged, Level, Presence
from producer.core.scene import Scene
from producer.core.show import ChannelSpec, OutputSpec
from producer.engine.report import SILENT_PROCESS, Reporter
from producer.wire.health import OutputState
from producer.wire.state import EngineState
from tests.engine.given import a_show, camera, free
from tests.engine.harness import Studio, studio
from tests.engine.seams import Directed


class Told:
    """A studio with its reporter."""

    def __init__(self, stage: Studio) -> None:
        self.stage = stage
        self.states: list[EngineState] = []
        self.events: list[Event] = []
        self.reporter = Reporter(
            stage.mixer,
            stage.machines,
            stage.intakes,
            stage.encoder,
            stage.distribution,
            stage.sound,
            stage.monitors,
            self.states.append,
            lambda events, revision: self.events.extend(events),
        )
        stage.mixer.each_tick = self.reporter.each_tick


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    show = a_show(camera("cam1"), camera("cam2"), free("filler"), outputs=(OutputSpec("rec", "record"),))
    with studio(show, tmp_path) as stage:
        yield Told(stage)


def test_a_snapshot_four_times_a_second_and_one_after_every_change(told: Told) -> None:
    told.stage.step(60)
    quiet = len(told.states)
    told.stage.step(28)
    assert 4 <= len(told.states) - quiet <= 5
    before = len(told.states)
    told.stage.must(c.CoverSource("cam1"))
    told.stage.step()
    assert len(told.states) > before
    revisions = [state.revision for state in told.states]
    assert revisions == sorted(set(revisions)), "each has a revision of its own, rising"


def test_the_state_is_whole(told: Told) -> None:
    told.stage.on_air()
    told.stage.must(c.Cut(Scene.of("cam1")))
    told.stage.seconds(3)
    state = told.states[-1]
    assert state.frame >= told.stage.frame - 8 and state.switcher.program == Scene.of("cam1")
    sources = {source.source: source for source in state.counters.sources}
    assert set(sources) == {"cam1", "cam2", "filler"}
    assert sources["cam1"].presence is Presence.LIVE and abs(sources["cam1"].unique_fps_x1000 - 30_000) < 1500
    program = state.counters.program
    assert program.aired_frames > 80 and program.unique_frames > 60
    assert program.unique_frames <= program.expected_frames <= program.unique_frames + 3
    assert program.planned_slate + program.unplanned_slate + program.expected_frames >= program.aired_frames - 1
    output = state.counters.outputs[0]
    assert (output.output, output.wanted, output.state) == ("rec", True, OutputState.STARTING)


def test_a_lost_camera_on_program_lights_a_lamp_with_its_reason(told: Told) -> None:
    told.stage.on_air()
    told.stage.must(c.Cut(Scene.of("cam1")))
    told.stage.seconds(2)
    told.stage.kill("cam1")
    told.stage.seconds(3)
    lamps = [e for e in told.events if isinstance(e, HealthChanged) and e.subject == "source:cam1"]
    assert lamps and lamps[-1].level is Level.FAULT and lamps[-1].remedy
    last = next(s for s in told.states[-1].counters.sources if s.source == "cam1")
    assert last.presence is Presence.LOST


def test_figures_of_a_camera_process_that_is_gone_are_not_told_as_if_they_were_now(told: Told) -> None:
    told.stage.seconds(3)
    alive = next(s for s in told.states[-1].counters.sources if s.source == "cam2")
    assert alive.unique_fps_x1000 > 20_000 and not alive.fault
    told.stage.kill("cam2")
    told.stage.seconds(4)
    gone = next(s for s in told.states[-1].counters.sources if s.source == "cam2")
    assert gone.presence is Presence.LOST and gone.unique_fps_x1000 == 0 and gone.fault == SILENT_PROCESS


def test_a_microphone_is_live_while_it_brings_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No intake looks for a picture of it."""
    show = a_show(camera("cam1"), free("mic", tone_hz=440), channels=(ChannelSpec("mic", "mic", "mic"),))
    with studio(show, tmp_path) as stage:
        told = Told(stage)
        monkeypatch.setattr(Directed, "PICTURE", False)
        told.reporter._intakes = {"cam1": stage.intakes["cam1"]}
        presences = []
        for broken in (False, True):
            stage.troubles("mic").broken = broken
            stage.seconds(6)
            state = told.states[-1]
            lamp = next(lamp for lamp in state.health.subjects if lamp.subject == "source:mic")
            presences.append((next(s for s in state.counters.sources if s.source == "mic").presence, lamp.sentence))
    assert presences[0] == (Presence.LIVE, "")
    assert presences[1][0] is Presence.WAITING and presences[1][1].endswith(": no sound.")
