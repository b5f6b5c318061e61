"""PRIVACY CUT: the biggest control, always bottom right; and the way back, which takes two steps.

Owner: the UI thread. It fires on press. The latch shown is the engine's own; without an acknowledgement in 300 ms the
whole control and the bar over the window say so until there is one, and the request goes out again meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from producer.core import commands as c
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.actions import Actions
from producer.ui.controls import Dress, Press
from producer.ui.link import EngineLink, Verdict


class PrivacyCut(QAbstractButton):
    """Red on a yellow ground."""

    def __init__(self, link: EngineLink, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self.setText(self.tr("PRIVACY CUT"))
        self.setAccessibleName(self.tr("Privacy cut: slate and silence to the audience, at once"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(240, 96)
        self.pressed.connect(actions.privacy_cut)
        link.asked.connect(lambda control: self.update() if control == "privacy" else None)
        link.changed.connect(self._look)
        self._words = ""
        self._look()

    def sizeHint(self) -> QSize:
        return QSize(400, 160)

    def latched(self) -> bool:
        """The engine says that the cut holds."""
        return self._link.connected and self._link.state is not None and self._link.state.delay.cut

    def _look(self) -> None:
        words = self._promise()
        if words != self._words:
            self._words = words
            self.setAccessibleDescription(words)
            self.update()

    def _promise(self) -> str:
        state, show = self._link.state, self._link.show
        asked = self._link.verdict("privacy")
        if self.latched():
            return self.tr("HOLDS: slate and silence to the audience")
        if asked is not None and asked.verdict is Verdict.UNCONFIRMED:
            return self.tr("pull the output; it is asked again")
        if state is None or show is None or not self._link.connected:
            return self.tr("no engine answers: nothing can be confirmed")
        held = reading.seconds(show, state.delay.filled)
        if not state.delay.depth:
            return self.tr("audience gets slate; no delay: what was shown is out")
        return self.tr("audience gets slate, last {seconds} s never air").format(seconds=f"{held:.0f}")

    def paintEvent(self, _: QPaintEvent) -> None:
        self._look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.CUT_GROUND)
        painter.drawRoundedRect(self.rect(), 6, 6)
        edge = 8 if self.height() < 130 else 12
        box = self.rect().adjusted(edge, edge, -edge, -edge)
        asked = self._link.verdict("privacy")
        doubtful = asked is not None and asked.verdict is Verdict.UNCONFIRMED and not self.latched()
        ground = theme.CAUTION if doubtful else theme.PROGRAM.darker(130) if self.isDown() else theme.PROGRAM
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 6, 6)
        if self.latched():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.WHITE, 4))
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 4, 4)
        painter.setPen(theme.ON_CAUTION if doubtful else theme.WHITE)
        third = box.height() / 10
        head = self.tr("CUT NOT CONFIRMED") if doubtful else self.text()
        rows = (
            (head, 0.8, 4.2, max(20, min(36, box.width() // 11)), True),
            (self._words, 4.6, 2.6, max(12, min(16, box.width() // 24)), True),
            (self.tr("fires on press · hold Esc · Pause key"), 7.3, 2.0, 12, False),
        )
        for words, top, tall, size, bold in rows:
            line = QRect(box.left() + 6, int(box.top() + top * third), box.width() - 12, int(tall * third))
            painter.setFont(theme.fitted(words, line.width(), size, 10) if bold else theme.font(size))
            text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.GROUND, 3))
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 5, 5)


class CutCorner(QWidget):
    """The cut, and over it the two steps back while it holds; while a time-out holds, the two steps out of that."""

    def __init__(self, link: EngineLink, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self.cut = PrivacyCut(link, actions, self)
        self.arm = Press(self.tr("1 · ARM RELEASE"))
        self.release = Press(self.tr("2 · RELEASE"), "", Dress.CAUTION)
        self.arm.follow(link, "arm")
        self.release.follow(link, "release")
        self.arm.pressed.connect(
            lambda: link.ask(c.ArmRelease() if self._cut_holds() else c.ArmTimeOutRelease(), "arm")
        )
        self.release.pressed.connect(
            lambda: link.ask(c.ReleaseCut() if self._cut_holds() else c.ReleaseTimeOut(), "release")
        )
        steps = QHBoxLayout()
        steps.setSpacing(theme.GAP)
        steps.addWidget(self.arm, 1)
        steps.addWidget(self.release, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(steps)
        column.addWidget(self.cut, 1)
        link.changed.connect(self._look)
        self._look()

    def _cut_holds(self) -> bool:
        return self.cut.latched()

    def stepping(self) -> bool:
        """Something holds that takes two steps to release."""
        state = self._link.state if self._link.connected else None
        return state is not None and (state.delay.cut or state.time_out.on)

    def _look(self) -> None:
        state, latched = self._link.state, self.stepping()
        cut = latched and state is not None and state.delay.cut
        armed = latched and state is not None and (state.delay if cut else state.time_out).release_armed
        self.arm.say(self.tr("1 · ARM RELEASE") if cut or not latched else self.tr("1 · ARM END OF TIME-OUT"))
        self.release.say(self.tr("2 · RELEASE") if cut or not latched else self.tr("2 · END TIME-OUT"))
        self.arm.setVisible(latched)
        self.release.setVisible(latched)
        self.arm.light(armed)
        self.release.setEnabled(armed)
