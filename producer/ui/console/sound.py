"""Sound: loudness of the program with peak hold; meter, fader, mute, pre-fade listen and delay for each channel.

Owner: the UI thread. A fader follows the hand while it is held and the engine otherwise. Why a channel is not heard is
said in a word: MUTED by a person, SILENT at its source, HIDDEN with its picture, or waiting for its picture.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QSpinBox, QVBoxLayout, QWidget

from producer.core import commands as c
from producer.core.events import Presence, Tally
from producer.core.show import ChannelSpec, Show
from producer.core.soundboard import ChannelState
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.levels import LevelBoard, Meter, brings_nothing, draw_meter
from producer.ui.console.panel import Panel
from producer.ui.console.reading import translate
from producer.ui.controls import Press, draw_verdict, still
from producer.ui.link import EngineLink
from producer.ui.tiles import Layer
from producer.wire.health import BusHealth
from producer.wire.state import EngineState

LOW, HIGH = -600, 120
_FLOOR, _TOP = -60.0, 0.0
TARGET_LUFS = -23.0
HOLD_MS = 2000


def why_not_heard(show: Show, state: EngineState, channel: ChannelState, meter: Meter | None = None) -> str:
    """In a word; "" when it is heard. A microphone that brings nothing is said to be SILENT even while it is muted."""
    where = reading.presence(state, channel.source)
    light = next((each.tally for each in state.tally.sources if each.source == channel.source), Tally.NONE)
    silent = not reading.brings_sound(show, state, channel.source) or (channel.mute and brings_nothing(meter))
    if channel.mute:
        return translate("Reading", "MUTED, and SILENT") if silent else translate("Reading", "MUTED")
    if reading.has_picture(show, channel.source) and where not in (Presence.LIVE, Presence.HELD):
        return translate("Reading", "HIDDEN")
    if silent:
        return translate("Reading", "SILENT: nothing comes from it")
    if channel.follow_video and light is not Tally.PROGRAM:
        return translate("Reading", "OFF: follows its picture")
    return ""


class Loudness(QWidget):
    """The program's momentary loudness as a bar, its true peak held, and the three figures of R 128."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bus: BusHealth | None = None
        self._peak: tuple[float, int] = (_FLOOR, 0)
        self.setFixedHeight(48)
        self.setAccessibleName(self.tr("Loudness of the program"))

    def show_bus(self, bus: BusHealth | None, now_ms: int) -> None:
        """The newest figures."""
        self._bus = bus
        peak = bus.true_peak if bus is not None and bus.true_peak is not None else _FLOOR
        if peak >= self._peak[0] or now_ms - self._peak[1] > HOLD_MS:
            self._peak = (peak, now_ms)
        self.setAccessibleDescription(self.words())
        self.update()

    def words(self) -> str:
        """M, S, I and the true peak."""
        if self._bus is None:
            return self.tr("no figures")
        figures = (self._bus.momentary, self._bus.short, self._bus.integrated, self._bus.true_peak)
        m, s, i, peak = ("–" if figure is None else f"{figure:.1f}" for figure in figures)
        return self.tr("M {m}  S {s}  I {i} LUFS  peak {peak}").format(m=m, s=s, i=i, peak=peak)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = self.width() - 1
        bar = QRect(0, 4, wide, 14)
        painter.fillRect(bar, theme.BLACK)
        value = self._bus.momentary if self._bus is not None and self._bus.momentary is not None else _FLOOR
        painter.fillRect(QRect(0, 4, self._x(value), 14), theme.PREVIEW_LINE if value <= -9.0 else theme.CAUTION)
        painter.setPen(QPen(theme.WHITE, 2))
        if self._peak[0] > _FLOOR:
            painter.drawLine(self._x(self._peak[0]), 4, self._x(self._peak[0]), 17)
        painter.setPen(QPen(theme.QUIET, 1))
        for mark in (-40.0, TARGET_LUFS, -18.0, -9.0):
            painter.drawLine(self._x(mark), 18, self._x(mark), 23)
        painter.setPen(theme.TEXT)
        painter.setFont(theme.font(13))
        painter.drawText(QRect(0, 26, wide, 20), Qt.AlignmentFlag.AlignLeft, self.words())

    def _x(self, value: float) -> int:
        share = (max(_FLOOR, min(_TOP, value)) - _FLOOR) / (_TOP - _FLOOR)
        return int(share * (self.width() - 1))


