"""Exact time: frames at the show's rate, and ticks of 1/240000 s in which every broadcast rate is whole.

Owner: everybody, it holds no state. Called from any thread or process. Time is never a float in this house: 23.976, 24,
25, 29.97, 30, 50, 59.94 and 60 frames per second and one 48 kHz sample are all whole numbers of ticks (after Nageru's
integer timebase).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

TICK_RATE = 240_000
"""Ticks in one second."""
SAMPLE_RATE = 48_000
"""Samples of sound in one second, everywhere behind the sources."""
TICKS_PER_SAMPLE = TICK_RATE // SAMPLE_RATE

Frame = int
"""Number of a program frame since the show's frame 0."""
Ticks = int
"""A moment or a length in 1/240000 s. Moments count from the machine's monotonic clock."""

_NAMED = {"23.976": Fraction(24000, 1001), "29.97": Fraction(30000, 1001), "59.94": Fraction(60000, 1001)}


def ticks_from_ns(ns: int) -> Ticks:
    """Ticks in `ns` nanoseconds, rounded down."""
    return ns * 3 // 12_500


def ns_from_ticks(ticks: Ticks) -> int:
    """Nanoseconds in `ticks`, rounded down."""
    return ticks * 12_500 // 3


def ticks_from_ms(ms: int) -> Ticks:
    """Ticks in `ms` milliseconds, exact."""
    return ms * (TICK_RATE // 1000)


@dataclass(frozen=True, slots=True)
class Rate:
    """A frame rate as the fraction `num / den`, one whose frame is a whole number of ticks.

    Raises ValueError for a rate that is not positive or whose frame is not whole in ticks.
    """

    num: int
    den: int = 1

    def __post_init__(self) -> None:
        if self.num <= 0 or self.den <= 0 or (TICK_RATE * self.den) % self.num:
            raise ValueError(f"{self.num}/{self.den} fps is not a broadcast rate")

    @classmethod
    def parse(cls, text: str) -> Rate:
        """Read `"30"`, `"29.97"` or `"30000/1001"`. Raises ValueError on anything else."""
        try:
            value = _NAMED.get(text) or Fraction(text)
        except (ValueError, ZeroDivisionError):
            raise ValueError(f"{text!r} is not a frame rate") from None
        return cls(value.numerator, value.denominator)

    @property
    def frame_ticks(self) -> Ticks:
        """Length of one frame in ticks, exact."""
        return TICK_RATE * self.den // self.num

    @property
    def fraction(self) -> Fraction:
        """Frames per second, exact."""
        return Fraction(self.num, self.den)

    def ticks(self, frame: Frame) -> Ticks:
        """Start of `frame`, in ticks after frame 0."""
        return frame * self.frame_ticks

    def frame_at(self, ticks: Ticks) -> Frame:
        """The frame that is due at `ticks` after frame 0."""
        return ticks // self.frame_ticks

    def frames_in_ms(self, ms: int) -> int:
        """Whole frames that cover `ms` milliseconds, rounded up."""
        return -(-ticks_from_ms(ms) // self.frame_ticks)

    def first_sample(self, frame: Frame) -> int:
        """Number of the first 48 kHz sample of `frame`; 29.97 fps gives runs of 1601 and 1602 samples."""
        return self.ticks(frame) // TICKS_PER_SAMPLE

    def __str__(self) -> str:
        for name, value in _NAMED.items():
            if value == self.fraction:
                return name
        return str(self.fraction)
