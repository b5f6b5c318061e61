"""What a client may know of the engine at one moment: the frozen states of the core's machines, and the counters.

Owner: nobody; `engine.control` makes one for each snapshot. A console draws itself from one of these and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from producer.core.captions import CaptionState
from producer.core.delay import DelayState
from producer.core.guarding import GuardBoard
from producer.core.health import HealthState
from producer.core.inside import InsideState
from producer.core.lease import LeaseState
from producer.core.masks import MaskState
from producer.core.presence import PresenceState
from producer.core.rights import ConsentState
from producer.core.rundown import RundownState
from producer.core.soundboard import SoundboardState
from producer.core.switcherstate import SwitcherState
from producer.core.tally import TallyState
from producer.core.timebase import Frame, Ticks
from producer.core.timeout import TimeOutState
from producer.wire.health import Counters


@dataclass(frozen=True, slots=True)
class EngineState:
    """Everything that stands at program frame `frame`. The revisions inside are the machines' own; `revision` is the
    one that replies carry and that a client compares."""

    revision: int
    frame: Frame
    """Program frame."""
    now: Ticks
    """The house clock when it was made."""
    switcher: SwitcherState
    tally: TallyState
    masks: MaskState
    presence: PresenceState
    sound: SoundboardState
    captions: CaptionState
    delay: DelayState
    health: HealthState
    counters: Counters = field(default_factory=Counters)
    time_out: TimeOutState = field(default_factory=TimeOutState)
    guards: GuardBoard = field(default_factory=GuardBoard)
    rundown: RundownState = field(default_factory=RundownState)
    lease: LeaseState = field(default_factory=LeaseState)
    consent: ConsentState = field(default_factory=ConsentState)
    inside: InsideState = field(default_factory=InsideState)
