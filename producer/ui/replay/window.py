"""The window of a replay: picture, time line, marks, and what moves through them.

Owner: the UI thread; it assembles. `ui.replay.reviewing` adds the tools of a review.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from producer.core.timebase import Ticks
from producer.ui import theme
from producer.ui.controls import Dress, Press
from producer.ui.replay.feed import Shot
from producer.ui.replay.player import Player
from producer.ui.replay.sidebar import Sidebar
from producer.ui.replay.stage import Stage
from producer.ui.replay.timeline import Timeline, clock
from producer.ui.tongue import TongueButton
from producer.vault.spool import Spool
from producer.wire.review import OpenRecording, TimelineMark

SECOND_STEPS = 5
"""Seconds that the keys with Shift go."""
_JUMPED = ("chapter", "flag", "guard", "dump", "cover")


class ReplayWindow(QMainWindow):
    """Plays one recording."""

    EDITING = False

    def __init__(self, opening: OpenRecording, spool: Spool, player: Player) -> None:
        super().__init__()
        self.opening, self.spool, self.player = opening, spool, player
        self.setWindowTitle(self._caption())
        self.stage = Stage()
        self.timeline = Timeline(self.EDITING)
        self.sidebar = Sidebar(self.timeline, self.EDITING)
        self.sidebar.setMinimumWidth(200)
        self.sidebar.setMaximumWidth(320)
        self.marks: tuple[TimelineMark, ...] = ()
        self.seen: Shot | None = None
        """The picture that is drawn. While a seek is on its way it is not the one at `now`."""
        self.time, self.status = self._label(18, True), self._label(13)
        self._head = self._label(16, True)
        self._head.setText(self._caption())
        self._play = Press(self.tr("Play"), self.tr("Space"), Dress.WHITE)
        self._play.setMinimumWidth(150)
        self._build()
        player.shown.connect(self._shown)
        player.withheld.connect(self._withheld)
        player.changed.connect(self._told)
        self.timeline.asked.connect(self.go)
        self.sidebar.asked.connect(self.go)
        self.show_marks(tuple(TimelineMark(m.kind, m.at, m.until, m.words) for m in spool.marks()))
        self.tell(player.speaker.why_not)
        player.seek(player.frame)  # the first one, or where it stood in another language

    # -- what is shown ------------------------------------------------------------------------------------------------
    def show_marks(self, marks: tuple[TimelineMark, ...]) -> None:
        """The marks of the recording."""
        self.marks = marks
        ticks = self.spool.rate.ticks
        self.timeline.show_film(ticks(self.spool.first), ticks(self.spool.end), marks)
        self.sidebar.show_marks(marks)

    def tell(self, words: str, wrong: bool = False) -> None:
        """A line of words under the picture."""
        self.status.setStyleSheet(f"color: {(theme.CAUTION if wrong else theme.QUIET).name()}")
        self.status.setText(f"▲ {words}" if wrong and words else words)

    def now(self) -> Ticks:
        """Where it stands."""
        return self.spool.rate.ticks(self.player.frame)

    def go(self, at: Ticks) -> None:
        """Show the picture that stands at `at`."""
        self.player.seek(at // self.spool.rate.frame_ticks)
        self._place()

    def _caption(self) -> str:
        title = self.opening.title or self.tr("Recording")
        return f"{title} · {self.opening.case}" if self.opening.case else title

    def _shown(self, shot: Shot) -> None:
        self.seen = shot
        self.stage.show_picture(shot.block, self.player.playing)
        self._place()

    def _withheld(self) -> None:
        self.seen = None
        self.stage.clear()
        self._place()

    def _told(self) -> None:
        self._play.say(self.tr("Pause") if self.player.playing else self.tr("Play"))
        if self.player.fault:
            self.stage.say(self.player.fault)
            self.tell(self.player.fault, True)
        self._place()

    def _place(self) -> None:
        rate = self.spool.rate
        end = rate.ticks(self.spool.end)
        self.time.setText(f"{clock(self.now(), parts=True)}  /  {clock(end)}")
        self.timeline.show_place(self.now(), *self.chosen())

    def chosen(self) -> tuple[Ticks | None, Ticks | None]:
        """The range that a person chose; a review has one."""
        return None, None

    # -- hands --------------------------------------------------------------------------------------------------------
    def retire(self) -> None:
        """Another window takes over; the player goes on."""

    def inherit(self, old: QWidget) -> None:
        """The same picture at the same moment."""
        if isinstance(old, ReplayWindow):
            self.show_marks(old.marks)
            self._told()

    def toggle(self) -> None:
        """Play or pause."""
        if self.player.playing:
            self.player.pause()
        else:
            self.player.play()

    def jump(self, on: bool) -> None:
        """To the next mark, or the one before."""
        here = self.now()
        places = sorted({mark.at for mark in self.marks if mark.kind in _JUMPED})
        tick = self.spool.rate.frame_ticks
        ahead = [at for at in places if at // tick > here // tick]
        behind = [at for at in places if at // tick < here // tick - (15 if self.player.playing else 0)]
        if on and ahead:
            self.go(ahead[0])
        elif not on:
            self.go(behind[-1] if behind else self.spool.rate.ticks(self.spool.first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.pressed(event.key(), event.modifiers()):
            super().keyPressEvent(event)

    def pressed(self, key: int, held: Qt.KeyboardModifier) -> bool:
        """Do what the key means; False: it means nothing here."""
        far = bool(held & Qt.KeyboardModifier.ShiftModifier)
        second = self.spool.rate.frames_in_ms(1000 * SECOND_STEPS)
        match key:
            case Qt.Key.Key_Space:
                self.toggle()
            case Qt.Key.Key_Left:
                self.player.seek(self.player.frame - second) if far else self.player.step(-1)
            case Qt.Key.Key_Right:
                self.player.seek(self.player.frame + second) if far else self.player.step(1)
            case Qt.Key.Key_PageUp:
                self.jump(False)
            case Qt.Key.Key_PageDown:
                self.jump(True)
            case Qt.Key.Key_Home:
                self.player.seek(self.spool.first)
            case Qt.Key.Key_End:
                self.player.seek(self.spool.end - 1)
            case _:
                return False
        self._place()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        self.player.close()
        super().closeEvent(event)

    # -- building -----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        surround = QWidget()
        surround.setObjectName("surround")
        left = QVBoxLayout()
        left.setSpacing(theme.GAP)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.time)
        self.tongue = TongueButton()
        self.tongue.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.addWidget(self.tongue)
        left.addLayout(head)
        left.addWidget(self.stage, 1)
        left.addWidget(self.timeline)
        left.addLayout(self._moves())
        for row in self.tools():
            left.addLayout(row)
        left.addWidget(self.status)
        right = QVBoxLayout()
        right.setSpacing(theme.GAP)
        right.addWidget(self.sidebar, 1)
        for widget in self.column():
            right.addWidget(widget)
        whole = QHBoxLayout(surround)
        whole.setContentsMargins(10, 8, 10, 8)
        whole.setSpacing(10)
        whole.addLayout(left, 1)
        whole.addLayout(right)
        self.setCentralWidget(surround)

    def _moves(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for press, what in (
            (Press(self.tr("Mark before"), self.tr("PgUp")), lambda: self.jump(False)),
            (Press(self.tr("Frame back"), "←"), lambda: self.player.step(-1)),
            (self._play, self.toggle),
            (Press(self.tr("Frame on"), "→"), lambda: self.player.step(1)),
            (Press(self.tr("Next mark"), self.tr("PgDn")), lambda: self.jump(True)),
        ):
            press.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            press.pressed.connect(what)
            row.addWidget(press, 1)
        return row

    def tools(self) -> list[QHBoxLayout]:
        """Further rows of buttons."""
        return []

    def column(self) -> list[QWidget]:
        """What stands under the lists."""
        return []

    def _label(self, size: int, bold: bool = False) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(theme.font(size, bold))
        return label
