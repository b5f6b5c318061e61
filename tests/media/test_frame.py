"""The picture block: three planes in one array, and what it refuses."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest

from producer.media.frame import BLACK_C, BLACK_Y, Bytes, frame_bytes, new_block, planes_of


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (4, 2), (1900, 1082)])
def test_planes_are_views_that_cover_the_block_once(size: tuple[int, int]) -> None:
    width, height = size
    block = new_block(width, height)
    planes = planes_of(block)
    assert block.size == frame_bytes(width, height) == sum(plane.size for plane in planes)
    assert (planes.width, planes.height) == size
    assert planes.u.shape == planes.v.shape == (height // 2, width // 2)
    assert (planes.y == BLACK_Y).all() and (planes.u == BLACK_C).all() and (planes.v == BLACK_C).all()
    for value, plane in enumerate(planes):
        plane[:] = value + 1
    flat = block.reshape(-1)
    luma, chroma = width * height, width * height // 4
    assert (flat[:luma] == 1).all() and (flat[luma : luma + chroma] == 2).all() and (flat[luma + chroma :] == 3).all()


@pytest.mark.parametrize("size", [(0, 2), (2, 2), (6, 2), (4, 3), (4, 0), (-4, 2)])
def test_sizes_that_do_not_divide_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not a picture size"):
        frame_bytes(*size)
    with pytest.raises(ValueError, match="not a picture size"):
        new_block(*size)


def test_what_is_no_block_is_refused() -> None:
    block = new_block(16, 8)
    wide = block.astype(np.int16)
    for wrong in (block[:-1], block[:, :12], block[::2], np.zeros((3, 6), np.uint8), cast(Bytes, wide)):
        with pytest.raises(ValueError, match="not an I420 block"):
            planes_of(wrong)
