"""A camera that the camera-moved guard watches, on a stepped clock, and eyes on everything that leaves it.

Used by tests and by `benchmarks.guards`. The masks end where the canary ends, to the pixel, so that a knock that is not
covered shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from producer.core import commands as c
from producer.core.events import Presence
from producer.core.guarding import MOVED
from producer.core.scene import Scene
from producer.core.show import Mask, Profile, SourceSpec
from producer.core.timebase import TICK_RATE
from producer.media.frame import Bytes, SlotState, new_block, planes_of
from producer.media.ring import RingReader
from producer.sources.scenes import SCENES
from producer.sources.scenes.base import canary_pixels
from tests.engine.given import a_show, free
from tests.engine.harness import Studio, studio

WIDTH, HEIGHT = 640, 360
FACE = Mask("face", SCENES["overhead"](WIDTH, HEIGHT, 0).PATIENT)
RIGHT = max(x for x, _ in FACE.points)
TIGHT = Mask("face", tuple((min(x, RIGHT - 25), y) for x, y in FACE.points))
"""The canary ends there: whatever moves it right shows it."""
OPENED = 40


def watched(id: str = "cam1", guards: tuple[str, ...] = (MOVED,), backup: str | None = None) -> SourceSpec:
    options: dict[str, str | int | bool] = {"scene": "overhead", "noise": True, "canary": True, "tone_hz": 0}
    return SourceSpec(
        id, "simulated", id.upper(), Profile.FIELD, options, (TIGHT,), confirmed=True, guards=guards, backup=backup
    )


class Eyes:
    """Looks at everything that is published and aired, frame by frame, for the canary."""

    def __init__(self, stage: Studio) -> None:
        self.stage = stage
        self.found = 0
        self.states: list[SlotState] = []
        self._block = new_block(WIDTH, HEIGHT)
        self._heads = {"cam1": 0}

    def step(self, frames: int = 1) -> None:
        stage = self.stage
        for _ in range(frames):
            stage.step()
            self._ring(stage.reader(stage.rings.names["video/cam1"]))
            if stage.aired:
                self.found += canary_pixels(planes_of(stage.air.block))
            for segment in stage.rings_of("cam1"):
                self._small(stage.reader(segment))

    def _ring(self, reader: RingReader) -> None:
        for seq in range(max(self._heads["cam1"], reader.head() - 3) + 1, reader.head() + 1):
            record = reader.read_into(seq, self._block, 0)
            assert record is not None
            self.states.append(record.state)
            self.found += canary_pixels(planes_of(self._block))
        self._heads["cam1"] = reader.head()

    def _small(self, reader: RingReader) -> None:
        picture = np.zeros(reader.fmt.shape, np.uint8)
        if reader.read_newest(picture) is not None:
            self.found += magenta(picture)


def magenta(picture: Bytes) -> int:
    """Pixels of a small RGB32 picture that are strongly magenta, as nothing else in the scene is."""
    blue, green, red = (picture[..., n].astype(np.int16) for n in range(3))
    return int(np.count_nonzero(np.minimum(red, blue) - green > 100))


def presence(stage: Studio) -> Presence:
    return stage.machines.presence.snapshot().sources[0].presence


KNOCKS = {
    "8 px right": (8.0, 0.0, 0.0, 1.0),
    "8 px aslant": (5.7, 5.7, 0.0, 1.0),
    "2 degrees": (0.0, 0.0, 2.0, 1.0),
    "5 % nearer": (0.0, 0.0, 0.0, 1.05),
    "5 % farther": (0.0, 0.0, 0.0, 0.95),
}


@contextmanager
def on_program(where: object) -> Iterator[Eyes]:
    """A show on air with the watched camera on program, everything calm."""
    with studio(a_show(watched(), free("filler"), width=WIDTH, height=HEIGHT), where, keep=False) as stage:
        stage.on_air(after=OPENED)
        stage.must(c.Want(("cam1",), 1000 * TICK_RATE))
        seen = Eyes(stage)
        seen.step(10)
        stage.must(c.Cut(Scene.of("cam1")))
        seen.step(20)
        assert presence(stage) is Presence.LIVE and stage.on_screen() == "cam1" and seen.found == 0
        yield seen
