"""What the mixer tells the audit: commands with their answers, events, what aired covered, and whether it can be told.

Owner: the mixer thread. `deeds` has the words, `auditor` the way to the file. Without an auditor (a bench of parts)
nothing is told and nothing refused.
"""

from __future__ import annotations

from collections.abc import Callable

from producer.core import commands as c
from producer.core.consent import Effect, effect
from producer.core.events import Event, HealthChanged, Level
from producer.core.show import Show
from producer.core.timebase import TICK_RATE, Frame
from producer.engine.auditor import Auditor
from producer.engine.deeds import AirLog, ids_of, of_command, of_event, typed
from producer.media.frame import AiredFrame

MINUTE = 60 * TICK_RATE


class Witness:
    """Of one mixer."""

    def __init__(self, auditor: Auditor | None, show: Show) -> None:
        self._auditor = auditor
        self._known = ids_of(show)
        self._air = AirLog(show.rate.frame_at(MINUTE))
        self._unwritten = ""

    def told(self, events: list[Event], by: str = "", command: c.Command | None = None) -> list[Event]:
        """`events`, told; `by`, `command`: who and what caused them."""
        if self._auditor is not None:
            unknown = typed(command, self._known)
            for event in events:
                deed = of_event(event, self._known, by, unknown)
                if deed is not None:
                    self._auditor.add(deed)
        return events

    def command(
        self, command: c.Command, who: str, role: str, frame: Frame, refused: str, answer: Callable[[], None] | None
    ) -> None:
        """Tell `command` as it was answered. `answer` is called now, or for what shows when its line is in the file: a
        kill must not lose what was acknowledged. None: somebody else answers."""
        deed = of_command(command, who, role, frame, refused, self._known)
        shows = effect(command) is Effect.SHOWING and not isinstance(command, c.PutMask)
        waits = answer is not None and shows and deed is not None and self._auditor is not None
        if deed is not None and self._auditor is not None:
            self._auditor.add(deed, answer if waits else None)
        if answer is not None and not waits:
            answer()

    def health(self, frame: Frame) -> list[Event]:
        """The audit fell ill, or is well again."""
        unwritten = self._auditor.refusal() if self._auditor is not None else ""
        if unwritten == self._unwritten:
            return []
        self._unwritten = unwritten
        level, remedy = (Level.FAULT, "Hiding works; nothing new is shown.") if unwritten else (Level.OK, "")
        return [HealthChanged(frame, "audit", level, remedy, unwritten)]

    def aired(self, frame: Frame, aired: AiredFrame, masked: frozenset[str]) -> None:
        """`aired` goes to the encoder at `frame`, the sources `masked` under masks."""
        if self._auditor is not None:
            deed = self._air.aired(frame, aired.composition, masked, not aired.sound.size)
            if deed is not None:
                self._auditor.add(deed)

    def ended(self) -> None:
        """Tell the last range of what aired."""
        deed = self._air.end()
        if self._auditor is not None and deed is not None:
            self._auditor.add(deed)
