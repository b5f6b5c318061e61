"""Drawing one program picture: what the switcher says, from what the rings really hold, into a slot of the delay line.

Owner: the mixer thread. Every source arrives masked and is masked before it is mixed. The dilemma: a frame that cannot
be had (torn, stale, under older masks) must neither show nor stop the show. So drawing either succeeds whole or says
`None`, and the mixer falls back (last aired frame for half a second at most, then slate); a box whose source may not be
shown gets the box slate.

Two full pictures are mixed straight from shared memory and checked afterwards; everything else is copied first. Where
the camera has not yet followed a hiding mask, the engine covers the region on a copy of its own, which nobody else
reads, before anything is committed (`covers`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from producer.core.hides import NOTHING, Hides
from producer.core.scene import Box, Picture, Scene, SlateKind, TransitionKind
from producer.core.show import Show
from producer.core.timebase import Frame
from producer.engine.covers import Covers
from producer.engine.intake import Intake, is_slate
from producer.media.frame import Bytes, Composition, FrameRecord, Placed, new_block, planes_of
from producer.media.mix import Rect, mix, pixels_of, place, wipe
from producer.overlay.shape import Rect as Region
from producer.overlay.shape import part

FULL = 10_000


@dataclass(slots=True)
class Drawn:
    """What stands in the picture that was drawn."""

    placed: list[Placed]
    slate: bool
    """Nothing of any camera is in it."""
    planned: bool
    """That slate was asked for."""


class Composer:
    """Draws pictures of one show. `slates` holds a block for each kind."""

    def __init__(
        self,
        show: Show,
        intakes: Mapping[str, Intake],
        slates: Mapping[SlateKind, Bytes],
        hides: Callable[[str, int], Hides],
    ) -> None:
        self._width, self._height = show.width, show.height
        self._intakes, self._slates, self._hides = intakes, slates, hides
        self._backdrop = new_block(show.width, show.height)
        self._backdrop[: show.height] = 24
        self._first = new_block(show.width, show.height)
        self._second = new_block(show.width, show.height)
        self._copy = new_block(show.width, show.height)
        self._private = new_block(show.width, show.height)
        self.covers = Covers()
        self._whole = Rect(0, 0, show.width, show.height)

    def forget(self) -> None:
        """Frames were dumped: none of their pictures stays behind in what pictures are drawn with (2 ms in 1080p)."""
        for block in (self._first, self._second, self._copy, self._private):
            block.fill(0)

    def draw(self, picture: Picture, shown: frozenset[str], out: Bytes) -> Drawn | None:
        """Draw `picture` into `out`; sources not in `shown` are slate. None: a needed frame is not to be had, `out` is
        spoilt."""
        over, position = picture.over, picture.position
        if over is None or position <= 0:
            return self._scene(picture.base, shown, out)
        if position >= FULL:
            return self._scene(over, shown, out)
        straight = self._straight(picture, over, shown, out)
        if straight is not None:
            return straight
        base = self._scene(picture.base, shown, self._first)
        top = self._scene(over, shown, self._second) if base else None
        if base is None or top is None:
            return None
        _between(picture.kind, self._first, self._second, position, out)
        return Drawn(base.placed + top.placed, base.slate and top.slate, base.planned and top.planned)

    def _straight(self, picture: Picture, over: Scene, shown: frozenset[str], out: Bytes) -> Drawn | None:
        """Two whole cameras under their full masks: mixed from where they stand, then checked. None: not that case."""
        first, second = self._lone(picture.base, shown), self._lone(over, shown)
        if first is None or second is None:
            return None
        a, b = first.view(), second.view()
        if a is None or b is None:
            return None
        _between(picture.kind, a, b, picture.position, out)
        if not (first.intact() and second.intact()):
            return None
        pair = [intake for intake in (first, second) if intake.chosen]
        return Drawn([self._placed(i, i.chosen.record, self._whole) for i in pair if i.chosen], False, False)

    def _lone(self, scene: Scene, shown: frozenset[str]) -> Intake | None:
        """The one camera that is all of `scene`, if it can be used as it stands."""
        if len(scene.boxes) != 1 or not scene.boxes[0].full or scene.boxes[0].source not in shown:
            return None
        intake = self._intakes[scene.boxes[0].source]
        chosen = intake.chosen
        if chosen is None or is_slate(chosen.record) or self._hides(intake.source, chosen.record.epoch) != NOTHING:
            return None
        return intake

    def _scene(self, scene: Scene, shown: frozenset[str], out: Bytes) -> Drawn | None:
        if not scene.boxes:
            np.copyto(out, self._slates[scene.slate])
            return Drawn([], True, True)
        if len(scene.boxes) == 1 and scene.boxes[0].full:
            return self._full(scene.boxes[0].source, shown, out)
        np.copyto(out, self._backdrop)
        drawn = Drawn([], True, False)
        planes = planes_of(out)
        for box in scene.boxes:
            if not self._box(box, shown, drawn):
                return None
            source, rect = self._copy, pixels_of(box, self._width, self._height)
            place(planes_of(source), planes, rect)
        return drawn

    def _full(self, source: str, shown: frozenset[str], out: Bytes) -> Drawn | None:
        if source not in shown:
            np.copyto(out, self._slates[SlateKind.SAFE])
            return Drawn([], True, False)
        intake = self._intakes[source]
        record = self._fetch(intake, out)
        if record is None:
            return None
        if is_slate(record):
            return Drawn([], True, False)
        return Drawn([self._placed(intake, record, self._whole)], False, False)

    def _box(self, box: Box, shown: frozenset[str], drawn: Drawn) -> bool:
        """The picture for one box, whole, in `_copy`. False: not to be had."""
        if box.source not in shown:
            np.copyto(self._copy, self._slates[SlateKind.SAFE])
            return True
        intake = self._intakes[box.source]
        record = self._fetch(intake, self._copy)
        if record is None:
            return False
        if not is_slate(record):
            drawn.slate = False
            drawn.placed.append(self._placed(intake, record, pixels_of(box, self._width, self._height)))
        return True

    def _fetch(self, intake: Intake, out: Bytes) -> FrameRecord | None:
        """A verified copy of the chosen frame in `out`, covered where its masks are behind; None: not to be had."""
        chosen = intake.chosen
        if chosen is None or is_slate(chosen.record):
            return intake.copy(out)
        masks, whole = self._hides(intake.source, chosen.record.epoch)
        if whole:
            return None
        # A monitor may still read the slot that `out` is: no sample that is to be hidden may stand there for a moment.
        record = intake.copy(self._private if masks else out)
        if record != chosen.record:
            return None
        if masks:
            if not self.covers.cover(planes_of(self._private), masks):
                return None
            np.copyto(out, self._private)
        return record

    def cover_late(self, block: Bytes, composition: Composition, hides: Callable[[str, int, Frame], Hides]) -> bool:
        """Cover in `block`, a picture that leaves the line, what `hides` says was hidden after it was drawn. False:
        something of it may not show at all, make it slate."""
        planes = planes_of(block)
        for at in composition.placed:
            masks, whole = hides(at.source, at.epoch, composition.frame)
            if whole:
                return False
            if masks and not self.covers.cover(part(planes, Region(at.x, at.y, at.width, at.height)), masks):
                return False
        return True

    def _placed(self, intake: Intake, record: FrameRecord, rect: Rect) -> Placed:
        return Placed(
            source=intake.source,
            number=record.number,
            captured=record.captured,
            epoch=record.epoch,
            geometry=record.geometry,
            x=rect.x,
            y=rect.y,
            width=rect.width,
            height=rect.height,
        )


def _between(kind: TransitionKind, a: Bytes, b: Bytes, position: int, out: Bytes) -> None:
    if kind is TransitionKind.MIX:
        mix(a, b, position, out)
    else:
        wipe(a, b, kind, position, out)
