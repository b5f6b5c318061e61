"""The gate: what may be shown, to whom, and by what right. Hiding never passes it.

Owner: `engine.admission` asks it, through `core.rights`, for every showing command, every output and every automatic
take, and in every frame whether what stands on program may go on standing there. Pure, no state. It knows two rights:

- a **case** (`core.case`): what was agreed for this operation, by everybody who has to, until when and for whom;
- a **rehearsal**: no case, every source simulated, a file or an address on this machine, and nothing is sent elsewhere.

Without facts it refuses. Before GO LIVE pictures go to our own monitors only: then a case that is still being prepared
is enough to draw masks and look at permitted sources; GO LIVE and every output ask for all of it.

`EFFECTS` names the effect of every command; a new command that is missing from it fails a test, and would be refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from producer.core import commands as c
from producer.core.case import Audience, Case, open_points


class Effect(StrEnum):
    """What a command does to what others see and hear."""

    SHOWING = "showing"
    HIDING = "hiding"
    NEUTRAL = "neutral"


EFFECTS: dict[type, Effect] = {
    c.Preview: Effect.NEUTRAL,
    c.Cut: Effect.SHOWING,
    c.Take: Effect.SHOWING,
    c.Auto: Effect.SHOWING,
    c.SetTransition: Effect.NEUTRAL,
    c.MoveBar: Effect.SHOWING,
    c.CutToSlate: Effect.HIDING,
    c.FadeToSlate: Effect.HIDING,
    c.ShowLowerThird: Effect.SHOWING,
    c.HideLowerThird: Effect.HIDING,
    c.ShowLogo: Effect.NEUTRAL,
    c.ShowClock: Effect.NEUTRAL,
    c.ShowCountdown: Effect.NEUTRAL,
    c.StartPrivatePreview: Effect.SHOWING,
    c.GoLive: Effect.SHOWING,
    c.EndShow: Effect.HIDING,
    c.BackToOffAir: Effect.HIDING,
    c.ShowCaption: Effect.SHOWING,
    c.HoldCaptions: Effect.NEUTRAL,
    c.PutMask: Effect.SHOWING,
    c.RemoveMask: Effect.SHOWING,
    c.ConfirmMasks: Effect.SHOWING,
    c.CoverSource: Effect.HIDING,
    c.UncoverSource: Effect.SHOWING,
    c.ConfirmInside: Effect.SHOWING,
    c.SetGain: Effect.NEUTRAL,
    c.SetMute: Effect.SHOWING,
    c.SetPan: Effect.NEUTRAL,
    c.SetSoundDelay: Effect.NEUTRAL,
    c.FollowVideo: Effect.SHOWING,
    c.Listen: Effect.NEUTRAL,
    c.StartOutput: Effect.SHOWING,
    c.StopOutput: Effect.HIDING,
    c.Dump: Effect.HIDING,
    c.DumpNewest: Effect.HIDING,
    c.SetDelay: Effect.NEUTRAL,
    c.ConfirmDelay: Effect.SHOWING,
    c.PrivacyCut: Effect.HIDING,
    c.ArmRelease: Effect.NEUTRAL,
    c.ReleaseCut: Effect.SHOWING,
    c.TimeOut: Effect.HIDING,
    c.ArmTimeOutRelease: Effect.NEUTRAL,
    c.ReleaseTimeOut: Effect.SHOWING,
    c.SelectCue: Effect.NEUTRAL,
    c.StepCue: Effect.NEUTRAL,
    c.Go: Effect.SHOWING,
    c.LeaseClean: Effect.NEUTRAL,  # to the operator's own eyes, audited; masks are drawn before anything is shown
    c.ReturnClean: Effect.HIDING,
    c.Mark: Effect.NEUTRAL,
    c.HandOver: Effect.NEUTRAL,
    c.WithdrawConsent: Effect.HIDING,
    c.Want: Effect.NEUTRAL,
}
"""By kind of command; `effect` looks at its values too."""

WITHDRAWN = "Consent was withdrawn: nothing of this case may be shown any more. End the show."


@dataclass(frozen=True, slots=True)
class AutomaticTake:
    """Nobody asked just now: a backup, or a take that waited for its picture."""

    sources: frozenset[str]


class Reach(StrEnum):
    """Who sees what an output sends."""

    LOOPBACK = "loopback"
    """This machine only."""
    ROOM = "room"
    """The room's viewers."""
    EXTERNAL = "external"
    """A platform or server of somebody else."""
    RECORD = "record"
    """A sealed record."""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Where a source's pictures can come from, and under which mask profile they stand."""

    rehearsal: bool
    """By its kind: drawn by us or a file."""
    loopback: bool
    """By its options: an address on this machine."""
    profile: str = "none"


