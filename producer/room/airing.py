"""What the page may show of the show: on air or not, and what covers it.

Owner: the room's event loop. Fails closed: no word from the engine covers. Consent that was withdrawn covers for the
rest of this process and, through the engine's state, of the show; nothing here can lift it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from producer.core import events as e
from producer.core.timebase import Rate, Ticks
from producer.room.live import LiveBuffer
from producer.wire.state import EngineState

CONSENT, CUT, PAUSE, STUDIO = "consent", "cut", "pause", "studio"
"""Covers: consent withdrawn, privacy cut, time-out, no word from the engine."""


@dataclass(frozen=True, slots=True)
class Airing:
    """What every page is told. `cover`: "" or the strongest reason why nothing is shown."""

    phase: str
    cover: str
    delay_ms: int
    """Between what happens in the room and what leaves the studio."""


class AiringWatch:
    """Follows the engine, keeps `buffer` covered, tells `changed` what is new."""

    def __init__(self, buffer: LiveBuffer, rate: Rate, ahead: Ticks, alone: bool = False) -> None:
        """`alone`: there is no show, which is said instead of a lost line; covered all the same."""
        self._buffer, self._rate, self._ahead = buffer, rate, ahead
        self._withdrawn = False
        self.public = False
        """The case is for a public audience: warning and age come before the first picture."""
        self.now = Airing("off_air", "" if alone else STUDIO, 0)
        self.changed: list[Callable[[Airing], None]] = []
        buffer.cover(frozenset({STUDIO}))

    def heard(self, event: e.Event) -> None:
        """An event: covering must not wait for the next snapshot."""
        if isinstance(event, e.ConsentWithdrawn):
            self._withdrawn = True
            self._set(self.now.phase, self._buffer.covers | {CONSENT}, self.now.delay_ms)
        elif isinstance(event, e.CutLatched):
            self._set(self.now.phase, self._buffer.covers | {CUT}, self.now.delay_ms)
        elif isinstance(event, e.TimeOutCalled):
            self._set(self.now.phase, self._buffer.covers | {PAUSE}, self.now.delay_ms)

    def state(self, state: EngineState | None) -> None:
        """A snapshot, or that there is no line."""
        covers = {CONSENT} if self._withdrawn else set()
        if state is None:
            return self._set(self.now.phase, frozenset(covers | {STUDIO}), self.now.delay_ms)
        self.public = self.public or state.consent.audience == "public"
        if state.consent.withdrawn:
            self._withdrawn = True
            covers.add(CONSENT)
        if state.delay.cut:
            covers.add(CUT)
        if state.time_out.on:
            covers.add(PAUSE)
        behind = self._rate.ticks(state.delay.depth) + self._ahead
        self._set(state.switcher.phase.value, frozenset(covers), behind // 240)

    def _set(self, phase: str, covers: frozenset[str], delay_ms: int) -> None:
        strongest = next((each for each in (CONSENT, CUT, PAUSE, STUDIO) if each in covers), "")
        before, self.now = self.now, Airing(phase, strongest, delay_ms)
        if covers != self._buffer.covers:
            self._buffer.cover(covers)
        if self.now != before:
            for told in self.changed:
                told(self.now)
