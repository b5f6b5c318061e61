"""Captions and graphics: a live line with hold, the show's name strips, logo, clock and slates.

Owner: the UI thread. What stands on program is what the engine says stands there; a strip lights when it does.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from producer.core import commands as c
from producer.core.scene import SlateKind
from producer.core.show import Show
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.actions import Actions
from producer.ui.console.countdown import CountdownButton
from producer.ui.console.panel import Panel
from producer.ui.controls import Press
from producer.ui.link import EngineLink


class Line(QLineEdit):
    """One line of text; Escape leaves it and gives the keys back to the switcher, the up arrow brings back what was
    sent last, to be corrected."""

    sent = ""
    corrects = False
    """What stands here takes the place of `sent`."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
        elif event.key() == Qt.Key.Key_Up and self.sent:
            self.setText(self.sent)
            self.corrects = True
        else:
            super().keyPressEvent(event)
            self.corrects = self.corrects and bool(self.text())


class CaptionPanel(Panel):
    """The live caption."""

    def __init__(self, link: EngineLink, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("CAPTIONS"))
        self.setAccessibleName(self.tr("Captions"))
        self._link = link
        self.shown = QLabel()
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setFont(theme.font(14))
        self.shown.setMinimumHeight(38)
        self.shown.setWordWrap(True)
        self.shown.setAccessibleName(self.tr("Caption in view"))
        self.line = Line()
        self.line.setPlaceholderText(self.tr("type, Enter sends, ↑ corrects"))
        self.line.setAccessibleName(self.tr("New caption"))
        self.line.returnPressed.connect(self._send)
        self.line.setMaxLength(500)
        self.hold = Press(self.tr("Hold"), "C")
        self.hold.follow(link, "hold")
        self.hold.pressed.connect(actions.hold_captions)
        self.clear = Press(self.tr("Clear"))
        self.clear.follow(link, "caption")
        self.clear.pressed.connect(lambda: link.ask(c.ShowCaption(""), "caption"))
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.hold, 1)
        row.addWidget(self.clear, 1)
        self.body.addWidget(self.shown)
        self.body.addWidget(self.line)
        self.body.addLayout(row)
        link.changed.connect(self.redraw)

    def _send(self) -> None:
        text = self.line.text().strip()
        if not text:
            return
        if self.line.corrects and self._waits_or_shows(self.line.sent):
            self._link.ask(c.ShowCaption(""), "caption")  # else the wrong words stand above the right ones
        self._link.ask(c.ShowCaption(text), "caption")
        self.line.sent, self.line.corrects = text, False
        self.line.clear()

    def _waits_or_shows(self, text: str) -> bool:
        """Some of `text` may still be read."""
        state = self._link.state
        return state is not None and (state.captions.waiting > 0 or any(line in text for line in state.captions.lines))

    def redraw(self) -> None:
        """There is a newer state."""
        if self._link.state is None:
            return
        captions = self._link.state.captions
        self.shown.setText("\n".join(captions.lines) or self.tr("no caption in view"))
        self.hold.light(captions.held)
        title = self.tr("CAPTIONS")
        if captions.held:
            title += " · " + self.tr("held, {count} waiting").format(count=captions.waiting)
        self.title.setText(title)


class GraphicsPanel(Panel):
    """What stands over the program, one button each."""

    def __init__(self, link: EngineLink, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("GRAPHICS ON PROGRAM"))
        self.setAccessibleName(self.tr("Graphics on program"))
        self._link, self._actions = link, actions
        self._show: Show | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.GAP)
        self.body.addLayout(self._grid)
        self._heading = QLabel(self.tr("SLATES"))
        self._heading.setFont(theme.font(12, bold=True, spaced=True))
        self._heading.setStyleSheet(f"color: {theme.QUIET.name()}")
        self.thirds: dict[str, Press] = {}
        self.slates: dict[SlateKind, Press] = {}
        self.logo = Press(self.tr("Logo"))
        self.clock = Press(self.tr("Elapsed time"))
        self.countdown = CountdownButton(link, actions.do)
        self.logo.follow(link, "logo")
        self.clock.follow(link, "clock")
        self.logo.pressed.connect(lambda: link.ask(c.ShowLogo(not self.logo.lit), "logo"))
        self.clock.pressed.connect(lambda: link.ask(c.ShowClock(not self.clock.lit), "clock"))
        link.changed.connect(self.redraw)

    def redraw(self) -> None:
        """There is a newer state."""
        state, show = self._link.state, self._link.show
        if show is not None and show is not self._show:
            self._show = show
            self._build(show)
        if state is None:
            return
        for name, button in self.thirds.items():
            button.light(state.switcher.lower_third == name)
        for kind, button in self.slates.items():
            button.light(not state.switcher.program.boxes and state.switcher.program.slate is kind)
        self.logo.light(state.switcher.logo)
        self.clock.light(state.switcher.clock)

    def _build(self, show: Show) -> None:
        for button in (*self.thirds.values(), *self.slates.values()):
            self._grid.removeWidget(button)
            button.deleteLater()
        self.thirds, self.slates = {}, {}
        for third in show.graphics.lower_thirds:
            self.thirds[third.id] = button = Press(third.name)
            button.setToolTip(f"{third.title} · {third.role}")
            button.follow(self._link, f"lower:{third.id}")
            button.pressed.connect(_toggle(self._link, button, third.id))
        short = {
            SlateKind.START: self.tr("Start"),
            SlateKind.PAUSE: self.tr("Pause"),
            SlateKind.WARNING: self.tr("Warning"),
            SlateKind.END: self.tr("End"),
        }
        for kind in (SlateKind.START, SlateKind.PAUSE, SlateKind.WARNING, SlateKind.END):
            self.slates[kind] = button = Press(short[kind])
            button.setAccessibleName(reading.slate_name(kind).capitalize())
            button.follow(self._link, "slate")
            button.pressed.connect(_do(self._actions, f"slate.{kind.value}"))
        row = 0
        for n, button in enumerate(self.thirds.values()):
            self._grid.addWidget(button, n // 2, n % 2 * 2, 1, 2)
            row = n // 2 + 1
        self._grid.addWidget(self.logo, row, 0, 1, 2)
        self._grid.addWidget(self.clock, row, 2, 1, 2)
        self._grid.addWidget(self._heading, row + 1, 0, 1, 4)
        for n, button in enumerate(self.slates.values()):
            self._grid.addWidget(button, row + 2, n)
        self._grid.addWidget(self.countdown, row + 3, 0, 1, 4)


def _toggle(link: EngineLink, button: Press, third: str) -> Callable[[], None]:
    def press() -> None:
        link.ask(c.HideLowerThird() if button.lit else c.ShowLowerThird(third), f"lower:{third}")

    return press


def _do(actions: Actions, name: str) -> Callable[[], bool]:
    return lambda: actions.do(name)