@dataclass(frozen=True, slots=True)
class OutputFacts:
    """Where an output can lead."""

    loopback: bool
    """Nothing of it leaves this machine, a room that shows it included."""
    reach: Reach = Reach.EXTERNAL
    public: bool = False
    """A room that warns and asks for age."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the gate decides by: all sources and outputs of the show, by id, and what was agreed."""

    sources: Mapping[str, SourceFacts]
    outputs: Mapping[str, OutputFacts]
    case: Case | None = None
    now: int = 0
    """Seconds of UTC as told; 0: not told."""
    machine: tuple[str, ...] | None = None
    """What of this machine forbids to show a patient, in plain sentences; None: nobody looked."""
    withdrawn: bool = False
    """Consent was withdrawn, by command or before this run."""
    on_air: bool = True
    """The show is on air, or was; False: pictures reach our own monitors only."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """By what right something shows; void when the facts change."""

    id: str
    """Hex digest of the facts it rests on."""
    basis: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """It may be shown. Hiding and neutral commands carry no ticket."""

    ticket: Ticket | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """It may not, and why, with the way out."""

    reason: str


def effect(command: c.Command, hides: bool = False) -> Effect:
    """What `command` does, by kind and values. `hides`: `MaskMachine.hides` says so of a PutMask."""
    match command:
        case c.Cut(scene) if not scene.boxes:
            return Effect.HIDING
        case c.MoveBar(0):
            return Effect.HIDING
        case c.ShowCaption(text) if not text.strip():
            return Effect.HIDING
        case c.SetMute(_, True) | c.FollowVideo(_, True):
            return Effect.HIDING
        case c.PutMask() if hides:
            return Effect.HIDING
    return EFFECTS.get(type(command), Effect.SHOWING)


def gate(
    action: c.Command | AutomaticTake,
    facts: Facts | None,
    sources: frozenset[str] = frozenset(),
    hides: bool = False,
) -> Allowed | Refusal:
    """May this be done? `sources`: what it would bring to program where the action does not say it itself (a take).
    `hides` as in `effect`. Never refuses what hides."""
    if not isinstance(action, AutomaticTake) and effect(action, hides) is not Effect.SHOWING:
        return Allowed(None)
    if facts is None or not facts.sources:
        return Refusal("Nothing is known of this show's sources; nothing may be shown.")
    brought = sources | _sources(action)
    for source in sorted(brought):
        if source not in facts.sources:
            there = ", ".join(sorted(facts.sources))
            return Refusal(f"Nothing is known of source '{source}', so it may not be shown; known are: {there}.")
    if facts.withdrawn or (facts.case is not None and facts.case.withdrawn):
        return Refusal(WITHDRAWN)
    refusal = _rehearsal(action, facts) if facts.case is None else _agreed(action, facts, facts.case, brought)
    if refusal:
        return Refusal(refusal)
    basis = "rehearsal" if facts.case is None else "case" if facts.on_air else "preparation"
    return Allowed(Ticket(_digest(facts), basis))


def locks(facts: Facts | None) -> tuple[str, ...]:
    """Everything that keeps GO LIVE locked by consent and policy, one plain sentence each; none: it is open."""
    if facts is None or not facts.sources:
        return ("Nothing is known of this show's sources; nothing may be shown.",)
    case = facts.case
    if facts.withdrawn or (case is not None and case.withdrawn):
        return (WITHDRAWN,)
    if case is None:
        return tuple(filter(None, (_rehearsal(c.GoLive(), facts),)))
    said = list(open_points(case))
    if not facts.now > 0:
        said.append("The time of day is not known, so nobody knows whether the consent still holds.")
    elif case.scopes.expires and not facts.now < case.scopes.expires:
        said.append("The consent has expired: it has to be given anew.")
    if facts.machine is None:
        said.append(
            "Nobody has looked whether this machine may hold a patient's pictures: wait a moment, or start anew."
        )
    else:
        said += facts.machine
    return tuple(dict.fromkeys(said))


def _rehearsal(action: c.Command | AutomaticTake, facts: Facts) -> str:
    """Why a show without a case may not do this; "" when it may."""
    for source, known in facts.sources.items():
        if not (known.rehearsal or known.loopback):
            return (
                f"Source '{source}' is a real camera and this show has no case: without one only rehearsals may be "
                "shown (simulated sources, files, addresses on this machine). Make one with: producer case new."
            )
    if isinstance(action, c.StartOutput):
        output = facts.outputs.get(action.output)
        if output is None:
            return _no_output(action.output, facts)
        if not output.loopback:
            return f"Output '{action.output}' leaves this machine: a rehearsal is sent to this machine only."
    return ""


def _agreed(action: c.Command | AutomaticTake, facts: Facts, case: Case, brought: frozenset[str]) -> str:
    """Why the case does not allow this; "" when it does."""
    if facts.on_air or isinstance(action, c.GoLive | c.StartOutput):
        locked = locks(facts)
        if locked:
            more = f" ({len(locked) - 1} more: producer ctl consent)" if len(locked) > 1 else ""
            return locked[0] + more
    for source in sorted(brought):
        if source not in case.sources:
            return (
                f"The case does not permit source '{source}': add it to the case file's permitted sources, or leave it."
            )
        profile = facts.sources[source].profile
        if profile not in case.profiles:
            return f"The case does not permit the mask profile '{profile}', under which source '{source}' stands."
    if isinstance(action, c.SetMute | c.FollowVideo) and not case.scopes.sound:
        return "Sound was not agreed to: this case goes out silent."
    return _output(action.output, facts, case) if isinstance(action, c.StartOutput) else ""


def _output(name: str, facts: Facts, case: Case) -> str:
    """Why `name` may not be sent by what was agreed; "" when it may."""
    output = facts.outputs.get(name)
    if output is None:
        return _no_output(name, facts)
    public = case.audience is Audience.PUBLIC
    match output.reach:
        case Reach.RECORD:
            return "" if case.scopes.record else "A recording was not agreed to: leave this output stopped."
        case Reach.ROOM if public and not output.public:
            return "The room does not warn and ask for age, as a public broadcast has to: say public = true in [room]."
        case Reach.ROOM if output.public and not public:
            return "The room is open to the public and the case is for professionals: say public = false in [room]."
        case Reach.EXTERNAL if not public and name not in case.closed_outputs:
            return (
                f"Output '{name}' leads to viewers whom nobody has reviewed, and the case is for professionals. If the "
                "house reviews them itself, name it in the case file's closed_outputs."
            )
    return ""


def _no_output(name: str, facts: Facts) -> str:
    there = ", ".join(sorted(facts.outputs)) or "none"
    return f"Nothing is known of output '{name}', so nothing is sent; known are: {there}."


def _sources(action: c.Command | AutomaticTake) -> frozenset[str]:
    match action:
        case AutomaticTake(sources):
            return sources
        case c.Cut(scene):
            return scene.sources
        case c.ConfirmMasks(source) | c.UncoverSource(source) | c.RemoveMask(source, _) | c.PutMask(source, _):
            return frozenset((source,))
        case c.ConfirmInside(source):
            return frozenset((source,))
    return frozenset()


def _digest(facts: Facts) -> str:
    """The same facts give the same text; the hour is none of them."""
    plain = {
        "sources": {k: [v.rehearsal, v.loopback, v.profile] for k, v in facts.sources.items()},
        "outputs": {k: [v.loopback, v.reach, v.public] for k, v in facts.outputs.items()},
        "case": repr(facts.case),
        "machine": facts.machine,
        "on_air": facts.on_air,
    }
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:32]
