"""Health: levels with hysteresis, each with a sentence and a remedy."""

from __future__ import annotations

import pytest

from producer.core.events import Event, HealthChanged, Level, Presence
from producer.core.health import CLEAR, EncoderFigures, HealthMachine, MixerFigures, OutputFigures, SourceFigures

GOOD = SourceFigures("cam1", "Scope", Presence.LIVE, wanted=True, unique=30, expected=30)
SENT = OutputFigures("hls", wanted=True, connected=True, acknowledged=500)


class Rig:
    """Everything well, but for what a test says."""

    def __init__(self) -> None:
        self.machine = HealthMachine()
        self.at = 0

    def second(
        self,
        mixer: MixerFigures | None = None,
        encoder: EncoderFigures | None = None,
        source: SourceFigures = GOOD,
        output: OutputFigures = SENT,
    ) -> list[Event]:
        self.at += 30
        return self.machine.observe(self.at, mixer or MixerFigures(), encoder or EncoderFigures(), (source,), (output,))


def test_all_well() -> None:
    rig = Rig()
    assert rig.machine.snapshot().level is Level.OK
    assert rig.second() == []
    state = rig.machine.snapshot()
    assert [s.subject for s in state.subjects] == ["mixer", "encoder", "source:cam1", "output:hls"]
    assert state.level is Level.OK and not any(s.sentence or s.remedy for s in state.subjects)


def test_a_fault_shows_at_once_and_clears_slowly() -> None:
    rig = Rig()
    events = rig.second(mixer=MixerFigures(skipped=3))
    assert len(events) == 1 and isinstance(events[0], HealthChanged) and "3 frames" in events[0].because
    assert rig.machine.snapshot().level is Level.FAULT
    for _ in range(CLEAR - 1):
        assert rig.second() == []
    events = rig.second()
    assert isinstance(events[0], HealthChanged) and events[0].level is Level.OK and events[0].because == "well again"


def test_a_caution_needs_two_seconds_and_flicker_needs_none() -> None:
    rig = Rig()
    late = EncoderFigures(repeats=2)
    for _ in range(5):
        assert rig.second(encoder=late) == [] and rig.second() == []
    assert rig.second(encoder=late) == [] and len(rig.second(encoder=late)) == 1
    for _ in range(CLEAR - 1):
        rig.second()
    assert rig.second(encoder=late) == [] and rig.machine.snapshot().level is Level.CAUTION


def test_the_sentence_follows_within_a_level() -> None:
    rig = Rig()
    rig.second(mixer=MixerFigures(skipped=3))
    events = rig.second(mixer=MixerFigures(skipped=4))
    assert isinstance(events[0], HealthChanged) and "4 frames" in events[0].because


def settled(rig: Rig, **figures: object) -> tuple[Level, str, str]:
    for _ in range(2):
        rig.second(**figures)  # type: ignore[arg-type]  # keyword tests
    worst = max(rig.machine.snapshot().subjects, key=lambda s: s.level is not Level.OK)
    return worst.level, worst.sentence, worst.remedy


def source(presence: Presence = Presence.LIVE, unique: int = 30, **more: bool) -> SourceFigures:
    return SourceFigures("cam1", "Scope", presence, True, unique, 30, **more)


@pytest.mark.parametrize(
    ("figures", "level", "word"),
    [
        ({"mixer": MixerFigures(late_us=20_000)}, Level.CAUTION, "nearly late"),
        ({"encoder": EncoderFigures(failed=True)}, Level.FAULT, "failed"),
        ({"source": source(Presence.LOST)}, Level.FAULT, "Scope: no picture."),
        ({"source": source(Presence.LATCHED)}, Level.CAUTION, "covered until confirmed"),
        ({"source": source(Presence.UNCONFIRMED)}, Level.CAUTION, "not confirmed"),
        ({"source": source(Presence.HELD)}, Level.CAUTION, "stopped"),
        ({"source": source(Presence.WAITING)}, Level.CAUTION, "no picture yet"),
        ({"source": source(frozen=True)}, Level.FAULT, "frozen"),
        ({"source": source(black=True)}, Level.CAUTION, "black"),
        ({"source": source(unique=26)}, Level.CAUTION, "26 of 30"),
        ({"source": source(silent=True)}, Level.CAUTION, "no sound"),
        ({"source": source(Presence.WAITING, sound_only=True)}, Level.CAUTION, "no sound"),
        ({"output": OutputFigures("rec", True, True, 1, 1, lossless=True)}, Level.FAULT, "record has lost"),
        ({"output": OutputFigures("push", True)}, Level.FAULT, "not connected"),
        ({"output": OutputFigures("rec", True, lossless=True)}, Level.FAULT, "nothing is recorded"),
        ({"output": OutputFigures("rec", True, lossless=True, dropped=9, fault="full")}, Level.FAULT, "; full."),
        ({"output": OutputFigures("rec", True, True, 9, lossless=True, room_s=899)}, Level.CAUTION, "about 14"),
        ({"output": OutputFigures("rec", True, True, 9, lossless=True, room_s=59)}, Level.CAUTION, "less than a"),
        ({"output": OutputFigures("rec", True, True, 9, lossless=True, behind_ms=5001)}, Level.CAUTION, "5 s wait"),
        ({"output": OutputFigures("push", True, True, 9, dropped=3)}, Level.CAUTION, "too slow"),
        ({"output": OutputFigures("push", True, True)}, Level.CAUTION, "nothing arrived"),
    ],
)
def test_every_finding_has_a_sentence_and_a_remedy(figures: dict[str, object], level: Level, word: str) -> None:
    got, sentence, remedy = settled(Rig(), **figures)
    assert got is level and word in sentence and remedy.endswith(".")


@pytest.mark.parametrize(
    "figures",
    [
        {"source": source(Presence.COVERED, 0)},
        {"source": source(unique=27)},
        {"source": SourceFigures("cam1", "Scope", Presence.LIVE, wanted=False, unique=1, expected=30)},
        {"source": SourceFigures("mic", "Surgeon", Presence.LIVE, sound_only=True)},
        {"output": OutputFigures("push")},
        {"output": OutputFigures("rec", True, True, 9, lossless=True, room_s=900, behind_ms=5000)},
        {"output": OutputFigures("push", True, True, 9, room_s=3, behind_ms=9000)},
    ],
)
def test_what_is_no_trouble(figures: dict[str, object]) -> None:
    assert settled(Rig(), **figures)[0] is Level.OK
