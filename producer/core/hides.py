"""What hides of one source since which epoch: what has to be painted over pictures that were masked before it.

Owner: `core.masks`. Pure.

The dilemma: an old picture could be mended by painting, or thrown away. It is mended while all newer hides are known,
else all of the source is covered; `readable` is the oldest epoch that can be mended. What hides all of a source needs
no entry: whatever opens it again raises `readable`.
"""

from __future__ import annotations

from dataclasses import dataclass

from producer.core.polygons import covers
from producer.core.show import Mask
from producer.core.timebase import Frame

MAX_HIDES = 64
"""Hides remembered per source for older pictures; overflow: pictures older than the forgotten one are covered whole."""
_COMPARED = 4

Hides = tuple[tuple[Mask, ...], bool]
"""Masks to paint over a picture, and whether all of it has to be covered."""
NOTHING: Hides = ((), False)
WHOLE: Hides = ((), True)


@dataclass(frozen=True, slots=True)
class _Hide:
    """What hides since an epoch; of frames that wait in the delay line only those from `since` on."""

    epoch: int
    mask: Mask
    since: Frame


@dataclass(slots=True)
class _Spared:
    """Frames before `before` were made while the source showed, and a person chose that no cover reaches them."""

    before: Frame
    readable: int
    epoch: int
    hides: list[_Hide]


class HideLog:
    """The hides of one source, in rising epochs."""

    def __init__(self, readable: int) -> None:
        self.readable = readable
        """The oldest epoch that can be mended."""
        self._hides: list[_Hide] = []
        self._spared: _Spared | None = None

    # -- questions ----------------------------------------------------------------------------------------------------
    def pending(self, epoch: int, newest: int) -> Hides:
        """What to paint over a picture of `epoch` of a source that may be shown; `newest`: of its wanted masks."""
        if not self.readable <= epoch <= newest:
            return WHOLE
        if epoch == newest or not self._hides:
            return NOTHING
        return tuple(hide.mask for hide in self._hides if hide.epoch > epoch), False

    def late(self, epoch: int, newest: int, shown: bool, frame: Frame) -> Hides:
        """As `pending`, for a picture that waits in the delay line for program frame `frame`; `shown`: the source may
        be shown now."""
        hides, spared = self._hides, self._spared
        if spared is not None and frame < spared.before and spared.readable <= epoch <= spared.epoch:
            hides = spared.hides
        elif not shown or not self.readable <= epoch <= newest:
            return WHOLE
        return tuple(hide.mask for hide in hides if hide.epoch > epoch and frame >= hide.since), False

    def later(self, epoch: int, frame: Frame) -> set[Mask]:
        """Masks put after `epoch` that were not to reach back to program frame `frame`."""
        return {hide.mask for hide in self._hides if hide.epoch > epoch and frame < hide.since}

    # -- what happened ------------------------------------------------------------------------------------------------
    def add(self, epoch: int, mask: Mask, since: Frame) -> None:
        """From `epoch` on `mask` hides; of what waits in the line it reaches frames from `since` on."""
        hide = _Hide(epoch, mask, since)
        # What the new one hides anyway need not be painted twice.
        # Only the newest are looked at: who drags a mask sends one a frame, and comparing costs up to 2 ms each.
        kept = self._hides[:-_COMPARED]
        kept += [old for old in self._hides[-_COMPARED:] if old.since < since or not covers(mask, old.mask)]
        kept.append(hide)
        if len(kept) > MAX_HIDES:
            self.readable = max(self.readable, kept.pop(0).epoch)
        self._hides = kept
        if self._spared is not None:
            self._spared.hides.append(hide)
            if len(self._spared.hides) > MAX_HIDES:
                self._spared = None

    def cover(self) -> None:
        """All of the source is hidden, and nothing that waits in the line is spared."""
        self._spared = None

    def spare(self, before: Frame, epoch: int) -> None:
        """The cover of just now does not reach frames before `before`; `epoch` was the newest then."""
        self._spared = _Spared(before, self.readable, epoch, list(self._hides))

    def reach(self, since: Frame) -> None:
        """The source is covered already, and now from program frame `since` on."""
        if self._spared is not None:
            self._spared.before = min(self._spared.before, since)

    def open(self, epoch: int) -> None:
        """What was covered whole may show again, from pictures of `epoch` on only."""
        self.readable = epoch
        self._hides = []
