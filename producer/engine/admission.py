"""Whether a command may be done now: by the gate of consent, and by the rules of the house beside it.

Owner: the mixer thread, through `engine.machines`. It reads the core's machines and moves none. Each rule answers with
why not, in plain words with the way out; "" when it may. What hides is never barred.
"""

from __future__ import annotations

from collections.abc import Callable

from producer.core import commands as c
from producer.core.blocklist import BlockList
from producer.core.consent import AutomaticTake, Effect, Refusal, effect
from producer.core.events import Phase
from producer.core.guarding import GuardMachine
from producer.core.inside import InsideMachine
from producer.core.masks import MaskMachine
from producer.core.rights import Rights
from producer.core.rundown import RundownMachine
from producer.core.switcher import SwitcherMachine
from producer.core.timebase import Frame
from producer.core.timeout import HOLDS, TimeOutMachine

NAMED = "This caption holds a name of this case's block list: say it without the name."


class Admission:
    """The rules over the machines of one show. `pictured`: its sources with a picture; the others are no scopes, and
    no guard looks at them."""

    def __init__(
        self,
        pictured: frozenset[str],
        rights: Rights,
        switcher: SwitcherMachine,
        masks: MaskMachine,
        guards: GuardMachine,
        inside: InsideMachine,
        time_out: TimeOutMachine,
        rundown: RundownMachine,
    ) -> None:
        self._pictured, self._rights, self._switcher, self._masks = pictured, rights, switcher, masks
        self._guards, self._inside, self._time_out, self._rundown = guards, inside, time_out, rundown
        self.blocked = BlockList(())
        """Names that no caption may hold."""
        self.unwritten: Callable[[], str] = lambda: ""
        """Why nothing new may be shown, because the audit cannot be written."""

    def barred(self, command: c.Command, at: Frame) -> str:
        """Why `command` may not be done in frame `at`."""
        brought, hides = self._brings(command), self._hides(command)
        answer = self._rights.ask(command, self._phase, brought, hides)
        if isinstance(answer, Refusal):
            return answer.reason
        if hides or effect(command) is not Effect.SHOWING:
            return ""
        if isinstance(command, c.ShowCaption) and self.blocked.holds(command.text):
            return NAMED
        shown = command.scene.sources if isinstance(command, c.Cut) else brought
        if shown or isinstance(command, c.GoLive):
            over = self._rights.clock.refusal(at)
            if over:
                return over
        held = HOLDS if self._time_out.holds and shown else self.unwritten() or self._unguarded(shown)
        back = isinstance(command, c.ReleaseCut | c.ConfirmMasks | c.UncoverSource)
        return held or self._outside(self.comes(command), at, back)

    def bars_waiting(self, sources: frozenset[str], at: Frame) -> str:
        """Why a take that waited for its pictures may not be done now."""
        return self._bars_automatic(sources, at) or self._outside(sources, at)

    def bars_backup(self, backup: str, at: Frame) -> str:
        """Why `backup` may not stand in for a lost source."""
        return self._bars_automatic(frozenset((backup,)), at) or self._inside.alone(backup)

    def comes(self, command: c.Command) -> frozenset[str]:
        """Sources whose pictures would come to program, or back to it, by `command`: a scope has to be inside then. A
        bar that moves on brings nothing new."""
        state = self._switcher.snapshot()
        there = state.program.sources | (state.running.to.sources if state.running is not None else frozenset())
        match command:
            case c.MoveBar(0):
                return frozenset()
            case c.MoveBar() if state.running is not None and state.running.by_hand:
                return frozenset()
            case c.Cut(scene):
                return scene.sources
            case c.ReleaseCut():
                return there
            case c.ConfirmMasks(source) | c.UncoverSource(source):
                return there & {source}
        return self._brings(command)

    @property
    def _phase(self) -> Phase:
        return self._switcher.snapshot().phase

    def _brings(self, command: c.Command) -> frozenset[str]:
        """Sources that `command` would bring to program though it does not name them."""
        if isinstance(command, c.Go):
            cue = self._rundown.next
            return frozenset() if cue is None or self._rundown.flaw() else frozenset(cue.sources)
        if isinstance(command, c.GoLive):
            return self._switcher.snapshot().program.sources
        taking = isinstance(command, c.Take | c.Auto | c.MoveBar)
        return self._switcher.snapshot().preview.sources if taking else frozenset()

    def _hides(self, command: c.Command) -> bool:
        return isinstance(command, c.PutMask) and self._masks.hides(command)

    def _bars_automatic(self, sources: frozenset[str], at: Frame) -> str:
        answer = self._rights.ask(AutomaticTake(sources), self._phase)
        barred = answer.reason if isinstance(answer, Refusal) else self._rights.clock.refusal(at)
        return barred or (HOLDS if self._time_out.holds else self.unwritten() or self._unguarded(sources))

    def _outside(self, sources: frozenset[str], at: Frame, back: bool = False) -> str:
        """Why one of `sources` may not come to program, because it is a scope."""
        scopes = sorted(sources & self._pictured)
        return next(filter(None, (self._inside.barred(s, self._masks.of(s), at, back) for s in scopes)), "")

    def _unguarded(self, sources: frozenset[str]) -> str:
        """Why one of `sources` may not air by the rule about guards (`core.guarding`)."""
        for source in sorted(sources & self._pictured):
            masks = self._masks.of(source)
            barred = self._guards.barred(source, masks.masks if masks else ())
            if barred:
                return barred
        return ""
