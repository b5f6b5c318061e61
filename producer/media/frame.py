"""Pictures and the types that guard privacy: raw -> clean -> program -> aired.

Owner: whoever holds the frame; a frame is never shared between threads while somebody writes it. No cv2 here: the UI
reads thumbnails with this module. Pictures are planar YUV 4:2:0 (I420, BT.709 limited range) in one block of bytes of
shape (height * 3 // 2, width): the luma rows, then U and V of half the size each way. Width is a multiple of 4 and
height of 2, so that one array of that width holds all three planes.

Only the camera process's mask stage makes a `CleanFrame`, only the delay line's exit makes an `AiredFrame`; outputs
take packets, which come from aired frames alone. mypy holds everybody to that.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from producer.core.timebase import Frame, Ticks

Bytes = NDArray[np.uint8]
Samples = NDArray[np.float32]
"""Sound: shape (samples, 2), left and right, full scale = 1.0, 48 kHz."""

BLACK_Y, BLACK_C = 16, 128


class Planes(NamedTuple):
    """Views of the three planes of one I420 picture: y (h, w), u and v (h/2, w/2), uint8."""

    y: Bytes
    u: Bytes
    v: Bytes

    @property
    def width(self) -> int:
        """Luma columns."""
        return int(self.y.shape[1])

    @property
    def height(self) -> int:
        """Luma rows."""
        return int(self.y.shape[0])


def frame_bytes(width: int, height: int) -> int:
    """Bytes of one I420 picture. Raises ValueError unless width is a multiple of 4 and height of 2."""
    if width <= 0 or height <= 0 or width % 4 or height % 2:
        raise ValueError(f"{width}x{height} is not a picture size: the width must divide by 4 and the height by 2")
    return width * height * 3 // 2


def new_block(width: int, height: int) -> Bytes:
    """A black picture: uint8 of shape (height * 3 // 2, width)."""
    frame_bytes(width, height)
    block = np.empty((height * 3 // 2, width), np.uint8)
    block[:height] = BLACK_Y
    block[height:] = BLACK_C
    return block


def planes_of(block: Bytes) -> Planes:
    """The three planes of `block` (height * 3 // 2, width), as views; costs about 5 us and no copy.

    Raises ValueError if the block is not contiguous uint8 of such a shape.
    """
    rows, width = block.shape
    height = rows * 2 // 3
    if block.dtype != np.uint8 or not block.flags.c_contiguous or rows != height * 3 // 2 or width % 4 or height % 2:
        raise ValueError(f"not an I420 block: {block.dtype} {block.shape}")
    chroma = block[height:].reshape(2, height // 2, width // 2)
    return Planes(block[:height], chroma[0], chroma[1])


class SlotState(IntEnum):
    """What a published picture is. Anything but LIVE is our own slate and carries no camera pixels."""

    LIVE = 1
    UNCONFIRMED = 2
    """Masks not confirmed by a person."""
    COVERED = 3
    """A guard, a geometry change or a person covers the whole source."""
    MASK_FAILED = 4
    """Masking raised: that frame is slate."""
    NO_SIGNAL = 5


@dataclass(frozen=True, slots=True)
class FrameRecord:
    """What is known of one published picture; it travels beside the pixels."""

    number: int
    """The source's own frame number, from 0, never reused while the process lives."""
    captured: Ticks
    """When it was captured (not when it was published), on the machine's monotonic clock."""
    epoch: int
    """Mask epoch its pixels carry."""
    geometry: int
    """Changes when size, aspect, rotation or crop of the incoming picture changes."""
    state: SlotState


@dataclass(slots=True)
class RawFrame:
    """An unmasked picture at the show's size, only ever inside its camera process. Read-only: may be the decoder's."""

    planes: Planes
    captured: Ticks
    geometry: int
    came: tuple[int, int] = (0, 0)
    """Width and height of the picture as it came in."""
    keep: object = None
    """Whatever must stay alive while the planes are used (a decoder's frame)."""


@dataclass(slots=True)
class CleanFrame:
    """A masked picture; made by the camera's mask stage only."""

    block: Bytes
    record: FrameRecord


@dataclass(frozen=True, slots=True)
class Placed:
    """One source in one program frame: which of its frames, and where it stands, in pixels of the program."""

    source: str
    number: int
    captured: Ticks
    epoch: int
    geometry: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Composition:
    """Which source stands where in a program frame, so that a late mask still finds its pixels."""

    frame: Frame
    placed: tuple[Placed, ...] = ()
    due: tuple[str, ...] = ()
    """Sources that should stand in it; one that is not in `placed` was covered by slate."""
    slate: bool = False
    """Nothing of any camera is in it."""
    planned: bool = False
    """The slate was asked for: not a fault."""
    repeat_of: Frame | None = None
    """This frame stands in for a missing one and shows that frame's pixels again."""
    ticket: str = ""
    """Id of the ticket under which its cameras were shown (`core.consent.Ticket`); without one they never air."""


@dataclass(slots=True)
class AiredFrame:
    """A picture that left the delay line, with its sound; made by the delay line's exit only."""

    block: Bytes
    composition: Composition
    sound: Samples
    """Its sound, ending with the frame; it may be longer or shorter than the frame, or empty for silence."""
    at: Frame
    """The tick at which it airs, which is its time stamp; `composition.frame` is when it was made."""
