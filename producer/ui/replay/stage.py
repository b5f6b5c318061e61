"""The picture of a replay, with what a review puts over it, and the place where a cover is drawn.

Owner: the UI thread. Plain painting of one image, no native video window: it is software everywhere, and what is shown
is exactly the picture that was decoded. Points are ten-thousandths of the picture, as masks are.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from producer.core.edits import Edit
from producer.core.show import UNIT, Look
from producer.media.frame import Bytes
from producer.ui import theme
from producer.ui.replay.colour import rgb32

Point = tuple[int, int]
_CLOSE_PX = 12


class Stage(QWidget):
    """Shows the newest picture. `drawn` gives the points of a cover that a person drew."""

    drawn = Signal(object)
    drawing_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Picture"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)
        self.setMouseTracking(True)
        self._pixels: Bytes | None = None
        self._image = QImage()
        self._covers: tuple[Edit, ...] = ()
        self._selected = ""
        self._captions: tuple[str, ...] = ()
        self._final = False
        self.words = ""
        """Over the picture, large: a fault, or that this place is cut."""
        self._drawing = False
        self._points: list[Point] = []
        self._mouse = QPoint()
        self._dragged = False

    def show_picture(self, block: Bytes, moving: bool) -> None:
        """Another picture: I420."""
        coarse = moving and block.shape[1] > 1280
        self._pixels = rgb32(block, self._pixels, coarse)
        height, width = self._pixels.shape[:2]
        self._image = QImage(self._pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
        self.update()

    def clear(self) -> None:
        """No picture."""
        self._image = QImage()
        self.update()

    @property
    def empty(self) -> bool:
        """Nothing is drawn."""
        return self._image.isNull()

    def show_edits(self, covers: tuple[Edit, ...], selected: str, captions: tuple[str, ...], final: bool) -> None:
        """What lies over it at this moment. `final`: as it will be published."""
        now = (covers, selected, captions, final)
        if now != (self._covers, self._selected, self._captions, self._final):
            self._covers, self._selected, self._captions, self._final = now
            self.update()

    def say(self, words: str) -> None:
        """Words over the picture; "" for none."""
        if words != self.words:
            self.words = words
            self.update()

    # -- drawing ------------------------------------------------------------------------------------------------------
    @property
    def drawing(self) -> bool:
        """A cover is being drawn."""
        return self._drawing

    def draw(self, on: bool) -> None:
        """Begin to draw a cover, or give it up."""
        if on == self._drawing:
            return
        self._drawing, self._points = on, []
        self.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)
        if on:
            self.setFocus()
        else:
            self.drawing_ended.emit()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._drawing and event.button() is Qt.MouseButton.LeftButton:
            self._mouse, self._dragged = event.position().toPoint(), False
            if len(self._points) >= 3 and self._near(self._points[0]):
                self._done(tuple(self._points))
            else:
                self._points.append(self._point(self._mouse))
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._mouse = event.position().toPoint()
            pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
            if pressed and len(self._points) == 1 and not self._near(self._points[0]):
                self._dragged = True
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawing and self._dragged and len(self._points) == 1:
            (x0, y0), (x1, y1) = self._points[0], self._point(event.position().toPoint())
            if x0 != x1 and y0 != y1:
                self._done(((x0, y0), (x1, y0), (x1, y1), (x0, y1)))
        self._dragged = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drawing and event.key() == Qt.Key.Key_Escape:
            self.draw(False)
        elif self._drawing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self._points) >= 3:
            self._done(tuple(self._points))
        else:
            super().keyPressEvent(event)

    def _done(self, points: tuple[Point, ...]) -> None:
        self.draw(False)
        self.drawn.emit(points)

    def _near(self, point: Point) -> bool:
        where = self._place(point) - QPointF(self._mouse)
        return abs(where.x()) <= _CLOSE_PX and abs(where.y()) <= _CLOSE_PX

    # -- painting -----------------------------------------------------------------------------------------------------
    def box(self) -> QRect:
        """Where the picture stands in the widget."""
        if self._image.isNull():
            return self.rect()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2), size)

    def _point(self, at: QPoint) -> Point:
        box = self.box()
        x = round((at.x() - box.x()) * UNIT / max(1, box.width()))
        y = round((at.y() - box.y()) * UNIT / max(1, box.height()))
        return min(max(x, 0), UNIT), min(max(y, 0), UNIT)

    def _place(self, point: Point) -> QPointF:
        box = self.box()
        return QPointF(box.x() + point[0] * box.width() / UNIT, box.y() + point[1] * box.height() / UNIT)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.BLACK)
        box = self.box()
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        for edit in self._covers:
            self._paint_cover(painter, edit)
        if self._drawing:
            self._paint_drawing(painter)
        painter.setClipping(False)
        if self._captions:
            self._paint_caption(painter, box, "\n".join(self._captions))
        if self.words:
            painter.fillRect(box, QColor(21, 23, 26, 200))
            painter.setPen(theme.TEXT)
            painter.setFont(theme.font(20, bold=True))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(box.adjusted(24, 24, -24, -24), flags, self.words)

    def _paint_cover(self, painter: QPainter, edit: Edit) -> None:
        assert edit.mask is not None
        shape = QPolygonF([self._place(point) for point in edit.mask.points])
        if edit.mask.look is Look.FIELD_ONLY:
            shape = QPolygonF(self.box().toRectF()).subtracted(shape)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.BLACK)
        painter.drawPolygon(shape)
        if not self._final:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.WHITE if edit.id == self._selected else theme.INFO, 2))
            painter.drawPolygon(shape)

    def _paint_drawing(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.INFO, 2))
        painter.setBrush(QColor(0, 0, 0, 150))
        if self._dragged and self._points:
            painter.drawRect(QRect(self._place(self._points[0]).toPoint(), self._mouse).normalized())
            return
        corners = [self._place(point) for point in self._points]
        painter.drawPolygon(QPolygonF([*corners, QPointF(self._mouse)]))
        painter.setBrush(theme.INFO)
        for corner in corners:
            painter.drawEllipse(corner, 5, 5)

    def _paint_caption(self, painter: QPainter, box: QRect, words: str) -> None:
        painter.setFont(theme.font(max(14, box.height() // 24), bold=True))
        room = box.adjusted(box.width() // 10, box.height() // 2, -box.width() // 10, -box.height() // 20)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap)
        lines = painter.boundingRect(room, flags, words)
        painter.fillRect(lines.adjusted(-10, -4, 10, 4), QColor(0, 0, 0, 190))
        painter.setPen(theme.WHITE)
        painter.drawText(room, flags, words)
