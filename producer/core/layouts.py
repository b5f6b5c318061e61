"""Ready-made scenes with more than one source, and the rules every scene must keep.

Owner: nobody, it holds no state; the console and `ctl` build scenes here, `core.switcher` checks them here. Any thread.
Geometry in ten-thousandths of the picture (`core.show.UNIT`). A preset's boxes keep the shape of the picture, so that
no camera is squeezed.
"""

from __future__ import annotations

from enum import StrEnum

from producer.core.scene import Box, Scene
from producer.core.show import UNIT, Show

MAX_BOXES = 4
MARGIN = 300
"""Between an inset and the edge of the picture."""
PICTURELESS = frozenset({"microphone"})
"""Kinds of source that bring sound only."""


class Corner(StrEnum):
    """Where the small picture stands."""

    TOP_LEFT = "top_left"
    TOP_RIGHT = "top_right"
    BOTTOM_LEFT = "bottom_left"
    BOTTOM_RIGHT = "bottom_right"


def picture_in_picture(back: str, inset: str, corner: Corner = Corner.BOTTOM_RIGHT, size: int = 3000) -> Scene:
    """`back` over the whole picture and `inset` of `size` (1000..5000, else the nearest) in a corner of it."""
    size = max(1000, min(5000, size))
    far = UNIT - MARGIN - size
    x = far if corner in (Corner.TOP_RIGHT, Corner.BOTTOM_RIGHT) else MARGIN
    y = far if corner in (Corner.BOTTOM_LEFT, Corner.BOTTOM_RIGHT) else MARGIN
    return Scene(boxes=(Box(back), Box(inset, x, y, size, size)))


def side_by_side(left: str, right: str) -> Scene:
    """Two sources of half the size beside each other, half-way down, on the slate."""
    half, quarter = UNIT // 2, UNIT // 4
    return Scene(boxes=(Box(left, 0, quarter, half, half), Box(right, half, quarter, half, half)))


def large_and_small(large: str, small: str) -> Scene:
    """Two thirds of the width for `large`, one third for `small`, beside each other on the slate."""
    big, little = 6600, 3400
    return Scene(
        boxes=(
            Box(large, 0, (UNIT - big) // 2, big, big),
            Box(small, big, (UNIT - little) // 2, little, little),
        )
    )


def quad(first: str, second: str, third: str, fourth: str) -> Scene:
    """Four sources of half the size, row by row."""
    half = UNIT // 2
    places = ((0, 0), (half, 0), (0, half), (half, half))
    return Scene(
        boxes=tuple(Box(s, x, y, half, half) for s, (x, y) in zip((first, second, third, fourth), places, strict=True))
    )


def flaw(scene: Scene, show: Show) -> str:
    """What is wrong with `scene` in `show`, as one sentence with the way out; "" when nothing is."""
    if len(scene.boxes) > MAX_BOXES:
        return f"A scene has at most {MAX_BOXES} boxes, this one has {len(scene.boxes)}."
    for box in scene.boxes:
        spec = show.source(box.source)
        if spec is None:
            known = ", ".join(s.id for s in show.sources if s.kind not in PICTURELESS)
            return f"There is no source '{box.source}' in this show; there are: {known}."
        if spec.kind in PICTURELESS:
            return f"{spec.label} has no picture; it belongs to the sound mixer."
        if box.x < 0 or box.y < 0 or box.x + box.width > UNIT or box.y + box.height > UNIT:
            return f"The box of {spec.label} leaves the picture; x, y and size must stay within 0 to {UNIT}."
        if box.width * show.width < 2 * UNIT or box.height * show.height < 2 * UNIT:
            return f"The box of {spec.label} is too small; it needs at least 2 pixels each way."
    return ""
