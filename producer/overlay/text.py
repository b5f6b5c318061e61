"""Lines of text in two scripts, drawn by Pillow.

Owner: whoever draws (engine, camera processes), when something changes, never per frame. One thread.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageDraw

from producer.overlay.fonts import Weight, latin, runs

Colour = tuple[int, int, int] | tuple[int, int, int, int]

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text ready to draw at `size` pixels."""

    text: str
    weight: Weight
    size: int

    @property
    def width(self) -> int:
        """Pixels from its start to its end."""
        return round(sum(font.getlength(piece) for piece, font in runs(self.text, self.weight, self.size)))

    @property
    def cap_height(self) -> int:
        """Height of a capital letter over the line it stands on, pixels."""
        _, top, _, _ = latin(self.weight, self.size).getbbox("H", anchor="ls")
        return round(-top)

    def draw(self, image: Image.Image, x: float, baseline: int, colour: Colour) -> None:
        """Draw it on `image` from `x`, standing on row `baseline`."""
        pen = ImageDraw.Draw(image)
        for piece, font in runs(self.text, self.weight, self.size):
            pen.text((x, baseline), piece, font=font, fill=colour, anchor="ls")
            x += font.getlength(piece)


def fitted(text: str, weight: Weight, size: int, width: int, smallest: int) -> Line:
    """`text` on one line of at most `width` pixels: as big as fits from `size` down to `smallest`, then cut with …"""
    text = " ".join(text.split())
    for tried in range(size, smallest - 1, -1):
        line = Line(text, weight, tried)
        if line.width <= width:
            return line
    for kept in range(len(text) - 1, 0, -1):
        line = Line(text[:kept].rstrip() + ELLIPSIS, weight, smallest)
        if line.width <= width:
            return line
    return Line(ELLIPSIS, weight, smallest)


def wrapped(text: str, weight: Weight, size: int, width: int, lines: int) -> list[Line]:
    """`text` on at most `lines` lines of `width` pixels, broken at spaces or between Chinese characters; own line
    breaks are kept; what does not fit ends in …"""
    wanted: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in _words(paragraph):
            if line and Line(line + word.rstrip(), weight, size).width > width:
                wanted.append(line.rstrip())
                line = word.lstrip()
            else:
                line += word
        if line.strip():
            wanted.append(line.rstrip())
    shown = [fitted(line, weight, size, width, size) for line in wanted[:lines]]
    if len(wanted) > lines and shown:
        shown[-1] = fitted(wanted[lines - 1] + ELLIPSIS, weight, size, width, size)
    return shown


_NEVER_FIRST = "，。、；：？！）》」』】”’…,.;:?!)]}%"
"""Signs that do not begin a line."""


def _words(text: str) -> list[str]:
    """Pieces between which a line may break, in order, spaces kept at their ends."""
    pieces: list[str] = []
    for letter in text:
        joins = pieces and not pieces[-1].endswith(" ")
        if joins and (letter in _NEVER_FIRST or letter == " " or not (_han(letter) or _han(pieces[-1][-1]))):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _han(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or "\uff00" <= letter <= "\uffef"
