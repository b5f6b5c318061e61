"""What a guard is: it looks at one source's pictures and says OK, UNSURE or TRIP of a frame, by its number.

Owner: one camera process. A guard is used by one thread: the camera's picture thread, or a slow guard's own.
`Guard.judge` never raises: whatever cannot be judged (an exception inside, NaN, black, frozen, too small) is UNSURE, in
one place for every guard, so that a new guard cannot forget it. `guards.judge` makes of the verdicts whether a frame
may show.

Write limits as `not (score < limit)`, so that NaN closes.
"""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import cv2
import numpy as np

from producer.core.guarding import Ruling
from producer.core.timebase import Ticks
from producer.media.frame import Bytes, Planes
from producer.media.measure import BLACK_LUMA, BLACK_SHARE_PERCENT

__all__ = ["Guard", "Ruling", "Unfit", "Verdict", "View"]

_log = logging.getLogger("producer.guards")

LONG_SIDE = 480
"""Longest side of the small picture that guards share; smaller pictures are not enlarged."""
SHORTEST = 32
"""Below so many rows or columns of it there is nothing to judge by."""
FULL_SIDE = 1920
"""Limits in pixels mean a picture of this longest side."""
FROZEN_AFTER = 3
"""So many pictures in a row with the very same pixels as the one before: frozen. A live sensor never repeats one."""
_NEAR = 31
"""Width of the neighbourhood, in small pixels, whose light is taken out of `View.flat`."""
_FLOOR = 5.0
"""Luma levels: contrast below it is taken for noise and not stretched."""
_GAIN = 42.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A ruling, the number of the frame that was judged, and why in one plain clause ("" when OK)."""

    ruling: Ruling
    number: int
    reason: str = ""


class Unfit(Exception):
    """This picture cannot be judged; one plain clause says why."""


class View:
    """One picture as guards see it: what several of them need is made once, when it is first asked for.

    Made anew for each frame and thrown away with it; `planes` must stay as they are meanwhile. Every property may
    raise Unfit, or what numpy and cv2 raise for broken planes: `Guard.judge` catches.
    """

    def __init__(self, planes: Planes, still: bool = False) -> None:
        self.planes = planes
        self.is_still = still
        """A still by nature (a slide): the same picture again is no fault."""

    @classmethod
    def of_small(cls, small: Bytes) -> View:
        """What was kept of an earlier one: its `small`, which stands for the whole picture."""
        return cls(Planes(small, small[:0], small[:0]))

    @cached_property
    def small(self) -> Bytes:
        """Luma at 480 on the longest side (480x270 from 1080p), uint8."""
        luma = self.planes.y
        if not isinstance(luma, np.ndarray) or luma.dtype != np.uint8 or luma.ndim != 2:
            raise Unfit("it is no picture")
        height, width = luma.shape
        if not 0 < max(height, width) <= 16 * FULL_SIDE:
            raise Unfit("it is no picture")
        # Exact halvings first: a third of the cost of one area resize.
        while max(height, width) >= 2 * LONG_SIDE and not (height | width) & 1:
            height, width = height // 2, width // 2
            luma = np.asarray(cv2.resize(luma, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
        share = LONG_SIDE / max(height, width)
        if share < 1:
            size = max(1, round(width * share)), max(1, round(height * share))
            luma = np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), np.uint8)
        if not min(luma.shape) >= SHORTEST:
            raise Unfit("the picture is too small to judge")
        return luma

    @cached_property
    def pixel(self) -> float:
        """Small pixels to one pixel of a picture 1920 long."""
        return int(max(self.small.shape)) / FULL_SIDE

    @cached_property
    def dark(self) -> bool:
        """Black, by the rule of `media.measure`."""
        small = self.small
        bright = int(np.count_nonzero(small > BLACK_LUMA))
        return not bright * 100 > small.size * (100 - BLACK_SHARE_PERCENT)

    @cached_property
    def flat(self) -> Bytes:
        """`small` with the light of each neighbourhood taken out: (luma - mean) / spread, 128 in the middle, uint8.
        Lamps, shadows and exposure change it little; edges stay where they are."""
        small = self.small
        height, width = small.shape
        # Light changes slowly over the picture: a half-size look at it is enough, at a third of the cost.
        half = cv2.resize(small, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
        near = (_NEAR // 2, _NEAR // 2)
        mean = cv2.boxFilter(half, cv2.CV_32F, near)
        spread = np.maximum(cv2.sqrBoxFilter(half, cv2.CV_32F, near) - mean * mean, 0)
        gain = _GAIN / (np.sqrt(spread) + _FLOOR)
        offset = 128 - gain * mean
        luma = small.astype(np.float32)
        luma *= cv2.resize(gain, (width, height), interpolation=cv2.INTER_LINEAR)
        luma += cv2.resize(offset, (width, height), interpolation=cv2.INTER_LINEAR)
        np.clip(luma, 0, 255, out=luma)
        return luma.astype(np.uint8)


class Guard(ABC):
    """Judges the pictures of one source, in the order of their numbers. One thread."""

    NAME: ClassVar[str]
    """Its name in `GUARDS`."""
    DEADLINE: ClassVar[int] = 3
    """A verdict counts until so many frames after the one that was judged have come."""

    def __init__(self) -> None:
        self._before: Bytes | None = None
        self._same = 0
        self._failing = ""

    def judge(self, view: View, number: int, captured: Ticks) -> Verdict:
        """The verdict on frame `number`, captured then. Never raises."""
        try:
            if not isinstance(captured, int):
                raise Unfit("it has no capture time")
            self._fit(view)
            ruling, reason = self._look(view)
            if not isinstance(ruling, Ruling):
                raise TypeError(f"{type(ruling).__name__} is no ruling")
            self._failing = ""
        except Unfit as unfit:
            ruling, reason = Ruling.UNSURE, str(unfit)
        except Exception as error:  # fail closed, whatever it was
            ruling, reason = Ruling.UNSURE, f"the guard failed ({type(error).__name__})"
            if self._failing != reason:
                self._failing = reason
                _log.exception("guard %s failed", self.NAME)
        return Verdict(ruling, number, reason)

    def confirm(self, view: View) -> str:
        """A person confirmed what `view` shows: from now on it is the reference. "" when taken; else why it cannot
        serve, and then there is no reference any more. Never raises."""
        self.forget()
        try:
            if view.dark:
                raise Unfit("the picture is black")
            self._learn(view)
        except Unfit as unfit:
            self.forget()
            return str(unfit)
        except Exception as error:  # fail closed: without a reference nothing is OK
            self.forget()
            _log.exception("guard %s cannot take a reference", self.NAME)
            return f"the guard failed ({type(error).__name__})"
        return ""

    def agrees(self, view: View) -> bool:
        """`view` shows what the reference shows. Leaves what was seen as it is. Never raises."""
        try:
            return not view.dark and self._look(view)[0] is Ruling.OK
        except Exception as error:  # fail closed, whatever it was
            _log.warning("guard %s cannot compare (%s)", self.NAME, type(error).__name__)
            return False

    def forget(self) -> None:
        """Drop the reference and what was seen: UNSURE until `confirm`."""
        self._before, self._same = None, 0

    @abstractmethod
    def _look(self, view: View) -> tuple[Ruling, str]:
        """The ruling on a picture that is neither black nor frozen, and why. May raise anything; Unfit: plain words."""

    @abstractmethod
    def _learn(self, view: View) -> None:
        """Take `view` for the reference. Raises Unfit if it cannot serve."""

    def _fit(self, view: View) -> None:
        small = view.small
        before, self._before = self._before, small
        same = before is not None and before.shape == small.shape and bool(np.array_equal(before, small))
        self._same = self._same + 1 if same else 0
        if view.dark:
            raise Unfit("the picture is black")
        if not (self._same < FROZEN_AFTER) and not view.is_still:
            raise Unfit("the picture is frozen")
