"""Coverage of one polygon: rounded outwards, grown truly, feathered outside only, never less than the union."""

from __future__ import annotations

import numpy as np
import pytest

from producer.core.show import UNIT, Look, Mask
from producer.media.frame import Bytes, new_block, planes_of
from producer.overlay.shape import Rect, Shape, beyond
from producer.overlay.solid import solid

W, H = 200, 200
SQUARE = ((4000, 4000), (6000, 4000), (6000, 6000), (4000, 6000))
STAR = ((5000, 500), (7650, 8650), (700, 3600), (9300, 3600), (2350, 8650))


def luma(points: tuple[tuple[int, int], ...], look: Look = Look.SOLID, margin: int = 0, feather: int = 0) -> Bytes:
    return Shape.of(Mask("m", points, look, margin, feather), W, H).covered()[0]


def test_a_square_is_covered_to_its_edges_and_at_most_three_pixels_more() -> None:
    cover = luma(SQUARE)
    assert (cover[80:120, 80:120] == 255).all()
    cover[77:123, 77:123] = 0
    assert not cover.any()


def test_margin_is_a_true_dilation_round_at_the_corners() -> None:
    cover = luma(SQUARE, margin=1000)
    assert (cover[60:140, 80:120] == 255).all() and (cover[80:120, 60:140] == 255).all()
    assert cover[80 - 13, 80 - 13] == 255, "13 pixels each way are 18.4 pixels from the corner"
    assert cover[80 - 18, 80 - 18] == 0, "18 each way are 25"


def test_a_thin_spike_keeps_its_margin_at_the_tip() -> None:
    """Growing by moving edges outwards cuts a sharp corner off."""
    cover = luma(((2000, 5000), (8000, 4990), (8000, 5010)), margin=1000)
    assert (cover[100, 20:40] == 255).all(), "20 pixels before the tip at 40"
    assert (cover[80:120, 100] == 255).all()


def test_feather_starts_beyond_the_margin_and_falls() -> None:
    hard, feathered = luma(SQUARE, margin=500), luma(SQUARE, margin=500, feather=1000)
    assert (feathered[hard == 255] == 255).all(), "full inside"
    row = feathered[100, :80].astype(int)
    assert (np.diff(row) >= 0).all() and set(range(20, 200)) & set(row.tolist())
    assert (feathered[hard == 0] < 255).all(), "the feather itself is never full"


@pytest.mark.parametrize("look", [Look.SOLID, Look.FIELD_ONLY])
def test_a_star_hides_its_middle(look: Look) -> None:
    """Wound round twice: a mask hides it, an opening does not open it."""
    assert luma(STAR, look)[100, 100] == 255


def test_a_bow_tie_hides_both_halves() -> None:
    cover = luma(((1000, 1000), (9000, 9000), (9000, 1000), (1000, 9000)))
    assert cover[100, 30] == cover[100, 170] == 255
    assert cover[30, 100] == 0


def test_an_opening_on_the_rim_opens_up_to_the_rim_even_with_a_margin() -> None:
    whole = ((0, 0), (UNIT, 0), (UNIT, UNIT), (0, UNIT))
    assert not luma(whole, Look.FIELD_ONLY, margin=1000, feather=500).any()
    half = luma(((0, 0), (5000, 0), (5000, UNIT), (0, UNIT)), Look.FIELD_ONLY, margin=1000)
    assert not half[:, :76].any() and (half[:, 80:] == 255).all()


def test_an_opening_of_no_area_covers_everything() -> None:
    shape = Shape.of(Mask("m", ((5000, 5000), (6000, 6000), (5000, 5000)), Look.FIELD_ONLY), W, H)
    assert shape.rect == Rect(0, 0, 0, 0)
    block = new_block(W, H)
    block[:] = 200
    solid(planes_of(block), shape)
    assert (planes_of(block).y == 16).all() and (planes_of(block).u == 128).all()


def test_a_line_still_hides_what_it_touches() -> None:
    assert (luma(((1000, 1000), (9000, 1000), (1000, 1000)))[20, 20:180] == 255).all()


@pytest.mark.parametrize("points", [SQUARE, STAR, ((0, 0), (UNIT, UNIT), (0, UNIT))])
def test_the_rectangle_is_even_and_holds_all_coverage(points: tuple[tuple[int, int], ...]) -> None:
    shape = Shape.of(Mask("m", points, margin=333, feather=111), 198, 102)
    assert not any(side % 2 for side in shape.rect)
    assert shape.luma.shape == (shape.rect.height, shape.rect.width)
    assert shape.chroma.shape == (shape.rect.height // 2, shape.rect.width // 2)


@pytest.mark.parametrize(
    "mask",
    [
        Mask("m", SQUARE[:2]),
        Mask("m", ((0, 0), (UNIT + 1, 0), (0, UNIT))),
        Mask("m", ((0, 0), (UNIT, -1), (0, UNIT))),
        Mask("m", ((0, 0), (float("nan"), 0), (0, UNIT))),  # type: ignore[arg-type]  # what must not happen
        Mask("m", SQUARE, margin=-1),
        Mask("m", SQUARE, feather=UNIT + 1),
        Mask("m", SQUARE, "blur"),  # type: ignore[arg-type]  # what must not happen
    ],
)
def test_nonsense_is_refused(mask: Mask) -> None:
    with pytest.raises(ValueError):
        Shape.of(mask, W, H)


@pytest.mark.parametrize("size", [(0, 10), (10, -2), (11, 10), (10, 11)])
def test_an_odd_or_empty_picture_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError):
        Shape.of(Mask("m", SQUARE), *size)


def test_beyond_and_its_rectangle_make_the_picture() -> None:
    for rect in (Rect(10, 20, 30, 40), Rect(0, 0, 100, 50), Rect(0, 0, 0, 0), Rect(90, 0, 10, 100)):
        times = np.zeros((100, 100), int)
        for part in (*beyond(rect, 100, 100), rect):
            times[part.y : part.bottom, part.x : part.right] += 1
        assert (times == 1).all()
