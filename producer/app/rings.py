"""The shared memory of one show: a picture ring and a sound ring per source, the small pictures somebody looks at, and
the cut flag.

Owner: the supervisor's event loop; it alone creates and unlinks segments. Names: `sp-<its pid>-<8 hex>-<what>`. A small
ring (`Picture`) belongs to what it shows, its size and its rate; askers of the same share it, and it goes with the
last asker. The default ones (every thumbnail, both monitors) belong to the supervisor itself and stay.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import re
import secrets
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace

import psutil

from producer.core.show import Show
from producer.media import cutflag, shm
from producer.media.ring import PixelFormat, RingFormat, lay_out, ring_bytes
from producer.media.soundring import lay_out_sound, sound_ring_bytes
from producer.wire.processes import AUDIENCE, CLEAN, CUT_FLAG, LISTEN_BUS, PROGRAM, OpenPicture, PublishPicture

log = logging.getLogger("producer.rings")

PREFIX = "sp-"
THUMB_WIDTH, THUMB_FPS = 480, 15
SMALLEST, LARGEST, FASTEST = 16, 4096, 60
MOST = 64
"""Small rings at once; more are refused."""


@dataclass(slots=True)
class Picture:
    """One small ring and who asked for it."""

    order: PublishPicture
    askers: set[Hashable] = field(default_factory=set)


class Rings:
    """All segments of one show. `run` is the 8 hex digits in their names, `owner` the pid."""

    def __init__(
        self, owner: int, run: str, show: Show, blind: frozenset[str] = frozenset(), kept: dict[str, str] | None = None
    ) -> None:
        """Create the rings of every source (`blind` ones have no picture); or take over `kept` (ring name -> segment)
        of a supervisor that died. Raises OSError in plain words if the memory is not to be had; then none is left."""
        self._show = show
        self._seen = [source.id for source in show.sources if source.id not in blind]
        self._start = f"{PREFIX}{owner}-{run}-"
        self._small = f"{PREFIX}{os.getpid()}-{secrets.token_hex(4)}-"
        self._number = 0
        self._kept = kept is not None
        self.leased = ""
        """The source whose clean picture may be open; "" for none."""
        self.names: dict[str, str] = dict(kept or {})
        """Ring name ("video/<source>", "sound/<source>", the headphones') -> segment."""
        self.pictures: dict[str, Picture] = {}
        """Segment -> small ring."""
        if kept is not None:
            return  # the cut flag too: nobody makes it anew or sets it back
        _room(len(self._seen) * ring_bytes(RingFormat(show.width, show.height)))
        try:
            for number, source in enumerate(show.sources):
                plain = re.sub(r"[^A-Za-z0-9_-]", "-", source.id)[:40]
                if source.id in self._seen:
                    self._make(f"video/{source.id}", f"video{number}-{plain}", RingFormat(show.width, show.height))
                self._make(f"sound/{source.id}", f"sound{number}-{plain}", None)
            self._make(LISTEN_BUS, "listen", None)
            self._make_cut_flag()
        except OSError:
            self.unlink_all()
            raise

    def open(self, ask: OpenPicture, asker: Hashable) -> PublishPicture | str:
        """The ring for `ask`, never much larger than the show's picture: what its publisher is to be told (again, too),
        or why not."""
        known = {PROGRAM, AUDIENCE, *self._seen}
        if ask.what.startswith(CLEAN):
            refused = self._no_lease(ask.what, asker)
            if refused:
                return refused
        elif ask.what not in known:
            return f"{ask.what} is not to be seen here; there are: {', '.join(sorted(known))}."
        if not (SMALLEST <= ask.width <= LARGEST and SMALLEST <= ask.height <= LARGEST and 1 <= ask.fps <= FASTEST):
            return f"A picture has {SMALLEST} to {LARGEST} pixels each way and 1 to {FASTEST} pictures a second."
        # Larger than the show's picture nothing more is to be seen, and drawing it (115 ms for a 4K screen) costs a
        # camera its frames.
        width, height = self._within(ask.width, ask.height)
        ask = replace(ask, width=width, height=height)
        wanted = (ask.what, ask.width, ask.height, ask.fps)
        for each in self.pictures.values():
            if (each.order.what, each.order.width, each.order.height, each.order.fps) == wanted:
                each.askers.add(asker)
                return each.order
        if len(self.pictures) >= MOST:
            return f"{MOST} pictures are open already; close one first."
        self._number += 1
        segment = f"{self._small}picture{self._number}"
        try:
            _create(segment, RingFormat(ask.width, ask.height, PixelFormat.RGB32))
        except (OSError, ValueError) as error:
            return f"There is no room for this picture: {getattr(error, 'strerror', None) or error}."
        order = PublishPicture(ask.what, segment, ask.width, ask.height, ask.fps)
        self.pictures[segment] = Picture(order, {asker})
        return order

    def _no_lease(self, what: str, asker: Hashable) -> str:
        """Why `asker` may not see the clean picture `what`; "" if it may: somebody leased it, and nobody else looks."""
        if not self.leased or what != CLEAN + self.leased:
            return "Nobody has leased this clean picture: the mask editor asks the engine for it first."
        others = any(each.order.what == what and asker not in each.askers for each in self.pictures.values())
        return "Another reader looks at this clean picture; there can be one." if others else ""

    def lease(self, source: str) -> list[PublishPicture]:
        """The clean picture of `source` ("": of none) may be open from now on; what closed with that."""
        gone = []
        if source != self.leased:
            for name, each in list(self.pictures.items()):
                if each.order.what.startswith(CLEAN):
                    del self.pictures[name]
                    forget(each.order)
                    gone.append(each.order)
        self.leased = source
        return gone

    def _within(self, width: int, height: int) -> tuple[int, int]:
        most = max(self._show.width, 2 * THUMB_WIDTH), max(self._show.height, 2 * THUMB_WIDTH * 9 // 16)
        share = min(1.0, most[0] / width, most[1] / height)
        return max(SMALLEST, round(width * share)), max(SMALLEST, round(height * share))

    def open_defaults(self, asker: Hashable) -> str:
        """A thumbnail of every source and both monitors, 480 wide; why not, or ""."""
        height = max(SMALLEST, round(THUMB_WIDTH * self._show.height / self._show.width / 2) * 2)
        for what in (*self._seen, PROGRAM, AUDIENCE):
            order = self.open(OpenPicture("", what, THUMB_WIDTH, height, THUMB_FPS), asker)
            if isinstance(order, str):
                return order
        return ""

    def close(self, asker: Hashable, segment: str | None = None) -> list[PublishPicture]:
        """`asker` looks no more at `segment`, or at anything; the rings that went with that, for their publishers."""
        gone = []
        for name, each in list(self.pictures.items()):
            if segment in (None, name) and asker in each.askers:
                each.askers.discard(asker)
                if not each.askers:
                    del self.pictures[name]
                    forget(each.order)
                    gone.append(each.order)
        return gone

    def orders(self, wanted: Callable[[str], bool]) -> list[PublishPicture]:
        """Everything that is to be published of what `wanted` says yes to."""
        return [each.order for each in self.pictures.values() if wanted(each.order.what)]

    def of_source(self, source: str) -> dict[str, str]:
        """The rings of one source."""
        wanted = (f"video/{source}", f"sound/{source}")
        return {name: self.names[name] for name in wanted if name in self.names}

    def give_up(self) -> None:
        """Undo the making: everything but what was taken over, which somebody still airs from."""
        for segment in self.pictures:
            shm.unlink(segment)
        self.pictures.clear()
        if not self._kept:
            self.unlink_all()

    def unlink_all(self) -> None:
        """Take every name away."""
        self.lease("")
        for segment in (*self.names.values(), *self.pictures):
            shm.unlink(segment)
        self.names.clear()
        self.pictures.clear()

    def _make_cut_flag(self) -> None:
        segment = shm.create(f"{self._start}cut", cutflag.FLAG_BYTES)
        try:
            cutflag.lay_out(segment)
        finally:
            segment.close()
        self.names[CUT_FLAG] = f"{self._start}cut"

    def _make(self, ring: str, what: str, fmt: RingFormat | None) -> None:
        segment = self._start + what
        _create(segment, fmt)
        self.names[ring] = segment


def forget(order: PublishPicture) -> None:
    """Take a small ring's name away; a clean picture is written over first."""
    if order.what.startswith(CLEAN):
        with contextlib.suppress(OSError):
            segment = shm.attach(order.segment)
            segment.buf[:] = bytes(len(segment.buf))
            segment.close()
    shm.unlink(order.segment)


def _room(wanted: int) -> None:
    """Raises OSError if `wanted` bytes would take more than half of what is free: where /dev/shm is as large as the
    memory, reserving would not fail but have the system kill processes, and not ours first."""
    free = psutil.virtual_memory().available
    if wanted > free // 2:
        text = f"The cameras' rings need {wanted >> 20} MB, and {free >> 20} MB of memory are free"
        raise OSError(errno.ENOMEM, f"{text}; take fewer cameras or a smaller picture.")


def _create(name: str, fmt: RingFormat | None) -> None:
    """A picture ring of `fmt`, or a sound ring; laid out and let go: its name keeps it."""
    segment = shm.create(name, ring_bytes(fmt) if fmt else sound_ring_bytes())
    try:
        if fmt:
            lay_out(segment, fmt)
        else:
            lay_out_sound(segment)
    finally:
        segment.close()
