"""A source's tile, which is its button: press previews it, Shift+press cuts to it, the menu covers it.

Owner: the UI thread. It shows what was heard: the tally of the last snapshot, the presence, the age of its picture,
and the verdict on the newest request. Without an engine its tally is unknown and says so.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from producer.core.show import SourceSpec
from producer.ui import theme, tiles
from producer.ui.console import reading
from producer.ui.console.actions import Actions
from producer.ui.console.levels import LevelBoard, draw_meter
from producer.ui.controls import draw_verdict
from producer.ui.link import EngineLink
from producer.ui.pictures import Looker, PictureDesk
from producer.ui.tiles import Light, Trouble

METER = 6
"""Width of the sound meter at the right edge of the picture."""
NARROW = 260
"""Below this width its label bar is lower, and its words are short."""


class SourceTile(QAbstractButton):
    """Tile of `source`, key `number`."""

    def __init__(
        self, source: SourceSpec, number: int, link: EngineLink, desk: PictureDesk, actions: Actions, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.source, self.number = source, number
        self._link, self._actions, self._desk = link, actions, desk
        self._looker = Looker(desk)
        self._layer = tiles.Layer()
        self._now_ms = 0
        self.light = Light.UNKNOWN
        self._trouble: Trouble | None = None
        self._slow: int | None = None
        """Pictures a second while the camera saves work because nobody wants it."""
        self.levels: LevelBoard | None = None
        """Where its sound meter looks."""
        self._channel: str | None = None
        self._level_moved = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Camera {number} {name}").format(number=number, name=source.label))
        link.changed.connect(self.redraw)
        link.asked.connect(self._judged)

    # -- where things are ---------------------------------------------------------------------------------------------
    def bar_height(self) -> int:
        """Of the label bar."""
        return 24 if self.width() < NARROW else 30

    def picture(self) -> QRect:
        """Where the picture stands."""
        return QRect(0, 0, self.width(), self.height() - self.bar_height())

    def sizeHint(self) -> QSize:
        return QSize(280, 188)

    # -- what is heard ------------------------------------------------------------------------------------------------
    def turn(self, now_ms: int) -> None:
        """25 times a second: take a new picture, notice an old one."""
        self._now_ms = now_ms
        self._looker.want(self.source.id, tiles.picture_size(self.picture(), self.devicePixelRatioF()), now_ms)
        if self._looker.turn(now_ms):
            self.update(self.picture())
        elif self._level_moved:
            self.update(self._meter_place())
        self._level_moved = False
        self._notice()

    def close_pictures(self) -> None:
        """Look at nothing any more."""
        self._looker.close()

    def redraw(self) -> None:
        """There is a newer state."""
        state = self._link.state
        light = reading.light(state, self._link.connected, self.source.id)
        health = reading.source_health(state, self.source.id) if state is not None else None
        slow = max(1, round(health.unique_fps_x1000 / 1000)) if health is not None and health.economy else None
        if light is not self.light or slow != self._slow:
            self.light, self._slow = light, slow
            self.update()
        self._notice()
        self._describe()

    def _notice(self) -> None:
        feed = self._looker.feed
        age = feed.age_ms(self._now_ms) if feed is not None and feed.image is not None else None
        state = self._link.state
        found = reading.trouble(state, self.source.id, age)
        if not self._desk.connected and age is None:
            found = Trouble(self.tr("NO PICTURES"), self.tr("the supervisor does not answer"))
        if found != self._trouble:
            self._trouble = found
            self.update()
            self._describe()

    def _judged(self, control: str) -> None:
        if control == f"source:{self.source.id}":
            self.update()

    def word(self) -> str:
        """The word of its light."""
        return {
            Light.PROGRAM: self.tr("ON AIR") if self._on_air() else self.tr("PROGRAM"),
            Light.PREVIEW: self.tr("PREVIEW"),
            Light.UNKNOWN: self.tr("TALLY UNKNOWN"),
            Light.DARK: "",
        }[self.light]

    def _on_air(self) -> bool:
        state = self._link.state
        return state is not None and state.switcher.phase.value == "on_air" and not state.delay.cut

    def _describe(self) -> None:
        parts = [self.word().lower() or self.tr("not in use")]
        if self._trouble is not None:
            parts.append(f"{self._trouble.word} {self._trouble.remedy}".strip())
        text = ", ".join(parts)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            self.setToolTip(f"{self.accessibleName()}: {text}")

    # -- drawing ------------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = self.picture()
        feed, ratio = self._looker.feed, self.devicePixelRatioF()
        tiles.draw_picture(painter, rect, feed.image if feed is not None else None, ratio)
        state = self._link.state
        known = reading.masks(state, self.source.id) if state is not None else None
        outlines = known.masks if known is not None else ()
        self._draw_meter(painter, rect)
        self._layer.lay(painter, rect, ratio, (outlines, self._trouble, self.light), self._draw_over)
        if event.rect().bottom() > rect.bottom():
            bar = QRect(0, rect.bottom() + 1, self.width(), self.bar_height())
            size = 13 if self.bar_height() < 30 else 15
            word = self.word()
            if not word and self._slow is not None:
                word = self.tr("{count} fps").format(count=self._slow)
            if self.light is Light.UNKNOWN and self.width() < NARROW:
                word = self.tr("UNKNOWN")  # the name needs the room
            tiles.draw_bar(painter, bar, self.light, str(self.number), self.source.label, word, size)
        draw_verdict(painter, rect, self._link.verdict(f"source:{self.source.id}"))
        if self.hasFocus() or self.underMouse():
            painter.setPen(theme.INFO if self.hasFocus() else QColor(255, 255, 255, 90))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def listen_to(self, board: LevelBoard) -> None:
        """Show the level of its sound, if it has a channel."""
        show = self._link.show
        found = [each.id for each in show.channels if each.source == self.source.id] if show is not None else []
        if found:
            self.levels, self._channel = board, found[0]
            board.changed.connect(self._hear)

    def _hear(self) -> None:
        self._level_moved = True  # painted with the next picture: not twice

    def _meter_place(self) -> QRect:
        rect = self.picture()
        return QRect(rect.right() - METER - 8, rect.top() + 10, METER, rect.height() - 20)

    def _draw_meter(self, painter: QPainter, rect: QRect) -> None:
        state = self._link.state
        if self.levels is None or self._channel is None or state is None:
            return
        channel = next((each for each in state.sound.channels if each.id == self._channel), None)
        muted = channel is not None and channel.mute
        draw_meter(painter, self._meter_place(), self.levels.meter(self._channel), muted, upright=True)

    def _draw_over(self, painter: QPainter, rect: QRect) -> None:
        state = self._link.state
        known = reading.masks(state, self.source.id) if state is not None else None
        if known is not None:
            tiles.draw_masks(painter, rect, known.masks, names=False)
        if self._trouble is not None:
            tiles.draw_trouble(painter, rect, self._trouble)
        tiles.draw_light(painter, rect, self.light)

    # -- pressing -----------------------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._actions.hot_cut(self.source.id)
            else:
                self._actions.preview(self.source.id)
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def click(self) -> None:
        """What a screen reader's "press" does."""
        self._actions.preview(self.source.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos() + QPoint(2, 2))

    def menu(self) -> QMenu:
        """What else may be done with it; showing again has its two steps in the mask panel."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Cover it everywhere, now"), lambda: self._actions.cover(self.source.id))
        menu.addAction(self.tr("Hot cut to it"), lambda: self._actions.hot_cut(self.source.id))
        menu.addAction(self.tr("Its masks…"), self._masks)
        return menu

    def _masks(self) -> None:
        self._actions.preview(self.source.id)
        self._actions.asked_for.emit("masks")

    def closeEvent(self, _: object) -> None:
        self._looker.close()
