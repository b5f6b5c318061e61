"""What a snapshot means for a person: lights, troubles, names, times. No drawing and no state; the views ask here.

Owner: the UI thread. Everything is read off `EngineState`, nothing is remembered and nothing is guessed.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from producer.core.events import Level, Phase, Presence, Tally
from producer.core.inside import ScopeInside
from producer.core.layouts import PICTURELESS
from producer.core.masks import SourceMasks
from producer.core.scene import Scene, SlateKind
from producer.core.show import Show, SourceSpec
from producer.core.timebase import Frame
from producer.ui.said import said
from producer.ui.tiles import Light, Trouble
from producer.wire.health import OutputHealth, OutputState, SourceHealth
from producer.wire.state import EngineState

MOST_SOURCES = 8
STALE_MS, STALE_ECONOMY_MS = 500, 3500
"""In economy a camera nobody wants decodes key frames only."""


translate = QCoreApplication.translate
"""For words outside of widgets, in the context Reading; so called that Qt's tools find them."""


def pictured(show: Show) -> tuple[SourceSpec, ...]:
    """The sources that have a tile, in key order."""
    return tuple(source for source in show.sources if source.kind not in PICTURELESS)[:MOST_SOURCES]


def light(state: EngineState | None, connected: bool, source: str) -> Light:
    """The tally of `source` as it was heard."""
    if state is None or not connected:
        return Light.UNKNOWN
    found = next((each.tally for each in state.tally.sources if each.source == source), Tally.NONE)
    if found is Tally.PROGRAM:
        return Light.PROGRAM
    if found is Tally.PREVIEW or source in state.switcher.preview.sources:
        return Light.PREVIEW
    return Light.DARK


def presence(state: EngineState, source: str) -> Presence:
    """What its picture is good for."""
    return next((each.presence for each in state.counters.sources if each.source == source), Presence.WAITING)


def masks(state: EngineState, source: str) -> SourceMasks | None:
    """Its masks as the engine wants them."""
    return next((each for each in state.masks.sources if each.source == source), None)


def guard_doubt(state: EngineState, source: str) -> str:
    """Why a guard covers `source` for now; "" when none does, or a person covers it."""
    known = masks(state, source)
    if known is not None and known.covered:
        return ""
    return said(next((each.reason for each in state.guards.sources if each.source == source), ""))


def inside_due(state: EngineState) -> tuple[ScopeInside, ...]:
    """The scopes that a word would be about now: those that are next, else those on program, else the only one."""
    scopes = state.inside.scopes
    for scene in (state.switcher.preview, state.switcher.program):
        found = tuple(scope for scope in scopes if scope.source in scene.sources)
        if found:
            return found
    return scopes if len(scopes) == 1 else ()


def source_health(state: EngineState, source: str) -> SourceHealth | None:
    """Its counters."""
    return next((each for each in state.counters.sources if each.source == source), None)


def has_picture(show: Show, source: str) -> bool:
    """False for a microphone."""
    spec = show.source(source)
    return spec is None or spec.kind not in PICTURELESS


def brings_sound(show: Show, state: EngineState, source: str) -> bool:
    """Something comes from it; of a camera that is not there yet its missing picture is the trouble, not this."""
    found = source_health(state, source)
    there = has_picture(show, source) or presence(state, source) is Presence.LIVE
    return there and not (found is not None and found.silent)


