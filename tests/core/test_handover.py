"""Handing over: to whom stands in the event; a name is one short line, and "" is nobody."""

from __future__ import annotations

import pytest

from producer.core.commands import HandOver
from producer.core.events import HandedOver, Refused
from producer.core.handover import LONGEST, hand_over


@pytest.mark.parametrize("name", ["B. Next", "", "陈医生", "x" * LONGEST])
def test_the_event_says_to_whom(name: str) -> None:
    assert hand_over(HandOver(name), 7, "Ann") == [HandedOver(7, name, "Ann: hand over")]


@pytest.mark.parametrize("name", ["x" * (LONGEST + 1), "two\nlines", "\x1b[2J"])
def test_what_is_no_name_is_refused(name: str) -> None:
    (event,) = hand_over(HandOver(name), 7, "Ann")
    assert isinstance(event, Refused) and "one line" in event.reason
