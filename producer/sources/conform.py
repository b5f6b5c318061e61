"""Any decoded picture in, the show's picture out: size, aspect, rotation, colours, one geometry number.

Owner: one source, one thread. A picture that already is what the show wants is handed on as views of the decoder's
memory: no copy, never written. Everything else goes through one swscale step (BT.601 and full range become BT.709
limited) and, where bars are needed, onto a black block. Unflagged pictures are BT.601 below 720 lines, else BT.709.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

from producer.core.timebase import Ticks
from producer.media.frame import BLACK_C, BLACK_Y, Bytes, Planes, RawFrame, planes_of
from producer.sources.pool import BlockPool

_SQUARE = Fraction(1)
_BT709, _UNSPECIFIED, _BT2020, _SMPTE240M, _FCC = 1, 2, 9, 7, 4
_MATRICES = {
    _BT709: Colorspace.ITU709,
    _BT2020: Colorspace.BT2020,
    _SMPTE240M: Colorspace.SMPTE240M,
    _FCC: Colorspace.FCC,
}
_TURNS = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}


@dataclass(frozen=True, slots=True)
class Form:
    """What a mask's geometry depends on."""

    width: int
    height: int
    aspect: Fraction
    """Of one pixel."""
    rotation: int
    """Degrees counter-clockwise that the picture must be turned for display: 0, 90, 180 or 270."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where the picture stands in the show's picture: even numbers of pixels."""

    x: int
    y: int
    width: int
    height: int


def fit(form: Form, width: int, height: int) -> Box:
    """The largest even box of the picture's shape in the middle of `width` x `height`."""
    shape = form.width * form.aspect / form.height
    if form.rotation in (90, 270):
        shape = 1 / shape
    wide, high = width, height
    if shape < Fraction(width, height):
        wide = max(2, min(width, round(height * shape / 2) * 2))
    else:
        high = max(2, min(height, round(width / shape / 2) * 2))
    # Less than one percent of bars is nobody's wish: 854x480 is meant to be 16:9.
    wide = width if width - wide <= width // 100 else wide
    high = height if height - high <= height // 100 else high
    return Box((width - wide) // 4 * 2, (height - high) // 4 * 2, wide, high)


class Conformer:
    """Makes show pictures of one source. Outlives reconnects, so that the geometry number means the same before and
    after one."""

    def __init__(self, width: int, height: int) -> None:
        self._size = (width, height)
        self._scaler = VideoReformatter()
        self._pool = BlockPool(width, height)
        self._form: Form | None = None
        self._broken_off = False
        self._box = Box(0, 0, width, height)
        self.geometry = 0

    def picture(
        self, frame: VideoFrame, aspect: Fraction | None, captured: Ticks, came: tuple[int, int] | None = None
    ) -> RawFrame:
        """The show's picture of `frame`, whose pixels have the given aspect (None or 0: square). `came`: the size that
        this is said of, if the picture was scaled since.

        Raises av.error.FFmpegError or ValueError for a frame that swscale cannot take."""
        rotation = frame.rotation
        width, height = came or (frame.width, frame.height)
        form = Form(width, height, aspect or _SQUARE, round(rotation / 90) * 90 % 360 if rotation else 0)
        if form != self._form or self._broken_off:
            self.geometry += self._form is not None
            self._broken_off = False
            self._form = form
            self._box = fit(form, *self._size)
        if self._as_is(frame, form):
            raw = RawFrame(_views(frame, *self._size), captured, self.geometry, keep=frame)
        else:
            raw = self._converted(frame, form, captured)
        raw.came = (form.width, form.height)
        return raw

    def break_off(self) -> None:
        """What comes next need not look where the last picture did, even if it has the same form: another geometry."""
        self._broken_off = True

    def _as_is(self, frame: VideoFrame, form: Form) -> bool:
        return (
            (form.width, form.height) == (frame.width, frame.height) == self._size
            and self._size == (self._box.width, self._box.height)
            and form.rotation == 0
            and frame.format.name == "yuv420p"
            and frame.color_range != ColorRange.JPEG
            and _colours(frame) == Colorspace.ITU709
        )

    def _converted(self, frame: VideoFrame, form: Form, captured: Ticks) -> RawFrame:
        box = self._box
        turned = form.rotation in (90, 270)
        full = frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")
        scaled = self._scaler.reformat(
            frame,
            width=box.height if turned else box.width,
            height=box.width if turned else box.height,
            format="yuv420p",
            src_colorspace=_colours(frame),
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
            dst_color_range=ColorRange.MPEG,
            interpolation="BILINEAR",
            threads=1,
        )
        views = _views(scaled, scaled.width, scaled.height)
        if form.rotation == 0 and (box.width, box.height) == self._size:
            return RawFrame(views, captured, self.geometry, keep=scaled)
        block = self._pool.take()
        block[: self._size[1]] = BLACK_Y
        block[self._size[1] :] = BLACK_C
        planes = planes_of(block)
        for to, part, k in zip(planes, views, (1, 2, 2), strict=True):
            turn = _TURNS.get(form.rotation)
            x, y, wide, high = box.x // k, box.y // k, box.width // k, box.height // k
            to[y : y + high, x : x + wide] = part if turn is None else cv2.rotate(part, turn)
        return RawFrame(planes, captured, self.geometry)


def _colours(frame: VideoFrame) -> Colorspace:
    """The matrix of a frame's YUV, guessed from its size when it is not flagged."""
    if frame.colorspace == _UNSPECIFIED:
        return Colorspace.ITU709 if frame.height >= 720 else Colorspace.ITU601
    return _MATRICES.get(int(frame.colorspace), Colorspace.ITU601)


def _views(frame: VideoFrame, width: int, height: int) -> Planes:
    """Read-only views of the planes of a yuv420p frame; they live as long as the frame does."""
    found: list[Bytes] = []
    for plane, k in zip(frame.planes, (1, 2, 2), strict=True):
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
        view = rows[: height // k, : width // k]
        view.setflags(write=False)
        found.append(view)
    return Planes(*found)
