"""Words between the engine and whoever steers it: console, `ctl`, pedal, script, test. One door for all of them.

Owner: nobody, they are words; SPEC.md beside this file is the reference. Lines of JSON over a websocket on loopback.
The tables are explicit: a command or event that stands in `core` and not here fails a test.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from producer.core import commands as c
from producer.core import events as e
from producer.core.roles import Role
from producer.core.show import Show
from producer.core.timebase import Frame
from producer.wire.codec import Codec
from producer.wire.state import EngineState

VERSION = 1
"""Of this protocol. A client of another version is told so and closed."""


@dataclass(frozen=True, slots=True)
class Hello:
    """First line of a client. `name` is who steers (a workplace, never a patient)."""

    token: str
    role: Role
    name: str
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Welcome:
    """Answer to a good `Hello`. `run` is random at each start of the engine: revisions count within one run."""

    revision: int
    run: int
    show: Show
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Request:
    """Please do `command`. `id` is made by the client and never used for another request; sent again, it is answered
    again and not done again."""

    id: str
    command: c.Command
    person: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of request `id`: done from program frame `frame` on, or not and why. `reason` of one that was done:
    what a person should know of it."""

    id: str
    revision: int
    ok: bool
    frame: Frame
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Subscribe:
    """What this client wants to hear from now on. Snapshots come about four times a second and after each change."""

    snapshots: bool = False
    events: bool = False
    levels: bool = False
    """Sound levels, twelve times a second."""


@dataclass(frozen=True, slots=True)
class Happened:
    """Events, in order."""

    revision: int
    events: tuple[e.Event, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything, now. A client drops one whose revision is older than what it has."""

    revision: int
    frame: Frame
    state: EngineState


@dataclass(frozen=True, slots=True)
class ChannelLevel:
    """Loudest and mean of one channel before its fader since the levels before, in tenths of dBFS (-1200: nothing)."""

    channel: str
    peak: int
    mean: int


@dataclass(frozen=True, slots=True)
class Levels:
    """Sound meters: every channel that brings samples, and the program as it goes into the line."""

    frame: Frame
    channels: tuple[ChannelLevel, ...]
    program: ChannelLevel


@dataclass(frozen=True, slots=True)
class Bye:
    """The connection ends, and why."""

    reason: str = field(default="")


COMMANDS: tuple[type, ...] = (
    c.Preview, c.Cut, c.Take, c.Auto, c.SetTransition, c.MoveBar, c.CutToSlate, c.FadeToSlate, c.ShowLowerThird,
    c.HideLowerThird, c.ShowLogo, c.ShowClock, c.ShowCountdown, c.StartPrivatePreview, c.GoLive, c.EndShow,
    c.BackToOffAir,
    c.ShowCaption, c.HoldCaptions, c.PutMask, c.RemoveMask, c.ConfirmMasks, c.CoverSource, c.UncoverSource, c.SetGain,
    c.SetMute, c.SetPan, c.SetSoundDelay, c.FollowVideo, c.Listen, c.StartOutput, c.StopOutput, c.Dump, c.DumpNewest,
    c.SetDelay, c.ConfirmDelay, c.PrivacyCut, c.ArmRelease, c.ReleaseCut, c.TimeOut,
    c.ArmTimeOutRelease, c.ReleaseTimeOut, c.Mark, c.HandOver, c.Want,
    c.SelectCue, c.StepCue, c.Go, c.LeaseClean, c.ReturnClean,
    c.WithdrawConsent, c.ConfirmInside,
)  # fmt: skip
EVENTS: tuple[type, ...] = (
    e.Refused, e.PhaseChanged, e.ProgramChanged, e.PreviewChanged, e.TakePending, e.TransitionStarted,
    e.TransitionCancelled, e.TransitionSet, e.GraphicsChanged, e.CaptionShown, e.CaptionsHeld, e.MasksChanged,
    e.EpochRequired, e.PresenceChanged, e.GuardChanged, e.SoundChanged, e.OutputChanged, e.TallyChanged,
    e.HealthChanged, e.Dumped, e.DelayArmed, e.DelayChanged, e.CutLatched, e.ReleaseArmed, e.CutReleased,
    e.Marked, e.HandedOver, e.TimeOutCalled, e.TimeOutReleaseArmed, e.TimeOutReleased,
    e.CueChanged, e.CleanLeased, e.CleanReturned,
    e.ConsentWithdrawn, e.TicketsVoided, e.ClockReached,
)  # fmt: skip

FROM_CLIENT: tuple[type, ...] = (Hello, Request, Subscribe, Bye)
FROM_ENGINE: tuple[type, ...] = (Welcome, Reply, Happened, Snapshot, Levels, Bye)
CLIENT_LINES = Codec(FROM_CLIENT)
"""Lines that a client writes and the engine reads."""
ENGINE_LINES = Codec(FROM_ENGINE)
"""Lines that the engine writes and a client reads."""
