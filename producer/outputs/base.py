"""The contract of every output: what an output process may ask of the thing that takes the aired program away.

Owner: one output process holds one output and calls it from one thread. Packets are H.264 (Annex B, headers in band
before each key frame) and AAC (raw, its AudioSpecificConfig in `Format.audio_config`), encoded once for everybody; an
output muxes and sends, it never encodes. No cv2 here and no numpy work: outputs start from the numpy-free forkserver.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import ClassVar

from producer.core.show import OptionValue, OutputSpec
from producer.core.timebase import Rate, Ticks


class OutputFault(Exception):
    """The destination broke: refused, stalled, full, closed. One plain sentence for the operator without keys, user
    names or passwords. The output process closes it and opens it again with back-off, from the next key frame on."""


class Stream(IntEnum):
    """Which elementary stream a packet belongs to."""

    VIDEO = 0
    AUDIO = 1


@dataclass(frozen=True, slots=True)
class Format:
    """What is encoded, said once before the first packet."""

    width: int
    height: int
    rate: Rate
    bitrate: int
    """Video, bit/s."""
    audio_bitrate: int
    audio_config: bytes
    """AudioSpecificConfig of ISO 14496-3."""
    headers: bytes
    """SPS and PPS in Annex B, as they also stand before each key frame."""


@dataclass(frozen=True, slots=True)
class Packet:
    """One encoded frame of picture or of sound. Times in ticks: 0 is the first aired frame of the show."""

    stream: Stream
    pts: Ticks
    dts: Ticks
    duration: Ticks
    key: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class OutputContext:
    """What an output may know of the world."""

    spec: OutputSpec
    secrets: dict[str, str]
    """Option name -> its secret text, for options that say `keyring:NAME`."""
    state_dir: str
    """Owner-only folder of this show's state; an output keeps small facts (sequence numbers) under its own id."""
    show_dir: str
    now: Callable[[], Ticks]

    def option(self, name: str, default: OptionValue) -> OptionValue:
        """Option `name` with its secret put in, or `default`."""
        return self.secrets.get(name, self.spec.options.get(name, default))


@dataclass(slots=True)
class OutputFigures:
    """Counters of one output since its process started; only ever grow, `waiting` and `facts` apart."""

    bytes_acknowledged: int = 0
    """Bytes the far side (or the disk) has taken, not merely bytes handed to a buffer."""
    waiting: int = 0
    """Bytes handed over and not yet acknowledged."""
    packets: int = 0
    safe_until: Ticks = -1
    """Lossless outputs: every packet of a broadcast before this time is on the medium; the engine may forget it."""
    room_s: int = -1
    """Seconds until the disk of this output is full at the present rate; -1: not known, or no disk."""
    facts: dict[str, str] = field(default_factory=dict)
    """Small facts a person may want: the playlist's address, the recording's file."""


class Output(ABC):
    """One destination. Subclasses set `OPTIONS` and `LOSSLESS` and implement the calls."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]]
    LOSSLESS: ClassVar[bool] = False
    """True for the record: the engine never drops a packet for it; its overflow is a Fault."""

    def __init__(self, context: OutputContext) -> None:
        self.context = context
        self.figures = OutputFigures()

    @classmethod
    def loopback(cls, options: dict[str, OptionValue]) -> bool:
        """These options lead nowhere but to this machine."""
        return False

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        """(option, what is wrong and what is allowed) for everything wrong in `options`."""
        return []

    def prepare(self) -> None:
        """Start what must outlive single broadcasts (a server, a relay). Called once, before anything else.
        Raises OutputFault."""
        return None

    @abstractmethod
    def open(self, format: Format) -> None:
        """Begin a broadcast; the next video packet is a key frame. Raises OutputFault."""

    @abstractmethod
    def write(self, packet: Packet) -> None:
        """Take one packet, in decode order over both streams. May block; the engine's queue is elsewhere and the
        supervisor kills a process whose call blocks too long. Raises OutputFault."""

    def note(self, kind: str, at: Ticks, until: Ticks, words: str = "") -> None:
        """Something for whoever keeps a signed record (vault/SPEC.md section 2); others pass it by. Raises
        OutputFault."""
        return None

    def quality(self, at: Ticks, figures: Mapping[str, int]) -> None:
        """Quality up to `at` since the last call, for whoever keeps a signed record. Raises OutputFault."""
        return None

    @abstractmethod
    def close(self) -> None:
        """End the broadcast cleanly: finish the file, end the playlist. Any state, twice, never raises."""

    def release(self) -> None:
        """Undo `prepare`: the process is about to end. After `close`; any state, twice, never raises."""
        return None
