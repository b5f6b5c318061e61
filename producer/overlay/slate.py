"""Slates: the safe pictures that stand where no camera may. Calm, neutral, nothing on them that anybody must hide.

Owner: engine and camera processes draw each once at start and keep the block. One thread.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from producer.core.scene import SlateKind
from producer.media.frame import Bytes
from producer.media.planes import from_rgb
from producer.overlay.fonts import Weight
from producer.overlay.palette import AMBER, BLUE, GROUND, RULE, SECOND, TEXT
from producer.overlay.text import Line, wrapped

WORDS: dict[SlateKind, tuple[str, str]] = {
    SlateKind.START: ("We are about to begin", "The broadcast starts shortly."),
    SlateKind.PAUSE: ("A short pause", "The broadcast continues in a moment."),
    SlateKind.END: ("The broadcast has ended", "Thank you for being with us."),
    SlateKind.WARNING: (
        "Viewer discretion advised",
        "This broadcast shows surgery on a living person. Adults only.",
    ),
    SlateKind.SAFE: ("Please stand by", "The picture is paused to protect the patient’s privacy."),
}
"""Headline and second text; own words replace both: first line headline, the rest second text."""


def slate(kind: SlateKind, words: str | None, width: int, height: int) -> Bytes:
    """The slate as an I420 block (height * 3 // 2, width), with own `words` if they are not empty.

    Raises ValueError for a bad size, FontMissing if its letters cannot be drawn.
    """
    head, tail = WORDS[kind]
    if words and words.strip():
        lines = words.strip().splitlines()
        head, tail = lines[0], "\n".join(lines[1:])
    image = Image.new("RGB", (width, height), GROUND)
    unit = min(height, width * 9 // 16) / 1080
    room = round(width * 0.72)
    big = wrapped(head, Weight.BOLD, max(8, round(84 * unit)), room, 2)
    small = wrapped(tail, Weight.REGULAR, max(7, round(40 * unit)), room, 3)
    sign = round(112 * unit) if kind is SlateKind.WARNING else round(8 * unit)
    tall = sign + round(64 * unit) + len(big) * round(104 * unit) + bool(small) * round(28 * unit)
    y = (height - tall - len(small) * round(60 * unit)) // 2
    if kind is SlateKind.WARNING:
        _age_sign(image, width // 2, y, sign)
    else:
        _bar(image, width // 2, y, round(120 * unit), max(2, sign), BLUE if kind is SlateKind.SAFE else RULE)
    y += sign + round(64 * unit)
    for line in big:
        y += round(104 * unit)
        _centred(image, line, y - round(28 * unit), TEXT)
    y += round(28 * unit)
    for line in small:
        y += round(60 * unit)
        _centred(image, line, y - round(18 * unit), SECOND)
    return from_rgb(np.asarray(image, np.uint8))


def _centred(image: Image.Image, line: Line, baseline: int, colour: tuple[int, int, int]) -> None:
    line.draw(image, (image.width - line.width) / 2, baseline, colour)


def _bar(image: Image.Image, middle: int, y: int, long: int, thick: int, colour: tuple[int, int, int]) -> None:
    area = (middle - long // 2, y, middle + long // 2, y + thick - 1)
    ImageDraw.Draw(image).rounded_rectangle(area, radius=thick / 2, fill=colour)


def _age_sign(image: Image.Image, middle: int, y: int, size: int) -> None:
    """18+ in an amber ring: the word carries it, the colour backs it."""
    big = 4  # drawn large and brought down, for a smooth ring
    disc = Image.new("L", (size * big, size * big), 0)
    ImageDraw.Draw(disc).ellipse((2, 2, size * big - 3, size * big - 3), outline=255, width=size * big // 16)
    ring = disc.resize((size, size), Image.Resampling.LANCZOS)
    image.paste(AMBER, (middle - size // 2, y), ring)
    line = Line("18+", Weight.BOLD, max(6, round(size * 0.40)))
    line.draw(image, middle - line.width / 2, y + (size + line.cap_height) // 2, AMBER)
