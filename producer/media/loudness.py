"""How loud a bus is, by the broadcasters' rule: EBU R 128 (BS.1770) through FFmpeg's own meter.

Owner: one `LoudnessMeter` per bus, on any thread but the mixer's: a push costs 0.1 ms, and ten times a second a burst
for 100 ms of sound. Stateful, one thread at a time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import av
import av.filter
import numpy as np

from producer.core.timebase import SAMPLE_RATE
from producer.media.frame import Samples
from producer.media.levels import FLOOR_DB, decibels, level

SILENCE_LUFS = -70.0
"""The absolute gate of BS.1770: nothing quieter is told apart."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """One reading, each figure rounded to 0.1. New every 100 ms."""

    momentary: float = SILENCE_LUFS
    """LUFS over the last 400 ms."""
    short: float = SILENCE_LUFS
    """LUFS over the last 3 s."""
    integrated: float = SILENCE_LUFS
    """LUFS since the reset, gated."""
    true_peak: float = FLOOR_DB
    """Highest dBTP since the reset; coarse below -40, for the meter gives it in thousandths of full scale."""


class LoudnessMeter:
    """Momentary, short-term and integrated loudness and true peak of one stereo bus."""

    def __init__(self) -> None:
        self.broken = 0
        """Pushes taken as silence because they held NaN, infinity or absurd values."""
        self.reset()

    def reset(self) -> None:
        """Begin anew: a new show, or GO LIVE."""
        self._graph = av.filter.Graph()
        self._in = self._graph.add_abuffer(
            sample_rate=SAMPLE_RATE, format="flt", layout="stereo", time_base=Fraction(1, SAMPLE_RATE)
        )
        meter = self._graph.add("ebur128", "peak=true:metadata=1")
        self._out = self._graph.add("abuffersink")
        self._in.link_to(meter)
        meter.link_to(self._out)
        self._graph.configure()
        self._pts = 0
        self._reading = Loudness()

    @property
    def reading(self) -> Loudness:
        """The last figures."""
        return self._reading

    def push(self, samples: Samples) -> Loudness:
        """Take `samples` (n, 2) float32 at 48 kHz; the figures up to the last full 100 ms. 0.4 % of a core in all."""
        if not len(samples):
            return self._reading
        if level(samples) is None:
            self.broken += 1
            samples = np.zeros(samples.shape, np.float32)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), format="flt", layout="stereo")
        frame.sample_rate = SAMPLE_RATE
        frame.pts, frame.time_base = self._pts, Fraction(1, SAMPLE_RATE)
        self._pts += len(samples)
        self._in.push(frame)
        while True:
            try:
                measured = self._out.pull()
            except (av.BlockingIOError, av.EOFError):
                return self._reading
            self._reading = _reading(
                {key: str(value) for key, value in (measured.metadata if measured else {}).items()}
            )


def _reading(found: dict[str, str]) -> Loudness:
    """The meter's words as figures."""
    return Loudness(
        momentary=_lufs(found.get("lavfi.r128.M")),
        short=_lufs(found.get("lavfi.r128.S")),
        integrated=_lufs(found.get("lavfi.r128.I")),
        true_peak=decibels(_number(found.get("lavfi.r128.true_peak"), 0.0)),
    )


def _lufs(text: str | None) -> float:
    return round(max(SILENCE_LUFS, _number(text, SILENCE_LUFS)), 1)


def _number(text: str | None, otherwise: float) -> float:
    """What `text` says if it is a finite number."""
    try:
        value = float(text) if text is not None else otherwise
    except ValueError:
        return otherwise
    return value if math.isfinite(value) else otherwise
