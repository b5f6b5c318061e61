"""Paint for simulated scenes: colours, anti-aliased shapes on planar YUV, textures and text.

Owner: no state, any thread. Colours are given as sRGB (0..255) and become BT.709 limited YUV once; shapes are drawn on
all three planes with sub-pixel edges. Textures are floats (h, w, 3) RGB, used only while a scene is being made.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from producer.media.frame import Bytes, Planes, frame_bytes

Rgb = tuple[int, int, int]
Yuv = tuple[int, int, int]
Point = tuple[float, float]
Texture = NDArray[np.float32]
"""(h, w, 3) RGB, 0..255."""

DARKEST, BRIGHTEST = 19, 232
"""Limits of painted luma: room for +-3 of sensor noise inside 16..235."""

_SHIFT = 4
_ARC = tuple((math.cos(math.radians(turn)), math.sin(math.radians(turn))) for turn in range(-90, 91, 30))
"""Half a circle, as (cosine, sine)."""
_ROWS = np.array(
    [[0.2126, 0.7152, 0.0722], [-0.2126 / 1.8556, -0.7152 / 1.8556, 0.5], [0.5, -0.7152 / 1.5748, -0.0722 / 1.5748]]
)
_SCALE = np.array([219.0, 224.0, 224.0]) / 255.0


@lru_cache(maxsize=256)
def yuv(rgb: Rgb) -> Yuv:
    """BT.709 limited range, luma kept within `DARKEST`..`BRIGHTEST`."""
    y, u, v = (_ROWS @ np.array(rgb, float)) * _SCALE
    return min(max(round(y + 16), DARKEST), BRIGHTEST), round(u + 128), round(v + 128)


def block_from(texture: Texture) -> Bytes:
    """An I420 block of a texture whose width divides by 4 and height by 2."""
    height, width = texture.shape[:2]
    frame_bytes(width, height)
    block = np.empty((height * 3 // 2, width), np.uint8)
    rows = (_ROWS * _SCALE[:, None]).astype(np.float32)
    block[:height] = np.clip(texture @ rows[0] + 16.5, DARKEST, BRIGHTEST)
    half = cv2.resize(texture, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    chroma = block[height:].reshape(2, height // 2, width // 2)
    chroma[0] = np.clip(half @ rows[1] + 128.5, 16, 240)
    chroma[1] = np.clip(half @ rows[2] + 128.5, 16, 240)
    return block


def polygon(planes: Planes, points: Sequence[Point], colour: Yuv) -> None:
    """Fill a polygon, given in luma pixels; parts outside the picture are cut off."""
    outline = np.array(points, np.float64)
    half = [_fixed(outline * 0.5)]
    cv2.fillPoly(planes.y, [_fixed(outline)], colour[0], cv2.LINE_AA, _SHIFT)
    cv2.fillPoly(planes.u, half, colour[1], cv2.LINE_AA, _SHIFT)
    cv2.fillPoly(planes.v, half, colour[2], cv2.LINE_AA, _SHIFT)


def tint(planes: Planes, points: Sequence[Point], luma: int) -> None:
    """Fill a polygon in luma alone: detail inside a shape of about that colour, at a third of the price."""
    cv2.fillPoly(planes.y, [_fixed(np.array(points, np.float64))], luma, cv2.LINE_AA, _SHIFT)


def ellipse(planes: Planes, centre: Point, radii: Point, colour: Yuv, angle: float = 0.0) -> None:
    """Fill an ellipse; `angle` in radians turns it clockwise."""
    polygon(planes, ellipse_points(centre, radii, angle), colour)


def capsule(
    planes: Planes, start: Point, end: Point, radius: float, colour: Yuv, end_radius: float | None = None
) -> None:
    """Fill a round-ended bar; `end_radius` makes it taper."""
    polygon(planes, capsule_points(start, end, radius, radius if end_radius is None else end_radius), colour)


def ellipse_points(centre: Point, radii: Point, angle: float = 0.0, count: int = 20) -> list[Point]:
    """Corners of an ellipse."""
    c, s = math.cos(angle), math.sin(angle)
    (x, y), (a, b) = centre, radii
    return [(x + c * a * k - s * b * m, y + s * a * k + c * b * m) for k, m in _circle(count)]


@lru_cache(maxsize=8)
def _circle(count: int) -> tuple[Point, ...]:
    turns = (2 * math.pi * step / count for step in range(count))
    return tuple((math.cos(turn), math.sin(turn)) for turn in turns)


def capsule_points(start: Point, end: Point, radius: float, end_radius: float) -> list[Point]:
    """Corners of a round-ended, perhaps tapering bar."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = math.hypot(dx, dy) or 1.0
    ux, uy = dx / far, dy / far
    found = []
    for (x, y), r, sign in ((end, end_radius, 1), (start, radius, -1)):
        along, aside = r * sign * ux, r * sign * uy
        found += [(x + c * along - s * aside, y + c * aside + s * along) for c, s in _ARC]
    return found


