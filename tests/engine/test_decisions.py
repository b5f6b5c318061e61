"""Everything the engine decides, by chance: the real `Machines` with consent, switcher, masks, guards, delay and
time-out, in front of a small model of cameras, line and exit. What airs is judged by notes of what was asked for, never
by what the machines say of themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from producer.core import commands as c
from producer.core.consent import AutomaticTake, Facts, OutputFacts, Reach, Refusal, SourceFacts, gate
from producer.core.events import Dumped, Event, MasksChanged, Phase, ProgramChanged, Refused, TransitionStarted
from producer.core.guarding import MOVED, GuardWord, Ruling
from producer.core.layouts import picture_in_picture
from producer.core.presence import Meaning
from producer.core.scene import Scene
from producer.core.show import Look, Mask, OutputSpec, Policy, Profile, Show, SourceSpec
from producer.core.timebase import Frame, Rate
from producer.engine.delayline import SPARE
from producer.engine.machines import Machines, Seen
from producer.engine.main import masks_of
from producer.wire.processes import PROCESSES, Configure, Standing, StoredMasks
from tests.core.agreed import FULL, NOW

FIELD, SCOPE, CARD = CAMS = ("field", "scope", "card")
DEPTH, DEEPEST = 6, 12
TEN_SECONDS = 300


def corner(number: int, id: str = "") -> Mask:
    """One of sixteen masks, none over another."""
    x, y = number % 4 * 2500, number // 4 * 2500
    return Mask(id or f"m{number}", ((x, y), (x + 2000, y), (x, y + 2000)))


ROUND = Mask("round", ((0, 0), (10_000, 0), (0, 10_000)), Look.FIELD_ONLY)
SHOW = Show(
    "Case",
    FULL.number,
    Rate(30),
    1280,
    720,
    (
        SourceSpec(FIELD, "rtsp", "Field", Profile.FIELD, masks=(corner(0),), backup=CARD),
        SourceSpec(SCOPE, "rtsp", "Scope", Profile.SCOPE, masks=(ROUND,), fixed=False),
        SourceSpec(CARD, "clip", "Filler", Profile.NONE, backup=SCOPE),
    ),
    outputs=(OutputSpec("rec", "record"),),
    policy=Policy(delay_ms=200),
    case_file="case.toml",
)
CASE = replace(FULL, sources=CAMS, profiles=("field", "scope", "none"))
AGREED = Facts(
    {cam: SourceFacts(cam == CARD, cam == CARD, SHOW.sources[n].profile.value) for n, cam in enumerate(CAMS)},
    {"rec": OutputFacts(True, Reach.RECORD)},
    case=CASE,
    now=NOW,
    machine=(),
)
FACTS = (
    AGREED,
    replace(AGREED, case=replace(CASE, sources=(SCOPE, CARD))),
    replace(AGREED, case=replace(CASE, patient=None)),
    replace(AGREED, case=None),
    replace(AGREED, machine=("Swap is not encrypted.",)),
    replace(AGREED, machine=None),
)
SCENES = st.sampled_from([*(Scene.of(cam) for cam in CAMS), picture_in_picture(FIELD, SCOPE), Scene()])
BACK = st.sampled_from([None, None, 0, 100, 1000, 1 << 62])
NUMBERS = st.integers(0, 15)
SWITCHING: st.SearchStrategy[c.Command] = st.one_of(
    SCENES.map(c.Preview),
    SCENES.map(c.Cut),
    st.sampled_from([c.Take(), c.Auto(), c.FadeToSlate(), c.CutToSlate()]),
    st.sampled_from([0, 5000, 10_000]).map(c.MoveBar),
    st.just(c.ConfirmInside(SCOPE)),
)
PHASES = st.sampled_from([c.StartPrivatePreview(), c.GoLive(), c.EndShow(), c.BackToOffAir(), c.StartOutput("rec")])
MASKING: st.SearchStrategy[c.Command] = st.one_of(
    st.builds(c.PutMask, st.sampled_from(CAMS), NUMBERS.map(corner), BACK),
    st.builds(c.PutMask, st.sampled_from(CAMS), st.builds(corner, NUMBERS, st.just("moving")), BACK),
    st.builds(c.RemoveMask, st.sampled_from(CAMS), st.one_of(NUMBERS.map(lambda n: f"m{n}"), st.just("moving"))),
    st.builds(c.CoverSource, st.sampled_from(CAMS), BACK),
    st.sampled_from(CAMS).map(c.UncoverSource),
)
DELAYING: st.SearchStrategy[c.Command] = st.one_of(
    st.sampled_from([c.Dump(), c.PrivacyCut(), c.ArmRelease(), c.ReleaseCut()]),
    st.sampled_from([c.TimeOut(), c.ArmTimeOutRelease(), c.ReleaseTimeOut()]),
    st.sampled_from([0, 1, 3, 9, 1 << 62]).map(c.DumpNewest),
    st.sampled_from([-1, 0, 3, DEPTH, DEEPEST]).map(c.SetDelay),
    st.sampled_from([0, 3, DEPTH]).map(c.ConfirmDelay),
)
ANY = st.one_of(SWITCHING, SWITCHING, MASKING, DELAYING)
HIDING: st.SearchStrategy[c.Command] = st.one_of(
    st.sampled_from([c.TimeOut(), c.PrivacyCut(), c.Dump(), c.DumpNewest(3)]),
    st.builds(c.CoverSource, st.sampled_from(CAMS), BACK),
    st.builds(c.PutMask, st.sampled_from(CAMS), NUMBERS.map(corner), BACK),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """One picture as its camera publishes it."""

    epoch: int
    captured: Frame
    geometry: int
    painted: frozenset[Mask]
    meaning: Meaning


@dataclass(slots=True)
class Camera:
    """What one camera does just now."""

    running: bool = True
    geometry: int = 1
    confirmed_for: int = 0
    """Geometry that a person has seen under these masks."""
    epoch: int = 0
    order: MasksChanged | None = None
    orders: list[MasksChanged] = field(default_factory=list)
    """Heard, not followed yet."""
    newest: Taken | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A source in a program frame."""

    source: str
    picture: Taken
    painted: frozenset[Mask]


