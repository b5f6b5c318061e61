"""Switcher, masks, presence, gate and delay as the engine joins them: what reaches the air was allowed to.

A small model of the mixer: in each frame it draws only what `usable` and the gate permit, puts it into the line, and
looks at what comes out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from producer.core import commands as c
from producer.core.consent import Allowed, AutomaticTake, Effect, Facts, OutputFacts, SourceFacts, effect, gate
from producer.core.delay import DelayCommand, DelayMachine
from producer.core.events import (
    Dumped,
    Event,
    Phase,
    Presence,
    PresenceChanged,
    ProgramChanged,
    Refused,
    TransitionStarted,
)
from producer.core.layouts import picture_in_picture
from producer.core.masks import MaskCommand, MaskMachine
from producer.core.presence import Meaning, PresenceMachine, Verdict
from producer.core.rights import Rights
from producer.core.scene import Scene
from producer.core.show import Mask, Profile, Show, SourceSpec
from producer.core.switcher import SwitcherCommand, SwitcherMachine
from producer.core.timebase import Rate

CAMS = ("cam1", "cam2", "card")
FACE = Mask("face", ((0, 0), (5000, 0), (0, 5000)))
SHOW = Show(
    "Rehearsal",
    "0001",
    Rate(30),
    1280,
    720,
    (
        SourceSpec("cam1", "simulated", "Field", Profile.FIELD, masks=(FACE,), confirmed=True, backup="card"),
        SourceSpec("cam2", "simulated", "Room", Profile.ROOM, masks=(FACE,), backup="cam1"),
        SourceSpec("card", "clip", "Filler", Profile.NONE),
    ),
)
REHEARSAL = Facts({cam: SourceFacts(True, True) for cam in CAMS}, {"hls": OutputFacts(True)})
REAL = Facts({cam: SourceFacts(False, False) for cam in CAMS}, {"hls": OutputFacts(True)})
NOTHING = Facts({}, {})
NARROW = replace(REHEARSAL, sources={cam: SourceFacts(True, True) for cam in CAMS[1:]})
DEPTH = 6

SCENES = st.sampled_from([*(Scene.of(cam) for cam in CAMS), picture_in_picture("cam1", "cam2"), Scene()])
SWITCHING: st.SearchStrategy[SwitcherCommand] = st.one_of(
    SCENES.map(c.Preview),
    SCENES.map(c.Cut),
    st.builds(c.Take),
    st.builds(c.Auto),
    st.sampled_from([0, 5000, 10_000]).map(c.MoveBar),
    st.just(c.FadeToSlate()),
    st.just(c.StartPrivatePreview()),
)
MASKING: st.SearchStrategy[MaskCommand] = st.one_of(
    st.sampled_from(CAMS).map(c.ConfirmMasks),
    st.sampled_from(CAMS).map(c.CoverSource),
    st.sampled_from(CAMS).map(c.UncoverSource),
    st.builds(c.PutMask, st.sampled_from(CAMS), st.just(FACE)),
    st.builds(c.RemoveMask, st.sampled_from(CAMS), st.just("face")),
)
DELAYING: st.SearchStrategy[DelayCommand] = st.one_of(
    st.just(c.Dump()), st.integers(1, 9).map(c.DumpNewest), st.just(c.ArmRelease()), st.just(c.ReleaseCut())
)


@dataclass
class Camera:
    """What one camera does just now."""

    running: bool = True
    geometry: int = 1
    confirmed_for: int | None = 1
    """Geometry a person has seen under these masks."""
    seen: int | None = None
    """Geometry of its newest picture; None while there is none."""
    met: bool = False
    """It has shown a picture: the show file's confirmation is of the geometry that comes first."""


