"""Small pictures out of shared memory: asked for by size, copied into an image of our own, never trusted blindly.

Owner: the UI thread. A `Feed` asks the supervisor for what a widget really shows (device pixels, so that nothing is
ever scaled), attaches its ring read-only and copies the newest picture when `poll` finds one. The copy goes into the
image that is not shown, and the two swap only if the ring says afterwards that the copy is whole. A ring of another
size than asked for, or none, is no picture: the widget says so.
"""

from __future__ import annotations

import itertools

import numpy as np
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from producer.media.frame import Bytes
from producer.media.ring import PixelFormat, RingBroken, RingReader
from producer.media.shm import Segment, attach
from producer.ui.wires import Lines
from producer.wire.codec import WireError
from producer.wire.processes import PROCESSES, ClientHello, ClosePicture, OpenPicture, PictureOpened

FPS = 25
STALE_MS = 500


class Feed:
    """One picture in one size. `image` is ours; None until the first whole picture came."""

    def __init__(self, what: str, size: QSize, fps: int) -> None:
        self.what, self.size, self.fps = what, size, fps
        self.id = ""
        self.segment = ""
        self.image: QImage | None = None
        self.born_ms = 0
        """When it was asked for."""
        self.fresh_ms: int | None = None
        """When the newest picture was taken out; None: never one."""
        self.why_not = ""
        self._mapped: Segment | None = None
        self._ring: RingReader | None = None
        self._seq = 0
        self._blocks: list[Bytes] = []
        self._images: list[QImage] = []

    def attach(self, segment: str) -> None:
        """Read from the ring `segment` from now on; what is shown stays until its first picture."""
        self.detach()
        try:
            self._mapped = attach(segment, writable=False)
            self._ring = RingReader(self._mapped)
        except (OSError, ValueError, RingBroken) as error:
            self.why_not = f"Its picture cannot be opened: {error}."
            self.detach()
            return
        fmt = self._ring.fmt
        if fmt.pixel is not PixelFormat.RGB32 or (fmt.width, fmt.height) != (self.size.width(), self.size.height()):
            self.why_not = "Its picture has another size than was asked for."
            self.detach()
            return
        self.segment, self.why_not, self._seq = segment, "", 0
        self._blocks = [np.zeros(fmt.shape, np.uint8) for _ in range(2)]
        self._images = [
            QImage(block.data, fmt.width, fmt.height, fmt.width * 4, QImage.Format.Format_RGB32)
            for block in self._blocks
        ]

    def detach(self) -> None:
        """Let the ring go; what is shown stays."""
        if self._ring is not None:
            self._ring.close()
        if self._mapped is not None:
            self._mapped.close()
        self._ring, self._mapped, self.segment = None, None, ""

    def wipe(self) -> None:
        """Write our copies over: nothing of it stays here."""
        for block in self._blocks:
            block[:] = 0
        self.image = None

    def poll(self, now_ms: int) -> bool:
        """Take the newest picture out if there is one; True when `image` changed."""
        ring = self._ring
        if ring is None:
            return False
        ring.renewed()
        head = ring.head()
        if head == self._seq or head == 0:
            return False
        if ring.read_into(head, self._blocks[1]) is None:
            return False  # torn or overtaken: the next turn finds a newer one
        self._seq = head
        self._blocks.reverse()
        self._images.reverse()
        self.image, self.fresh_ms = self._images[0], now_ms
        return True

    def age_ms(self, now_ms: int) -> int:
        """Since the newest picture came, or since it was asked for if none did."""
        return now_ms - (self.born_ms if self.fresh_ms is None else self.fresh_ms)


