"""The three monitors: PREVIEW (what is next), PROGRAM (what goes into the line), AUDIENCE (what has left it).

Owner: the UI thread. Program and audience are pictures of the engine; the preview is put together here from the small
pictures of its sources, box by box, each in the size it really has. With a delay the program is not what viewers see:
so the audience has its own monitor, and a bar that says what is still to come.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from producer.core.events import Phase
from producer.core.scene import Box, Scene
from producer.core.show import UNIT, Mask
from producer.ui import theme, tiles
from producer.ui.console import reading
from producer.ui.link import EngineLink
from producer.ui.pictures import Feed, Looker, PictureDesk
from producer.ui.tiles import Light, Trouble
from producer.wire.processes import AUDIENCE, PROGRAM

STALE_MS = 500


@dataclass(frozen=True, slots=True)
class Over:
    """What stands over one rectangle of a monitor."""

    rect: QRect
    masks: tuple[Mask, ...]
    names: bool
    trouble: Trouble | None


class Monitor(QWidget):
    """A picture with a label bar. Subclasses say what they look at and what their words are."""

    def __init__(self, link: EngineLink, desk: PictureDesk, bar: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link, self._desk, self._bar = link, desk, bar
        self._now_ms = 0
        self._stale = False
        self._layer = tiles.Layer()
        self._said: object = None
        """Everything but the pictures, when it was painted last."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        link.changed.connect(self.redraw)

    def picture(self) -> QRect:
        """Where the picture stands."""
        return QRect(0, 0, self.width(), self.height() - self.bar_height())

    def bar_height(self) -> int:
        """Of the label bar."""
        return self._bar if self.width() > 420 else min(self._bar, 28)

    def set_light(self, light: Light, title: str, word: str) -> None:
        """Name and description for who does not see it."""
        self._light, self._title, self._word = light, title, word
        if self.accessibleName() != title:
            self.setAccessibleName(title)
        if self.accessibleDescription() != word:
            self.setAccessibleDescription(word)

    _light, _title, _word, _age_ms = Light.UNKNOWN, "", "", 0

    def close_pictures(self) -> None:
        """Look at nothing any more."""
        raise NotImplementedError

    def redraw(self) -> None:
        """There is a newer state. A whole monitor is much to paint: only if something else is to be said."""
        self.read()
        said = (self._light, self._title, self._word, self._found(self.picture()))
        if said != self._said:
            self._said = said
            self.update()

    def read(self) -> None:
        """For subclasses: take light and words from the link."""
        raise NotImplementedError

    def turn(self, now_ms: int) -> None:
        """25 times a second."""
        raise NotImplementedError

    def age(self, feed: Feed | None) -> None:
        """Notice a picture that is too old to be believed."""
        self._age_ms = feed.age_ms(self._now_ms) if feed is not None and feed.image is not None else 0
        stale = self._age_ms >= STALE_MS
        if stale or self._stale:
            self.update()
        self._stale = stale

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = self.picture()
        self.paint_picture(painter, rect)
        found = self._found(rect)

        def draw(inside: QPainter, _: QRect) -> None:
            for n, each in enumerate(found):
                seen = QRegion(each.rect)
                for above in found[n + 1 :]:
                    seen -= QRegion(above.rect)
                inside.setClipRegion(seen)
                tiles.draw_masks(inside, each.rect, each.masks, each.names)
                if each.trouble is not None:
                    tiles.draw_trouble(inside, each.rect, each.trouble)
            inside.setClipping(False)
            tiles.draw_light(inside, rect, self._light)

        self._layer.lay(painter, rect, self.devicePixelRatioF(), (found, self._light), draw)
        if event.rect().bottom() > rect.bottom():
            bar = QRect(0, rect.bottom() + 1, self.width(), self.bar_height())
            size = 20 if self.bar_height() >= 36 else 14
            tiles.draw_bar(painter, bar, self._light, "", self._title, self._word, size)

    def _found(self, rect: QRect) -> list[Over]:
        """What stands over the picture, or that nobody knows."""
        if not self._link.connected:
            return [Over(rect, (), False, Trouble(self.tr("NO ENGINE"), self._link.why_not))]
        return self.over(rect)

    def paint_picture(self, painter: QPainter, rect: QRect) -> None:
        """For subclasses."""
        raise NotImplementedError

    def over(self, rect: QRect) -> list[Over]:
        """For subclasses: what stands over the picture."""
        return [Over(rect, (), False, self.stale(rect))]

    def stale(self, rect: QRect) -> Trouble | None:
        """The word for a picture that is too old."""
        if not self._stale or not self._link.connected:
            return None
        return Trouble(self.tr("STALE {seconds} s").format(seconds=max(1, self._age_ms // 1000)))

    def paint_feed(self, painter: QPainter, rect: QRect, feed: Feed | None) -> None:
        """One picture, and what is wrong with it."""
        tiles.draw_picture(painter, rect, feed.image if feed is not None else None, self.devicePixelRatioF())
        if feed is None or feed.image is None:
            painter.setPen(theme.QUIET)
            painter.setFont(theme.font(14))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tr("waiting for the picture"))


class EngineMonitor(Monitor):
    """A monitor whose picture the engine makes."""

    WHAT = ""

    def __init__(self, link: EngineLink, desk: PictureDesk, bar: int, parent: QWidget | None = None) -> None:
        super().__init__(link, desk, bar, parent)
        self._looker = Looker(desk)
        self.read()

    def close_pictures(self) -> None:
        self._looker.close()

    def turn(self, now_ms: int) -> None:
        self._now_ms = now_ms
        self._looker.want(self.WHAT, tiles.picture_size(self.picture(), self.devicePixelRatioF()), now_ms)
        if self._looker.turn(now_ms):
            self.update(self.picture())
        self.age(self._looker.feed)

    def paint_picture(self, painter: QPainter, rect: QRect) -> None:
        self.paint_feed(painter, rect, self._looker.feed)


class ProgramMonitor(EngineMonitor):
    """What goes into the line."""

    WHAT = PROGRAM

    def read(self) -> None:
        link = self._link
        if link.state is None or link.show is None or not link.connected:
            self.set_light(Light.UNKNOWN, self.tr("PROGRAM"), self.tr("UNKNOWN"))
            return
        title = self.tr("PROGRAM") + "  " + reading.scene_name(link.show, link.state.switcher.program)
        phase = link.state.switcher.phase
        if link.state.delay.cut:
            word = self.tr("PRIVACY CUT")
        elif phase is Phase.ON_AIR:
            word = self.tr("ON AIR")
        else:
            word = reading.phase_name(phase)
        self.set_light(Light.PROGRAM, title, word)

    def over(self, rect: QRect) -> list[Over]:
        state = self._link.state
        boxes = state.switcher.program.boxes if state is not None and state.switcher.running is None else ()
        shown = len(boxes) == 1 and reading.light(state, True, boxes[0].source) is Light.PROGRAM
        if state is not None and shown and not state.delay.cut:
            known = reading.masks(state, boxes[0].source)
            return [Over(rect, known.masks if known is not None else (), True, self.stale(rect))]
        return super().over(rect)


class AudienceMonitor(EngineMonitor):
    """What viewers see now."""

    WHAT = AUDIENCE

    def read(self) -> None:
        link = self._link
        if link.state is None or link.show is None or not link.connected:
            self.set_light(Light.UNKNOWN, self.tr("AUDIENCE SEES"), self.tr("UNKNOWN"))
            return
        if link.state.switcher.phase is not Phase.ON_AIR:
            self.set_light(Light.DARK, self.tr("AUDIENCE"), self.tr("nothing is sent"))
        elif link.state.delay.cut:
            self.set_light(Light.DARK, self.tr("AUDIENCE SEES"), self.tr("SLATE"))
        else:
            length = reading.seconds(link.show, link.state.delay.depth)
            word = self.tr("DELAY {seconds} s").format(seconds=f"{length:.1f}") if length else self.tr("NO DELAY")
            self.set_light(Light.DARK, self.tr("AUDIENCE SEES"), word)


class PreviewMonitor(Monitor):
    """What is next, under its masks."""

    def __init__(self, link: EngineLink, desk: PictureDesk, bar: int, parent: QWidget | None = None) -> None:
        super().__init__(link, desk, bar, parent)
        self._scene = Scene()
        self._lookers: list[tuple[Box, Looker]] = []
        self.read()

    def read(self) -> None:
        link = self._link
        if link.state is None or link.show is None or not link.connected:
            self.set_light(Light.UNKNOWN, self.tr("PREVIEW"), self.tr("UNKNOWN"))
            return
        if link.state.switcher.preview != self._scene:
            self._scene = link.state.switcher.preview
            for _, looker in self._lookers:
                looker.close()
            self._lookers = [(box, Looker(self._desk)) for box in self._scene.boxes]
            self.turn(self._now_ms)
        word = self.tr("NEXT")
        pending = link.state.switcher.pending
        if pending is not None:
            word = self.tr("WAITS FOR {names}").format(names=", ".join(pending.waiting_for))
        self.set_light(Light.PREVIEW, self.tr("PREVIEW") + "  " + reading.scene_name(link.show, self._scene), word)

    def close_pictures(self) -> None:
        for _, looker in self._lookers:
            looker.close()

    def where(self, box: Box) -> QRect:
        """Place of `box` in the widget."""
        rect = self.picture()
        left, right = box.x * rect.width() // UNIT, (box.x + box.width) * rect.width() // UNIT
        top, bottom = box.y * rect.height() // UNIT, (box.y + box.height) * rect.height() // UNIT
        return QRect(rect.left() + left, rect.top() + top, right - left, bottom - top)

    def turn(self, now_ms: int) -> None:
        self._now_ms = now_ms
        for box, looker in self._lookers:
            where = self.where(box)
            looker.want(box.source, tiles.picture_size(where, self.devicePixelRatioF()), now_ms)
            if looker.turn(now_ms):
                self.update(where)
        self.age(self._lookers[0][1].feed if self._lookers else None)

    def paint_picture(self, painter: QPainter, rect: QRect) -> None:
        if not self._lookers or not self._scene.boxes[0].full:
            tiles.draw_slate(painter, rect, "" if self._scene.boxes else reading.slate_name(self._scene.slate))
        for box, looker in self._lookers:
            self.paint_feed(painter, self.where(box), looker.feed)

    def over(self, rect: QRect) -> list[Over]:
        state, found = self._link.state, []
        for box, _ in self._lookers if state is not None else ():
            where = self.where(box)
            known = reading.masks(state, box.source) if state is not None else None
            trouble = reading.trouble(state, box.source, 0) or self.stale(where)
            found.append(Over(where, known.masks if known is not None else (), box.full, trouble))
        return found
