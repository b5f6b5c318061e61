"""What happened, in the past tense: the answers of the core's machines, heard by everybody, the asker too.

Owner: nobody, they are words. Each carries the program frame `at` which it happened and `because` of what.
`wire.messages` carries them to every client, the audit keeps them. Geometry and time as in `core.show` and
`core.timebase`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from producer.core.commands import MarkKind, Withdrawal
from producer.core.publicclock import ClockLevel
from producer.core.scene import Scene, TransitionKind
from producer.core.show import Mask
from producer.core.timebase import Frame


class Phase(StrEnum):
    """Where the show stands."""

    OFF_AIR = "off_air"
    PRIVATE = "private"
    ON_AIR = "on_air"
    ENDED = "ended"


class Presence(StrEnum):
    """Whether a source's picture may be used."""

    WAITING = "waiting"
    """No picture yet."""
    LIVE = "live"
    HELD = "held"
    """Pictures stopped; the last may stand in for `hold_ms`."""
    LOST = "lost"
    LATCHED = "latched"
    """Fresh pictures are there, but a person has to confirm the masks first."""
    UNCONFIRMED = "unconfirmed"
    """Masks never confirmed."""
    COVERED = "covered"


class Tally(StrEnum):
    """Light of one source: what was confirmed, not what was asked for."""

    NONE = "none"
    PREVIEW = "preview"
    PROGRAM = "program"


class Level(StrEnum):
    """How well something is."""

    OK = "ok"
    CAUTION = "caution"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was done, and why, in one plain sentence with the way out."""

    at: Frame
    reason: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """The show moved on."""

    at: Frame
    before: Phase
    after: Phase
    because: str


@dataclass(frozen=True, slots=True)
class ProgramChanged:
    """From frame `at` on, program is `after`."""

    at: Frame
    before: Scene
    after: Scene
    because: str


@dataclass(frozen=True, slots=True)
class PreviewChanged:
    """Preview is `after`."""

    at: Frame
    after: Scene
    because: str


@dataclass(frozen=True, slots=True)
class TakePending:
    """The wanted scene waits for `waiting_for` to be ready; program stays as it is."""

    at: Frame
    scene: Scene
    waiting_for: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class TransitionStarted:
    """A transition to `to` runs for `frames` (0: by hand)."""

    at: Frame
    to: Scene
    kind: TransitionKind
    frames: int
    because: str


@dataclass(frozen=True, slots=True)
class TransitionCancelled:
    """The transition to `to` was given up; program is what it was."""

    at: Frame
    to: Scene
    because: str


@dataclass(frozen=True, slots=True)
class TransitionSet:
    """AUTO and T-bar will use this."""

    at: Frame
    kind: TransitionKind
    frames: int
    because: str


@dataclass(frozen=True, slots=True)
class GraphicsChanged:
    """What is drawn over program now."""

    at: Frame
    lower_third: str | None
    logo: bool
    clock: bool
    because: str


@dataclass(frozen=True, slots=True)
class CaptionShown:
    """From program frame `at` on these lines stand in view; none: cleared."""

    at: Frame
    lines: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class CaptionsHeld:
    """Captions are held, or run again."""

    at: Frame
    on: bool
    because: str


@dataclass(frozen=True, slots=True)
class MasksChanged:
    """The wanted masks of `source`, under a new epoch. `hiding`: nothing becomes visible by it."""

    at: Frame
    source: str
    epoch: int
    masks: tuple[Mask, ...]
    confirmed: bool
    covered: bool
    hiding: bool
    because: str


@dataclass(frozen=True, slots=True)
class EpochRequired:
    """Frames of `source` below this epoch may not air."""

    at: Frame
    source: str
    epoch: int
    because: str


@dataclass(frozen=True, slots=True)
class PresenceChanged:
    """What a source's picture is good for."""

    at: Frame
    source: str
    before: Presence
    after: Presence
    because: str


@dataclass(frozen=True, slots=True)
class GuardChanged:
    """What a guard that watches `source` says: "ok", "unsure" (covered, opens by itself after a second of OK) or "trip"
    (covered until a person confirms)."""

    at: Frame
    source: str
    guard: str
    ruling: str
    because: str


@dataclass(frozen=True, slots=True)
class SoundChanged:
    """One setting of one channel."""

    at: Frame
    channel: str
    setting: str
    value: int
    because: str