@dataclass(slots=True)
class Wish:
    """Something of `source` is to be hidden: by `mask`, or (None) all of it."""

    source: str
    mask: Mask | None
    put: Frame
    since: Frame
    until: Frame = 1 << 62
    """Pictures captured from here on may show it again."""


class Decisions(RuleBasedStateMachine):
    """No frame airs that was not agreed to, was dumped or aired, or shows what somebody hid."""

    covers_late = asks_tickets = forgets = True
    """What the exit and the line do. A control run without one of them has to fail."""
    clear = 0
    """Frames that aired with cameras in them."""

    @initialize()
    def start(self) -> None:
        self.at: Frame = 0
        self.facts: Facts = AGREED
        self.broken = ""
        self.cameras = {cam: Camera() for cam in CAMS}
        self.cameras[CARD].confirmed_for = 1
        self.stored: dict[str, StoredMasks] = {}
        self.gone: set[Frame] = set()
        self.wishes: list[Wish] = []
        self.cut = self.time_out = self.withdrawn = False
        self.said_inside: Frame = -(1 << 30)
        self.on_program: frozenset[str] = frozenset()
        self.line: dict[Frame, tuple[tuple[Placed, ...], str]] = {}
        self.make(0)
        for cam, masks in zip(CAMS, ((corner(0),), (ROUND,), ()), strict=True):
            self.wishes += [Wish(cam, mask, 0, 0) for mask in masks]
        self.ready()

    def make(self, restarts: int) -> None:
        """An engine."""
        self.machines = Machines(SHOW, self.facts, False, frozenset(CAMS), SPARE, self.at)
        self.machines.admission.unwritten = lambda: self.broken
        self.machines.delay.allow(DEEPEST)
        configure = Configure(SHOW, {}, {}, "", "", masks=tuple(self.stored.values()), restarts=restarts)
        self.machines.masks.restore(masks_of(configure, (self.at + 1) << 20))
        for cam, camera in self.cameras.items():
            state = self.machines.masks.of(cam)
            assert state is not None
            open_ = state.confirmed and not state.latched
            camera.orders = [MasksChanged(self.at, cam, state.epoch, state.masks, open_, state.covered, False, "")]

    def ready(self) -> None:
        """Everybody follows, is looked at and watched; the show is on air."""
        for cam in CAMS:
            self.power(cam, True)
            self.follow(cam)
        self.time(4)
        self.person_confirms(FIELD)
        self.person_confirms(SCOPE)
        for cam in CAMS:
            self.follow(cam)
        self.guard(Ruling.OK)
        self.time(4)
        self.do(c.StartPrivatePreview())
        self.do(c.GoLive())

    # -- what people do -----------------------------------------------------------------------------------------------
    @rule(command=SWITCHING)
    def switch(self, command: c.Command) -> None:
        self.do(command)

    @rule(command=PHASES)
    def go_on(self, command: c.Command) -> None:
        self.do(command)

    @rule(command=MASKING, frames=st.integers(0, 8))
    def mask(self, command: c.Command, frames: int) -> None:
        self.do(command)
        self.time(frames)

    @rule(command=DELAYING, frames=st.integers(0, 8))
    def line_command(self, command: c.Command, frames: int) -> None:
        self.do(command)
        self.time(frames)

    @rule(ready=DELAYING, now=DELAYING)
    def two_steps(self, ready: c.Command, now: c.Command) -> None:
        """Steps that follow each other at once, the right ones among them."""
        for command in (ready, c.ArmRelease(), c.ArmTimeOutRelease(), now):
            self.do(command)

    def do(self, command: c.Command) -> None:
        """`command`, and a note of what it wants hidden."""
        events = self.machines.handle(command, self.at, "test")
        refused = any(isinstance(event, Refused) for event in events)
        match command:
            case c.PrivacyCut() | c.CoverSource() | c.Dump() | c.TimeOut() | c.CutToSlate() | c.FadeToSlate():
                assert not refused, "hiding is never refused"
        if not refused:
            self.note(command)
        self.heed(events, asked=True)

    def note(self, command: c.Command) -> None:
        match command:
            case c.PutMask(source, mask, back):
                self.end_wish(source, mask.id, unless=mask)
                self.wishes.append(Wish(source, mask, self.at, self.back(back)))
            case c.RemoveMask(source, mask):
                self.end_wish(source, mask)
            case c.CoverSource(source, back):
                self.wishes.append(Wish(source, None, self.at, self.back(back)))
            case c.UncoverSource(source):
                for wish in self.wishes:
                    if wish.source == source and wish.mask is None:
                        wish.until = min(wish.until, self.at)
            case c.PrivacyCut():
                self.cut = True
            case c.ReleaseCut():
                self.cut = False
            case c.TimeOut():
                self.time_out = True
            case c.ReleaseTimeOut():
                self.time_out = False
            case c.ConfirmInside():
                self.said_inside = self.at

    def back(self, back_ms: int | None) -> Frame:
        return 0 if back_ms is None else max(0, self.at - SHOW.rate.frames_in_ms(back_ms))

    def end_wish(self, source: str, mask_id: str, unless: Mask | None = None) -> None:
        for wish in self.wishes:
            if wish.source == source and wish.mask is not None and wish.mask.id == mask_id and wish.mask != unless:
                wish.until = min(wish.until, self.at)

    @rule(cam=st.sampled_from(CAMS))
    def person_confirms(self, cam: str) -> None:
        """Somebody looks at the picture of now; nobody confirms one that he cannot see."""
        camera = self.cameras[cam]
        events = self.machines.handle(c.ConfirmMasks(cam), self.at, "test")
        if not any(isinstance(event, Refused) for event in events) and camera.newest is not None:
            camera.confirmed_for = camera.newest.geometry
        self.heed(events, asked=True)

    @rule()
    def withdraw(self) -> None:
        self.withdrawn = self.cut = True
        self.heed(self.machines.handle(c.WithdrawConsent(), self.at, "test"))
        assert not self.machines.switcher.picture(self.at).sources

    @rule(number=st.integers(0, len(FACTS) - 1))
    def facts_change(self, number: int) -> None:
        self.facts = FACTS[number]
        self.machines.facts = replace(self.facts, withdrawn=self.withdrawn)

    @rule(broken=st.booleans())
    def disk(self, broken: bool) -> None:
        self.broken = "The audit cannot be written." if broken else ""

    # -- what machines do ---------------------------------------------------------------------------------------------
    @rule(cam=st.sampled_from(CAMS), running=st.booleans())
    def power(self, cam: str, running: bool) -> None:
        self.cameras[cam].running = running

    @rule(cam=st.sampled_from((FIELD, SCOPE)))
    def bump(self, cam: str) -> None:
        self.cameras[cam].geometry += 1

    @rule(cam=st.sampled_from(CAMS))
    def follow(self, cam: str) -> None:
        """The camera takes its orders over."""
        camera = self.cameras[cam]
        for order in camera.orders:
            camera.order, camera.epoch = order, order.epoch
            self.heed(self.machines.masks.applied(cam, order.epoch, self.at))
        camera.orders.clear()

    @rule(ruling=st.sampled_from(list(Ruling)))
    def guard(self, ruling: Ruling) -> None:
        """The guard of the fixed camera reports."""
        word = GuardWord(MOVED, ruling, ruling is Ruling.TRIP, "" if ruling is Ruling.OK else "the camera was moved")
        looked = self.machines.masks.looked(FIELD)
        self.heed(self.machines.guarded(FIELD, (word,), self.at * 8000, looked, self.at))

    @rule()
    def engine_is_killed(self) -> None:
        """And the next one takes over what the supervisor knows."""
        standing = PROCESSES.decode(PROCESSES.encode(self.machines.standing(0)))
        assert isinstance(standing, Standing)
        self.gone.update(self.line)
        self.line.clear()
        self.on_program = frozenset()
        self.make(1)
        if self.withdrawn:
            self.machines.facts = replace(self.facts, withdrawn=True)
        self.machines.resume(standing, self.at)
        assert not self.machines.switcher.picture(self.at).sources, "always on the slate"
        assert self.machines.delay.admits is not self.cut and self.machines.time_out.holds is self.time_out
        assert bool(self.machines.rights.withdrawn) is self.withdrawn
        self.tempt()

    @rule()
    def tempt(self) -> None:
        """Somebody tries to take whatever there is."""
        for cam in CAMS:
            self.person_confirms(cam)
            self.follow(cam)
        for cam in CAMS:
            self.time(2)
            self.do(c.Cut(Scene.of(cam)))

    @rule(cam=st.sampled_from(CAMS), hide=HIDING, commands=st.lists(ANY, max_size=3), frames=st.integers(0, 8))
    def struck(self, cam: str, hide: c.Command, commands: list[c.Command], frames: int) -> None:
        """Somebody hides something while the line is full of one camera, and others go on working."""
        self.on_screen(cam)
        for command in (hide, *commands):
            self.do(command)
            self.time(frames)
        self.tempt()

    @rule(cam=st.sampled_from(CAMS), other=st.sampled_from(CAMS), number=st.integers(1, len(FACTS) - 1))
    def void(self, cam: str, other: str, number: int) -> None:
        """What was agreed changes while the line holds one camera and program another."""
        self.on_screen(cam)
        self.do(c.Cut(Scene.of(other)))
        self.time(1)
        self.facts_change(number)
        self.time(DEPTH)
        self.tempt()

    @rule(cam=st.sampled_from(CAMS))
    def lost_on_screen(self, cam: str) -> None:
        """Its backup comes, if it may."""
        self.on_screen(cam)
        self.power(cam, False)
        self.time(20)

    @rule(cam=st.sampled_from((FIELD, SCOPE)))
    def camera_is_killed(self, cam: str) -> None:
        """And its next process looks wherever it looks."""
        masks, camera = self.machines.masks, self.cameras[cam]
        camera.geometry += 1
        camera.epoch, camera.order = 0, None
        masks.restarted(cam)
        self.heed(masks.lost(cam, self.at))
        self.machines.guards.lost(cam, self.at * 8000)
        self.heed(self.machines.guards.restarted(cam, self.at))
        self.time(4)
        self.tempt()

    @rule(cam=st.sampled_from(CAMS))
    def on_screen(self, cam: str) -> None:
        """As far as it may, until it has come to the exit."""
        if self.withdrawn or self.machines.phase is Phase.ENDED:
            self.start()  # the next case
        self.disk(False)
        self.facts_change(0)
        self.do(c.UncoverSource(cam))
        self.ready()
        for step in (c.ArmRelease(), c.ReleaseCut(), c.ArmTimeOutRelease(), c.ReleaseTimeOut(), c.ConfirmInside(SCOPE)):
            self.do(step)
        self.do(c.Cut(Scene.of(cam)))
        self.time(DEPTH + 2)

    @rule(frames=st.integers(1, 30))
    def time(self, frames: int) -> None:
        for _ in range(frames):
            self.frame()

    # -- the model ----------------------------------------------------------------------------------------------------
    def heed(self, events: list[Event], asked: bool = False) -> None:
        """What follows from `events`. `asked`: a person's command brought them about."""
        for event in events:
            match event:
                case Dumped(_, first, last):
                    self.gone.update(range(first, last + 1))
                    if self.forgets:
                        for frame in range(first, last + 1):
                            self.line.pop(frame, None)
                case MasksChanged(source=source):
                    state = self.machines.masks.of(source)
                    assert state is not None
                    self.cameras[source].orders.append(event)
                    self.stored[source] = StoredMasks(source, event.masks, event.confirmed, event.covered)
                case ProgramChanged(after=scene) | TransitionStarted(to=scene) if asked:
                    assert not (scene.sources and self.broken), "shown without an audit"
            if isinstance(event, ProgramChanged) and "lost; backup" in event.because:
                assert SCOPE not in event.after.sources, "a scope that nobody took"
        on = self.machines.switcher.snapshot()
        there = on.program.sources | (on.running.to.sources if on.running else frozenset())
        if SCOPE in there - self.on_program:
            assert self.at - self.said_inside <= TEN_SECONDS, "a scope of which nobody says that it is inside"
            self.said_inside = -(1 << 30)
        if FIELD in there - self.on_program:
            assert MOVED in self.machines.guards.armed(FIELD), "a fixed camera that nobody watches"
        self.on_program = there

    def frame(self) -> None:
        at, machines = self.at, self.machines
        seen = {}
        for cam, camera in self.cameras.items():
            if camera.running:
                camera.newest = self.taken(camera)
            picture = camera.newest
            seen[cam] = Seen(
                fresh=camera.running,
                meaning=picture.meaning if picture else Meaning.NO_SIGNAL,
                geometry=picture.geometry if picture else 0,
                alive=camera.running,
                full=camera.running,
                captured=at,
            )
        self.heed(machines.tick(at, seen))
        placed = self.drawn()
        assert not (placed and (self.cut or self.time_out or self.withdrawn))
        self.line[at] = placed, machines.rights.ticket(machines.phase, frozenset(p.source for p in placed))
        live_since = machines.live_since()
        leaves = machines.delay.air(at)
        self.at += 1
        if leaves is None or live_since is None or leaves < live_since:
            return
        assert leaves not in self.gone, "it was dumped, or has aired"
        self.gone.add(leaves)
        found = self.line.pop(leaves, None)
        if found is not None:
            self.leave(leaves, at, *found)

    def taken(self, camera: Camera) -> Taken:
        order = camera.order
        if order is None or not order.confirmed:
            meaning = Meaning.UNCONFIRMED
        else:
            meaning = Meaning.COVERED if order.covered else Meaning.PICTURE
        painted = frozenset(order.masks) if order else frozenset()
        return Taken(camera.epoch, self.at, camera.geometry, painted, meaning)

    def drawn(self) -> tuple[Placed, ...]:
        """What `engine.compose` makes of the picture: all of it, or nothing."""
        picture = self.machines.switcher.picture(self.at)
        found: list[Placed] = []
        if not self.machines.delay.admits:
            return ()
        for source in sorted(self.machines.shown(picture, self.at)):
            camera = self.cameras[source]
            taken = camera.newest
            assert taken is not None and taken.meaning is Meaning.PICTURE
            masks, whole = self.machines.masks.pending_hides(source, taken.epoch)
            if whole:
                return ()
            assert source == CARD or taken.geometry == camera.confirmed_for, "nobody has looked at this view"
            found.append(Placed(source, taken, taken.painted | set(masks)))
        return tuple(found)

    def leave(self, frame: Frame, at: Frame, placed: tuple[Placed, ...], ticket: str) -> None:
        """The exit, and somebody behind it who goes by his own notes."""
        sources = frozenset(each.source for each in placed)
        if not sources or (self.asks_tickets and not self.machines.rights.airs(ticket, self.machines.phase, sources)):
            return
        out = []
        for each in placed:
            hides, whole = self.machines.masks.late_hides(each.source, each.picture.epoch, frame)
            if self.covers_late and frame != at:
                if whole:
                    return
                each = replace(each, painted=each.painted | set(hides))
            out.append(each)
        type(self).clear += 1
        assert not self.cut and not self.withdrawn
        facts = replace(self.facts, on_air=True)
        assert not isinstance(gate(AutomaticTake(sources), facts), Refusal), "aired without a valid ticket"
        for wish in self.wishes:
            for each in out:
                reached = frame >= wish.since or frame >= wish.put
                if each.source == wish.source and reached and each.picture.captured < wish.until and at >= wish.put:
                    assert wish.mask is not None and wish.mask in each.painted, "aired what somebody hid"


