"""Captions: at most two lines, left-justified on a solid ground, low on the left.

Owner: the engine draws one when the lines change and keeps it. One thread. The rules: 37 cells a line (a Han character
takes two), at most 68 % of the width; `core.captions` wraps, here lines are only drawn. A line that is too wide shrinks
both of them; nothing is cut before it is two thirds of its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from producer.media.mix import Graphic
from producer.overlay.fonts import Weight
from producer.overlay.palette import TEXT
from producer.overlay.panel import SAFE_X, SAFE_Y, SOLID, graphic, panel
from producer.overlay.text import Line, fitted

_WIDEST = 0.68
_EM = 0.048
"""Letter size as a share of the height: 52 pixels at 1080."""
_RAISED = 0.205
"""Room for a lower third with all three of its lines."""
_UNDER_CLOCK = 0.075
"""Room for the clock."""


class Place(StrEnum):
    """Where captions stand."""

    BOTTOM = "bottom"
    RAISED = "raised"
    """Over a lower third that is in view."""
    TOP = "top"
    """When what matters is below, such as a field low in the picture. Under the clock."""


def caption(lines: Sequence[str], width: int, height: int, place: Place = Place.BOTTOM) -> Graphic | None:
    """The last two of `lines` for a picture of `width` x `height`; None if there is nothing to say.

    Raises FontMissing.
    """
    wanted = [line for line in lines if line.strip()][-2:]
    if not wanted:
        return None
    picture = min(width, height * 16 // 9)
    em = max(8, round(min(height, width * 9 // 16) * _EM))
    pad = round(em * 0.5)
    room = round(picture * _WIDEST) - 2 * pad
    drawn = _same_size(wanted, em, room)
    step, cap = round(drawn[0].size * 1.34), drawn[0].cap_height
    tall = 2 * round(em * 0.46) + cap + step * (len(drawn) - 1)
    image = panel(max(line.width for line in drawn) + 2 * pad, tall, alpha=SOLID)
    for row, line in enumerate(drawn):
        line.draw(image, pad, round(em * 0.46) + cap + row * step, TEXT)
    y = height - round(height * SAFE_Y) - tall
    if place is Place.RAISED:
        y -= round(height * _RAISED)
    elif place is Place.TOP:
        y = round(height * (SAFE_Y + _UNDER_CLOCK))
    return graphic(image, round(width * SAFE_X), y)


def _same_size(lines: list[str], em: int, room: int) -> list[Line]:
    """All lines at the size that the widest one needs."""
    smallest = max(8, round(em * 0.66))
    size = min(fitted(line, Weight.MEDIUM, em, room, smallest).size for line in lines)
    return [fitted(line, Weight.MEDIUM, size, room, size) for line in lines]
