"""The clean picture at the desk: asked for by a person, shown inside a hatched frame that says NOT FOR AIR, given back.

Owner: the UI thread. The engine grants it to one person for five minutes and writes it into the audit (core/lease.py).
It is shown only while the engine says that the lease is ours, and its copy here is written over when that ends. It
never goes into a picture of this window that is saved (`producer.ui.console.main`).
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from producer.core import commands as c
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.link import EngineLink
from producer.ui.pictures import Looker, PictureDesk
from producer.wire.processes import CLEAN

CONTROL = "mask:clean"
EDGE = 16
"""Width of the hatched frame."""
STALE_MS = 500


class CleanPicture:
    """One lease and the picture under it."""

    def __init__(self, link: EngineLink, desk: PictureDesk) -> None:
        self._link = link
        self._looker = Looker(desk)
        self._now_ms = 0

    def ask(self, source: str) -> None:
        """Please lend us the clean picture of `source`."""
        self._link.ask(c.LeaseClean(source), CONTROL)

    def give_back(self) -> None:
        """We look no more."""
        self._forget()
        if self.source():
            self._link.ask(c.ReturnClean(), CONTROL)

    def source(self) -> str:
        """Whose clean picture is ours just now, "" for none."""
        state = self._link.state
        if state is None or not self._link.connected or state.lease.by != self._link.person:
            return ""
        return state.lease.source

    def seconds(self) -> int:
        """Left of the lease."""
        state, show = self._link.state, self._link.show
        if state is None or show is None or not self.source():
            return 0
        return max(0, round(reading.seconds(show, state.lease.until - state.frame)))

    def turn(self, source: str, size: tuple[int, int], now_ms: int) -> bool:
        """25 times a second, while the editor of `source` is open; True: there is something new to draw."""
        self._now_ms = now_ms
        if not source or self.source() != source:
            had = self._looker.feed is not None
            self._forget()
            return had
        self._looker.want(CLEAN + source, size, now_ms)
        return self._looker.turn(now_ms)

    def image(self) -> QImage | None:
        """The newest; None while there is none or it is too old to be believed."""
        feed = self._looker.feed
        if feed is None or feed.image is None or feed.age_ms(self._now_ms) >= STALE_MS:
            return None
        return feed.image

    def _forget(self) -> None:
        feed = self._looker.feed
        if feed is not None:
            feed.wipe()
        self._looker.close()


def draw_frame(painter: QPainter, rect: QRect) -> None:
    """Hatched, all around: no tally frame and no monitor looks like that."""
    painter.save()
    inner = rect.adjusted(EDGE, EDGE, -EDGE, -EDGE)
    for part in (
        QRect(rect.left(), rect.top(), rect.width(), EDGE),
        QRect(rect.left(), inner.bottom() + 1, rect.width(), EDGE),
        QRect(rect.left(), inner.top(), EDGE, inner.height()),
        QRect(inner.right() + 1, inner.top(), EDGE, inner.height()),
    ):
        painter.fillRect(part, theme.GROUND)
        painter.fillRect(part, QBrush(theme.CAUTION, Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(theme.CAUTION, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(inner)
    painter.restore()


def draw_word(painter: QPainter, rect: QRect, words: str) -> None:
    """NOT FOR AIR across the lower edge."""
    painter.setFont(theme.fitted(words, rect.width() - 4 * EDGE, 18, 10))
    wide = painter.fontMetrics().horizontalAdvance(words) + 24
    box = QRect(rect.center().x() - wide // 2, rect.bottom() - EDGE - 34, wide, 28)
    painter.fillRect(box, QColor(14, 16, 19, 235))
    painter.setPen(theme.CAUTION)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
