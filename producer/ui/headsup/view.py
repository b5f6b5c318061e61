"""The heads-up view as a widget: the whole screen of the surgeon, or a true small picture of it elsewhere.

Owner: the UI thread. It draws itself anew when something changed, and then at once: the way from the desk's hand to the
surgeon's eye is one repaint.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from producer.ui import theme
from producer.ui.headsup.paint import Drawn, Look, Screen, paint


class HeadsUpView(QWidget):
    """Draws `look()`. With `screen` None its own pixels are the surgeon's (`mm_per_px` and `distance_mm` say how
    large); else it is a picture of that screen in any size."""

    def __init__(
        self, look: Callable[[], Look], screen: Screen | None = None, mm_per_px: float = 0.369,
        distance_mm: float = 3000.0, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look, self._screen = look, screen
        self._mm, self._distance = mm_per_px, distance_mm
        self.drawn: Drawn | None = None
        """What the last painting came to."""
        self.setAccessibleName(self.tr("What the surgeon sees"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        if screen is not None:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def screen_now(self) -> Screen:
        """The surgeon's screen."""
        if self._screen is not None:
            return self._screen
        ratio = self.devicePixelRatioF()
        return Screen(self.width(), self.height(), self._mm * ratio, self._distance)

    def sizeHint(self) -> QSize:
        return QSize(240, 135)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        screen, look = self.screen_now(), self._look()
        if self._screen is not None:
            painter.fillRect(self.rect(), theme.GROUND)
            scale = min(self.width() / screen.width, self.height() / screen.height)
            painter.translate((self.width() - screen.width * scale) / 2, (self.height() - screen.height * scale) / 2)
            painter.scale(scale, scale)
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.setClipRect(0, 0, screen.width, screen.height)
        self.drawn = paint(painter, screen, look)
        if look.view is not None and look.view.card is not None:
            self.setAccessibleDescription(look.view.card.short)
        else:
            self.setAccessibleDescription("")
