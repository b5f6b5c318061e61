"""The privacy cut from a desk's window, over every road there is, and whether it has arrived.

Owner: the UI thread. Roads: the flag in shared memory (this machine only), the engine's wire (this machine only), the
room (any machine; it asks the engine). All at once, because the one that fails is not known before. `CONFIRMED` is said
only when the engine's state, heard over the wire or by way of the room, says that the cut holds.
"""

from __future__ import annotations

import time
from enum import Enum, auto

from producer.core import commands as c
from producer.media.cutflag import LocalStop
from producer.ui.desklink import DeskLink
from producer.ui.link import CUT_CONFIRM_MS, EngineLink
from producer.wire.desk import Air, PressCut


class Cut(Enum):
    """What is known of the cut."""

    READY = auto()
    SENT = auto()
    UNSURE = auto()
    """Asked for, and nobody has confirmed it in time."""
    HOLDS = auto()
    NOWHERE = auto()
    """No road is there."""


class CutRoads:
    """All roads of one window. `engine` and `local` are None away from the show's machine."""

    def __init__(self, desk: DeskLink, engine: EngineLink | None = None, local: LocalStop | None = None) -> None:
        self._desk, self._engine, self._local = desk, engine, local
        self._at_ms: int | None = None

    def look(self) -> None:
        """Call it once a second: the flag comes and goes with the show."""
        if self._local is not None:
            self._local.look()

    def press(self) -> None:
        """Cut."""
        if self._local is not None:
            self._local.press(time.monotonic_ns())
        if self._engine is not None:
            self._engine.ask(c.PrivacyCut(), "privacy")
        if self._desk.connected:
            self._desk.ask(PressCut())
        self._at_ms = self._desk.clock_ms()

    @property
    def state(self) -> Cut:
        """How it stands now."""
        view = self._desk.view
        engine = self._engine.state if self._engine is not None and self._engine.connected else None
        if (engine is not None and engine.delay.cut) or (view is not None and view.air is Air.CUT):
            self._at_ms = None
            return Cut.HOLDS
        if self._at_ms is not None:
            return Cut.SENT if self._desk.clock_ms() - self._at_ms < 2 * CUT_CONFIRM_MS else Cut.UNSURE
        roads = self._desk.connected or engine is not None or (self._local is not None and self._local.there)
        return Cut.READY if roads else Cut.NOWHERE
