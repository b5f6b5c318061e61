"""One line for plain sentences, and the bar across the window for what may not be overlooked.

Owner: the UI thread. Refusals stay until the next one or for 12 s; bars stay as long as they are true. Each sentence is
announced to screen readers. Nothing here asks anything: there is no dialog over a picture.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from producer.ui import theme

STAYS_MS = 12_000


class Notice(QWidget):
    """A full-width bar: amber when it has something to say, else what is waited for in amber letters, else the newest
    event in quiet ones. It is always there, so that nothing under a finger moves when it speaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lasting, self._passing = "", ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(lambda: self.say(""))
        self._calm = self._waits = ""
        self.setFixedHeight(28)
        self.setAccessibleName(self.tr("Notice"))

    def sizeHint(self) -> QSize:
        return QSize(400, 28)

    @property
    def text(self) -> str:
        """What stands there; what lasts comes first."""
        return self._lasting or self._passing

    def last(self, text: str) -> None:
        """True until it is taken away with ""."""
        if text != self._lasting:
            self._lasting = text
            self._show()

    def say(self, text: str) -> None:
        """Something passing."""
        self._passing = text
        if text:
            self._timer.start()
        self._show()

    def calm(self, text: str) -> None:
        """What stands there, quietly, while there is nothing to notice: the newest event."""
        self._calm = text
        self.update()

    @property
    def waits(self) -> str:
        """What is waited for."""
        return self._waits

    def wait(self, text: str) -> None:
        """What has to be done before it can go on; "" for nothing."""
        if text != self._waits:
            self._waits = text
            self.setToolTip(text)
            self._show()

    def _show(self) -> None:
        self.setAccessibleDescription(self.text or self._waits)
        if self.text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        loud = bool(self.text)
        painter.fillRect(self.rect(), theme.CAUTION if loud else theme.GROUND)
        painter.setPen(theme.ON_CAUTION if loud else theme.CAUTION if self._waits else theme.QUIET)
        painter.setFont(theme.font(15 if loud else 13, bold=loud))
        line = self.rect().adjusted(12 if loud else 2, 0, -12, 0)
        words = f"▲ {self.text}" if loud else self._waits or self._calm
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
