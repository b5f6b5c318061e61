"""What must be hidden of every source, since which epoch, and how far its camera has followed.

Owner: the mixer thread, as every machine; it asks `pending_hides` for every picture that it takes from a ring. Pure.

Every change gets the next **epoch** of its source; a picture carries the epoch its pixels were masked with. *Hiding*
binds at once: a picture of an older epoch may only air with the newer hides painted over it by the engine
(`pending_hides`), and the engine paints every un-aired picture of that source too (on `MasksChanged` with `hiding`: its
masks, or the whole source if it is covered or not confirmed; on a replaced mask that does not hide all the old one hid,
`hiding` is False and the engine paints its masks all the same). *Uncovering* binds when the camera has acknowledged it,
and nothing older is ever opened by it. When masks no longer fit for sure (geometry, a lost signal), the source is
**latched**: all of it is covered until a person confirms. What older pictures need is remembered in `core.hides`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from producer.core import commands as c
from producer.core.events import EpochRequired, Event, MasksChanged, Refused
from producer.core.hides import WHOLE, HideLog, Hides
from producer.core.polygons import covers, flaw
from producer.core.show import Mask, Show, SourceSpec
from producer.core.timebase import Frame

MAX_MASKS = 16
"""Masks of one source."""
LATCH_GEOMETRY = "The picture's geometry changed: confirm the masks."
LATCH_LOST = "The signal was lost: confirm the masks."
LATCH_EDITED = "The masks were changed while nothing could be seen: confirm them."


@dataclass(frozen=True, slots=True)
class SourceMasks:
    """Wanted masks of one source, and how far its camera has followed."""

    source: str
    epoch: int
    """Of the newest wanted masks."""
    required: int
    """Pictures below it may not air as they are."""
    applied: int
    """Newest epoch its camera has published; -1 before the first."""
    masks: tuple[Mask, ...]
    confirmed: bool
    """A person answers for them, and nothing is latched; always so where no masks are needed."""
    covered: bool
    latched: str
    """Why a person has to confirm before anything shows; empty: nothing is latched."""

    @property
    def shown(self) -> bool:
        """Something of the source may be shown under these masks."""
        return self.confirmed and not self.covered and not self.latched


@dataclass(frozen=True, slots=True)
class MaskState:
    """Masks of all sources, in the show's order."""

    revision: int
    sources: tuple[SourceMasks, ...]


MaskCommand = c.PutMask | c.RemoveMask | c.ConfirmMasks | c.CoverSource | c.UncoverSource


@dataclass(slots=True)
class _Source:
    spec: SourceSpec
    state: SourceMasks
    hides: HideLog
    """Of masks that were put, for pictures older than they are."""
    pictured: bool = False
    """There is a picture to look at."""
    looked: Frame = -1
    """See `MaskMachine.looked`."""
    watched: bool = False
    """Guards go by the view that was confirmed."""


