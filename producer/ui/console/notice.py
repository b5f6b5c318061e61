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
    """A full-width amber bar; hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lasting, self._passing = "", ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(lambda: self.say(""))
        self.setFixedHeight(32)
        self.setAccessibleName(self.tr("Notice"))
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(400, 32)

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

    def _show(self) -> None:
        self.setVisible(bool(self.text))
        self.setAccessibleDescription(self.text)
        if self.text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.CAUTION)
        painter.setPen(theme.ON_CAUTION)
        painter.setFont(theme.font(15, bold=True))
        line = self.rect().adjusted(12, 0, -12, 0)
        text = painter.fontMetrics().elidedText(f"▲ {self.text}", Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
