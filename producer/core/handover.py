"""Who works at a desk, said by the people themselves: one hands over to the next.

Owner: the mixer thread, through `engine.machines`. Pure, no state: names are asked for and never checked, and nothing
waits for one. What counts is the audit's pair of lines: who handed over (`HandOver`), and to whom
(`Event.HandedOver`).
"""

from __future__ import annotations

from producer.core import commands as c
from producer.core.events import Event, HandedOver, Refused
from producer.core.timebase import Frame

LONGEST = 60
"""Characters of a name."""


def hand_over(command: c.HandOver, at: Frame, by: str) -> list[Event]:
    """`by` hands the desk to `command.to`; "" leaves it to nobody."""
    if len(command.to) > LONGEST or not command.to.isprintable():
        return [Refused(at, f"A name is one line of at most {LONGEST} characters.", f"{by}: hand over")]
    return [HandedOver(at, command.to, f"{by}: hand over")]
