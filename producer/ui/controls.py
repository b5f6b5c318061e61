"""The buttons of all our windows: they fire on press, say their key, and show what became of what they asked.

Owner: the UI thread. A button lights because the engine said so (`lit`), never because it was pressed. Under it stands
the verdict on its newest request: a thin line while it is on its way, amber NOT CONFIRMED when nobody answered.
Subclasses of QAbstractButton with `paintEvent` only, so that screen readers find real buttons.
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from producer.ui import theme
from producer.ui.keywords import key_words
from producer.ui.link import Asked, EngineLink, Verdict

translate = QCoreApplication.translate

HOLD_MS = 1000
ARMED_MS = 5000
SECOND_AFTER_MS = 350
"""A second press counts from here on: a double click is one press."""


class _Still(QObject):
    """Hands the wheel on to what is behind."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def still(widget: QWidget) -> None:
    """The wheel scrolls the page and never turns `widget`, which happens to be under the pointer."""
    widget.installEventFilter(_Still(widget))


class Dress(Enum):
    """How loud a button is."""

    PLAIN = auto()
    WHITE = auto()
    """The one that is pressed most."""
    PROGRAM = auto()
    CAUTION = auto()


_GROUNDS = {
    Dress.PLAIN: (theme.RAISED, theme.TEXT),
    Dress.WHITE: (theme.WHITE, theme.GROUND),
    Dress.PROGRAM: (theme.PROGRAM, theme.WHITE),
    Dress.CAUTION: (theme.CAUTION, theme.ON_CAUTION),
}


class Press(QAbstractButton):
    """Does its thing when pressed (signal `pressed`). `control` names its requests to the link."""

    def __init__(self, text: str, key: str = "", dress: Dress = Dress.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._dress, self._size = key_words(key), dress, 15
        self.lit = False
        """The engine says that it is so."""
        self.control = ""
        self._link: EngineLink | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.TARGET)
        self.say(text)

    def say(self, text: str) -> None:
        """Its words, which a screen reader hears, too."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text.replace("\n", " ") + (f" [{self._key}]" if self._key else ""))
            self.updateGeometry()

    def light(self, on: bool) -> None:
        """Show what the engine said."""
        if on != self.lit:
            self.lit = on
            self.update()

    def dress(self, dress: Dress) -> None:
        """As loud as it is now."""
        if dress is not self._dress:
            self._dress = dress
            self.update()

    def follow(self, link: EngineLink, control: str) -> None:
        """Show the verdicts on `control`."""
        self._link, self.control = link, control
        link.asked.connect(self._judged)

    def _judged(self, control: str) -> None:
        if control == self.control:
            self.update()

    def asked(self) -> Asked | None:
        """Its newest request."""
        return self._link.verdict(self.control) if self._link is not None else None

    def sizeHint(self) -> QSize:
        lines = self._lines()
        self.ensurePolished()
        bold = self.fontMetrics()
        wide = max(bold.horizontalAdvance(line) for line in lines) * 1.12 + 28
        return QSize(int(wide), max(theme.TARGET, 14 + 20 * len(lines)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.TARGET, theme.TARGET)

    def _lines(self) -> list[str]:
        lines = self.text().split("\n")
        if self._key:
            if len(lines) == 1 and self._dress is Dress.WHITE:
                return [f"{lines[0]}   [{self._key}]"]
            lines.append(f"[{self._key}]")
        return lines

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dress = Dress.WHITE if self.lit and self._dress is Dress.PLAIN else self._dress
        ground, ink = _GROUNDS[dress]
        if not self.isEnabled():
            ground, ink = theme.PANEL, theme.QUIET
        elif self.isDown():
            ground = ground.lighter(125) if dress is Dress.PLAIN else ground.darker(115)
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.setBrush(ground)
        painter.setPen(QPen(theme.LINE if dress is Dress.PLAIN else ground, 1))
        painter.drawRoundedRect(box, 4, 4)
        self.paint_inside(painter, box, ink)
        painter.setPen(ink)
        lines = self._lines()
        size = self._size if len(lines) == 1 or box.height() > 52 else 13
        painter.setFont(theme.fitted(max(lines, key=len), box.width() - 8, size, 10))
        painter.drawText(box.adjusted(2, 0, -2, 0), Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
        draw_verdict(painter, self.rect(), self.asked())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.INFO, 2))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paint_inside(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        """For subclasses: between ground and words."""


def draw_verdict(painter: QPainter, rect: QRect, asked: Asked | None) -> None:
    """What became of a request: a line on its lower edge while it is on its way, a bar with a word when it failed."""
    if asked is None or asked.verdict is Verdict.DONE:
        return
    if asked.verdict is Verdict.SENT:
        painter.fillRect(QRect(rect.left() + 4, rect.bottom() - 3, rect.width() - 8, 3), theme.INFO)
        return
    bar = QRect(rect.left(), rect.bottom() - 19, rect.width(), 20)
    painter.fillRect(bar, theme.CAUTION)
    painter.setPen(theme.ON_CAUTION)
    unconfirmed = asked.verdict is Verdict.UNCONFIRMED
    word = translate("Verdict", "NOT CONFIRMED") if unconfirmed else translate("Verdict", "REFUSED")
    full = f"▲ {word}"
    painter.setFont(theme.fitted(full, bar.width() - 4, 12, 8))
    painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, full)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.CAUTION, 3))
    painter.drawRect(rect.adjusted(1, 1, -2, -2))


class TwoStep(Press):
    """Away from safety: held for a second, or pressed and pressed again within five. Then `fired`, once."""

    fired = Signal()

    def __init__(self, text: str, again: str, dress: Dress = Dress.PLAIN, parent: QWidget | None = None) -> None:
        self._calm, self._again = text, again
        super().__init__(text, "", dress, parent)
        self._held, self._armed = QElapsedTimer(), QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(40)
        self._tick.timeout.connect(self._turn)
        self._was_armed = False
        self.pressed.connect(self._down)
        self.setAccessibleDescription(self.tr("Two steps: hold for one second, or press twice."))

    def rename(self, text: str, again: str) -> None:
        """Other words for the same button."""
        if text != self._calm:
            self._calm, self._again = text, again
            self._disarm()

    def _down(self) -> None:
        if self._armed.isValid() and self._armed.elapsed() >= SECOND_AFTER_MS:
            self._fire()
            return
        if not self._armed.isValid():
            self._armed.start()
            self.say(self._again)
        self._held.start()
        self._tick.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._held.invalidate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self._disarm()

    def _turn(self) -> None:
        if self._held.isValid() and self.isDown() and self._held.elapsed() >= HOLD_MS:
            self._fire()
        elif self._armed.isValid() and self._armed.elapsed() >= ARMED_MS:
            self._disarm()
        self.update()

    def _fire(self) -> None:
        self._disarm()
        self.fired.emit()

    def _disarm(self) -> None:
        self._held.invalidate()
        self._armed.invalidate()
        self._tick.stop()
        self.say(self._calm)
        self.update()

    def paint_inside(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        if self._held.isValid() and self.isDown():
            share = min(1.0, self._held.elapsed() / HOLD_MS)
            painter.setOpacity(0.35)
            painter.fillRect(QRect(box.left(), box.top(), int(box.width() * share), box.height()), theme.CAUTION)
            painter.setOpacity(1.0)
        elif self._armed.isValid():
            painter.setPen(QPen(theme.CAUTION, 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
