"""Which light each source has, from what was confirmed: drawn and aired pictures, never a key press.

Owner: the mixer thread tells it what it drew. Pure. A source is on PROGRAM while any of its
picture is drawn there: in a box, and for the whole of a transition.
"""

from __future__ import annotations

from dataclasses import dataclass

from producer.core.events import Event, Tally, TallyChanged
from producer.core.show import Show
from producer.core.timebase import Frame


@dataclass(frozen=True, slots=True)
class SourceTally:
    """Light of one source."""

    source: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class TallyState:
    """All sources, in the show's order."""

    revision: int
    sources: tuple[SourceTally, ...]


class TallyMachine:
    """Lights of the sources of one show; all dark at first."""

    def __init__(self, show: Show) -> None:
        self._revision = 0
        self._lights = dict.fromkeys((source.id for source in show.sources), Tally.NONE)
        self._seen: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

    def snapshot(self) -> TallyState:
        """Everything it knows, frozen."""
        return TallyState(self._revision, tuple(SourceTally(source, light) for source, light in self._lights.items()))

    def confirmed(self, at: Frame, program: frozenset[str], preview: frozenset[str]) -> list[Event]:
        """Frame `at` was drawn with the sources `program` in it (live pixels, not a slate in their place), while
        `preview` stood in the preview scene."""
        if (program, preview) == self._seen:
            return []
        self._seen = (program, preview)
        events: list[Event] = []
        for source, before in self._lights.items():
            light = Tally.PROGRAM if source in program else Tally.PREVIEW if source in preview else Tally.NONE
            if light is not before:
                self._lights[source] = light
                events.append(TallyChanged(at, source, light, "drawn" if source in program else "not on program"))
        self._revision += bool(events)
        return events
