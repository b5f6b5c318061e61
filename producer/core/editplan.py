"""What becomes of each moment of a recording: the one place that decides what is published, and when.

Owner: `review.publish` asks it for every picture and every run of sound; the window shows by it what will be. Pure.

Everything is decided outwards: a picture goes if any part of the time in which it stood on the screen lies in a cut, it
is covered if any part lies in a cover, and a mute begins at the frame in which it begins. Published time is the
recording's without what was cut: whole frames, so that picture and sound close up together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from producer.core.edits import Edit, EditKind
from producer.core.show import Mask
from producer.core.timebase import Frame, Rate, Ticks

Run = tuple[Frame, Frame]
"""First frame, and the first behind it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Something published at a time of the replay, in ticks."""

    at: Ticks
    until: Ticks
    text: str


class Plan:
    """Edits of one recording of frames `first` to `end` at `rate`."""

    def __init__(self, edits: tuple[Edit, ...], rate: Rate, first: Frame, end: Frame) -> None:
        self.rate, self.first, self.end = rate, first, max(first, end)
        self._edits = edits
        self.cuts = _merged(self._runs(EditKind.CUT))
        """Frames that are not published, within the recording, rising, never touching each other."""
        self.mutes = _merged(self._runs(EditKind.MUTE))
        self._covers = [
            (*run, edit.mask) for edit in edits if edit.mask is not None and (run := self._run(edit)) is not None
        ]
        self._gone = [0]
        """Frames cut away before the n-th cut begins."""
        for a, b in self.cuts:
            self._gone.append(self._gone[-1] + b - a)
        self._starts = [a for a, _ in self.cuts]

    @property
    def frames(self) -> int:
        """Length of the replay."""
        return self.end - self.first - self._gone[-1]

    def kept(self) -> list[Run]:
        """The runs of frames that are published."""
        edges = [self.first, *(edge for cut in self.cuts for edge in cut), self.end]
        return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]

    def shows(self, frame: Frame, long: int = 1) -> bool:
        """The picture of `frame`, which stood for `long` frames, may be published."""
        return self.first <= frame < self.end and not _touches(self.cuts, frame, frame + max(1, long))

    def masks(self, frame: Frame, long: int = 1) -> tuple[Mask, ...]:
        """What has to be painted over it."""
        return tuple(mask for a, b, mask in self._covers if a < frame + max(1, long) and frame < b)

    def cut_at(self, frame: Frame) -> Run | None:
        """The cut in which `frame` lies."""
        number = bisect_right(self._starts, frame) - 1
        return self.cuts[number] if number >= 0 and frame < self.cuts[number][1] else None

    def place(self, frame: Frame) -> Frame:
        """Where `frame` stands in the replay; the place where it was cut out, for one that is not in it."""
        frame = min(max(frame, self.first), self.end)
        number = bisect_right(self._starts, frame) - 1
        gone = self._gone[max(0, number)]
        if number >= 0:
            a, b = self.cuts[number]
            gone += min(frame, b) - a
        return frame - self.first - gone

    def silent(self, frame: Frame) -> bool:
        """Its sound is not to be heard (a cut's is not even there)."""
        return _touches(self.mutes, frame, frame + 1)

    def chapters(self) -> list[Marked]:
        """Chapters on the replay's line. One that lies in a cut goes with it: its title may say what was cut."""
        ticks = self.rate.frame_ticks
        found = [
            Marked(self.place(edit.at // ticks) * ticks, self.place(edit.at // ticks) * ticks, edit.text)
            for edit in self._edits
            if edit.kind is EditKind.CHAPTER and self.shows(edit.at // ticks)
        ]
        return sorted(found, key=lambda each: each.at)

    def answers(self, given: Iterable[tuple[Ticks, str]]) -> list[Marked]:
        """Where questions were answered, of `given` (time of the recording, id), on the replay's line; one that lies in
        a cut goes with it."""
        ticks = self.rate.frame_ticks
        kept = [(self.place(at // ticks) * ticks, id) for at, id in given if self.shows(at // ticks)]
        return [Marked(at, at, id) for at, id in sorted(kept)]

    def captions(self) -> list[Marked]:
        """Captions on the replay's line; of one that reaches into a cut the rest stays, if half a second is left."""
        ticks, found = self.rate.frame_ticks, []
        for edit in self._edits:
            run = self._run(edit) if edit.kind is EditKind.CAPTION else None
            if run is not None:
                at, until = self.place(run[0]), self.place(run[1])
                if until - at >= min(run[1] - run[0], self.rate.frames_in_ms(500)):
                    found.append(Marked(at * ticks, until * ticks, edit.text))
        return sorted(found, key=lambda each: (each.at, each.until))

    def _runs(self, kind: EditKind) -> list[Run]:
        return [run for edit in self._edits if edit.kind is kind and (run := self._run(edit)) is not None]

    def _run(self, edit: Edit) -> Run | None:
        """The frames an edit touches, outwards, within the recording."""
        ticks = self.rate.frame_ticks
        a, b = max(edit.at // ticks, self.first), min(-(-edit.until // ticks), self.end)
        return (a, b) if a < b else None


def _merged(runs: list[Run]) -> list[Run]:
    merged: list[Run] = []
    for a, b in sorted(runs):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], b))
        else:
            merged.append((a, b))
    return merged


def _touches(runs: list[Run], a: Frame, b: Frame) -> bool:
    """One of `runs` (rising, apart) has a frame in a..b-1."""
    place = bisect_right(runs, (a, 1 << 62)) - 1
    return (place >= 0 and runs[place][1] > a) or (place + 1 < len(runs) and runs[place + 1][0] < b)
