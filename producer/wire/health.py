"""Health: the counters of issue point "health" as words, made by the engine, completed by the supervisor's measures.

Owner: nobody; the engine makes one `Counters` for each snapshot. Times in the unit their name says; rates of frames in
thousandths of a frame per second; loudness and peaks are the only floats, and are None while there is nothing to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from producer.core.events import Presence


class OutputState(StrEnum):
    """How one output is doing."""

    STOPPED = "stopped"
    """Nobody wants it."""
    STARTING = "starting"
    """Its process starts, or it opens its destination."""
    RUNNING = "running"
    DEGRADED = "degraded"
    """It runs, but packets were dropped within the last seconds."""
    FAILED = "failed"
    """The destination broke; it is tried again with back-off."""


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One source, as its camera process counted and as the mixer sees it."""

    source: str
    presence: Presence
    frames: int = 0
    """Pictures published since the camera process started, slate not counted."""
    unique_fps_x1000: int = 0
    age_ms: int | None = None
    """Since the newest picture was captured; None: never one."""
    decode_us: int = 0
    """Mean time to decode and scale one picture over the last second."""
    mask_us: int = 0
    reconnects: int = 0
    queue: int = 0
    """Pictures waiting in the camera process (look-ahead not counted)."""
    arrived: int = 0
    """Things that arrived and were not decoded (economy)."""
    economy: bool = False
    repeats: int = 0
    """Program frames for which the newest picture had to stand in again although the source should have had one."""
    width: int = 0
    """Of the picture that comes in; 0 while none came."""
    height: int = 0
    black: bool = False
    frozen: bool = False
    silent: bool = False
    fault: str = ""
    """What broke last, in one plain sentence; "" while all is well."""
    pid: int = 0


@dataclass(frozen=True, slots=True)
class MixerHealth:
    """The clock: how late its ticks were over the last 10 s, and what it had to leave out since it started."""

    ticks: int = 0
    skipped_ticks: int = 0
    lateness_p50_us: int = 0
    lateness_p99_us: int = 0
    lateness_max_us: int = 0
    """Since the start."""
    mix_us: int = 0
    """Mean time of one tick's work over the last second."""


@dataclass(frozen=True, slots=True)
class ProgramHealth:
    """What was aired. `unique_frames` = distinct (source, source frame) aired; `expected_frames` = due at the smaller
    of the show's and the source's rate, planned slate not counted."""

    unique_frames: int = 0
    expected_frames: int = 0
    aired_frames: int = 0
    planned_slate: int = 0
    unplanned_slate: int = 0
    held: int = 0
    """Frames for which the last aired picture stood in."""
    black: bool = False
    frozen: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class BusHealth:
    """Loudness of one bus (program, ...) by EBU R 128, in LUFS and dBTP."""

    bus: str
    momentary: float | None = None
    short: float | None = None
    integrated: float | None = None
    true_peak: float | None = None


@dataclass(frozen=True, slots=True)
class EncoderHealth:
    """The one encode."""

    frames: int = 0
    fps_x1000: int = 0
    bitrate: int = 0
    """Bit/s over the last second, picture only."""
    queue: int = 0
    repeats: int = 0
    """Frames it repeated because the next was late."""
    encode_us: int = 0


@dataclass(frozen=True, slots=True)
class OutputHealth:
    """One output."""

    output: str
    wanted: bool = False
    state: OutputState = OutputState.STOPPED
    bytes_acknowledged: int = 0
    waiting: int = 0
    """Bytes handed over and not acknowledged."""
    queue: int = 0
    """Packets waiting in the engine."""
    packets: int = 0
    drops: int = 0
    """Packets that were dropped because the queue was full."""
    reconnects: int = 0
    fault: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    pid: int = 0
    room_s: int = -1
    """Records: seconds until the disk is full at the present rate; -1: not known, or no disk."""
    behind_ms: int = 0
    """Records: aired media that waits in memory because it is not on the medium yet; at 30 s it overflows."""


@dataclass(frozen=True, slots=True)
class ProcessHealth:
    """One process of the tree, measured by the supervisor once a second."""

    kind: str
    name: str
    pid: int
    cpu_ms: int = 0
    """CPU time since it started."""
    cpu_permille: int = 0
    """Of one core, over the last second."""
    pss_kb: int = 0
    restarts: int = 0
    note: str = ""
    """What is wrong with it, in one plain sentence; "" while all is well."""


@dataclass(frozen=True, slots=True)
class Counters:
    """Everything above, once per snapshot. What it means is judged by `core.health`."""

    sources: tuple[SourceHealth, ...] = ()
    mixer: MixerHealth = field(default_factory=MixerHealth)
    program: ProgramHealth = field(default_factory=ProgramHealth)
    buses: tuple[BusHealth, ...] = ()
    encoder: EncoderHealth = field(default_factory=EncoderHealth)
    outputs: tuple[OutputHealth, ...] = ()
    processes: tuple[ProcessHealth, ...] = ()
    monitor_drops: int = 0
    """Monitor pictures left out, the first thing that is sacrificed."""
