"""The mask stage: where a raw picture becomes a clean one, or slate. The only maker of `CleanFrame`.

Owner: one camera process, called from its one picture thread. It fails closed: a picture leaves it masked by
everything that was asked for, or as our slate with a state that says why.

- Masks are painted in private memory, never where a reader could look; into shared memory goes what is
  masked already, or through a stencil (`Coat.stencils`) only what no mask covers, onto black.
- Every frame is judged anew: one that cannot be masked (anything raises, wrong size) is slate; the next may pass.
- A mask set takes effect at once where it hides. Where it shows more, only for frames captured at `uncover_from` or
  later: an earlier frame, still in the look-ahead, is hidden by the old set *and* the new one.
- A confirmation holds for one geometry. When the picture's geometry changes it covers by itself, whatever the engine
  says, until a `set` of a higher epoch confirms the masks again.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from producer.core.show import Mask
from producer.core.timebase import TICK_RATE, Ticks
from producer.media.frame import Bytes, CleanFrame, FrameRecord, Planes, RawFrame, SlotState, new_block, planes_of
from producer.overlay.coat import Coat, paint_all
from producer.overlay.shape import Rect, Shape, blacken, part
from producer.overlay.solid import solid

_log = logging.getLogger("producer.masks")

_MAX_PAST = 16
"""Earlier mask sets kept for frames captured before a change. One more: everything captured before is covered."""
_PAST_FOR: Ticks = 2 * TICK_RATE
"""They are kept that long by the capture times seen: longer than any camera holds a frame back or shows one again."""
_MOST_BLACK = 16
"""Blocks remembered: a ring's slots and our own. More are somebody's fresh ones each time."""
_TOO_SOON: Ticks = TICK_RATE // 2
"""Nobody looks at a changed picture and confirms its masks faster than that."""


@dataclass(frozen=True, slots=True)
class _Setting:
    epoch: int
    masks: tuple[Mask, ...]
    state: SlotState
    """LIVE, or why everything is hidden."""
    coat: Coat


@dataclass(slots=True)
class _Past:
    """A set that is over, but still binds frames captured before `until`."""

    setting: _Setting
    until: Ticks


class MaskStage:
    """Masks the frames of one source.

    `slate_block` (I420 of the same size) is what shows when nothing of the camera may. Until the first `set`
    everything is UNCONFIRMED slate. Raises ValueError for a bad size.
    """

    def __init__(self, width: int, height: int, slate_block: Bytes, *, needs_masks: bool = True) -> None:
        self._size = (width, height)
        self._block = new_block(width, height)
        if slate_block.shape != self._block.shape or slate_block.dtype != np.uint8:
            raise ValueError(f"the slate is {slate_block.shape}, pictures are {self._block.shape}")
        self._planes = planes_of(self._block)
        self._black: dict[int, tuple[Bytes, Coat]] = {}
        """By identity: blocks that are black already wherever the set covers or lies beyond its window."""
        self._slate = slate_block.copy()
        self._slate.flags.writeable = False
        self._needs_masks = needs_masks
        self._setting = _Setting(0, (), SlotState.UNCONFIRMED, Coat((), width, height))
        self._past: list[_Past] = []
        self._covered_before: Ticks | None = None
        """Frames captured earlier are covered."""
        self._geometry: int | None = None
        """Geometry the masks were confirmed for; None: that of the next frame."""
        self._seen: int | None = None
        self._moved_at: Ticks | None = None
        """Capture time of the first frame of another geometry than the confirmed one."""
        self.failed = 0
        """Frames that could not be masked, since the start."""
        self._failing = False

    @property
    def epoch(self) -> int:
        """Epoch of the mask set in force; 0 before the first."""
        return self._setting.epoch

    @property
    def moved(self) -> bool:
        """The geometry changed after the confirmation: covered until a `set` confirms again."""
        return self._moved_at is not None

    def set(
        self,
        epoch: int,
        masks: Sequence[Mask],
        *,
        confirmed: bool,
        covered: bool,
        uncover_from: Ticks = 0,
        geometry: int | None = None,
    ) -> None:
        """The masks from now on. `uncover_from` is the moment of the command: frames captured earlier stay under the
        old set as well; 0 is for a change that shows nothing more. `geometry` is that of the picture the confirmation
        was given on. None takes the last seen, and releases a changed geometry only if the command came half a second
        after it or later.

        A source that needs no masks counts as confirmed. Epochs only rise: an older one is ignored. Raises nothing:
        masks that cannot be drawn make the source MASK_FAILED slate.
        """
        before = self._setting
        if epoch < before.epoch:
            _log.warning("mask epoch %d came after %d: ignored", epoch, before.epoch)
            return
        self._setting = setting = self._made(epoch, tuple(masks), confirmed, covered)
        if uncover_from != 0 and (setting.masks, setting.state) != (before.masks, before.state):
            self._past.append(_Past(before, uncover_from))
        if len(self._past) > _MAX_PAST:
            self._cover_before(self._past.pop(0).until)
        if not confirmed:
            return
        if self._moved_at is None:
            self._geometry = self._seen if geometry is None else geometry
        elif epoch > before.epoch and (geometry is not None or uncover_from - self._moved_at >= _TOO_SOON):
            self._geometry = self._seen if geometry is None else geometry
            self._moved_at = None
            self._cover_before(uncover_from)  # frames from before stay covered, as the change had them

    def apply(self, raw: RawFrame, number: int, *, guarded: bool = False) -> CleanFrame:
        """`raw` masked, or slate. `guarded`: a guard covers this frame, whatever the masks allow. The block is this
        stage's own and good until the next call. Raises nothing."""
        return CleanFrame(self._block, self._judged(raw, number, self._block, guarded)[1])

    def glimpse(self, raw: RawFrame, number: int, *, guarded: bool = False) -> tuple[Planes, FrameRecord]:
        """Like `apply`, for who only looks: where nothing has to be painted these are the planes of `raw` itself, never
        to be written and gone with it."""
        return self._judged(raw, number, None, guarded)

    def write_into(self, raw: RawFrame, number: int, slot: Bytes, *, guarded: bool = False) -> FrameRecord:
        """Like `apply`, straight into a claimed slot of shared memory, shape (height * 3 // 2, width).

        Without masks it is copied once, raw to slot; of black masks without feather only what they leave free is (half
        the time of two copies); else it is masked in private memory first. So no raw sample under a mask is ever in
        `slot`. Nobody else may write into it. Raises nothing; ValueError if the slot is of another shape.
        """
        if slot.shape != self._block.shape or slot.dtype != np.uint8:
            raise ValueError(f"a slot of {slot.shape} does not fit pictures of {self._block.shape}")
        return self._judged(raw, number, slot, guarded)[1]

    def slate(self, captured: Ticks, number: int, state: SlotState = SlotState.NO_SIGNAL) -> CleanFrame:
        """The slate as a frame of its own, for a source without a picture. Raises ValueError for the state LIVE."""
        if state is SlotState.LIVE:
            raise ValueError("a slate is not live")
        self._put_slate(self._block)
        return CleanFrame(self._block, FrameRecord(number, captured, self.epoch, self._seen or 0, state))

    def _judged(self, raw: RawFrame, number: int, out: Bytes | None, guarded: bool) -> tuple[Planes, FrameRecord]:
        """The masked picture or the slate, in `out` or (None) wherever it costs least, and what it is."""
        state = SlotState.MASK_FAILED
        target = self._block if out is None else out
        planes = planes_of(target)
        try:
            state, coats = self._verdict(raw)
            if guarded and state is SlotState.LIVE:
                state = SlotState.COVERED
            if state is SlotState.LIVE:
                if out is None and not any(coat.steps for coat in coats):
                    planes = raw.planes
                else:
                    self._paint(raw.planes, coats, target)
            self._note(state is SlotState.MASK_FAILED, "the mask set cannot be drawn")
        except Exception as error:  # fail closed, whatever it was: this frame is slate
            state = SlotState.MASK_FAILED
            planes = planes_of(target)
            self._note(True, f"{type(error).__name__}: {error}")
        if state is not SlotState.LIVE:
            self._put_slate(target)
        captured, geometry = raw.captured, raw.geometry
        whole = isinstance(captured, int) and isinstance(geometry, int)
        return planes, FrameRecord(number, captured if whole else 0, self.epoch, geometry if whole else 0, state)

    def _put_slate(self, out: Bytes) -> None:
        self._black.pop(id(out), None)
        np.copyto(out, self._slate)

    def _paint(self, raw: Planes, coats: list[Coat], out: Bytes) -> None:
        """`raw` under all `coats` to `out`, which is shared memory unless it is our own block."""
        coat = coats[0] if len(coats) == 1 else None
        if coat is not None and coat.stencils is not None:
            self._make_black(out, coat)
            planes = planes_of(out)
            for stencil in coat.stencils:
                stencil.let_through(raw, planes)
            return
        self._black.pop(id(out), None)
        if not any(each.steps for each in coats):
            for mine, theirs in zip(planes_of(out), raw, strict=True):
                np.copyto(mine, theirs)
            return
        if coat is not None and coat.window is not None:
            self._paint_window(raw, coat, coat.window)
        else:
            self._black.pop(id(self._block), None)
            for mine, theirs in zip(self._planes, raw, strict=True):
                np.copyto(mine, theirs)
            paint_all(self._planes, coats)
        if out is not self._block:  # all that can fail comes before the first byte in `out`
            np.copyto(out, self._block)

    def _paint_window(self, raw: Planes, coat: Coat, window: Rect) -> None:
        """As `_paint` in private memory, for a set that leaves a window: what lies beyond is black from last time."""
        self._make_black(self._block, coat)
        for mine, theirs in zip(part(self._planes, window), part(raw, window), strict=True):
            np.copyto(mine, theirs)
        for paint, shape in coat.inner_steps:
            paint(self._planes, shape)

    def _make_black(self, block: Bytes, coat: Coat) -> None:
        """See that `block` is black where nothing of `coat` may show, if it is not so from last time."""
        known = self._black.get(id(block))
        if known is not None and known[0] is block and known[1] is coat:
            return
        if len(self._black) >= _MOST_BLACK:
            self._black.clear()
        blacken(planes_of(block))
        self._black[id(block)] = (block, coat)

    def _verdict(self, raw: RawFrame) -> tuple[SlotState, list[Coat]]:
        """LIVE and the coats to paint, or why this frame is slate. Raises ValueError for a senseless frame."""
        width, height = self._size
        shapes = (height, width), (height // 2, width // 2), (height // 2, width // 2)
        for plane, shape in zip(raw.planes, shapes, strict=True):
            if plane.shape != shape or plane.dtype != np.uint8:
                raise ValueError(f"a picture plane of {plane.dtype} {plane.shape} where {shape} is due")
        if not isinstance(raw.captured, int) or not isinstance(raw.geometry, int):
            raise ValueError("a picture without a capture time or a geometry")
        if self._covered_before is not None and not (raw.captured >= self._covered_before):
            return SlotState.COVERED, []
        self._look_at_geometry(raw)
        if self._moved_at is not None:
            return SlotState.COVERED, []
        self._past = [past for past in self._past if not (raw.captured >= past.until + _PAST_FOR)]
        settings = [self._setting, *(past.setting for past in self._past if not (raw.captured >= past.until))]
        state = next((s.state for s in settings if s.state is not SlotState.LIVE), SlotState.LIVE)
        return state, [setting.coat for setting in settings]

    def _look_at_geometry(self, raw: RawFrame) -> None:
        self._seen = raw.geometry
        if self._setting.state is SlotState.UNCONFIRMED or not (self._needs_masks or self._setting.masks):
            return
        if self._geometry is None:
            self._geometry = raw.geometry
        elif self._geometry != raw.geometry and self._moved_at is None:
            self._moved_at = raw.captured
            _log.warning("the picture's geometry changed: covered until the masks are confirmed again")

    def _cover_before(self, moment: Ticks) -> None:
        self._covered_before = max(moment, self._covered_before or moment)

    def _made(self, epoch: int, masks: tuple[Mask, ...], confirmed: bool, covered: bool) -> _Setting:
        try:
            coat = Coat(masks, *self._size, self._setting.coat)
        except Exception as error:  # fail closed: nothing of the source shows under a set that cannot be drawn
            self._note(True, f"{type(error).__name__}: {error}")
            return _Setting(epoch, masks, SlotState.MASK_FAILED, Coat((), *self._size))
        if covered:
            state = SlotState.COVERED
        elif confirmed or not self._needs_masks:
            state = SlotState.LIVE
        else:
            state = SlotState.UNCONFIRMED
        return _Setting(epoch, masks, state, coat)

    def _note(self, failing: bool, why: str) -> None:
        """Count a failure; say it when it begins and when it is over."""
        self.failed += failing
        if failing != self._failing:
            self._failing = failing
            if failing:
                _log.error("masking failed, the source is slate: %s", why)
            else:
                _log.info("masking works again")


def cover(planes: Planes, shapes: Sequence[Shape]) -> None:
    """Solid black over every shape, in place, whatever their looks: for who covers before the camera has followed.

    `planes` may be views of a part of a picture. Raises ValueError for shapes made for another size: then show slate.
    """
    for shape in shapes:
        shape.check(planes)
    for shape in shapes:
        solid(planes, shape)
