"""The program that `benchmarks.air` puts on air, for its floor: the same masks and the same mixes, so that the floor
encodes the same pictures. A dissolve costs an encoder twice what a cut costs, a masked picture less than an open one.
"""

from __future__ import annotations

import tomllib

import av
import numpy as np
from av.video.frame import VideoFrame

from producer.core.show import UNIT, Look, Mask
from producer.media.frame import Bytes, RawFrame, SlotState, new_block, planes_of
from producer.media.mix import mix
from producer.overlay.stage import MaskStage

MASKS = (
    """
[[source.mask]]
id = "round"
look = "field_only"
margin = 30
points = [[5000, 500], [7500, 1600], [8200, 5000], [7500, 8400], [5000, 9500], [2500, 8400], [1800, 5000], [2500, 1600]]
""",
    """
[[source.mask]]
id = "label"
points = [[6500, 1000], [8500, 1000], [8500, 2500], [6500, 2500]]
""",
    """
[[source.mask]]
id = "face"
look = "pixelate"
points = [[2500, 3000], [5600, 3000], [5600, 4900], [2500, 4900]]
""",
)
"""Of the first three cameras, as a show file says them."""
FIRST, EVERY, LONG = 75, 150, 30
"""Frames: the first mix, the next ones, and how long one lasts."""
_KEPT = 16
"""Pictures an encoder may still hold."""


class Program:
    """Makes program picture `number` out of the first two cameras' pictures."""

    def __init__(self, width: int, height: int) -> None:
        self._stages = [_stage(text, width, height) for text in MASKS[:2]]
        self._blocks = [new_block(width, height) for _ in range(_KEPT)]
        self._other = new_block(width, height)

    def picture(self, number: int, shown: list[VideoFrame]) -> VideoFrame:
        """Frame `number` (from 0), masked, mixed where a mix is due. Valid for `_KEPT` frames."""
        block = self._blocks[number % _KEPT]
        mixes, into = divmod(number - FIRST, EVERY)
        on = (mixes + 1) % 2  # a mix changes sides
        if number >= FIRST and into < LONG:
            self._mask(1 - on, shown, number, block)
            self._mask(on, shown, number, self._other)
            mix(block, self._other, (into + 1) * UNIT // LONG, block)
        else:
            self._mask(on, shown, number, block)
        return av.VideoFrame.from_numpy_buffer(block, format="yuv420p")

    def _mask(self, camera: int, shown: list[VideoFrame], number: int, out: Bytes) -> None:
        raw = RawFrame(planes_of(np.asarray(shown[camera].to_ndarray(), np.uint8)), number, 0)
        record = self._stages[camera].write_into(raw, number, out)
        assert record.state is SlotState.LIVE


def _stage(text: str, width: int, height: int) -> MaskStage:
    (said,) = tomllib.loads(text)["source"]["mask"]
    points = tuple((x, y) for x, y in said["points"])
    mask = Mask(said["id"], points, Look(said.get("look", "solid")), said.get("margin", 0))
    stage = MaskStage(width, height, new_block(width, height))
    stage.set(1, (mask,), confirmed=True, covered=False, uncover_from=0)
    return stage
