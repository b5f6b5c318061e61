"""A block as FFmpeg sees it: every plane in its place, whatever the height."""

from __future__ import annotations

import numpy as np
import pytest

from producer.media.avframe import frame_of
from producer.media.frame import new_block, planes_of


@pytest.mark.parametrize(("width", "height"), [(640, 360), (480, 270), (500, 402), (320, 182)])
def test_every_plane_is_where_it_was(width: int, height: int) -> None:
    block = new_block(width, height)
    chance = np.random.default_rng(1)
    for plane in planes_of(block):
        plane[:] = chance.integers(0, 256, plane.shape)
    frame = frame_of(block)
    assert (frame.width, frame.height) == (width, height)
    assert np.array_equal(frame.to_ndarray(format="yuv420p"), block)
