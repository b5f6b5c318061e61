"""The switching row: CUT, AUTO, T-bar, kind and length of the transition, layouts, safe slate, masks.

Owner: the UI thread. The T-bar's handle follows the hand, its mark follows the engine; when the transition is through
the bar goes home by itself, and not before. Positions go out at most 30 times a second, the newest wins.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QWidget

from producer.core import commands as c
from producer.core.layouts import Corner, picture_in_picture, side_by_side
from producer.core.scene import TransitionKind
from producer.ui import theme
from producer.ui.console import presets, reading
from producer.ui.console.actions import Actions
from producer.ui.console.cues import GoButton
from producer.ui.console.inside import InsideButton
from producer.ui.controls import Dress, Press, draw_verdict, still
from producer.ui.keywords import key_words
from producer.ui.link import EngineLink, Verdict

FULL = 10_000
LENGTHS = (0.5, 1.0, 2.0, 3.0)
_EVERY_MS = 33
GRIP = 22
"""Pixels beside the handle's middle that still take it."""
NARROW = 54
"""Least width of the buttons that give way on a narrow screen."""
CLOSE = 900
"""Below this width kind and length of the transition stand in the menu only."""
CLOSEST = 700
"""Below this width key M and the page MASKS open the editor."""
ROOMY = 1200
"""From this width on the presets have buttons of their own."""


