"""The name strip: title, name and role of who speaks, low on the left.

Owner: the engine draws each once at start and keeps the `Graphic`. One thread.
"""

from __future__ import annotations

from producer.core.show import LowerThird
from producer.media.mix import Graphic
from producer.overlay.fonts import Weight
from producer.overlay.palette import BLUE, SECOND, TEXT
from producer.overlay.panel import SAFE_X, SAFE_Y, graphic, panel
from producer.overlay.text import Line, fitted

_WIDEST = 0.60
"""Share of the picture's width."""


def lower_third(text: LowerThird, width: int, height: int) -> Graphic:
    """`text` for a picture of `width` x `height`. Long lines shrink by up to a third, then end in "…".

    Raises FontMissing.
    """
    unit = min(height, width * 9 // 16) / 1080
    accent, pad = max(3, round(8 * unit)), round(34 * unit)
    room = round(width * _WIDEST) - accent - 2 * pad
    styles = (
        (text.title, Weight.MEDIUM, 28, BLUE, 24),
        (text.name, Weight.BOLD, 54, TEXT, 26),
        (text.role, Weight.REGULAR, 32, SECOND, 0),
    )
    rows: list[tuple[Line, tuple[int, int, int], int]] = []
    for words, weight, size, colour, gap in styles:
        if words.strip():
            big = max(9, round(size * unit))
            rows.append((fitted(words, weight, big, room, max(8, round(big * 0.66))), colour, round(gap * unit)))
    tall = 2 * round(30 * unit) + sum(line.cap_height for line, _, _ in rows) + sum(gap for _, _, gap in rows[:-1])
    wide = max([line.width for line, _, _ in rows] + [round(240 * unit)]) + accent + 2 * pad
    image = panel(wide, tall, accent=accent, colour=BLUE)
    y = round(30 * unit)
    for line, colour, gap in rows:
        y += line.cap_height
        line.draw(image, accent + pad, y, colour)
        y += gap
    return graphic(image, round(width * SAFE_X), height - round(height * SAFE_Y) - tall)
