"""Planar picture maths: scaling into a box, thumbnails for screens, and RGB for our own drawings.

Owner: pure functions on the caller's pictures, any thread, cv2 inside. Pictures stay I420 from decoder to encoder; RGB
exists only in thumbnails and in what we draw ourselves. cv2's own I420 conversion is BT.601, our cameras and our
stream are BT.709 limited range, so the matrices stand here.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from producer.media.frame import Bytes, Planes, frame_bytes, new_block, planes_of

KR, KB = 0.2126, 0.0722
KG = 1.0 - KR - KB
"""BT.709 shares of red, blue and green in luma."""

_Y, _C = 255 / 219, 255 / 224
_BGR_FROM_YUV = np.array(
    [
        [_Y, 2 * (1 - KB) * _C, 0],
        [_Y, -2 * (1 - KB) * KB / KG * _C, -2 * (1 - KR) * KR / KG * _C],
        [_Y, 0, 2 * (1 - KR) * _C],
    ]
)
_TO_BGR = np.column_stack([_BGR_FROM_YUV, _BGR_FROM_YUV @ [-16, -128, -128]]).astype(np.float32)
_TO_YUV = np.column_stack(
    [
        np.array(
            [
                [KR / _Y, KG / _Y, KB / _Y],
                [-KR / (2 * (1 - KB)) / _C, -KG / (2 * (1 - KB)) / _C, 0.5 / _C],
                [0.5 / _C, -KG / (2 * (1 - KR)) / _C, -KB / (2 * (1 - KR)) / _C],
            ]
        ),
        [16, 128, 128],
    ]
).astype(np.float32)


def copy(src: Planes, dst: Planes) -> None:
    """Copy `src` into `dst` of the same size. For two whole blocks `np.copyto` is one call instead of three."""
    for a, b in zip(src, dst, strict=True):
        np.copyto(b, a)


def scale_into(src: Planes, dst: Planes, x: int, y: int, width: int, height: int) -> None:
    """Draw `src`, whole, into the box of `dst` at `x`, `y` of `width` x `height`; all four even, the box inside.

    The same size is copied exactly; shrinking halves and then goes on linear, enlarging is linear. Raises ValueError
    on any other box.
    """
    if (x | y | width | height) & 1 or width <= 0 or height <= 0:
        raise ValueError(f"box {x},{y} {width}x{height} is not even")
    if x < 0 or y < 0 or x + width > dst.width or y + height > dst.height:
        raise ValueError(f"box {x},{y} {width}x{height} is outside {dst.width}x{dst.height}")
    for a, b, half in zip(src, dst, (1, 2, 2), strict=True):
        _resize(a, b[y // half : (y + height) // half, x // half : (x + width) // half])


def thumbnail_rgb32(src: Planes, out: Bytes) -> None:
    """Draw `src`, whole, into `out`: uint8 (height, width, 4), bytes B G R 255, full range, any size.

    Exact halvings first, then the rest: three times as fast as one area resize, 0.3 ms for 480x270 from 1080p.
    `out` may be a ring slot. Raises ValueError for another shape.
    """
    if out.ndim != 3 or out.shape[2] != 4 or out.dtype != np.uint8:
        raise ValueError(f"not a thumbnail: {out.dtype} {out.shape}")
    size = (out.shape[0], out.shape[1])
    yuv = cv2.merge([_shrunk(plane, size) for plane in src])
    cv2.cvtColor(cv2.transform(yuv, _TO_BGR), cv2.COLOR_BGR2BGRA, dst=out)


def from_rgb(rgb: Bytes) -> Bytes:
    """The I420 block of `rgb`: uint8 (height, width, 3), full range, of a size a picture may have.

    For drawings made once, not for every frame. Raises ValueError for another shape.
    """
    if rgb.ndim != 3 or rgb.shape[2] != 3 or rgb.dtype != np.uint8:
        raise ValueError(f"not an RGB picture: {rgb.dtype} {rgb.shape}")
    height, width = rgb.shape[:2]
    frame_bytes(width, height)
    block = new_block(width, height)
    planes = planes_of(block)
    for plane, exact in zip(planes, yuv_of(rgb), strict=True):
        small = exact if plane.shape == exact.shape else quarter(exact)
        np.copyto(plane, np.rint(small), casting="unsafe")
    return block


def yuv_of(rgb: Bytes) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Y, U and V of every pixel of `rgb` (height, width, 3), full size, limited range, not rounded."""
    y, u, v = cv2.split(cv2.transform(rgb.astype(np.float32), _TO_YUV))
    return _float(y), _float(u), _float(v)


def quarter(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    """`plane` of even sides at half its size each way: the mean of each 2 x 2."""
    height, width = plane.shape
    return _float(cv2.resize(plane, (width // 2, height // 2), interpolation=cv2.INTER_AREA))


def _float(plane: object) -> NDArray[np.float32]:
    return np.asarray(plane, np.float32)


def _resize(src: Bytes, dst: Bytes) -> None:
    size = (dst.shape[0], dst.shape[1])
    near = _halved(src, size)
    if near.shape == size:
        np.copyto(dst, near)
    else:
        cv2.resize(near, size[::-1], dst=dst, interpolation=_how(near, size))


def _shrunk(plane: Bytes, size: tuple[int, int]) -> Bytes:
    """`plane` at `size` (height, width); may be `plane` itself."""
    near = _halved(plane, size)
    if near.shape == size:
        return near
    return np.asarray(cv2.resize(near, size[::-1], interpolation=_how(near, size)), np.uint8)


def _halved(plane: Bytes, size: tuple[int, int]) -> Bytes:
    """`plane` halved, exactly, as often as it stays at least as large as `size`."""
    height, width = plane.shape
    while height >= 2 * size[0] and width >= 2 * size[1] and not (height | width) & 1:
        height, width = height // 2, width // 2
        plane = np.asarray(cv2.resize(plane, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    return plane


def _how(plane: Bytes, size: tuple[int, int]) -> int:
    """Under two to one linear does not alias to speak of, and costs a fifth of an area resize."""
    height, width = plane.shape
    shrinks = height >= size[0] and width >= size[1]
    return cv2.INTER_AREA if shrinks and (height >= 2 * size[0] or width >= 2 * size[1]) else cv2.INTER_LINEAR
