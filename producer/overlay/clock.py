"""The elapsed time since GO LIVE, high on the left; the countdown to the start, in the middle under a slate's words.
Redrawn once a second out of digits that are drawn once.

Owner: the engine; one thread. It is told the time, it has none of its own.
"""

from __future__ import annotations

from PIL import Image

from producer.media.mix import Graphic
from producer.overlay.fonts import Weight
from producer.overlay.palette import TEXT
from producer.overlay.panel import SAFE_X, SAFE_Y, graphic, panel
from producer.overlay.text import Line

LARGE = 2
"""How much larger than the clock the countdown is."""
UNDER_WORDS = 0.76
"""Where it begins, as a part of the height: no slate has words there."""


class Clock:
    """Clock for pictures of `width` x `height`; `large`: the countdown. Raises FontMissing."""

    def __init__(self, width: int, height: int, large: bool = False) -> None:
        unit = min(height, width * 9 // 16) / 1080 * (LARGE if large else 1)
        self._corner = round(width * SAFE_X), round(height * SAFE_Y)
        self._middle = (width // 2, round(height * UNDER_WORDS)) if large else None
        size = max(9, round(34 * unit))
        lines = {sign: Line(sign, Weight.MEDIUM, size) for sign in "0123456789:"}
        self._digit = max(line.width for sign, line in lines.items() if sign != ":")
        self._colon = max(2, round(self._digit * 0.5))
        self._pad = round(20 * unit)
        cap = lines["0"].cap_height
        self._tall = cap + 2 * round(17 * unit)
        self._signs: dict[str, Image.Image] = {}
        for sign, line in lines.items():
            wide = self._colon if sign == ":" else self._digit
            tile = panel_middle(wide, self._tall)
            # A colon stands on the line in this font; half its rise above it looks centred between digits.
            raised = round(cap * 0.12) if sign == ":" else 0
            line.draw(tile, (wide - line.width) / 2, (self._tall + cap) // 2 - raised, TEXT)
            self._signs[sign] = tile
        self._shown = -1
        self._graphic: Graphic | None = None

    def at(self, seconds: int) -> Graphic:
        """The clock `seconds` (0 and more) after GO LIVE as h:mm:ss; the same object until the second changes."""
        seconds = max(0, seconds)
        if self._graphic is None or seconds != self._shown:
            self._shown = seconds
            self._graphic = self._drawn(f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}")
        return self._graphic

    def _drawn(self, text: str) -> Graphic:
        wide = sum(self._colon if sign == ":" else self._digit for sign in text)
        image = panel(wide + 2 * self._pad, self._tall)
        x = self._pad
        for sign in text:
            tile = self._signs[sign]
            image.paste(tile, (x, 0))
            x += tile.width
        if self._middle is not None:
            return graphic(image, self._middle[0] - image.width // 2, self._middle[1])
        return graphic(image, *self._corner)


def panel_middle(width: int, height: int) -> Image.Image:
    """A piece out of the middle of a panel, without its corners."""
    radius = height  # more than any corner takes
    return panel(width + 2 * radius, height).crop((radius, 0, radius + width, height))
