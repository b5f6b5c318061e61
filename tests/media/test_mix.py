"""Mixes, wipes, boxes and graphics against float arithmetic done another way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from producer.core.scene import Box, TransitionKind
from producer.media.frame import Bytes, Planes, new_block, planes_of
from producer.media.mix import Graphic, Rect, blend, mix, pixels_of, place, wipe

W, H = 64, 48


def noise(seed: int, width: int = W, height: int = H) -> Bytes:
    return np.random.default_rng(seed).integers(0, 256, (height * 3 // 2, width), np.uint8)


def yuv(rgb: Bytes) -> list[NDArray[np.float64]]:
    """Y U V of each pixel by the equations of BT.709, limited range."""
    exact = rgb.astype(np.float64) / 255
    y = exact @ [0.2126, 0.7152, 0.0722]
    return [16 + 219 * y, 128 + 224 * (exact[..., 2] - y) / 1.8556, 128 + 224 * (exact[..., 0] - y) / 1.5748]


@pytest.mark.parametrize("position", [0, 1, 2500, 3333, 5000, 9999, 10000])
def test_mix_weighs_every_plane_alike(position: int) -> None:
    a, b, out = noise(1), noise(2), new_block(W, H)
    mix(a, b, position, out)
    share = position / 10000
    want = a * (1 - share) + b * share
    assert np.abs(out - want).max() <= 1
    if position in (0, 10000):
        assert np.array_equal(out, b if position else a)


def test_mix_into_one_of_its_sources_and_past_the_ends() -> None:
    a, b = noise(1), noise(2)
    apart = new_block(W, H)
    mix(a, b, 4000, apart)
    into_a, into_b = a.copy(), b.copy()
    mix(into_a, b, 4000, into_a)
    mix(a, into_b, 4000, into_b)
    assert np.array_equal(into_a, apart) and np.array_equal(into_b, apart)
    mix(a, b, -5, apart)
    assert np.array_equal(apart, a)
    mix(a, b, 10005, apart)
    assert np.array_equal(apart, b)


@pytest.mark.parametrize("kind", [TransitionKind.WIPE_LEFT, TransitionKind.WIPE_UP])
@pytest.mark.parametrize("position", [0, 1, 313, 2500, 5000, 7777, 10000])
@pytest.mark.parametrize("alias", ["", "a", "b"])
def test_wipes_have_one_even_edge_in_all_planes(kind: TransitionKind, position: int, alias: str) -> None:
    a, b = np.full((H * 3 // 2, W), 50, np.uint8), np.full((H * 3 // 2, W), 200, np.uint8)
    out = {"": new_block(W, H), "a": a, "b": b}[alias]
    wipe(a, b, kind, position, out)
    planes = planes_of(out)
    if kind is TransitionKind.WIPE_UP:
        planes = Planes(planes.y.T, planes.u.T, planes.v.T)
    side = planes.width
    shares = []
    for plane in planes:
        assert set(np.unique(plane)) <= {50, 200}
        assert (plane == plane[0]).all(), "the edge is straight"
        line = plane[0].astype(int)
        assert (np.diff(line) >= 0).all(), "b stands right of, or below, the edge"
        shares.append(int((line == 200).sum()))
    assert shares[0] == 2 * shares[1] == 2 * shares[2]
    assert abs(shares[0] - side * position / 10000) <= 1
    if position in (0, 10000):
        assert shares[0] == (side if position else 0)


def test_a_mix_is_no_wipe() -> None:
    with pytest.raises(ValueError, match="no wipe"):
        wipe(noise(1), noise(2), TransitionKind.MIX, 1, new_block(W, H))


def test_boxes_become_even_pixels() -> None:
    assert pixels_of(Box("a"), 1280, 720) == (0, 0, 1280, 720)
    assert pixels_of(Box("a", 0, 2500, 5000, 5000), 1280, 720) == (0, 180, 640, 360)
    assert pixels_of(Box("a", 6500, 6500, 3333, 3333), 1920, 1080) == (1248, 702, 640, 360)
    assert pixels_of(Box("a", 10, 10, 1, 1), 64, 48) == (0, 0, 2, 2)


@given(st.tuples(*[st.integers(-20000, 20000)] * 2, *[st.integers(1, 20000)] * 2))
def test_any_box_is_even_and_near(box: tuple[int, int, int, int]) -> None:
    rect = pixels_of(Box("a", *box), 1280, 720)
    assert not any(value & 1 for value in rect) and rect.width >= 2 and rect.height >= 2
    for got, want, side in zip(rect, box, (1280, 720, 1280, 720), strict=True):
        assert abs(got - want * side / 10000) <= 2


def test_neighbours_meet_without_a_gap() -> None:
    for cut in range(1, 10000, 37):
        left = pixels_of(Box("a", 0, 0, cut, 10000), 1280, 720)
        right = pixels_of(Box("b", cut, 0, 10000 - cut, 10000), 1280, 720)
        if left.width > 2 and right.width > 2:
            assert left.x + left.width == right.x and right.x + right.width == 1280


@settings(deadline=None, max_examples=60)
@given(x=st.integers(-70, 70), y=st.integers(-60, 60), w=st.integers(1, 60), h=st.integers(1, 60))
def test_placing_over_an_edge_shows_the_part_inside(x: int, y: int, w: int, h: int) -> None:
    rect = Rect(x // 2 * 2, y // 2 * 2, 2 * w, 2 * h)
    big = new_block(320, 320)
    src, out = noise(4), new_block(W, H)
    place(planes_of(src), planes_of(out), rect)
    place(planes_of(src), planes_of(big), Rect(rect.x + 128, rect.y + 128, rect.width, rect.height))
    for a, b, half in zip(planes_of(big), planes_of(out), (1, 2, 2), strict=True):
        window = a[128 // half : (128 + H) // half, 128 // half : (128 + W) // half]
        assert np.array_equal(window, b)


def test_an_absurd_box_is_refused() -> None:
    with pytest.raises(ValueError, match="times the picture"):
        place(planes_of(noise(1)), planes_of(new_block(W, H)), Rect(-2, 0, W * 5, H))
    with pytest.raises(ValueError, match="even"):
        place(planes_of(noise(1)), planes_of(new_block(W, H)), Rect(1, 0, 8, 8))


def lay(block: Bytes, rgba: Bytes, x: int, y: int) -> list[NDArray[np.float64]]:
    """What `blend` should give, on a canvas large enough for everything, then cut to the picture: float64."""
    pad = 128
    alpha, colour = np.zeros((H + 2 * pad, W + 2 * pad)), np.zeros((H + 2 * pad, W + 2 * pad, 3), np.uint8)
    h, w = rgba.shape[:2]
    alpha[y + pad : y + pad + h, x + pad : x + pad + w] = rgba[..., 3] / 255
    colour[y + pad : y + pad + h, x + pad : x + pad + w] = rgba[..., :3]
    alpha, colour = alpha[pad : pad + H, pad : pad + W], colour[pad : pad + H, pad : pad + W]
    result = []
    for under, drawn, half in zip(planes_of(block), yuv(colour), (1, 2, 2), strict=True):
        weighed, share = drawn * alpha, alpha
        if half == 2:
            weighed, share = (p.reshape(H // 2, 2, W // 2, 2).mean(axis=(1, 3)) for p in (weighed, share))
        result.append(under * (1 - share) + weighed)
    return result


@settings(deadline=None, max_examples=80)
@given(
    x=st.integers(-40, 70), y=st.integers(-40, 60), w=st.integers(1, 50), h=st.integers(1, 50), seed=st.integers(0, 99)
)
def test_blend_is_right_anywhere_and_touches_nothing_else(x: int, y: int, w: int, h: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rgba = rng.integers(0, 256, (h, w, 4), np.uint8)
    rgba[..., 3] = rng.choice(np.array([0, 0, 1, 128, 254, 255], np.uint8), (h, w))
    block = noise(seed)
    graphic, before = Graphic.from_rgba(rgba, x, y), block.copy()
    blend(planes_of(block), graphic)
    for got, want, was in zip(planes_of(block), lay(before, rgba, x, y), planes_of(before), strict=True):
        assert np.abs(got - want).max() <= 1.51
        untouched = np.abs(want - was) < 1e-9
        assert np.abs(got[untouched].astype(int) - was[untouched]).max(initial=0) <= 1


def test_a_graphic_keeps_only_what_is_visible() -> None:
    rgba = np.zeros((100, 200, 4), np.uint8)
    rgba[31:40, 51:77] = (255, 0, 0, 255)
    graphic = Graphic.from_rgba(rgba, 10, 20)
    assert graphic.rect == Rect(60, 50, 28, 10)
    block = new_block(256, 256)
    blend(planes_of(block), graphic)
    planes = planes_of(block)
    assert (planes.y[51:60, 61:87] == 63).all() and (planes.v[26:30, 31:43] == 240).all()
    planes.y[51:60, 61:87] = 16
    assert (planes.y == 16).all()


def test_a_clear_graphic_changes_nothing_and_an_opaque_one_everything() -> None:
    block = noise(3)
    before = block.copy()
    blend(planes_of(block), Graphic.from_rgba(np.zeros((20, 20, 4), np.uint8), 4, 4))
    assert np.array_equal(block, before)
    blend(planes_of(block), Graphic.from_rgba(np.full((20, 20, 4), 255, np.uint8), W, 0))
    blend(planes_of(block), Graphic.from_rgba(np.full((20, 20, 4), 255, np.uint8), 0, -20))
    assert np.array_equal(block, before), "outside the picture"
    blend(planes_of(block), Graphic.from_rgba(np.full((H, W, 4), 255, np.uint8), 0, 0))
    planes = planes_of(block)
    assert (planes.y == 235).all() and (planes.u == 128).all() and (planes.v == 128).all()


def test_no_rgba_no_graphic() -> None:
    with pytest.raises(ValueError, match="not an RGBA"):
        Graphic.from_rgba(np.zeros((4, 4, 3), np.uint8), 0, 0)
