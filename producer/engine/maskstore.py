"""Mask edits on their way to the disk: nothing is acknowledged before it is there, and nothing is forgotten on the way.

Owner: the mixer thread. The supervisor's disk is far and may be slow, the mask itself works from the frame of its
command on; only the answer to who drew it waits, two seconds at most, and then says what is true. Bounded: per source
the newest edit only is told again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from producer.core.events import Event, MasksChanged
from producer.core.timebase import TICK_RATE, Frame, Ticks
from producer.wire.processes import StoreMasks

WITHIN: Ticks = 2 * TICK_RATE
"""An answer waits so long for the disk, and an edit so long before it is sent again."""
NOT_YET = "applied, but not on disk yet: the supervisor does not answer"

Answer = Callable[[bool, str, Frame], None]
"""(done, reason, frame) to who asked."""


@dataclass(slots=True)
class _Waiting:
    """Who waits for an edit to be on disk."""

    until: Ticks
    answer: Answer
    frame: Frame


class MaskStore:
    """`send` hands an edit to the supervisor and must not block."""

    def __init__(self, send: Callable[[StoreMasks], None]) -> None:
        self._send = send
        self._revision = 0
        self._waiting: dict[int, _Waiting] = {}
        self._unsafe: dict[str, tuple[StoreMasks, Ticks]] = {}
        """Newest masks of each source that are not known to be on disk, and when they are to be sent again."""

    def keep(self, events: Sequence[Event], house: Ticks) -> None:
        """Have changes of masks put on disk: an engine that comes after this one may know no less of what is hidden."""
        for change in events:
            if isinstance(change, MasksChanged):
                self._revision += 1
                edit = StoreMasks(self._revision, change.source, change.masks, change.confirmed, change.covered)
                self._send(edit)
                self._unsafe[change.source] = edit, house + WITHIN

    def answer_when_kept(self, answer: Answer, frame: Frame, house: Ticks) -> None:
        """Answer the asker of the edit kept last once it is on disk, or say after `WITHIN` that it is not."""
        self._waiting[self._revision] = _Waiting(house + WITHIN, answer, frame)

    def stored(self, revision: int) -> None:
        """The supervisor has put edit `revision` on disk."""
        for source in [s for s, (edit, _) in self._unsafe.items() if edit.revision == revision]:
            del self._unsafe[source]
        waiting = self._waiting.pop(revision, None)
        if waiting is not None:
            waiting.answer(True, "", waiting.frame)

    def tick(self, house: Ticks) -> None:
        """Once a frame: answer who waited too long, tell the supervisor again what it has not stored."""
        for revision in [r for r, waiting in self._waiting.items() if house > waiting.until]:
            waiting = self._waiting.pop(revision)
            waiting.answer(True, NOT_YET, waiting.frame)
        for source, (edit, due) in self._unsafe.items():
            if house > due:
                self._send(edit)
                self._unsafe[source] = edit, house + WITHIN
