"""Triage on another desk: the panel in a window with a line over it that says what is on air.

Owner: the UI thread of the triage process, which owns nothing of the show.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from producer.ui import theme
from producer.ui.cutkeys import CutKeys
from producer.ui.cutroads import Cut, CutRoads
from producer.ui.desklink import DeskLink
from producer.ui.headsup.paint import Screen
from producer.ui.tongue import TongueButton
from producer.ui.triage.panel import TriagePanel
from producer.ui.triage.rows import ago
from producer.ui.triage.work import CANNED
from producer.wire.desk import Air


class TriageWindow(QMainWindow):
    """Give it a link that is not started yet."""

    def __init__(
        self, link: DeskLink, roads: CutRoads, app: QApplication, screen: Screen | None = None, language: str = "en",
        canned: Sequence[str] = CANNED,
    ) -> None:  # fmt: skip
        super().__init__()
        self.link, self.roads = link, roads
        self.panel = TriagePanel(link, screen, language, canned)
        self.air, self.title, self.state, self.clock = QLabel(), QLabel(), QLabel(), QLabel()
        for label in (self.air, self.state, self.clock):
            label.setFont(theme.font(16, bold=True))
        self.title.setFont(theme.font(15, bold=True))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        top = QHBoxLayout()
        top.addWidget(self.air)
        top.addWidget(self.title)
        top.addStretch(1)
        top.addWidget(self.state)
        top.addWidget(self.clock)
        self.tongue = TongueButton()
        top.addWidget(self.tongue)
        ground = QWidget()
        ground.setObjectName("surround")
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(8, 6, 8, 4)
        whole.addLayout(top)
        whole.addWidget(self.panel, 1)
        self.setCentralWidget(ground)
        self.setWindowTitle(self.tr("Question triage"))
        self.setMinimumSize(900, 560)
        self.keys = CutKeys(app, self.cut, self)
        link.changed.connect(self._look)
        self._look()

    def start(self) -> None:
        """Connect."""
        self.roads.look()
        self.link.start()
        self.panel.incoming.list.setFocus()

    def stop(self) -> None:
        """Hang up."""
        self.link.stop()

    def retire(self) -> None:
        """Another window takes over; the line stays."""
        self.panel.retire()

    def inherit(self, old: QWidget) -> None:
        """The selected question, and what was typed, go on."""
        if isinstance(old, TriageWindow):
            self.panel.inherit(old.panel)
        self._look()

    def cut(self) -> None:
        """The privacy cut, over every road."""
        self.roads.press()
        self._look()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        super().closeEvent(event)

    def _look(self) -> None:
        view, board = self.link.view, self.link.board
        air = view.air if view is not None else Air.UNKNOWN
        words, ground, ink = {
            Air.LIVE: (self.tr("● ON AIR"), theme.PROGRAM, theme.WHITE),
            Air.SLATE: (self.tr("■ SLATE"), theme.RAISED, theme.WHITE),
            Air.TIME_OUT: (self.tr("■ TIME-OUT"), theme.RAISED, theme.WHITE),
            Air.CUT: (self.tr("■ PICTURE OFF"), theme.WHITE, theme.GROUND),
            Air.OFF: (self.tr("■ OFF AIR"), theme.RAISED, theme.QUIET),
            Air.UNKNOWN: (self.tr("▲ NOT KNOWN"), theme.CAUTION, theme.ON_CAUTION),
        }[air]
        if view is not None and air is Air.LIVE:
            words += f"  {ago(view.now - view.air_since)}"
        cut = self.roads.state
        if cut is Cut.UNSURE:
            words, ground, ink = self.tr("▲ CUT NOT CONFIRMED: pull the output"), theme.CAUTION, theme.ON_CAUTION
        elif cut is Cut.SENT:
            words = self.tr("CUT SENT…")
        self.air.setText(words)
        self.air.setStyleSheet(f"background: {ground.name()}; color: {ink.name()}; padding: 4px 14px;")
        self.title.setText(self.tr("Question triage · {case}").format(case=self.link.case or "—"))
        said = []
        if board is not None and self.link.connected:
            if board.governor.critical:
                said.append(self.tr("CRITICAL STEP"))
            if board.governor.quiet:
                said.append(self.tr("DO NOT DISTURB"))
        elif not self.link.connected:
            said.append(self.tr("▲ NO LINE TO THE ROOM"))
        self.state.setText(" · ".join(said))
        self.state.setStyleSheet(
            f"color: {(theme.INFO if self.link.connected else theme.CAUTION).name()}; padding: 0 12px;"
        )
        self.clock.setText(
            time.strftime("%H:%M:%S", time.localtime(self.link.now() / 1000)) if view is not None else ""
        )