class TBar(QSlider):
    """A transition by hand."""

    def __init__(self, link: EngineLink, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._link = link
        self._sent = QElapsedTimer()
        self._waiting: int | None = None
        self._through = False
        self._ran = False
        """The engine said that a transition runs, since the hand moved."""
        self._hold = 0
        """Pixels from the handle's middle to where the mouse holds it."""
        self._shown = 0
        self.setRange(0, FULL)
        self.setSingleStep(250)
        self.setPageStep(1000)
        self.setMinimumSize(120, theme.TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Transition by hand"))
        still(self)
        self.valueChanged.connect(self._moved)
        link.changed.connect(self._look)
        link.asked.connect(lambda control: self.update() if control == "bar" else None)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._send)

    def sizeHint(self) -> QSize:
        return QSize(160, theme.TARGET)

    def _moved(self, value: int) -> None:
        self._waiting = value
        left = _EVERY_MS - self._sent.elapsed() if self._sent.isValid() else 0
        if value in (0, FULL) or left <= 0:
            self._send()
        elif not self._later.isActive():
            self._later.start(int(left))

    def _send(self) -> None:
        if self._waiting is None or self._through:
            return
        self._through = self._waiting == FULL
        self._link.ask(c.MoveBar(self._waiting), "bar")
        self._waiting = None
        self._sent.start()
        self._later.stop()

    def _look(self) -> None:
        state = self._link.state
        running = state.switcher.running if state is not None else None
        shown = running.position if running is not None else 0
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleDescription(self.percent())
            self.update()
        if running is not None:
            self._ran = True
        elif self.value() and self._over():
            self._home()

    def _over(self) -> bool:
        """The transition is through, or somebody else ended it, or it was refused: not merely not begun yet. A hand
        that still holds the bar keeps it until it lets go."""
        asked = self._link.verdict("bar")
        if self.isSliderDown() or (asked is not None and asked.verdict is Verdict.SENT):
            return False
        refused = asked is not None and asked.verdict is Verdict.REFUSED
        return self._ran or self._through or refused

    def _home(self) -> None:
        """Back to the left; the engine knows that a bar does not start another transition by that."""
        self.blockSignals(True)
        self.setValue(0)
        self.blockSignals(False)
        self._waiting = None
        self._ran = False
        if self._through:
            self._through = False
            self._link.ask(c.MoveBar(0), "bar")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(True)
        self._hold = round(event.position().x()) - self._handle()
        if abs(self._hold) > GRIP:  # beside the handle: a step towards it, never a jump on air
            self.setValue(self.value() + (self.pageStep() if self._hold > 0 else -self.pageStep()))
            self._hold = round(event.position().x()) - self._handle()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self._look()

    def _handle(self) -> int:
        """Its middle, in pixels."""
        return 12 + (self.width() - 24) * self.value() // FULL

    def _follow(self, event: QMouseEvent) -> None:
        room = max(1, self.width() - 24)
        self.setValue(max(0, min(FULL, round((event.position().x() - self._hold - 12) * FULL / room))))

    def percent(self) -> str:
        """How far the engine is, as it said."""
        return f"{self._shown * 100 // FULL} %"

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, room = self.height() // 2, self.width() - 24
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.BLACK)
        painter.drawRoundedRect(QRect(12, middle - 4, room, 8), 4, 4)
        if self._shown:
            painter.setBrush(theme.PROGRAM)
            painter.drawRoundedRect(QRect(12, middle - 4, room * self._shown // FULL, 8), 4, 4)
        painter.setPen(QPen(theme.QUIET, 1))
        for n in range(11):
            painter.drawLine(12 + room * n // 10, middle + 10, 12 + room * n // 10, middle + 14)
        painter.setPen(QPen(theme.INFO, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.WHITE)
        painter.drawRoundedRect(QRect(self._handle() - 10, middle - 20, 20, 40), 4, 4)
        if self._shown or self.value():
            painter.setPen(theme.TEXT)
            painter.setFont(theme.font(12, bold=True))
            side = Qt.AlignmentFlag.AlignRight if self.value() < FULL // 2 else Qt.AlignmentFlag.AlignLeft
            painter.drawText(self.rect().adjusted(14, 2, -14, 0), side | Qt.AlignmentFlag.AlignTop, self.percent())
        draw_verdict(painter, self.rect(), self._link.verdict("bar"))


class SwitchRow(QWidget):
    """Everything from CUT to MASKS."""

    def __init__(self, link: EngineLink, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link, self._actions = link, actions
        self.cut = Press(self.tr("CUT"), "Space", Dress.WHITE)
        self.auto = Press(self.tr("AUTO"), "Enter")
        self.bar = TBar(link)
        self.kinds = {
            TransitionKind.MIX: Press(self.tr("Mix")),
            TransitionKind.WIPE_LEFT: Press(self.tr("Wipe ⇠")),
            TransitionKind.WIPE_UP: Press(self.tr("Wipe ⇡")),
        }
        self.go = GoButton(link, actions)
        self.inside = InsideButton(link, actions)
        self.length = Press("1.0 s")
        self.layouts = Press(self.tr("Layout"))
        self.presets = {
            "bottom_right": Press(self.tr("PiP"), presets.KEYS["bottom_right"]),
            "beside": Press(self.tr("Beside"), presets.KEYS["beside"]),
        }
        self.slate = Press(self.tr("SAFE SLATE"), "F12")
        self.time_out = Press(self.tr("TIME-OUT"), "T")
        self.masks = Press(self.tr("Masks"), "M")
        for button, control, action in (
            (self.cut, "take", "take"),
            (self.auto, "auto", "auto"),
            (self.slate, "slate", "slate"),
            (self.time_out, "time_out", "time_out"),
            (self.masks, "", "masks"),
            *((press, "layout", f"pip.{name}") for name, press in self.presets.items()),
        ):
            button.follow(link, control)
            button.pressed.connect(_do(actions, action))
        for kind, button in self.kinds.items():
            button.follow(link, f"transition:{kind.value}")
            button.pressed.connect(_set(self, kind))
        self.length.pressed.connect(self._longer)
        self.length.follow(link, "length")
        self.layouts.pressed.connect(self._open_layouts)
        self.layouts.follow(link, "layout")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self.cut, 3)
        row.addWidget(self.auto, 3)
        row.addWidget(self.go, 2)
        row.addWidget(self.inside, 2)
        row.addWidget(self.bar, 8)
        for button in (*self.kinds.values(), self.length, *self.presets.values(), self.layouts):
            row.addWidget(button, 1)
        row.addWidget(self.slate, 2)
        row.addWidget(self.time_out, 1)
        row.addWidget(self.masks, 1)
        self.setFixedHeight(64)
        least = {
            self.cut: 104,
            self.auto: 96,
            self.go: 88,
            self.inside: 92,
            self.bar: 64,
            self.slate: 108,
            self.time_out: 84,
        }
        for n in range(row.count()):
            found = row.itemAt(n)
            widget = found.widget() if found is not None else None
            if widget is not None:
                policy = widget.sizePolicy()
                policy.setVerticalPolicy(policy.Policy.Expanding)
                policy.setHorizontalPolicy(policy.Policy.Preferred)  # words shrink before the window grows
                widget.setMinimumWidth(least.get(widget, NARROW))
                widget.setSizePolicy(policy)
        link.changed.connect(self.redraw)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in self.presets.values():  # on a narrow screen the menu and the keys have them
            button.setVisible(event.size().width() >= ROOMY)
        for button in (*self.kinds.values(), self.length):
            button.setVisible(event.size().width() >= CLOSE)
        self.masks.setVisible(event.size().width() >= CLOSEST)

    def redraw(self) -> None:
        """There is a newer state."""
        state, show = self._link.state, self._link.show
        if state is None or show is None:
            return
        for kind, button in self.kinds.items():
            button.light(self._link.connected and state.switcher.transition is kind)
        length = reading.seconds(show, state.switcher.frames)
        self.auto.say(self.tr("AUTO {seconds} s").format(seconds=f"{length:.1f}"))
        self.length.say(f"{length:.1f} s")
        self.length.setAccessibleName(self.tr("Length of the transition: {seconds} s").format(seconds=f"{length:.1f}"))
        for name, button in self.presets.items():
            scene = self._actions.presets.scene(name)
            button.light(self._link.connected and scene is not None and scene == state.switcher.preview)
        self.auto.light(self._link.connected and state.switcher.running is not None)
        self.time_out.light(self._link.connected and state.time_out.on)
        on_slate = not state.switcher.program.boxes
        self.slate.light(self._link.connected and on_slate)
        depth = reading.seconds(show, state.delay.depth)
        late = self.tr("audience in {seconds} s").format(seconds=f"{depth:.0f}") if depth else ""
        self.slate.say(self.tr("SAFE SLATE") + (f"\n{late}" if late else ""))

    def set_kind(self, kind: TransitionKind) -> None:
        """Ask for `kind` in the length that stands."""
        if self._link.state is not None:
            self._actions.transition(kind, self._link.state.switcher.frames)

    def _longer(self) -> None:
        """The next of the usual lengths."""
        state, show = self._link.state, self._link.show
        if state is None or show is None:
            return
        now = reading.seconds(show, state.switcher.frames)
        longer = next((length for length in LENGTHS if length > now + 0.01), LENGTHS[0])
        frames = show.rate.frames_in_ms(int(longer * 1000))
        self._link.ask(c.SetTransition(state.switcher.transition, frames), "length")

    def _open_layouts(self) -> None:
        menu = self.layout_menu()
        menu.popup(self.layouts.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def layout_menu(self) -> QMenu:
        """What can stand in the previewed picture."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        state, show = self._link.state, self._link.show
        if state is None or show is None or not state.switcher.preview.boxes:
            menu.addAction(self.tr("Preview a source first")).setEnabled(False)
            self._add_transitions(menu)
            return menu
        for name, words in self._actions.preset_names().items():
            key = presets.KEYS.get(name, "")
            entry = menu.addAction(words + (f"   [{key_words(key)}]" if key else ""), _do(self._actions, f"pip.{name}"))
            entry.setEnabled(self._actions.presets.scene(name) is not None)
        menu.addSeparator()
        for name, key in (("pip.swap", presets.SWAP_KEY), ("pip.back", presets.BACK_KEY)):
            menu.addAction(f"{self._actions.table[name].words}   [{key_words(key)}]", _do(self._actions, name))
        self._add_transitions(menu)
        menu.addSeparator()
        back = state.switcher.preview.boxes[0].source
        menu.addAction(self.tr("Full picture"), lambda: self._actions.preview(back))
        for source in reading.pictured(show):
            if source.id == back:
                continue
            small = self.tr("{name} small, in the corner").format(name=source.label)
            menu.addAction(small, _layout(self._actions, back, source.id, Corner.BOTTOM_RIGHT))
            beside = self.tr("{name} beside it").format(name=source.label)
            menu.addAction(beside, _layout(self._actions, back, source.id, None))
        return menu

    def _add_transitions(self, menu: QMenu) -> None:
        """Where the row has no room for their buttons."""
        state = self._link.state
        if state is None or self.width() >= CLOSE:
            return
        menu.addSeparator()
        for kind, button in self.kinds.items():
            entry = menu.addAction(button.text(), _set(self, kind))
            entry.setCheckable(True)
            entry.setChecked(state.switcher.transition is kind)
        menu.addAction(self.length.accessibleName(), self._longer)


def _do(actions: Actions, name: str) -> Callable[[], bool]:
    return lambda: actions.do(name)


def _set(row: SwitchRow, kind: TransitionKind) -> Callable[[], None]:
    return lambda: row.set_kind(kind)


def _layout(actions: Actions, back: str, inset: str, corner: Corner | None) -> Callable[[], None]:
    scene = side_by_side(back, inset) if corner is None else picture_in_picture(back, inset, corner)
    return lambda: actions.presets.show(scene)
