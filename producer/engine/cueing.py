"""A cue of the rundown, carried out by the switcher: shown in the preview while it is next, taken by `Go`.

Owner: the mixer thread, through `engine.machines`, which asks the gate first. What an operator previews meanwhile is
theirs until then.
"""

from __future__ import annotations

from producer.core import commands as c
from producer.core.events import Event, Refused
from producer.core.rundown import RundownMachine, scene_of
from producer.core.scene import TransitionKind
from producer.core.show import CueTransition, Show
from producer.core.switcher import SwitcherMachine
from producer.core.timebase import Frame


class Cueing:
    """The rundown and the switcher of one show."""

    def __init__(self, show: Show, rundown: RundownMachine, switcher: SwitcherMachine) -> None:
        self._show, self._rundown, self._switcher = show, rundown, switcher
        self._waits = False
        """A cue was taken, and the one after it is not in the preview yet."""

    def handle(self, command: c.SelectCue | c.StepCue | c.Go, at: Frame, ready: frozenset[str], by: str) -> list[Event]:
        """Another cue is next, or the next goes to program. `ready`: sources that can be shown at once."""
        if isinstance(command, c.Go):
            return self._go(at, ready, by)
        events = self._rundown.handle(command, at, by)
        return events + self._preview(at, ready, by)

    def tick(self, at: Frame, ready: frozenset[str]) -> list[Event]:
        """Before frame `at`: after a take has come to its end, the cue that is next now."""
        if not self._waits:
            return []
        state = self._switcher.snapshot()
        return self._preview(at, ready, "rundown") if state.running is None and state.pending is None else []

    def _preview(self, at: Frame, ready: frozenset[str], by: str) -> list[Event]:
        """The next cue stands in the preview, with its transition set; at the rundown's end nothing is touched."""
        self._waits = False
        cue = self._rundown.next
        if cue is None or self._rundown.flaw():
            return []
        events = self._switcher.handle(c.Preview(scene_of(cue)), at, ready, by)
        if cue.transition is not CueTransition.CUT:
            kind, frames = TransitionKind(cue.transition.value), self._show.rate.frames_in_ms(cue.length_ms)
            events += self._switcher.handle(c.SetTransition(kind, max(1, frames)), at, ready, by)
        return events

    def _go(self, at: Frame, ready: frozenset[str], by: str) -> list[Event]:
        """The next cue to program, whatever somebody previewed meanwhile; refused, it stays the next."""
        cue, wrong = self._rundown.next, self._rundown.flaw()
        if cue is None or wrong:
            return [Refused(at, wrong, f"{by}: go")]
        if self._switcher.snapshot().running is not None:
            return [Refused(at, "A transition is running; wait for its end.", f"{by}: go")]
        events = self._preview(at, ready, by)
        take = c.Take() if cue.transition is CueTransition.CUT or not scene_of(cue).boxes else c.Auto()
        taken = self._switcher.handle(take, at, ready, f"{by}: cue {cue.label}")
        if any(isinstance(event, Refused) for event in taken):
            return events + taken
        third = self._switcher.snapshot().lower_third
        if cue.lower_third and cue.lower_third != third:
            taken += self._switcher.handle(c.ShowLowerThird(cue.lower_third), at, ready, by)
        elif third and not cue.lower_third:
            taken += self._switcher.handle(c.HideLowerThird(), at, ready, by)
        self._waits = True
        return events + taken + self._rundown.taken(at, by)
