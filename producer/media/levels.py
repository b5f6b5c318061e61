"""How loud a run of samples is: peak and mean, in full scale and in decibels.

Owner: pure functions, any thread. Shared by the mixer's meters, silence detection and the tests.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from producer.media.frame import Samples

FLOOR_DB = -120.0
"""What silence reads; there is no minus infinity on a meter or on the wire."""
BROKEN = 1.0e4
"""A sample beyond this (+80 dBFS) is not sound but a broken decoder's memory."""


class Level(NamedTuple):
    """Peak and root mean square over both sides, full scale = 1.0."""

    peak: float
    rms: float


SILENT = Level(0.0, 0.0)


def level(samples: Samples) -> Level | None:
    """Level of `samples` (n, 2); None if a NaN, an infinity or an absurd value is in them. About 6 us for 1600."""
    if not samples.size:
        return SILENT
    flat = samples.reshape(-1)
    peak = max(float(flat.max()), -float(flat.min()))
    if not (peak <= BROKEN):  # so written that NaN is refused: numpy's max and min pass a NaN on
        return None
    return Level(peak, math.sqrt(float(np.dot(flat, flat)) / flat.size))


def decibels(amplitude: float) -> float:
    """`amplitude` (full scale = 1.0) in dBFS, rounded to 0.1; never below `FLOOR_DB`."""
    return round(max(FLOOR_DB, 20.0 * math.log10(amplitude)), 1) if amplitude > 0.0 else FLOOR_DB
