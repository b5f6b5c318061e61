"""The gate: what may be shown, and by what right. Hiding never passes it.

Owner: `engine.control` asks it for every showing command, every output and every automatic take. Pure, no state.
Until the consent records exist it knows one right only: a **rehearsal**, in which every source of the show is
simulated, a file or an address on this machine, and nothing is sent anywhere else. Without facts it refuses.

`EFFECTS` names the effect of every command; a new command that is missing from it fails a test, and would be refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from producer.core import commands as c


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
    c.Want: Effect.NEUTRAL,
}
"""By kind of command; `effect` looks at its values too."""


@dataclass(frozen=True, slots=True)
class AutomaticTake:
    """Nobody asked just now: a backup, or a take that waited for its picture."""

    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Where a source's pictures can come from."""

    rehearsal: bool
    """By its kind: drawn by us or a file."""
    loopback: bool
    """By its options: an address on this machine."""


@dataclass(frozen=True, slots=True)
class OutputFacts:
    """Where an output can lead."""

    loopback: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What the gate decides by: all sources and outputs of the show, by id."""

    sources: Mapping[str, SourceFacts]
    outputs: Mapping[str, OutputFacts]


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
    for source in sorted(sources | _sources(action)):
        if source not in facts.sources:
            there = ", ".join(sorted(facts.sources))
            return Refusal(f"Nothing is known of source '{source}', so it may not be shown; known are: {there}.")
    for source, known in facts.sources.items():
        if not (known.rehearsal or known.loopback):
            return Refusal(
                f"Source '{source}' is a real camera: without consent records only rehearsals may be shown "
                "(simulated sources, files, addresses on this machine)."
            )
    if isinstance(action, c.StartOutput):
        output = facts.outputs.get(action.output)
        if output is None:
            there = ", ".join(sorted(facts.outputs)) or "none"
            return Refusal(f"Nothing is known of output '{action.output}', so nothing is sent; known are: {there}.")
        if not output.loopback:
            return Refusal(f"Output '{action.output}' leaves this machine: a rehearsal is sent to this machine only.")
    return Allowed(Ticket(_digest(facts), "rehearsal"))


def _sources(action: c.Command | AutomaticTake) -> frozenset[str]:
    match action:
        case AutomaticTake(sources):
            return sources
        case c.Cut(scene):
            return scene.sources
        case c.ConfirmMasks(source) | c.UncoverSource(source) | c.RemoveMask(source, _) | c.PutMask(source, _):
            return frozenset((source,))
    return frozenset()


def _digest(facts: Facts) -> str:
    """The same facts give the same text."""
    plain = {
        "sources": {k: [v.rehearsal, v.loopback] for k, v in facts.sources.items()},
        "outputs": {k: v.loopback for k, v in facts.outputs.items()},
    }
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:32]