def trouble(state: EngineState | None, source: str, age_ms: int | None) -> Trouble | None:
    """What is wrong with the tile of `source`, whose newest small picture is `age_ms` old (None: there is none)."""
    if state is None:
        return Trouble(translate("Reading", "NO ENGINE"))
    health = source_health(state, source)
    fault = said(health.fault) if health is not None else ""
    match presence(state, source):
        case Presence.WAITING:
            return Trouble(
                translate("Reading", "NO SIGNAL"),
                fault or translate("Reading", "no picture yet: look at cable, power and address"),
            )
        case Presence.LOST:
            return Trouble(
                translate("Reading", "LOST"),
                fault or translate("Reading", "it reconnects by itself: look at cable and network"),
            )
        case Presence.LATCHED:
            known = masks(state, source)
            reason = (
                said(known.latched)
                if known is not None and known.latched
                else translate("Reading", "look at its masks and confirm them")
            )
            return Trouble(translate("Reading", "LOCKED"), f"{reason} [Ctrl+U]")
        case Presence.UNCONFIRMED:
            return Trouble(
                translate("Reading", "LOCKED"), translate("Reading", "masks not confirmed: look and confirm [Ctrl+U]")
            )
        case Presence.COVERED if doubt := guard_doubt(state, source):
            return Trouble(
                translate("Reading", "COVERED"),
                translate("Reading", "{doubt}: opens by itself when that is over, or confirm [Ctrl+U]").format(
                    doubt=doubt
                ),
            )
        case Presence.COVERED:
            return Trouble(
                translate("Reading", "COVERED"), translate("Reading", "hidden everywhere until a person uncovers it")
            )
    limit = STALE_ECONOMY_MS if health is not None and health.economy else STALE_MS
    if age_ms is None:
        return Trouble(translate("Reading", "NO PICTURE"), "")
    if age_ms >= limit:
        return Trouble(translate("Reading", "STALE {seconds} s").format(seconds=max(1, age_ms // 1000)), "")
    return None


def seconds(show: Show, frames: Frame) -> float:
    """Length of `frames`."""
    return float(frames / show.rate.fraction)


def clock(total: float) -> str:
    """`01:12:44`."""
    whole = max(0, int(total))
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def slate_name(kind: SlateKind) -> str:
    """What a slate is called."""
    return {
        SlateKind.SAFE: translate("Reading", "SAFE SLATE"),
        SlateKind.START: translate("Reading", "START SLATE"),
        SlateKind.PAUSE: translate("Reading", "PAUSE SLATE"),
        SlateKind.END: translate("Reading", "END SLATE"),
        SlateKind.WARNING: translate("Reading", "WARNING SLATE"),
    }[kind]


def scene_name(show: Show, scene: Scene) -> str:
    """`1 Laparoscope`, `1 Laparoscope + 2 Field`, or the slate's name."""
    if not scene.boxes:
        return slate_name(scene.slate)
    numbers = {source.id: f"{n} {source.label}" for n, source in enumerate(pictured(show), 1)}
    return " + ".join(numbers.get(box.source, box.source) for box in scene.boxes)


def phase_name(phase: Phase) -> str:
    """Where the show stands."""
    return {
        Phase.OFF_AIR: translate("Reading", "OFF AIR"),
        Phase.PRIVATE: translate("Reading", "PRIVATE PREVIEW"),
        Phase.ON_AIR: translate("Reading", "ON AIR"),
        Phase.ENDED: translate("Reading", "ENDED"),
    }[phase]


def level_word(level: Level) -> str:
    """The word of a lamp."""
    return {
        Level.OK: translate("Reading", "OK"),
        Level.CAUTION: translate("Reading", "CAUTION"),
        Level.FAULT: translate("Reading", "FAULT"),
    }[level]


def output(state: EngineState, name: str) -> OutputHealth | None:
    """Counters of one output."""
    return next((each for each in state.counters.outputs if each.output == name), None)


def not_ready(show: Show, state: EngineState) -> list[str]:
    """Everything that keeps GO LIVE locked, one plain sentence each, with the way out."""
    why: list[str] = []
    if state.switcher.phase is not Phase.PRIVATE:
        why.append(translate("Reading", "Start the private preview first: nobody outside sees it."))
    scene = state.switcher.program
    if not scene.boxes and scene.slate not in (SlateKind.START, SlateKind.WARNING):
        why.append(translate("Reading", "Program is the safe slate: cut to a camera or to the start slate first."))
    for source in show.sources:
        where = presence(state, source.id)
        if where in (Presence.LATCHED, Presence.UNCONFIRMED):
            why.append(translate("Reading", "{name}: its masks are not confirmed.").format(name=source.label))
        elif where in (Presence.WAITING, Presence.LOST) and source.id in scene.sources | state.switcher.preview.sources:
            why.append(translate("Reading", "{name}: no picture.").format(name=source.label))
    why += map(said, state.consent.locks)
    if state.time_out.on:
        why.append(translate("Reading", "The time-out holds: end it first, in two steps."))
    for channel in state.sound.channels:
        heard = not channel.mute and (channel.source in scene.sources or not channel.follow_video)
        if heard and not brings_sound(show, state, channel.source):
            label = next((each.label for each in show.channels if each.id == channel.id), channel.id)
            why.append(translate("Reading", "{name} brings no sound: look at it, or mute it.").format(name=label))
    if state.delay.cut:
        why.append(translate("Reading", "The privacy cut is latched: release it first."))
    if state.delay.depth and state.delay.filled < state.delay.depth:
        left = seconds(show, state.delay.depth - state.delay.filled)
        why.append(translate("Reading", "The delay still fills: {seconds} s to go.").format(seconds=f"{left:.0f}"))
    for each in state.counters.outputs:
        if 0 <= each.room_s < 900:
            why.append(
                translate("Reading", "The disk of {name} is full in {minutes} min: free space.").format(
                    name=each.output, minutes=each.room_s // 60
                )
            )
        if each.state is OutputState.FAILED:
            why.append(
                translate("Reading", "Output {name} does not work: {fault}").format(
                    name=each.output, fault=said(each.fault)
                )
            )
    for lamp in state.health.subjects:
        if lamp.level is Level.FAULT and lamp.subject in ("mixer", "encoder"):
            why.append(f"{said(lamp.sentence)} {said(lamp.remedy)}")
    return why
