"""Everything a person, a key, a pedal or a script may ask of the engine, as small imperative facts.

Owner: nobody, they are words. `wire.messages` carries them, `engine.control` asks `core.consent` where one shows
something, and hands each to the machine that knows it. One command = one frozen dataclass; unknown ids and values out
of range are answered by the machine with a `Refused` event, never by an exception.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from producer.core.scene import Scene, SlateKind, TransitionKind
from producer.core.show import Mask
from producer.core.timebase import Ticks


# -- switcher ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Preview:
    """Make `scene` the next one."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Cut:
    """Put `scene` on program at once (hot cut); preview stays."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Take:
    """Swap preview and program at once."""


@dataclass(frozen=True, slots=True)
class Auto:
    """Swap preview and program by the set transition."""


@dataclass(frozen=True, slots=True)
class SetTransition:
    """What AUTO and the T-bar do: kind, and length in frames of the show (1 to 10 s)."""

    kind: TransitionKind
    frames: int


@dataclass(frozen=True, slots=True)
class MoveBar:
    """Transition by hand: 0 is all program, 10000 completes it."""

    position: int


@dataclass(frozen=True, slots=True)
class CutToSlate:
    """Hide: program becomes the slate at once. Works in every state."""

    slate: SlateKind = SlateKind.SAFE


@dataclass(frozen=True, slots=True)
class FadeToSlate:
    """Program mixes to the slate by the set transition length."""

    slate: SlateKind = SlateKind.SAFE


@dataclass(frozen=True, slots=True)
class ShowLowerThird:
    """Draw the lower third `id` on program."""

    id: str


@dataclass(frozen=True, slots=True)
class HideLowerThird:
    """Take the lower third away."""


@dataclass(frozen=True, slots=True)
class ShowLogo:
    """Logo on or off."""

    on: bool


@dataclass(frozen=True, slots=True)
class ShowClock:
    """Elapsed time since GO LIVE on or off."""

    on: bool


@dataclass(frozen=True, slots=True)
class ShowCountdown:
    """Time that is left, from `seconds` down to nothing, over the start slate and the pause slate; 0 takes it away."""

    seconds: int


@dataclass(frozen=True, slots=True)
class StartPrivatePreview:
    """Off air -> private preview: pictures on our monitors only, no output."""


@dataclass(frozen=True, slots=True)
class GoLive:
    """Private preview -> on air."""


@dataclass(frozen=True, slots=True)
class EndShow:
    """On air -> ended, on the end slate."""


@dataclass(frozen=True, slots=True)
class BackToOffAir:
    """Private preview or ended -> off air."""


# -- captions ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ShowCaption:
    """Caption `text` from now on; empty clears. At most two lines of 37 cells stay in view."""

    text: str


@dataclass(frozen=True, slots=True)
class HoldCaptions:
    """While on, the line in view stays and new text waits."""

    on: bool


# -- masks ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class PutMask:
    """Add `mask` to `source`, or replace the one of that id. Of what has not aired yet it hides what was made in the
    last `back_ms` before it, or all (None)."""

    source: str
    mask: Mask
    back_ms: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveMask:
    """Take a mask away (uncovers)."""

    source: str
    mask: str


@dataclass(frozen=True, slots=True)
class ConfirmMasks:
    """A person has looked at the picture under its masks and answers for it; ends a latch."""

    source: str


@dataclass(frozen=True, slots=True)
class CoverSource:
    """Hide the whole source at once, wherever it stands, until uncovered. `back_ms` as in `PutMask`; said again it may
    reach further back, never less far."""

    source: str
    back_ms: int | None = None


@dataclass(frozen=True, slots=True)
class UncoverSource:
    """End `CoverSource`."""

    source: str


# -- sound ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class SetGain:
    """Gain of `channel` in centibels, -600 to 120."""

    channel: str
    gain_cb: int


@dataclass(frozen=True, slots=True)
class SetMute:
    """Mute or open `channel`."""

    channel: str
    on: bool


@dataclass(frozen=True, slots=True)
class SetPan:
    """-100 left to 100 right."""

    channel: str
    pan: int


@dataclass(frozen=True, slots=True)
class SetSoundDelay:
    """Delay of `channel` in ms, 0 to 1000."""

    channel: str
    delay_ms: int


@dataclass(frozen=True, slots=True)
class FollowVideo:
    """Hear `channel` only while its source is on program."""

    channel: str
    on: bool


@dataclass(frozen=True, slots=True)
class Listen:
    """Pre-fade listen: `channel` to the operator's headphones, never to program."""

    channel: str
    on: bool


# -- outputs ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class StartOutput:
    """Send the aired program to `output`."""

    output: str


@dataclass(frozen=True, slots=True)
class StopOutput:
    """End it cleanly."""

    output: str


# -- scopes ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ConfirmInside:
    """A person sees that scope `source` is still inside: valid for its next take within 10 s, used up by that take."""

    source: str