class Fader(QSlider):
    """Gain of one channel, in centibels."""

    def __init__(self, channel: str, label: str, link: EngineLink, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._channel, self._link = channel, link
        self.setRange(LOW, HIGH)
        self.setSingleStep(10)
        self.setPageStep(30)
        self.setMinimumHeight(theme.TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Fader of {name}").format(name=label))
        still(self)
        self.valueChanged.connect(self._moved)
        link.asked.connect(lambda control: self.update() if control == f"gain:{channel}" else None)

    def sizeHint(self) -> QSize:
        return QSize(120, theme.TARGET)

    def heard(self, gain_cb: int) -> None:
        """What the engine says; ignored while a hand is on it."""
        if not self.isSliderDown() and gain_cb != self.value():
            self.blockSignals(True)
            self.setValue(gain_cb)
            self.blockSignals(False)
            self.update()

    def _moved(self, value: int) -> None:
        self._link.ask(c.SetGain(self._channel, value), f"gain:{self._channel}")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(True)
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(0)

    def _follow(self, event: QMouseEvent) -> None:
        share = (event.position().x() - 8) / max(1, self.width() - 16)
        self.setValue(round((LOW + share * (HIGH - LOW)) / 5) * 5)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, middle = self.width() - 16, self.height() // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.BLACK)
        painter.drawRoundedRect(QRect(8, middle - 3, room, 6), 3, 3)
        zero = 8 + room * -LOW // (HIGH - LOW)
        painter.fillRect(QRect(zero, middle + 6, 1, 6), theme.QUIET)
        x = 8 + room * (self.value() - LOW) // (HIGH - LOW)
        painter.setBrush(theme.WHITE)
        painter.setPen(QPen(theme.INFO, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRect(x - 7, middle - 13, 14, 26), 3, 3)
        asked = self._link.verdict(f"gain:{self._channel}")
        draw_verdict(painter, self.rect(), asked)


class MeterBar(QWidget):
    """The level of one channel, lying."""

    def __init__(self, channel: str, name: str, board: LevelBoard) -> None:
        super().__init__()
        self._channel, self._board = channel, board
        self.muted = False
        self.setFixedHeight(8)
        self.setAccessibleName(self.tr("Level of {name}").format(name=name))
        board.changed.connect(self.update)

    def paintEvent(self, _: QPaintEvent) -> None:
        draw_meter(QPainter(self), self.rect(), self._board.meter(self._channel), self.muted, upright=False)


class ChannelRow(QWidget):
    """One channel: name and word over its meter; fader, mute, listen, delay."""

    def __init__(self, spec: ChannelSpec, link: EngineLink, board: LevelBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.meter = MeterBar(spec.id, spec.label, board)
        self.delay = QSpinBox()
        self.delay.setRange(0, 1000)
        self.delay.setSingleStep(10)
        self.delay.setSuffix(self.tr(" ms"))
        self.delay.setKeyboardTracking(False)
        still(self.delay)
        self.delay.setProperty("bare", True)  # with `NoButtons` a sheet leaves no room for the number
        self.delay.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.delay.setFixedSize(66, theme.TARGET)
        self.delay.setAccessibleName(self.tr("Delay of {name} in milliseconds").format(name=spec.label))
        self.delay.setToolTip(self.tr("Delay: the sound waits so long for its picture"))
        self.delay.valueChanged.connect(lambda ms: link.ask(c.SetSoundDelay(spec.id, ms), f"delay:{spec.id}"))
        self._id, self._name = spec.id, spec.label
        self.label = QLabel(spec.label)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setFont(theme.font(13, bold=True))
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.fader = Fader(spec.id, spec.label, link)
        self.mute = Press(self.tr("Mute"))
        self.listen = Press(self.tr("PFL"))
        self.mute.setAccessibleName(self.tr("Mute {name}").format(name=spec.label))
        self.listen.setAccessibleName(self.tr("Listen to {name} before its fader").format(name=spec.label))
        for button, control in ((self.mute, "mute"), (self.listen, "listen")):
            button.follow(link, f"{control}:{spec.id}")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.setFixedSize(50, theme.TARGET)
        self.mute.pressed.connect(lambda: link.ask(c.SetMute(spec.id, not self.mute.lit), f"mute:{spec.id}"))
        self.listen.pressed.connect(lambda: link.ask(c.Listen(spec.id, not self.listen.lit), f"listen:{spec.id}"))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.fader, 1)
        row.addWidget(self.mute)
        row.addWidget(self.listen)
        row.addWidget(self.delay)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(0)
        column.addWidget(self.label)
        column.addWidget(self.meter)
        column.addLayout(row)

    def redraw(self, show: Show, state: EngineState) -> None:
        """There is a newer state."""
        channel = next((each for each in state.sound.channels if each.id == self._id), None)
        if channel is None:
            return
        self.fader.heard(channel.gain_cb)
        self.mute.light(channel.mute)
        self.listen.light(channel.listen)
        if not self.delay.hasFocus() and self.delay.value() != channel.delay_ms:
            self.delay.blockSignals(True)
            self.delay.setValue(channel.delay_ms)
            self.delay.blockSignals(False)
        if self.meter.muted != channel.mute:
            self.meter.muted = channel.mute
            self.meter.update()
        why = why_not_heard(show, state, channel, self._board.meter(self._id))
        words = f"{self._name}  {channel.gain_cb / 10:+.1f} dB" + (f"  ▲ {why}" if why else "")
        if words != self.label.text():
            self.label.setText(words)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Smaller letters before anything is cut off."""
        self.label.setFont(theme.fitted(self.label.text(), self.width() - 4, 13, 9))


class SoundPanel(Panel):
    """The mixer's board."""

    def __init__(self, link: EngineLink, board: LevelBoard, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._board = board
        self.title.setText(self.tr("PROGRAM LOUDNESS"))
        self.setAccessibleName(self.tr("Sound"))
        self._link = link
        self._show: Show | None = None
        self.loudness = Loudness()
        self.body.addWidget(self.loudness)
        self.rows: list[ChannelRow] = []
        self.body.addStretch(1)
        link.changed.connect(self.redraw)

    def redraw(self) -> None:
        """There is a newer state."""
        state, show = self._link.state, self._link.show
        if state is None or show is None:
            return
        if show is not self._show:
            self._show = show
            for row in self.rows:
                row.deleteLater()
            self.rows = [ChannelRow(spec, self._link, self._board) for spec in show.channels]
            for n, row in enumerate(self.rows):
                self.body.insertWidget(2 + n, row)
        bus = next((each for each in state.counters.buses if each.bus == "program"), None)
        self.loudness.show_bus(bus, self._link.heard_ms)
        for row in self.rows:
            row.redraw(show, state)


class MeterBridge(Panel):
    """Every channel and the program as upright bars, always in sight where the screen is high enough."""

    def __init__(self, link: EngineLink, board: LevelBoard) -> None:
        super().__init__("")
        self.title.setText(self.tr("SOUND  dBFS  −60 to 0"))
        self.setAccessibleName(self.tr("Sound levels"))
        self._link = link
        self.bars = _Bars(link, board)
        self.body.addWidget(self.bars, 1)


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands under a bar. `loud`: it asks to be looked at."""

    channel: str
    text: str
    muted: bool
    loud: bool


class _Bars(QWidget):
    """Levels move 15 times a second; names, marks and cautions only with the state, and are kept drawn."""

    def __init__(self, link: EngineLink, board: LevelBoard) -> None:
        super().__init__()
        self._link, self._board = link, board
        self._labels: tuple[_Label, ...] = ()
        self._layer = Layer()
        self.setMinimumHeight(60)
        self.setAccessibleName(self.tr("Sound levels"))
        board.changed.connect(self.update)
        link.changed.connect(self._look)

    def _look(self) -> None:
        state, show = self._link.state, self._link.show
        if state is None or show is None:
            return
        channels = {each.id: each for each in state.sound.channels}
        labels = []
        for spec in show.channels:
            channel = channels.get(spec.id)
            muted = channel is not None and channel.mute
            why = why_not_heard(show, state, channel, self._board.meter(spec.id)) if channel is not None else ""
            loud = muted or why.startswith(translate("Reading", "SILENT: nothing comes from it"))
            text = f"{spec.label} ×" if muted else f"▲ {spec.label}" if loud else spec.label
            labels.append(_Label(spec.id, text, muted, loud))
        labels.append(_Label("", self.tr("Program"), False, False))
        if tuple(labels) != self._labels:
            self._labels = tuple(labels)
            self.update()

    def _bar(self, n: int) -> QRect:
        step = self.width() // len(self._labels)
        return QRect(n * step + step // 2 - 10, 2, 20, self.height() - 22)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        for n, label in enumerate(self._labels):
            draw_meter(painter, self._bar(n), self._board.meter(label.channel), label.muted, upright=True)
        self._layer.lay(painter, self.rect(), self.devicePixelRatioF(), self._labels, self._draw_over)

    def _draw_over(self, painter: QPainter, rect: QRect) -> None:
        for n, label in enumerate(self._labels):
            bar, step = self._bar(n), rect.width() // len(self._labels)
            painter.setPen(QPen(theme.QUIET, 1))
            for mark in (-90, -180, -400):
                y = bar.bottom() - (mark + 600) * bar.height() // 600
                painter.drawLine(bar.left() - 5, y, bar.left() - 2, y)
            painter.setPen(theme.CAUTION if label.loud else theme.QUIET)
            painter.setFont(theme.font(11, bold=label.loud))
            where = QRect(n * step, rect.height() - 18, step, 18)
            elided = painter.fontMetrics().elidedText(label.text, Qt.TextElideMode.ElideRight, step - 4)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, elided)