@dataclass(frozen=True, slots=True)
class OutputChanged:
    """An output is wanted or no longer wanted."""

    at: Frame
    output: str
    wanted: bool
    because: str


@dataclass(frozen=True, slots=True)
class TallyChanged:
    """The light of `source`, from program frame `at` on."""

    at: Frame
    source: str
    tally: Tally
    because: str


@dataclass(frozen=True, slots=True)
class HealthChanged:
    """`subject` (`mixer`, `encoder`, `source:ID`, `output:ID`) is well or ill; what a person does about it."""

    at: Frame
    subject: str
    level: Level
    remedy: str
    because: str


@dataclass(frozen=True, slots=True)
class Dumped:
    """Program frames `first` to `last` (both of them) will never air; `last` < `first`: none was left to drop."""

    at: Frame
    first: Frame
    last: Frame
    because: str


@dataclass(frozen=True, slots=True)
class DelayArmed:
    """A shorter delay waits for its second step."""

    at: Frame
    frames: int
    because: str


@dataclass(frozen=True, slots=True)
class DelayChanged:
    """From frame `at` on the line is `after` frames deep; it fills from slate."""

    at: Frame
    before: int
    after: int
    because: str


@dataclass(frozen=True, slots=True)
class CutLatched:
    """Slate and silence at the exit from `at` on, until released."""

    at: Frame
    because: str


@dataclass(frozen=True, slots=True)
class ReleaseArmed:
    """The privacy cut waits for the second step of its release."""

    at: Frame
    because: str


@dataclass(frozen=True, slots=True)
class CutReleased:
    """Pictures enter the line again from `at` on, an empty line."""

    at: Frame
    because: str


@dataclass(frozen=True, slots=True)
class TimeOutCalled:
    """Slate and silence in program from `at` on, until released."""

    at: Frame
    because: str


@dataclass(frozen=True, slots=True)
class TimeOutReleaseArmed:
    """The time-out waits for the second step of its release."""

    at: Frame
    because: str


@dataclass(frozen=True, slots=True)
class TimeOutReleased:
    """Pictures may come to program again; it stays on the slate until somebody takes one."""

    at: Frame
    because: str


@dataclass(frozen=True, slots=True)
class CueChanged:
    """The rundown: `current` was taken, `next` is what `Go` takes; "" for none."""

    at: Frame
    current: str
    next: str
    because: str


@dataclass(frozen=True, slots=True)
class CleanLeased:
    """One reader may look at the clean picture of `source` until frame `until`."""

    at: Frame
    source: str
    until: Frame
    because: str


@dataclass(frozen=True, slots=True)
class CleanReturned:
    """Nobody looks at the clean picture of `source` any more."""

    at: Frame
    source: str
    because: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The desk is left to the person `to` ("": to nobody) by who asked for it."""

    at: Frame
    to: str
    because: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Program frame `at` was marked; its words stand in the sealed record only. Not `recorded`: no record runs, so the
    mark stands in the audit alone, without its words."""

    at: Frame
    kind: MarkKind
    because: str
    recorded: bool = True


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    """Nothing of this case may be shown any more, live or as a replay: pages are covered, keys go."""

    at: Frame
    reason: Withdrawal
    because: str


@dataclass(frozen=True, slots=True)
class TicketsVoided:
    """The right by which program was shown has ended; it is on the slate, and what has not aired was dumped."""

    at: Frame
    because: str


@dataclass(frozen=True, slots=True)
class ClockReached:
    """The clock of a public broadcast: its content warning is over, 17 minutes, 19 minutes, or 20 and hand-over."""

    at: Frame
    level: ClockLevel
    because: str


Event = (
    Refused
    | Marked
    | HandedOver
    | PhaseChanged
    | ProgramChanged
    | PreviewChanged
    | TakePending
    | TransitionStarted
    | TransitionCancelled
    | TransitionSet
    | GraphicsChanged
    | CaptionShown
    | CaptionsHeld
    | MasksChanged
    | EpochRequired
    | PresenceChanged
    | GuardChanged
    | SoundChanged
    | OutputChanged
    | TallyChanged
    | HealthChanged
    | Dumped
    | DelayArmed
    | DelayChanged
    | CutLatched
    | ReleaseArmed
    | CutReleased
    | TimeOutCalled
    | TimeOutReleaseArmed
    | TimeOutReleased
    | CueChanged
    | CleanLeased
    | CleanReturned
    | ConsentWithdrawn
    | TicketsVoided
    | ClockReached
)
