"""The contract of every source: what a camera process may ask of the thing that makes pictures and sound.

Owner: one camera process holds one source and calls it from one thread, `read()` in a loop. A source owns its sockets,
decoders and files; it never masks, never publishes, never decides. It brings every picture to the show's size in I420,
BT.709 limited range (letterboxed in black, sample aspect and rotation applied) and every sound to 48 kHz stereo.

The loop of a camera process:
    source.open() -> read() until it returns Ended or raises SourceFault -> close() -> back-off -> open() again
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from producer.core.show import OptionValue, SourceSpec
from producer.core.timebase import Rate, Ticks
from producer.media.frame import RawFrame, Samples


class SourceFault(Exception):
    """The thing broke: refused, timed out, ended, sent garbage. The text is one plain sentence for the operator and
    holds neither password nor address with one in it. The camera process closes it and tries again."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """`read()` brought a picture."""

    frame: RawFrame


@dataclass(frozen=True, slots=True)
class Heard:
    """`read()` brought sound: (n, 2) float32 at 48 kHz; `captured` is the moment of its first sample."""

    samples: Samples
    captured: Ticks


@dataclass(frozen=True, slots=True)
class Arrived:
    """Something arrived that was not decoded (economy): the source is alive, there is nothing to show."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A source that ends by nature is over (a clip played once)."""


Read = Pictured | Heard | Arrived | Ended


@dataclass(frozen=True, slots=True)
class SourceContext:
    """What a source may know of the world: the show's format, its own spec, its secrets, the clock."""

    spec: SourceSpec
    width: int
    height: int
    rate: Rate
    now: Callable[[], Ticks]
    """The machine's monotonic clock, in ticks."""
    secrets: dict[str, str] = field(default_factory=dict)
    """Option name -> its secret text, for options that say `keyring:NAME`."""
    show_dir: str = "."
    """Folder that relative paths in the show file start from."""
    behind: int = 1
    """How many of its newest pictures a source brings at once when economy ends: as many as the camera process holds
    back, so that it has one to publish without waiting for its look-ahead to fill."""
    paced: bool = True
    """False: files and simulated cameras deliver as fast as they are read (benchmarks), with capture times still
    advancing by one frame interval each."""

    def option(self, name: str, default: OptionValue) -> OptionValue:
        """Option `name` with its secret put in, or `default`."""
        return self.secrets.get(name, self.spec.options.get(name, default))


class Source(ABC):
    """One source. Subclasses set `OPTIONS` (allowed option names with type and help) and implement the four calls."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]]
    REHEARSAL: ClassVar[bool]
    """True if by its kind it can only bring harmless pictures (drawn by us, or a file). Loopback addresses are judged
    apart, see `loopback`."""
    PICTURE: ClassVar[bool] = True
    """False for a source of sound alone (a microphone)."""
    STILL: ClassVar[bool] = False
    """True if its picture stands still by nature, so that a freeze is no fault."""

    def __init__(self, context: SourceContext) -> None:
        self.context = context
        self.economy = False
        """Set by the camera process between reads: decode key frames only. May be ignored: it only saves time."""

    def rate(self) -> Fraction | None:
        """Pictures a second that it says it has; None: it does not say, or it is not open."""
        return None

    @classmethod
    def loopback(cls, options: dict[str, OptionValue]) -> bool:
        """These options name a file, something drawn by us or an address on this machine; else a real camera."""
        return cls.REHEARSAL

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        """(option, what is wrong and what is allowed) for everything wrong in `options`; empty when all is well.
        Names and types were already checked against `OPTIONS`."""
        return []

    @abstractmethod
    def open(self) -> None:
        """Connect or start. Blocks 5 s at most. Raises SourceFault."""

    @abstractmethod
    def read(self) -> Read:
        """The next thing that came. Blocks 2.5 s at most, then raises SourceFault; never returns a picture twice.

        Capture times of pictures and sound rise strictly within one `open()`. Raises SourceFault."""

    @abstractmethod
    def close(self) -> None:
        """Let go of everything; may be called in any state, twice, and never raises."""
