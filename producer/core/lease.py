"""Who may look at a camera's clean picture just now: one reader of one source, for five minutes at most.

Owner: the mixer thread hands it commands and ticks. Pure. Masks are drawn on what they must hide, so the mask editor
needs the one picture nobody else may see; it is allowed for one reader, with an end that comes by itself. The machine
only grants: the camera draws, the supervisor opens the ring, both keep the same end of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from producer.core import commands as c
from producer.core.events import CleanLeased, CleanReturned, Event, Refused
from producer.core.layouts import PICTURELESS
from producer.core.show import Show
from producer.core.timebase import Frame

LEASE_MS = 300_000
"""Longest time a clean picture is shown without asking again."""


@dataclass(frozen=True, slots=True)
class LeaseState:
    """The lease that runs, if one does: of which source, for whom, and from which frame on no more."""

    revision: int = 0
    source: str = ""
    by: str = ""
    until: Frame = 0


class LeaseMachine:
    """The one lease of a show."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._frames = show.rate.frames_in_ms(LEASE_MS)
        self._state = LeaseState()

    def snapshot(self) -> LeaseState:
        """Everything it knows, frozen."""
        return self._state

    def handle(self, command: c.LeaseClean | c.ReturnClean, at: Frame, by: str = "operator") -> list[Event]:
        """Do `command` from frame `at` on. A second reader is refused; who has the lease may ask again or move on."""
        if isinstance(command, c.ReturnClean):
            return self._end(at, f"{by}: returned")
        spec = self._show.source(command.source)
        if spec is None or spec.kind in PICTURELESS:
            known = ", ".join(s.id for s in self._show.sources if s.kind not in PICTURELESS)
            return [Refused(at, f"No camera of this show is named '{command.source}'; there are: {known}.", by)]
        if self._state.source and self._state.by != by:
            label = self._label(self._state.source)
            return [Refused(at, f"{self._state.by} edits the masks of {label} just now; one at a time.", by)]
        events = self._end(at, f"{by}: moved on") if self._state.source not in ("", command.source) else []
        self._state = LeaseState(self._state.revision + 1, command.source, by, at + self._frames)
        return [*events, CleanLeased(at, command.source, self._state.until, f"{by}: clean picture for the mask editor")]

    def tick(self, at: Frame) -> list[Event]:
        """Called each frame: a lease ends by itself."""
        if self._state.source and at >= self._state.until:
            return self._end(at, "its five minutes are over")
        return []

    def _end(self, at: Frame, because: str) -> list[Event]:
        source = self._state.source
        if not source:
            return []
        self._state = LeaseState(self._state.revision + 1)
        return [CleanReturned(at, source, because)]

    def _label(self, source: str) -> str:
        spec = self._show.source(source)
        return spec.label if spec else source
