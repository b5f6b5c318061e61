"""Plays a sealed recording: open, play, pause, seek to the frame, step either way, from memory alone.

Owner: the UI thread; `turn` is called by its timer. Only `step` waits, half a second at most. Each change of place is a
new `Feed` from the key frame before it, and pictures are counted by their own times, so that the picture shown is the
one asked for. The picture's clock is the machine's; when decoding falls behind, the clock waits for it: a review must
see every picture.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

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
    def seek(self, frame: Frame) -> None:
        """Show the picture that stands at `frame`; playing goes on from there."""
        spool = self._spool
        frame = min(max(frame, spool.first), spool.end - 1)
        self._asked = self._clock()
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
        self.playing = True
        if self._target is None and self.frame >= self._spool.end - 1:
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
                self.seek(self.frame - 1)
        elif self._cursor < len(self._past) - 1:
            self._show(self._cursor + 1)
        elif self._feed is not None:
            shot = self._feed.take(0.5)
            if shot is not None:
                self._take(shot)
                self._show(len(self._past) - 1)
            elif self._part + 1 < len(self._spool.parts):
                self.seek(self._spool.parts[self._part + 1].first // self.rate.frame_ticks)

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
            if shot.frame > target and self._past:  # the one before it stood at the target
                break
            feed.take()
            self._take(shot)
            if shot.frame >= target:
                break
        else:
            if not (feed.over and feed.peek() is None and self._past):
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
        newest = None
        while (shot := feed.peek()) is not None and shot.frame <= due:
            feed.take()
            self._take(shot)
            newest = shot
        if newest is not None:
            self._show(len(self._past) - 1)
        if feed is not self._feed or self._target is not None or not self.playing:
            return  # whoever saw it went elsewhere
        if feed.peek() is None:
            if feed.over:
                self._next_part()
            elif due > self.frame + 1:
                self._rebase()  # decoding is behind: wait for it
        self.speaker.follow(self.rate.first_sample(due))

    def _next_part(self) -> None:
        if self._part + 1 < len(self._spool.parts):
            self.seek(max(self._spool.parts[self._part + 1].first // self.rate.frame_ticks, self.frame + 1))
        else:
            self.pause()

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
        self._target = None
        self.landed_ms = int((self._clock() - self._asked) * 1000)
        self._show(self._cursor)
        self._rebase()
        self.changed.emit()
