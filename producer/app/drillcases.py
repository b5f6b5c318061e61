"""The accidents of a drill: what goes wrong, what a person is told, what counts as the right answer.

Owner: `app.drill`. Pure; an accident is a wire command of ours or the end of a process of the rehearsal. What counts
is what the engine says happened, by whatever key, pedal, script or stop it was done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from producer.core import commands as c
from producer.core import events as e
from producer.core.scene import Scene
from producer.core.show import Show
from producer.wire.state import EngineState

Answer = Callable[[e.Event, frozenset[str]], bool]
"""(event, sources that must not be seen) -> it was the right thing."""


def left_program(event: e.Event, bad: frozenset[str]) -> bool:
    """The bad picture is not on program any more, or nothing un-aired will air."""
    match event:
        case e.Dumped() | e.CutLatched() | e.TimeOutCalled():
            return True
        case e.ProgramChanged(after=after):
            return not after.sources & bad
        case e.MasksChanged(source=source, covered=covered):
            return covered and source in bad
    return False


def hidden(event: e.Event, bad: frozenset[str]) -> bool:
    """As `left_program`, or a mask was put over it."""
    masked = isinstance(event, e.MasksChanged) and event.hiding and event.source in bad
    return masked or left_program(event, bad)


def cut(event: e.Event, bad: frozenset[str]) -> bool:
    """Everything un-aired is gone."""
    return isinstance(event, e.Dumped | e.CutLatched)


def paused(event: e.Event, bad: frozenset[str]) -> bool:
    """The time-out was called."""
    return isinstance(event, e.TimeOutCalled)


def shown(event: e.Event, bad: frozenset[str]) -> bool:
    """A camera is on program again."""
    return isinstance(event, e.ProgramChanged) and bool(event.after.sources)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One accident."""

    name: str
    cue: str
    """What the person is told when it happens; {source} is the label of what is concerned."""
    way: str
    """The way out, told afterwards."""
    answer: Answer
    kill: str = ""
    """Kind of the process that dies: "engine" or "camera"."""
    cuts: bool = False
    """The concerned source is brought to program first."""
    seen: bool = False
    """It matters whether the audience saw it: the delay is there for that."""
    auto: Callable[[EngineState, Show], c.Command] = lambda state, show: c.PrivacyCut()
    """What `--auto` answers."""


def other(state: EngineState, show: Show) -> c.Command:
    """A cut to a live camera that is not on program; the slate if there is none."""
    live = [s.source for s in state.presence.sources if s.presence is e.Presence.LIVE]
    free = [source for source in live if source not in state.switcher.program.sources]
    return c.Cut(Scene.of(free[0])) if free else c.CutToSlate()


EXERCISES: dict[str, Exercise] = {
    each.name: each
    for each in (
        Exercise("name", "A PATIENT'S NAME can be read in the picture of {source}!",
                 "privacy cut (hold Esc, Pause) or dump; then a mask", hidden, cuts=True, seen=True),
        Exercise("wrong-camera", "WRONG CAMERA: {source} is on air and must not be!",
                 "hot cut away (Shift+number), the safe slate (F12), dump or privacy cut", left_program, cuts=True,
                 seen=True, auto=lambda state, show: c.CutToSlate()),
        Exercise("withdrawn", "THE FAMILY WITHDRAWS its consent, now!",
                 "privacy cut (hold Esc, Pause)", cut, cuts=True),
        Exercise("time-out", "THE SURGEON CALLS A TIME-OUT: drapes off, labels are read!",
                 "time-out (T)", paused, cuts=True, auto=lambda state, show: c.TimeOut()),
        Exercise("engine-dead", "THE ENGINE DIED: the audience sees the slate. Bring a camera back!",
                 "look at the masks, then cut to a camera (Shift+number)", shown, kill="engine", auto=other),
        Exercise("camera-dead", "{source} FAILS: bring another camera on air!",
                 "cut to another camera (Shift+number) or the slate (F12)", left_program, kill="camera", cuts=True,
                 auto=other),
    )
}  # fmt: skip


def bad_source(show: Show, state: EngineState, number: int) -> str:
    """The source that the accident concerns: a live camera with a mask, another one each time; "" if none is."""
    live = {s.source for s in state.presence.sources if s.presence is e.Presence.LIVE}
    found = [spec.id for spec in show.sources if spec.id in live and spec.masks]
    return found[number % len(found)] if found else ""
