"""The sound mixer: one strip a channel (delay, gate, gain, pan) into the program and the listen bus.

Owner: the engine's mixer thread makes one `SoundMixer` a show and calls `mix` once a frame. No clock, no settings of
its own: who is muted, covered or followed is decided by the core and told with each block.

Two ways to be quiet, and the difference matters:
- `mute` is the operator's: the strip runs on unheard, its delay line keeps filling, pre-fade listen still hears it.
- `silent` is privacy's (covered, lost, slated): not one sample that comes with it goes anywhere, neither to program nor
  to listen, and its delay line is emptied, so that none comes out later either.
How it stops without a click and without letting 5 ms more through: `media.gate`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from producer.core.show import ChannelSpec
from producer.core.timebase import SAMPLE_RATE
from producer.media.frame import Samples
from producer.media.gate import FADE, Gate, rise
from producer.media.levels import SILENT, Level, level

DELAY_MAX_MS = 1000
GAIN_OFF_CB = -600
"""The lower end of a fader is off, not -60 dB."""


@dataclass(frozen=True, slots=True)
class ChannelSetting:
    """How one channel stands during one block. Out-of-range numbers are brought to the nearest allowed."""

    gain_cb: int = 0
    """Centibels, -600 (off) to 120."""
    pan: int = 0
    """-100 left to 100 right."""
    mute: bool = False
    """Not in program; the caller adds audio-follows-video here."""
    delay_ms: int = 0
    """0 to 1000."""
    listen: bool = False
    """In the listen bus, before fader and mute."""
    silent: bool = False
    """Covered, lost or slated: heard nowhere."""

    @classmethod
    def of(cls, spec: ChannelSpec) -> ChannelSetting:
        """The setting that the show file gives."""
        return cls(gain_cb=spec.gain_cb, pan=spec.pan, mute=spec.mute, delay_ms=spec.delay_ms)


class Mixed(NamedTuple):
    """One block: `program` and `listen` (n, 2) float32, new arrays; `levels` of each channel before its fader."""

    program: Samples
    """Not limited: peaks may stand above 1.0."""
    listen: Samples
    """Clipped to full scale: it goes to headphones only."""
    levels: dict[str, Level]


class _DelayLine:
    """The last second of one channel in a ring, read at any whole-sample delay up to `DELAY_MAX_MS`."""

    def __init__(self, most: int) -> None:
        self._ring = np.zeros((DELAY_MAX_MS * SAMPLE_RATE // 1000 + most, 2), np.float32)
        self._most = most
        self._at = 0

    def write(self, samples: Samples) -> None:
        """Append up to `most` samples."""
        size = len(self._ring)
        first = min(len(samples), size - self._at)
        self._ring[self._at : self._at + first] = samples[:first]
        self._ring[: len(samples) - first] = samples[first:]
        self._at = (self._at + len(samples)) % size

    def read(self, n: int, delay: int) -> Samples:
        """The last `n` samples as they stood `delay` samples ago: a view where possible, valid until the next write."""
        size = len(self._ring)
        start = (self._at - delay - n) % size
        if start + n <= size:
            return self._ring[start : start + n]
        return np.concatenate((self._ring[start:], self._ring[: start + n - size]))

    def clear(self) -> None:
        self._ring.fill(0.0)


class _Fader:
    """Left and right gain of one send, ramped so that no change clicks."""

    def __init__(self) -> None:
        self._now = (0.0, 0.0)
        self._tiled: Samples = np.zeros((0, 2), np.float32)
        self._tiled_for: tuple[float, float, int] | None = None

    def add(self, out: Samples, samples: Samples, want: tuple[float, float], ramp: int) -> None:
        """out += samples * gain, the gain reaching `want` after `ramp` samples (at most the block)."""
        n = len(out)
        if want == self._now:
            if want == (0.0, 0.0):
                return
            if want == (1.0, 1.0):
                np.add(out, samples, out=out)
            elif want[0] == want[1]:
                np.add(out, samples * np.float32(want[0]), out=out)
            else:
                np.add(out, samples * self._constant(want, n), out=out)
            return
        ramp = min(ramp, n)
        gains = np.empty((n, 2), np.float32)
        curve = rise(ramp)[:, 0]
        for side in (0, 1):  # side by side: four times faster than spreading a pair over the rows
            gains[:ramp, side] = curve * np.float32(want[side] - self._now[side]) + np.float32(self._now[side])
            gains[ramp:, side] = want[side]
        np.multiply(gains, samples, out=gains)
        np.add(out, gains, out=out)
        self._now = want

    def _constant(self, want: tuple[float, float], n: int) -> Samples:
        """(n, 2) of the same pair: three times faster to multiply by than a pair that numpy spreads itself."""
        if self._tiled_for != (*want, n):
            self._tiled = np.tile(np.array(want, np.float32), (n, 1))
            self._tiled_for = (*want, n)
        return self._tiled


class _Strip:
    """One channel: what it remembers between blocks."""

    def __init__(self, most: int) -> None:
        self.line = _DelayLine(most)
        self.gate = Gate()
        self.program = _Fader()
        self.listen = _Fader()
        self.delay = 0
        self.muted = True
        self.silent = True

    def sound(self, samples: Samples | None, delay: int, n: int) -> Samples:
        """The channel before its fader: delayed and gated. `samples` None: silent now."""
        if samples is None:
            if not self.silent:
                self.line.clear()
                self.silent = True
            self.delay = delay
            return self.gate.apply(np.zeros((n, 2), np.float32), False)
        if self.silent:  # its first sample must not stand as an edge in the delay line
            fade = min(FADE, n)
            samples = samples.copy()
            samples[:fade] *= rise(fade)
            self.silent = False
        self.line.write(samples)
        heard = self.line.read(n, delay)
        if delay != self.delay:  # two reads, one fading into the other: a changed delay does not click
            before = self.line.read(n, self.delay)
            heard = before + (heard - before) * rise(n)
            self.delay = delay
        return self.gate.apply(heard, True)


class SoundMixer:
    """All strips of a show. Blocks may have any size up to `most`; an ordinary one is a frame long."""

    def __init__(self, channels: Sequence[ChannelSpec], rate: int = SAMPLE_RATE, most: int = 4096) -> None:
        """Raises ValueError for a rate other than 48 kHz or two channels of one name."""
        if rate != SAMPLE_RATE:
            raise ValueError(f"the mixer runs at {SAMPLE_RATE} Hz, not {rate}")
        self._strips = {spec.id: _Strip(most) for spec in channels}
        if len(self._strips) != len(channels):
            raise ValueError("two sound channels have the same id")
        self._settings = {spec.id: ChannelSetting.of(spec) for spec in channels}
        self._most = most
        self.broken = dict.fromkeys(self._strips, 0)
        """Per channel: blocks that were silenced because they held NaN, infinity, absurd values or a wrong shape."""

    def mix(self, inputs: Mapping[str, Samples], settings: Mapping[str, ChannelSetting], n: int) -> Mixed:
        """Mix `n` samples of each channel (0 < n <= most), (n, 2) float32 each.

        A channel without an input or with a broken one is silent for this block; one without a setting keeps the show
        file's. Names that are no channel are ignored. Raises ValueError for an impossible `n`. About 20 us a channel.
        """
        if not 0 < n <= self._most:
            raise ValueError(f"a block has 1 to {self._most} samples, not {n}")
        program = np.zeros((n, 2), np.float32)
        listen = np.zeros((n, 2), np.float32)
        levels: dict[str, Level] = {}
        listening = False
        for id_, strip in self._strips.items():
            setting = settings.get(id_) or self._settings[id_]
            samples = None if setting.silent else inputs.get(id_)
            if samples is not None and not _sound(samples, n):
                self.broken[id_] += 1
                samples = None
            delay = min(max(setting.delay_ms, 0), DELAY_MAX_MS) * (SAMPLE_RATE // 1000)
            heard = strip.sound(samples, delay, n)
            levels[id_] = (level(heard) or SILENT) if samples is not None else SILENT
            want = (0.0, 0.0) if setting.mute else _gains(setting.gain_cb, setting.pan)
            strip.program.add(program, heard, want, FADE if setting.mute != strip.muted else n)
            strip.muted = setting.mute
            strip.listen.add(listen, heard, (1.0, 1.0) if setting.listen else (0.0, 0.0), FADE)
            listening = listening or setting.listen
        if listening:
            np.clip(listen, -1.0, 1.0, out=listen)
        return Mixed(program, listen, levels)


def _sound(samples: Samples, n: int) -> bool:
    return samples.shape == (n, 2) and samples.dtype == np.float32 and level(samples) is not None


@lru_cache(maxsize=1024)
def _gains(gain_cb: int, pan: int) -> tuple[float, float]:
    """Left and right gain. Constant power: left² + right² stays; both are 1 in the middle, one is +3 dB at an end."""
    if gain_cb <= GAIN_OFF_CB:
        return 0.0, 0.0
    gain = 10.0 ** (min(gain_cb, 120) / 200.0)
    if not pan:
        return gain, gain
    angle = (min(max(pan, -100), 100) + 100) / 200.0 * (math.pi / 2.0)
    return _exact(gain * math.sqrt(2.0) * math.cos(angle)), _exact(gain * math.sqrt(2.0) * math.sin(angle))


def _exact(gain: float) -> float:
    return 0.0 if gain < 1.0e-9 else gain
