"""What the guards of every source say: which must watch, which do, and why a source is covered because of one.

Owner: the mixer thread, through `engine.machines`; the camera processes judge (guards/judge.py) and report words. Pure.
It decides nothing about one frame: a camera covers a doubtful frame by itself, before anybody outside could see it. It
decides what follows: who has to confirm, whether a lost source may clear by itself, and what the gate may let air: in a
show with a patient a fixed camera with masks only while its guard reports.

A word counts for `SILENT_AFTER`: a camera that says nothing has no armed guard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from producer.core.events import Event, GuardChanged
from producer.core.show import Look, Mask, Profile, Show, SourceSpec
from producer.core.timebase import TICK_RATE, Frame, Ticks

MOVED = "moved"
"""The guard that says whether a camera still looks where its masks were drawn."""
KNOWN: tuple[str, ...] = (MOVED,)
"""Every guard there is; `guards.GUARDS` has one of each."""
SILENT_AFTER: Ticks = 3 * TICK_RATE
"""A camera reports once a second."""


class Ruling(StrEnum):
    """What a guard says of one frame."""

    OK = "ok"
    UNSURE = "unsure"
    """It cannot tell: covered, and open again by itself after a time of OK."""
    TRIP = "trip"
    """Covered until a person confirms."""


@dataclass(frozen=True, slots=True)
class GuardWord:
    """Where one armed guard stands, as its camera reports it."""

    guard: str
    ruling: Ruling
    waits: bool
    """A person has to confirm: it tripped, or it has no view to go by."""
    reason: str
    """Why the source is covered because of it, in one plain clause; "" when it is not."""


@dataclass(frozen=True, slots=True)
class SourceGuards:
    """The guards of one source."""

    source: str
    due: tuple[str, ...]
    """Must watch it before it may air."""
    words: tuple[GuardWord, ...]
    """Those that do watch."""

    @property
    def reason(self) -> str:
        """Why it is covered because of a guard; "" when no guard covers it."""
        return next((word.reason for word in self.words if word.reason), "")


@dataclass(frozen=True, slots=True)
class GuardBoard:
    """All sources that have or need a guard, in the show's order."""

    revision: int = 0
    sources: tuple[SourceGuards, ...] = ()


def due(spec: SourceSpec, rehearsal: bool) -> tuple[str, ...]:
    """Names of the guards that must watch `spec`: those its show file names, and outside a rehearsal the camera-moved
    guard on every fixed source with something to hide. Nothing in a show file takes that one away."""
    wanted = dict.fromkeys(spec.guards)
    if not rehearsal and spec.fixed and (spec.needs_masks or spec.masks):
        wanted[MOVED] = None
    return tuple(wanted)


def slides(spec: SourceSpec, masks: Sequence[Mask]) -> bool:
    """`spec` moves in use, and one of `masks` is drawn on its scene: it does not stay where it was drawn. What hides
    the surroundings of a scope's round picture moves with the scope, and is no such mask."""
    return not spec.fixed and any(not (spec.profile is Profile.SCOPE and m.look is Look.FIELD_ONLY) for m in masks)


@dataclass(slots=True)
class _Source:
    spec: SourceSpec
    due: tuple[str, ...]
    words: tuple[GuardWord, ...] = ()
    heard: Frame | None = None
    clear_from: Ticks = -1
    barrier: Ticks = -1
    """Capture time of the last picture before the signal was lost: an OK that began earlier proves nothing now."""


class GuardMachine:
    """Guards of the sources of one show. `rehearsal`: it may go without, but for what its file arms."""

    def __init__(self, show: Show, rehearsal: bool) -> None:
        self._rehearsal = rehearsal
        self._silent = SILENT_AFTER // show.rate.frame_ticks
        self._revision = 0
        self._sources = {spec.id: _Source(spec, due(spec, rehearsal)) for spec in show.sources}

    @property
    def revision(self) -> int:
        """Rises with every change."""
        return self._revision

    def snapshot(self) -> GuardBoard:
        """Everything it knows, frozen."""
        told = (SourceGuards(s, known.due, known.words) for s, known in self._sources.items())
        return GuardBoard(self._revision, tuple(each for each in told if each.due or each.words))

    def reason(self, source: str) -> str:
        """Why the camera of `source` covers it because of a guard; "" when none does."""
        known = self._sources.get(source)
        return next((word.reason for word in known.words if word.reason), "") if known else ""

    def armed(self, source: str) -> frozenset[str]:
        """Guards that watch `source` now."""
        known = self._sources.get(source)
        return frozenset(word.guard for word in known.words) if known else frozenset()

    def ok(self, source: str) -> bool:
        """The camera-moved guard watches `source`, and everything has been OK since the signal is back."""
        known = self._sources.get(source)
        if known is None or MOVED not in self.armed(source) or self.reason(source):
            return False
        return known.clear_from > known.barrier

    def barred(self, source: str, masks: Sequence[Mask]) -> str:
        """Why `source` may not air under `masks` by the rule about guards, with the way out; "" when it may."""
        known = self._sources.get(source)
        if known is None:
            return f"Nothing is known of the guards of '{source}', so it may not be shown."
        label = known.spec.label
        if not self._rehearsal and slides(known.spec, masks):
            return (
                f"{label} is a camera that moves: masks drawn on its scene do not move with it. Fix it in place and "
                "say fixed = true in the show file, or show another source."
            )
        missing = [name for name in known.due if name not in self.armed(source)]
        if missing:
            return (
                f"{label} may only be shown while the guard '{missing[0]}' watches it, and it does not: wait until its "
                "camera process reports, or start the source again."
            )
        return ""

    def heard(self, source: str, words: tuple[GuardWord, ...], clear_from: Ticks, at: Frame) -> list[Event]:
        """The camera reported. `clear_from`: capture time since which every frame was clear; -1: the newest is not."""
        known = self._sources.get(source)
        if known is None:
            return []
        known.heard, known.clear_from = at, clear_from
        return self._told(known, words, at)

    def lost(self, source: str, captured: Ticks) -> None:
        """The signal is lost; `captured` is the capture time of the last picture."""
        known = self._sources.get(source)
        if known:
            known.barrier, known.clear_from = max(known.barrier, captured), -1

    def restarted(self, source: str, at: Frame) -> list[Event]:
        """The camera process is a new one: nothing watches until it reports."""
        known = self._sources.get(source)
        if known is None:
            return []
        known.heard, known.clear_from = None, -1
        return self._told(known, (), at)

    def tick(self, at: Frame) -> list[Event]:
        """Words that are too old are forgotten."""
        events: list[Event] = []
        for known in self._sources.values():
            if known.heard is not None and not at - known.heard <= self._silent:
                known.heard, known.clear_from = None, -1
                events += self._told(known, (), at)
        return events

    def _told(self, known: _Source, words: tuple[GuardWord, ...], at: Frame) -> list[Event]:
        before = {word.guard: word for word in known.words}
        if known.words == words:
            return []
        self._revision += 1
        known.words = words
        source, still = known.spec.id, {word.guard for word in words}
        gone: list[Event] = [
            GuardChanged(at, source, guard, Ruling.UNSURE.value, "its camera does not report")
            for guard in before
            if guard not in still
        ]
        return gone + [
            GuardChanged(at, source, word.guard, word.ruling.value, word.reason or "the view is as confirmed")
            for word in words
            if word.guard not in before or before[word.guard].ruling is not word.ruling
        ]