class PictureDesk(QObject):
    """Everything we look at, over one line to the supervisor; asked for again when that comes back."""

    changed = Signal()
    """The line came or went."""

    def __init__(self, lines: Lines, name: str) -> None:
        super().__init__()
        self._lines, self._name = lines, name
        self._feeds: dict[str, Feed] = {}
        self._ids = itertools.count(1)
        self.connected = False
        """The supervisor answers."""
        lines.opened.connect(self._opened)
        lines.heard.connect(self._heard)
        lines.closed.connect(self._closed)

    def start(self) -> None:
        """Connect, and keep connecting."""
        self._lines.start()

    def stop(self) -> None:
        """Hang up; the rings nobody else looks at go."""
        self._lines.stop()
        for feed in self._feeds.values():
            feed.detach()

    def open(self, what: str, size: QSize, now_ms: int, fps: int = FPS) -> Feed:
        """Ask for `what` in `size` device pixels."""
        feed = Feed(what, size, fps)
        feed.id, feed.born_ms = str(next(self._ids)), now_ms
        self._feeds[feed.id] = feed
        if self.connected:
            self._ask(feed)
        return feed

    def close(self, feed: Feed) -> None:
        """Look no more."""
        self._feeds.pop(feed.id, None)
        shared = any(other.segment == feed.segment for other in self._feeds.values())
        if feed.segment and self.connected and not shared:
            self._lines.send(PROCESSES.encode(ClosePicture(feed.segment)))
        feed.detach()

    def _ask(self, feed: Feed) -> None:
        ask = OpenPicture(feed.id, feed.what, feed.size.width(), feed.size.height(), feed.fps)
        self._lines.send(PROCESSES.encode(ask))

    def _opened(self, _: str) -> None:
        self.connected = True
        self._lines.send(PROCESSES.encode(ClientHello(self._name)))
        for feed in self._feeds.values():
            self._ask(feed)
        self.changed.emit()

    def _heard(self, line: str) -> None:
        try:
            message = PROCESSES.decode(line)
        except WireError:
            return
        if isinstance(message, PictureOpened):
            feed = self._feeds.get(message.id)
            if feed is None:
                if message.segment and all(other.segment != message.segment for other in self._feeds.values()):
                    self._lines.send(PROCESSES.encode(ClosePicture(message.segment)))
            elif message.segment:
                feed.attach(message.segment)
            else:
                feed.why_not = message.reason

    def _closed(self, _: str) -> None:
        self.connected = False
        self.changed.emit()


class Looker:
    """One place on a screen that shows one picture: follows its size and its subject without ever going dark between.

    A new size is asked for when it has stood still for `SETTLE_MS`; the old picture stays until the new one has come.
    What was refused is asked for again after `AGAIN_MS`: the supervisor may hear of a lease after we do.
    """

    SETTLE_MS = 120
    AGAIN_MS = 300

    def __init__(self, desk: PictureDesk, fps: int = FPS) -> None:
        self._desk, self._fps = desk, fps
        self._wanted: tuple[str, int, int] | None = None
        self._since = 0
        self._next: Feed | None = None
        self.feed: Feed | None = None
        """What is shown now."""

    def want(self, what: str | None, size: tuple[int, int], now_ms: int) -> None:
        """Show `what` (None: nothing) in `size` device pixels."""
        wanted = None if what is None else (what, *size)
        if wanted == self._wanted:
            return
        other = wanted is None or self._wanted is None or wanted[0] != self._wanted[0]
        self._wanted = wanted
        self._since = now_ms - self.SETTLE_MS if other else now_ms
        if other:  # another subject: the old one may not stand under the new name
            self._drop()

    def turn(self, now_ms: int) -> bool:
        """Ask, take, swap; True when there is something new to draw."""
        self._give_up_refused(now_ms)
        if self._wanted is not None and now_ms - self._since >= self.SETTLE_MS and not self._asked():
            if self._next is not None:
                self._desk.close(self._next)
            what, width, height = self._wanted
            self._next = self._desk.open(what, QSize(width, height), now_ms, self._fps)
        if self._next is not None and (self._next.poll(now_ms) or self.feed is None):
            if self.feed is not None:
                self._desk.close(self.feed)
            self.feed, self._next = self._next, None
            return True
        return self.feed is not None and self.feed.poll(now_ms)

    def close(self) -> None:
        """Look no more."""
        self._wanted = None
        self._drop()

    def _give_up_refused(self, now_ms: int) -> None:
        for feed in (self._next, self.feed):
            if feed is not None and feed.why_not and not feed.segment and now_ms - feed.born_ms >= self.AGAIN_MS:
                self._desk.close(feed)
                if feed is self._next:
                    self._next = None
                else:
                    self.feed = None

    def _asked(self) -> bool:
        newest = self._next or self.feed
        return newest is not None and (newest.what, newest.size.width(), newest.size.height()) == self._wanted

    def _drop(self) -> None:
        for feed in (self.feed, self._next):
            if feed is not None:
                self._desk.close(feed)
        self.feed = self._next = None
