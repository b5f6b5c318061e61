"""The camera moved: masks drawn for one view no longer cover what they covered.

Owner: one camera process, its picture thread. Always against the reference a person confirmed, never against the
picture before, and never learnt anew by itself: a creep of a pixel a minute is seen when it adds up to the limit.

1. About 250 points of the reference, spread over the whole picture, are followed into the new one (Lucas-Kanade, on
   luma with the light taken out). RANSAC finds the similarity (shift, turn, zoom) that most of them agree on; hands are
   outliers of it. When many agree that nothing moved, that is so. Else all are followed back again, and only those that
   come home count.
2. When too few points agree, blocks vote: where does each textured block of the reference fit best near its place?

Moved by both: TRIP. Nothing of the reference is found, in good light: another picture (TRIP). Little is found:
UNSURE. The dilemma: a view that somebody covers whole with drapes looks like another picture; a person looks then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import cv2
import numpy as np
from numpy.typing import NDArray

from producer.core.guarding import MOVED
from producer.guards.base import Guard, Ruling, Unfit, View
from producer.media.frame import Bytes

LIMIT = 4.8
"""Pixels at 1080p, mean over the picture, from which the camera counts as moved: 60 % of the bump that must be seen,
ten times the vibration that must not. A drawn mask needs at least as much margin."""
POINTS = 250
_CELLS = (10, 6)
"""Columns and rows; each may give its share of the points."""
_WINDOW = (11, 11)
_LEVELS = 2
"""Halvings: motion of some 20 small pixels is followed; what goes farther is lost, and the blocks say so."""
_CRITERIA = (cv2.TERM_CRITERIA_COUNT | cv2.TERM_CRITERIA_EPS, 10, 0.03)
_HOME = 0.5
"""Small pixels by which a point may miss its start on the way back."""
_RANSAC = 0.75
"""Small pixels by which a point may miss the common motion."""
_AGREE_SHARE = 0.5
"""Of the points that came home, so many must agree."""
_AGREE_OF_ALL = 0.12
"""Of all points. When the camera stands still a sixth of them agree even if hands hide or have left most of the
reference; when it moved, next to none stay."""
_AGREE_CELLS = 8
"""In so many of the 60 cells, and in a quarter of those that had points; burned-in text, which stands while the picture
behind it goes, fills fewer."""
_AT_ONCE = 0.4
"""So many of all points, in half of the cells, agree that nothing moved: that is proof enough, and the way back, a
third of the cost, is spared. Measured on 580 pictures of moved cameras: at most 0.11 of the points say so."""
_FEWEST_POINTS = 60
"""A reference with fewer points cannot serve."""
_BLOCK = 30
_REACH = 5
"""Small pixels that a block is sought around its place."""
_TEXTURE = 14.0
"""Spread of `View.flat` from which a block is textured."""
_FIT = 0.55
"""Correlation from which a block is found."""
_FEWEST_BLOCKS, _MOST_BLOCKS = 12, 48
_STILL_SHARE = 0.35
_MOVED_SHARE = 0.35
_GONE_SHARE = 0.10
"""Fewer found blocks: another picture."""
_SEEN_SHARE = 0.5
"""... provided that so many of the blocks show texture now; else it is too dark or something plain stands before it."""

Points = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Reference:
    """What is kept of the confirmed picture. Of the picture itself only `View.flat`, in this process's memory."""

    flat: Bytes
    points: Points
    """(n, 1, 2), small pixels."""
    cells: NDArray[np.int64]
    """Of each point."""
    blocks: list[tuple[int, int]]
    """Left top corners of the textured blocks."""
    probes: NDArray[np.float64]
    """(9, 3): where motion is measured, as (x, y, 1)."""


@dataclass(frozen=True, slots=True)
class Motion:
    """How the picture lies against the reference. For tests and figures."""

    pixels: float
    """Mean over the picture, at 1080p; NaN when it cannot be told."""
    points: int
    """That agree."""


