"""The dark panel that text over pictures stands on, and the way from a drawing to a `Graphic`.

Owner: whoever draws, when something changes, never per frame. One thread.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from producer.media.mix import Graphic
from producer.overlay.palette import PANEL

SAFE_X, SAFE_Y = 0.05, 0.06
"""Share of the picture that stays free at each side, and at top and bottom."""
SOLID = 255
GLASS = 235
"""Alpha of a panel that lets a little through; text on it keeps 12:1 over white."""


def panel(
    width: int, height: int, alpha: int = GLASS, accent: int = 0, colour: tuple[int, int, int] = PANEL
) -> Image.Image:
    """An RGBA panel with slightly rounded corners, `accent` pixels of `colour` down its left side."""
    image = Image.new("RGBA", (width, height), (*PANEL, 0))
    pen = ImageDraw.Draw(image)
    radius = max(2, height // 28)
    pen.rounded_rectangle((0, 0, width - 1, height - 1), radius=radius, fill=(*PANEL, alpha))
    if accent:
        pen.rectangle((0, 0, accent - 1, height - 1), fill=(*colour, SOLID))
    return image


def graphic(image: Image.Image, x: int, y: int) -> Graphic:
    """`image` (RGBA) as a graphic with its corner at `x`, `y`."""
    return Graphic.from_rgba(np.array(image, np.uint8), x, y)
