"""TIME-OUT: called at once, ended in two steps within 10 s, never by accident."""

from __future__ import annotations

from producer.core import commands as c
from producer.core.events import Refused, TimeOutCalled, TimeOutReleaseArmed, TimeOutReleased
from producer.core.timebase import Rate
from producer.core.timeout import TimeOutMachine, TimeOutState


def machine() -> TimeOutMachine:
    return TimeOutMachine(Rate(30))


def test_it_is_called_at_once_and_told_once() -> None:
    out = machine()
    assert not out.holds and out.snapshot(3) == TimeOutState()
    assert out.handle(c.TimeOut(), 5, "anna") == [TimeOutCalled(5, "anna: time-out")]
    assert out.handle(c.TimeOut(), 9) == [] and out.holds
    assert out.snapshot(9) == TimeOutState(2, True, False, 5)


def test_two_steps_end_it() -> None:
    out = machine()
    out.handle(c.TimeOut(), 5)
    assert isinstance(out.handle(c.ReleaseTimeOut(), 6)[0], Refused) and out.holds
    assert isinstance(out.handle(c.ArmTimeOutRelease(), 7)[0], TimeOutReleaseArmed)
    assert out.snapshot(307).release_armed and not out.snapshot(308).release_armed
    assert isinstance(out.handle(c.ReleaseTimeOut(), 307)[0], TimeOutReleased) and not out.holds


def test_the_second_step_comes_within_ten_seconds() -> None:
    out = machine()
    out.handle(c.TimeOut(), 5)
    out.handle(c.ArmTimeOutRelease(), 7)
    assert "within 10 s" in str(out.handle(c.ReleaseTimeOut(), 308)) and out.holds
    assert isinstance(out.handle(c.ReleaseTimeOut(), 309)[0], Refused), "a late step is no first step"


def test_calling_it_again_disarms_its_end() -> None:
    out = machine()
    out.handle(c.TimeOut(), 5)
    out.handle(c.ArmTimeOutRelease(), 7)
    out.handle(c.TimeOut(), 8)
    assert isinstance(out.handle(c.ReleaseTimeOut(), 9)[0], Refused) and out.holds


def test_there_is_nothing_to_end_without_one() -> None:
    out = machine()
    assert "no time-out" in str(out.handle(c.ArmTimeOutRelease(), 1)) + str(out.handle(c.ReleaseTimeOut(), 2))
    assert "no time-out" in str(out.handle(c.ReleaseTimeOut(), 2))


def test_it_survives_its_engine() -> None:
    out = machine()
    out.resume(40)
    assert out.holds and out.snapshot(40) == TimeOutState(1, True, False, 40)
