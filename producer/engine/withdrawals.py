"""Who withdrew consent is told so when that is on disk: a kill must not lose what was acknowledged.

Owner: the mixer thread. The air does not wait: it was cut before. The supervisor hears of it with `Standing`, at once
and every 2 s, and answers when it is written.
"""

from __future__ import annotations

from producer.core.timebase import TICK_RATE, Frame, Ticks
from producer.engine.maskstore import Answer

WITHIN: Ticks = 2 * TICK_RATE
NOT_YET = "It is withdrawn and the air is cut, but that is not on disk yet: the disk is slow or full."


class WithdrawalStore:
    """Of one engine."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Ticks, Answer, Frame]] = []
        self._kept = False

    def answer_when_kept(self, answer: Answer, frame: Frame, house: Ticks) -> None:
        """Answer once it is on disk, or say after `WITHIN` that it is not."""
        if self._kept:
            answer(True, "", frame)
        else:
            self._waiting.append((house + WITHIN, answer, frame))

    def stored(self) -> None:
        """The supervisor has it on disk, or there is no case to keep it for."""
        self._kept = True
        for _, answer, frame in self._waiting:
            answer(True, "", frame)
        self._waiting.clear()

    def tick(self, house: Ticks) -> None:
        """Once a frame: who waited too long is told."""
        for waiting in [each for each in self._waiting if house > each[0]]:
            self._waiting.remove(waiting)
            waiting[1](True, NOT_YET, waiting[2])
