"""The clean picture: one reader, five minutes, an end that comes by itself."""

from __future__ import annotations

from producer.core import commands as c
from producer.core.events import CleanLeased, CleanReturned, Refused
from producer.core.lease import LeaseMachine
from tests.core.test_rundown import show

FIVE = 300 * 30


def test_leased_and_returned() -> None:
    machine = LeaseMachine(show())
    (event,) = machine.handle(c.LeaseClean("cam1"), 10, "Ann")
    assert isinstance(event, CleanLeased) and event.until == 10 + FIVE and "Ann" in event.because
    (event2,) = machine.handle(c.ReturnClean(), 20, "Ann")
    assert isinstance(event2, CleanReturned) and machine.snapshot().source == ""
    assert machine.handle(c.ReturnClean(), 21, "Ann") == []


def test_ends_by_itself() -> None:
    machine = LeaseMachine(show())
    machine.handle(c.LeaseClean("cam1"), 0, "Ann")
    assert machine.tick(FIVE - 1) == []
    (event,) = machine.tick(FIVE)
    assert isinstance(event, CleanReturned)


def test_one_reader() -> None:
    machine = LeaseMachine(show())
    machine.handle(c.LeaseClean("cam1"), 0, "Ann")
    (refused,) = machine.handle(c.LeaseClean("cam2"), 1, "Bo")
    assert isinstance(refused, Refused) and "Ann" in refused.reason and "Camera 1" in refused.reason
    events = machine.handle(c.LeaseClean("cam2"), 2, "Ann")
    assert [type(each) for each in events] == [CleanReturned, CleanLeased]
    assert machine.snapshot().source == "cam2"


def test_unknown_source_is_refused_in_words() -> None:
    (refused,) = LeaseMachine(show()).handle(c.LeaseClean("x"), 0)
    assert isinstance(refused, Refused) and "cam1" in refused.reason