class Air(RuleBasedStateMachine):
    """No frame airs without mask or slate, without a ticket that is good when it airs, or after it was dumped."""

    looks = True
    """The exit asks for the ticket. A control run without it has to fail."""
    clear = 0
    """Frames that aired with cameras in them."""
    stopped = 0
    """Frames that the exit made slate because their ticket was void."""

    @initialize()
    def start(self) -> None:
        self.switcher = SwitcherMachine(SHOW)
        self.masks = MaskMachine(SHOW, rehearsal=True)
        self.presence = PresenceMachine(SHOW, self.masks)
        self.delay = DelayMachine(SHOW.rate, DEPTH)
        self.cameras = {cam: Camera() for cam in CAMS}
        self.cameras["cam2"].confirmed_for = None
        self.facts: Facts | None = REHEARSAL
        self.at = 0
        self.ready: frozenset[str] = frozenset()
        self.rights = Rights(SHOW.rate, REHEARSAL)
        self.line: dict[int, tuple[frozenset[str], str]] = {}
        """What was drawn, and the id of its ticket."""
        self.gone: set[int] = set()
        self.ticketed: frozenset[str] = frozenset()
        """Sources that a ticket has put on program."""
        self.switcher.handle(c.StartPrivatePreview(), 0)

    @rule(command=SWITCHING)
    def switch(self, command: SwitcherCommand) -> None:
        answer = gate(command, self.facts, self.switcher.snapshot().preview.sources)
        if not isinstance(answer, Allowed):
            assert effect(command) is Effect.SHOWING and self.facts is not REHEARSAL
            return
        for event in self.switcher.handle(command, self.at, self.ready):
            if isinstance(event, ProgramChanged):
                self.ticketed |= event.after.sources if answer.ticket else frozenset()
            elif isinstance(event, TransitionStarted):
                self.ticketed |= event.to.sources if answer.ticket else frozenset()

    @rule(command=MASKING)
    def mask(self, command: MaskCommand) -> None:
        hides = isinstance(command, c.PutMask) and self.masks.hides(command)
        if not isinstance(gate(command, self.facts, hides=hides), Allowed):
            return
        events = self.masks.handle(command, self.at)
        camera = self.cameras[command.source]
        if isinstance(command, c.ConfirmMasks) and events and not isinstance(events[0], Refused):
            assert camera.seen is not None
            camera.confirmed_for = camera.seen

    @rule(command=DELAYING)
    def line_command(self, command: DelayCommand) -> None:
        if isinstance(gate(command, self.facts), Allowed):
            self.note(self.delay.handle(command, self.at))

    @rule()
    def cut(self) -> None:
        assert isinstance(gate(c.PrivacyCut(), self.facts), Allowed)
        self.note(self.delay.handle(c.PrivacyCut(), self.at))
        assert not self.delay.unaired()

    @rule()
    def slate(self) -> None:
        assert isinstance(gate(c.CutToSlate(), None), Allowed)
        self.switcher.handle(c.CutToSlate(), self.at)
        assert not self.switcher.picture(self.at).sources

    @rule(facts=st.sampled_from([REHEARSAL, REHEARSAL, NARROW, REAL, None]))
    def facts_change(self, facts: Facts | None) -> None:
        # Tickets are void when the facts change: the engine goes to slate.
        if facts is not self.facts:
            self.switcher.handle(c.CutToSlate(), self.at)
            self.ticketed = frozenset()
        self.facts = facts
        self.rights.tell(facts or NOTHING)

    @rule(cam=st.sampled_from(CAMS), running=st.booleans())
    def power(self, cam: str, running: bool) -> None:
        self.cameras[cam].running = running

    @rule(cam=st.sampled_from(["cam1", "cam2"]))
    def bump(self, cam: str) -> None:
        self.cameras[cam].geometry += 1

    @rule(cam=st.sampled_from(CAMS))
    def on_screen(self, cam: str) -> None:
        """As far as it may, until it has come to the exit."""
        self.facts_change(REHEARSAL)
        self.time(DEPTH)
        self.switch(c.Cut(Scene.of(cam)))
        self.time(DEPTH + 2)

    @rule(frames=st.integers(1, 30))
    def time(self, frames: int) -> None:
        for _ in range(frames):
            self.frame()

    def frame(self) -> None:
        at = self.at
        lost = []
        for cam, camera in self.cameras.items():
            if camera.running:
                camera.seen = camera.geometry
                if not camera.met and camera.confirmed_for is not None:
                    camera.confirmed_for = camera.geometry
                camera.met = True
            for event in self.presence.observe(
                cam, at, fresh=camera.running, meaning=Meaning.PICTURE, geometry=camera.geometry
            ):
                if isinstance(event, PresenceChanged) and event.after is Presence.LOST:
                    lost.append(cam)
                    camera.seen = None
        self.ready = self.presence.ready(at)
        for cam in lost:
            stand_in = self.switcher.backup(cam, self.ready)
            if stand_in and isinstance(gate(AutomaticTake(frozenset((stand_in,))), self.facts), Allowed):
                self.switcher.lost(cam, at, self.ready)
                self.ticketed |= {stand_in}
        due = self.switcher.due(self.ready)
        if due is not None:
            if isinstance(gate(AutomaticTake(due.sources), self.facts), Allowed):
                self.ticketed |= due.sources
            else:
                self.switcher.drop(at, "no ticket")
        self.switcher.tick(at, self.ready)
        drawn = frozenset(
            cam for cam in self.switcher.picture(at).sources if self.presence.usable(cam, at) is not Verdict.SLATE
        )
        for cam in drawn:
            camera = self.cameras[cam]
            masks = self.masks.of(cam)
            assert masks is not None and masks.shown
            assert cam == "card" or (masks.masks and camera.confirmed_for == camera.seen)  # a held one is the last seen
            assert cam in self.ticketed
        if not self.delay.admits:
            drawn = frozenset()
        self.line[at] = drawn, self.rights.ticket(Phase.ON_AIR, drawn)
        aired = self.delay.air(at)
        self.at += 1
        if aired is not None:
            assert aired not in self.gone and aired in self.line and aired <= at - DEPTH
            self.gone.add(aired)
            self.leave(*self.line[aired])

    def leave(self, shown: frozenset[str], ticket: str) -> None:
        """The exit, and somebody behind it who asks the gate anew."""
        if shown and self.looks and not self.rights.airs(ticket, Phase.ON_AIR, shown):
            type(self).stopped += 1
            return
        if shown:
            type(self).clear += 1
            assert isinstance(gate(AutomaticTake(shown), self.facts), Allowed), "aired without a valid ticket"

    def note(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Dumped):
                self.gone.update(range(event.first, event.last + 1))


TestAir = Air.TestCase
TestAir.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)


class Blind(Air):
    """The same with an exit that does not ask."""

    looks = False


def voided(kind: type[Air]) -> None:
    """A line full of the card, and then nobody may show it any more. Raises AssertionError when it airs."""
    air = kind()
    air.start()
    air.on_screen("card")
    air.facts_change(REAL)
    air.time(DEPTH + 2)


def test_an_exit_that_does_not_ask_for_tickets_is_found() -> None:
    with pytest.raises(AssertionError, match="aired without a valid ticket"):
        voided(Blind)
    before = Air.stopped
    voided(Air)
    assert Air.stopped == before + DEPTH
