"""The overhead camera: drapes, the opening with the surgical field, two gloved hands at work.

Owner: one simulated source. The patient region is the face at the head of the table, at the left.
"""

from __future__ import annotations

import math

import numpy as np

from producer.media.frame import Bytes, Planes
from producer.sources.scenes.base import Scene
from producer.sources.scenes.paint import (
    Point,
    Rgb,
    Texture,
    Yuv,
    blend,
    block_from,
    capsule,
    capsule_points,
    clouds,
    ellipse,
    ellipse_points,
    flat,
    lay,
    polygon,
    quad_points,
    tint,
    write,
    yuv,
)

_DRAPE: Rgb = (44, 124, 138)
_STEEL: Rgb = (178, 184, 190)


class Overhead(Scene):
    """See the module."""

    PATIENT = ((0, 3400), (1600, 3400), (1600, 6600), (0, 6600))

    def render(self) -> Bytes:
        w, h = self.width, self.height
        y, x = np.mgrid[0:h, 0:w].astype(np.float32)
        floor = flat(w, h, (92, 100, 104))
        floor *= (0.9 + 0.2 * clouds(w, h, 8, self.seed, 4))[..., None]
        # The draped table lies across the picture; folds run from the opening outwards.
        table = flat(w, h, _DRAPE)
        folds = clouds(w, h, 4, self.seed + 1, 2)
        waves = np.sin((y / h * 9 + 5 * folds) * 2.0) * 0.5 + np.sin((x / w * 11 + 7 * folds) * 1.7) * 0.5
        weave = clouds(w, h, 160, self.seed + 2, 1)
        table *= (0.86 + 0.20 * folds + 0.09 * waves + 0.06 * (weave - 0.5))[..., None]
        outline = [(w * 0.0, h * 0.13), (w * 1.0, h * 0.10), (w * 1.0, h * 0.93), (w * 0.0, h * 0.90)]
        lay(floor, [outline], (20, 24, 26), h * 0.03, share=0.7)
        lay(floor, [outline], table)
        self._head(floor)
        self._field(floor, x, y)
        self._tray(floor)
        # The lamp lights the middle.
        far = np.hypot((x - w * 0.52) / w, (y - h * 0.52) / h)
        floor *= np.clip(1.24 - 1.25 * far**1.5, 0.3, 1.3)[..., None]
        write(floor, (w * 0.976, h * 0.955), "SIMULATED", h * 0.021, (170, 178, 182), "rm")
        return block_from(np.clip(floor, 0, 255))

    def _head(self, picture: Texture) -> None:
        """A head in a cap at the left, seen from above: what a mask on this camera is for."""
        w, h = self.width, self.height
        pillow = [(w * 0.0, h * 0.26), (w * 0.165, h * 0.26), (w * 0.165, h * 0.74), (w * 0.0, h * 0.74)]
        lay(picture, [pillow], (10, 30, 36), h * 0.03, share=0.5)
        lay(picture, [pillow], (176, 190, 196), 3)
        face = ellipse_points((w * 0.088, h * 0.5), (h * 0.098, h * 0.105), count=60)
        cap = ellipse_points((w * 0.058, h * 0.5), (h * 0.085, h * 0.118), count=60)
        lay(picture, [face, cap], (30, 40, 46), h * 0.02, share=0.45)
        lay(picture, [face], (214, 168, 144), 2)
        lay(picture, [cap], (120, 170, 196), 2)
        lay(
            picture,
            [ellipse_points((w * 0.094, h * (0.5 + s * 0.045)), (h * 0.006, h * 0.018)) for s in (-1, 1)],
            (92, 62, 52),
            1,
        )
        lay(picture, [ellipse_points((w * 0.112, h * 0.5), (h * 0.022, h * 0.013))], (196, 142, 122), 2)
        lay(picture, [ellipse_points((w * 0.133, h * 0.5), (h * 0.007, h * 0.028))], (156, 84, 84), 1)

    def _field(self, picture: Texture, x: np.ndarray, y: np.ndarray) -> None:
        w, h = self.width, self.height
        self.field: Point = (w * 0.5, h * 0.52)
        cx, cy = self.field

        def oval(k: float) -> list[Point]:
            return [
                (
                    cx + math.copysign(abs(math.cos(t)) ** 0.6, math.cos(t)) * h * 0.30 * k,
                    cy + math.copysign(abs(math.sin(t)) ** 0.6, math.sin(t)) * h * 0.20 * k,
                )
                for t in (2 * math.pi * i / 96 for i in range(96))
            ]

        lay(picture, [oval(1.16)], (8, 40, 48), h * 0.02, share=0.7)
        lay(picture, [oval(1.10)], (66, 156, 168), 2)
        skin = flat(w, h, (208, 150, 112))
        skin *= (0.92 + 0.16 * clouds(w, h, 30, self.seed + 3, 3))[..., None]
        lay(skin, [oval(0.94)], (186, 108, 60), h * 0.04, share=0.5)  # iodine
        lay(picture, [oval(1.0)], skin, 1.5)
        wound = ellipse_points((cx, cy), (h * 0.175, h * 0.082), count=64)
        meat = flat(w, h, (158, 34, 36))
        meat *= (0.6 + 0.8 * clouds(w, h, 26, self.seed + 4, 4))[..., None]
        blend(meat, (226, 176, 100), np.clip((clouds(w, h, 16, self.seed + 5, 2) - 0.62) * 8, 0, 0.8))
        lay(picture, [ellipse_points((cx, cy), (h * 0.187, h * 0.092), count=64)], (226, 178, 110), 1.5)
        lay(picture, [wound], meat, 1.5)
        depth = np.hypot((x - cx) / (h * 0.175), (y - cy) / (h * 0.082))
        blend(picture, (44, 4, 8), (np.clip(1 - depth, 0, 1) ** 0.7 * 0.75).astype(np.float32))
        # A self-retaining retractor holds it open.
        for side in (-1, 1):
            arm = quad_points(
                (cx - h * 0.23, cy + side * h * 0.115), (cx + h * 0.23, cy + side * h * 0.115), h * 0.018, h * 0.018
            )
            blades = [
                quad_points(
                    (cx + k * h * 0.10, cy + side * h * 0.12),
                    (cx + k * h * 0.10, cy + side * h * 0.055),
                    h * 0.020,
                    h * 0.032,
                )
                for k in (-1, 1)
            ]
            lay(picture, [arm, *blades], (30, 16, 14), h * 0.012, share=0.5)
            lay(picture, [arm, *blades], _STEEL)
            shine = quad_points(
                (cx - h * 0.22, cy + side * h * 0.112), (cx + h * 0.22, cy + side * h * 0.112), h * 0.004, h * 0.004
            )
            lay(picture, [shine], (244, 246, 248))

    def _tray(self, picture: Texture) -> None:
        w, h = self.width, self.height
        left, top, right, bottom = w * 0.76, h * 0.16, w * 0.985, h * 0.50
        tray = [(left, top), (right, top), (right, bottom), (left, bottom)]
        lay(picture, [tray], (8, 30, 36), h * 0.03, share=0.7)
        lay(picture, [tray], (196, 206, 210))
        inner = [
            (left + h * 0.012, top + h * 0.012),
            (right - h * 0.012, top + h * 0.012),
            (right - h * 0.012, bottom - h * 0.012),
            (left + h * 0.012, bottom - h * 0.012),
        ]
        lay(picture, [inner], (98, 150, 164))
        for row in range(6):
            y = top + h * (0.045 + row * 0.051)
            x0, x1 = left + h * 0.05, right - h * (0.06 + 0.03 * (row % 3))
            tools = [capsule_points((x0, y), (x1, y), h * 0.005, h * 0.0022)]
            if row % 2:
                tools.append(capsule_points((x0 + h * 0.05, y - h * 0.014), (x1 - h * 0.08, y), h * 0.0045, h * 0.002))
                rings = [ellipse_points((x0, y + s * h * 0.012), (h * 0.016, h * 0.012)) for s in (-1, 1)]
                holes = [ellipse_points((x0, y + s * h * 0.012), (h * 0.010, h * 0.007)) for s in (-1, 1)]
                lay(picture, rings, (208, 212, 216), holes=holes)
            lay(picture, tools, (30, 60, 70), 4, share=0.5)
            lay(picture, tools, (214, 218, 222))

    def draw(self, planes: Planes, moment: float) -> None:
        h = self.height
        cx, cy = self.field
        a = (cx - h * (0.09 + 0.025 * math.sin(moment * 1.1)), cy + h * (0.03 + 0.02 * math.sin(moment * 1.7)))
        b = (cx + h * (0.07 + 0.03 * math.sin(moment * 0.8 + 1)), cy - h * 0.02 * math.sin(moment * 1.3))
        self._hand(planes, (cx - h * 0.42, h * 1.06), a, -1, moment)
        self._hand(planes, (cx + h * 0.52, h * 1.05), b, 1, moment * 1.2 + 2)

    def _hand(self, planes: Planes, elbow: Point, tip: Point, side: int, moment: float) -> None:
        """A sleeve, a gloved hand and the instrument it holds at `tip`; `side` -1 is the left hand."""
        h = self.height
        dx, dy = tip[0] - elbow[0], tip[1] - elbow[1]
        far = math.hypot(dx, dy)
        ux, uy = dx / far, dy / far
        nx, ny = -uy * side, ux * side

        def at(along: float, aside: float) -> Point:
            return tip[0] + (ux * along + nx * aside) * h, tip[1] + (uy * along + ny * aside) * h

        sleeve, cuff, glove = yuv((34, 98, 122)), yuv((190, 206, 210)), yuv((222, 212, 190))
        lit, shade, sleeve_lit = 214, 168, 112
        grip = 0.012 * math.sin(moment * 2.1)
        turn = math.atan2(uy, ux)

        def bar(start: Point, end: Point, radius: float, end_radius: float) -> list[Point]:
            return capsule_points(start, end, radius * h, end_radius * h)

        # The instrument lies under the fingers.
        polygon(planes, quad_points(at(-0.24, -0.022), at(0.0, 0.0), 0.013 * h, 0.004 * h), yuv((120, 126, 132)))
        tint(planes, quad_points(at(-0.24, -0.026), at(0.0, -0.001), 0.005 * h, 0.002 * h), 224)
        # Sleeve and cuff.
        capsule(planes, at(-0.80, 0.02), at(-0.335, 0.0), 0.088 * h, sleeve, 0.062 * h)
        tint(planes, bar(at(-0.80, -0.012), at(-0.345, -0.02), 0.036, 0.024), sleeve_lit)
        capsule(planes, at(-0.33, -0.040), at(-0.33, 0.040), 0.016 * h, cuff)
        # Palm, then fingers from the far one to the near one, thumb last; each with a darker edge in luma.
        ellipse(planes, at(-0.245, 0.004), (0.090 * h, 0.063 * h), glove, turn)
        tint(planes, ellipse_points(at(-0.25, -0.008), (0.066 * h, 0.040 * h), turn), 210)
        tint(planes, ellipse_points(at(-0.255, -0.014), (0.044 * h, 0.022 * h), turn), lit)
        fingers = ((0.052, 0.050, -0.105), (0.030, 0.030, -0.085), (0.008, 0.006, -0.068), (-0.016, -0.012, -0.060))
        for base, bend, end in fingers:
            knuckle = at(-0.185, base)
            joint = at(-0.115, bend + grip)
            nail = at(end + grip * 0.4, bend * 0.35 - 0.006)
            self._finger(planes, (knuckle, joint, nail), 0.0165, glove, shade, lit)
        self._finger(
            planes, (at(-0.24, -0.050), at(-0.165, -0.060 - grip), at(-0.095, -0.026)), 0.0185, glove, shade, lit
        )

    def _finger(
        self, planes: Planes, joints: tuple[Point, Point, Point], thick: float, glove: Yuv, shade: int, lit: int
    ) -> None:
        h = self.height
        base, joint, nail = joints
        for start, end, a, b in ((base, joint, thick + 0.003, thick), (joint, nail, thick, thick * 0.72)):
            capsule(planes, start, end, a * h, (shade, glove[1], glove[2]), b * h)
        for start, end, a, b in (
            (base, joint, thick, thick - 0.003),
            (joint, nail, thick - 0.003, thick * 0.72 - 0.003),
        ):
            tint(planes, capsule_points(start, end, a * h, b * h), glove[0])
        tint(planes, capsule_points(base, joint, 0.005 * h, 0.004 * h), lit)
