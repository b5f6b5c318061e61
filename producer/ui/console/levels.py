"""Sound meters: a mean as a bar, a peak as a line that holds for two seconds, a word where a bar would lie.

Owner: the UI thread. `LevelBoard` hears the engine's levels (twelve times a second) and keeps the held peaks; views
draw from it. Levels are measured before the fader: a muted channel shows that its microphone works, and one that brings
nothing shows an empty bar and SILENT. Levels older than half a second are no levels: the bar goes grey.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QPainter

from producer.ui import theme
from producer.ui.link import EngineLink, monotonic_ms
from producer.wire.messages import ChannelLevel, Levels

FLOOR, LOUD, HOT = -600, -180, -90
"""Tenths of dBFS: bottom of a bar, aim of a speaker, too loud."""
NOTHING = -900
"""Below this a channel brings nothing."""
HOLD_MS = 2000
OLD_MS = 500
FALL = 15
"""Tenths of dB a bar falls in a turn of 40 ms, so that the eye can follow."""


@dataclass(slots=True)
class Meter:
    """One channel, as it is drawn. Tenths of dBFS."""

    mean: int = -1200
    peak: int = -1200
    peak_ms: int = 0


class LevelBoard(QObject):
    """All meters of the show; program under ""."""

    changed = Signal()

    def __init__(self, link: EngineLink, clock_ms: Callable[[], int] = monotonic_ms) -> None:
        super().__init__()
        self._clock = clock_ms
        self._meters: dict[str, Meter] = {}
        self._heard_ms: int | None = None
        link.levels.connect(self.hear)

    def hear(self, levels: Levels) -> None:
        """The newest."""
        moment = self._heard_ms = self._clock()
        for level in (*levels.channels, levels.program):
            self._take(level, moment)
        self.changed.emit()

    def _take(self, level: ChannelLevel, moment: int) -> None:
        meter = self._meters.setdefault(level.channel, Meter())
        meter.mean = max(level.mean, meter.mean - 2 * FALL)
        if level.peak >= meter.peak or moment - meter.peak_ms > HOLD_MS:
            meter.peak, meter.peak_ms = level.peak, moment

    def meter(self, channel: str) -> Meter | None:
        """Of `channel`; None while nothing is known of it."""
        if self._heard_ms is None or self._clock() - self._heard_ms > OLD_MS:
            return None
        return self._meters.get(channel)


def brings_nothing(meter: Meter | None) -> bool:
    """Its microphone is silent: not the same as muted."""
    return meter is not None and meter.peak <= NOTHING


def draw_meter(painter: QPainter, rect: QRect, meter: Meter | None, muted: bool, upright: bool) -> None:
    """A bar in `rect`. `muted`: outlined only, because it is not heard."""
    painter.fillRect(rect, theme.BLACK)
    if meter is None:
        painter.fillRect(rect.adjusted(1, 1, -1, -1), theme.LINE)
        return
    length = rect.height() if upright else rect.width()
    mean, peak = _share(meter.mean, length), _share(meter.peak, length)
    for low, high, colour in (
        (0, _share(LOUD, length), theme.PREVIEW_LINE),
        (_share(LOUD, length), _share(HOT, length), theme.CAUTION),
        (_share(HOT, length), length, theme.PROGRAM),
    ):
        end = min(mean, high)
        if end > low:
            painter.fillRect(_part(rect, low, end, upright), theme.QUIET.darker(170) if muted else colour)
    if peak > 2:
        painter.fillRect(_part(rect, peak - 2, peak, upright), theme.WHITE)


@lru_cache(maxsize=4096)
def _share(value: int, length: int) -> int:
    return max(0, min(length, (value - FLOOR) * length // -FLOOR))


def _part(rect: QRect, low: int, high: int, upright: bool) -> QRect:
    if upright:
        return QRect(rect.left(), rect.bottom() + 1 - high, rect.width(), high - low)
    return QRect(rect.left() + low, rect.top(), high - low, rect.height())
