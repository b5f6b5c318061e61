"""What is asked of each camera: full rate, thumbnails, or key frames only.

Owner: the mixer thread, once a frame. Full rate costs a whole decode and a copy, so it goes to who needs it: program,
preview, a take that waits, whoever works with a camera just now, a backup that may be called, and a lost camera, which
proves itself by fresh pictures only. The others keep thumbnails going, and fall back to key frames when the machine is
short of time or their show file says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from producer.core.scene import Picture
from producer.core.show import Economy, Show
from producer.core.timebase import Frame
from producer.engine.gauges import ClockGauge
from producer.engine.intake import Intake
from producer.engine.machines import Machines
from producer.media.ring import Demand


class Demands:
    """Tells every intake of a show what is wanted of its camera."""

    def __init__(self, show: Show, machines: Machines, intakes: Mapping[str, Intake], lockstep: bool) -> None:
        self._machines, self._intakes, self._lockstep = machines, intakes, lockstep
        self._frame_ticks = show.rate.frame_ticks
        self._second = max(1, round(show.rate.fraction))
        self._economy = {spec.id: spec.economy for spec in show.sources}
        self._wants: dict[str, Frame] = {}
        self._short = False

    def want(self, sources: Iterable[str], until: Frame) -> None:
        """Somebody works with `sources`: full rate until frame `until`. Unknown ones are ignored."""
        self._wants.update(dict.fromkeys((source for source in sources if source in self._intakes), until))

    def tell(self, picture: Picture, frame: Frame, clock: ClockGauge) -> None:
        """Say to each camera what is wanted of it from `frame` on, on which `picture` was drawn."""
        if frame % self._second == 0:
            self._short = clock.short(self._frame_ticks)
        wanted = self._wanted(picture, frame)
        for source, intake in self._intakes.items():
            intake.want(Demand.FULL if source in wanted else self._unwanted(source), lockstep=self._lockstep)

    def _wanted(self, picture: Picture, frame: Frame) -> frozenset[str]:
        state = self._machines.switcher.snapshot()
        self._wants = {source: until for source, until in self._wants.items() if until >= frame}
        pending = state.pending.scene.sources if state.pending is not None else frozenset()
        standing_by = self._machines.lost() | self._machines.standby(picture)
        return picture.sources | state.preview.sources | pending | standing_by | self._wants.keys()

    def _unwanted(self, source: str) -> Demand:
        economy = self._economy.get(source, Economy.AUTO)
        if economy is Economy.ALWAYS or (economy is Economy.AUTO and self._short):
            return Demand.ECONOMY
        return Demand.THUMBS