# -- delay line ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Dump:
    """Hide: drop everything un-aired; the exit shows slate until the line is full again. Works in every state."""


@dataclass(frozen=True, slots=True)
class DumpNewest:
    """Hide: the newest `frames` un-aired frames become slate at their place in the line; the depth stays."""

    frames: int


@dataclass(frozen=True, slots=True)
class SetDelay:
    """Depth of the line in frames. Longer: at once, by slate at the exit. Shorter: only arms, see `ConfirmDelay`."""

    frames: int


@dataclass(frozen=True, slots=True)
class ConfirmDelay:
    """Second step of a shorter delay, with the same `frames` and within 10 s; the frames between are never aired."""

    frames: int


@dataclass(frozen=True, slots=True)
class PrivacyCut:
    """Hide: dump and mute at the exit, latched until a two-step release. Works in every state."""


@dataclass(frozen=True, slots=True)
class ArmRelease:
    """First step out of the privacy cut."""


@dataclass(frozen=True, slots=True)
class ReleaseCut:
    """Second step, within 10 s of the first; the line starts empty."""


# -- time-out ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class TimeOut:
    """Hide: the team pauses (labels, drapes off). Slate and silence in program until a two-step release."""


@dataclass(frozen=True, slots=True)
class ArmTimeOutRelease:
    """First step out of the time-out."""


@dataclass(frozen=True, slots=True)
class ReleaseTimeOut:
    """Second step, within 10 s of the first; program stays on the slate."""


# -- rundown ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class SelectCue:
    """Make `cue` the next of the rundown; it goes to the preview."""

    cue: str


@dataclass(frozen=True, slots=True)
class StepCue:
    """The next cue of the rundown becomes the one after it (`forward`) or the one before it."""

    forward: bool


@dataclass(frozen=True, slots=True)
class Go:
    """Take the next cue: its scene, its name strip, its transition."""


# -- clean picture ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class LeaseClean:
    """The mask editor asks for the clean picture of `source`: one reader, five minutes at most, never for air."""

    source: str


@dataclass(frozen=True, slots=True)
class ReturnClean:
    """Hide: the clean picture is looked at no more."""


# -- marks ------------------------------------------------------------------------------------------------------------
class MarkKind(StrEnum):
    """What a mark is for."""

    FLAG = "flag"
    """Somebody should look at this moment again before it is published."""
    CHAPTER = "chapter"
    """A new part of the operation begins here."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark the frame that is on program now, in the sealed record; it airs, or is dumped, with that frame. `note`: one
    line of at most 200 characters, sealed with it and told to nobody else. While no record runs, the audit alone keeps
    the moment, without the note, and the reply says so. `answers`: of a chapter, the id of the question that was
    answered there, at most 32 signs of a-z, 0-9 and -; sealed too, so that the question leads to its answer."""

    kind: MarkKind = MarkKind.FLAG
    note: str = ""
    answers: str = ""


# -- people -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class HandOver:
    """Who sends this leaves the desk to the person `to`, a name of at most 60 characters ("": to nobody). It changes
    nothing but the audit."""

    to: str


# -- consent ----------------------------------------------------------------------------------------------------------
class Withdrawal(StrEnum):
    """Whose wish it is. Nobody has to say, and nobody types a reason: no file may hold what would stand there."""

    UNSAID = "unsaid"
    PATIENT = "patient"
    FAMILY = "family"
    SURGEON = "surgeon"
    ADVOCATE = "advocate"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """Hide, for good: consent is withdrawn. Privacy cut at once, the show ends on its slate, the record stops; nothing
    of this case is shown again. Cannot be undone inside the show."""

    reason: Withdrawal = Withdrawal.UNSAID


# -- preparation ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Want:
    """Somebody works with these sources (next cue, mask editor): keep them at full rate for `ticks` from now."""

    sources: tuple[str, ...]
    ticks: Ticks


Command = (
    Preview
    | Cut
    | Take
    | Auto
    | SetTransition
    | MoveBar
    | CutToSlate
    | FadeToSlate
    | ShowLowerThird
    | HideLowerThird
    | ShowLogo
    | ShowClock
    | ShowCountdown
    | StartPrivatePreview
    | GoLive
    | EndShow
    | BackToOffAir
    | ShowCaption
    | HoldCaptions
    | PutMask
    | RemoveMask
    | ConfirmMasks
    | CoverSource
    | UncoverSource
    | ConfirmInside
    | SetGain
    | SetMute
    | SetPan
    | SetSoundDelay
    | FollowVideo
    | Listen
    | StartOutput
    | StopOutput
    | Dump
    | DumpNewest
    | SetDelay
    | ConfirmDelay
    | PrivacyCut
    | ArmRelease
    | ReleaseCut
    | TimeOut
    | ArmTimeOutRelease
    | ReleaseTimeOut
    | SelectCue
    | StepCue
    | Go
    | LeaseClean
    | ReturnClean
    | Mark
    | HandOver
    | WithdrawConsent
    | Want
)
