"""The stop window: what the audience sees, one big PRIVACY CUT, and the plain truth about whether it would work now.

Owner: the UI thread of the stop process. Two roads to the engine: words over a socket (local, or TLS from another
machine), and on the show's own machine the cut flag in shared memory. Without an answer from the engine for `LOST_MS`
the band says NO STOP; where the flag is there it says that a press still stops, unconfirmed. Only cutting is possible
here: the way back is the desk's.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from producer.core.events import Phase
from producer.media.cutflag import LocalStop
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.actions import Actions
from producer.ui.console.hiding import PrivacyCut
from producer.ui.console.keys import KeyDoor
from producer.ui.console.monitors import AudienceMonitor
from producer.ui.link import EngineLink, Verdict, monotonic_ms
from producer.ui.pictures import PictureDesk
from producer.ui.tongue import TongueButton

LOST_MS = 1500
"""Without a state from the engine (it sends four a second) for so long, nobody may say that a stop would be heard."""
TURN_MS = 40
LOOK_MS = 250
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


LOW, HIGH = 72, 108
"""Heights of the band: with one line below its head, and with two, for words that do not fit."""
LEAST = 12
"""Smallest letters of a line alone; words that would be smaller take two lines."""


class Band(QWidget):
    """A head, and below it one or two lines that say how things stand; red letters' place when there is no stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.more = "", ""
        self.bad = self.warn = False
        self.setFixedHeight(LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """As high as the words need."""
        alone = QFontMetrics(theme.font(LEAST, bold=True)).horizontalAdvance(self.more) <= self.width() - 20
        self.setFixedHeight(LOW if alone else HIGH)

    def say(self, head: str, more: str, bad: bool = False, warn: bool = False) -> None:
        """Show this; `bad`: nothing pressed here is heard, `warn`: it is heard and not answered."""
        if (head, more, bad, warn) != (self.head, self.more, self.bad, self.warn):
            self.head, self.more, self.bad, self.warn = head, more, bad, warn
            self.setAccessibleName(head)
            self.setAccessibleDescription(more)
            self._measure()
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = theme.PROGRAM if self.bad else theme.CAUTION if self.warn else theme.PANEL
        painter.fillRect(self.rect(), ground)
        if self.bad:  # never by colour alone
            painter.setPen(theme.WHITE)
            for x in range(-self.height(), self.width(), 18):
                painter.drawLine(x, self.height(), x + 8, self.height() - 8)
                painter.drawLine(x, 8, x + 8, 0)
        painter.setPen(theme.ON_CAUTION if self.warn else theme.WHITE if self.bad else theme.TEXT)
        half = LOW * 6 // 10
        head = QRect(10, 4, self.width() - 20, half - 4)
        painter.setFont(theme.fitted(self.head, head.width(), 24, 10))
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, self.head)
        below = QRect(10, half, self.width() - 20, self.height() - half - 10)
        if self.height() == LOW:
            painter.setFont(theme.fitted(self.more, below.width(), 14, LEAST - 1))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.more)
        else:
            painter.setFont(self._wrapped(below))
            painter.drawText(below, _WRAPPED, self.more)

    def _wrapped(self, room: QRect) -> QFont:
        """The largest letters in which the words fit into `room` over several lines."""
        for pixels in range(15, 8, -1):
            font = theme.font(pixels, bold=True)
            needs = QFontMetrics(font).boundingRect(QRect(0, 0, room.width(), 999), _WRAPPED, self.more)
            if needs.height() <= room.height() and needs.width() <= room.width():
                break
        return font


