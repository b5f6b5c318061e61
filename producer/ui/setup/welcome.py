"""The first screen where no show runs: a rehearsal in one press, a show file, or a new show.

Owner: the UI thread; a sheet over the empty console. It goes by itself as soon as an engine answers.
"""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from producer.ui import theme
from producer.ui.console.overlays import Sheet
from producer.ui.controls import Dress, Press
from producer.ui.link import EngineLink
from producer.ui.said import said
from producer.ui.setup.window import SetupWindow, Start

WIDEST, HIGHEST = 680, 400
"""Of its words and buttons, in the middle of the sheet."""


class Welcome(Sheet):
    """`start` starts a show; `rehearsal` is the built-in one."""

    began = Signal(str)
    """The show runs (""), or why it does not."""

    def __init__(self, link: EngineLink, start: Start, rehearsal: Path, parent: QWidget) -> None:
        super().__init__("", parent)
        self._link, self.starts, self.rehearsal = link, start, rehearsal
        self.setup: SetupWindow | None = None
        self.name(self.tr("No show runs on this machine"))
        words = QLabel(
            self.tr(
                "Begin with the rehearsal: simulated cameras under their masks, everything else is real. "
                "Nothing of it leaves this machine."
            )
        )
        words.setWordWrap(True)
        words.setFont(theme.font(15))
        self.rehearse = Press(self.tr("Start the rehearsal"), "", Dress.WHITE)
        self.open_file = Press(self.tr("Open a show file…"))
        self.make = Press(self.tr("Set up a new show…"))
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setFont(theme.font(15, bold=True))
        self.state.setStyleSheet(f"color: {theme.CAUTION.name()}")
        for button in (self.rehearse, self.open_file, self.make):
            button.setMinimumHeight(60)
        self.column.setSpacing(14)
        for part in (words, self.rehearse, self.open_file, self.make, self.state):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.rehearse.pressed.connect(lambda: self.begin(rehearsal))
        self.open_file.pressed.connect(self._ask)
        self.make.pressed.connect(self.open_setup)
        self.began.connect(self._is_started)
        link.changed.connect(self._look)

    def open(self) -> None:
        super().open()
        self.place()
        self.rehearse.setFocus()

    def place(self) -> None:
        """Everything below the top line: nothing runs, there is nothing to see behind it."""
        room = self._over.rect().adjusted(8, theme.TARGET + 12, -8, -8)
        self.setGeometry(room)
        beside, over = max(20, (room.width() - WIDEST) // 2), max(16, (room.height() - HIGHEST) // 3)
        self.column.setContentsMargins(beside, over, beside, 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # Escape does not close the only way to begin

    def begin(self, show: Path) -> None:
        """Start it; the window goes on meanwhile."""
        for button in (self.rehearse, self.open_file, self.make):
            button.setEnabled(False)
        words = self.tr("The rehearsal starts…") if show == self.rehearsal else self.tr("{name} starts…")
        self.state.setText(words.format(name=show.name))
        start = self.starts
        threading.Thread(target=lambda: self.began.emit(start(show)), name="start-show", daemon=True).start()

    def open_setup(self) -> None:
        """The set-up, in a window of its own."""
        if self.setup is None or not self.setup.isVisible():
            self.setup = SetupWindow(self.starts)
        self.setup.show()
        self.setup.activateWindow()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a show"), str(Path.home()), self.tr("Shows (*.toml)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.begin(Path(name)))
        dialog.open()

    def _is_started(self, fault: str) -> None:
        for button in (self.rehearse, self.open_file, self.make):
            button.setEnabled(True)
        self.state.setText(said(fault))

    def _look(self) -> None:
        if self._link.connected and self.isVisible():
            self.close_sheet()
