"""Everything that is drawn over a picture or instead of one: masks, text, slates.

`MASKS` is the one table of looks; a look is one file and one line here. `tests/contracts/test_overlay.py` runs its
suite over the table and fails if a file or a `Look` is missing from it.
"""

from __future__ import annotations

from collections.abc import Callable

from producer.core.show import Look
from producer.media.frame import Planes
from producer.overlay.field_only import field_only
from producer.overlay.pixelate import pixelate
from producer.overlay.shape import Shape
from producer.overlay.soft import soft
from producer.overlay.solid import solid

MaskPaint = Callable[[Planes, Shape], None]
"""Paints in place; touches nothing that the shape does not cover; raises ValueError if the shape does not fit."""

MASKS: dict[Look, MaskPaint] = {
    Look.SOLID: solid,
    Look.PIXELATE: pixelate,
    Look.SOFT: soft,
    Look.FIELD_ONLY: field_only,
}
