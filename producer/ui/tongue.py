"""Another language in a window of its own: triage, replay, stop, heads-up. (The console has `console.shell`.)

Owner: the UI thread. Texts are made when a widget is, so another language is another window on the same lines, in the
same place, within a blink; whatever the window is connected to hears nothing of it.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from producer.ui import theme
from producer.ui.languages import NAMES, Languages

_SHORT = {"en": "EN", "zh": "中文", "fr": "FR"}


class TongueButton(QToolButton):
    """Says which language is spoken and offers the others; `wanted` gives the code."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Language of this window"))
        self.setToolTip(self.tr("Language of this window"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys from the window
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMinimumSize(theme.TARGET + 12, theme.TARGET - 8)
        self.setStyleSheet(
            f"QToolButton {{ background: {theme.RAISED.name()}; color: {theme.TEXT.name()}; border-radius: 4px; "
            f"border: 1px solid {theme.LINE.name()}; font: bold 13px; }} QToolButton::menu-indicator {{ width: 0; }} "
            f"QToolButton:focus {{ border: 2px solid {theme.INFO.name()}; }}"
        )
        menu = QMenu(self)
        for code, name in NAMES.items():
            menu.addAction(name, _say(self.wanted, code))
        self.setMenu(menu)
        self.speaks("en")

    def speaks(self, code: str) -> None:
        """Show which language it is."""
        self.setText(f"{_SHORT.get(code, code)} ▾")


class Translated(Protocol):
    """What a window brings to be made again."""

    tongue: TongueButton | None

    def retire(self) -> None:
        """Look at nothing any more; leave the lines alone."""

    def inherit(self, old: QWidget) -> None:
        """Go on where `old`, of the same kind, was."""


class Tongue(QObject):
    """Holds `window`, the one there is now. `make` makes one; `signals` are those on which only windows listen."""

    def __init__(
        self, app: QApplication, make: Callable[[], QWidget], signals: Sequence[SignalInstance], language: str = ""
    ) -> None:
        super().__init__()
        self.languages = Languages(app)
        self._make, self._signals = make, signals
        self.languages.use(language)
        self.window = self._new()

    def _new(self) -> QWidget:
        window = self._make()
        button = cast(Translated, window).tongue
        if button is not None:
            button.speaks(self.languages.now)
            button.wanted.connect(self.speak)
        return window

    def speak(self, code: str) -> None:
        """Another language, at once. Texts that are not there stay English."""
        if code == self.languages.now:
            return
        old = self.window
        self.languages.use(code)
        cast(Translated, old).retire()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # to some of them nobody listens
            for signal in self._signals:
                signal.disconnect()
        self.window = new = self._new()
        new.setWindowFlags(old.windowFlags())
        new.setGeometry(old.geometry())
        new.setWindowState(old.windowState())
        cast(Translated, new).inherit(old)
        new.show()
        new.activateWindow()
        old.hide()
        old.deleteLater()


def _say(signal: SignalInstance, code: str) -> Callable[[], None]:
    return lambda: signal.emit(code)
