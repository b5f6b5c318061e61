"""Planar picture maths against the BT.709 figures and against slow, exact numpy."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from producer.media.frame import Bytes, Planes, new_block, planes_of
from producer.media.planes import copy, from_rgb, scale_into, thumbnail_rgb32

BARS = {
    (255, 255, 255): (235, 128, 128),
    (255, 255, 0): (219, 16, 138),
    (0, 255, 255): (188, 154, 16),
    (0, 255, 0): (173, 42, 26),
    (255, 0, 255): (78, 214, 230),
    (255, 0, 0): (63, 102, 240),
    (0, 0, 255): (32, 240, 118),
    (0, 0, 0): (16, 128, 128),
}
"""100 % colour bars: R G B -> Y U V, from ITU-R BT.709."""


def noise(width: int, height: int, seed: int = 3) -> Bytes:
    return np.random.default_rng(seed).integers(16, 236, (height * 3 // 2, width), np.uint8)


def smooth(width: int, height: int) -> Bytes:
    """A picture without sharp edges, so that every decent scaler agrees."""
    block = new_block(width, height)
    for plane, (a, b) in zip(planes_of(block), ((1.0, 0.5), (0.3, 0.8), (0.9, 0.1)), strict=True):
        h, w = plane.shape
        y, x = np.mgrid[0:h, 0:w]
        plane[:] = 126 + 100 * np.sin(a * 3 * x / w) * np.cos(b * 3 * y / h)
    return block


def exact_rgb(y: Bytes, u: Bytes, v: Bytes) -> NDArray[np.float64]:
    """BT.709 limited range to full range R G B, in float64, by the standard's own equations."""
    luma = (y.astype(np.float64) - 16) / 219
    blue, red = (u.astype(np.float64) - 128) / 224, (v.astype(np.float64) - 128) / 224
    r, b = luma + 1.5748 * red, luma + 1.8556 * blue
    g = (luma - 0.2126 * r - 0.0722 * b) / 0.7152
    return np.asarray(np.clip(np.stack([r, g, b], axis=-1) * 255, 0, 255), np.float64)


def mean_pool(plane: Bytes, times: int) -> NDArray[np.float64]:
    h, w = plane.shape
    pooled = plane.reshape(h // times, times, w // times, times).mean(axis=(1, 3), dtype=np.float64)
    return np.asarray(pooled, np.float64)


@pytest.mark.parametrize(("rgb", "yuv"), BARS.items())
def test_colour_bars_have_the_bt709_values(rgb: tuple[int, ...], yuv: tuple[int, ...]) -> None:
    planes = planes_of(from_rgb(np.full((8, 16, 3), rgb, np.uint8)))
    assert [int(plane[2, 2]) for plane in planes] == list(yuv)
    assert all((plane == plane[0, 0]).all() for plane in planes)
    out = np.zeros((8, 16, 4), np.uint8)
    thumbnail_rgb32(planes, out)
    assert np.abs(out[..., 2::-1].astype(int) - rgb).max() <= 2
    assert (out[..., 3] == 255).all()


def test_every_colour_comes_back_from_yuv() -> None:
    """Through 8 bits of limited range and back: at most 3 levels away."""
    rgb = np.random.default_rng(5).integers(0, 256, (64, 64, 3), np.uint8).repeat(2, axis=0).repeat(2, axis=1)
    out = np.zeros((64, 64, 4), np.uint8)
    thumbnail_rgb32(planes_of(from_rgb(rgb)), out)
    assert np.abs(out[..., 2::-1].astype(int) - rgb[::2, ::2]).max() <= 3


def test_chroma_of_a_drawing_is_the_mean_of_four() -> None:
    rgb = np.random.default_rng(6).integers(0, 256, (12, 16, 3), np.uint8)
    exact = rgb.astype(np.float64) / 255
    y = exact @ [0.2126, 0.7152, 0.0722]
    u = 128 + 224 * (exact[..., 2] - y) / 1.8556
    v = 128 + 224 * (exact[..., 0] - y) / 1.5748
    pool = [plane.reshape(6, 2, 8, 2).mean(axis=(1, 3)) for plane in (u, v)]
    for got, want in zip(planes_of(from_rgb(rgb)), (16 + 219 * y, *pool), strict=True):
        assert np.abs(got - want).max() <= 0.51


def test_the_thumbnail_matrix_is_exact_to_one_level() -> None:
    """All of Y against a grid of U and V, far outside what a camera makes."""
    y = np.tile(np.arange(256, dtype=np.uint8), (512, 1)).repeat(2, axis=1).repeat(2, axis=0)
    grid = np.random.default_rng(2).integers(0, 256, (2, 512, 256), np.uint8)
    planes = Planes(y, grid[0], grid[1])
    out = np.zeros((512, 256, 4), np.uint8)
    thumbnail_rgb32(planes, out)
    want = exact_rgb(y[::2, ::2], grid[0], grid[1])
    assert np.abs(out[..., 2::-1] - want).max() <= 1.01


def test_a_quarter_thumbnail_is_the_mean_of_the_pixels() -> None:
    block = noise(64, 32)
    planes = planes_of(block)
    out = np.zeros((8, 16, 4), np.uint8)
    thumbnail_rgb32(planes, out)
    small = [np.rint(mean_pool(plane, times)).astype(np.uint8) for plane, times in zip(planes, (4, 2, 2), strict=True)]
    want = exact_rgb(small[0], small[1], small[2])
    assert np.abs(out[..., 2::-1] - want).max() <= 4, "two roundings to whole levels of YUV"


@pytest.mark.parametrize("size", [(480, 270), (400, 225), (333, 187), (213, 120), (640, 360), (1280, 720), (17, 9)])
def test_thumbnails_of_any_size_show_the_whole_picture(size: tuple[int, int]) -> None:
    width, height = size
    out = np.zeros((height, width, 4), np.uint8)
    planes = planes_of(smooth(640, 360))
    thumbnail_rgb32(planes, out)
    rows, columns = ((np.arange(n) + 0.5) * full / n for n, full in ((height, 360), (width, 640)))
    at = np.ix_(rows.astype(int), columns.astype(int))
    half = np.ix_((rows / 2).astype(int), (columns / 2).astype(int))
    want = exact_rgb(planes.y[at], planes.u[half], planes.v[half])
    assert np.abs(out[..., 2::-1] - want).mean() < 3


def test_a_thumbnail_may_be_drawn_into_a_view_and_nowhere_else() -> None:
    canvas = np.full((20, 40, 4), 9, np.uint8)
    thumbnail_rgb32(planes_of(new_block(64, 32)), canvas[2:10, 4:20])
    assert (canvas[2:10, 4:20] == (0, 0, 0, 255)).all()
    canvas[2:10, 4:20] = 9
    assert (canvas == 9).all()


@pytest.mark.parametrize("shape", [(8, 16), (8, 16, 3)])
def test_wrong_shapes_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="not a thumbnail"):
        thumbnail_rgb32(planes_of(new_block(64, 32)), np.zeros(shape, np.uint8))
    with pytest.raises(ValueError, match="not an RGB"):
        from_rgb(np.zeros((8, 16, 4), np.uint8))
    with pytest.raises(ValueError, match="picture size"):
        from_rgb(np.zeros((8, 18, 3), np.uint8))


