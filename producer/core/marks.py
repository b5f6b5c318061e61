"""Marks that a person makes while the show runs: "flag this moment" and chapters, for the sealed record.

Owner: the mixer thread, through `engine.machines`. Pure. What was marked belongs to the program frame at which it was
asked, so it airs, or is dumped, with that picture (`engine.chronicle`). The words of a mark stand in the sealed record
and nowhere else: the event that everybody hears carries none. While nothing records, the moment is kept in the audit,
which holds no words that somebody typed; who marks is told so (`AUDIT_ONLY`).
"""

from __future__ import annotations

from collections import deque

from producer.core import commands as c
from producer.core.events import Event, Marked, Refused
from producer.core.timebase import Frame, Rate

LONGEST = 200
"""Characters of a mark's words."""
AUDIT_ONLY = "No record runs: this mark stands in the audit only, by its frame, without its words."
ID = 32
"""Signs of a question's id, at most."""
_ID = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
MOST, WITHIN_MS = 30, 10_000
"""Marks in that time; each costs the record a signed line on the disk."""


class Marks:
    """Marks of one show."""

    def __init__(self, rate: Rate) -> None:
        self._within = rate.frames_in_ms(WITHIN_MS)
        self._made: deque[Frame] = deque(maxlen=MOST)

    def handle(self, command: c.Mark, at: Frame, by: str, live: bool, recorded: bool) -> list[Event]:
        """Mark frame `at`. `live`: the show is on air. `recorded`: an output of kind record is wanted."""
        because = f"{by}: {command.kind.value}"
        if not live:
            return [Refused(at, "The show is not on air: there is nothing yet that a mark could stand in.", because)]
        if len(command.note) > LONGEST or not command.note.isprintable():
            return [Refused(at, f"The words of a mark are one line of at most {LONGEST} characters.", because)]
        chapter = command.kind is c.MarkKind.CHAPTER
        if command.answers and not (chapter and len(command.answers) <= ID and _ID.issuperset(command.answers)):
            return [Refused(at, f"Only a chapter answers a question, by an id of at most {ID} signs.", because)]
        if len(self._made) == MOST and at - self._made[0] < self._within:
            return [Refused(at, f"More than {MOST} marks in {WITHIN_MS // 1000} s: wait a moment.", because)]
        self._made.append(at)
        return [Marked(at, command.kind, because, recorded)]
