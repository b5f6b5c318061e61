"""Sound from a clock that is nearly ours: source samples in, runs on the house's absolute sample clock out.

Owner: a camera process (or a microphone's) holds one `DriftResampler` per source and calls it from its reading thread.
A sound card's 48 kHz is up to some hundred ppm off; unmended, 200 ppm are a lip-sync error of 0.7 s an hour. `soxr`'s
variable rate follows it: once a second the ratio is nudged by what the capture times say, at most 500 ppm, so that
nobody hears it (aresample's steps one does hear). Sample index k of the house is the moment k * 5 ticks.

Sound is never moved by a jump while the stream is whole. Only a hole in it (capture times leap by more than 100 ms), or
an error that 500 ppm cannot mend in time (40 ms over a whole second: packets were lost, lip-sync is gone), starts a new
run at its right place, faded in; what lies between is silence in the ring. Runs rise and never overlap.
"""

from __future__ import annotations

import statistics

import numpy as np
import soxr

from producer.core.timebase import SAMPLE_RATE, TICKS_PER_SAMPLE, Ticks, ticks_from_ms
from producer.media.frame import Samples
from producer.media.levels import level

CLAMP = 500e-6
LEAP = ticks_from_ms(100)
"""Capture times that leap by more are a hole, not a drift."""
ASTRAY = 40 * SAMPLE_RATE // 1000
"""Samples of error over a second that are not worth 80 s of mending."""
_LAG = 1.61
"""Samples by which soxr's variable-rate filter lags (measured: 1.61 at 100 Hz and 1 kHz, 1.80 at 10 kHz)."""
_PULL, _LEARN = 0.1, 0.05
"""Per second: the part of the error that is mended, the part of that correction that becomes belief about the clock."""
_FADE = SAMPLE_RATE // 200


class DriftResampler:
    """One source's sound brought to the house clock. Starts where the first samples say they were captured."""

    def __init__(self, rate_in: int = SAMPLE_RATE) -> None:
        """Raises ValueError for a nominal rate other than 48 kHz: sources deliver that."""
        if rate_in != SAMPLE_RATE:
            raise ValueError(f"sources deliver {SAMPLE_RATE} Hz, not {rate_in}")
        self.restarts = 0
        """New runs after the first: holes and strays."""
        self.broken = 0
        """Pushes that were replaced by silence because they held NaN, infinity or absurd values."""
        self._stream: soxr.ResampleStream | None = None
        self._belief = 1.0
        """The source's samples in one of ours, as learned."""
        self._ratio = 1.0
        """The same as used now: the belief and a pull towards the right place."""
        self._position = 0.0
        """Input sample of this run that the next output sample shows."""
        self._taken = 0
        """Input samples taken in this run."""
        self._next = self._first = 0
        """House index of the next output sample; of the run's first."""
        self._floor: int | None = None
        """End of what was given out, ever."""
        self._expected = 0.0
        """Capture time of the next push if nothing is lost, in ticks."""
        self._errors: list[float] = []
        self._error = 0.0
        self._since = 0
        """Input samples since the last nudge."""
        self._faded = 0

    def reset(self) -> None:
        """Forget the stream and its clock (the source was reconnected); the next push starts a new run."""
        self._belief = 1.0
        self._error = 0.0
        self._stream = None

    @property
    def ppm(self) -> float:
        """How fast the source's clock is believed to run against ours, in parts per million."""
        return (self._belief - 1.0) * 1e6

    @property
    def error_ms(self) -> float:
        """Error of the last second: positive = the sound stands too early."""
        return self._error * 1000.0 / SAMPLE_RATE

    def push(self, samples: Samples, captured: Ticks) -> list[tuple[int, Samples]]:
        """Bring `samples` (n, 2) float32 whose first was captured at `captured`.

        Returns runs of (absolute index of the first sample, (m, 2) samples), contiguous unless a new run began; often
        one, sometimes none (5 ms stay inside). About 0.4 % of a core for a running source.
        """
        if level(samples) is None:
            self.broken += 1
            samples = np.zeros(samples.shape, np.float32)
        runs: list[tuple[int, Samples]] = []
        for at in range(0, len(samples), SAMPLE_RATE):
            piece = np.ascontiguousarray(samples[at : at + SAMPLE_RATE])
            run = self._push_piece(piece, captured + at * TICKS_PER_SAMPLE / self._belief)
            if run is not None:
                runs.append(run)
        return runs

    def _push_piece(self, samples: Samples, captured: float) -> tuple[int, Samples] | None:
        if self._stream is not None and (abs(captured - self._expected) > LEAP or abs(self._error) > ASTRAY):
            self.restarts += 1
            self._stream = None
        if self._stream is None:
            self._begin(captured)
        assert self._stream is not None
        # The sound that the next output sample will hold was captured at `now_at` (in house samples): what is it off?
        now_at = captured / TICKS_PER_SAMPLE + (self._position - self._taken) / self._belief
        self._errors.append(now_at - self._next)
        out = self._stream.resample_chunk(samples)
        self._taken += len(samples)
        self._position += len(out) * self._ratio
        self._expected = captured + len(samples) * TICKS_PER_SAMPLE / self._belief
        self._since += len(samples)
        if self._since >= SAMPLE_RATE:
            self._nudge()
        start = self._next
        self._next += len(out)
        return self._placed(start, out)

    def _begin(self, captured: float) -> None:
        """A fresh filter, its first sample on the index of its capture time."""
        self._stream = soxr.ResampleStream(
            SAMPLE_RATE * (1 + 2 * CLAMP), SAMPLE_RATE, 2, dtype="float32", quality="HQ", vr=True
        )
        self._ratio = self._belief
        self._stream.set_io_ratio(SAMPLE_RATE * self._ratio, SAMPLE_RATE, 0)
        self._position = -_LAG
        self._taken = 0
        self._next = round(captured / TICKS_PER_SAMPLE - _LAG)
        self._first = self._next + round(_LAG)
        self._faded = 0
        self._expected = captured
        self._error = 0.0
        self._errors = []
        self._since = 0

    def _nudge(self) -> None:
        """Once a second: lean against the median error, learn the clock from it, stay within the clamp."""
        self._error = statistics.median(self._errors)
        self._errors.clear()
        self._since = 0
        wanted = self._belief - _PULL * self._error / SAMPLE_RATE
        self._ratio = min(max(wanted, 1.0 - CLAMP), 1.0 + CLAMP)
        self._belief += _LEARN * (self._ratio - self._belief)  # from what was done, so it cannot run past the clamp
        assert self._stream is not None
        self._stream.set_io_ratio(SAMPLE_RATE * self._ratio, SAMPLE_RATE, 0)

    def _placed(self, start: int, out: Samples) -> tuple[int, Samples] | None:
        """`out` without what stands before its run or under an earlier one, faded in where the run begins."""
        first = self._first if self._floor is None else max(self._first, self._floor)
        drop = max(0, first - start)
        out, start = out[drop:], start + drop
        if not len(out):
            return None
        if self._faded < _FADE:
            part = min(_FADE - self._faded, len(out))
            ramp = (np.arange(self._faded + 1, self._faded + part + 1, dtype=np.float32) / _FADE)[:, np.newaxis]
            out = np.concatenate((out[:part] * ramp, out[part:]))
            self._faded += part
        self._floor = start + len(out)
        return start, out
