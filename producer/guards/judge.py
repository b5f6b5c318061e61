"""From verdicts to one answer: may this frame show?

Owner: one camera process, its picture thread; `hear` is called there too, with what a slow guard's thread left in its
queue. No clock, no thread, no log: told the frames' numbers and capture times.

A frame is clear when, for every armed guard, all of this holds:

- the guard was given its reference by a person (`confirm`), for this geometry, and the frame is not older than that;
- its latest verdict is OK, and less than `DEADLINE` frames have come since the one it judged;
- no TRIP is latched: only `confirm` unlatches, and not within half a second of the TRIP (nobody has looked yet), nor
  while the picture is not the one of half a second ago (what the person looked at is gone);
- after an UNSURE, a late verdict, a lost signal or another geometry: it has been OK for a second without a gap, and
  the frame was captured in that second or later.

Frames are held back by the look-ahead before they are asked for, so a verdict on a newer frame covers the older ones
that have not been published: nothing of a moving camera gets out, not even its first frame.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from producer.core.guarding import GuardWord
from producer.core.timebase import TICK_RATE, Ticks
from producer.guards.base import Guard, Ruling, Verdict, View
from producer.media.frame import Bytes

REOPEN_AFTER: Ticks = TICK_RATE
"""So long OK before an UNSURE is over."""
TOO_SOON: Ticks = TICK_RATE // 2
"""Nobody looks at a picture and confirms it faster than that."""
REOPEN_LOOKS = 5
"""So many verdicts of OK must lie in that second: a jump of the capture times is no second."""
GLIMPSE_EVERY: Ticks = TICK_RATE // 10
"""Small pictures are kept that far apart, for half a second and a bit: what a person saw who confirms now."""


@dataclass(frozen=True, slots=True)
class GuardState:
    """Where one guard stands, for reports and the console."""

    guard: str
    ruling: Ruling
    """UNSURE before its first verdict and when it is late."""
    number: int
    """Frame of its latest verdict, -1 before the first."""
    latched: bool
    """A person has to confirm."""
    clear_to: int
    """The newest frame it called OK, -1 for none: what was captured later and has not aired may have to be covered."""
    reason: str
    """Why the source is covered because of it; "" when it is not."""


@dataclass(slots=True)
class _Seat:
    """One guard and what it said."""

    guard: Guard
    latest: Verdict | None = None
    latched: str = ""
    latched_at: Ticks = 0
    confirmed: bool = False
    """It has a reference."""
    refused: str = ""
    """Why it could not take the one it was offered last."""
    waits: bool = True
    """It was not OK since the confirmation: a second of OK is due."""
    run: tuple[int, Ticks] | None = None
    """First frame of the present run of OK."""
    looks: int = 0
    """Verdicts in it."""
    last: Ticks = 0
    """Capture time of the latest verdict."""
    clear_to: int = -1

    def doubt(self) -> None:
        """A run of OK is over, or never began."""
        self.run, self.waits = None, True


class Judge:
    """The verdicts on one source. Without guards every frame is clear."""

    def __init__(self, guards: Sequence[Guard]) -> None:
        self._seats = {guard.NAME: _Seat(guard) for guard in guards}
        if len(self._seats) != len(guards):
            raise ValueError("two guards of one name")
        self._newest = -1
        self._captured: Ticks = 0
        self._geometry: int | None = None
        """For which a person confirmed."""
        self._alien = False
        """The latest frame is of another geometry."""
        self._glimpses: deque[tuple[Ticks, int, Bytes]] = deque()
        """Of frames that came lately: capture time, geometry, `View.small`."""

    def look(self, view: View, number: int, captured: Ticks, geometry: int, only: Sequence[str] | None = None) -> None:
        """A new frame has come, the next after the last. All guards judge it, or those named in `only`; the others
        are heard later, or are late. Raises nothing that a guard raises."""
        self._newest, self._captured = number, captured
        self._glimpse(view, captured, geometry)
        if geometry != self._geometry:
            self._alien = True
            for seat in self._seats.values():
                seat.doubt()
        else:
            self._alien = False
        for name, seat in self._seats.items():
            if only is None or name in only:
                try:
                    verdict = seat.guard.judge(view, number, captured)
                except Exception as error:  # a guard that broke its promise is as unsure as one that kept it
                    verdict = Verdict(Ruling.UNSURE, number, f"the guard failed ({type(error).__name__})")
                if not isinstance(verdict, Verdict) or verdict.number != number:
                    verdict = Verdict(Ruling.UNSURE, number, "the guard did not answer for this frame")
                self.hear(name, verdict, captured)
            if self._late(seat):
                seat.doubt()

    def hear(self, name: str, verdict: Verdict, captured: Ticks) -> None:
        """A guard's verdict on a frame that `look` was told of, captured then. A TRIP counts however late it comes; an
        OK on an older frame than the latest verdict's does not. Raises KeyError for a guard that is not armed."""
        seat = self._seats[name]
        if verdict.ruling is Ruling.TRIP and not seat.latched:
            seat.latched, seat.latched_at = verdict.reason or "it tripped", self._captured
        if not verdict.number <= self._newest:
            verdict = Verdict(Ruling.UNSURE, self._newest, "the guard answered for a frame that has not come")
        if seat.latest is not None and not verdict.number > seat.latest.number:
            if verdict.ruling is not Ruling.OK:
                seat.doubt()
            return
        before, seat.last = seat.last, captured
        seat.latest = verdict
        if verdict.ruling is not Ruling.OK:
            seat.doubt()
            return
        seat.clear_to = verdict.number
        if self._alien:
            return
        if seat.run is None or (seat.waits and not captured > before):
            seat.run, seat.looks = (verdict.number, captured), 0
        seat.looks += 1
        if captured - seat.run[1] >= REOPEN_AFTER and seat.looks > REOPEN_LOOKS:
            seat.waits = False

    def covered(self, number: int) -> str:
        """Why frame `number` must not show; "" when it may."""
        return next((why for name, seat in self._seats.items() if (why := self._why(name, seat, number))), "")

    def confirm(self, view: View, number: int, captured: Ticks, geometry: int) -> list[str]:
        """A person looked at frame `number` and confirms it: the reference from now on. What each guard has against
        it, in plain words; such a guard goes on covering. Empty: all took it. Right after a TRIP nothing is taken, and
        nothing while the camera moves: the picture of half a second ago must show the same. What was clear before
        stays so."""
        against = [
            f"{name}: {seat.latched}, just now. Look again, then confirm."
            for name, seat in self._seats.items()
            if seat.latched and not captured - seat.latched_at >= TOO_SOON
        ]
        if against:
            return against
        self._geometry, self._alien = geometry, False
        for name, seat in self._seats.items():
            why = seat.guard.confirm(view)
            if not why and not self._stands(seat.guard, geometry):
                seat.guard.forget()
                why = "the picture was another one half a second ago"
            known, seat.confirmed, seat.refused = seat.confirmed, not why, why
            seat.latest, seat.last = None, captured
            if why:
                seat.doubt()
                against.append(f"{name}: {why}")
                continue
            if not known or seat.latched or seat.waits or seat.run is None:
                seat.run = number, captured
            seat.latched, seat.waits = "", False
        return against

    def lost(self) -> None:
        """The signal was lost: what comes next has to be OK for a second, at the confirmed geometry."""
        self._glimpses.clear()
        for seat in self._seats.values():
            seat.latest = None
            seat.doubt()

    def states(self) -> tuple[GuardState, ...]:
        """Where each guard stands."""
        return tuple(
            GuardState(
                name,
                Ruling.UNSURE if seat.latest is None or self._late(seat) else seat.latest.ruling,
                -1 if seat.latest is None else seat.latest.number,
                bool(seat.latched),
                seat.clear_to,
                self._why(name, seat, self._newest),
            )
            for name, seat in self._seats.items()
        )

    def words(self) -> tuple[GuardWord, ...]:
        """Where each guard stands, as the engine is told."""
        return tuple(
            GuardWord(
                each.guard,
                each.ruling,
                each.latched or not self._seats[each.guard].confirmed,
                each.reason.removeprefix(f"{each.guard}: "),
            )
            for each in self.states()
        )

    def clear_from(self) -> Ticks:
        """Capture time since which every frame was clear without a gap; -1: the newest is not, or nobody guards."""
        if not self._seats or self.covered(self._newest):
            return -1
        return max(seat.run[1] for seat in self._seats.values() if seat.run is not None)

    def _glimpse(self, view: View, captured: Ticks, geometry: int) -> None:
        if not self._seats or (self._glimpses and 0 <= captured - self._glimpses[-1][0] < GLIMPSE_EVERY):
            return
        try:
            small = view.small
        except Exception:  # no picture, as the guards will find out
            return
        self._glimpses.append((captured, geometry, small))
        while len(self._glimpses) > 1 and captured - self._glimpses[1][0] >= TOO_SOON:
            self._glimpses.popleft()

    def _stands(self, guard: Guard, geometry: int) -> bool:
        """What was seen half a second ago, or as far back as there is anything, is what `guard` has just learnt."""
        if not self._glimpses:
            return True
        _, before, small = self._glimpses[0]
        return before == geometry and guard.agrees(View.of_small(small))

    def _late(self, seat: _Seat) -> bool:
        return seat.latest is not None and not self._newest - seat.latest.number < seat.guard.DEADLINE

    def _why(self, name: str, seat: _Seat, number: int) -> str:
        latest = seat.latest
        if seat.latched or seat.refused:
            why = seat.refused or seat.latched
        elif not seat.confirmed:
            why = latest.reason if latest is not None and latest.reason else "nobody has confirmed its view"
        elif self._alien:
            why = "the picture's geometry is not the confirmed one"
        elif latest is None:
            why = "it has not judged yet"
        elif latest.ruling is not Ruling.OK:
            why = latest.reason or "it is not sure"
        elif self._late(seat) or not number - latest.number < seat.guard.DEADLINE:
            why = "its verdict is late"
        elif seat.waits or seat.run is None:
            why = "it has not been OK for a second"
        elif not number >= seat.run[0]:
            why = "the frame is from before it was OK"
        else:
            return ""
        return f"{name}: {why}"
