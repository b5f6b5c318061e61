"""Is the picture black or frozen, is the sound silent: looked at cheaply, on every frame.

Owner: whoever watches one stream of pictures or sound (a camera process, the mixer) keeps one meter for each, one
thread. Told the time in ticks, no clock here. Black follows the usual QC rule: 98 % of the picture under 10 % of the
luma range. Frozen goes by sensor noise, not by motion: a live sensor never gives the same pixels twice, a still
patient may not move for minutes. Our own stills and slates never have noise: for them say `still`.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from producer.core.timebase import TICKS_PER_SAMPLE, Ticks, ticks_from_ms
from producer.media.frame import Bytes, Planes, Samples
from producer.media.levels import FLOOR_DB, decibels, level

STEP = 8
"""Every eighth pixel of every eighth row is looked at: 14,400 at 720p."""
BLACK_LUMA = 16 + 219 // 10
BLACK_SHARE_PERCENT = 98
AFTER: Ticks = ticks_from_ms(2000)
"""How long black, the same picture or silence must last before they are called so."""
SILENCE_DB = -60.0


@dataclass(frozen=True, slots=True)
class PictureLevels:
    """What one picture, and the run it ends, looks like."""

    mean: float
    """Luma, 0..255."""
    noise: float
    """Mean difference to the picture before, in levels of luma; 0.0 means the very same pixels, -1.0 no comparison."""
    dark: bool
    """This picture is black."""
    black: bool
    """Black for 2 s."""
    frozen: bool
    """The very same pixels for 2 s."""


@dataclass(frozen=True, slots=True)
class SoundLevels:
    """What one run of samples, and the quiet it ends, sounds like."""

    peak_db: float
    """dBFS, -120.0 for nothing."""
    silent: bool
    """Under -60 dBFS for 2 s. Broken samples (NaN, absurd) count as nothing."""


class _Lasting:
    """How long something has been so."""

    def __init__(self) -> None:
        self._since: Ticks | None = None

    def held(self, is_so: bool, begins: Ticks, now: Ticks) -> bool:
        """It has been so for `AFTER`; if it only starts, it started at `begins`. Time running back starts anew."""
        if not is_so:
            self._since = None
            return False
        if self._since is None or self._since > now:
            self._since = begins
        return now - self._since >= AFTER


class PictureMeter:
    """Watches one stream of pictures."""

    def __init__(self) -> None:
        self._before: Bytes | None = None
        self._at: Ticks = 0
        self._dark = _Lasting()
        self._same = _Lasting()

    def measure(self, planes: Planes, at: Ticks, still: bool = False) -> PictureLevels:
        """Levels of the picture captured `at`. `still`: it stands still on purpose, so it is never frozen."""
        seen = np.ascontiguousarray(planes.y[STEP // 2 :: STEP, STEP // 2 :: STEP])
        before, self._before = self._before, seen
        begins, self._at = self._at, at
        noise = -1.0
        if before is not None and before.shape == seen.shape:
            noise = cv2.norm(before, seen, cv2.NORM_L1) / seen.size
        bright = int(np.count_nonzero(seen > BLACK_LUMA))
        dark = bright * 100 <= seen.size * (100 - BLACK_SHARE_PERCENT)
        return PictureLevels(
            mean=cv2.mean(seen)[0],
            noise=noise,
            dark=dark,
            black=self._dark.held(dark, at, at),
            frozen=self._same.held(noise == 0.0 and not still, begins, at),
        )

    def reset(self) -> None:
        """Forget everything: the source was reconnected or its geometry changed."""
        self._before, self._at = None, 0
        self._dark, self._same = _Lasting(), _Lasting()


class SilenceMeter:
    """Watches one stream of sound."""

    def __init__(self) -> None:
        self._quiet = _Lasting()

    def measure(self, samples: Samples, at: Ticks) -> SoundLevels:
        """Levels of `samples` (n, 2), whose first was captured `at`."""
        heard = level(samples)
        peak = decibels(heard.peak) if heard else FLOOR_DB
        return SoundLevels(peak, self._quiet.held(peak < SILENCE_DB, at, at + len(samples) * TICKS_PER_SAMPLE))

    def reset(self) -> None:
        """Forget everything."""
        self._quiet = _Lasting()
