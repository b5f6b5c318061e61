"""The line between program and audience: how full it is, whether a dump is safe, and when a flagged moment airs.

Owner: the UI thread. A flag is a mark of this window only: where in the line the moment is that somebody pointed at.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from producer.core.timebase import Frame
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.actions import Actions
from producer.ui.console.depth import DepthButton, armed
from producer.ui.controls import Press
from producer.ui.link import EngineLink


class DelayRow(QWidget):
    """The bar, and DUMP beside it: what has not aired is dropped, the exit shows slate until the line is full again."""

    def __init__(self, link: EngineLink, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self.bar = DelayBar(link)
        self.dump = Press(self.tr("DUMP"))
        self.dump.setAccessibleName(self.tr("Dump: drop everything that has not aired yet"))
        self.dump.setFixedSize(72, 52)
        self.dump.follow(link, "dump")
        self.dump.pressed.connect(lambda: actions.do("dump"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self.bar, 1)
        row.addWidget(self.dump)
        row.addWidget(DepthButton(link, actions.do))
        link.changed.connect(self._look)

    def _look(self) -> None:
        """How much a dump would take, in its own words."""
        state, show = self._link.state, self._link.show
        if state is not None and show is not None and state.delay.depth:
            held = reading.seconds(show, state.delay.filled)
            self.dump.setToolTip(self.tr("{seconds} s never air").format(seconds=f"{held:.0f}"))


class DelayBar(QWidget):
    """From AUDIENCE (left) to NOW (right)."""

    def __init__(self, link: EngineLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._flag: tuple[Frame, str] | None = None
        self.setFixedHeight(56)
        self.setAccessibleName(self.tr("Delay between program and audience"))
        link.changed.connect(self.redraw)

    def sizeHint(self) -> QSize:
        return QSize(300, 56)

    def flag(self) -> None:
        """Point at the program's newest frame."""
        if self._link.state is not None and self._link.connected:
            self._flag = (self._link.state.frame, datetime.now().strftime("%H:%M:%S"))
            self.redraw()

    def redraw(self) -> None:
        """There is a newer state."""
        self.setAccessibleDescription(self.words())
        self.update()

    def left(self) -> float | None:
        """Seconds until the flagged moment airs; None: none is under way."""
        state, show = self._link.state, self._link.show
        if self._flag is None or state is None or show is None:
            return None
        left = self._flag[0] + state.delay.depth - state.frame
        return reading.seconds(show, left) if left > 0 else None

    def words(self) -> str:
        """What the line under the bar says."""
        state, show = self._link.state, self._link.show
        if state is None or show is None or not self._link.connected:
            return self.tr("the delay is not known")
        delay = state.delay
        if delay.cut:
            return self.tr("privacy cut: nothing enters the line")
        if not delay.depth:
            return self.tr("no delay: what was shown is out")
        if armed(self._link) is not None:
            return self.tr("press again to shorten it")
        left = self.left()
        if left is not None and self._flag is not None:
            return self.tr("▲ flag {time} airs in {seconds} s").format(time=self._flag[1], seconds=f"{left:.1f}")
        filled, depth = (reading.seconds(show, frames) for frames in (delay.filled, delay.depth))
        if delay.filled < delay.depth:
            return self.tr("fills: {filled} of {depth} s").format(filled=f"{filled:.0f}", depth=f"{depth:.0f}")
        return self.tr("full: {depth} s can be dumped").format(depth=f"{depth:.0f}")

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width()
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.TEXT)
        top = QRect(0, 2, wide, 16)
        ends = self.tr("AUDIENCE"), self.tr("NOW")
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, ends[0])
        painter.drawText(top, Qt.AlignmentFlag.AlignRight, ends[1])
        state = self._link.state
        delay = state.delay if state is not None and self._link.connected else None
        lamp, below = self.tr("◆ SAFE"), QRect(0, 36, wide, 18)
        if delay is not None and delay.safe:
            painter.setPen(theme.INFO)
            if lamp_fits(painter.fontMetrics(), wide, lamp, ends):
                painter.drawText(top, Qt.AlignmentFlag.AlignHCenter, lamp)
            else:  # a narrow column: it stands under the bar
                painter.drawText(below, Qt.AlignmentFlag.AlignRight, lamp)
                below.setWidth(wide - painter.fontMetrics().horizontalAdvance(lamp) - 6)
        painter.setPen(QPen(theme.LINE, 1))
        painter.setBrush(theme.BLACK)
        bar = QRect(0, 20, wide - 1, 12)
        painter.drawRect(bar)
        if delay is not None and delay.depth:
            share = min(1.0, delay.filled / delay.depth)
            tall = QRect(int(wide * (1 - share)), 21, int(wide * share) - 1, 11)
            painter.fillRect(tall, theme.INFO)
        left = self.left()
        if left is not None and delay is not None and self._link.show is not None:
            depth = reading.seconds(self._link.show, delay.depth)
            x = wide * left / depth
            painter.setBrush(theme.CAUTION)
            painter.setPen(QPen(theme.GROUND, 1))
            painter.drawPolygon(QPolygonF([QPointF(x - 7, 17), QPointF(x + 7, 17), QPointF(x, 30)]))
        painter.setPen(theme.CAUTION if left is not None else theme.QUIET)
        words = self.words()
        painter.setFont(theme.fitted(words, below.width(), 12, 9))
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, words)


def lamp_fits(letters: QFontMetrics, wide: int, lamp: str, ends: tuple[str, str]) -> bool:
    """`lamp` has room in the middle of a line of `wide` pixels that begins and ends with `ends`."""
    longest = max(letters.horizontalAdvance(end) for end in ends)
    return letters.horizontalAdvance(lamp) + 2 * (longest + 6) <= wide
