"""The right by which this show is shown, over time: consent, withdrawal, the hour, and the clock of a public show.

Owner: the mixer thread, as every machine; `engine.admission` asks it before everything that shows, `engine.machines` in
every frame. Pure: the hour (seconds of UTC) is told, and a clock that is set back does not bring back what has expired.
The gate judges, here stands what is remembered: that consent was withdrawn, when the public clock began, whether what
stands on program still has its ticket.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from producer.core import commands as c
from producer.core.case import Audience
from producer.core.consent import Allowed, AutomaticTake, Facts, Refusal, gate, locks
from producer.core.events import ClockReached, ConsentWithdrawn, Event, Phase
from producer.core.publicclock import ClockLevel, PublicClock, PublicClockState
from producer.core.timebase import Frame, Rate

_NOBODY: frozenset[str] = frozenset()
_TICKETS = 256
"""Kinds of frames whose ticket is remembered at a time."""
_REACHED = {
    ClockLevel.GREEN: "the content warning is over, pictures may come",
    ClockLevel.AMBER: "17 minutes of 20",
    ClockLevel.RED: "19 minutes of 20",
    ClockLevel.OVER: "20 minutes: hand-over",
}


@dataclass(frozen=True, slots=True)
class ConsentState:
    """What a client may know of it; no name, no signature."""

    revision: int = 0
    basis: str = ""
    """"case", "rehearsal" (there is no case), or "" for neither: nothing may be shown."""
    locks: tuple[str, ...] = ()
    """Why GO LIVE is locked, one plain sentence each; none: consent and policy do not lock it."""
    audience: str = ""
    """"professional" or "public"; "" without a case."""
    sound: bool = True
    """Sound may be heard."""
    replay: bool = False
    """Replays may be offered."""
    expires: int = 0
    """Seconds of UTC; 0: no case."""
    withdrawn: bool = False
    clock: PublicClockState = field(default_factory=PublicClockState)


class Rights:
    """Of one show. `facts` is what is known now; who changes it calls `tell`."""

    def __init__(self, rate: Rate, facts: Facts) -> None:
        self._facts = facts
        self._latest = facts.now
        self.clock = PublicClock(rate, _public(facts))
        self._level = ClockLevel.OFF
        self._locks = locks(facts)
        self._void = False
        self._judged: tuple[Facts | None, Phase, frozenset[str], str] = None, Phase.OFF_AIR, _NOBODY, ""
        self._why = c.Withdrawal.UNSAID
        self._issued: tuple[Facts | None, dict[tuple[bool, frozenset[str]], str]] = None, {}
        self.revision = 0
        """Rises with every change of `snapshot` but the seconds of its clock."""

    @property
    def facts(self) -> Facts:
        """All that is known."""
        return self._facts

    def tell(self, facts: Facts) -> None:
        """Something else is known now. What was withdrawn stays so, and the hour does not go back."""
        self._latest = max(self._latest, facts.now)
        self._facts = replace(facts, now=self._latest, withdrawn=facts.withdrawn or self._facts.withdrawn)
        self.clock.on = _public(self._facts)
        found = locks(self._facts)
        if found != self._locks:
            self._locks = found
            self.revision += 1

    def ask(
        self,
        action: c.Command | AutomaticTake,
        phase: Phase,
        sources: frozenset[str] = _NOBODY,
        hides: bool = False,
    ) -> Allowed | Refusal:
        """`core.consent.gate` with what is known in `phase`."""
        on_air = phase in (Phase.ON_AIR, Phase.ENDED)
        return gate(action, replace(self._facts, on_air=on_air), sources, hides)

    def ticket(self, phase: Phase, sources: frozenset[str]) -> str:
        """Id of the ticket by which `sources` may stand on program in `phase`; "" when the gate gives none. Asked in
        every frame, so it is remembered as long as nothing else is known."""
        facts, issued = self._issued
        if facts is not self._facts or len(issued) > _TICKETS:
            issued = {}
            self._issued = self._facts, issued
        key = phase in (Phase.ON_AIR, Phase.ENDED), sources
        if key not in issued:
            answer = self.ask(AutomaticTake(sources), phase)
            issued[key] = answer.ticket.id if isinstance(answer, Allowed) and answer.ticket else ""
        return issued[key]

    def airs(self, ticket: str, phase: Phase, sources: frozenset[str]) -> bool:
        """A frame that shows `sources` under `ticket` may air in `phase`. A ticket is void when the facts it rests on
        have changed, unless the gate allows the same sources by those of now."""
        return bool(ticket) and bool(self.ticket(phase, sources))

    def withdraw(self, command: c.WithdrawConsent, at: Frame, by: str) -> list[Event]:
        """For good. Said again it changes nothing."""
        if self._facts.withdrawn:
            return []
        self._why = command.reason
        self.tell(replace(self._facts, withdrawn=True))
        self.revision += 1
        return [ConsentWithdrawn(at, command.reason, f"{by}: consent withdrawn")]

    @property
    def withdrawn(self) -> str:
        """Whose wish it was, once it is withdrawn; else ""."""
        return self._why.value if self._facts.withdrawn else ""

    def resume(self, withdrawn: str, public_since: Frame) -> None:
        """Go on where the engine before this one stood."""
        if withdrawn:
            self._why = c.Withdrawal(withdrawn) if withdrawn in set(c.Withdrawal) else c.Withdrawal.UNSAID
            self.tell(replace(self._facts, withdrawn=True))
        self.clock.since = public_since

    def tick(self, at: Frame, phase: Phase, shown: frozenset[str]) -> tuple[list[Event], str, bool]:
        """Before frame `at`: events of the clock; why `shown` may not go on standing on program ("": it may); and
        whether that is new on air, so that what has not aired goes too."""
        events: list[Event] = []
        level = self.clock.level(at)
        if level is not self._level:
            self._level = level
            self.revision += 1
            if level in _REACHED:
                events.append(ClockReached(at, level, _REACHED[level]))
        void = self._judge(phase, shown)
        fresh = bool(void) and not self._void and phase is Phase.ON_AIR
        self._void = bool(void)
        return events, void or (self.clock.refusal(at) if shown else ""), fresh

    def _judge(self, phase: Phase, shown: frozenset[str]) -> str:
        """Why the gate refuses `shown` in `phase`; "" when it does not. Asked in every frame, so it is remembered as
        long as nothing else is known."""
        facts, then, before, reason = self._judged
        if facts is not self._facts or (then, before) != (phase, shown):
            answer = self.ask(AutomaticTake(shown), phase)
            reason = answer.reason if isinstance(answer, Refusal) else ""
            self._judged = self._facts, phase, shown, reason
        return reason

    def hushed(self, at: Frame, phase: Phase) -> bool:
        """No sound may be heard in frame `at`."""
        case = self._facts.case
        if case is not None and not case.scopes.sound:
            return True
        return phase is Phase.ON_AIR and (self._void or bool(self.clock.refusal(at)))

    def snapshot(self, at: Frame, more: tuple[str, ...] = ()) -> ConsentState:
        """At frame `at`, frozen. `more`: what else of the house keeps GO LIVE locked."""
        case = self._facts.case
        over = (self.clock.refusal(at),) if self.clock.level(at) is ClockLevel.OVER else ()
        said = tuple(dict.fromkeys((*self._locks, *over, *filter(None, more))))
        if case is None:
            basis = "" if isinstance(self.ask(c.Take(), Phase.OFF_AIR), Refusal) else "rehearsal"
            return ConsentState(self.revision, basis, said, withdrawn=self._facts.withdrawn)
        gone = bool(self._facts.withdrawn or case.withdrawn)
        return ConsentState(
            revision=self.revision,
            basis="" if gone else "case",
            locks=said,
            audience=case.audience.value,
            sound=case.scopes.sound,
            replay=case.scopes.replay and not gone,
            expires=case.scopes.expires,
            withdrawn=gone,
            clock=self.clock.snapshot(at),
        )


def _public(facts: Facts) -> bool:
    return facts.case is not None and facts.case.audience is Audience.PUBLIC
