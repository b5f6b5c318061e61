"""The top line: phase and time on air, which case, whether the keys are live, the next phase, the time of day.

Owner: the UI thread. GO LIVE stays locked while anything is missing, and its description says what.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from producer.core import commands as c
from producer.core.events import Phase
from producer.core.publicclock import ClockLevel, PublicClockState
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.actions import Actions
from producer.ui.controls import Dress, Press, TwoStep
from producer.ui.link import EngineLink


class Chip(QWidget):
    """A word in a box: filled for what is so, outlined for what only informs."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._text, self._ground, self._ink = "", theme.GROUND, theme.TEXT
        self._outline: QColor | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def say(self, text: str, ground: QColor, ink: QColor, outline: QColor | None = None) -> None:
        """Show `text`."""
        if (text, ground, ink, outline) == (self._text, self._ground, self._ink, self._outline):
            return
        if len(text) != len(self._text):
            self.updateGeometry()
        self._text, self._ground, self._ink, self._outline = text, ground, ink, outline
        self.setAccessibleName(f"{self._name}: {text}")
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(int(metrics.horizontalAdvance(self._text) * 1.2) + 32, 36)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._ground)
        painter.setPen(QPen(self._outline, 1.5) if self._outline is not None else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRect(1, 1, self.width() - 2, self.height() - 2), 4, 4)
        painter.setPen(self._ink)
        painter.setFont(theme.font(15, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class TopBar(QWidget):
    """One line of 44 pixels."""

    def __init__(self, link: EngineLink, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self.setFixedHeight(theme.TARGET)
        self.phase = Chip(self.tr("Phase"))
        self.case = QLabel()
        self.case.setFont(theme.font(15, bold=True))
        self.case.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.keys = Chip(self.tr("Keys"))
        self.staff = Press(self.tr("SIGN IN"))
        self.staff.setToolTip(self.tr("Who works at this desk; every command carries the name [Ctrl+H]"))
        self.staff.pressed.connect(lambda: actions.do("staff"))
        self.public = Chip(self.tr("Public broadcast"))
        self.public.hide()
        self.locked = ""
        """Everything that keeps GO LIVE locked, for the line under this one; "" when nothing does."""
        self.private = Press(self.tr("PRIVATE PREVIEW"))
        self.private.follow(link, "phase")
        self.private.pressed.connect(actions.phase)
        self.live = TwoStep(self.tr("GO LIVE"), self.tr("PRESS AGAIN: GO LIVE"), Dress.PROGRAM)
        self.live.follow(link, "live")
        self.live.fired.connect(lambda: link.ask(c.GoLive(), "live"))
        self.end = TwoStep(self.tr("END BROADCAST"), self.tr("PRESS AGAIN: END"))
        self.end.follow(link, "end")
        self.end.fired.connect(lambda: link.ask(c.EndShow(), "end"))
        self.help = Press("?")
        self.help.setAccessibleName(self.tr("All keys"))
        self.help.pressed.connect(lambda: actions.do("keys"))
        self.time = QLabel()
        self.time.setFont(theme.font(18, bold=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.phase)
        row.addWidget(self.keys)
        row.addWidget(self.public)
        row.addWidget(self.case, 1)
        for button in (self.private, self.live, self.end, self.staff, self.help):
            row.addWidget(button)
        row.addWidget(self.time)
        self.case.setTextFormat(Qt.TextFormat.PlainText)
        link.changed.connect(self.redraw)
        timer = QTimer(self)
        timer.setInterval(500)
        timer.timeout.connect(self._clock)
        timer.start()
        self.set_keys(False)
        self._clock()
        self.redraw()

    def set_keys(self, live: bool) -> None:
        """The switching keys are live, or not: said in words."""
        if live:
            self.keys.say(self.tr("SWITCHER KEYS LIVE"), theme.GROUND, theme.TEXT, theme.TEXT)
        else:
            self.keys.say(self.tr("KEYS OFF"), theme.GROUND, theme.QUIET, theme.LINE)

    def set_person(self, name: str) -> None:
        """Who works here; "" for nobody."""
        short = name if len(name) <= 18 else name[:17] + "…"
        self.staff.say(short or self.tr("SIGN IN"))
        self.staff.setAccessibleName(
            self.tr("{name} works here; hand over").format(name=name) if name else self.tr("Nobody signed in: sign in")
        )

    def _clock(self) -> None:
        self.time.setText(datetime.now().strftime("%H:%M:%S"))

    def redraw(self) -> None:
        """There is a newer state."""
        link, state, show = self._link, self._link.state, self._link.show
        if show is not None:
            self.case.setText(f"{show.title} · {show.case}")
            self.case.setToolTip(self.case.text())
        if state is None or show is None or not link.connected:
            self.phase.say(self.tr("NO ENGINE"), theme.CAUTION, theme.ON_CAUTION)
            for part in (self.private, self.live, self.end):
                part.setEnabled(False)
            self.locked = ""
            return
        phase = state.switcher.phase
        since = state.switcher.live_since
        if phase is Phase.ON_AIR:
            on_air = reading.clock(reading.seconds(show, state.frame - since) if since is not None else 0)
            cut = state.delay.cut
            words = (self.tr("CUT") if cut else self.tr("● ON AIR")) + f" {on_air}"
            self.phase.say(words, theme.CUT_GROUND if cut else theme.PROGRAM, theme.GROUND if cut else theme.WHITE)
        elif phase is Phase.PRIVATE:
            self.phase.say(reading.phase_name(phase), theme.GROUND, theme.INFO, theme.INFO)
        else:
            self.phase.say(reading.phase_name(phase), theme.GROUND, theme.TEXT, theme.LINE)
        self.private.setVisible(phase in (Phase.OFF_AIR, Phase.ENDED))
        self.private.setEnabled(True)
        self.private.say(self.tr("PRIVATE PREVIEW") if phase is Phase.OFF_AIR else self.tr("BACK TO OFF AIR"))
        self._say_public(state.consent.clock)
        why = reading.not_ready(show, state)
        self.live.setVisible(phase in (Phase.OFF_AIR, Phase.PRIVATE))
        self.live.setEnabled(not why)
        self.live.setAccessibleDescription(" ".join(why) or self.tr("Two steps: hold for one second, or press twice."))
        self.live.setToolTip("\n".join(why))
        self.end.setVisible(phase is Phase.ON_AIR)
        self.end.setEnabled(phase is Phase.ON_AIR)
        locked = bool(why) and phase is Phase.PRIVATE
        self.locked = self.tr("GO LIVE is locked: {why}").format(why="  ·  ".join(why)) if locked else ""

    def _say_public(self, clock: PublicClockState) -> None:
        """Twenty minutes, in a public broadcast: how many are left; colour backed by the word."""
        self.public.setVisible(clock.level is not ClockLevel.OFF)
        left = f"{clock.left // 60}:{clock.left % 60:02d}"
        match clock.level:
            case ClockLevel.OVER:
                self.public.say(self.tr("20 minutes are over"), theme.PROGRAM, theme.WHITE)
            case ClockLevel.RED:
                self.public.say("▲ " + self.tr("{time} left").format(time=left), theme.PROGRAM, theme.WHITE)
            case ClockLevel.AMBER:
                self.public.say("▲ " + self.tr("{time} left").format(time=left), theme.CAUTION, theme.ON_CAUTION)
            case _:
                self.public.say(self.tr("PUBLIC {time}").format(time=left), theme.GROUND, theme.INFO, theme.INFO)
