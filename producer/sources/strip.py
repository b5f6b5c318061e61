"""The frame-counter strip: a number that a machine can read back from a picture after encode, scaling and network.

Owner: no state, any thread. Pure numpy. The strip is one row of black and white cells at the very top of the picture,
`height // 24` rows high, chroma neutral. The width is cut into 64 cells:

    0..3 guard W B W W | 4..35 the number, high bit first | 36..51 its CRC-16 | 52..55 guard B W B B
    56 black | 57..62 flash block (see `flash`) | 63 black

The cells are big (20 x 30 pixels at 720p), so that they live through x264 at a low bitrate and through halving; guards
and checksum keep `read` from ever telling a number that was not drawn.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from producer.media.frame import BLACK_C, Bytes, Planes

BAND = 24
"""The strip takes 1/24 of the picture's height."""
CELLS = 64
BITS = 32
WHITE, BLACK = 225, 24

_HEAD = (1, 0, 1, 1)
_TAIL = (0, 1, 0, 0)
_FIRST_BIT = len(_HEAD)
_USED = _FIRST_BIT + BITS + 16 + len(_TAIL)
_FLASH = (57, 63)
_CONTRAST = 60


def band_rows(height: int) -> int:
    """Luma rows the strip takes in a picture of `height` rows, even, so that chroma rows are whole."""
    return max(2, height // BAND // 2 * 2)


def draw(planes: Planes, number: int, flash: bool = False) -> None:
    """Draw `number` (0 <= number < 2**32, else taken modulo) over the top rows; `flash` lights the flash block."""
    rows = band_rows(planes.height)
    cells = np.zeros(CELLS, np.uint8)
    cells[:_USED] = _bits(number % 2**BITS)
    if flash:
        cells[_FLASH[0] : _FLASH[1]] = 1
    planes.y[:rows] = np.where(cells, np.uint8(WHITE), np.uint8(BLACK))[_columns(planes.width)]
    planes.u[: rows // 2] = BLACK_C
    planes.v[: rows // 2] = BLACK_C


def read(picture: Planes | Bytes) -> int | None:
    """The number drawn on `picture` (planes, or a luma plane (h, w) uint8 of any size), or None if there is none to be
    read without doubt."""
    levels = _levels(picture)
    if levels is None:
        return None
    guards = np.array(_HEAD + _TAIL, bool)
    seen = np.concatenate((levels[: len(_HEAD)], levels[_USED - len(_TAIL) : _USED]))
    white, black = float(seen[guards].mean()), float(seen[~guards].mean())
    if not (white - black >= _CONTRAST):
        return None
    # Each cell must be near white or near black: the middle third means doubt, and doubt means None.
    share = (levels[:_USED] - black) / (white - black)
    if not bool(np.all(np.abs(share - 0.5) > 1 / 6)):
        return None
    found = share > 0.5
    number = int.from_bytes(np.packbits(found[_FIRST_BIT : _FIRST_BIT + BITS]).tobytes(), "big")
    return number if bool(np.array_equal(found, _bits(number) > 0)) else None


def flash(picture: Planes | Bytes) -> bool:
    """The flash block is lit. Only to be asked of a picture whose number can be read."""
    levels = _levels(picture)
    return levels is not None and bool(levels[_FLASH[0] : _FLASH[1]].mean() > (WHITE + BLACK) / 2)


def _levels(picture: Planes | Bytes) -> NDArray[np.float64] | None:
    """Mean luma of the middle of each of the 64 cells, or None if the picture is too small to hold a strip."""
    luma = picture.y if isinstance(picture, Planes) else picture
    height, width = luma.shape
    rows = height // BAND
    if rows < 4 or width < CELLS * 3:
        return None
    # The middle half only: edges of cells are where scaling and compression smear.
    columns = luma[rows // 4 : rows - rows // 4].mean(axis=0)
    edges = np.arange(CELLS) * width / CELLS
    step = width / CELLS
    first = np.ceil(edges + step * 0.25).astype(np.intp)
    last = np.maximum(first + 1, np.floor(edges + step * 0.75).astype(np.intp))
    sums = np.concatenate(([0.0], np.cumsum(columns)))
    levels: NDArray[np.float64] = (sums[last] - sums[first]) / (last - first)
    return levels


@lru_cache(maxsize=8)
def _columns(width: int) -> NDArray[np.intp]:
    return np.arange(width) * CELLS // width


@lru_cache(maxsize=4)
def _bits(number: int) -> Bytes:
    body = number.to_bytes(4, "big")
    words = np.frombuffer(body + _crc16(body).to_bytes(2, "big"), np.uint8)
    return np.concatenate((np.array(_HEAD, np.uint8), np.unpackbits(words), np.array(_TAIL, np.uint8)))


def _crc16(body: bytes) -> int:
    """CRC-16/CCITT-FALSE."""
    crc = 0xFFFF
    for byte in body:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1
    return crc & 0xFFFF
