"""How well everything is, from counters, with hysteresis, and what a person does about it.

Owner: the mixer thread hands it the figures of the last second, once a second (`engine.report`). Pure, no clock of its
own: it counts observations. A level rises after `RAISE` worse observations in a row (a Fault at once) and falls after
`CLEAR` better ones, so that a lamp does not flicker.
"""

from __future__ import annotations

from dataclasses import dataclass

from producer.core.events import Event, HealthChanged, Level, Presence
from producer.core.timebase import Frame

RAISE = 2
CLEAR = 5
_RANK = {Level.OK: 0, Level.CAUTION: 1, Level.FAULT: 2}


@dataclass(frozen=True, slots=True)
class SubjectHealth:
    """One thing that can be well or ill."""

    subject: str
    """`mixer`, `encoder`, `source:ID`, `output:ID`."""
    level: Level
    sentence: str
    """What is wrong; empty when OK."""
    remedy: str
    """What a person does about it; empty when OK."""


@dataclass(frozen=True, slots=True)
class HealthState:
    """Everything; `level` is the worst of it."""

    revision: int
    level: Level
    subjects: tuple[SubjectHealth, ...]


@dataclass(frozen=True, slots=True)
class MixerFigures:
    """Of the last second."""

    skipped: int = 0
    """Ticks."""
    late_us: int = 0
    """Greatest lateness, microseconds."""
    frame_us: int = 33_333
    """Length of a frame, microseconds."""


@dataclass(frozen=True, slots=True)
class EncoderFigures:
    """Of the last second."""

    repeats: int = 0
    """Frames repeated because it was late."""
    waiting: int = 0
    """Frames in its queue."""
    failed: bool = False


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """Of the last second."""

    source: str
    label: str
    presence: Presence
    wanted: bool = False
    """At full rate: unique frames are due."""
    unique: int = 0
    """Unique frames."""
    expected: int = 0
    """Unique frames due."""
    black: bool = False
    frozen: bool = False
    silent: bool = False
    """No sound where sound is expected."""
    sound_only: bool = False
    """A microphone: LIVE while it brings sound, WAITING while it does not."""


@dataclass(frozen=True, slots=True)
class OutputFigures:
    """Of the last second."""

    output: str
    wanted: bool = False
    connected: bool = False
    acknowledged: int = 0
    """Bytes."""
    dropped: int = 0
    """Packets."""
    lossless: bool = False
    """The record: a dropped packet is a Fault."""
    room_s: int = -1
    """Seconds until its disk is full; -1: not known, or no disk."""
    behind_ms: int = 0
    """The record: media that waits in memory for the disk."""
    fault: str = ""
    """What its process says is wrong."""


@dataclass(slots=True)
class _Lamp:
    health: SubjectHealth
    worse: int = 0
    better: int = 0


ROOM_S = 15 * 60
"""A disk that is full in less than this is announced."""
BEHIND_MS = 5000
"""A disk that is so far behind is slow: at 30 s the record has a gap."""
_Finding = tuple[Level, str, str]
_WELL: _Finding = (Level.OK, "", "")


class HealthMachine:
    """Lamps of one engine; a subject appears with its first figures, at OK."""

    def __init__(self) -> None:
        self._revision = 0
        self._lamps: dict[str, _Lamp] = {}

    def snapshot(self) -> HealthState:
        """Everything it knows, frozen."""
        subjects = tuple(lamp.health for lamp in self._lamps.values())
        worst = max((s.level for s in subjects), key=_RANK.__getitem__, default=Level.OK)
        return HealthState(self._revision, worst, subjects)

    def observe(
        self,
        at: Frame,
        mixer: MixerFigures,
        encoder: EncoderFigures,
        sources: tuple[SourceFigures, ...],
        outputs: tuple[OutputFigures, ...],
    ) -> list[Event]:
        """Figures of the last second. Call once a second."""
        findings = {"mixer": _mixer(mixer), "encoder": _encoder(encoder)}
        findings |= {f"source:{s.source}": _source(s) for s in sources}
        findings |= {f"output:{o.output}": _output(o) for o in outputs}
        events: list[Event] = []
        for subject, finding in findings.items():
            events += self._weigh(at, subject, finding)
        return events

    def _weigh(self, at: Frame, subject: str, finding: _Finding) -> list[Event]:
        lamp = self._lamps.setdefault(subject, _Lamp(SubjectHealth(subject, *_WELL)))
        level, sentence, remedy = finding
        step = _RANK[level] - _RANK[lamp.health.level]
        lamp.worse = lamp.worse + 1 if step > 0 else 0
        lamp.better = lamp.better + 1 if step < 0 else 0
        due = (
            level is Level.FAULT or lamp.worse >= RAISE or lamp.better >= CLEAR or (step == 0 and level is not Level.OK)
        )
        after = SubjectHealth(subject, level, sentence, remedy)
        if not due or after == lamp.health:
            return []
        lamp.worse = lamp.better = 0
        lamp.health = after
        self._revision += 1
        return [HealthChanged(at, subject, level, remedy, sentence or "well again")]


