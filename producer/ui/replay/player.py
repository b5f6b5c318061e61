"""Plays a sealed recording: open, play, pause, seek to the frame, step either way, from memory alone.

Owner: the UI thread; `turn` is called by its timer. Only `step` waits, half a second at most. Each change of place is a
new `Feed` from the key frame before it, and pictures are counted by their own times, so that the picture shown is the
one asked for. The picture's clock is the machine's; when decoding falls behind, the clock waits for it: a review must
see every picture. `publish_as` plays by a plan: what it leaves out is never `shown`, however late a turn comes, because
every picture is judged where it is taken and not where it is drawn.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from producer.core.editplan import Plan
from producer.core.timebase import Frame, Rate
from producer.ui.replay.feed import Feed, Library, NoPlayer, Shot
from producer.ui.replay.speaker import Speaker
from producer.vault.spool import Spool

TURN_MS = 8
_PAST = 24 << 20
"""Bytes of pictures that are kept behind the one shown, for steps back."""
_END = 1 << 62


class Player(QObject):
    """Of one recording. Frames count as the recording does, from `spool.first` to `spool.end` - 1."""

    shown = Signal(object)
    """Another picture (`Shot`) is to be seen."""
    withheld = Signal()
    """The picture that is seen must go at once; perhaps another follows."""
    changed = Signal()
    """Playing or not, landed, or a fault."""

    def __init__(
        self, spool: Spool, library: Library, speaker: Speaker, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._spool, self._library, self.speaker, self._clock = spool, library, speaker, clock
        self._feed: Feed | None = None
        self._part = 0
        self._past: list[Shot] = []
        self._cursor = -1
        self._keep = max(4, _PAST // (spool.width * spool.height * 3 // 2))
        self._target: Frame | None = None
        self._plan: Plan | None = None
        self._back = False
        """What was asked for lies before where it stood."""
        self._asked = 0.0
        self._base: tuple[Frame, float] = (spool.first, 0.0)
        self.playing = False
        self.fault = ""
        self.landed_ms = 0
        """How long the last seek took."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.turn)
        self._timer.start(TURN_MS)

    @property
    def rate(self) -> Rate:
        """The recording's."""
        return self._spool.rate

    @property
    def frame(self) -> Frame:
        """Where it stands: the frame asked for while a seek is on its way, else the picture that is seen."""
        if self._target is not None:
            return self._target
        return self._past[self._cursor].frame if self._past else self._spool.first

    @property
    def seeking(self) -> bool:
        """The picture that was asked for is not there yet."""
        return self._target is not None

    # -- what a person does -------------------------------------------------------------------------------------------
    def publish_as(self, plan: Plan | None) -> None:
        """Show and sound nothing that `plan` leaves out; None: everything. Seeks and steps pass over a cut."""
        old, self._plan = self._plan, plan
        sample = self.rate.first_sample
        silent = sorted((*plan.cuts, *plan.mutes)) if plan is not None else []
        self.speaker.silence([(sample(a), sample(b)) for a, b in silent])
        if (old.cuts if old else []) == (plan.cuts if plan else []):
            return
        if self._target is not None or not self._past or not self._shows(self._past[self._cursor]):
            self.withheld.emit()
        self._past, self._cursor, here = [], -1, self.frame
        self.seek(here)

    def seek(self, frame: Frame, back: bool = False) -> None:
        """Show the picture that stands at `frame`; playing goes on from there. In a cut: the one behind it, or with
        `back` the one before."""
        spool = self._spool
        frame = min(max(frame, spool.first), spool.end - 1)
        if self._plan is not None:
            allowed = _outside(self._plan, frame, back)
            if allowed is None:
                self._withhold()
                return
            back, frame = back or allowed < frame, allowed
        self._back, self._asked = back, self._clock()
        self._target = frame
        known = next((n for n, shot in enumerate(self._past) if shot.frame == frame), None)
        self.speaker.follow(None)
        if known is not None:
            self._cursor = known
            self._land()
            return
        self._open(spool.part_at(spool.rate.ticks(frame)), frame)

    def play(self) -> None:
        """Go on; from the beginning if it stands at the end."""
        if self.fault or self.playing:
            return
        last = self._spool.end - 1
        if self._plan is not None:
            end = _outside(self._plan, last, back=True)
            if end is None:
                return
            last = end
        self.playing = True
        if self._target is None and self.frame >= last:
            self.seek(self._spool.first)
        self._rebase()
        self.changed.emit()

    def pause(self) -> None:
        """Stand still."""
        if self.playing:
            self.playing = False
            self.speaker.follow(None)
            self.changed.emit()

    def step(self, pictures: int) -> None:
        """One picture on (1) or back (-1), standing still."""
        self.pause()
        if self._target is not None:
            return
        if pictures < 0:
            if self._cursor > 0:
                self._show(self._cursor - 1)
            else:
                self.seek(self.frame - 1, back=True)
        elif self._cursor < len(self._past) - 1:
            self._show(self._cursor + 1)
        elif self._feed is not None:
            shot = self._feed.take(0.5)
            if shot is not None and self._shows(shot):
                self._take(shot)
                self._show(len(self._past) - 1)
            elif shot is not None:
                self._pass_over(shot)
            elif self._part + 1 < len(self._spool.parts):
                self._next_part()

    def close(self) -> None:
        """Let everything go."""
        self._timer.stop()
        if self._feed is not None:
            self._feed.stop()
            self._feed = None
        self._past.clear()
        self.speaker.close()

    # -- what time does -----------------------------------------------------------------------------------------------
    def turn(self) -> None:
        """Look whether there is something to do; called every few ms."""
        feed = self._feed
        if feed is None or self.fault:
            return
        for tone in feed.sound():
            self.speaker.put(tone.first, tone.samples)
        if self._target is not None:
            self._towards(feed, self._target)
        elif self.playing:
            self._on(feed)
        if feed.over and feed.fault and feed.peek() is None:
            self.fault = feed.fault
            self.playing = False
            self._target = None
            self.changed.emit()

    def _towards(self, feed: Feed, target: Frame) -> None:
        while (shot := feed.peek()) is not None:
            feed.take()
            stands = shot.frame + shot.long > target
            if self._shows(shot):
                self._take(shot)
            elif stands:
                self._pass_over(shot)
                return
            if stands:
                break
        else:
            if not (feed.over and feed.peek() is None):
                return
            if not self._past:
                if self._plan is not None and not feed.fault:
                    self._next_part()
                return
        self._cursor = len(self._past) - 1
        self._land()

    def _on(self, feed: Feed) -> None:
        due = self._due()
        if self._cursor < len(self._past) - 1:  # after steps back, what was decoded already comes first
            after = self._cursor
            while after + 1 < len(self._past) and self._past[after + 1].frame <= due:
                after += 1
            if after != self._cursor:
                self._show(after)
            if after + 1 < len(self._past) or feed is not self._feed or self._target is not None:
                return
        newest: Shot | None = None
        passed: Shot | None = None
        while (shot := feed.peek()) is not None and shot.frame <= due:
            feed.take()
            if self._shows(shot):
                self._take(shot)
                newest = shot
            elif self._plan is not None and self._plan.cut_at(shot.frame):
                passed = shot
                break
        if newest is not None:
            self._show(len(self._past) - 1)
        if feed is not self._feed or self._target is not None or not self.playing:
            return  # whoever saw it went elsewhere
        if passed is not None:
            self._pass_over(passed)
            return
        if feed.peek() is None:
            if feed.over:
                self._next_part()
            elif due > self.frame + 1:
                self._rebase()  # decoding is behind: wait for it
        self.speaker.follow(self.rate.first_sample(due))

    def _next_part(self) -> None:
        if self._part + 1 < len(self._spool.parts):
            here, there = self._spool.parts[self._part : self._part + 2]
            tick = self.rate.frame_ticks
            self._go_on(max(there.first // tick, -(-here.index.until // tick), self.frame + 1))
        else:
            self._land_short()

    def _go_on(self, frame: Frame) -> None:
        """To the first picture from `frame` on that may be seen; where there is none, stand still."""
        there = _outside(self._plan, frame) if self._plan is not None else frame
        if there is None or not frame <= there < self._spool.end:
            self._land_short()
        else:
            self.seek(there)

    def _pass_over(self, shot: Shot) -> None:
        """`shot` may not be seen: behind it, and behind the cut it reaches into; going back, before it."""
        if self._back and shot.frame > self._spool.first:
            self.seek(shot.frame - 1, back=True)
        else:
            self._go_on(shot.frame + shot.long)

    def _land_short(self) -> None:
        """Nothing more may be seen: the last picture stays, or none."""
        if self._past:
            self._cursor = len(self._past) - 1
            if self._target is not None:
                self._land()
            self.pause()
        else:
            self._withhold()

    def _withhold(self) -> None:
        """Nothing is to be seen at all."""
        if self._feed is not None:
            self._feed.stop()
            self._feed = None
        self._past, self._cursor, self._target, self.playing = [], -1, None, False
        self.speaker.forget()
        self.withheld.emit()
        self.changed.emit()

    def _shows(self, shot: Shot) -> bool:
        return self._plan is None or self._plan.shows(shot.frame, shot.long)

    def _due(self) -> Frame:
        frame, since = self._base
        return frame + int((self._clock() - since) * self.rate.fraction)

    def _rebase(self) -> None:
        self._base = (self.frame, self._clock())

    def _open(self, part: int, frame: Frame) -> None:
        if self._feed is not None:
            self._feed.stop()
            self._feed = None
        self._past, self._cursor = [], -1
        self.speaker.forget()
        spool, self._part = self._spool, part
        index = spool.parts[part].index
        start = index.seek(spool.rate.ticks(frame)) or 1
        first = index.segments[start].at // spool.rate.frame_ticks
        pieces = spool.parts[part].from_segment(start, _END, spool.identity)
        try:
            last = -(-index.until // spool.rate.frame_ticks) - 1
            self._feed = Feed(self._library, pieces, first, last, spool.rate, spool.width, spool.height)
            self._feed.start()
        except NoPlayer as fault:
            self.fault, self._target, self.playing = str(fault), None, False
            self.changed.emit()

    def _take(self, shot: Shot) -> None:
        self._past.append(shot)
        if len(self._past) > self._keep:
            del self._past[0]
            self._cursor = max(0, self._cursor - 1)

    def _show(self, cursor: int) -> None:
        self._cursor = cursor
        self.shown.emit(self._past[cursor])

    def _land(self) -> None:
        self._target, self._back = None, False
        self.landed_ms = int((self._clock() - self._asked) * 1000)
        self._show(self._cursor)
        self._rebase()
        self.changed.emit()


def _outside(plan: Plan, frame: Frame, back: bool = False) -> Frame | None:
    """`frame`, or the nearest frame that is not cut out: the one behind the cut, with `back` the one before it; the
    other one where the film ends there; None if all of it is cut."""
    cut = plan.cut_at(frame)
    if cut is None:
        return frame
    before, behind = cut[0] - 1, cut[1]
    ways = (before, behind) if back else (behind, before)
    return next((each for each in ways if plan.first <= each < plan.end), None)
