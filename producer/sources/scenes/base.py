"""The contract of a simulated scene: a still background, made once, and a few small moving things over it.

Owner: one simulated source, one thread. A scene never writes into its background while it runs; `draw` paints on a
fresh copy of it. The canary is a colour that exists in no scene: painted where something of a patient would be, it
proves in tests that masks hold.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from producer.media.frame import Bytes, Planes
from producer.sources.scenes.paint import yuv

CANARY = yuv((255, 0, 255))
"""Y, U, V of the canary: full magenta. Scenes keep away from anything purple."""


def canary_pixels(planes: Planes) -> int:
    """How many chroma samples of a picture show the canary, also after an encode; 0 in every picture without it."""
    return int(np.count_nonzero((planes.u >= 180) & (planes.v >= 190)))


class Scene(ABC):
    """One scene at one picture size. `background` is an I420 block, its top strip band black or dark."""

    PATIENT: ClassVar[tuple[tuple[int, int], ...]]
    """Rectangle around everything by which a patient could be known, in ten-thousandths of the picture: where the
    canary is painted and what a mask must cover."""

    def __init__(self, width: int, height: int, seed: int = 0) -> None:
        self.width = width
        self.height = height
        self.seed = seed
        self.background: Bytes = self.render()

    @abstractmethod
    def render(self) -> Bytes:
        """The still background, (height * 3 // 2, width) uint8; luma within 19..232 where noise will be added."""

    @abstractmethod
    def draw(self, planes: Planes, moment: float) -> None:
        """Paint what moves, at `moment` seconds (any number: motion is a function of it), over the background."""

    def paint_canary(self, planes: Planes) -> None:
        """Fill the patient region with the canary, over everything else; whole chroma pixels inside it, so that a
        mask of just that region covers it all."""
        (left, top), (right, bottom) = self.PATIENT[0], self.PATIENT[2]
        x0, y0 = -(-left * self.width // 20_000), -(-top * self.height // 20_000)
        x1, y1 = right * self.width // 20_000, bottom * self.height // 20_000
        planes.y[y0 * 2 : y1 * 2, x0 * 2 : x1 * 2] = CANARY[0]
        planes.u[y0:y1, x0:x1] = CANARY[1]
        planes.v[y0:y1, x0:x1] = CANARY[2]