def quad_points(start: Point, end: Point, width: float, end_width: float) -> list[Point]:
    """Corners of a bar with square, perhaps tapering ends."""
    heading = math.atan2(end[1] - start[1], end[0] - start[0])
    nx, ny = -math.sin(heading), math.cos(heading)
    a, b = width / 2, end_width / 2
    return [
        (start[0] + nx * a, start[1] + ny * a),
        (end[0] + nx * b, end[1] + ny * b),
        (end[0] - nx * b, end[1] - ny * b),
        (start[0] - nx * a, start[1] - ny * a),
    ]


def clouds(width: int, height: int, cells: float, seed: int, octaves: int = 4) -> NDArray[np.float32]:
    """Smooth noise (h, w) in about 0..1: `cells` bumps across the height, finer ones of half the strength on top."""
    chance = np.random.default_rng(seed)
    total = np.zeros((height, width), np.float32)
    weight, sum_of_weights = 1.0, 0.0
    for _ in range(octaves):
        rows = max(2, round(cells) + 1)
        columns = max(2, round(cells * width / height) + 1)
        coarse = chance.random((rows, columns), dtype=np.float32)
        total += weight * cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
        sum_of_weights += weight
        weight, cells = weight / 2, cells * 2
    found: NDArray[np.float32] = np.clip(total / sum_of_weights, 0, 1).astype(np.float32)
    return found


def flat(width: int, height: int, colour: Rgb) -> Texture:
    """A texture of one colour."""
    return np.full((height, width, 3), colour, np.float32)


def blend(texture: Texture, colour: Rgb | Texture, share: NDArray[np.float32]) -> None:
    """Mix `colour` into a texture, in place; `share` (h, w) 0..1."""
    texture += (np.asarray(colour, np.float32) - texture) * share[..., None]


def shape(width: int, height: int, outlines: Sequence[Sequence[Point]]) -> NDArray[np.float32]:
    """Coverage (h, w) 0..1 of polygons."""
    cover = np.zeros((height, width), np.uint8)
    for outline in outlines:
        cv2.fillPoly(cover, [_fixed(np.array(outline, np.float64))], 255, cv2.LINE_AA, _SHIFT)
    return np.asarray(cover, np.float32) / np.float32(255)


def lay(
    texture: Texture,
    outlines: Sequence[Sequence[Point]],
    colour: Rgb | Texture,
    soft: float = 0.0,
    share: float = 1.0,
    holes: Sequence[Sequence[Point]] = (),
) -> None:
    """Lay polygons of `colour` (or of another texture of the same size) over a texture, in place: edges blurred by
    `soft` pixels, at `share` of full strength, without `holes`."""
    corners = np.concatenate([np.array(outline, np.float64) for outline in outlines])
    pad = 2 + 3 * soft
    high, wide = texture.shape[:2]
    x0, y0 = (max(0, int(edge - pad)) for edge in corners.min(axis=0))
    x1, y1 = (min(limit, int(edge + pad) + 1) for edge, limit in zip(corners.max(axis=0), (wide, high), strict=True))
    if x1 <= x0 or y1 <= y0:
        return
    cover = shape(x1 - x0, y1 - y0, [[(x - x0, y - y0) for x, y in outline] for outline in outlines])
    if holes:
        cover *= 1 - shape(x1 - x0, y1 - y0, [[(x - x0, y - y0) for x, y in outline] for outline in holes])
    if soft > 0:
        # A wide blur at a quarter of the size looks the same and costs a sixteenth.
        by = 4 if soft > 6 else 1
        small = cv2.resize(cover, None, fx=1 / by, fy=1 / by, interpolation=cv2.INTER_AREA) if by > 1 else cover
        small = cv2.GaussianBlur(small, (0, 0), max(0.5, soft / by))
        cover = np.asarray(cv2.resize(small, (x1 - x0, y1 - y0)) if by > 1 else small, np.float32)
    part = colour[y0:y1, x0:x1] if isinstance(colour, np.ndarray) else colour
    blend(texture[y0:y1, x0:x1], part, cover * np.float32(share))


def write(texture: Texture, at: Point, text: str, size: float, colour: Rgb, anchor: str = "lm") -> None:
    """Write text into a texture; `size` in pixels, `anchor` as in Pillow (l/m/r and t/m/b)."""
    cover = Image.new("L", (texture.shape[1], texture.shape[0]))
    ImageDraw.Draw(cover).text(at, text, fill=255, font=_font(round(size)), anchor=anchor)
    box = cover.getbbox()
    if box is None:
        return
    left, top, right, bottom = box
    blend(texture[top:bottom, left:right], colour, np.asarray(cover.crop(box), np.float32) / np.float32(255))


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    # Pillow's own font: a simulated camera must look the same on a machine without any fonts.
    return ImageFont.load_default(max(6, size))


def _fixed(outline: NDArray[np.float64]) -> NDArray[np.int32]:
    # cv2 counts from pixel centres, we from pixel corners: half a pixel, of which 1/32 rounds.
    return (outline * (1 << _SHIFT) - ((1 << _SHIFT - 1) - 0.5)).astype(np.int32)
