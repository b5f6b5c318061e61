"""The rundown at the desk: every cue in order, which was taken last, which comes next, and GO.

Owner: the UI thread. The marks are the engine's (`RundownState`); pressing a cue only makes it the next one. GO is one
press, as a cut is.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from producer.core import commands as c
from producer.core.scene import SlateKind
from producer.core.show import CueLayout, CueSpec, CueTransition, Show
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.actions import Actions
from producer.ui.console.panel import Panel
from producer.ui.console.reading import translate
from producer.ui.controls import Dress, Press, draw_verdict
from producer.ui.link import EngineLink


def layout_name(layout: CueLayout) -> str:
    """What an arrangement is called."""
    return {
        CueLayout.FULL: translate("Cues", "full"),
        CueLayout.PIP_TOP_LEFT: translate("Cues", "small top left"),
        CueLayout.PIP_TOP_RIGHT: translate("Cues", "small top right"),
        CueLayout.PIP_BOTTOM_LEFT: translate("Cues", "small bottom left"),
        CueLayout.PIP_BOTTOM_RIGHT: translate("Cues", "small bottom right"),
        CueLayout.SIDE_BY_SIDE: translate("Cues", "side by side"),
        CueLayout.LARGE_AND_SMALL: translate("Cues", "large and small"),
        CueLayout.QUAD: translate("Cues", "four"),
        CueLayout.SLATE: translate("Cues", "slate"),
    }[layout]


def transition_name(transition: CueTransition) -> str:
    """How a cue comes."""
    return {
        CueTransition.CUT: translate("Cues", "cut"),
        CueTransition.MIX: translate("Cues", "mix"),
        CueTransition.WIPE_LEFT: translate("Cues", "wipe left"),
        CueTransition.WIPE_UP: translate("Cues", "wipe up"),
    }[transition]


def what(cue: CueSpec, show: Show) -> str:
    """`Laparoscope + Field · mix 0.5 s`."""
    labels = [spec.label if (spec := show.source(name)) is not None else name for name in cue.sources]
    scene = " + ".join(labels) if labels else reading.slate_name(SlateKind(cue.slate)).lower()
    how = transition_name(cue.transition)
    if cue.transition is not CueTransition.CUT:
        how += f" {cue.length_ms / 1000:g} s"
    where = "" if cue.layout in (CueLayout.FULL, CueLayout.SLATE) else f" ({layout_name(cue.layout)})"
    return f"{scene}{where} · {how}"


class CueRow(QAbstractButton):
    """One cue; pressing makes it the next."""

    def __init__(self, number: int, cue: CueSpec, show: Show, link: EngineLink) -> None:
        super().__init__()
        self.cue = cue
        self._number, self._what, self._link = number, what(cue, show), link
        self._current = self._next = False
        self.setMinimumHeight(theme.TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Cue {number}: {name}").format(number=number, name=cue.label))
        self.setToolTip(cue.note or self._what)
        self.pressed.connect(lambda: link.ask(c.SelectCue(cue.id), f"cue:{cue.id}"))
        link.asked.connect(lambda control: self.update() if control == f"cue:{cue.id}" else None)

    def sizeHint(self) -> QSize:
        return QSize(200, theme.TARGET)

    def mark(self, current: bool, following: bool) -> None:
        """What the engine says of it."""
        if (current, following) != (self._current, self._next):
            self._current, self._next = current, following
            self.update()
        self.setAccessibleDescription(", ".join(word for word in (self._word(), self._what) if word))

    def _word(self) -> str:
        if self._next:
            return self.tr("NEXT")
        return self.tr("TAKEN") if self._current else ""

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.setBrush(theme.RAISED if self._next else theme.PANEL)
        painter.setPen(QPen(theme.PREVIEW_LINE if self._next else theme.LINE, 2 if self._next else 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(theme.font(12, bold=True))
        word = self._word()
        wide = painter.fontMetrics().horizontalAdvance(word) + 14 if word else 6
        painter.setPen(theme.PREVIEW_LINE if self._next else theme.QUIET)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.drawText(box.adjusted(0, 0, -8, 0), middle | right, word)
        line = QRect(box.left() + 10, box.top() + 3, box.width() - wide - 10, 20)
        painter.setPen(theme.TEXT)
        painter.setFont(theme.font(14, bold=True))
        elide = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(f"{self._number}  {self.cue.label}", elide, line.width())
        painter.drawText(line, middle, name)
        painter.setPen(theme.QUIET)
        painter.setFont(theme.font(12))
        below = line.translated(0, 18)
        painter.drawText(below, middle, painter.fontMetrics().elidedText(self._what, elide, below.width()))
        asked = self._link.verdict(f"cue:{self.cue.id}")
        draw_verdict(painter, self.rect(), asked)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.INFO, 2))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            (self.focusNextChild if event.key() == Qt.Key.Key_Down else self.focusPreviousChild)()
        else:
            super().keyPressEvent(event)


class CuePanel(Panel):
    """The list, and the buttons that move it."""

    def __init__(self, link: EngineLink, actions: Actions) -> None:
        super().__init__("")
        self.title.setText(self.tr("RUNDOWN"))
        self.setAccessibleName(self.tr("Rundown"))
        self._link = link
        self._show: Show | None = None
        self.rows: list[CueRow] = []
        self.back = Press(self.tr("◂ Back"))
        self.on = Press(self.tr("Next ▸"), "N")
        self.go = Press(self.tr("GO"), "G", Dress.WHITE)
        self.back.setAccessibleName(self.tr("The cue before becomes the next"))
        self.on.setAccessibleName(self.tr("Skip the next cue"))
        for button, name in ((self.back, "cue_back"), (self.on, "cue_next"), (self.go, "go")):
            button.follow(link, "cue" if button is not self.go else "go")
            button.pressed.connect(lambda name=name: actions.do(name))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        for button, share in ((self.back, 2), (self.on, 2), (self.go, 3)):
            buttons.addWidget(button, share)
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setFont(theme.font(13))
        self.note.setStyleSheet(f"color: {theme.QUIET.name()}")
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.body.addLayout(buttons)
        self.body.addWidget(self.note)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        link.changed.connect(self.redraw)
        self.redraw()

    def redraw(self) -> None:
        """There is a newer state."""
        state, show = self._link.state, self._link.show
        if show is not None and show is not self._show:
            self._show = show
            for row in self.rows:
                self._column.removeWidget(row)
                row.deleteLater()
            self.rows = [CueRow(n, cue, show, self._link) for n, cue in enumerate(show.cues, 1)]
            for row in self.rows:
                self._column.addWidget(row)
        if state is None or show is None:
            return
        able = self._link.connected and bool(show.cues)
        following = next((cue for cue in show.cues if cue.id == state.rundown.next), None)
        self.back.setEnabled(able)
        self.on.setEnabled(able and following is not None)
        self.go.setEnabled(able and following is not None)
        if not show.cues:
            words = self.tr("This show has no rundown. Give it cues in the show's set-up.")
        elif following is None:
            words = self.tr("The rundown is at its end. Press a cue to make it the next.")
        else:
            words = following.note or self.tr("GO takes the marked cue. Press another to make it the next.")
        self.note.setText(words)
        for row in self.rows:
            row.mark(row.cue.id == state.rundown.current, row.cue.id == state.rundown.next)


class GoButton(Press):
    """GO in the switching row, with the name of the cue it takes; only there when the show has a rundown."""

    def __init__(self, link: EngineLink, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("GO", "G", parent=parent)
        self.follow(link, "go")
        self.pressed.connect(lambda: actions.do("go"))
        link.changed.connect(self.redraw)
        self.setVisible(False)

    def redraw(self) -> None:
        """There is a newer state."""
        link = self._link
        state, show = (link.state, link.show) if link is not None else (None, None)
        if state is None or show is None:
            return
        self.setVisible(bool(show.cues))
        cue = next((each for each in show.cues if each.id == state.rundown.next), None)
        self.setEnabled(link is not None and link.connected and cue is not None)
        label = cue.label if cue is not None else self.tr("end")
        self.say(self.tr("GO") + "\n" + (label if len(label) <= 16 else label[:15] + "…"))
        self.setToolTip(what(cue, show) if cue is not None else "")
