"""The public clock: warning first, amber 17:00, red 19:00, hand-over 20:00, and no second start."""

from __future__ import annotations

import pytest

from producer.core.publicclock import ClockLevel, PublicClock, PublicClockState
from producer.core.timebase import Rate


def test_a_professional_show_has_none() -> None:
    clock = PublicClock(Rate(30), on=False)
    assert not clock.start(0) and not clock.on
    assert (
        clock.level(10**9) is ClockLevel.OFF and clock.refusal(10**9) == "" and clock.snapshot(5) == PublicClockState()
    )


def test_before_go_live_nothing_runs() -> None:
    clock = PublicClock(Rate(30), on=True)
    assert clock.level(10**6) is ClockLevel.OFF and clock.refusal(10**6) == ""


@pytest.mark.parametrize("rate", [Rate(30), Rate(25), Rate(60_000, 1001)])
def test_its_steps(rate: Rate) -> None:
    clock = PublicClock(rate, on=True)
    assert clock.start(1000)
    steps = (
        (0, ClockLevel.WARNING),
        (8_000, ClockLevel.GREEN),
        (17 * 60_000, ClockLevel.AMBER),
        (19 * 60_000, ClockLevel.RED),
        (20 * 60_000, ClockLevel.OVER),
    )
    for (ms, level), (_, before) in zip(steps[1:], steps, strict=False):
        frame = 1000 + rate.frames_in_ms(ms)
        assert (clock.level(frame - 1), clock.level(frame)) == (before, level)
    assert "content warning" in clock.refusal(1000) and "8 s" in clock.refusal(1000)
    assert clock.refusal(1000 + rate.frames_in_ms(8_000)) == ""
    assert "20 minutes" in clock.refusal(1000 + rate.frames_in_ms(20 * 60_000))


def test_it_says_what_is_left() -> None:
    clock = PublicClock(Rate(30), on=True)
    clock.start(0)
    assert clock.snapshot(0) == PublicClockState(ClockLevel.WARNING, 0, 1200)
    assert clock.snapshot(17 * 60 * 30 + 1) == PublicClockState(ClockLevel.AMBER, 1020, 180)
    assert clock.snapshot(30 * 60 * 30) == PublicClockState(ClockLevel.OVER, 1800, 0)


def test_a_second_go_live_does_not_start_it_again() -> None:
    clock = PublicClock(Rate(30), on=True)
    clock.start(100)
    assert clock.start(20_000) and clock.since == 100
