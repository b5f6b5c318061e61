"""A test card: colour bars, a grey stair, a circle and a hand that turns once a second.

Owner: one simulated source. It shows nothing of a patient; the canary goes into the white plate in the middle. There
is no magenta bar: that colour belongs to the canary.
"""

from __future__ import annotations

import math

from producer.media.frame import Bytes, Planes
from producer.sources.scenes.base import Scene
from producer.sources.scenes.paint import Rgb, block_from, ellipse_points, flat, lay, polygon, quad_points, write, yuv

_BARS: tuple[Rgb, ...] = ((191, 191, 191), (191, 191, 0), (0, 191, 191), (0, 191, 0), (191, 0, 0), (0, 0, 191))


class Card(Scene):
    """See the module."""

    PATIENT = ((4000, 6300), (6000, 6300), (6000, 7300), (4000, 7300))

    def render(self) -> Bytes:
        w, h = self.width, self.height
        card = flat(w, h, (34, 38, 44))
        top, bars = round(h * 0.10), round(h * 0.56)
        for index, colour in enumerate(_BARS):
            card[top:bars, w * index // len(_BARS) : w * (index + 1) // len(_BARS)] = colour
        for step in range(12):
            grey = round(255 * step / 11)
            card[round(h * 0.84) : round(h * 0.94), w * step // 12 : w * (step + 1) // 12] = grey
        self.centre = (w * 0.5, h * 0.5)
        self.radius = h * 0.36
        ring, hole = (ellipse_points(self.centre, (r, r), count=160) for r in (self.radius, self.radius * 0.985))
        lay(card, [ring], (240, 240, 240), holes=[hole])
        card[round(h * 0.63) : round(h * 0.73), round(w * 0.4) : round(w * 0.6)] = (232, 234, 236)
        write(card, (w * 0.5, h * 0.68), "TEST CARD", h * 0.05, (20, 24, 30), "mm")
        write(card, (w * 0.03, h * 0.78), f"SIMULATED  {w} x {h}", h * 0.03, (200, 206, 212))
        return block_from(card)

    def draw(self, planes: Planes, moment: float) -> None:
        turn = 2 * math.pi * (moment % 1.0)
        (cx, cy), r = self.centre, self.radius * 0.94
        tip = (cx + r * math.sin(turn), cy - r * math.cos(turn))
        polygon(planes, quad_points((cx, cy), tip, r * 0.05, r * 0.012), yuv((250, 250, 250)))
