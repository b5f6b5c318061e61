"""Look `solid`: black, the default and the only look that promises anything about faces, text and identifiers.

Owner: a camera process's mask stage, and the engine where it covers by itself. Any thread: all it shares is black.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from producer.media.frame import BLACK_C, BLACK_Y, Planes
from producer.overlay.shape import Rect, Shape, beyond, blacken, lay, lay_core, part


def solid(planes: Planes, shape: Shape) -> None:
    """Black wherever `shape` covers, also beyond an inverse one. About 20 us for 600x200 in 1080p.

    Raises ValueError if `shape` was made for another size.
    """
    shape.check(planes)
    if shape.inverse:
        surround(planes, shape)
    edge(planes, shape)


def surround(planes: Planes, shape: Shape) -> None:
    """Only what an inverse shape covers beyond its rectangle."""
    for rect in beyond(shape.rect, *shape.picture):
        blacken(part(planes, rect))


def edge(planes: Planes, shape: Shape) -> None:
    """Only what a shape covers in its own rectangle."""
    lay(planes, shape, _black(shape))


def core(planes: Planes, shape: Shape) -> None:
    """Black where `shape` covers in full, within its rectangle; its feather stays as it is."""
    if shape.rect.width:
        lay_core(part(planes, shape.rect), shape, _black(shape))


def _black(shape: Shape) -> Planes:
    """Black planes of the size of the shape's rectangle, views."""
    return part(_canvas(*shape.picture), Rect(0, 0, shape.rect.width, shape.rect.height))


@lru_cache(maxsize=4)
def _canvas(width: int, height: int) -> Planes:
    """One black picture per size, never written again."""
    luma = np.full((height, width), BLACK_Y, np.uint8)
    chroma = np.full((height // 2, width // 2), BLACK_C, np.uint8)
    luma.flags.writeable = chroma.flags.writeable = False
    return Planes(luma, chroma, chroma)
