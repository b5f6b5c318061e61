"""Typed fakes at the seams of the stepped engine: a source that can be told to break, the lines of words between
camera, engine and supervisor, and what takes the aired frames where the encoder would.

Owner: `Studio` (tests/engine/harness.py); one test, one thread.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from producer.core.show import Show
from producer.engine.delayline import DelayLine
from producer.engine.encoder import Encoder
from producer.engine.link import ChildLink, Link
from producer.media.frame import AiredFrame, Planes
from producer.sources import strip
from producer.sources.base import Pictured, Read, SourceFault
from producer.sources.simulated import SimulatedSource
from producer.wire.processes import ChildHello

EACH = 1_000_000
"""Source number k shows k * `EACH` + n in its strip, n being the number of the frame time."""


@dataclass(slots=True)
class Troubles:
    """What is wrong with one source just now."""

    broken: bool = False
    """Reads raise SourceFault."""
    moved: bool = False
    """Somebody turned the camera over: the picture is upside down, the strip stays readable."""
    geometry: int = 0
    """Size and aspect of what comes in, as the source numbers them."""
    knock: tuple[float, float, float, float] | None = None
    """Somebody knocked the camera: off by pixels of 1080p right and down, degrees, zoom. The strip stays readable."""
    black: bool = False
    stuck: bool = False
    """The same picture again and again, the strip too."""
    kept: Planes | None = None
    """That picture."""


class Directed(SimulatedSource):
    """A simulated camera that breaks when it is told to; `troubles` by source id, `places` its number in the show."""

    troubles: dict[str, Troubles]
    places: dict[str, int]

    def read(self) -> Read:
        mine = self.troubles[self.context.spec.id]
        if mine.broken:
            raise SourceFault("the camera closed the connection")
        got = super().read()
        if isinstance(got, Pictured):
            planes = got.frame.planes
            if mine.moved:
                for plane in planes:
                    plane[:] = plane[::-1].copy()
            if mine.knock is not None:
                knocked(planes, mine.knock)
            number = got.frame.captured // self.context.rate.frame_ticks
            strip.draw(planes, self.places[self.context.spec.id] * EACH + number)
            if mine.black:
                for plane, value in zip(planes, (16, 128, 128), strict=True):
                    plane[:] = value
            if mine.stuck:
                mine.kept = mine.kept or Planes(*(plane.copy() for plane in planes))
                for plane, before in zip(planes, mine.kept, strict=True):
                    plane[:] = before
            got.frame.geometry = mine.geometry
        return got


def knocked(planes: Planes, how: tuple[float, float, float, float]) -> None:
    """The picture as a camera sees it that is off by `how` (see `Troubles.knock`), in place."""
    right, down, turn, zoom = how
    for plane in planes:
        height, width = plane.shape
        matrix = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), turn, zoom), np.float64)
        matrix[:, 2] += (right * width / 1920, down * width / 1920)
        plane[:] = cv2.warpAffine(plane, matrix, (width, height), borderMode=cv2.BORDER_REFLECT)


class Words(Link):
    """A line of words that never leaves this process: `waiting` is what the other end has said."""

    def __init__(self, said: Callable[[object], None]) -> None:
        super().__init__("", lambda: None)
        self.waiting: list[object] = []
        self.heard = said

    def send(self, message: object) -> None:
        self.heard(message)

    def poll(self) -> list[object]:
        found, self.waiting = self.waiting, []
        return found


class Parent(ChildLink):
    """The supervisor's end of a camera: `waiting` is what it has said."""

    def __init__(self) -> None:
        super().__init__("", ChildHello("camera", "", os.getpid(), 1))
        self.waiting: list[object] = []
        self.patience: int | None = None
        """After so many rests it says stop."""
        self.turn: Callable[[], None] = lambda: None
        """What a rest does with the clock."""

    def poll(self) -> list[object]:
        found, self.waiting = self.waiting, []
        return found

    def wait(self, seconds: float) -> bool:
        self.turn()
        if self.patience is not None:
            self.patience -= 1
            self.stopping = self.patience <= 0
        return bool(self.waiting)


class Tap(Encoder):
    """Takes aired frames in the mixer's thread, in place of the encoder's queue."""

    def __init__(self, show: Show, line: DelayLine, seen: Callable[[AiredFrame], None]) -> None:
        super().__init__(show, lambda format, packet: None, line.done)
        self._line, self._seen = line, seen

    def offer(self, aired: AiredFrame) -> bool:
        self._seen(aired)
        self._line.done(aired)
        return True
