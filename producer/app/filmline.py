"""Several parts of one recording as one film: where each part stands on its line of time, and what is missing between.

Owner: `producer open`, one thread. A gap takes no time in the film: a player that stands still for minutes is taken for
broken; it is named by a chapter and in the reply instead. Times inside a part stay as they are. What a recorder that
came back was sent once more stands in the film once. A part whose times do not follow at all (the show was started
anew, so its frames count from 0 again) is judged by the clock of its manifest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from producer.app.keystore import StoreFault
from producer.app.marks import UNTITLED, Noted, length_of
from producer.app.recordings import NoRecording, Part, notes
from producer.core.timebase import TICK_RATE, Ticks
from producer.vault.lines import Segment
from producer.vault.spool import TWICE

SMALLEST = TICK_RATE // 20
"""A gap below that (50 ms: one picture at 20 a second) is none that anybody could see."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part on the line. `at`: where it begins in the film; `gap`: what is missing before it, 0 for nothing;
    `over`: what of its end the next part has as well, and shows."""

    part: Part
    at: Ticks
    gap: Ticks = 0
    over: Ticks = 0

    @property
    def length(self) -> Ticks:
        """How much of the part stands in the film."""
        return max(0, self.part.account.length - self.over)

    @property
    def until(self) -> Ticks:
        """Where it ends in the film."""
        return self.at + self.length


class FilmLine:
    """The film of `parts`, which are given in their order."""

    def __init__(self, parts: Sequence[Part], identity: str) -> None:
        """Raises NoRecording when they are not parts of one recording, or have not one format."""
        self._identity = identity
        folders = {part.path.parent for part in parts}
        if len(folders) > 1:
            names = ", ".join(sorted(map(str, folders)))
            raise NoRecording(f"here are {len(folders)} recordings, name one of them: {names}.")
        whole = [part for part in parts if any(segment.number for segment in part.account.segments)]
        self.pieces: list[Piece] = []
        for part in whole or parts[:1]:  # one that broke off before its first picture adds nothing
            self._add(part)

    def _add(self, part: Part) -> None:
        if not self.pieces:
            self.pieces.append(Piece(part, 0))
            return
        last = self.pieces[-1]
        ours, others = _format(last.part), _format(part)
        if ours != others:
            raise NoRecording(
                f"{part.path.name} is {_told(others)}, {last.part.path.name} is {_told(ours)}: open them one by one."
            )
        gap = part.account.begins - last.part.account.totals.until
        if -TWICE <= gap < 0 and _goes_on(last.part, part):
            last = self.pieces[-1] = replace(last, over=-gap)
        elif gap < 0:  # its times begin anew
            walls = [each.account.entries[0].wall for each in (last.part, part)]
            gap = max(0, (walls[1] - walls[0]) * TICK_RATE // 1000 - last.part.account.length)
        self.pieces.append(Piece(part, last.until, gap if gap >= SMALLEST else 0))

    @property
    def length(self) -> Ticks:
        """Of the whole film."""
        return self.pieces[-1].until

    def noted(self, *kinds: str) -> list[Noted]:
        """Notes of these kinds of all parts, in film time, in order. Raises StoreFault when their words do not open."""
        found, said = [], set()
        for piece in self.pieces:
            begins, end = piece.part.account.begins, piece.length
            for kind in kinds:
                for note, words in notes(piece.part, self._identity, kind):
                    known = (kind, note.at, note.until, words)
                    if known in said and note.at < begins:
                        continue  # a later part begins with what stood when it began, said again
                    said.add(known)
                    at, until = (piece.at + min(max(0, each - begins), end) for each in (note.at, note.until))
                    found.append(Noted(kind, at, until, words or UNTITLED.get(kind, "")))
        return sorted(found, key=lambda each: (each.at, each.until))

    def gaps(self) -> list[Noted]:
        """Where something is missing between two parts, in words."""
        return [
            Noted("chapter", each.at, each.at, f"After a gap of {length_of(each.gap)} ({each.part.path.name})")
            for each in self.pieces
            if each.gap
        ]

    def marks(self) -> list[Noted]:
        """Chapters, flags and gaps, as they are numbered for `--from` and `--to`. Raises StoreFault."""
        return sorted([*self.gaps(), *self.noted("chapter", "flag")], key=lambda each: (each.at, each.until))

    def within(self, at: Ticks, until: Ticks) -> list[Piece]:
        """The pieces of which something stands in the clip. Raises StoreFault when there is none."""
        found = [each for each in self.pieces if each.at < until and each.until > at]
        if not found:
            raise StoreFault("there is no film in this recording, or nothing of it between the two marks.")
        return found


def _goes_on(before: Part, part: Part) -> bool:
    """`part` is of the same run of the show: it begins later, and by the clock its times count from the same moment."""
    return part.account.begins > before.account.begins and abs(_zero(part) - _zero(before)) < TWICE


def _zero(part: Part) -> Ticks:
    """When the show's times began, by the clock of the last segment that was written; to a second or so."""
    written = [each for each in part.account.entries if isinstance(each.line, Segment)]
    return written[-1].wall * TICK_RATE // 1000 - part.account.totals.until if written else 0


def _format(part: Part) -> tuple[int, int, int, int, str]:
    begin = part.account.begin
    return (begin.width, begin.height, begin.num, begin.den, begin.to) if begin is not None else (0, 0, 0, 1, "")


def _told(format: tuple[int, int, int, int, str]) -> str:
    width, height, num, den, key = format
    return f"{width}x{height} at {num / den:.6g} a second, key {key}"
