"""The delay line: what was dumped never airs, what aired never airs again, hiding always works."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from producer.core import commands as c
from producer.core.delay import DelayMachine
from producer.core.events import (
    CutLatched,
    CutReleased,
    DelayArmed,
    DelayChanged,
    Dumped,
    Event,
    Refused,
    ReleaseArmed,
)
from producer.core.timebase import Rate

RATE = Rate(30)


def run(line: DelayMachine, first: int, frames: int) -> list[int | None]:
    return [line.air(at) for at in range(first, first + frames)]


def refusal(events: list[Event]) -> str:
    assert len(events) == 1 and isinstance(events[0], Refused), events
    return events[0].reason


def test_frames_air_depth_later_after_slate() -> None:
    line = DelayMachine(RATE, 3)
    assert run(line, 0, 6) == [None, None, None, 0, 1, 2]
    assert line.slots == 7 and line.slot(9) == 2
    assert line.unaired() == (range(3, 6),)
    assert line.snapshot(6).filled == 3


def test_no_delay_airs_at_once() -> None:
    line = DelayMachine(RATE, 0)
    assert run(line, 0, 2) == [0, 1]
    assert line.handle(c.Dump(), 2) == [Dumped(2, 2, 1, "operator: dump")]
    assert run(line, 2, 2) == [2, 3]
    assert not line.snapshot(4).safe


@pytest.mark.parametrize(("depth", "capacity", "spare"), [(-1, None, 4), (5, 4, 4), (1, 1, 3)])
def test_impossible_lines(depth: int, capacity: int | None, spare: int) -> None:
    with pytest.raises(ValueError, match="no line"):
        DelayMachine(RATE, depth, capacity, spare)


def test_a_line_may_start_at_any_frame() -> None:
    line = DelayMachine(RATE, 2, start=100)
    assert run(line, 100, 4) == [None, None, 100, 101]


def test_dump_empties_the_line_and_refills_it() -> None:
    line = DelayMachine(RATE, 3)
    run(line, 0, 10)
    assert line.snapshot(10).safe
    assert line.handle(c.Dump(), 10) == [Dumped(10, 7, 9, "operator: dump")]
    assert line.unaired() == () and not line.snapshot(10).safe
    assert not line.may_air(9) and line.may_air(10)
    assert run(line, 10, 5) == [None, None, None, 10, 11]
    line.handle(c.Dump(), 15)
    line.handle(c.Dump(), 15)
    assert run(line, 15, 4) == [None, None, None, 15]


def test_partial_dumps_become_slate_at_their_place() -> None:
    line = DelayMachine(RATE, 6)
    run(line, 0, 10)  # 4..9 are in the line
    assert line.handle(c.DumpNewest(2), 10) == [Dumped(10, 8, 9, "operator: partial dump")]
    assert line.unaired() == (range(4, 8),)
    assert run(line, 10, 2) == [4, 5]
    assert line.unaired() == (range(6, 8), range(10, 12))
    line.handle(c.DumpNewest(1), 12)
    assert run(line, 12, 2) == [6, 7]
    line.handle(c.DumpNewest(5), 14)  # swallows the hole 11..11 and the end of 8..9
    assert run(line, 14, 8) == [None] * 6 + [14, 15]
    assert line.handle(c.DumpNewest(99), 22) == [Dumped(22, 16, 21, "operator: partial dump")]
    assert line.handle(c.Dump(), 22)
    assert line.handle(c.DumpNewest(1), 22) == [Dumped(22, 22, 21, "operator: partial dump")]
    assert "1 frame" in refusal(line.handle(c.DumpNewest(0), 22))


def test_longer_by_slate_at_the_exit() -> None:
    line = DelayMachine(RATE, 2, capacity=5)
    run(line, 0, 6)
    assert line.handle(c.SetDelay(5), 6) == [DelayChanged(6, 2, 5, "operator: delay")]
    assert run(line, 6, 5) == [None, None, None, 4, 5]
    assert line.handle(c.SetDelay(5), 11) == []
    assert "memory" in refusal(line.handle(c.SetDelay(6), 11))
    assert "60 s" in refusal(line.handle(c.SetDelay(1801), 11))
    assert "60 s" in refusal(line.handle(c.SetDelay(-1), 11))


def test_shorter_in_two_steps() -> None:
    line = DelayMachine(RATE, 5)
    run(line, 0, 10)  # 5..9 in the line
    assert "first" in refusal(line.handle(c.ConfirmDelay(2), 10))
    assert line.handle(c.SetDelay(2), 10) == [DelayArmed(10, 2, "operator: delay")]
    assert line.snapshot(10).shorter_armed == 2 and line.snapshot(311).shorter_armed is None
    assert "first" in refusal(line.handle(c.ConfirmDelay(1), 10))
    line.handle(c.SetDelay(2), 10)
    assert "first" in refusal(line.handle(c.ConfirmDelay(2), 311))
    line = DelayMachine(RATE, 5)
    run(line, 0, 10)
    line.handle(c.SetDelay(2), 10)
    events = line.handle(c.ConfirmDelay(2), 10)
    because = "operator: shorter delay"
    assert events == [Dumped(10, 5, 7, because), DelayChanged(10, 5, 2, because)]
    assert run(line, 10, 3) == [8, 9, 10]


def test_the_privacy_cut_is_latched_and_released_in_two_steps() -> None:
    line = DelayMachine(RATE, 3)
    run(line, 0, 5)
    assert "no privacy cut" in refusal(line.handle(c.ArmRelease(), 5))
    assert "no privacy cut" in refusal(line.handle(c.ReleaseCut(), 5))
    assert [type(e) for e in line.handle(c.PrivacyCut(), 5)] == [Dumped, CutLatched]
    assert not line.admits and line.unaired() == () and not line.may_air(9)
    assert run(line, 5, 10) == [None] * 10
    assert [type(e) for e in line.handle(c.PrivacyCut(), 15)] == [Dumped]
    assert "Arm" in refusal(line.handle(c.ReleaseCut(), 15))
    assert [type(e) for e in line.handle(c.ArmRelease(), 15)] == [ReleaseArmed]
    assert line.snapshot(16).release_armed and not line.snapshot(316).release_armed
    assert "Arm" in refusal(line.handle(c.ReleaseCut(), 316))
    line.handle(c.ArmRelease(), 316)
    line.cut(317, "flag")
    assert "Arm" in refusal(line.handle(c.ReleaseCut(), 318))
    line.handle(c.ArmRelease(), 318)
    assert [type(e) for e in line.handle(c.ReleaseCut(), 318)] == [CutReleased]
    assert line.admits
    assert run(line, 318, 5) == [None, None, None, 318, 319]


def test_a_set_flag_starts_the_line_cut() -> None:
    line = DelayMachine(RATE, 1, cut=True)
    assert not line.admits and run(line, 0, 3) == [None] * 3
    assert line.snapshot(3).cut


class AnyOrder(RuleBasedStateMachine):
    """A model that only remembers what was dumped and what aired."""

    @initialize(depth=st.integers(0, 8))
    def start(self, depth: int) -> None:
        self.line = DelayMachine(RATE, depth, capacity=12)
        self.at = 0
        self.gone: set[int] = set()
        self.aired: list[int] = []
        self.slots: dict[int, int] = {}

    @rule(frames=st.integers(1, 20))
    def time(self, frames: int) -> None:
        for _ in range(frames):
            if self.line.admits:
                self.slots[self.line.slot(self.at)] = self.at
            unaired = {f for r in self.line.unaired() for f in r} | {self.at}
            frame = self.line.air(self.at)
            self.at += 1
            if frame is not None:
                assert frame not in self.gone
                assert not self.aired or frame > self.aired[-1]
                assert frame in unaired
                assert self.slots[self.line.slot(frame)] == frame
                self.aired.append(frame)

    @rule(frames=st.integers(1, 5))
    def skipped(self, frames: int) -> None:
        # A tick that was skipped put nothing in; the engine repeats or slates. The line must not air its number.
        self.gone.update(range(self.at, self.at + frames))
        self.line.handle(c.Dump(), self.at + frames)
        self.gone.update(range(self.at + frames))
        self.at += frames

    @rule()
    def dump(self) -> None:
        self.note(self.line.handle(c.Dump(), self.at))
        self.gone.update(range(self.at))
        assert self.line.unaired() == () and self.line.snapshot(self.at).filled == 0

    @rule(frames=st.integers(1, 15))
    def dump_newest(self, frames: int) -> None:
        depth = self.line.snapshot(self.at).depth
        self.note(self.line.handle(c.DumpNewest(frames), self.at))
        self.gone.update(range(max(0, self.at - frames), self.at))
        assert self.line.snapshot(self.at).depth == depth

    @rule(frames=st.integers(0, 14))
    def delay(self, frames: int) -> None:
        self.line.handle(c.SetDelay(frames), self.at)

    @rule(frames=st.integers(0, 8))
    def shorter(self, frames: int) -> None:
        self.line.handle(c.SetDelay(frames), self.at)
        self.note(self.line.handle(c.ConfirmDelay(frames), self.at))

    @rule()
    def cut(self) -> None:
        self.note(self.line.handle(c.PrivacyCut(), self.at))
        self.gone.update(range(self.at))
        assert self.line.air(self.at) is None
        self.at += 1

    @rule()
    def release(self) -> None:
        self.line.handle(c.ArmRelease(), self.at)
        if not self.line.admits:
            self.gone.update(range(self.at))
        self.line.handle(c.ReleaseCut(), self.at)
        assert self.line.admits

    def note(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Dumped):
                self.gone.update(range(event.first, event.last + 1))


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
