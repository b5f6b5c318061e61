"""A foot pedal of three keys: contacts bounce, shoes are heavy, and a cut must not come by accident.

Owner: the UI thread; told the time in ms. Contacts that open for less than `BOUNCE_MS` have not opened. A short press
acts when the foot is lifted, a held one after `HOLD_MS`, once; so a short one never does what a long one does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

BOUNCE_MS = 80
HOLD_MS = 1000


class Foot(Enum):
    """Which key."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


class Step(Enum):
    """What a foot wants."""

    LATER = auto()
    CRITICAL = auto()
    CUT = auto()
    GO_ON = auto()
    """Answered, or show one."""
    QUIET = auto()


_SHORT = {Foot.LEFT: Step.LATER, Foot.RIGHT: Step.GO_ON}
_LONG = {Foot.LEFT: Step.CRITICAL, Foot.CENTRE: Step.CUT, Foot.RIGHT: Step.QUIET}


@dataclass(slots=True)
class _Key:
    down_ms: int
    up_ms: int | None = None
    done: bool = False
    """Its long step was taken."""


class Pedal:
    """`down` and `up` as the keys say, `look` now and then: each answers with the steps that are wanted now."""

    def __init__(self) -> None:
        self._keys: dict[Foot, _Key] = {}

    @property
    def busy(self) -> bool:
        """A key is down or not yet settled: look often."""
        return bool(self._keys)

    def held(self, foot: Foot, now: int) -> float:
        """How far a hold has come, 0 to 1."""
        key = self._keys.get(foot)
        return 0.0 if key is None or key.up_ms is not None else min(1.0, (now - key.down_ms) / HOLD_MS)

    def down(self, foot: Foot, now: int) -> list[Step]:
        """The contact closed."""
        steps = self.look(now)
        key = self._keys.get(foot)
        if key is None:
            self._keys[foot] = _Key(now)
        else:
            key.up_ms = None  # it bounced
        return steps

    def up(self, foot: Foot, now: int) -> list[Step]:
        """The contact opened."""
        steps = self.look(now)
        key = self._keys.get(foot)
        if key is not None and key.up_ms is None:
            key.up_ms = now
        return steps

    def look(self, now: int) -> list[Step]:
        """Time goes on."""
        steps = []
        for foot, key in tuple(self._keys.items()):
            until = now if key.up_ms is None else key.up_ms
            if not key.done and until - key.down_ms >= HOLD_MS:
                key.done = True
                steps.append(_LONG[foot])
            if key.up_ms is not None and now - key.up_ms >= BOUNCE_MS:
                del self._keys[foot]
                if not key.done and foot in _SHORT:
                    steps.append(_SHORT[foot])
        return steps

    def forget(self) -> None:
        """The window lost the keyboard: nothing is held."""
        self._keys.clear()
