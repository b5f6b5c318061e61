"""The rundown: which cue of the show is on, and which comes next.

Owner: the mixer thread hands it commands; `engine.cueing` carries out what a cue asks for, through the same gate and
switcher as a hand would. Pure. A rundown proposes and never acts by itself: only `Go` shows anything, and what an
operator previews meanwhile is theirs until then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from producer.core import commands as c
from producer.core.events import CueChanged, Event, Refused
from producer.core.layouts import Corner, flaw, large_and_small, picture_in_picture, quad, side_by_side
from producer.core.scene import Scene, SlateKind
from producer.core.show import CueLayout, CueSpec, Show
from producer.core.timebase import Frame

_CORNERS = {
    CueLayout.PIP_TOP_LEFT: Corner.TOP_LEFT,
    CueLayout.PIP_TOP_RIGHT: Corner.TOP_RIGHT,
    CueLayout.PIP_BOTTOM_LEFT: Corner.BOTTOM_LEFT,
    CueLayout.PIP_BOTTOM_RIGHT: Corner.BOTTOM_RIGHT,
}
NEEDS = {
    CueLayout.SLATE: 0,
    CueLayout.FULL: 1,
    **dict.fromkeys(_CORNERS, 2),
    CueLayout.SIDE_BY_SIDE: 2,
    CueLayout.LARGE_AND_SMALL: 2,
    CueLayout.QUAD: 4,
}
"""Sources each layout takes."""


def scene_of(cue: CueSpec) -> Scene:
    """What `cue` shows. Raises ValueError if it does not name as many sources as its layout takes."""
    if len(cue.sources) != NEEDS[cue.layout]:
        raise ValueError(f"the layout {cue.layout.value} takes {NEEDS[cue.layout]} sources, not {len(cue.sources)}")
    match cue.layout:
        case CueLayout.SLATE:
            return Scene(slate=SlateKind(cue.slate))
        case CueLayout.FULL:
            return Scene.of(cue.sources[0])
        case CueLayout.SIDE_BY_SIDE:
            return side_by_side(*cue.sources)
        case CueLayout.LARGE_AND_SMALL:
            return large_and_small(*cue.sources)
        case CueLayout.QUAD:
            return quad(*cue.sources)
        case _:
            return picture_in_picture(cue.sources[0], cue.sources[1], _CORNERS[cue.layout])


@dataclass(frozen=True, slots=True)
class RundownState:
    """Ids of cues, "" for none."""

    revision: int = 0
    current: str = ""
    """The cue that was taken last."""
    next: str = ""
    """The cue that `Go` takes."""


class RundownMachine:
    """The cues of one show, in the order of its file."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._cues = show.cues
        self._state = RundownState(next=self._cues[0].id if self._cues else "")

    def snapshot(self) -> RundownState:
        """Everything it knows, frozen."""
        return self._state

    def resume(self, before: RundownState) -> None:
        """Take over after a restart of the engine; cues that are gone are forgotten."""
        known = {cue.id for cue in self._cues}
        if before.next in known | {""} and before.current in known | {""}:
            self._state = replace(before, revision=self._state.revision + 1)

    def cue(self, name: str) -> CueSpec | None:
        """The cue `name`, or None."""
        return next((cue for cue in self._cues if cue.id == name), None)

    @property
    def next(self) -> CueSpec | None:
        """The cue that `Go` takes; None at the end and in a show without cues."""
        return self.cue(self._state.next)

    def handle(self, command: c.SelectCue | c.StepCue, at: Frame, by: str = "operator") -> list[Event]:
        """Choose another next cue. Nothing is shown by it."""
        if not self._cues:
            return [Refused(at, "This show has no rundown; give it cues in its file.", by)]
        if isinstance(command, c.SelectCue):
            if self.cue(command.cue) is None:
                known = ", ".join(cue.id for cue in self._cues)
                return [Refused(at, f"There is no cue '{command.cue}' in this show; there are: {known}.", by)]
            return self._set(at, self._state.current, command.cue, f"{by}: cue selected")
        names = [cue.id for cue in self._cues]
        here = names.index(self._state.next) if self._state.next else len(names)
        there = max(0, min(len(names) - 1, here + (1 if command.forward else -1)))
        return self._set(at, self._state.current, names[there], f"{by}: cue {'on' if command.forward else 'back'}")

    def taken(self, at: Frame, by: str) -> list[Event]:
        """The next cue went to program (or waits for its picture): the one after it is next."""
        names = [cue.id for cue in self._cues]
        here = names.index(self._state.next)
        following = names[here + 1] if here + 1 < len(names) else ""
        return self._set(at, self._state.next, following, f"{by}: go")

    def flaw(self) -> str:
        """Why `Go` cannot be done, as a sentence; "" when it can."""
        cue = self.next
        if cue is None:
            return "The rundown is at its end; select a cue." if self._cues else "This show has no rundown."
        try:
            return flaw(scene_of(cue), self._show)
        except ValueError as error:
            return f"Cue {cue.label}: {error}."

    def _set(self, at: Frame, current: str, following: str, because: str) -> list[Event]:
        if (current, following) == (self._state.current, self._state.next):
            return []
        self._state = RundownState(self._state.revision + 1, current, following)
        return [CueChanged(at, current, following, because)]
