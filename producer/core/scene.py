"""What a program picture is made of: words shared by switcher, mixer, delay line and wire.

Owner: `core.switcher` decides scenes; `engine.mixer` draws them. No state, any thread. Geometry in ten-thousandths of
the picture (`core.show.UNIT`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from producer.core.show import UNIT


class SlateKind(StrEnum):
    """A safe picture drawn by us. SAFE is the one that hides."""

    SAFE = "safe"
    START = "start"
    PAUSE = "pause"
    END = "end"
    WARNING = "warning"


class TransitionKind(StrEnum):
    """How AUTO and the T-bar get from program to preview."""

    MIX = "mix"
    WIPE_LEFT = "wipe_left"
    WIPE_UP = "wipe_up"


@dataclass(frozen=True, slots=True)
class Box:
    """One source in a rectangle of the picture, its own picture scaled to fill it."""

    source: str
    x: int = 0
    y: int = 0
    width: int = UNIT
    height: int = UNIT

    @property
    def full(self) -> bool:
        """Covers the whole picture."""
        return self.x <= 0 and self.y <= 0 and self.x + self.width >= UNIT and self.y + self.height >= UNIT


@dataclass(frozen=True, slots=True)
class Scene:
    """A slate, or boxes from back to front. `Scene()` is the safe slate."""

    boxes: tuple[Box, ...] = ()
    slate: SlateKind = SlateKind.SAFE
    """Shown where there are no boxes, and in a box whose source may not be shown."""

    @property
    def sources(self) -> frozenset[str]:
        """Every source that stands in it."""
        return frozenset(box.source for box in self.boxes)

    @classmethod
    def of(cls, source: str) -> Scene:
        """`source` over the whole picture."""
        return cls(boxes=(Box(source),))


@dataclass(frozen=True, slots=True)
class Picture:
    """What the mixer is to draw for one frame: `base`, and over it `over` by `position`.

    `position` runs 0..10000; 0 is all `base`. A mix weighs the two, a wipe gives `over` that share of the picture.
    """

    base: Scene
    over: Scene | None = None
    kind: TransitionKind = TransitionKind.MIX
    position: int = 0
    lower_third: str | None = None
    logo: bool = False
    clock: bool = False
    countdown: int | None = None
    """Frame at which the countdown over start and pause slates ends."""

    @property
    def sources(self) -> frozenset[str]:
        """Every source needed to draw it."""
        return self.base.sources | (self.over.sources if self.over else frozenset())
