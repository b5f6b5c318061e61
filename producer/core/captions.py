"""Captions as lines: wrapped, scrolled, held, cleared, and bound to the program frame they were made for.

Owner: the mixer thread hands it texts and ticks it; the line's exit asks `at(frame)` for the program frame that airs.
Pure. Rules: two lines of 37 cells, a Han or full-width sign takes two; live style, new lines scroll up
from below, each stays at least 1.5 s; all clears `clear_ms` after the last new line. Every change carries its program
frame, so a caption airs, or is dumped, with the picture it was spoken over.

Overflow: at most `MAX_WAITING` lines wait for their turn, then the oldest waiting lines are dropped: late words help
nobody, and the newest are nearest to the picture.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from producer.core import commands as c
from producer.core.events import CaptionsHeld, CaptionShown, Event, Refused
from producer.core.textcells import wrap
from producer.core.timebase import Frame, Rate

LINES = 2
CELLS = 37
HANG_MS = 1500
"""A line stays at least so long before a new one may push it."""
CLEAR_MS = 7000
MAX_WAITING = 12
MAX_TEXT = 2000
"""Characters of one caption text."""
PAST_MS = 120_000
"""Changes are remembered so long for the exit: twice the longest delay."""
MAX_PAST = 2048
"""And at most so many; overflow: the oldest frames air without their caption."""


@dataclass(frozen=True, slots=True)
class CaptionState:
    """What stands in view at program, and what waits."""

    revision: int
    lines: tuple[str, ...]
    held: bool
    waiting: int
    """Lines that wait for the end of a hold or for their turn to scroll in."""


class Captions:
    """Captions of one show. `clear_ms`: how long the last line stays when nothing new comes."""

    def __init__(self, rate: Rate, clear_ms: int = CLEAR_MS) -> None:
        self._hang = rate.frames_in_ms(HANG_MS)
        self._clear = max(self._hang, rate.frames_in_ms(clear_ms))
        self._past = rate.frames_in_ms(PAST_MS)
        self._revision = 0
        self._lines: tuple[str, ...] = ()
        self._since: Frame = 0
        """When the newest line in view came."""
        self._waiting: deque[str] = deque()
        self._held = False
        self._views: deque[tuple[Frame, tuple[str, ...]]] = deque(maxlen=MAX_PAST)
        """What stands in view from which frame on, rising."""

    def snapshot(self) -> CaptionState:
        """Everything it knows, frozen."""
        return CaptionState(self._revision, self._lines, self._held, len(self._waiting))

    def handle(self, command: c.ShowCaption | c.HoldCaptions, at: Frame, by: str = "operator") -> list[Event]:
        """Do `command` from program frame `at` on. Clearing is never refused, held or not."""
        match command:
            case c.ShowCaption(text):
                if len(text) > MAX_TEXT:
                    return [Refused(at, f"A caption has at most {MAX_TEXT} characters; send it in parts.", by)]
                return self._show(text, at, f"{by}: caption")
            case _:
                return self._hold(command.on, at, f"{by}: {'hold' if command.on else 'run'} captions")

    def tick(self, at: Frame) -> list[Event]:
        """Called before frame `at` is drawn: the next line scrolls in when its turn has come, old ones clear."""
        if self._held:
            return []
        if self._waiting and (len(self._lines) < LINES or at - self._since >= self._hang):
            line = self._waiting.popleft()
            return self._view((*self._lines, line)[-LINES:], at, "next line")
        if self._lines and not self._waiting and at - self._since >= self._clear:
            return self._view((), at, "its time was up")
        return []

    def at(self, frame: Frame) -> tuple[str, ...]:
        """Lines to draw on program frame `frame`, as it airs; empty: none."""
        return next((lines for since, lines in reversed(self._views) if since <= frame), ())

    def dump(self, first: Frame, last: Frame) -> list[Event]:
        """Frames `first` to `last` (both of them) never air: what came with them is gone, from later frames too."""
        if last < first:
            return []
        self._revision += 1
        self._waiting.clear()
        kept = set(self.at(first - 1))
        gone = {line for since, lines in self._views if first <= since <= last for line in lines} - kept
        for i, (since, lines) in enumerate(self._views):
            if since >= first:
                self._views[i] = (since, tuple(line for line in lines if line not in gone))
        before, self._lines = self._lines, tuple(line for line in self._lines if line not in gone)
        return [CaptionShown(last + 1, self._lines, "dumped")] if self._lines != before else []

    def forget(self, holds: Callable[[str], bool], at: Frame) -> list[Event]:
        """What `holds` finds something in may not be read any more: lines that wait, and views of frames that have not
        aired. A name may run over two lines, so the whole view goes."""
        if holds(" ".join((*self._lines, *self._waiting))):
            self._waiting.clear()
            self._revision += 1
        for i, (since, lines) in enumerate(self._views):
            if holds(" ".join(lines)):
                self._views[i] = (since, ())
        return self._view((), at, "a name of the block list") if holds(" ".join(self._lines)) else []

    def _show(self, text: str, at: Frame, because: str) -> list[Event]:
        lines = wrap(text, CELLS)
        if not lines:
            self._waiting.clear()
            return self._view((), at, because) if self._lines else []
        self._revision += 1
        self._waiting.extend(lines)
        while len(self._waiting) > MAX_WAITING:
            self._waiting.popleft()
        return []

    def _hold(self, on: bool, at: Frame, because: str) -> list[Event]:
        if on == self._held:
            return []
        self._revision += 1
        self._held = on
        if not on:
            self._since = at  # what was held gets its time again
        return [CaptionsHeld(at, on, because)]

    def _view(self, lines: tuple[str, ...], at: Frame, because: str) -> list[Event]:
        self._revision += 1
        self._lines, self._since = lines, at
        while self._views and self._views[-1][0] >= at:
            self._views.pop()
        while len(self._views) > 1 and self._views[1][0] < at - self._past:
            self._views.popleft()
        self._views.append((at, lines))
        return [CaptionShown(at, lines, because)]
