"""The delay line's exit: one frame leaves it, hidden where it must be, captioned, and goes to the encoder.

Owner: the mixer thread, which calls `leave` once a frame. Here stand the last looks at a picture before anybody outside
sees it: the ticket it was shown under, what was hidden since it was made, what was dumped, what was drawn before GO
LIVE. A frame that fails one of them is slate; nothing here is waited for (but the encoder, in an unpaced run).
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import numpy as np

from producer.core.hides import Hides
from producer.core.scene import SlateKind
from producer.core.show import Show
from producer.core.timebase import Frame, Ticks, ticks_from_ms
from producer.engine.chronicle import Chronicle
from producer.engine.compose import Composer
from producer.engine.delayline import DelayLine
from producer.engine.encoder import Encoder
from producer.engine.gauges import AirGauge
from producer.engine.graphics import Graphics
from producer.engine.machines import Machines
from producer.engine.witness import Witness
from producer.media.frame import AiredFrame, Bytes, Composition, Placed, planes_of
from producer.media.measure import PictureMeter

log = logging.getLogger("producer.mixer")


class AirExit:
    """Of one mixer. `rates`: pictures a second by source, times 1000."""

    def __init__(
        self,
        show: Show,
        machines: Machines,
        line: DelayLine,
        composer: Composer,
        graphics: Graphics,
        encoder: Encoder,
        chronicle: Chronicle,
        witness: Witness,
        slates: dict[SlateKind, Bytes],
        rates: Callable[[], dict[str, int]],
        paced: bool,
    ) -> None:
        self._show, self._machines, self._line = show, machines, line
        self._composer, self._graphics, self._encoder = composer, graphics, encoder
        self._chronicle, self._witness, self._slates = chronicle, witness, slates
        self._rates, self._paced = rates, paced
        self._hold: Ticks = ticks_from_ms(min(500, show.policy.hold_ms))
        self._left: Frame | None = None
        """When something left the line last."""
        self._stands: tuple[tuple[Placed, Frame, Hides], ...] = ()
        """What stands in it: which picture in which program frame, and what was hidden of it when it left."""
        self._meter = PictureMeter()
        self._meter_every = max(1, round(show.rate.fraction / 6))
        """Frames between two looks at what airs; black and freeze are told after 2 s."""
        self.black = self.frozen = False
        self.gauge = AirGauge(show.rate)
        self._dumped: dict[str, tuple[Frame, Ticks]] = {}
        """By source: the last frame that was dumped, and when the newest picture in dumped frames was captured."""
        self.unticketed = 0
        """Frames that came to the exit without a right to air, and became slate."""

    def cut(self) -> None:
        """The privacy cut: nothing that left before lasts on."""
        self._left = None

    def dumped(self, last: Frame, pictures: dict[str, Ticks]) -> None:
        """Everything up to frame `last` was dumped, with pictures as new as `pictures` says by source. A camera that
        hangs shows its last picture a little longer: it may not air in the frames behind either."""
        for source, captured in pictures.items():
            _, before = self._dumped.get(source, (last, captured))
            self._dumped[source] = (last, max(captured, before))

    def leave(self, frame: Frame) -> Bytes | None:
        """One frame leaves the line: captions, encoder. What the audience sees; None: what it saw before lasts."""
        machines = self._machines
        live_since = machines.live_since()
        leaves = machines.delay.air(frame)
        # What was drawn before GO LIVE is for our own monitors only.
        early = live_since is not None and leaves is not None and leaves < live_since
        aired = self._line.air(leaves, frame) if leaves is not None and not early else None
        lines: tuple[str, ...] = ()
        if aired is None and leaves is not None and not early and self._lasts(frame):
            return None  # its tick was skipped: the frame before lasts longer, as it did then
        if aired is not None and not (
            self._entitled(aired.composition)
            and not self._was_dumped(aired.composition)
            and (leaves == frame or self._hides(aired))
        ):
            self._line.done(aired)
            aired = self._line.slate(self._slates[SlateKind.SAFE], frame, planned=False)
        elif aired is None:
            aired = self._line.slate(self._slates[SlateKind.START if early else SlateKind.SAFE], frame, planned=True)
        else:
            raised = machines.switcher.snapshot().lower_third is not None
            lines = machines.captions.at(aired.composition.frame)
            self._graphics.caption(aired.block, lines, raised)
        self._left, self._stands = frame, self._standing(aired.composition)
        if live_since is None or frame < live_since:
            self._line.done(aired)
            return aired.block
        if frame % self._meter_every == 0:
            at, still = self._show.rate.ticks(frame), aired.composition.slate
            levels = self._meter.measure(planes_of(aired.block), at, still)
            self.black, self.frozen = levels.black, levels.frozen
        self.gauge.aired_one(aired.composition, self._rates())
        self._chronicle.aired(frame, aired.composition, lines)
        self._witness.aired(frame, aired, self._masked(aired.composition))
        if self._paced:
            self._encoder.offer(aired)
        else:
            self._encoder.offer_waiting(aired)
        return aired.block

    def _entitled(self, composition: Composition) -> bool:
        """A frame with pictures of cameras airs by the ticket it was shown under, if that is good now; else never."""
        if not composition.placed:
            return True
        sources = frozenset(each.source for each in composition.placed)
        if self._machines.rights.airs(composition.ticket, self._machines.phase, sources):
            return True
        self.unticketed += 1
        return False

    def _was_dumped(self, composition: Composition) -> bool:
        """A picture in it stood in a dumped frame too."""
        for placed in composition.placed:
            last, captured = self._dumped.get(placed.source, (composition.frame, 0))
            if composition.frame > last and placed.captured <= captured:
                return True
        return False

    def _masked(self, composition: Composition) -> frozenset[str]:
        """Sources that stand in it under masks."""
        masked = self._machines.masks.masked
        return frozenset(p.source for p in composition.placed if masked(p.source, p.epoch, composition.frame))

    def _standing(self, composition: Composition) -> tuple[tuple[Placed, Frame, Hides], ...]:
        hides, frame = self._machines.masks.late_hides, composition.frame
        return tuple((placed, frame, hides(placed.source, placed.epoch, frame)) for placed in composition.placed)

    def _lasts(self, frame: Frame) -> bool:
        """What left the line last may stand on: it did so half a second ago at most, and no more of it is to be hidden
        than was then."""
        if self._left is None or (frame - self._left) * self._show.rate.frame_ticks > self._hold:
            return False
        hides = self._machines.masks.late_hides
        return all(hides(placed.source, placed.epoch, of) == hidden for placed, of, hidden in self._stands)

    def _hides(self, aired: AiredFrame) -> bool:
        """Hide in a frame that leaves the line what was hidden since it was made. False: it has to be slate."""
        frame, hides = aired.composition.frame, self._machines.masks.late_hides
        heard = self._line.slots[frame % len(self._line.slots)].heard
        if any(hides(source, epoch, frame)[1] for source, epoch in heard):
            aired.sound = np.zeros_like(aired.sound)
        try:
            return self._composer.cover_late(aired.block, aired.composition, hides)
        except Exception:  # fail closed: what cannot be covered is not shown
            log.exception("a late cover failed, the frame is slate")
            return False