def _mixer(m: MixerFigures) -> _Finding:
    if m.skipped:
        sentence = f"The machine is too slow: {m.skipped} frames of program skipped in a second."
        return Level.FAULT, sentence, "Close other programs, use fewer cameras or a smaller picture."
    if m.late_us > m.frame_us // 2:
        return Level.CAUTION, "The mixer is nearly late.", "Close other programs; allow economy for unused cameras."
    return _WELL


def _encoder(e: EncoderFigures) -> _Finding:
    if e.failed:
        return Level.FAULT, "The encoder has failed.", "It starts again by itself; else restart the engine."
    if e.repeats:
        sentence = f"The encoder is late: {e.repeats} frames repeated in a second."
        return Level.CAUTION, sentence, "Use a faster preset or a smaller picture."
    return _WELL


_BY_PRESENCE: dict[Presence, _Finding] = {
    Presence.LOST: (Level.FAULT, "no picture", "Look at its cable, power and network; it reconnects by itself."),
    Presence.LATCHED: (Level.CAUTION, "covered until confirmed", "Look at its masks on the preview and confirm them."),
    Presence.UNCONFIRMED: (Level.CAUTION, "masks not confirmed", "Look at its masks on the preview and confirm them."),
    Presence.HELD: (Level.CAUTION, "picture stopped", "Wait; its last picture stands for half a second at most."),
    Presence.WAITING: (Level.CAUTION, "no picture yet", "Look at its cable, power and address."),
}
_NO_SOUND: _Finding = (Level.CAUTION, "no sound", "Look at its microphone and cable.")


def _source(s: SourceFigures) -> _Finding:
    level, sentence, remedy = _BY_PRESENCE.get(s.presence, _WELL)
    if s.sound_only and level is not Level.OK:
        level, sentence, remedy = _NO_SOUND
    if level is Level.OK and s.presence is Presence.LIVE:
        level, sentence, remedy = _picture(s)
    return level, f"{s.label}: {sentence}." if sentence else "", remedy


def _picture(s: SourceFigures) -> _Finding:
    if s.frozen:
        return Level.FAULT, "the picture is frozen", "Take another camera; restart this one."
    if s.black:
        return Level.CAUTION, "the picture is black", "Look at its lens cap, light and cable."
    if s.wanted and s.unique * 10 < s.expected * 9:
        return Level.CAUTION, f"only {s.unique} of {s.expected} frames a second", "Look at its network or use fewer."
    if s.silent:
        return _NO_SOUND
    return _WELL


def _output(o: OutputFigures) -> _Finding:
    if not o.wanted:
        return _WELL
    if o.lossless and not o.connected and o.fault:
        return (
            Level.FAULT,
            f"{o.output}: nothing is recorded; {o.fault}.",
            "Make room or mend it; program stays on air.",
        )
    if o.lossless and o.dropped:
        return Level.FAULT, f"{o.output}: the record has lost packets.", "Look at the disk; start a second record."
    if not o.connected and o.lossless:
        return Level.FAULT, f"{o.output}: nothing is recorded.", "Look at the disk; it tries again by itself."
    if not o.connected:
        return Level.FAULT, f"{o.output}: not connected.", "Look at its address and network; it retries by itself."
    if o.lossless and 0 <= o.room_s < ROOM_S:
        minutes = o.room_s // 60
        when = f"about {minutes} minute{'s' if minutes > 1 else ''}" if minutes else "less than a minute"
        sentence = f"{o.output}: the disk is full in {when}."
        return Level.CAUTION, sentence, "Make room, or start a record on another disk; program stays on air."
    if o.lossless and o.behind_ms > BEHIND_MS:
        sentence = f"{o.output}: the disk is slow, {o.behind_ms // 1000} s wait in memory."
        return Level.CAUTION, sentence, "Stop what else uses this disk; from 30 s on the record has a gap."
    if o.dropped:
        return Level.CAUTION, f"{o.output}: the network is too slow, packets dropped.", "Lower the bitrate."
    if not o.acknowledged:
        return Level.CAUTION, f"{o.output}: nothing arrived in the last second.", "Look at the network."
    return _WELL
