"""Presence: a stopped picture stands 500 ms at most, a lost one comes back only by proof and, masked, by a person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from producer.core import commands as c
from producer.core.events import Event, MasksChanged, Presence, PresenceChanged, Refused
from producer.core.masks import MaskMachine
from producer.core.presence import Meaning, PresenceMachine, Verdict
from producer.core.show import Mask, Policy, Profile, Show, SourceSpec
from producer.core.timebase import Rate, ticks_from_ms

FACE = Mask("face", ((0, 0), (5000, 0), (0, 5000)))
SHOW = Show(
    "Rehearsal",
    "0001",
    Rate(30),
    1280,
    720,
    (
        SourceSpec("cam1", "simulated", "Field", Profile.FIELD, masks=(FACE,), confirmed=True),
        SourceSpec("card", "clip", "Filler", Profile.NONE),
    ),
)


class Rig:
    """A presence machine and its masks, ticked frame by frame."""

    def __init__(self, show: Show = SHOW) -> None:
        self.masks = MaskMachine(show, rehearsal=True)
        self.presence = PresenceMachine(show, self.masks)
        self.at = 0
        self.geometry = 1

    def tick(
        self,
        fresh: bool = True,
        frames: int = 1,
        source: str = "cam1",
        meaning: Meaning = Meaning.PICTURE,
        economy_alive: bool = False,
        guard_ok: bool = False,
    ) -> list[Event]:
        events: list[Event] = []
        for _ in range(frames):
            self.at += 1
            events += self.presence.observe(
                source,
                self.at,
                fresh=fresh,
                meaning=meaning,
                geometry=self.geometry,
                economy_alive=economy_alive,
                guard_ok=guard_ok,
            )
        return events

    def verdict(self, source: str = "cam1") -> Verdict:
        return self.presence.usable(source, self.at)

    def now(self, source: str = "cam1") -> Presence:
        return next(s.presence for s in self.presence.snapshot().sources if s.source == source)


def changes(events: list[Event]) -> list[Presence]:
    return [e.after for e in events if isinstance(e, PresenceChanged)]


def test_waiting_then_live() -> None:
    rig = Rig()
    assert rig.tick(False, 100) == [] and rig.now() is Presence.WAITING and rig.verdict() is Verdict.SLATE
    assert changes(rig.tick()) == [Presence.LIVE]
    assert rig.verdict() is Verdict.SHOW and rig.presence.ready(rig.at) == {"cam1"}
    assert rig.presence.snapshot().revision == 1


def test_unknown_sources_are_slate() -> None:
    rig = Rig()
    assert rig.tick(source="cam9") == [] and rig.verdict("cam9") is Verdict.SLATE


def test_a_gap_is_shown_held_then_lost() -> None:
    rig = Rig()
    rig.tick()
    verdicts = []
    events: list[Event] = []
    for _ in range(17):
        events += rig.tick(False)
        verdicts.append(rig.verdict())
    assert verdicts == [Verdict.SHOW] * 2 + [Verdict.HOLD] * 13 + [Verdict.SLATE] * 2
    assert changes(events) == [Presence.HELD, Presence.LOST]


@pytest.mark.parametrize("rate", [Rate(24000, 1001), Rate(25), Rate(30000, 1001), Rate(60)])
@pytest.mark.parametrize("hold_ms", [0, 100, 500, 5000, -5])
def test_no_picture_stands_longer_than_it_may(rate: Rate, hold_ms: int) -> None:
    rig = Rig(replace(SHOW, rate=rate, policy=Policy(hold_ms=hold_ms)))
    rig.tick()
    stood = 0
    while rig.tick(False) is not None and rig.verdict() is not Verdict.SLATE:
        stood += 1
    assert rate.ticks(stood) <= ticks_from_ms(max(0, min(500, hold_ms)))


def test_a_masked_source_comes_back_latched() -> None:
    rig = Rig()
    rig.tick()
    rig.tick(False, 20)
    assert rig.now() is Presence.LOST
    assert rig.tick(frames=2) == [] and rig.now() is Presence.LOST, "two pictures prove nothing"
    assert changes(rig.tick()) == [Presence.LATCHED]
    assert rig.tick(frames=100) == [] and rig.verdict() is Verdict.SLATE
    rig.masks.handle(c.ConfirmMasks("cam1"), rig.at)
    assert changes(rig.tick()) == [Presence.LIVE] and rig.verdict() is Verdict.SHOW


def test_nobody_confirms_without_a_picture() -> None:
    rig = Rig(replace(SHOW, sources=(replace(SHOW.sources[0], confirmed=False),)))
    confirm = c.ConfirmMasks("cam1")
    assert isinstance(rig.masks.handle(confirm, rig.at)[0], Refused)
    rig.tick(meaning=Meaning.UNCONFIRMED)
    assert isinstance(rig.masks.handle(confirm, rig.at)[0], MasksChanged)
    rig.tick(False, 20)
    assert isinstance(rig.masks.handle(confirm, rig.at)[0], Refused)
    rig.tick(frames=2)
    assert isinstance(rig.masks.handle(confirm, rig.at)[0], Refused)
    assert changes(rig.tick()) == [Presence.LATCHED]
    assert isinstance(rig.masks.handle(confirm, rig.at)[0], MasksChanged)


def test_the_moved_guard_clears_an_unchanged_camera() -> None:
    rig = Rig()
    rig.tick()
    rig.tick(False, 20)
    assert changes(rig.tick(frames=3, guard_ok=True)) == [Presence.LIVE]
    rig.tick(False, 20)
    rig.geometry = 2
    assert changes(rig.tick(frames=3, guard_ok=True)) == [Presence.LATCHED]


def test_a_source_without_masks_comes_back_by_itself() -> None:
    rig = Rig()
    rig.tick(source="card")
    rig.tick(False, 20, source="card")
    rig.geometry = 2
    assert changes(rig.tick(frames=3, source="card")) == [Presence.LIVE]
    assert rig.verdict("card") is Verdict.SHOW


def test_interrupted_proof_starts_again() -> None:
    rig = Rig()
    rig.tick(source="card")
    rig.tick(False, 20, source="card")
    rig.tick(frames=2, source="card")
    rig.tick(False, 20, source="card")
    rig.tick(frames=2, source="card")
    assert rig.now("card") is Presence.LOST


def test_a_change_of_geometry_latches_in_the_same_tick() -> None:
    rig = Rig()
    rig.tick()
    rig.geometry = 2
    assert changes(rig.tick()) == [Presence.LATCHED]
    assert rig.verdict() is Verdict.SLATE


def test_packets_keep_a_source_alive_in_economy_without_a_picture() -> None:
    rig = Rig()
    rig.tick()
    rig.tick(False, 100, economy_alive=True)
    assert rig.now() is Presence.LIVE and rig.verdict() is Verdict.SLATE, "alive, but nothing fresh to show"
    rig.tick()
    assert rig.verdict() is Verdict.SHOW
    rig.tick(False, 20)
    rig.tick(False, 5, economy_alive=True)
    assert rig.now() is Presence.LOST, "packets prove no picture"


@pytest.mark.parametrize(
    ("meaning", "presence"),
    [
        (Meaning.UNCONFIRMED, Presence.UNCONFIRMED),
        (Meaning.COVERED, Presence.COVERED),
        (Meaning.FAILED, Presence.COVERED),
    ],
)
def test_what_the_camera_says_counts(meaning: Meaning, presence: Presence) -> None:
    rig = Rig()
    rig.tick()
    assert changes(rig.tick(meaning=meaning)) == [presence] and rig.verdict() is Verdict.SLATE
    assert changes(rig.tick()) == [Presence.LIVE]


def test_no_signal_is_no_sign_of_life() -> None:
    rig = Rig()
    rig.tick(meaning=Meaning.NO_SIGNAL)
    assert rig.now() is Presence.WAITING


def test_a_person_covers_and_unconfirmed_masks_show_nothing() -> None:
    rig = Rig()
    rig.tick()
    rig.masks.handle(c.CoverSource("cam1"), rig.at)
    assert rig.verdict() is Verdict.SLATE, "before the next tick already"
    assert changes(rig.tick()) == [Presence.COVERED]
    rig.masks.handle(c.UncoverSource("cam1"), rig.at)
    rig.masks.handle(c.RemoveMask("cam1", "face"), rig.at)
    assert changes(rig.tick()) == [Presence.UNCONFIRMED]


class AnyOrder(RuleBasedStateMachine):
    """Whatever happens, a shown picture is fresh, confirmed, uncovered and of the geometry a person saw."""

    @initialize()
    def start(self) -> None:
        self.rig = Rig()
        self.seen = 1
        """Geometry that the masks were confirmed for."""
        self.pictured = False
        """A picture came, so that somebody could have looked at it; a sign of life alone is none."""
        self.fresh_at = -1000
        self.lost = False

    @rule(fresh=st.booleans(), frames=st.integers(1, 20), meaning=st.sampled_from(Meaning), alive=st.booleans())
    def time(self, fresh: bool, frames: int, meaning: Meaning, alive: bool) -> None:
        for _ in range(frames):
            self.rig.tick(fresh, meaning=meaning, economy_alive=alive)
            self.pictured = self.pictured or (fresh and meaning is not Meaning.NO_SIGNAL)
            if fresh and meaning is Meaning.PICTURE:
                self.fresh_at = self.rig.at
            if self.rig.now() is Presence.LOST:
                self.lost = True
            verdict = self.rig.verdict()
            if verdict is not Verdict.SLATE:
                state = self.rig.masks.of("cam1")
                assert state is not None and state.shown
                assert self.rig.at - self.fresh_at <= 15
                assert self.rig.geometry == self.seen and not self.lost
            if verdict is Verdict.SHOW:
                assert self.rig.at - self.fresh_at <= 3

    @rule(geometry=st.integers(1, 3))
    def move(self, geometry: int) -> None:
        before, self.rig.geometry = self.rig.geometry, geometry
        if geometry != before and not self.pictured:
            self.seen = geometry  # nobody has seen anything yet
        self.rig.tick()
        self.pictured = True
        self.fresh_at = self.rig.at

    @rule()
    def confirm(self) -> None:
        self.rig.tick(frames=3)
        self.pictured = True
        self.fresh_at = self.rig.at
        self.rig.masks.handle(c.ConfirmMasks("cam1"), self.rig.at)
        self.seen, self.lost = self.rig.geometry, False

    @rule()
    def confirm_blindly(self) -> None:
        if self.rig.now() is Presence.LOST:
            self.rig.masks.handle(c.ConfirmMasks("cam1"), self.rig.at)

    @rule(command=st.sampled_from([c.CoverSource("cam1"), c.UncoverSource("cam1"), c.PutMask("cam1", FACE)]))
    def other(self, command: c.CoverSource | c.UncoverSource | c.PutMask) -> None:
        self.rig.masks.handle(command, self.rig.at)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