class StopWindow(QWidget):
    """Give it a link that is not started yet; `desk`: pictures of this machine's supervisor, None from elsewhere;
    `stop`: the flag of this machine, None from elsewhere."""

    def __init__(
        self,
        link: EngineLink,
        desk: PictureDesk | None,
        stop: LocalStop | None,
        app: QApplication,
        clock_ms: Callable[[], int] = monotonic_ms,
    ) -> None:
        super().__init__()
        self.link, self.desk, self.stop_, self._clock = link, desk, stop, clock_ms
        self._pressed_ms: int | None = None
        """When the flag was raised last."""
        self.actions_ = Actions(link)
        self.actions_.local_stop = stop
        self.setWindowTitle(self.tr("Producer · STOP"))
        self.setObjectName("surround")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(320, 260)
        self.band = Band()
        self.tongue = TongueButton()
        self.tongue.setFixedHeight(self.band.height())
        self.cut = PrivacyCut(link, self.actions_)
        self.cut.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.cut.pressed.connect(self._pressed)
        self.audience = AudienceMonitor(link, desk, 26) if desk is not None else None
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(theme.GAP)
        head = QHBoxLayout()
        head.addWidget(self.band, 1)
        head.addWidget(self.tongue)
        column.addLayout(head)
        if self.audience is not None:
            column.addWidget(self.audience)
        column.addWidget(self.cut, 1)
        self.keys = KeyDoor(self, self._key, app)
        self._turns = self._timer(TURN_MS, self._turn)
        self._looks = self._timer(LOOK_MS, self.look)
        self._turned = 0.0
        link.changed.connect(self.look)
        link.asked.connect(lambda _: self.look())
        self.look()

    def _timer(self, length: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(length)
        timer.timeout.connect(call)
        return timer

    def start(self) -> None:
        """Connect and move."""
        self.link.start()
        if self.desk is not None:
            self.desk.start()
        self._turns.start()
        self._looks.start()

    def retire(self) -> None:
        """Another window takes over; the lines stay."""
        self._turns.stop()
        self._looks.stop()

    def inherit(self, old: QWidget) -> None:
        """A press that nobody has answered yet goes on unanswered."""
        if isinstance(old, StopWindow):
            self._pressed_ms = old._pressed_ms
        self._turns.start()
        self._looks.start()
        self.look()

    def close_lines(self) -> None:
        """Hang up."""
        for timer in (self._turns, self._looks):
            timer.stop()
        self.link.stop()
        if self.desk is not None:
            self.desk.stop()
        if self.stop_ is not None:
            self.stop_.close()

    # -- what is pressed ----------------------------------------------------------------------------------------------
    def _key(self, name: str) -> bool:
        """Of all keys the cut keys only: nothing else can be done from here."""
        if name != "privacy":
            return False
        self._pressed()
        return self.actions_.do(name)

    def _pressed(self) -> None:
        self._pressed_ms = self._clock()
        self.look()

    # -- what is true -------------------------------------------------------------------------------------------------
    def heard(self) -> bool:
        """The engine answers: its state is young."""
        return self.link.connected and self._clock() - self.link.heard_ms <= LOST_MS

    def look(self) -> None:
        """Say how things stand. Called by its timer; tests with a clock of their own call it too."""
        flag = self.stop_ is not None and self._flag()
        state, show = self.link.state, self.link.show
        asked = self.link.verdict("privacy")
        if not self.heard():
            self._say_lost(flag)
        elif state is None or show is None:
            self.band.say(self.tr("NO STOP"), self.tr("the engine has not said how it stands"), bad=True)
        elif state.delay.cut:
            self.band.say(self.tr("STOPPED"), self.tr("slate and silence; the desk takes it back in two steps"))
        elif asked is not None and asked.verdict is Verdict.UNCONFIRMED:
            self.band.say(
                self.tr("STOP NOT CONFIRMED"), self.tr("it is asked again; have the output pulled"), warn=True
            )
        elif asked is not None and asked.verdict is Verdict.REFUSED and not flag:
            self.band.say(self.tr("NO STOP"), asked.reason, bad=True)
        else:
            roads = self.tr("two roads to the engine") if flag else self.tr("one road to the engine, by the network")
            phase = reading.phase_name(state.switcher.phase)
            on_air = state.switcher.phase is Phase.ON_AIR
            self.band.say(self.tr("STOP READY"), f"{phase} · {show.case} · {roads}" if on_air else f"{phase} · {roads}")

    def _say_lost(self, flag: bool) -> None:
        if not flag:
            why = self.link.why_not or self.tr("the engine does not answer")
            text = self.tr("nothing pressed here is heard: call the desk. {why}").format(why=why)
            self.band.say(self.tr("NO STOP"), text, bad=True)
        elif self._pressed_ms is not None:
            text = self.tr("the engine has not answered; have the output pulled")
            self.band.say(self.tr("PRESSED, NOT CONFIRMED"), text, warn=True)
        else:
            text = self.tr("the button still stops on this machine, by shared memory")
            self.band.say(self.tr("NO STOP BY NETWORK"), text, warn=True)

    def _flag(self) -> bool:
        """The flag is there; looked for once a second."""
        moment = time.monotonic()
        if self.stop_ is not None and moment - self._turned >= 1.0:
            self._turned = moment
            self.stop_.look()
        return self.stop_ is not None and self.stop_.there

    def _turn(self) -> None:
        if self.audience is not None:
            self.audience.turn(self._clock())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.audience is not None:
            room = self.height() - self.band.height() - 120
            self.audience.setFixedHeight(max(80, min(round((self.width() - 16) * 9 / 16) + 26, room)))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_lines()
        super().closeEvent(event)