class MovedGuard(Guard):
    """See the module."""

    NAME: ClassVar[str] = MOVED

    def __init__(self) -> None:
        super().__init__()
        self._reference: _Reference | None = None
        self.motion = Motion(float("nan"), 0)
        """Of the last picture that was judged by points."""

    def forget(self) -> None:
        super().forget()
        self._reference = None

    def _learn(self, view: View) -> None:
        points = _spread_points(view.flat)
        if len(points) < _FEWEST_POINTS:
            raise Unfit("the picture has too little detail to watch")
        blocks = _textured(view.flat)
        if len(blocks) < _FEWEST_BLOCKS:
            raise Unfit("the picture has too little detail to watch")
        blocks = blocks[:: -(-len(blocks) // _MOST_BLOCKS)]
        height, width = view.flat.shape
        across, down = np.meshgrid([0.1 * width, 0.5 * width, 0.9 * width], [0.1 * height, 0.5 * height, 0.9 * height])
        probes = np.column_stack([across.ravel(), down.ravel(), np.ones(9)])
        self._reference = _Reference(view.flat, points, _cells_of(points, view.flat.shape), blocks, probes)

    def _look(self, view: View) -> tuple[Ruling, str]:
        reference = self._reference
        if reference is None:
            return Ruling.UNSURE, "nobody has confirmed its view"
        if view.small.shape != reference.flat.shape:
            return Ruling.UNSURE, "the picture has another size than the confirmed one"
        self.motion = motion = _motion(reference, view)
        if motion.pixels < LIMIT:
            return Ruling.OK, ""
        if motion.pixels >= LIMIT:
            return Ruling.TRIP, "the camera moved"
        return _vote(reference, view)


def _motion(reference: _Reference, view: View) -> Motion:
    """What the points say; NaN when too few agree."""
    unknown = Motion(float("nan"), 0)
    there, found = _flow(reference.flat, view.flat, reference.points)
    if int(found.sum()) >= _AT_ONCE * len(reference.points):
        pixels, count, cells = _agreement(reference, view, there, found)
        enough, spread = _AT_ONCE * len(reference.points), len(np.unique(reference.cells)) / 2
        if pixels < LIMIT and count >= enough and cells >= spread:
            return Motion(pixels, count)
    home, back = _flow(view.flat, reference.flat, there)
    miss = np.abs(home - reference.points).max(axis=(1, 2))
    kept = found & back & (miss < _HOME)
    if not int(kept.sum()) >= _AGREE_OF_ALL * len(reference.points):
        return unknown
    pixels, count, cells = _agreement(reference, view, there, kept)
    enough = max(_AGREE_SHARE * int(kept.sum()), _AGREE_OF_ALL * len(reference.points))
    spread = max(_AGREE_CELLS, len(np.unique(reference.cells)) / 4)
    if not count >= enough or not cells >= spread:
        return unknown
    return Motion(pixels, count)


def _agreement(reference: _Reference, view: View, there: Points, kept: NDArray[np.bool_]) -> tuple[float, int, int]:
    """The similarity that most of the `kept` points agree on: its mean motion in pixels at 1080p (NaN: none), the
    points that agree, and in how many cells they lie."""
    cv2.setRNGSeed(1)  # the same pictures get the same verdict
    matrix, agree = cv2.estimateAffinePartial2D(
        reference.points[kept], there[kept], method=cv2.RANSAC, ransacReprojThreshold=_RANSAC, maxIters=500
    )
    if matrix is None or not np.isfinite(matrix).all():
        return float("nan"), 0, 0
    agreeing = agree.ravel() == 1
    moved = reference.probes @ np.asarray(matrix, np.float64).T - reference.probes[:, :2]
    pixels = float(np.hypot(moved[:, 0], moved[:, 1]).mean()) / view.pixel
    return pixels, int(agreeing.sum()), len(np.unique(reference.cells[kept][agreeing]))


def _flow(start: Bytes, end: Bytes, points: Points) -> tuple[Points, NDArray[np.bool_]]:
    """Where `points` of `start` are in `end`, and which were found."""
    there, found, _ = cv2.calcOpticalFlowPyrLK(
        start,
        end,
        points,
        points.copy(),
        winSize=_WINDOW,
        maxLevel=_LEVELS,
        criteria=_CRITERIA,
    )
    return np.asarray(there, np.float32), np.asarray(found).ravel() == 1


def _vote(reference: _Reference, view: View) -> tuple[Ruling, str]:
    """What the blocks say."""
    flat, before = view.flat, reference.flat
    still = textured = 0
    gone: list[tuple[float, float]] = []
    """Where the blocks went that are found elsewhere."""
    for x, y in reference.blocks:
        now = flat[y - _REACH : y + _BLOCK + _REACH, x - _REACH : x + _BLOCK + _REACH]
        textured += _is_textured(now)
        block = before[y : y + _BLOCK, x : x + _BLOCK]
        fits = np.asarray(cv2.matchTemplate(now, block, cv2.TM_CCOEFF_NORMED), np.float32)
        row, column = divmod(int(np.argmax(fits)), fits.shape[1])
        if not fits[row, column] >= _FIT:
            continue
        off = _peak(fits[row], column) - _REACH, _peak(fits[:, column], row) - _REACH
        if np.hypot(*off) / view.pixel < LIMIT:
            still += 1
        else:
            gone.append(off)
    blocks, moved = len(reference.blocks), len(gone)
    if still >= _STILL_SHARE * blocks and still > 2 * moved:
        return Ruling.OK, ""
    # Hands go their own ways; what a camera's motion took along went the same one.
    together = int((np.abs(np.array(gone) - np.median(gone, axis=0)) < 1.0).all(axis=1).sum()) if gone else 0
    if together >= _MOVED_SHARE * blocks and together > 2 * still:
        return Ruling.TRIP, "the camera moved"
    if not textured >= _SEEN_SHARE * blocks:
        return Ruling.UNSURE, "too little of the view can be seen"
    if not still + moved >= _GONE_SHARE * blocks:
        return Ruling.TRIP, "another picture than the confirmed one"
    return Ruling.UNSURE, "too little of the confirmed view is found"


def _peak(row: NDArray[np.float32], at: int) -> float:
    """Where the top of `row` lies around its largest value, by a parabola."""
    if not 0 < at < len(row) - 1:
        return float(at)
    before, top, after = (float(each) for each in row[at - 1 : at + 2])
    bend = before - 2 * top + after
    return at + 0.5 * (before - after) / bend if bend < 0 else float(at)


def _spread_points(flat: Bytes) -> Points:
    """Corners of `flat`, (n, 1, 2), each cell of the picture giving its share at most."""
    found = cv2.goodFeaturesToTrack(flat, 6 * POINTS, 0.01, 5)
    if found is None:
        return np.empty((0, 1, 2), np.float32)
    points = np.asarray(found, np.float32)
    cells = _cells_of(points, flat.shape)
    share = -(-POINTS // (_CELLS[0] * _CELLS[1]))
    keep = np.concatenate([np.flatnonzero(cells == cell)[:share] for cell in np.unique(cells)])
    return np.asarray(points[np.sort(keep)], np.float32)


def _cells_of(points: Points, shape: tuple[int, ...]) -> NDArray[np.int64]:
    columns, rows = _CELLS
    x = np.clip(points[:, 0, 0] * columns / shape[1], 0, columns - 1).astype(np.int64)
    y = np.clip(points[:, 0, 1] * rows / shape[0], 0, rows - 1).astype(np.int64)
    return np.asarray(y * columns + x, np.int64)


def _textured(flat: Bytes) -> list[tuple[int, int]]:
    """Left top corners of the blocks that have something to be found by, away from the rim."""
    height, width = flat.shape
    return [
        (x, y)
        for y in range(_REACH, height - _BLOCK - _REACH + 1, _BLOCK)
        for x in range(_REACH, width - _BLOCK - _REACH + 1, _BLOCK)
        if _is_textured(flat[y : y + _BLOCK, x : x + _BLOCK])
    ]


def _is_textured(block: Bytes) -> bool:
    return float(cv2.meanStdDev(block)[1][0, 0]) >= _TEXTURE