class MaskMachine:
    """Masks of the sources of one show. `rehearsal`: the show file's own confirmations count."""

    def __init__(self, show: Show, rehearsal: bool = False) -> None:
        self._rate = show.rate
        self._revision = 0
        self._rehearsal = rehearsal
        self._sources: dict[str, _Source] = {}
        for spec in show.sources:
            confirmed = not spec.needs_masks or (rehearsal and spec.confirmed and bool(spec.masks))
            state = SourceMasks(spec.id, 1, 1, -1, spec.masks, confirmed, False, "")
            looked = 0 if rehearsal and spec.confirmed else -1
            self._sources[spec.id] = _Source(spec, state, HideLog(1), looked=looked)

    # -- questions ----------------------------------------------------------------------------------------------------
    def snapshot(self) -> MaskState:
        """Everything it knows, frozen."""
        return MaskState(self._revision, tuple(source.state for source in self._sources.values()))

    def of(self, source: str) -> SourceMasks | None:
        """Masks of one source; None for an unknown one."""
        known = self._sources.get(source)
        return known.state if known else None

    def readable(self, source: str) -> int:
        """The oldest epoch a picture from the ring may carry; below, nothing of it may be shown."""
        known = self._sources.get(source)
        return known.hides.readable if known else 1 << 62

    def looked(self, source: str) -> Frame:
        """When a person confirmed the masks last, by looking: guards take the picture of then for their reference, and
        no other. 0: the show file's word counts for it (rehearsals). -1: nobody looked in this engine's life; a camera
        that runs on keeps the reference it has. Edits and automatic returns leave it as it is."""
        known = self._sources.get(source)
        return known.looked if known else -1

    def pending_hides(self, source: str, epoch: int) -> Hides:
        """What the engine must cover by itself on a picture of `source` that carries `epoch`."""
        known = self._sources.get(source)
        if known is None or not known.state.shown:
            return WHOLE
        return known.hides.pending(epoch, known.state.epoch)

    def late_hides(self, source: str, epoch: int, frame: Frame) -> Hides:
        """As `pending_hides`, for a picture in program frame `frame` that waits in the delay line: from which moment on
        something is hidden there may have been chosen."""
        known = self._sources.get(source)
        if known is None:
            return WHOLE
        return known.hides.late(epoch, known.state.epoch, known.state.shown, frame)

    def masked(self, source: str, epoch: int, frame: Frame) -> bool:
        """A picture that airs with program frame `frame` stands under masks of `source`: under one of now, unless all
        of them were put later and were not to reach back so far."""
        known = self._sources.get(source)
        if known is None:
            return False
        later = known.hides.later(epoch, frame)
        return any(mask not in later for mask in known.state.masks)

    def hides(self, command: c.PutMask) -> bool:
        """Nothing becomes visible by `command`: it need not pass the consent gate."""
        known = self._sources.get(command.source)
        old = next((m for m in known.state.masks if m.id == command.mask.id), None) if known else None
        return old is None or covers(command.mask, old)

    # -- commands -----------------------------------------------------------------------------------------------------
    def handle(self, command: MaskCommand, at: Frame, by: str = "operator") -> list[Event]:
        """Do `command` from frame `at` on. While latched every edit works and shows nothing; `ConfirmMasks` alone ends
        a latch, and needs a picture to look at."""
        source = self._sources.get(command.source)
        if source is None:
            known = ", ".join(self._sources)
            return [Refused(at, f"There is no source '{command.source}' in this show; there are: {known}.", by)]
        state = source.state
        match command:
            case c.PutMask(_, mask, back_ms):
                return self._put(source, mask, self._since(at, back_ms), at, f"{by}: put mask")
            case c.RemoveMask(_, mask_id):
                return self._remove(source, mask_id, at, f"{by}: remove mask")
            case c.ConfirmMasks():
                return self._confirm(source, at, f"{by}: confirm masks")
            case c.CoverSource(_, back_ms):
                return self._cover(source, self._since(at, back_ms), at, f"{by}: cover")
            case _:
                if not state.covered:
                    return []
                return self._reopen(source, replace(state, covered=False), at, f"{by}: uncover")

    # -- facts --------------------------------------------------------------------------------------------------------
    def applied(self, source: str, epoch: int, at: Frame) -> list[Event]:
        """The camera has published `epoch`. Anything but the next step forward of a known source is ignored."""
        known = self._sources.get(source)
        if known is None or not known.state.applied < epoch <= known.state.epoch:
            return []
        self._revision += 1
        required = max(known.state.required, epoch)
        raised = required > known.state.required
        known.state = replace(known.state, applied=epoch, required=required)
        return [EpochRequired(at, source, epoch, "the camera has followed")] if raised else []

    def tripped(self, source: str, reason: str, at: Frame) -> list[Event]:
        """A guard of the camera says that a person has to look, and why. Latches, like a changed geometry."""
        return self._latch(source, f"{reason[:1].upper()}{reason[1:]}: check the masks, then confirm them.", at)

    def watched(self, source: str, on: bool) -> None:
        """Guards of the camera go by the confirmed view, so a person may confirm it anew at any time."""
        known = self._sources.get(source)
        if known:
            known.watched = on

    def restarted(self, source: str) -> None:
        """The camera process is a new one: it has published nothing yet."""
        known = self._sources.get(source)
        if known:
            self._revision += 1
            known.state = replace(known.state, applied=-1)

    def pictured(self, source: str, there: bool) -> None:
        """There is a fresh picture of `source` to look at, or no longer: who sees none cannot confirm its masks."""
        known = self._sources.get(source)
        if known:
            known.pictured = there

    def geometry_changed(self, source: str, at: Frame) -> list[Event]:
        """Size, aspect, rotation, crop or aim changed: masks may not fit. Latches where anything is to be hidden."""
        return self._latch(source, LATCH_GEOMETRY, at)

    def lost(self, source: str, at: Frame) -> list[Event]:
        """The signal is gone: nobody knows what comes back. Latches where anything is to be hidden."""
        known = self._sources.get(source)
        if known is None or known.state.latched:
            return []
        return self._latch(source, LATCH_LOST, at)

    def returned(self, source: str, at: Frame) -> list[Event]:
        """`core.presence` says: the signal is back, with unchanged geometry and the camera-moved guard at OK. Ends a
        latch made by the loss alone."""
        known = self._sources.get(source)
        if known is None or known.state.latched != LATCH_LOST:
            return []
        return self._reopen(known, replace(known.state, latched="", confirmed=True), at, "signal back, nothing moved")

    def restore(self, stored: tuple[SourceMasks, ...], keep_confirmed: bool = False) -> None:
        """Take over masks from the state database, before the first frame. `keep_confirmed`: only the engine restarted
        and the cameras ran on; else a person looks again (in a rehearsal: where the show file does not confirm). Epochs
        go on above the stored ones."""
        for old in stored:
            known = self._sources.get(old.source)
            if known is None or any(flaw(mask) for mask in old.masks) or len(old.masks) > MAX_MASKS:
                continue
            self._revision += 1
            epoch = max(known.state.epoch, old.epoch) + 1
            latched, confirmed = old.latched, keep_confirmed and old.confirmed and not old.latched
            if self._rehearsal and known.spec.confirmed and latched in ("", LATCH_LOST):
                latched, confirmed = "", True
            confirmed = confirmed and bool(old.masks)
            known.state = replace(
                old,
                epoch=epoch,
                required=epoch,
                applied=-1,
                confirmed=confirmed or not known.spec.needs_masks,
                latched=latched,
            )
            known.looked = 0 if self._rehearsal and known.spec.confirmed and confirmed else -1
            known.hides = HideLog(epoch)

    # -- inside -------------------------------------------------------------------------------------------------------
    def _since(self, at: Frame, back_ms: int | None) -> Frame:
        """The first program frame that something reaches that is said at `at`; 0: all that has not aired."""
        return 0 if back_ms is None else max(0, at - self._rate.frames_in_ms(max(0, back_ms)))

    def _cover(self, source: _Source, since: Frame, at: Frame, because: str) -> list[Event]:
        state = source.state
        if state.covered:
            source.hides.reach(since)
            return []
        events = self._hide(source, replace(state, covered=True), None, at, because)
        if state.shown:
            source.hides.spare(since, state.epoch)
        return events

    def _put(self, source: _Source, mask: Mask, since: Frame, at: Frame, because: str) -> list[Event]:
        state = source.state
        wrong = flaw(mask)
        if wrong:
            return [Refused(at, wrong, because)]
        old = next((m for m in state.masks if m.id == mask.id), None)
        if old == mask:
            return []
        if old is None:
            if len(state.masks) >= MAX_MASKS:
                return [Refused(at, f"A source has at most {MAX_MASKS} masks; remove one first.", because)]
            return self._hide(source, replace(state, masks=(*state.masks, mask)), mask, at, because, since)
        wanted = replace(state, masks=tuple(mask if m.id == mask.id else m for m in state.masks))
        if covers(mask, old):
            return self._hide(source, wanted, mask, at, because, since)
        # Old pictures keep the old mask, the engine adds the new one: until the camera has followed, both hide.
        return self._uncover(source, wanted, mask, at, because, since)

    def _remove(self, source: _Source, mask_id: str, at: Frame, because: str) -> list[Event]:
        state = source.state
        left = tuple(m for m in state.masks if m.id != mask_id)
        if len(left) == len(state.masks):
            known = ", ".join(m.id for m in state.masks) or "none"
            return [Refused(at, f"{source.spec.label} has no mask '{mask_id}'; it has: {known}.", because)]
        if not left and source.spec.needs_masks:
            because = f"{because} (the last one: covered until masks are drawn and confirmed)"
            latched = LATCH_EDITED if state.latched == LATCH_LOST else state.latched
            return self._hide(source, replace(state, masks=left, confirmed=False, latched=latched), None, at, because)
        return self._uncover(source, replace(state, masks=left), None, at, because)

    def _confirm(self, source: _Source, at: Frame, because: str) -> list[Event]:
        state = source.state
        if source.spec.needs_masks and not state.masks:
            return [Refused(at, f"{source.spec.label} has no mask to confirm; draw one first.", because)]
        anew = state.confirmed and not state.latched
        if anew and not source.watched:
            return []
        if not source.pictured:
            return [Refused(at, f"There is no picture of {source.spec.label} to look at; wait for it.", because)]
        source.looked = max(at, source.looked + 1, 1)
        if anew:  # the view of now for the guards: drapes came, and they no longer find the one of then
            return self._uncover(source, state, None, at, because)
        return self._reopen(source, replace(state, confirmed=True, latched=""), at, because)

    def _latch(self, source_id: str, reason: str, at: Frame) -> list[Event]:
        source = self._sources.get(source_id)
        if source is None or source.state.latched == reason:
            return []
        state = source.state
        if not source.spec.needs_masks and not state.masks:
            return []  # nothing is to be hidden of it
        if not state.confirmed and not state.latched:
            return []  # nothing shows anyway, and a person has yet to look
        return self._hide(source, replace(state, confirmed=False, latched=reason), None, at, reason)

    def _hide(
        self, source: _Source, wanted: SourceMasks, hide: Mask | None, at: Frame, because: str, since: Frame = 0
    ) -> list[Event]:
        """Binds at once. `hide` None: everything, and nothing that waits in the line is spared."""
        epoch = wanted.epoch + 1
        if hide is None:
            source.hides.cover()
        else:
            source.hides.add(epoch, hide, since)
        source.state = replace(wanted, epoch=epoch, required=epoch)
        return [*self._changed(source, at, True, because), EpochRequired(at, wanted.source, epoch, because)]

    def _uncover(
        self, source: _Source, wanted: SourceMasks, hide: Mask | None, at: Frame, because: str, since: Frame = 0
    ) -> list[Event]:
        """Binds when the camera has followed; what it hides anew (`hide`) binds at once."""
        if wanted.latched == LATCH_LOST:  # what a person has not seen may not come back by itself
            wanted = replace(wanted, latched=LATCH_EDITED)
        epoch = wanted.epoch + 1
        if hide is not None:
            source.hides.add(epoch, hide, since)
        source.state = replace(wanted, epoch=epoch)
        return self._changed(source, at, not wanted.shown, because)

    def _reopen(self, source: _Source, wanted: SourceMasks, at: Frame, because: str) -> list[Event]:
        """What was covered whole may show again, from pictures of the new epoch on only."""
        epoch = wanted.epoch + 1
        source.hides.open(epoch)
        source.state = replace(wanted, epoch=epoch)
        return self._changed(source, at, not wanted.shown, because)

    def _changed(self, source: _Source, at: Frame, hiding: bool, because: str) -> list[Event]:
        self._revision += 1
        s = source.state
        return [MasksChanged(at, s.source, s.epoch, s.masks, s.confirmed, s.covered, hiding, because)]