def test_the_same_size_is_copied_exactly_and_only_into_its_box() -> None:
    src, dst = noise(32, 16), new_block(64, 48)
    scale_into(planes_of(src), planes_of(dst), 10, 6, 32, 16)
    left = planes_of(dst)
    for a, b, half in zip(planes_of(src), left, (1, 2, 2), strict=True):
        box = b[6 // half : 22 // half, 10 // half : 42 // half]
        assert np.array_equal(a, box)
        box[:] = 16 if half == 1 else 128
    assert np.array_equal(dst, new_block(64, 48))
    other = new_block(32, 16)
    copy(planes_of(src), planes_of(other))
    assert np.array_equal(src, other)


def test_halving_is_the_mean_of_four() -> None:
    src, dst = noise(64, 32), new_block(64, 32)
    scale_into(planes_of(src), planes_of(dst), 0, 0, 32, 16)
    for a, b in zip(planes_of(src), planes_of(dst), strict=True):
        h, w = a.shape
        assert np.abs(b[: h // 2, : w // 2] - mean_pool(a, 2)).max() <= 0.51


@pytest.mark.parametrize(
    "box", [(0, 0, 640, 360), (20, 40, 426, 240), (2, 2, 100, 56), (0, 10, 638, 200), (4, 0, 90, 358)]
)
def test_scaling_keeps_the_picture_in_its_box(box: tuple[int, int, int, int]) -> None:
    x, y, width, height = box
    src, dst = smooth(320, 180), np.full((540, 640), 7, np.uint8)
    scale_into(planes_of(src), planes_of(dst), *box)
    for a, b, half in zip(planes_of(src), planes_of(dst), (1, 2, 2), strict=True):
        drawn = b[y // half : (y + height) // half, x // half : (x + width) // half]
        rows = ((np.arange(drawn.shape[0]) + 0.5) * a.shape[0] / drawn.shape[0]).astype(int)
        columns = ((np.arange(drawn.shape[1]) + 0.5) * a.shape[1] / drawn.shape[1]).astype(int)
        assert np.abs(drawn - a[np.ix_(rows, columns)].astype(float)).mean() < 2
        drawn[:] = 7
        assert (b == 7).all(), "nothing outside the box"


@pytest.mark.parametrize(
    "box",
    [(1, 0, 4, 4), (0, 1, 4, 4), (0, 0, 3, 4), (0, 0, 4, 5), (0, 0, 0, 4), (-2, 0, 4, 4), (62, 0, 4, 4), (0, 30, 4, 4)],
)
def test_boxes_that_are_odd_or_outside_are_refused(box: tuple[int, int, int, int]) -> None:
    dst = new_block(64, 32)
    with pytest.raises(ValueError, match="box"):
        scale_into(planes_of(noise(64, 32)), planes_of(dst), *box)
    assert np.array_equal(dst, new_block(64, 32))
