"""How large letters must be to be read across an OR, and how large they may be to fit.

Owner: the UI thread; no state. The rule: px = distance x tan(arcmin / 60) / mm per px / 0.73, where 0.73 is the height
of a capital in parts of the letter size; at least 20 arc minutes, 26 are aimed at.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from producer.ui import theme

AIM, LEAST = 26.0, 20.0
"""Arc minutes of a capital letter."""
CAPITAL = 0.73
LINE = 1.28
"""Height of a line in letter sizes."""


def pixels(distance_mm: float, mm_per_px: float, arcmin: float = AIM) -> int:
    """Letter size in pixels for capitals of `arcmin` at that distance. Raises ValueError unless both are positive."""
    if not (distance_mm > 0 and mm_per_px > 0):  # NaN, too
        raise ValueError("distance and size of the screen are positive lengths")
    return max(1, math.ceil(distance_mm * math.tan(math.radians(arcmin / 60)) / mm_per_px / CAPITAL))


def arc_minutes(px: int, distance_mm: float, mm_per_px: float) -> float:
    """How large the capitals of a letter size are, seen from there."""
    return math.degrees(math.atan(px * CAPITAL * mm_per_px / distance_mm)) * 60


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text in its place: letter size in pixels and lines."""

    size: int
    lines: tuple[str, ...]


def fit(text: str, box: QRect, aim: int) -> Fitted:
    """`text` in the largest letters up to `aim` that fit into `box`; they fit whatever it takes."""
    size = max(8, aim)
    while True:
        lines = wrapped(text, box.width(), size)
        wide = max((QFontMetrics(theme.font(size, bold=True)).horizontalAdvance(each) for each in lines), default=0)
        if (len(lines) * size * LINE <= box.height() and wide <= box.width()) or size <= 8:
            return Fitted(size, lines)
        size = max(8, min(size - 1, size * 97 // 100))


def wrapped(text: str, width: int, size: int) -> tuple[str, ...]:
    """Lines of at most `width` pixels, broken where the script allows; a lone last word is not left behind."""
    lines = _broken(text, width, size)
    if len(lines) > 1:
        for narrow in range(
            width * 95 // 100, width // 2, -max(1, width // 20)
        ):  # lines of about one length read better
            tried = _broken(text, narrow, size)
            if len(tried) > len(lines):
                break
            lines = tried
    return lines


def _broken(text: str, width: int, size: int) -> tuple[str, ...]:
    layout = QTextLayout(text, theme.font(size, bold=True))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return tuple(lines)
