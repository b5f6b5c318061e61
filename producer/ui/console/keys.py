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

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import Shiboken

ESC_HOLD_MS = 400
PEDAL_HOLD_MS = 1000

_ROW_1, _ROW_2, _ROW_3 = "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"
_SET_1 = {
    **{1 + n: f"{n}" for n in range(1, 9)},
    57: "Space", 28: "Enter", 96: "Enter", 284: "Enter", 88: "F12", 87: "F11",
    **{58 + n: f"F{n}" for n in range(1, 11)},
    79: "1", 80: "2", 81: "3", 75: "4", 76: "5", 77: "6", 71: "7", 72: "8",
    **dict(enumerate(_ROW_1, 16)), **dict(enumerate(_ROW_2, 30)), **dict(enumerate(_ROW_3, 44)),
}  # fmt: skip
"""Scan codes of Windows, and of Linux's kernel; X11 and Wayland add 8."""
_MAC = {
    18: "1", 19: "2", 20: "3", 21: "4", 23: "5", 22: "6", 26: "7", 28: "8", 49: "Space", 36: "Enter", 76: "Enter",
    111: "F12", 103: "F11", 83: "1", 84: "2", 85: "3", 86: "4", 87: "5", 88: "6", 89: "7", 91: "8",
    122: "F1", 120: "F2", 99: "F3", 118: "F4", 96: "F5", 97: "F6", 98: "F7", 100: "F8", 101: "F9", 109: "F10",
    0: "A", 11: "B", 8: "C", 2: "D", 14: "E", 3: "F", 5: "G", 4: "H", 34: "I", 38: "J", 40: "K", 37: "L", 46: "M",
    45: "N", 31: "O", 35: "P", 12: "Q", 15: "R", 1: "S", 17: "T", 32: "U", 9: "V", 13: "W", 7: "X", 16: "Y", 6: "Z",
}  # fmt: skip
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_PEDALS = {Qt.Key.Key_F13: "F13", Qt.Key.Key_F15: "F15"}
"""A foot pedal is a board with these keys; its centre, F14, is the privacy cut and nothing else."""
PEDAL_DEBOUNCE_MS = 80
BINDINGS: dict[str, str] = {
    **{f"{n}": f"preview.{n}" for n in range(1, 9)},
    **{f"Shift+{n}": f"cut.{n}" for n in range(1, 9)},
    **{f"Ctrl+{n}": f"cover.{n}" for n in range(1, 9)},
    "Space": "take",
    "Enter": "auto",
    "F12": "slate",
    "T": "time_out",
    "M": "masks",
    "C": "hold",
    "F": "flag",
    "I": "inside",
    "G": "go",
    "N": "cue_next",
    "Shift+N": "cue_back",
    "?": "keys",
    "F1": "help",
    "Ctrl+U": "unlock",
    "Ctrl+K": "palette",
    "Ctrl+H": "staff",
    "F11": "full_screen",
    "P": "pip.bottom_right",
    "Shift+P": "pip.bottom_left",
    "B": "pip.beside",
    "Shift+B": "pip.large",
    "Q": "pip.quad",
    "X": "pip.swap",
    "Ctrl+Z": "pip.back",
    "Ctrl+Enter": "press",
    "F13": "",
    "F15": "",
}
"""Defaults; a desk may bring its own."""
_ALWAYS = frozenset({"palette", "full_screen", "help"})
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
    if event.key() in _PEDALS:
        return _PEDALS[Qt.Key(event.key())]
    key = letter or where  # a Latin letter goes by its print, all else by its place
    if not letter and where in _LETTERS and event.key() < 0x80:
        key = ""  # a sign (the comma of AZERTY stands where M is elsewhere)
    if not key:
        return ""
    held = event.modifiers()
    if held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return ""
    ctrl = "Ctrl+" if held & Qt.KeyboardModifier.ControlModifier else ""
    shift = "Shift+" if held & Qt.KeyboardModifier.ShiftModifier else ""
    return f"{ctrl}{shift}{key}"


def _has_own_keys(widget: QWidget | None) -> bool:
    """It stands in a panel or sheet whose keys mean something else (the question desk, the list of keys)."""
    while widget is not None:
        if widget.property("ownKeys"):
            return True
        widget = widget.parentWidget()
    return False


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
        self._stepped = QElapsedTimer()
        self.grab: Callable[[str], None] | None = None
        """While set, the next key goes there by its name instead of doing anything (the key sheet waits for one)."""
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
            and not _has_own_keys(QApplication.focusWidget())
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
        pressed = chord(event)
        if self.grab is not None and pressed and not event.isAutoRepeat():
            self.grab(pressed)
            return True
        if pressed in _PEDALS.values():
            bounced = self._stepped.isValid() and self._stepped.elapsed() < PEDAL_DEBOUNCE_MS
            self._stepped.start()
            if bounced:
                return True
        focused = QApplication.focusWidget()
        if focused is not None and pressed in (focused.property("keeps") or ()):
            return False
        name = self.bindings.get(pressed, "")
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
