"""The room camera: the theatre from a corner, people in scrubs at the table and walking about, surgical lamps.

Owner: one simulated source. The patient region is the face on the pillow, at the left end of the table.
"""

from __future__ import annotations

import math

import numpy as np

from producer.media.frame import Bytes, Planes, planes_of
from producer.sources.scenes.base import Scene
from producer.sources.scenes.paint import (
    Point,
    Rgb,
    Texture,
    block_from,
    capsule,
    clouds,
    ellipse,
    ellipse_points,
    flat,
    lay,
    polygon,
    quad_points,
    shape,
    tint,
    write,
    yuv,
)

_GOWN: Rgb = (46, 128, 152)
_SCRUBS: Rgb = (58, 104, 168)
_GREEN: Rgb = (52, 138, 112)
_SKIN: Rgb = (206, 160, 136)


class Room(Scene):
    """See the module."""

    PATIENT = ((2350, 5150), (3350, 5150), (3350, 6350), (2350, 6350))

    def render(self) -> Bytes:
        w, h = self.width, self.height
        y, x = np.mgrid[0:h, 0:w].astype(np.float32)
        wall = flat(w, h, (150, 172, 174))
        wall *= (1.05 - 0.25 * np.abs(x / w - 0.5) - 0.1 * y / h)[..., None]
        horizon = h * 0.60
        ground = flat(w, h, (112, 124, 128))
        ground *= (0.72 + 0.5 * (y / h - 0.55) + 0.05 * clouds(w, h, 60, self.seed, 2))[..., None]
        picture = wall
        lay(picture, [[(0, horizon), (w, horizon), (w, h), (0, h)]], ground)
        # Ceiling with light panels, in perspective.
        lay(
            picture,
            [[(0, 0), (w, 0), (w, h * 0.085), (w * 0.84, h * 0.15), (w * 0.16, h * 0.15), (0, h * 0.085)]],
            (120, 132, 136),
        )
        for k in (-1, 0, 1):
            a, b = w * (0.5 + k * 0.21), w * (0.5 + k * 0.25)
            panel = [
                (a - w * 0.06, h * 0.13),
                (a + w * 0.06, h * 0.13),
                (b + w * 0.075, h * 0.075),
                (b - w * 0.075, h * 0.075),
            ]
            lay(picture, [panel], (255, 255, 250), h * 0.03, share=0.6)
            lay(picture, [panel], (246, 250, 248))
        lay(picture, [[(0, horizon - h * 0.012), (w, horizon - h * 0.012), (w, horizon), (0, horizon)]], (92, 108, 112))
        for k in range(1, 6):
            seam = quad_points((w * k / 6, h * 0.16), (w * k / 6, horizon - h * 0.012), w * 0.0016, w * 0.0016)
            lay(picture, [seam], (116, 138, 140), share=0.6)
        self._door(picture)
        self._screens(picture)
        self._tower(picture)
        self._table(picture)
        self._lamps(picture)
        far = np.hypot((x - w * 0.48) / w, (y - h * 0.55) / h)
        picture *= np.clip(1.16 - 0.95 * far**1.6, 0.4, 1.2)[..., None]
        write(picture, (w * 0.976, h * 0.955), "SIMULATED", h * 0.021, (190, 198, 202), "rm")
        return block_from(np.clip(picture, 0, 255))

    def _door(self, picture: Texture) -> None:
        w, h = self.width, self.height
        lay(
            picture,
            [[(w * 0.865, h * 0.26), (w * 0.965, h * 0.26), (w * 0.965, h * 0.60), (w * 0.865, h * 0.60)]],
            (104, 122, 130),
        )
        lay(
            picture,
            [[(w * 0.870, h * 0.27), (w * 0.960, h * 0.27), (w * 0.960, h * 0.60), (w * 0.870, h * 0.60)]],
            (172, 186, 186),
        )
        lay(
            picture,
            [[(w * 0.895, h * 0.31), (w * 0.935, h * 0.31), (w * 0.935, h * 0.40), (w * 0.895, h * 0.40)]],
            (74, 96, 108),
        )

    def _screens(self, picture: Texture) -> None:
        w, h = self.width, self.height
        for left, top, wide, high in ((0.30, 0.21, 0.15, 0.15), (0.47, 0.21, 0.15, 0.15)):
            box = [
                (w * left, h * top),
                (w * (left + wide), h * top),
                (w * (left + wide), h * (top + high)),
                (w * left, h * (top + high)),
            ]
            lay(picture, [box], (30, 36, 40), h * 0.008, share=0.6)
            lay(picture, [box], (22, 26, 30))
        self.scope: Point = (w * 0.375, h * 0.285)
        lay(picture, [ellipse_points(self.scope, (h * 0.066, h * 0.066), count=48)], (186, 86, 78))
        lay(picture, [ellipse_points((w * 0.382, h * 0.295), (h * 0.032, h * 0.024), 0.5)], (224, 160, 110), 3)
        self.trace = (w * 0.48, h * 0.235, w * 0.61, h * 0.335)
        for row, colour in enumerate(((96, 226, 122), (255, 92, 84), (84, 214, 236))):
            y = h * (0.245 + 0.038 * row)
            lay(picture, [quad_points((w * 0.478, y), (w * 0.565, y), h * 0.003, h * 0.003)], colour)
            lay(
                picture,
                [
                    [
                        (w * 0.578, y - h * 0.012),
                        (w * 0.608, y - h * 0.012),
                        (w * 0.608, y + h * 0.012),
                        (w * 0.578, y + h * 0.012),
                    ]
                ],
                colour,
                share=0.85,
            )

    def _tower(self, picture: Texture) -> None:
        """The anaesthetist's machine at the left."""
        w, h = self.width, self.height
        body = [(w * 0.045, h * 0.42), (w * 0.145, h * 0.42), (w * 0.150, h * 0.80), (w * 0.040, h * 0.80)]
        lay(picture, [body], (30, 36, 40), h * 0.02, share=0.5)
        lay(picture, [body], (202, 210, 212))
        for k in range(4):
            y = h * (0.56 + 0.055 * k)
            lay(
                picture,
                [[(w * 0.055, y), (w * 0.135, y), (w * 0.135, y + h * 0.042), (w * 0.055, y + h * 0.042)]],
                (168, 180, 186),
            )
        lay(
            picture,
            [[(w * 0.040, h * 0.32), (w * 0.150, h * 0.32), (w * 0.150, h * 0.43), (w * 0.040, h * 0.43)]],
            (26, 32, 38),
        )
        for k, colour in enumerate(((96, 226, 122), (246, 214, 92), (84, 214, 236))):
            y = h * (0.345 + 0.030 * k)
            lay(picture, [quad_points((w * 0.048, y), (w * 0.118, y), h * 0.004, h * 0.004)], colour)
            lay(picture, [ellipse_points((w * 0.134, y), (h * 0.009, h * 0.009))], colour)

    def _table(self, picture: Texture) -> None:
        w, h = self.width, self.height
        lay(
            picture,
            [ellipse_points((w * 0.46, h * 0.865), (w * 0.25, h * 0.05), count=60)],
            (30, 36, 40),
            h * 0.03,
            share=0.7,
        )
        lay(picture, [quad_points((w * 0.46, h * 0.68), (w * 0.46, h * 0.86), w * 0.06, w * 0.09)], (128, 138, 144))
        drape = [
            (w * 0.325, h * 0.615),
            (w * 0.345, h * 0.575),
            (w * 0.46, h * 0.535),
            (w * 0.57, h * 0.57),
            (w * 0.685, h * 0.60),
            (w * 0.70, h * 0.63),
            (w * 0.69, h * 0.79),
            (w * 0.62, h * 0.765),
            (w * 0.54, h * 0.80),
            (w * 0.45, h * 0.77),
            (w * 0.38, h * 0.80),
            (w * 0.335, h * 0.77),
        ]
        bed = [(w * 0.225, h * 0.635), (w * 0.345, h * 0.635), (w * 0.345, h * 0.685), (w * 0.225, h * 0.685)]
        lay(picture, [bed], (60, 70, 76))
        pillow = [(w * 0.232, h * 0.60), (w * 0.330, h * 0.60), (w * 0.335, h * 0.642), (w * 0.228, h * 0.642)]
        lay(picture, [pillow], (216, 224, 226), h * 0.006)
        lay(picture, [ellipse_points((w * 0.288, h * 0.582), (h * 0.050, h * 0.042))], _SKIN, 1)
        lay(picture, [ellipse_points((w * 0.266, h * 0.582), (h * 0.034, h * 0.046))], (126, 172, 196), 1)
        lay(
            picture,
            [ellipse_points((w * 0.313, h * 0.572), (h * 0.018, h * 0.024), 0.3)],
            (196, 224, 228),
            1,
            share=0.8,
        )
        cloth = flat(w, h, (50, 138, 152))
        y, x = np.mgrid[0:h, 0:w].astype(np.float32)
        cloth *= (0.82 + 0.15 * np.sin(x / w * 62 + 5 * clouds(w, h, 5, self.seed + 1, 1)) + 0.35 * (0.68 - y / h))[
            ..., None
        ]
        lay(picture, [drape], cloth)
        # Whoever walks behind the table is behind all of this.
        foot = quad_points((w * 0.46, h * 0.68), (w * 0.46, h * 0.86), w * 0.06, w * 0.09)
        head = ellipse_points((w * 0.284, h * 0.582), (h * 0.075, h * 0.050))
        x0, x1, y0, y1 = (round(v) // 2 * 2 for v in (w * 0.22, w * 0.71, h * 0.52, h * 0.87))
        outlines = [[(px - x0, py - y0) for px, py in part] for part in (drape, bed, pillow, foot, head)]
        self._front = (y0, x0, shape(x1 - x0, y1 - y0, outlines) > 0.5)
        lay(picture, [ellipse_points((w * 0.475, h * 0.572), (w * 0.036, h * 0.017))], (206, 146, 112), 1)
        lay(picture, [ellipse_points((w * 0.475, h * 0.573), (w * 0.018, h * 0.008))], (150, 34, 36), 1)

    def _lamps(self, picture: Texture) -> None:
        w, h = self.width, self.height
        for x, y, size, arm in ((0.395, 0.405, 0.072, 0.46), (0.60, 0.385, 0.064, 0.53)):
            lay(
                picture,
                [
                    quad_points((w * arm, h * 0.12), (w * arm, h * 0.20), h * 0.02, h * 0.02),
                    quad_points((w * arm, h * 0.19), (w * x, h * (y - 0.03)), h * 0.016, h * 0.014),
                ],
                (206, 212, 214),
            )
            beam = [(w * (x - 0.03), h * y), (w * (x + 0.03), h * y), (w * 0.53, h * 0.60), (w * 0.41, h * 0.60)]
            lay(picture, [beam], (255, 255, 240), h * 0.03, share=0.16)
            lay(
                picture, [ellipse_points((w * x, h * y), (h * size * 1.25, h * size * 0.52), count=48)], (224, 230, 232)
            )
            lay(
                picture,
                [ellipse_points((w * x, h * (y + 0.008)), (h * size * 1.1, h * size * 0.40), count=48)],
                (255, 255, 246),
                h * 0.012,
            )
            for k in range(6):
                turn = math.pi * k / 3
                bulb = (w * x + math.cos(turn) * h * size * 0.62, h * (y + 0.008) + math.sin(turn) * h * size * 0.22)
                lay(picture, [ellipse_points(bulb, (h * 0.014, h * 0.008))], (255, 255, 255))

    def draw(self, planes: Planes, moment: float) -> None:
        w, h = self.width, self.height
        self._screens_live(planes, moment)
        # Behind the table: the surgeon and the assistant; a nurse walks along the wall.
        walk = (moment * 0.045) % 2.0
        stride, ahead = (walk, 1) if walk < 1 else (2 - walk, -1)
        self._walker(planes, (w * (0.20 + 0.62 * stride), h * 0.74), h * 0.40, moment * 4.2, ahead, _GREEN)
        lean = math.sin(moment * 0.8)
        self._gowned(planes, (w * 0.415 + lean * w * 0.003, h * 0.62), h * 0.36, moment)
        self._gowned(planes, (w * 0.555 - lean * w * 0.003, h * 0.625), h * 0.35, moment * 1.2 + 2)
        self._restore_table(planes)
        for x, k in ((0.415, 1.0), (0.555, 1.2)):
            for side in (-1, 1):
                hand = (w * (x + side * 0.018 + 0.006 * math.sin(moment * 1.7 * k + side)), h * (0.566 + 0.004 * side))
                polygon(
                    planes,
                    quad_points((hand[0] + side * w * 0.035, h * 0.535), hand, h * 0.040, h * 0.028),
                    yuv((40, 112, 134)),
                )
                ellipse(planes, hand, (h * 0.016, h * 0.013), yuv((228, 220, 198)))
        # In front: the scrub nurse at the right end, seen from behind; the anaesthetist sits beyond the head.
        self._walker(
            planes,
            (w * 0.745 + math.sin(moment * 0.6) * w * 0.006, h * 0.93),
            h * 0.56,
            0.4 * math.sin(moment),
            -1,
            _SCRUBS,
        )

    def _restore_table(self, planes: Planes) -> None:
        """Put the draped table back in front of those who stand behind it."""
        y0, x0, front = self._front
        high, wide = front.shape
        for to, part, k in zip(planes, planes_of(self.background), (1, 2, 2), strict=True):
            box = (slice(y0 // k, (y0 + high) // k), slice(x0 // k, (x0 + wide) // k))
            np.copyto(to[box], part[box], where=front[::k, ::k])

    def _screens_live(self, planes: Planes, moment: float) -> None:
        h, (x, y) = self.height, self.scope
        tip = (x + h * 0.02 * math.sin(moment), y + h * 0.012 * math.cos(moment * 1.3))
        polygon(planes, quad_points((x - h * 0.052, y + h * 0.040), tip, h * 0.010, h * 0.006), yuv((40, 42, 46)))
        left, top, right, bottom = self.trace
        at = left + (right - left) * 0.52 * (moment / 3 % 1.0)
        polygon(planes, [(at, top), (at + h * 0.008, top), (at + h * 0.008, bottom), (at, bottom)], yuv((10, 14, 16)))

    def _gowned(self, planes: Planes, waist: Point, tall: float, moment: float) -> None:
        """Somebody behind the table: head with cap and mask, shoulders, arms reaching into the field."""
        x, y = waist
        gown = yuv(_GOWN)
        nod = math.sin(moment * 1.1) * tall * 0.012
        shoulder = y - tall * 0.52
        polygon(
            planes,
            [
                (x - tall * 0.20, shoulder + tall * 0.08),
                (x - tall * 0.10, shoulder),
                (x + tall * 0.10, shoulder),
                (x + tall * 0.20, shoulder + tall * 0.08),
                (x + tall * 0.22, y),
                (x - tall * 0.22, y),
            ],
            gown,
        )
        tint(planes, quad_points((x, shoulder + tall * 0.06), (x, y), tall * 0.10, tall * 0.16), gown[0] + 10)
        self._head(planes, (x, shoulder - tall * 0.13 + nod), tall * 0.098, (120, 178, 200))
        for side in (-1, 1):
            elbow = (x + side * tall * 0.235, y - tall * 0.20)
            capsule(planes, (x + side * tall * 0.18, shoulder + tall * 0.10), elbow, tall * 0.058, gown, tall * 0.05)

    def _head(self, planes: Planes, centre: Point, size: float, cap: Rgb) -> None:
        x, y = centre
        polygon(planes, quad_points((x, y), (x, y + size * 1.5), size * 0.8, size * 0.9), yuv(_SKIN))
        ellipse(planes, (x, y), (size * 0.86, size * 1.08), yuv(_SKIN))
        polygon(
            planes,
            [
                (x - size * 0.84, y + size * 0.1),
                (x + size * 0.84, y + size * 0.1),
                (x + size * 0.6, y + size * 0.95),
                (x, y + size * 1.12),
                (x - size * 0.6, y + size * 0.95),
            ],
            yuv((176, 208, 216)),
        )
        polygon(
            planes,
            [
                (x - size * 0.95, y - size * 0.22),
                (x - size * 0.82, y - size * 0.8),
                (x - size * 0.35, y - size * 1.22),
                (x + size * 0.35, y - size * 1.22),
                (x + size * 0.82, y - size * 0.8),
                (x + size * 0.95, y - size * 0.22),
            ],
            yuv(cap),
        )
        tint(
            planes,
            quad_points((x - size * 0.5, y - size * 0.02), (x + size * 0.5, y - size * 0.02), size * 0.16, size * 0.16),
            84,
        )

    def _walker(self, planes: Planes, feet: Point, tall: float, phase: float, ahead: int, colour: Rgb) -> None:
        """Somebody on foot, side on; `phase` in radians of stride."""
        x, y = feet
        cloth, swing = yuv(colour), math.sin(phase)
        dark = (max(30, cloth[0] - 22), cloth[1], cloth[2])
        hip = (x, y - tall * 0.48 + abs(swing) * tall * 0.006)
        ellipse(planes, (x, y), (tall * 0.13, tall * 0.022), yuv((70, 78, 82)))
        for side, tone in ((-1, dark), (1, cloth)):
            knee = (hip[0] + side * swing * tall * 0.07 + ahead * tall * 0.015, y - tall * 0.25)
            foot = (
                hip[0] + side * swing * tall * 0.12,
                y - tall * 0.02 - max(0.0, side * math.cos(phase)) * tall * 0.02 * abs(swing),
            )
            capsule(planes, hip, knee, tall * 0.058, tone, tall * 0.045)
            capsule(planes, knee, foot, tall * 0.045, tone, tall * 0.030)
            capsule(
                planes,
                foot,
                (foot[0] + ahead * tall * 0.05, foot[1] + tall * 0.006),
                tall * 0.022,
                yuv((222, 226, 228)),
            )
        shoulder = (x + ahead * tall * 0.01, hip[1] - tall * 0.29)
        back = (shoulder[0] - swing * tall * 0.06, shoulder[1] + tall * 0.26)
        capsule(planes, shoulder, back, tall * 0.036, dark, tall * 0.026)
        capsule(planes, hip, shoulder, tall * 0.085, cloth, tall * 0.078)
        tint(planes, quad_points(hip, shoulder, tall * 0.03, tall * 0.03), cloth[0] + 9)
        front = (shoulder[0] + swing * tall * 0.08 + ahead * tall * 0.03, shoulder[1] + tall * 0.25)
        capsule(planes, shoulder, front, tall * 0.038, (cloth[0] - 8, cloth[1], cloth[2]), tall * 0.028)
        ellipse(planes, front, (tall * 0.024, tall * 0.026), yuv(_SKIN))
        self._head(planes, (x + ahead * tall * 0.025, shoulder[1] - tall * 0.115), tall * 0.060, (116, 170, 196))
