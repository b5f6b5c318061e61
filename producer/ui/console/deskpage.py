"""The place of the question desk: what the surgeon sees, how many questions wait, and the triage panel in a dock.

Owner: the UI thread. Without a room it tells the truth in one sentence: no room, no questions. The triage panel's own
keys are live only while it has the focus; the cut keys always are.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QVBoxLayout, QWidget

from producer.core.deskwords import Stage
from producer.ui import theme
from producer.ui.controls import Press
from producer.ui.desklink import DeskLink
from producer.ui.headsup.paint import Look, Screen
from producer.ui.headsup.view import HeadsUpView
from producer.ui.link import EngineLink
from producer.ui.triage.panel import TriagePanel

LOW = 900
"""Below this height of the console the dock floats: the pictures need the room."""


class DeskPage(QWidget):
    """Give it the desk's line, not started yet; None: this console has none."""

    def __init__(self, link: EngineLink, desk: DeskLink | None = None) -> None:
        super().__init__()
        self._link, self._desk = link, desk
        self.dock: QDockWidget | None = None
        self.setAccessibleName(self.tr("Question desk"))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setFont(theme.font(14))
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.counts = QLabel()
        self.counts.setFont(theme.font(15, bold=True))
        self.counts.setWordWrap(True)
        self.open = Press(self.tr("Question desk"))
        self.open.pressed.connect(self.toggle)
        self.surgeon = HeadsUpView(self._look, Screen())
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        for part in (self.words, self.counts, self.open):
            column.addWidget(part)
        column.addWidget(self.surgeon, 1)
        self.surgeon.setMinimumHeight(64)
        link.changed.connect(self.redraw)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.redraw)
        self._second.start()
        self.redraw()

    def _look(self) -> Look:
        return Look(self._desk.view if self._desk is not None else None)

    def redraw(self) -> None:
        """There is a newer state, or a second has passed."""
        words = self._sentence()
        self.words.setText(words)
        self.words.setVisible(bool(words))
        there = not words and self._desk is not None
        self.counts.setVisible(there)
        self.open.setVisible(there)
        self.surgeon.setVisible(there)
        if there and self._desk is not None:
            stages = [row.stage for row in self._desk.rows.values()]
            text = self.tr("{new} new · {held} held · {queued} queued").format(
                new=stages.count(Stage.ASKED), held=stages.count(Stage.HELD), queued=stages.count(Stage.QUEUED)
            )
            self.counts.setText(text)
            self.surgeon.update()

    def _sentence(self) -> str:
        show, state = self._link.show, self._link.state
        if show is None or state is None or not self._link.connected:
            return self.tr("No engine answers: nothing is known of the room.")
        if show.room is None:
            return self.tr("This show has no room: nobody is let in to look on, so there are no questions.")
        if self._desk is None:
            return self.tr("This console has no line to the room. Questions are answered with: producer triage")
        if not self._desk.connected:
            words = self.tr("The room does not answer: no questions come in, the program goes on.")
            return f"{words} {self._desk.why_not}".strip()
        return ""

    def toggle(self) -> None:
        """Open the triage panel in its dock, or close it."""
        window = self.window()
        if self._desk is None or not isinstance(window, QMainWindow):
            return
        if self.dock is None:
            self.dock = QDockWidget(self.tr("Question desk"), window)
            self.dock.setObjectName("desk")
            panel = TriagePanel(self._desk)
            panel.setProperty("ownKeys", True)
            self.dock.setWidget(panel)
            window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
            self.dock.setFloating(window.height() < LOW)
            if self.dock.isFloating():
                room = window.geometry()
                self.dock.resize(min(1100, room.width() - 40), min(640, room.height() - 60))
                self.dock.move(room.left() + 20, room.bottom() - self.dock.height() - 20)
            else:
                window.resizeDocks([self.dock], [window.height() * 2 // 5], Qt.Orientation.Vertical)
            self.dock.show()
        else:
            self.dock.setVisible(not self.dock.isVisible())
