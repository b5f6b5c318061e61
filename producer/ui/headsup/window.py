"""The surgeon's window: the view, the pedal under it, and the cut.

Owner: the UI thread of the heads-up process, which owns nothing of the show. Pedal keys are F13, F14, F15 of a USB
pedal; for a screen without one, Left, Down and Right do the same. L is the next language. The keys that cut everywhere
cut here, too.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from producer.core import deskwords as w
from producer.ui.cutkeys import CutKeys
from producer.ui.cutroads import CutRoads
from producer.ui.desklink import DeskLink
from producer.ui.headsup.paint import Look
from producer.ui.headsup.pedal import Foot, Pedal, Step
from producer.ui.headsup.view import HeadsUpView
from producer.ui.headsup.words import LANGUAGES, reason, word

FEET = {
    Qt.Key.Key_F13: Foot.LEFT, Qt.Key.Key_F14: Foot.CENTRE, Qt.Key.Key_F15: Foot.RIGHT,
    Qt.Key.Key_Left: Foot.LEFT, Qt.Key.Key_Down: Foot.CENTRE, Qt.Key.Key_Right: Foot.RIGHT,
}  # fmt: skip
_TURN_MS = 20
_LOOK_MS = 250


class HeadsUpWindow(QWidget):
    """Give it a link that is not started yet."""

    def __init__(
        self, link: DeskLink, roads: CutRoads, app: QApplication, language: str = "en", mm_per_px: float = 0.369,
        distance_mm: float = 3000.0,
    ) -> None:  # fmt: skip
        super().__init__()
        self.link, self.roads, self.language = link, roads, language
        self.pedal = Pedal()
        self.view = HeadsUpView(self.look, None, mm_per_px, distance_mm, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.speak(language)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.keys = CutKeys(app, self.cut, self)
        self._turn = QTimer(self)
        self._turn.setInterval(_TURN_MS)
        self._turn.timeout.connect(self._feet)
        self._again = QTimer(self)
        self._again.setInterval(_LOOK_MS)
        self._again.timeout.connect(self._still)
        self._last: Look | None = None
        link.changed.connect(self._still)

    def start(self) -> None:
        """Connect."""
        self.roads.look()
        self._again.start()
        self.link.start()

    def stop(self) -> None:
        """Hang up."""
        self._again.stop()
        self._turn.stop()
        self.link.stop()

    def look(self) -> Look:
        """What is to be drawn now."""
        return Look(self.link.view, self.language, self.roads.state, reason(self.link.lost_by, self.language))

    def speak(self, language: str) -> None:
        """Another of `LANGUAGES`, at once."""
        self.language = language
        self.setWindowTitle(word("title", language))
        self.view.setAccessibleName(word("view", language))
        self.view.update()

    def cut(self) -> None:
        """The privacy cut, over every road."""
        self.roads.press()
        self._still()

    def take(self, step: Step) -> None:
        """Do what a foot wants."""
        view = self.link.view
        if step is Step.CUT:
            self.cut()
        if view is None:
            return
        match step:
            case Step.LATER if view.card is not None:
                self.link.ask(w.Later())
            case Step.GO_ON:
                self.link.ask(w.Answered() if view.card is not None else w.ShowOne())
            case Step.CRITICAL:
                self.link.ask(w.SetCritical(not view.critical))
            case Step.QUIET:
                self.link.ask(w.SetQuiet(not view.quiet))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        foot = FEET.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_L and not event.isAutoRepeat():
            at = LANGUAGES.index(self.language) if self.language in LANGUAGES else 0
            self.speak(LANGUAGES[(at + 1) % len(LANGUAGES)])
        elif foot is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._steps(self.pedal.down(foot, self.link.clock_ms()))
            self._turn.start()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        foot = FEET.get(Qt.Key(event.key()))
        if foot is None:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self._steps(self.pedal.up(foot, self.link.clock_ms()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pedal.forget()
        super().focusOutEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        super().closeEvent(event)

    def _feet(self) -> None:
        self._steps(self.pedal.look(self.link.clock_ms()))
        if not self.pedal.busy:
            self._turn.stop()

    def _steps(self, steps: list[Step]) -> None:
        for step in steps:
            self.take(step)

    def _still(self) -> None:
        """Draw only what is new: a screen that is redrawn each second draws the eye."""
        self.roads.look()
        look = self.look()
        if look.view is not None:  # its clock shows minutes
            look = replace(look, view=replace(look.view, now=look.view.now // 60_000))
        if look != self._last:
            self._last = look
            self.view.update()
