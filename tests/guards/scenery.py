"""Pictures for guards: simulated scenes with hands, seen by a camera that is bumped, turned, zoomed, lit and noisy.

The camera's motion is done by warping the drawn picture, so that what it should find is known exactly.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from producer.guards.base import View
from producer.media.frame import Bytes, Planes, planes_of
from producer.sources.scenes import SCENES, Scene
from producer.sources.scenes.paint import capsule, ellipse, yuv

WIDTH, HEIGHT = 960, 540
"""Half of 1080p each way: the same small picture for the guards, a quarter of the drawing."""
HANDS = 5
_ELBOWS = ((0.05, 1.1), (0.95, 1.1), (0.5, -0.1), (0.2, -0.1), (1.05, 0.4))


class Scenery:
    """One scene; each picture has fresh sensor noise."""

    def __init__(self, name: str = "overhead", width: int = WIDTH, height: int = HEIGHT, seed: int = 0) -> None:
        self.scene: Scene = SCENES[name](width, height, seed)
        self.width, self.height = width, height
        self._noise = np.random.default_rng(seed + 1).normal(0, 1.1, (height + 64, width + 64)).astype(np.float32)
        self._chance = np.random.default_rng(seed + 2)

    def picture(
        self,
        moment: float = 0.0,
        *,
        hands: int = 0,
        light: float = 1.0,
        shift: tuple[float, float] = (0.0, 0.0),
        turn: float = 0.0,
        zoom: float = 1.0,
        canary: bool = False,
        lit_rows: float = 1.0,
    ) -> Planes:
        """The scene at `moment` seconds. `hands` more than its own two; `light` 1.4 is 40 % brighter, of the upper
        `lit_rows` of the picture; the camera is off by `shift` pixels of 1080p, `turn` degrees and a `zoom`."""
        block = self.scene.background.copy()
        planes = planes_of(block)
        self.scene.draw(planes, moment)
        for which in range(hands):
            _hand(planes, which, moment)
        if canary:
            self.scene.paint_canary(planes)
        planes.y[:] = self._sensed(planes.y, light, lit_rows, self._camera(shift, turn, zoom))
        if canary and (shift != (0.0, 0.0) or turn or zoom != 1.0):
            for plane in (planes.u, planes.v):
                half = self._camera((shift[0], shift[1]), turn, zoom)
                half[:, 2] = half[:, 2] / 2
                plane[:] = cv2.warpAffine(plane, half, plane.shape[::-1], borderMode=cv2.BORDER_REFLECT)
        return planes

    def view(self, moment: float = 0.0, **how: float | int | bool | tuple[float, float]) -> View:
        """As `picture`, ready to be judged."""
        return View(self.picture(moment, **how))  # type: ignore[arg-type]  # the same keywords

    def _camera(self, shift: tuple[float, float], turn: float, zoom: float) -> NDArray[np.float64]:
        matrix = np.asarray(cv2.getRotationMatrix2D((self.width / 2, self.height / 2), turn, zoom), np.float64)
        scale = max(self.width, self.height) / 1920
        matrix[:, 2] += (shift[0] * scale, shift[1] * scale)
        return matrix

    def _sensed(self, luma: Bytes, light: float, lit_rows: float, camera: NDArray[np.float64]) -> Bytes:
        seen = luma.astype(np.float32)
        if not np.array_equal(camera, [[1, 0, 0], [0, 1, 0]]):
            seen = np.asarray(
                cv2.warpAffine(seen, camera, seen.shape[::-1], flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT),
                np.float32,
            )
        rows = round(lit_rows * self.height)
        seen[:rows] = np.minimum((seen[:rows] - 16) * light + 16, 235)
        x, y = (int(each) for each in self._chance.integers(0, 64, 2))
        seen += self._noise[y : y + self.height, x : x + self.width]
        return np.clip(seen, 0, 255).astype(np.uint8)


def noise_only(level: int, width: int = WIDTH, height: int = HEIGHT, seed: int = 3) -> Planes:
    """A plain picture of this luma with sensor noise: a lens cap, a drape before the lens, a blue screen."""
    block = np.full((height * 3 // 2, width), 128, np.uint8)
    planes = planes_of(block)
    grain = np.random.default_rng(seed).normal(level, 1.1, (height, width))
    planes.y[:] = np.clip(grain, 0, 255)
    return planes


def _hand(planes: Planes, which: int, moment: float) -> None:
    """A sleeve, a gloved hand and four fingers that wander over the picture."""
    w, h = planes.width, planes.height
    ex, ey = _ELBOWS[which][0] * w, _ELBOWS[which][1] * h
    turn = moment * (0.7 + 0.13 * which) + which * 1.7
    tx = w * (0.5 + 0.22 * math.sin(turn) * (1 if which % 2 else -1))
    ty = h * (0.5 + 0.25 * math.cos(turn * 1.1 + which))
    palm = (tx + (ex - tx) * 0.2, ty + (ey - ty) * 0.2)
    capsule(planes, (ex, ey), (tx + (ex - tx) * 0.3, ty + (ey - ty) * 0.3), 0.085 * h, yuv((34, 98, 122)), 0.06 * h)
    away = math.atan2(ey - ty, ex - tx)
    ellipse(planes, palm, (0.11 * h, 0.07 * h), yuv((222, 212, 190)), away)
    for finger in range(4):
        points = away + math.pi + (finger - 1.5) * 0.35
        tip = (palm[0] + math.cos(points) * 0.2 * h, palm[1] + math.sin(points) * 0.2 * h)
        capsule(planes, palm, tip, 0.018 * h, yuv((214, 190, 170)), 0.013 * h)
