"""The guards of one camera at work: which picture is judged when, what a confirmation means, what the engine is told.

Owner: the camera process, its picture thread; no thread of its own: at 3 ms a picture the guards cost less than a
second thread's copies would. `guards.judge` decides what is clear; this brings it the pictures and the person's word.

- A camera that somebody wants has every picture judged as it comes, so that the look-ahead covers what came before a
  bad one. Of one that nobody wants only the pictures that are about to be shown small are judged, and one every third
  of a second: against a fixed reference nothing is missed by that but what nobody saw. A picture that was not judged is
  never clear.
- The reference is what a person confirmed: the newest picture at that moment (`SetMasks.looked`). Where the show file
  confirms, in rehearsals, it is the first picture that can serve, sought for two seconds.
- The dilemma of catching up: a camera that becomes wanted decodes a second of old pictures at once. Those that nobody
  can ask for any more are not judged, and so never clear.
"""

from __future__ import annotations

import time
from collections import deque

from producer.core.guarding import GuardWord
from producer.core.show import Show, SourceSpec
from producer.core.timebase import TICK_RATE, Frame, Ticks
from producer.guards import arm
from producer.guards.base import View
from producer.guards.judge import Judge
from producer.media.frame import RawFrame
from producer.sources import rehearses
from producer.wire.processes import SetMasks

GAP: Ticks = TICK_RATE // 2
"""So long without a sign of life: the signal was lost."""
SELDOM: Ticks = TICK_RATE // 3
"""Time between two looks at a camera that nobody wants and nobody sees."""
SEEK: Ticks = 2 * TICK_RATE
"""So long a reference is sought that no person confirmed."""
_REMEMBERED = 256
"""Numbers of judged pictures; more than any camera holds."""


class Watch:
    """The guards of `spec` in `show`. `still`: its pictures do not move by nature. Without guards all is clear."""

    def __init__(self, show: Show, spec: SourceSpec, still: bool) -> None:
        self.judge = Judge(arm(spec, rehearses(show)))
        self.looked: Frame = -1
        """The newest confirmation that was heard."""
        self.changed = False
        """Something is to be told at once; whoever tells it clears this."""
        self._still = still
        self._armed = bool(self.judge.states())
        self._judged: deque[int] = deque(maxlen=_REMEMBERED)
        self._at: Ticks = 0
        """Capture time of the picture judged last."""
        self._alive: Ticks | None = None
        self._pending: SetMasks | None = None
        self._sought: Ticks | None = None
        self._words: tuple[GuardWord, ...] = self.judge.words()
        self._cost_ns = self._looks = self._mean_us = 0

    def look(self, number: int, frame: RawFrame) -> None:
        """Judge a picture, unless it or a newer one was judged already. Raises nothing."""
        if not self._armed or (self._judged and not number > self._judged[-1]):
            return
        began = time.thread_time_ns()
        view = View(frame.planes, self._still)
        self.judge.look(view, number, frame.captured, frame.geometry)
        self._judged.append(number)
        self._at = frame.captured
        if self._pending is not None:
            self._seek(self._pending, view, number, frame)
        self._cost_ns += time.thread_time_ns() - began
        self._looks += 1
        self._told()

    def due(self, captured: Ticks) -> bool:
        """Nobody asked for a look, and it is time for one."""
        return self._armed and not 0 <= captured - self._at < SELDOM

    def judged(self, number: int) -> bool:
        """Nothing watches, or picture `number` was looked at."""
        return not self._armed or number in self._judged

    def covers(self, number: int) -> bool:
        """Picture `number` may not show."""
        return self._armed and not (number in self._judged and not self.judge.covered(number))

    def order(self, order: SetMasks, newest: tuple[int, RawFrame] | None) -> None:
        """New masks; perhaps a person confirmed them, looking at `newest`."""
        self._pending = None
        if not self._armed or not order.confirmed or not self._is_news(order.looked):
            return
        self._sought = None
        if newest is None or order.looked == 0:
            self._pending = order
            return
        number, frame = newest
        if order.geometry in (None, frame.geometry):
            self.judge.confirm(View(frame.planes, self._still), number, frame.captured, frame.geometry)
        self.looked = order.looked
        self._told()
        self.changed = True

    def sign(self, moment: Ticks) -> None:
        """Something came from the source at `moment` on the house clock, before it is looked at."""
        if self._alive is not None and not moment - self._alive <= GAP:
            self.lost()
        self._alive = moment

    def lost(self) -> None:
        """The signal is lost: nothing that was judged may show, and what comes has to be OK for a second."""
        self.judge.lost()
        self._judged.clear()
        self._told()

    def clear_from(self, moment: Ticks) -> Ticks:
        """As `Judge.clear_from`; -1 as well when nothing has come for half a second."""
        quiet = self._alive is None or not moment - self._alive <= GAP
        return -1 if quiet else self.judge.clear_from()

    def words(self) -> tuple[GuardWord, ...]:
        """What the engine is told of each guard."""
        return self._words

    def cost_us(self) -> int:
        """Mean time to judge one picture, in us, of those judged since this was asked last, if there are any."""
        if self._looks:
            self._mean_us = self._cost_ns // 1000 // self._looks
            self._cost_ns = self._looks = 0
        return self._mean_us

    def _is_news(self, looked: Frame) -> bool:
        """A confirmation that was not heard yet. Another engine may count frames anew, so a person's is any other than
        the last; the show file's word counts only before anybody's."""
        return looked != self.looked if looked > 0 else looked == 0 and self.looked < 0

    def _seek(self, order: SetMasks, view: View, number: int, frame: RawFrame) -> None:
        """Offer the picture for the reference that the show file vouches for."""
        if self._sought is None:
            self._sought = frame.captured
        against = self.judge.confirm(view, number, frame.captured, frame.geometry)
        if not against or not frame.captured - self._sought < SEEK:
            self._pending, self.looked, self.changed = None, order.looked, True

    def _told(self) -> None:
        words = self.judge.words()
        self.changed = self.changed or words != self._words
        self._words = words
