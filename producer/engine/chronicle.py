"""What is told of the show in its sealed record: chapters, flags, dumps, covers, scenes, captions, guards, quality.

Owner: the mixer thread. Scenes, covers and captions are read off what really leaves the delay line, so they cannot
differ from the film. What belongs to a program frame (a mark, a guard's ruling) waits until that frame airs and gets
its time there; if the frame is dumped, it goes with it, and nobody learns that it was. Times are those of the packets:
ticks of the frame at which something aired. Words are sealed by the record; here they go to outputs that seal only.

Overflow: `WAITING` marks wait for their frames at most, the oldest goes; the delay is a minute at most.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from producer.core.commands import MarkKind
from producer.core.events import DelayChanged, Dumped, Event, GuardChanged, Phase, PhaseChanged, TimeOutCalled
from producer.core.show import Show
from producer.core.timebase import Frame
from producer.media.frame import Composition
from producer.wire.packets import StreamFigures, StreamNote

WAITING = 512
SETTLED_MS = 10_000
"""A picture that stays on air so long begins a chapter; a short cutaway does not."""
FIGURES_MS = 10_000
SLATE = "slate"


@dataclass(frozen=True, slots=True)
class _Waiting:
    frame: Frame
    kind: str
    words: str


class Chronicle:
    """Of one engine. `note` hands on to the record and must not block; `figures` are the counters now, only ever
    growing."""

    def __init__(
        self,
        show: Show,
        note: Callable[[StreamNote | StreamFigures], None],
        figures: Callable[[], Mapping[str, int]] = dict,
    ) -> None:
        self._rate, self._note, self._figures = show.rate, note, figures
        self._labels = {source.id: source.label for source in show.sources}
        self._settled = show.rate.frames_in_ms(SETTLED_MS)
        self._every = show.rate.frames_in_ms(FIGURES_MS)
        self._waiting: deque[_Waiting] = deque(maxlen=WAITING)
        self._scene: tuple[str, ...] | None = None
        """What airs; None: nothing has yet."""
        self._since: Frame = 0
        self._chapter: tuple[str, ...] | None = None
        """The scene that the newest chapter of ours is called after."""
        self._covered = ""
        """What is covered on air."""
        self._ended: Frame | None = None
        """The first program frame of the end slate."""
        self._live_since: Frame | None = None
        self._lines: tuple[str, ...] = ()
        self._counted: dict[str, int] = {}
        self._due: Frame = 0

    # -- before a frame is drawn --------------------------------------------------------------------------------------
    def mark(self, kind: MarkKind, words: str, frame: Frame, latched: bool = False, answers: str = "") -> None:
        """A person marked program frame `frame`. `latched`: the privacy cut keeps every frame out of the line, so the
        mark stands at what airs now. `answers`: id of the question that was answered there, or ""."""
        for what, told in ((kind.value, words), *((("answer", answers),) if answers else ())):
            if latched:
                self._say(what, frame, frame, told)
            else:
                self._wait(frame, what, told)

    def heard(self, events: list[Event], depth: int, live_since: Frame | None) -> None:
        """What was decided in this tick. `depth` of the line now; `live_since` as in `Machines`."""
        self._live_since = live_since
        if live_since is None or not events:
            return
        shorter = any(isinstance(event, DelayChanged) for event in events)
        for event in events:
            match event:
                case Dumped():
                    self._dumped(event, depth, live_since, shorter)
                case GuardChanged(frame, source, guard, ruling, because):
                    self._wait(frame, "guard", f"{guard} on {source}: {ruling} ({because})")
                case TimeOutCalled(frame):
                    self._wait(frame, "chapter", "Time-out")
                case PhaseChanged(frame, after=Phase.ENDED):
                    self._ended = frame
                    self._wait(frame, "chapter", "End")

    def prune(self, may_air: Callable[[Frame], bool]) -> None:
        """What belongs to a frame that will never air, never happened."""
        if self._waiting:
            self._waiting = deque((each for each in self._waiting if may_air(each.frame)), maxlen=WAITING)

    # -- when a frame airs --------------------------------------------------------------------------------------------
    def aired(self, at: Frame, composition: Composition, lines: tuple[str, ...]) -> None:
        """`composition` aired at `at`, with the caption `lines` drawn on it."""
        sources = () if composition.slate else tuple(sorted({placed.source for placed in composition.placed}))
        self._cover(at, self._hidden(composition, sources))
        if sources != self._scene:
            self._begins(at, sources)
        elif sources != self._chapter and at - self._since >= self._settled:
            self._chapter = sources
            self._say("chapter", self._since, self._since, self._title(sources))
        if lines != self._lines:
            self._lines = lines
            self._say("caption", at, at, "\n".join(lines))
        while self._waiting and self._waiting[0].frame <= composition.frame:
            due = self._waiting.popleft()
            self._say(due.kind, at, at, due.words)
        if at >= self._due:
            self._count(at)

    def _begins(self, at: Frame, sources: tuple[str, ...]) -> None:
        if self._scene is None and self._live_since is not None and at - self._live_since < self._settled:
            self._chapter = sources  # else this engine came in the middle of a show
            self._say("chapter", at, at, f"On air: {self._title(sources)}" if sources else "On air")
        self._scene, self._since = sources, at
        self._say("scene", at, at, " + ".join(sources) or SLATE)

    def _hidden(self, composition: Composition, sources: tuple[str, ...]) -> str:
        """What of `composition` nobody sees though it was meant to be seen, or a slate that somebody put after a
        picture; "" for nothing. Where a dump was the dump is told."""
        hidden = tuple(source for source in composition.due if source not in sources)
        slate = composition.slate and not composition.planned
        put = composition.slate and composition.frame >= 0 and bool(self._covered or self._scene)
        ended = self._ended is not None and composition.frame >= self._ended
        return self._title(hidden) if hidden or slate or (put and not ended) else ""

    def _cover(self, at: Frame, covered: str) -> None:
        """A mark where it begins. What comes to the exit covered says its name; what was covered there does not."""
        if covered and covered != self._covered and self._covered != self._title(()):
            self._say("cover", at, at, covered)
        self._covered = covered

    def _title(self, sources: tuple[str, ...]) -> str:
        return " + ".join(self._labels.get(source, source) for source in sources) or "Slate"

    # -- inside -------------------------------------------------------------------------------------------------------
    def _wait(self, frame: Frame, kind: str, words: str) -> None:
        self._waiting.append(_Waiting(frame, kind, words))

    def _dumped(self, event: Dumped, depth: int, live_since: Frame, shorter: bool) -> None:
        first = max(event.first, live_since)
        count = event.last - first + 1
        if count <= 0:
            return
        # A shorter delay skips its frames: no time of the film stands for them.
        at, until = (event.at, event.at) if shorter else (first + depth, event.last + 1 + depth)
        self._say("dump", at, until, f"{count} frames ({event.because})")

    def _count(self, at: Frame) -> None:
        now = dict(self._figures())
        if self._counted:
            more = {name: max(0, number - self._counted.get(name, 0)) for name, number in now.items()}
            self._note(StreamFigures(self._rate.ticks(at), tuple(sorted(more.items()))))
        self._counted, self._due = now, at + self._every

    def _say(self, kind: str, at: Frame, until: Frame, words: str) -> None:
        self._note(StreamNote(kind, self._rate.ticks(at), self._rate.ticks(until), words))
