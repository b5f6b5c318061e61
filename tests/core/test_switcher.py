"""The switcher: hiding works everywhere, nothing unready reaches program, transitions end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from producer.core import commands as c
from producer.core.events import (
    Event,
    GraphicsChanged,
    Phase,
    PhaseChanged,
    PreviewChanged,
    ProgramChanged,
    Refused,
    TakePending,
    TransitionCancelled,
    TransitionSet,
    TransitionStarted,
)
from producer.core.layouts import picture_in_picture
from producer.core.scene import Box, Scene, SlateKind, TransitionKind
from producer.core.show import GraphicsSpec, LowerThird, Profile, Show, SourceSpec
from producer.core.switcher import FULL, SwitcherCommand, SwitcherMachine
from producer.core.timebase import Rate

CAMS = ("cam1", "cam2", "cam3")
ALL = frozenset(CAMS)
SHOW = Show(
    "Rehearsal",
    "0001",
    Rate(30),
    1280,
    720,
    (
        SourceSpec("cam1", "simulated", "Scope", Profile.SCOPE, backup="cam3"),
        SourceSpec("cam2", "simulated", "Field", Profile.FIELD),
        SourceSpec("cam3", "simulated", "Room", Profile.ROOM),
    ),
    graphics=GraphicsSpec(lower_thirds=(LowerThird("lee", "Dr Lee"),), logo="logo.png", clock=True),
)
ONE, TWO, THREE = (Scene.of(cam) for cam in CAMS)


def private() -> SwitcherMachine:
    machine = SwitcherMachine(SHOW)
    machine.handle(c.StartPrivatePreview(), 0)
    return machine


def on_program(scene: Scene = ONE, preview: Scene = TWO) -> SwitcherMachine:
    machine = private()
    machine.handle(c.Cut(scene), 1, ALL)
    machine.handle(c.Preview(preview), 2, ALL)
    return machine


def refusal(events: list[Event]) -> str:
    assert len(events) == 1 and isinstance(events[0], Refused), events
    return events[0].reason


# -- phases -----------------------------------------------------------------------------------------------------------
def test_a_show_goes_through_its_phases() -> None:
    machine = SwitcherMachine(SHOW)
    story: list[tuple[SwitcherCommand, Phase]] = [
        (c.StartPrivatePreview(), Phase.PRIVATE),
        (c.BackToOffAir(), Phase.OFF_AIR),
        (c.StartPrivatePreview(), Phase.PRIVATE),
        (c.GoLive(), Phase.ON_AIR),
        (c.EndShow(), Phase.ENDED),
        (c.BackToOffAir(), Phase.OFF_AIR),
    ]
    for at, (command, phase) in enumerate(story):
        before = machine.snapshot()
        events = machine.handle(command, at)
        assert isinstance(events[0], PhaseChanged) and events[0].after is phase
        assert machine.snapshot().phase is phase
        assert machine.snapshot().revision > before.revision
        if phase is Phase.ON_AIR:
            assert machine.snapshot().live_since == 3
            assert machine.picture(3).clock
    assert machine.snapshot().live_since is None
    assert not machine.picture(9).clock


@pytest.mark.parametrize("command", [c.GoLive(), c.EndShow(), c.BackToOffAir()])
def test_off_air_moves_on_to_private_only(command: c.GoLive | c.EndShow | c.BackToOffAir) -> None:
    machine = SwitcherMachine(SHOW)
    assert "off air" in refusal(machine.handle(command, 0))
    assert machine.snapshot().phase is Phase.OFF_AIR


def test_the_end_of_the_show_is_the_end_slate() -> None:
    machine = on_program()
    machine.handle(c.GoLive(), 3)
    machine.handle(c.ShowLowerThird("lee"), 4)
    machine.handle(c.Auto(), 5, ALL)
    events = machine.handle(c.EndShow(), 6)
    assert [type(e) for e in events] == [PhaseChanged, ProgramChanged, GraphicsChanged]
    state = machine.snapshot()
    assert state.program == Scene(slate=SlateKind.END) and state.running is None and state.lower_third is None
    assert "ended" in refusal(machine.handle(c.Cut(ONE), 7, ALL))


def test_no_camera_goes_to_program_off_air() -> None:
    machine = SwitcherMachine(SHOW)
    assert "private preview" in refusal(machine.handle(c.Cut(ONE), 0, ALL))
    machine.handle(c.Preview(ONE), 0)
    assert "private preview" in refusal(machine.handle(c.Take(), 0, ALL))
    assert "private preview" in refusal(machine.handle(c.MoveBar(1), 0, ALL))
    assert isinstance(machine.handle(c.Cut(Scene(slate=SlateKind.START)), 0)[0], ProgramChanged)


# -- cut, take, preview -----------------------------------------------------------------------------------------------
def test_cut_leaves_preview_and_take_swaps() -> None:
    machine = on_program()
    assert machine.picture(2).base == ONE and machine.snapshot().preview == TWO
    events = machine.handle(c.Take(), 3, ALL, by="anna")
    assert events == [ProgramChanged(3, ONE, TWO, "anna: take"), PreviewChanged(3, ONE, "anna: take")]
    assert machine.picture(3).sources == {"cam2"}


def test_preview_of_a_bad_scene_is_refused() -> None:
    machine = private()
    assert "cam9" in refusal(machine.handle(c.Preview(Scene.of("cam9")), 1))
    assert "leaves" in refusal(machine.handle(c.Cut(Scene((Box("cam1", x=5),))), 1, ALL))
    assert machine.handle(c.Preview(picture_in_picture("cam1", "cam2")), 1)


def test_an_unready_take_waits_and_then_happens() -> None:
    machine = on_program()
    scene = picture_in_picture("cam2", "cam3")
    events = machine.handle(c.Cut(scene), 10, frozenset({"cam1"}))
    assert events == [TakePending(10, scene, ("cam2", "cam3"), "operator: cut")]
    assert machine.tick(11, frozenset({"cam2"})) == [] and machine.picture(11).base == ONE
    pending = machine.snapshot().pending
    assert pending is not None and pending.waiting_for == ("cam3",)
    revision = machine.snapshot().revision
    assert machine.tick(12, frozenset({"cam2"})) == [] and machine.snapshot().revision == revision
    assert machine.due(frozenset({"cam2"})) is None
    assert machine.due(ALL) == scene
    events = machine.tick(13, ALL)
    assert events == [ProgramChanged(13, ONE, scene, "operator: cut (ready now)")]
    assert machine.due(ALL) is None


def test_a_take_that_waits_too_long_is_dropped_by_name() -> None:
    machine = on_program()
    machine.handle(c.Take(), 10, frozenset())
    assert machine.tick(69, frozenset()) == []
    assert "Field had no picture" in refusal(machine.tick(70, frozenset()))
    assert machine.snapshot().pending is None and machine.picture(70).base == ONE
    assert machine.tick(71, ALL) == []
    assert machine.drop(72, "no") == []


def test_a_waiting_auto_starts_its_transition() -> None:
    machine = on_program()
    machine.handle(c.SetTransition(TransitionKind.WIPE_UP, 4), 3)
    machine.handle(c.Auto(), 10, frozenset())
    events = machine.tick(12, ALL)
    assert isinstance(events[0], TransitionStarted) and events[0].frames == 4
    assert machine.picture(12).position == FULL // 4 and machine.picture(12).kind is TransitionKind.WIPE_UP


def test_a_newer_wish_replaces_the_waiting_one() -> None:
    machine = on_program()
    machine.handle(c.Cut(TWO), 10, frozenset())
    machine.handle(c.Cut(THREE), 11, frozenset({"cam3"}))
    assert machine.snapshot().pending is None and machine.picture(11).base == THREE


def test_the_slate_ends_waiting_and_running() -> None:
    machine = on_program()
    machine.handle(c.ShowLowerThird("lee"), 3)
    machine.handle(c.Auto(), 4, ALL)
    machine.handle(c.Cut(THREE), 5, frozenset())
    machine.tick(5, frozenset())
    events = machine.handle(c.CutToSlate(), 6)
    assert [type(e) for e in events] == [ProgramChanged, GraphicsChanged]
    state = machine.snapshot()
    assert (state.program, state.running, state.pending) == (Scene(), None, None)
    assert machine.tick(7, ALL) == [] and not machine.picture(7).sources


# -- transitions ------------------------------------------------------------------------------------------------------
def test_auto_runs_its_frames_and_swaps() -> None:
    machine = on_program()
    assert machine.handle(c.SetTransition(TransitionKind.MIX, 4), 3) == [
        TransitionSet(3, TransitionKind.MIX, 4, "operator: set transition")
    ]
    machine.handle(c.Auto(), 10, ALL)
    assert "running" in refusal(machine.handle(c.Auto(), 10, ALL))
    seen = []
    for at in range(10, 13):
        assert machine.tick(at, ALL) == []
        assert machine.picture(at) is machine.picture(at)
        seen.append(machine.picture(at).position)
    assert seen == [2500, 5000, 7500]
    assert machine.picture(12).sources == {"cam1", "cam2"}
    assert [type(e) for e in machine.tick(13, ALL)] == [ProgramChanged, PreviewChanged]
    assert machine.picture(13).base == TWO and machine.picture(13).over is None


def test_a_preview_chosen_meanwhile_stays() -> None:
    machine = on_program()
    machine.handle(c.SetTransition(TransitionKind.MIX, 2), 3)
    machine.handle(c.Auto(), 10, ALL)
    machine.handle(c.Preview(THREE), 10)
    assert [type(e) for e in machine.tick(11, ALL)] == [ProgramChanged]
    assert machine.snapshot().preview == THREE


def test_one_frame_is_a_cut_and_skipped_ticks_do_not_stretch() -> None:
    machine = on_program()
    machine.handle(c.SetTransition(TransitionKind.MIX, 1), 3)
    machine.handle(c.Auto(), 10, ALL)
    assert machine.tick(10, ALL)[0] == ProgramChanged(10, ONE, TWO, "operator: auto")
    machine.handle(c.SetTransition(TransitionKind.MIX, 30), 11)
    machine.handle(c.Auto(), 20, ALL)
    machine.tick(500, ALL)
    assert machine.snapshot().running is None


@pytest.mark.parametrize("frames", [0, -1, 301])
def test_lengths_outside_are_refused(frames: int) -> None:
    assert "1 to 300" in refusal(private().handle(c.SetTransition(TransitionKind.MIX, frames), 1))


def test_a_cut_replaces_a_transition() -> None:
    machine = on_program()
    machine.handle(c.Auto(), 10, ALL)
    machine.tick(10, ALL)
    machine.handle(c.Cut(THREE), 11, ALL)
    assert machine.tick(11, ALL) == [] and machine.picture(11).base == THREE


def test_fade_to_slate_and_at_once_when_something_runs() -> None:
    machine = on_program()
    machine.handle(c.SetTransition(TransitionKind.WIPE_LEFT, 2), 3)
    assert isinstance(machine.handle(c.FadeToSlate(SlateKind.PAUSE), 10)[0], TransitionStarted)
    machine.tick(10, ALL)
    assert machine.picture(10).kind is TransitionKind.MIX and machine.picture(10).over == Scene(slate=SlateKind.PAUSE)
    machine.tick(11, ALL)
    assert machine.picture(11).base == Scene(slate=SlateKind.PAUSE) and machine.snapshot().preview == TWO
    machine.handle(c.Auto(), 12, ALL)
    events = machine.handle(c.FadeToSlate(), 12)
    assert isinstance(events[0], ProgramChanged) and machine.picture(12).base == Scene()


def test_by_hand_to_the_end_and_back_home() -> None:
    machine = on_program()
    assert machine.handle(c.MoveBar(0), 10, ALL) == []
    started = machine.handle(c.MoveBar(100), 10, ALL)
    assert started == [TransitionStarted(10, TWO, TransitionKind.MIX, 0, "operator: by hand")]
    assert machine.handle(c.MoveBar(6000), 11, ALL) == []
    assert machine.tick(500, frozenset()) == [] and machine.picture(500).position == 6000
    assert [type(e) for e in machine.handle(c.MoveBar(FULL), 501, ALL)] == [ProgramChanged, PreviewChanged]
    assert machine.handle(c.MoveBar(FULL), 502, ALL) == []
    assert "back to its start" in refusal(machine.handle(c.MoveBar(5000), 503, ALL))
    assert machine.handle(c.MoveBar(0), 504, ALL) == []
    assert len(machine.handle(c.MoveBar(FULL), 505, ALL)) == 3
    assert machine.picture(505).base == ONE


def test_by_hand_back_to_zero_changes_nothing() -> None:
    machine = on_program()
    machine.handle(c.MoveBar(4000), 10, ALL)
    assert machine.handle(c.MoveBar(0), 11, ALL) == [TransitionCancelled(11, TWO, "operator: by hand")]
    assert machine.picture(11).base == ONE and machine.picture(11).over is None


def test_the_bar_is_refused_where_it_must_be() -> None:
    machine = on_program()
    for position in (-1, FULL + 1):
        assert "0 to 10000" in refusal(machine.handle(c.MoveBar(position), 10, ALL))
    assert "Field is not ready" in refusal(machine.handle(c.MoveBar(5), 10, frozenset({"cam1"})))
    machine.handle(c.Auto(), 11, ALL)
    assert "by itself" in refusal(machine.handle(c.MoveBar(5), 11, ALL))
    machine.handle(c.CutToSlate(), 12)
    machine.handle(c.Preview(Scene(slate=SlateKind.PAUSE)), 13)
    assert isinstance(machine.handle(c.MoveBar(5), 14, frozenset())[0], TransitionStarted)


# -- graphics ---------------------------------------------------------------------------------------------------------
def test_graphics() -> None:
    machine = on_program()
    assert "lee" in refusal(machine.handle(c.ShowLowerThird("doe"), 3))
    machine.handle(c.ShowLowerThird("lee"), 3)
    assert machine.picture(3).lower_third == "lee" and machine.picture(3).logo
    machine.handle(c.HideLowerThird(), 4)
    machine.handle(c.ShowLogo(False), 4)
    events = machine.handle(c.ShowClock(False), 4)
    assert events == [GraphicsChanged(4, None, False, False, "operator: clock off")]
    machine.handle(c.ShowLogo(True), 5)
    machine.handle(c.ShowClock(True), 5)
    assert machine.snapshot().logo and machine.snapshot().clock
    bare = SwitcherMachine(replace(SHOW, graphics=GraphicsSpec()))
    assert "no logo" in refusal(bare.handle(c.ShowLogo(True), 1))
    assert "none" in refusal(bare.handle(c.ShowLowerThird("lee"), 1))
    assert bare.handle(c.ShowLogo(False), 1)


def test_a_countdown_ends_at_a_frame_and_is_taken_away() -> None:
    machine = on_program()
    assert "0 to" in refusal(machine.handle(c.ShowCountdown(-1), 3))
    assert "0 to" in refusal(machine.handle(c.ShowCountdown(1 << 40), 3))
    (event,) = machine.handle(c.ShowCountdown(60), 3)
    assert isinstance(event, GraphicsChanged) and event.because == "operator: countdown of 60 s"
    ends = 3 + SHOW.rate.frames_in_ms(60_000)
    assert machine.picture(4).countdown == machine.snapshot().countdown == ends
    later = SwitcherMachine(SHOW)
    later.resume(machine.snapshot())
    assert later.snapshot().countdown == ends, "the engine's restart does not move the start"
    machine.handle(c.ShowCountdown(0), 5)
    assert machine.picture(5).countdown is None


# -- backup and restart -----------------------------------------------------------------------------------------------
def test_the_backup_takes_the_place_of_a_lost_camera_alone() -> None:
    machine = on_program()
    assert machine.backup("cam1", ALL) == "cam3"
    events = machine.lost("cam1", 10, frozenset({"cam3"}))
    assert events == [ProgramChanged(10, ONE, THREE, "Scope lost; backup Room")]
    assert machine.lost("cam1", 11, ALL) == []


def test_the_backup_takes_over_inside_a_transition() -> None:
    machine = on_program(TWO, ONE)
    machine.handle(c.Auto(), 10, ALL)
    events = machine.lost("cam1", 11, ALL)
    assert [type(e) for e in events] == [TransitionStarted]
    machine.tick(100, ALL)
    assert machine.picture(100).base == THREE
    machine = on_program(ONE, TWO)
    machine.handle(c.Auto(), 10, ALL)
    assert [type(e) for e in machine.lost("cam1", 11, ALL)] == [ProgramChanged]


@pytest.mark.parametrize(
    ("program", "lost", "usable"),
    [
        (ONE, "cam1", frozenset({"cam2"})),
        (TWO, "cam2", ALL),
        (TWO, "cam1", ALL),
        (picture_in_picture("cam1", "cam2"), "cam1", ALL),
        (Scene((Box("cam1", 0, 0, 5000, 5000),)), "cam1", ALL),
        (Scene(), "cam9", ALL),
    ],
)
def test_no_backup(program: Scene, lost: str, usable: frozenset[str]) -> None:
    machine = on_program(program)
    assert machine.lost(lost, 10, usable) == [] and machine.snapshot().program == program


def test_an_unknown_backup_is_called_by_its_id() -> None:
    show = replace(SHOW, sources=(replace(SHOW.sources[0], backup="gone"),))
    machine = SwitcherMachine(show)
    machine.handle(c.StartPrivatePreview(), 0)
    machine.handle(c.Cut(ONE), 1, ALL)
    events = machine.lost("cam1", 2, frozenset({"gone"}))
    assert isinstance(events[0], ProgramChanged) and events[0].because == "Scope lost; backup gone"


def test_after_a_restart_the_show_stands_where_it_stood_but_on_slate() -> None:
    machine = on_program()
    machine.handle(c.GoLive(), 5)
    again = SwitcherMachine(SHOW)
    again.resume(machine.snapshot())
    state = again.snapshot()
    assert (state.phase, state.program, state.preview, state.live_since) == (Phase.ON_AIR, Scene(), TWO, 5)
    machine.handle(c.EndShow(), 6)
    again.resume(replace(machine.snapshot(), preview=Scene.of("cam9")))
    assert again.snapshot().program.slate is SlateKind.END and again.snapshot().preview == Scene()


# -- anything in any order --------------------------------------------------------------------------------------------
SCENES = st.sampled_from(
    [ONE, TWO, THREE, picture_in_picture("cam1", "cam2"), Scene(slate=SlateKind.PAUSE), Scene.of("cam9")]
)
COMMANDS: st.SearchStrategy[SwitcherCommand] = st.one_of(
    SCENES.map(c.Preview),
    SCENES.map(c.Cut),
    st.builds(c.Take),
    st.builds(c.Auto),
    st.builds(c.SetTransition, st.sampled_from(TransitionKind), st.integers(-1, 400)),
    st.integers(-1, FULL + 1).map(c.MoveBar),
    st.sampled_from([0, 1, FULL]).map(c.MoveBar),
    st.sampled_from(SlateKind).map(c.FadeToSlate),
    st.sampled_from(["lee", "doe"]).map(c.ShowLowerThird),
    st.builds(c.GoLive),
    st.builds(c.StartPrivatePreview),
    st.builds(c.EndShow),
    st.builds(c.BackToOffAir),
)


class AnyOrder(RuleBasedStateMachine):
    """Readiness changes at will; program only ever gains a source that was ready at that frame."""

    @initialize()
    def start(self) -> None:
        self.machine = private()
        self.at = 0
        self.ready: frozenset[str] = frozenset()
        self.shown: frozenset[str] = frozenset()
        self.live: frozenset[str] = frozenset()

    @rule(ready=st.frozensets(st.sampled_from(CAMS)))
    def readiness(self, ready: frozenset[str]) -> None:
        self.ready = ready

    @rule(command=COMMANDS)
    def command(self, command: SwitcherCommand) -> None:
        before = self.machine.snapshot()
        events = self.machine.handle(command, self.at, self.ready)
        if any(isinstance(e, Refused) for e in events):
            assert self.machine.snapshot() == before
        self.look()

    @rule(frames=st.integers(1, 90))
    def time(self, frames: int) -> None:
        for _ in range(frames):
            self.machine.tick(self.at, self.ready)
            self.look()
            self.at += 1

    @rule()
    def transitions_end(self) -> None:
        run = self.machine.snapshot().running
        self.machine.tick(self.at + 300, self.ready)
        self.at += 301
        self.look()
        assert self.machine.snapshot().pending is None
        if run and not run.by_hand:
            assert self.machine.snapshot().running is None

    @rule(source=st.sampled_from(CAMS))
    def lose(self, source: str) -> None:
        self.ready -= {source}
        self.machine.lost(source, self.at, self.ready)
        self.look()

    @rule(slate=st.sampled_from(SlateKind))
    def slate_always_works(self, slate: SlateKind) -> None:
        self.machine.handle(c.CutToSlate(slate), self.at)
        picture = self.machine.picture(self.at)
        assert picture.base == Scene(slate=slate) and picture.over is None and picture.lower_third is None
        assert self.machine.tick(self.at, ALL) == []
        assert not self.machine.picture(self.at).sources
        self.look()

    def look(self) -> None:
        sources = self.machine.picture(self.at).sources
        assert sources - self.shown <= self.ready
        self.shown = sources

    @invariant()
    def sane(self) -> None:
        state = self.machine.snapshot()
        picture = self.machine.picture(self.at)
        assert 0 <= picture.position <= FULL
        if state.phase in (Phase.OFF_AIR, Phase.ENDED):
            assert not picture.sources and state.pending is None
        assert "cam9" not in picture.sources


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
