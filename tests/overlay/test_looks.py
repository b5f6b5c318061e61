"""What single looks promise beyond the contract of all of them."""

from __future__ import annotations

import numpy as np
import pytest

from producer.core.show import UNIT, Look, Mask
from producer.media.frame import BLACK_C, BLACK_Y, Bytes, new_block, planes_of
from producer.overlay.field_only import field_only
from producer.overlay.pixelate import pixelate
from producer.overlay.shape import Shape
from producer.overlay.soft import soft
from producer.overlay.solid import core, solid

W, H = 320, 180
SQUARE = ((3000, 3000), (7000, 3000), (7000, 7000), (3000, 7000))


def shape(look: Look, margin: int = 0, feather: int = 0) -> Shape:
    return Shape.of(Mask("m", SQUARE, look, margin, feather), W, H)


def noise(seed: int = 1) -> Bytes:
    return np.random.default_rng(seed).integers(0, 256, (H * 3 // 2, W), dtype=np.uint8)


def test_solid_is_black_and_its_feather_is_between() -> None:
    block = new_block(W, H)
    block[:] = 216
    solid(planes_of(block), shape(Look.SOLID, 0, 1000))
    y, u, _ = planes_of(block)
    assert (y[60:120, 110:210] == BLACK_Y).all() and (u[30:60, 55:105] == BLACK_C).all()
    edge = y[90, 60:96]
    assert (np.diff(edge.astype(int)) <= 0).all() and len(set(edge.tolist())) > 8


def test_core_leaves_the_feather_alone() -> None:
    block, before = noise(), noise()
    its = shape(Look.SOFT, 0, 1000)
    core(planes_of(block), its)
    luma, _ = its.covered()
    y = planes_of(block).y
    assert (y[luma == 255] == BLACK_Y).all()
    assert np.array_equal(y[luma < 255], planes_of(before).y[luma < 255])


def test_squares_are_coarse() -> None:
    block = noise()
    pixelate(planes_of(block), shape(Look.PIXELATE))
    inside = planes_of(block).y[60:120, 110:210]
    assert len(np.unique(inside)) < 150, "6,000 samples, about 100 squares"


def test_soft_takes_the_colours_around_and_runs_smoothly_between_them() -> None:
    block = new_block(W, H)
    y, u, v = planes_of(block)
    y[:, : W // 2], y[:, W // 2 :] = 60, 180
    u[:], v[:] = 90, 170
    y[60:120, 110:210] = 255  # what must not be seen
    soft(planes_of(block), shape(Look.SOFT, 300))
    row = y[90, 100:220].astype(int)
    assert row.min() >= 60 and row.max() <= 180, "no colour but those around"
    assert abs(np.diff(row)).max() <= 12, "no edge"
    assert row[0] < 90 and row[-1] > 150
    assert (u == 90).all() and (v == 170).all()


def test_soft_over_everything_is_grey() -> None:
    whole = Shape.of(Mask("m", ((0, 0), (UNIT, 0), (UNIT, UNIT), (0, UNIT)), Look.SOFT), W, H)
    block = noise()
    soft(planes_of(block), whole)
    assert len(np.unique(planes_of(block).y)) == 1


def test_field_only_shows_the_field() -> None:
    block = noise()
    field_only(planes_of(block), shape(Look.FIELD_ONLY))
    assert np.array_equal(planes_of(block).y[60:120, 110:210], planes_of(noise()).y[60:120, 110:210])
    assert (planes_of(block).y[:54] == BLACK_Y).all() and (planes_of(block).v[:27] == BLACK_C).all()


def test_looks_refuse_a_shape_of_the_wrong_sense() -> None:
    with pytest.raises(ValueError):
        field_only(planes_of(noise()), shape(Look.SOLID))
    for paint in (pixelate, soft):
        with pytest.raises(ValueError):
            paint(planes_of(noise()), shape(Look.FIELD_ONLY))