TestDecisions = Decisions.TestCase
TestDecisions.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)


class Untold(Decisions):
    """An exit that asks for no ticket."""

    asks_tickets = False


class Early(Decisions):
    """An exit that covers nothing late."""

    covers_late = False


def voided(kind: type[Decisions]) -> None:
    """A line full of the card, and then consent is gone from the case."""
    house = kind()
    house.start()
    house.on_screen(CARD)
    house.facts = FACTS[2]
    house.machines.rights.tell(FACTS[2])
    before = house.clear
    while house.machines.delay.may_air(house.at - DEPTH) and house.line.get(house.at - DEPTH, ((), ""))[0]:
        house.leave(house.at - DEPTH, house.at, *house.line.pop(house.at - DEPTH))
        house.at += 1
    assert house.clear == before


def hidden_late(kind: type[Decisions], command: c.Command) -> None:
    """A line full of the field, and then something of it is hidden."""
    house = kind()
    house.start()
    house.on_screen(FIELD)
    before = house.clear
    house.time(3)
    assert house.clear == before + 3, "it shows something"
    house.do(command)
    house.time(DEPTH + 2)


def test_an_exit_that_asks_for_no_ticket_is_found() -> None:
    voided(Decisions)
    with pytest.raises(AssertionError, match="without a valid ticket"):
        voided(Untold)


@pytest.mark.parametrize("command", [c.CoverSource(FIELD), c.PutMask(FIELD, corner(9))])
def test_an_exit_that_covers_nothing_late_is_found(command: c.Command) -> None:
    hidden_late(Decisions, command)
    with pytest.raises(AssertionError, match="what somebody hid"):
        hidden_late(Early, command)
