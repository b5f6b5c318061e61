"""I420 (BT.709, limited range) to what Qt draws, in numpy, because cv2 may not live beside Qt.

Owner: the player, UI thread. 16-bit sums, chroma worked out once for each 2 x 2 pixels: exact to two steps of 255.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from producer.media.frame import Bytes, Planes, planes_of

_SHIFT = 6
_Y = round(255 / 219 * (1 << _SHIFT))
_RV = round(2 * (1 - 0.2126) * 255 / 224 * (1 << _SHIFT))
_BU = round(2 * (1 - 0.0722) * 255 / 224 * (1 << _SHIFT))
_GU = round(2 * (1 - 0.0722) * 0.0722 / 0.7152 * 255 / 224 * (1 << _SHIFT))
_GV = round(2 * (1 - 0.2126) * 0.2126 / 0.7152 * 255 / 224 * (1 << _SHIFT))


def rgb32(block: Bytes, out: Bytes | None = None, coarse: bool = False) -> Bytes:
    """`block` (height * 3 // 2, width) as uint8 (height, width, 4): B G R 255. `out`: an earlier one of that size.
    `coarse`: half the size each way, for pictures that move. 12 ms for 720p, a quarter of it if coarse."""
    planes = planes_of(block)
    if coarse:
        height, width = (side // 4 * 2 for side in planes.y.shape)
        planes = Planes(
            planes.y[: height * 2 : 2, : width * 2 : 2], planes.u[:height:2, :width:2], planes.v[:height:2, :width:2]
        )
    height, width = planes.y.shape
    if out is None or out.shape != (height, width, 4):
        out = np.full((height, width, 4), 255, np.uint8)
    luma = np.minimum(planes.y, 244).astype(np.int16)
    luma -= 16
    luma *= _Y
    luma += 1 << (_SHIFT - 1)
    u = np.clip(planes.u, 16, 240).astype(np.int16) - 128
    v = np.clip(planes.v, 16, 240).astype(np.int16) - 128
    for place, chroma in ((0, u * _BU), (1, -(u * _GU) - v * _GV), (2, v * _RV)):
        out[:, :, place] = _sum(luma, chroma)
    return out


def _sum(luma: NDArray[np.int16], chroma: NDArray[np.int16]) -> Bytes:
    """(luma + chroma) brought back to 0..255; luma is at most 17,132 and chroma 15,120, so 16 bits hold both."""
    height, width = luma.shape
    total = luma.reshape(height // 2, 2, width // 2, 2) + chroma[:, None, :, None]
    total >>= _SHIFT
    np.clip(total, 0, 255, out=total)
    return total.astype(np.uint8).reshape(height, width)
