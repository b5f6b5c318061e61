"""Who works at this desk: signs in by name, hands over to the next person. Every command carries that name.

Owner: the UI thread. A name is asked for and never checked: it stands in the audit beside what was done, and nothing
waits for it: hiding works for nobody, too. It is kept in no file of the console.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from producer.core import commands as c
from producer.ui import theme
from producer.ui.console.overlays import Sheet
from producer.ui.controls import Dress, Press
from producer.ui.link import EngineLink

LONGEST = 60


class StaffSheet(Sheet):
    """Sign in, or hand over; a sheet over the tiles, no dialog over a picture."""

    def __init__(self, link: EngineLink, parent: QWidget) -> None:
        super().__init__("", parent)
        self._link = link
        self._desk = link.person
        self.since = ""
        """Time of day of the sign-in; "" while nobody has."""
        self.name(self.tr("Who works at this desk?"))
        self.now = QLabel()
        self.now.setWordWrap(True)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(self.tr("name of the person at the desk"))
        self.line.setAccessibleName(self.tr("Name"))
        self.line.returnPressed.connect(self._take)
        self.take = Press(self.tr("Sign in"), "", Dress.WHITE)
        self.leave = Press(self.tr("Sign out"))
        self.take.pressed.connect(self._take)
        self.leave.pressed.connect(self._leave)
        hint = QLabel(self.tr("The name goes into the audit with everything done here. Never a patient's name."))
        hint.setWordWrap(True)
        hint.setStyleSheet(f"color: {theme.QUIET.name()}")
        row = QHBoxLayout()
        row.addWidget(self.take, 2)
        row.addWidget(self.leave, 1)
        self.column.addWidget(self.now)
        self.column.addWidget(self.line)
        self.column.addLayout(row)
        self.column.addWidget(hint)
        self.column.addStretch(1)

    def toggle(self) -> None:
        """Open or close it."""
        if self.isVisible():
            self.close_sheet()
            return
        self._word()
        self.line.clear()
        self.open()
        self.resize(self.width(), min(self.height(), 300))
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def _word(self) -> None:
        if self.since:
            words = self.tr("{name} has been working here since {time}. Who takes over?")
            self.now.setText(words.format(name=self._link.person, time=self.since))
            self.take.say(self.tr("Hand over"))
        else:
            self.now.setText(self.tr("Nobody has signed in; commands carry the name of the desk."))
            self.take.say(self.tr("Sign in"))
        self.leave.setEnabled(bool(self.since))

    def _take(self) -> None:
        name = " ".join(self.line.text().split())
        if name:
            self.since = datetime.now().strftime("%H:%M")
            self._link.ask(c.HandOver(name), "staff")  # in the name of who goes
            self._link.sign(name)
            self.close_sheet()

    def _leave(self) -> None:
        self.since = ""
        self._link.ask(c.HandOver(""), "staff")
        self._link.sign(self._desk)
        self.close_sheet()
