"""Is a source's picture there, fresh and permitted by its masks: show it, hold the last one, or slate.

Owner: the mixer thread calls `observe` for every source in every tick and asks `usable` while it draws. Pure; it tells
`core.masks` when a signal is lost, comes back or changes its geometry, and passes on what that answers.

LOST means: no fresh picture (in economy: no packet) for `hold_ms`. It clears with `PROOF` fresh pictures; a source with
something to hide is then LATCHED until a person confirms, unless its geometry is unchanged and an armed camera-moved
guard says OK. The dilemma of holding: a short gap should not flash a slate, and a frozen picture lies. So the last
picture stands in for `hold_ms` at most, never more than 500 ms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from producer.core.events import Event, Presence, PresenceChanged
from producer.core.masks import MaskMachine
from producer.core.show import Show, SourceSpec
from producer.core.timebase import Frame, ticks_from_ms

MAX_HOLD_MS = 500
PROOF = 3
"""Fresh pictures that end LOST."""


class Meaning(StrEnum):
    """What the newest published picture of a camera is; the engine translates the ring's slot state."""

    PICTURE = "picture"
    UNCONFIRMED = "unconfirmed"
    COVERED = "covered"
    FAILED = "failed"
    """Masking raised: the camera published slate."""
    NO_SIGNAL = "no_signal"


class Verdict(StrEnum):
    """What the mixer may draw of a source."""

    SHOW = "show"
    HOLD = "hold"
    """No new picture; the last one may stand, if the mask epochs and the cut allow."""
    SLATE = "slate"


@dataclass(frozen=True, slots=True)
class SourcePresence:
    """What one source's picture is good for."""

    source: str
    presence: Presence
    since: Frame
    because: str


@dataclass(frozen=True, slots=True)
class PresenceState:
    """All sources, in the show's order."""

    revision: int
    sources: tuple[SourcePresence, ...]


@dataclass(slots=True)
class _Source:
    spec: SourceSpec
    state: SourcePresence
    alive: Frame | None = None
    """Last tick with a sign of life."""
    picture: Frame | None = None
    """Last tick with a fresh picture that may be shown."""
    meaning: Meaning = Meaning.NO_SIGNAL
    geometry: int | None = None
    lost: bool = False
    returning: bool = False
    """It was lost and sends again; no person has looked and the guard has not been sure yet."""
    proof: int = 0
    guard: str = ""
    """Why its camera covers it because of a guard; "" when none does."""


_SHOWABLE = (Presence.LIVE, Presence.HELD)


class PresenceMachine:
    """Presence of the sources of one show; `masks` is the show's one mask machine."""

    def __init__(self, show: Show, masks: MaskMachine) -> None:
        self._masks = masks
        self._revision = 0
        # Rounded down: a frame and a bit less than 500 ms, never more.
        self._hold = ticks_from_ms(max(0, min(MAX_HOLD_MS, show.policy.hold_ms))) // show.rate.frame_ticks
        self._held = max(1, self._hold // 4)
        self._sources = {
            s.id: _Source(s, SourcePresence(s.id, Presence.WAITING, 0, "no picture yet")) for s in show.sources
        }

    def snapshot(self) -> PresenceState:
        """Everything it knows, frozen."""
        return PresenceState(self._revision, tuple(source.state for source in self._sources.values()))

    def observe(
        self,
        source: str,
        at: Frame,
        *,
        fresh: bool,
        meaning: Meaning,
        geometry: int,
        economy_alive: bool = False,
        guard_ok: bool = False,
        guard: str = "",
    ) -> list[Event]:
        """What tick `at` saw of `source`. `fresh`: its newest picture is not the one of the tick before; `meaning` and
        `geometry` are that picture's. `economy_alive`: it is in economy and packets arrived. `guard_ok`: its
        camera-moved guard is armed and has been OK since the signal is back. `guard`: why its camera covers it because
        of a guard; "" when none does."""
        known = self._sources.get(source)
        if known is None:
            return []
        events: list[Event] = []
        known.guard = guard
        if fresh and meaning is not Meaning.NO_SIGNAL:
            if known.geometry is not None and geometry != known.geometry:
                events += self._masks.geometry_changed(source, at)
            known.geometry, known.meaning = geometry, meaning
            known.alive = at
            known.proof += 1
            if meaning is Meaning.PICTURE:
                known.picture = at
            if known.lost and known.proof >= PROOF:
                known.lost, known.returning = False, True
            if known.returning and guard_ok:
                known.returning = False
                events += self._masks.returned(source, at)
            self._masks.pictured(source, not known.lost)
        elif economy_alive and not known.lost:
            known.alive = at
        if known.alive is not None and at - known.alive > self._hold:
            known.proof = 0
            if not known.lost:
                known.lost, known.returning = True, False
                self._masks.pictured(source, False)
                events += self._masks.lost(source, at)
        return events + self._judge(known, at)

    def usable(self, source: str, at: Frame) -> Verdict:
        """What may be drawn of `source` at `at`, after this tick's `observe`."""
        known = self._sources.get(source)
        masks = self._masks.of(source)
        if known is None or known.picture is None or masks is None:
            return Verdict.SLATE
        quiet = at - known.picture
        # Written so that anything unforeseen closes.
        if not (masks.shown and known.state.presence in _SHOWABLE and known.meaning is Meaning.PICTURE):
            return Verdict.SLATE
        if quiet < self._held:
            return Verdict.SHOW
        return Verdict.HOLD if quiet <= self._hold else Verdict.SLATE

    def ready(self, at: Frame) -> frozenset[str]:
        """Sources whose picture may be shown now; the engine takes away those not at full rate and not permitted."""
        return frozenset(source for source in self._sources if self.usable(source, at) is Verdict.SHOW)

    def _judge(self, known: _Source, at: Frame) -> list[Event]:
        after, because = self._presence(known, at)
        before = known.state.presence
        if after is before:
            if because != known.state.because:
                self._revision += 1
                known.state = replace(known.state, because=because)
            return []
        self._revision += 1
        known.state = SourcePresence(known.spec.id, after, at, because)
        return [PresenceChanged(at, known.spec.id, before, after, because)]

    def _presence(self, known: _Source, at: Frame) -> tuple[Presence, str]:
        if known.alive is None:
            return Presence.WAITING, "no picture yet"
        if known.lost:
            return Presence.LOST, "no fresh picture"
        masks = self._masks.of(known.spec.id)
        if masks is None or masks.covered:
            return Presence.COVERED, "covered by a person"
        if masks.latched:
            return Presence.LATCHED, masks.latched
        if not masks.confirmed or known.meaning is Meaning.UNCONFIRMED:
            return Presence.UNCONFIRMED, "the masks are not confirmed"
        if known.meaning is Meaning.COVERED:
            return Presence.COVERED, known.guard or "covered in the camera"
        if known.meaning is Meaning.FAILED:
            return Presence.COVERED, "masking failed"
        if at - known.alive >= self._held:
            return Presence.HELD, "no new picture"
        return Presence.LIVE, "fresh pictures"
