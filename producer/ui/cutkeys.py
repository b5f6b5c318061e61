"""The keys that cut, in every window of ours that is no switcher: hold Esc 400 ms, Pause, Ctrl+Shift+Backspace.

Owner: the UI thread. A filter on the application, so that they work in text fields, menus and dialogs, too. The
switcher's window has `ui.console.keys` instead.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

ESC_HOLD_MS = 400


class CutKeys(QObject):
    """Calls `cut` when one of them is pressed. It belongs to `window` and ends with it: a filter that outlives what it
    calls brings the process down."""

    def __init__(self, app: QApplication, cut: Callable[[], object], window: QWidget) -> None:
        super().__init__(window)
        self._cut = cut
        self._escape = QTimer(self)
        self._escape.setSingleShot(True)
        self._escape.setInterval(ESC_HOLD_MS)
        self._escape.setTimerType(Qt.TimerType.PreciseTimer)
        self._escape.timeout.connect(lambda: self._cut())
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWindow) or not isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.WindowDeactivate:
                self._escape.stop()
            return False
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        key = event.key()
        pressed = event.type() is QEvent.Type.KeyPress
        if key == Qt.Key.Key_Escape and not event.isAutoRepeat():
            if pressed:
                self._escape.start()
            elif event.type() is QEvent.Type.KeyRelease:
                self._escape.stop()
            return False  # short, it closes what is open
        if pressed and (key == Qt.Key.Key_Pause or (key == Qt.Key.Key_Backspace and event.modifiers() & both == both)):
            if not event.isAutoRepeat():
                self._cut()
            return True
        return False
