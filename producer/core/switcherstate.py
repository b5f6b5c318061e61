"""What the switcher knows, as snapshots carry it.

Owner: `core.switcher` alone makes these; everybody reads them. No state of its own, any thread. Positions run 0..10000.
"""

from __future__ import annotations

from dataclasses import dataclass

from producer.core.events import Phase
from producer.core.scene import Scene, TransitionKind
from producer.core.timebase import Frame


@dataclass(frozen=True, slots=True)
class Running:
    """A transition under way from program to `to`."""

    to: Scene
    kind: TransitionKind
    frames: int
    """Its length; 0 by hand."""
    started_at: Frame
    position: int
    """0..10000."""
    by_hand: bool
    swap: bool
    """At its end the old program becomes preview."""
    because: str


@dataclass(frozen=True, slots=True)
class Pending:
    """A take that waits for its sources; program stays as it is."""

    scene: Scene
    waiting_for: tuple[str, ...]
    because: str
    since: Frame
    swap: bool
    frames: int
    """0: a cut; else the transition it will start."""


@dataclass(frozen=True, slots=True)
class SwitcherState:
    """What the switcher knows. `revision` rises with every change but the mere progress of a transition."""

    revision: int
    phase: Phase
    program: Scene
    preview: Scene
    transition: TransitionKind
    frames: int
    """Length of AUTO and of a fade to slate."""
    running: Running | None
    pending: Pending | None
    lower_third: str | None
    logo: bool
    clock: bool
    live_since: Frame | None
    """The frame of GO LIVE; stays after the end of the show, None before."""
    countdown: Frame | None = None
    """The frame at which the countdown ends; it stays, over, until it is taken away or set anew."""
