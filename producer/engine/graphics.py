"""Lower thirds, logo, clock, countdown and captions: drawn once, then only laid over.

Owner: the mixer thread lays them over; what has to be drawn while the show runs (caption lines) is drawn in the thread
"graphics", because letters take 10 to 30 ms and the mixer may not wait for them. Until a caption's letters are there
the picture goes without it. Overflow: 16 captions wait to be drawn, the oldest is left out; 64 drawn ones are kept.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import OrderedDict
from pathlib import Path

from producer.core.scene import Picture, SlateKind
from producer.core.show import Show
from producer.core.timebase import TICK_RATE, Frame
from producer.media.frame import Bytes, planes_of
from producer.media.mix import Graphic, blend
from producer.overlay.caption import Place, caption
from producer.overlay.clock import Clock
from producer.overlay.logo import LogoRefused, logo
from producer.overlay.lower_third import lower_third

log = logging.getLogger("producer.graphics")

_KEPT = 64
_WAITING = 16

Key = tuple[tuple[str, ...], Place]


class Graphics:
    """All drawings of one show, at its size."""

    def __init__(self, show: Show, show_dir: str) -> None:
        self._show = show
        self._thirds = {third.id: lower_third(third, show.width, show.height) for third in show.graphics.lower_thirds}
        self._clock = Clock(show.width, show.height)
        self._countdown = Clock(show.width, show.height, large=True)
        self._logo: Graphic | None = None
        self.fault = ""
        if show.graphics.logo:
            try:
                self._logo = logo(Path(show_dir) / show.graphics.logo, show.width, show.height)
            except LogoRefused as refused:
                self.fault = str(refused)
                log.warning("%s", refused)
        self._captions: OrderedDict[Key, Graphic | None] = OrderedDict()
        self._asked: set[Key] = set()
        self._queue: queue.Queue[Key | None] = queue.Queue(_WAITING)
        self._thread = threading.Thread(target=self._run, name="graphics", daemon=True)

    def start(self) -> None:
        """Begin drawing captions."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join(2.0)

    def draw(self, picture: Picture, block: Bytes, frame: Frame, live_since: Frame | None) -> None:
        """Lay over `block` what `picture` asks for. Raises nothing: what cannot be drawn is left out."""
        try:
            self._draw(picture, block, frame, live_since)
        except Exception:
            self._failed()

    def _draw(self, picture: Picture, block: Bytes, frame: Frame, live_since: Frame | None) -> None:
        third = self._thirds.get(picture.lower_third) if picture.lower_third else None
        drawings = [third, self._logo if picture.logo else None]
        if picture.clock and live_since is not None:
            drawings.append(self._clock.at(self._show.rate.ticks(max(0, frame - live_since)) // TICK_RATE))
        if picture.countdown is not None and picture.countdown > frame and _waits(picture):
            left = self._show.rate.ticks(picture.countdown - frame)
            drawings.append(self._countdown.at(-(-left // TICK_RATE)))
        if any(drawings):
            planes = planes_of(block)
            for drawing in drawings:
                if drawing is not None:
                    blend(planes, drawing)

    def caption(self, block: Bytes, lines: tuple[str, ...], raised: bool) -> None:
        """Lay the caption `lines` over `block`; `raised`: over a lower third. Raises nothing, like `draw`."""
        try:
            self._caption(block, lines, raised)
        except Exception:
            self._failed()

    def _failed(self) -> None:
        """A bug in a drawing must not take the air. Said once: it may come back with every frame."""
        if not self.fault:
            log.exception("a drawing failed, the picture goes without")
        self.fault = self.fault or "A drawing failed; the picture goes without."

    def _caption(self, block: Bytes, lines: tuple[str, ...], raised: bool) -> None:
        if not lines:
            return
        key = (lines, Place.RAISED if raised else Place.BOTTOM)
        drawing = self._captions.get(key)
        if drawing is not None:
            blend(planes_of(block), drawing)
        elif key not in self._captions and key not in self._asked:  # one that could not be drawn is not tried again
            self._ask(key)

    def _ask(self, key: Key) -> None:
        if self._queue.full():
            self._asked.discard(self._queue.get_nowait() or key)
        self._asked.add(key)
        self._queue.put_nowait(key)

    def _run(self) -> None:
        while (key := self._queue.get()) is not None:
            lines, place = key
            drawing: Graphic | None = None
            try:
                drawing = caption(lines, self._show.width, self._show.height, place)
            except Exception:  # one text that cannot be drawn must not end all captions: it goes without
                log.exception("a caption could not be drawn")
            self._captions[key] = drawing
            self._asked.discard(key)
            while len(self._captions) > _KEPT:
                self._captions.popitem(last=False)


def _waits(picture: Picture) -> bool:
    """It is a slate under which one waits for something, and nothing comes over it."""
    return not picture.base.boxes and picture.over is None and picture.base.slate in (SlateKind.START, SlateKind.PAUSE)
