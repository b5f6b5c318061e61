"""A laparoscope: a round picture of tissue with two moving instruments on black, and the tower's text zone.

Owner: one simulated source. The patient region is the text zone at the upper left, outside the round picture, where
towers print the patient's name.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from producer.media.frame import Bytes, Planes
from producer.sources.scenes.base import Scene
from producer.sources.scenes.paint import (
    Point,
    Rgb,
    blend,
    block_from,
    clouds,
    ellipse,
    flat,
    lay,
    polygon,
    quad_points,
    write,
    yuv,
)

_SURROUND: Rgb = (3, 3, 4)


class Laparoscope(Scene):
    """See the module."""

    PATIENT = ((200, 700), (2000, 700), (2000, 1700), (200, 1700))

    def render(self) -> Bytes:
        w, h = self.width, self.height
        self.centre: Point = (w * 0.5, h * 0.525)
        self.radius = h * 0.45
        y, x = np.mgrid[0:h, 0:w].astype(np.float32)
        far = np.hypot(x + 0.5 - self.centre[0], y + 0.5 - self.centre[1]) / self.radius

        picture = flat(w, h, (196, 92, 84))
        fine = clouds(w, h, 9, self.seed + 1, 5)
        wide = clouds(w, h, 2.5, self.seed + 2, 3)
        blend(picture, (226, 132, 116), np.clip((wide - 0.45) * 3, 0, 1))
        blend(picture, (150, 52, 50), np.clip((0.5 - wide) * 2.5, 0, 0.8))
        picture *= (0.82 + 0.36 * fine)[..., None]
        # Fat: yellowish lobes with soft shaded borders.
        lobes = clouds(w, h, 5, self.seed + 3, 2)
        fat = np.clip((lobes - 0.56) * 9, 0, 1)
        blend(picture, (232, 186, 118), fat * 0.85)
        blend(picture, (150, 70, 48), np.clip(1 - np.abs(lobes - 0.56) * 30, 0, 1) * 0.5)
        # A dark lobe of liver hangs in from above.
        edge = self.centre[1] - self.radius * (0.38 + 0.16 * np.sin(x / self.radius * 2.3 + 0.8))
        liver = np.clip((edge - y) / (0.02 * h), 0, 1)
        blend(picture, (118, 40, 36), liver * 0.95)
        blend(
            picture,
            (66, 18, 18),
            np.exp(-(((edge - y) / (0.035 * h)) ** 2)) * np.clip((y - edge) / (0.012 * h), 0, 1) * 0.9,
        )
        picture *= (1 + 0.22 * liver * (clouds(w, h, 26, self.seed + 4, 2) - 0.5))[..., None]
        self._vessels(picture)
        # Light falls off from the middle; wet tissue answers with sharp glints.
        picture *= np.clip(1.16 - 0.78 * far**2, 0.05, 1.2)[..., None]
        relief = clouds(w, h, 15, self.seed + 5, 3)
        slope = np.gradient(relief, axis=0) * np.float32(h / 15)
        glint = np.clip((slope - 0.5) * 5, 0, 1) * np.clip((relief - 0.5) * 5, 0, 1) * np.clip(1.1 - far * 1.3, 0, 1)
        blend(picture, (255, 244, 236), cv2.GaussianBlur(glint.astype(np.float32), (0, 0), h / 720 * 1.2))

        inside = np.clip((1 - far) * self.radius / 2, 0, 1)
        whole = flat(w, h, _SURROUND)
        blend(whole, picture, inside)
        # The small wedge that tells the scope's horizon.
        top = (self.centre[0], self.centre[1] - self.radius)
        notch = [(top[0] - h * 0.012, top[1]), (top[0] + h * 0.012, top[1]), (top[0], top[1] + h * 0.025)]
        lay(whole, [notch], _SURROUND)
        self._tower_text(whole)
        self._outside = far > 1.0
        return block_from(np.clip(whole, 0, 255))

    def _vessels(self, picture: np.ndarray) -> None:
        chance = np.random.default_rng(self.seed + 6)
        h = self.height
        unit = h / 720
        for _ in range(9):
            x = self.centre[0] + chance.uniform(-0.9, 0.9) * self.radius
            y = self.centre[1] + chance.uniform(-0.1, 0.8) * self.radius
            heading, thick = chance.uniform(0, 2 * math.pi), chance.uniform(2.0, 5.0) * unit
            outlines = []
            for _ in range(34):
                heading += chance.normal(0, 0.22)
                step = 9 * unit
                then = (x + math.cos(heading) * step, y + math.sin(heading) * step)
                outlines.append(quad_points((x, y), then, thick, thick * 0.96))
                (x, y), thick = then, thick * 0.965
            lay(picture, outlines, (128, 24, 32), share=0.6)

    def _tower_text(self, whole: np.ndarray) -> None:
        w, h = self.width, self.height
        grey = (150, 156, 160)
        write(whole, (w * 0.024, h * 0.095), "DOE, JANE", h * 0.026, grey)
        write(whole, (w * 0.024, h * 0.130), "(fictitious)", h * 0.021, grey)
        write(whole, (w * 0.976, h * 0.095), "LAP 30°", h * 0.026, grey, "rm")
        write(whole, (w * 0.976, h * 0.130), "WB OK   GAIN +3", h * 0.021, grey, "rm")
        write(whole, (w * 0.976, h * 0.945), "SIMULATED", h * 0.021, (110, 116, 120), "rm")

    def draw(self, planes: Planes, moment: float) -> None:
        r, (cx, cy) = self.radius, self.centre
        swing = math.sin(moment * 0.9)
        reach = math.sin(moment * 1.37 + 0.6)
        bite = 0.5 + 0.5 * math.sin(moment * 2.3)
        left_tip = (cx - r * (0.20 - 0.07 * swing), cy + r * (0.12 + 0.07 * reach))
        right_tip = (cx + r * (0.16 + 0.08 * math.sin(moment * 0.7)), cy + r * (0.02 + 0.09 * math.sin(moment * 1.1)))
        self._instrument(planes, (cx - r * 1.02, cy + r * 0.62), left_tip, bite, hook=False)
        self._instrument(planes, (cx + r * 1.00, cy + r * 0.50), right_tip, bite, hook=True)
        self._cut_round(planes, -1)
        self._cut_round(planes, 1)

    def _instrument(self, planes: Planes, start: Point, tip: Point, bite: float, hook: bool) -> None:
        r = self.radius
        dx, dy = tip[0] - start[0], tip[1] - start[1]
        length = math.hypot(dx, dy)
        ux, uy = dx / length, dy / length
        nx, ny = -uy, ux

        def at(along: float, aside: float) -> Point:
            return tip[0] + ux * along * r + nx * aside * r, tip[1] + uy * along * r + ny * aside * r

        wide = 0.105 * r
        neck = at(-0.26, 0)
        # Shaft: black sleeve with a soft highlight along it, then the steel neck and the jaws.
        for offset, share, grey in ((0.0, 1.0, 22), (-0.10, 0.62, 44), (-0.16, 0.34, 84), (-0.2, 0.12, 150)):
            a = (start[0] + nx * wide * offset * 1.5, start[1] + ny * wide * offset * 1.5)
            b = (neck[0] + nx * wide * offset, neck[1] + ny * wide * offset)
            polygon(planes, quad_points(a, b, wide * 1.5 * share, wide * share), yuv((grey, grey, grey + 3)))
        for offset, share, grey in ((0.0, 0.82, 104), (-0.1, 0.5, 168), (-0.16, 0.2, 226)):
            a, b = at(-0.27, offset * 0.1), at(-0.13, offset * 0.08)
            polygon(planes, quad_points(a, b, wide * share, wide * share * 0.8), yuv((grey, grey, grey + 4)))
        if hook:
            polygon(
                planes,
                [
                    at(-0.14, -0.014),
                    at(-0.01, -0.012),
                    at(0.0, -0.075),
                    at(0.022, -0.075),
                    at(0.018, 0.014),
                    at(-0.14, 0.014),
                ],
                yuv((176, 172, 166)),
            )
            polygon(
                planes,
                [at(-0.14, -0.010), at(-0.02, -0.008), at(-0.02, -0.002), at(-0.14, -0.002)],
                yuv((236, 236, 232)),
            )
        else:
            gap = 0.012 + 0.055 * bite
            for side in (-1, 1):
                jaw = [
                    at(-0.14, side * 0.028),
                    at(-0.06, side * (0.034 + gap * 0.6)),
                    at(0.045, side * (gap + 0.006)),
                    at(0.05, side * gap),
                    at(-0.05, side * (gap * 0.45)),
                    at(-0.14, side * 0.002),
                ]
                polygon(planes, jaw, yuv((150, 152, 156) if side > 0 else (198, 200, 204)))
            ellipse(planes, at(-0.125, 0), (wide * 0.2, wide * 0.2), yuv((70, 72, 76)))

    def _cut_round(self, planes: Planes, side: int) -> None:
        """Put the black surround back where a shaft left the round picture."""
        r, (cx, cy) = self.radius, self.centre
        x = (cx - r * 1.12, cx - r * 0.72) if side < 0 else (cx + r * 0.72, cx + r * 1.12)
        x0, x1 = int(x[0]) // 2 * 2, int(x[1]) // 2 * 2
        y0, y1 = int(cy + r * 0.3) // 2 * 2, int(cy + r * 0.85) // 2 * 2
        outside = self._outside[y0:y1, x0:x1]
        black, u, v = yuv(_SURROUND)
        planes.y[y0:y1, x0:x1][outside] = black
        half = outside[::2, ::2]
        planes.u[y0 // 2 : y1 // 2, x0 // 2 : x1 // 2][half] = u
        planes.v[y0 // 2 : y1 // 2, x0 // 2 : x1 // 2][half] = v
