"""Masks drawn on the preview: drag a corner, an edge, a whole mask, or a new rectangle; or click a polygon's corners.

Owner: the UI thread. It lies over the picture of the preview monitor; what is changed stands in a `MaskDraft`. It is
drawn on the masked picture, or on the clean one while that is leased, inside its NOT FOR AIR frame.
Hand: press an edge's middle for a new corner, double-click a corner to take it away. Keys: arrows move, Shift+arrows
size, Tab the next mask, Delete removes, Ctrl+Z takes back, Backspace takes a polygon's last corner back, Enter done.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from producer.core.show import UNIT
from producer.ui import theme, tiles
from producer.ui.console.cleanpicture import CleanPicture, draw_frame, draw_word
from producer.ui.console.maskdraft import CONTROL, MaskDraft
from producer.ui.console.maskshapes import (
    SMALLEST,
    Point,
    Points,
    middles,
    moved,
    rectangle,
    sized,
    with_corner,
    without_corner,
)
from producer.ui.console.monitors import Monitor
from producer.ui.controls import draw_verdict
from producer.ui.link import EngineLink

GRAB = 14
"""How near to a corner a finger has to come, in logical pixels."""
STEP = 50
BAR = 28


class MaskEditor(QWidget):
    """Lies over the picture of the preview monitor while it is open."""

    done = Signal()
    tool_changed = Signal()

    def __init__(self, link: EngineLink, draft: MaskDraft, clean: CleanPicture, parent: QWidget) -> None:
        super().__init__(parent)
        self._link, self.model, self.clean = link, draft, clean
        self.polygon = False
        """The tool: click corners, or drag a rectangle."""
        self.corners: Points = ()
        """Of the polygon that is being clicked."""
        self._corner: int | None = None
        self._from: Point | None = None
        self._start: Points = ()
        self._hover: Point | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty("keeps", ["Enter", "Ctrl+Z"])  # whatever they do elsewhere: ours while we have the focus
        self.setAccessibleName(self.tr("Mask editor"))
        self.hide()
        parent.installEventFilter(self)
        draft.changed.connect(self._redraw)
        link.asked.connect(lambda control: self.update() if control == CONTROL else None)

    # -- opening and closing ------------------------------------------------------------------------------------------
    def open(self, where: QRect) -> None:
        """Over `where` of the parent."""
        self.setGeometry(where)
        self.model.redraw()
        self.show()
        self.raise_()
        self.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, Monitor):
            self.setGeometry(watched.picture())
        return False

    def finish(self) -> None:
        """Apply what waits, close: Enter is its second step."""
        if not self._close_polygon():
            self.model.apply()
        self._leave()

    def give_up(self) -> None:
        """Close; what waits for its second step is dropped, a polygon that was clicked hides."""
        if not self._close_polygon():
            self.model.drop()
        self._leave()

    def _leave(self) -> None:
        self.hide()
        self.done.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.corners = ()
        self.clean.give_back()

    def use(self, polygon: bool) -> None:
        """Choose the tool."""
        self.polygon, self.corners = polygon, ()
        self.tool_changed.emit()
        self.update()

    def turn(self, now_ms: int) -> None:
        """25 times a second."""
        size = tiles.picture_size(self.rect(), self.devicePixelRatioF())
        if self.clean.turn(self.model.source, size, now_ms) or self.clean.source():
            self.update()

    def close_pictures(self) -> None:
        """Look at nothing any more."""
        self.clean.give_back()

    @property
    def shows_clean(self) -> bool:
        """What nobody else may see is in our picture now."""
        return self.isVisible() and self.clean.image() is not None

    def _redraw(self) -> None:
        model = self.model
        self.setAccessibleDescription(
            self.tr("{name}: mask {mask}").format(name=model.source, mask=model.chosen or "–")
        )
        self.update()

    # -- hand ---------------------------------------------------------------------------------------------------------
    def _unit(self, event: QMouseEvent) -> Point:
        x = round(event.position().x() * UNIT / max(1, self.width()))
        y = round(event.position().y() * UNIT / max(1, self.height()))
        return max(0, min(UNIT, x)), max(0, min(UNIT, y))

    def _places(self, points: Points) -> list[QPointF]:
        wide, tall = self.width() / UNIT, self.height() / UNIT
        return [QPointF(x * wide, y * tall) for x, y in points]

    def _near(self, points: Points, event: QMouseEvent) -> int | None:
        where = event.position()
        for n, place in enumerate(self._places(points)):
            if (place - where).manhattanLength() <= GRAB:
                return n
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.model.source:
            return
        here = self._unit(event)
        if self.corners or (self.polygon and not self._hits(event)):
            self._click_corner(here, event)
            return
        self._from, self._corner, self._start = here, None, ()
        mask = self.model.edited()
        if mask is not None:
            self._corner = self._near(mask.points, event)
            self._start = mask.points
            if self._corner is None:
                edge = self._near(middles(mask.points), event)
                if edge is not None:
                    self._start = with_corner(mask.points, edge, here)
                    self._corner = edge + 1 if len(self._start) > len(mask.points) else None
            if self._corner is not None:
                return
        hit = self._hits(event)
        if hit:
            self.model.choose(hit)
            found = self.model.edited()
            self._start = found.points if found is not None else ()
        else:
            self.model.begin()
            self._start = ()
        self.update()

    def _hits(self, event: QMouseEvent) -> str:
        """The uppermost mask under the hand; of the edited one, a corner or an edge counts too."""
        mask = self.model.edited()
        if mask is not None and (
            self._near(mask.points, event) is not None or self._near(middles(mask.points), event) is not None
        ):
            return mask.id
        hit = [m for m in self.model.masks if _inside(tiles.polygon(m, self.rect()), event.position())]
        return hit[-1].id if hit else ""

    def _click_corner(self, here: Point, event: QMouseEvent) -> None:
        if len(self.corners) >= 3 and self._near(self.corners[:1], event) is not None:
            self._close_polygon()
        elif not self.corners or here != self.corners[-1]:
            self.corners = (*self.corners, here)
        self.update()

    def _close_polygon(self) -> bool:
        """The clicked corners become a mask; False: they are none."""
        corners, self.corners = self.corners, ()
        if len(corners) < 3:
            return False
        self.model.begin()
        self.model.draw(corners)
        self.model.let_go()
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        before, here = self._bar(), self._unit(event)
        self._hover = here
        if self.corners or self._bar() != before:
            self.update()
        if self._from is None:
            return
        if not self._start:
            points = rectangle(self._from, here)
            wide, tall = points[1][0] - points[0][0], points[2][1] - points[1][1]
            self.model.draw(points if min(wide, tall) >= SMALLEST else None)
        elif self._corner is not None:
            self.model.reshape(tuple(here if n == self._corner else old for n, old in enumerate(self._start)))
        else:
            self.model.reshape(moved(self._start, here[0] - self._from[0], here[1] - self._from[1]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = self._corner = None
        self.model.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        mask = self.model.edited()
        corner = self._near(mask.points, event) if mask is not None else None
        if self.corners:
            self._close_polygon()
        elif mask is not None and corner is not None:
            self.model.reshape(without_corner(mask.points, corner))
            self.model.let_go()

    # -- keys ---------------------------------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            self.model.choose_next()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        key, held = Qt.Key(event.key()), event.modifiers()
        mask, step = self.model.edited(), steps.get(key)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif key == Qt.Key.Key_Escape:
            if self.corners:
                self.corners = ()
            elif not self.model.drop():
                self.finish()
            self.update()
        elif key == Qt.Key.Key_Backspace and self.corners:
            self.corners = self.corners[:-1]
            self.update()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.model.remove()
        elif key == Qt.Key.Key_Z and held & Qt.KeyboardModifier.ControlModifier:
            self.model.undo()
        elif step is not None and mask is not None:
            change = sized if held & Qt.KeyboardModifier.ShiftModifier else moved
            self.model.reshape(change(mask.points, step[0] * STEP, step[1] * STEP))
            self.model.let_go()
        else:
            super().keyPressEvent(event)

    # -- drawing ------------------------------------------------------------------------------------------------------
    def words(self) -> str:
        """What the bar says."""
        model = self.model
        if model.removing:
            return self.tr("▲ Removing {mask} shows more. Enter removes it, Esc keeps it.").format(mask=model.chosen)
        if model.waits():
            return self.tr("▲ This would show more. Enter applies it, Esc drops it.")
        if not model.source:
            return self.tr("Preview one source to edit its masks.")
        if self.corners:
            return self.tr("Click corner after corner; the first one, a double click or Enter closes. Esc drops it.")
        if self.polygon:
            return self.tr("Click the corners of what must not be seen. Arrows move, Enter: done.")
        return self.tr("Drag over what must not be seen. Arrows move, Shift+arrows size, Enter: done.")

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        image = self.clean.image()
        if image is not None:
            tiles.draw_picture(painter, self.rect(), image, self.devicePixelRatioF())
            for each in self.model.masks:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(0, 0, 0, 90))
                shape = tiles.polygon(each, self.rect())
                if each.look.value != "field_only":
                    painter.drawPolygon(shape)
            tiles.draw_masks(painter, self.rect(), self.model.masks, names=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_edited(painter)
        self._draw_corners(painter)
        if image is not None:
            draw_frame(painter, self.rect())
            left = self.clean.seconds()
            words = self.tr("NOT FOR AIR · clean picture, {time} left").format(time=f"{left // 60}:{left % 60:02d}")
            draw_word(painter, self._above_bar(), words)
        elif self.clean.source():
            draw_word(painter, self._above_bar(), self.tr("the clean picture is on its way"))
        bar = self._bar()
        painter.fillRect(bar, theme.CAUTION if self.model.waits() else theme.INFO)
        painter.setPen(theme.ON_CAUTION)
        words = self.words()
        painter.setFont(theme.fitted(words, bar.width() - 16, 13, 10))
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, bar.width() - 16)
        painter.drawText(bar.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, text)
        asked = self._link.verdict(CONTROL)
        draw_verdict(painter, self.rect(), asked)

    def _bar(self) -> QRect:
        """Where the words stand: high, but never over what the hand is at; a name is printed along the upper edge."""
        mask, high = self.model.edited(), 2 * BAR * UNIT // max(1, self.height())
        points = (*(mask.points if mask is not None else ()), *self.corners, *((self._hover,) if self._hover else ()))
        low = any(y < high for _, y in points)
        return QRect(0, self.height() - BAR if low else 0, self.width(), BAR)

    def _above_bar(self) -> QRect:
        return self.rect().adjusted(0, 0, 0, -BAR if self._bar().top() else 0)

    def _draw_edited(self, painter: QPainter) -> None:
        mask = self.model.edited()
        if mask is None:
            return
        ink = theme.CAUTION if self.model.waits() else theme.WHITE
        shape = tiles.polygon(mask, self.rect())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 2))
        painter.drawPolygon(shape)
        for middle in self._places(middles(mask.points)):
            painter.setPen(QPen(ink, 1))
            painter.setBrush(theme.GROUND)
            painter.drawEllipse(middle, 4, 4)
        painter.setBrush(ink)
        painter.setPen(QPen(theme.GROUND, 1))
        for corner in shape.toList():
            painter.drawRect(QRectF(corner.x() - 5, corner.y() - 5, 10, 10))

    def _draw_corners(self, painter: QPainter) -> None:
        if not self.corners:
            return
        places = self._places(self.corners if self._hover is None else (*self.corners, self._hover))
        painter.setBrush(QColor(0, 0, 0, 90))
        painter.setPen(QPen(theme.INFO, 2))
        painter.drawPolygon(QPolygonF(places))
        painter.setBrush(theme.INFO)
        for place in self._places(self.corners):
            painter.drawEllipse(place, 5, 5)


def _inside(shape: QPolygonF, place: QPointF) -> bool:
    return shape.containsPoint(place, Qt.FillRule.OddEvenFill)
