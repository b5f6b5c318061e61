"""From keys to names of actions. Digits, space, Enter and function keys are places on the board, letters are letters.

Owner: the UI thread. One filter on the native window of each of our top-level windows, in front of everything Qt does
with a key: so Space cuts even when another button has focus, and the cut keys work in every window, menu and dialog.

Places are native scan codes: on a French AZERTY board the key above A says `&` unshifted and `1` shifted, so by its
letter key 1 would do nothing and Shift+1 would preview. Letters go by what is printed on them (M is elsewhere on that
board, and the screen says [M]), and by their place only where the layout has no Latin letters.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import Shiboken

ESC_HOLD_MS = 400
PEDAL_HOLD_MS = 1000

_SET_1 = {
    **{1 + n: f"{n}" for n in range(1, 9)},
    57: "Space", 28: "Enter", 96: "Enter", 284: "Enter", 88: "F12", 87: "F11",
    79: "1", 80: "2", 81: "3", 75: "4", 76: "5", 77: "6", 71: "7", 72: "8",
    50: "M", 46: "C", 33: "F", 20: "T", 22: "U", 37: "K",
}  # fmt: skip
"""Scan codes of Windows, and of Linux's kernel; X11 and Wayland add 8."""
_MAC = {
    18: "1", 19: "2", 20: "3", 21: "4", 23: "5", 22: "6", 26: "7", 28: "8", 49: "Space", 36: "Enter", 76: "Enter",
    111: "F12", 103: "F11", 83: "1", 84: "2", 85: "3", 86: "4", 87: "5", 88: "6", 89: "7", 91: "8",
    46: "M", 8: "C", 3: "F", 17: "T", 32: "U", 40: "K",
}  # fmt: skip
_LETTERS = frozenset("MCFTUK")
BINDINGS: dict[str, str] = {
    **{f"{n}": f"preview.{n}" for n in range(1, 9)},
    **{f"Shift+{n}": f"cut.{n}" for n in range(1, 9)},
    **{f"Ctrl+{n}": f"cover.{n}" for n in range(1, 9)},
    "Space": "take",
    "Enter": "auto",
    "F12": "slate",
    "M": "masks",
    "C": "hold",
    "F": "flag",
    "?": "keys",
    "Ctrl+U": "unlock",
    "Ctrl+K": "palette",
    "F11": "full_screen",
}
"""Defaults; a desk may bring its own."""
_ALWAYS = frozenset({"palette", "full_screen"})
_TYPING = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


def place(event: QKeyEvent) -> str:
    """Where on the board, "" for a place that means nothing here."""
    if sys.platform == "darwin":
        return _MAC.get(event.nativeVirtualKey(), "")
    return _SET_1.get(event.nativeScanCode() - (0 if sys.platform == "win32" else 8), "")


def chord(event: QKeyEvent) -> str:
    """`Shift+3`, `Ctrl+K`, `Space`, `?`; "" for what is no key of ours."""
    where, letter = place(event), chr(event.key()) if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z else ""
    if event.text() == "?":
        return "?"
    key = letter or where  # a Latin letter goes by its print, all else by its place
    if not letter and where in _LETTERS and event.key() < 0x80:
        key = ""  # a sign (the comma of AZERTY stands where M is elsewhere)
    if not key or (letter and letter not in _LETTERS):
        return ""
    held = event.modifiers()
    if held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return ""
    ctrl = "Ctrl+" if held & Qt.KeyboardModifier.ControlModifier else ""
    shift = "Shift+" if held & Qt.KeyboardModifier.ShiftModifier else ""
    return f"{ctrl}{shift}{key}"


class KeyDoor(QObject):
    """Watches the keys of all our windows; `do(name)` gets what a key means, True when that was done."""

    live_changed = Signal(bool)
    """The switching keys are live, or not."""

    def __init__(self, switcher: QWidget, do: Callable[[str], bool], app: QApplication) -> None:
        super().__init__(switcher)
        self._switcher, self._do = switcher, do
        self.bindings = dict(BINDINGS)
        self._escape = self._timer(ESC_HOLD_MS)
        self._pedal = self._timer(PEDAL_HOLD_MS)
        self.live = False
        app.focusWindowChanged.connect(self._focus_window)
        app.focusChanged.connect(self._focus)
        self._focus_window(QGuiApplication.focusWindow())

    def _timer(self, length: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: self._do("privacy"))
        return timer

    def watch(self, window: QWindow) -> None:
        """Look at the keys of `window`, too."""
        window.installEventFilter(self)  # again is harmless: Qt keeps a filter once

    def _focus_window(self, window: QWindow | None) -> None:
        if window is not None:
            self.watch(window)
        self._focus()

    def _focus(self, *_: object) -> None:
        if not Shiboken.isValid(self._switcher):
            return  # the application ends
        live = (
            QGuiApplication.focusWindow() is not None
            and QGuiApplication.focusWindow() is self._switcher.windowHandle()
            and not isinstance(QApplication.focusWidget(), _TYPING)
            and QApplication.activePopupWidget() is None
        )
        if live != self.live:
            self.live = live
            self.live_changed.emit(live)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self._released(event)
        elif kind is QEvent.Type.FocusOut:
            self._escape.stop()
            self._pedal.stop()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        """True: it was ours, and nobody else hears of it."""
        key, held = event.key(), event.modifiers()
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        cut = key == Qt.Key.Key_Pause or (key == Qt.Key.Key_Backspace and held & both == both)
        if cut or key == Qt.Key.Key_F14:
            if cut and not event.isAutoRepeat():
                self._do("privacy")
            elif not cut and not event.isAutoRepeat():
                self._pedal.start()
            return True
        if key == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self._escape.start()
            return False  # short, it closes what is open
        self._focus()
        name = self.bindings.get(chord(event), "")
        focused = QApplication.focusWidget()
        if focused is not None and name in (focused.property("keeps") or ()):
            return False
        if not name or not (self.live or name in _ALWAYS):
            return False
        if not event.isAutoRepeat():
            self._do(name)
        return True

    def _released(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self._escape.stop()
        elif event.key() == Qt.Key.Key_F14:
            self._pedal.stop()
