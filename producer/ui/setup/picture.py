"""The picture of a camera that is tried out: inside a hatched NOT FOR AIR frame, with masks drawn by dragging.

Owner: the UI thread. It is the camera's clean picture, shown to who sets the show up and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from producer.core.show import UNIT
from producer.ui import theme
from producer.ui.console.cleanpicture import EDGE, draw_frame, draw_word
from producer.ui.console.maskshapes import SMALLEST, Point, Points, rectangle
from producer.ui.setup.model import Row


class TestPicture(QWidget):
    """Shows what came; `drawn` is called with the corners of a rectangle that was dragged."""

    __test__ = False  # no test of pytest's

    def __init__(self, drawn: Callable[[Points], None]) -> None:
        super().__init__()
        self._drawn = drawn
        self._image: QImage | None = None
        self._words = self.tr("Press Test to see the picture.")
        self._fault = False
        self._masks: list[Row] = []
        self._from: Point | None = None
        self._to: Point | None = None
        self.setMinimumSize(480, 270)
        self.setAccessibleName(self.tr("Picture of the camera that is tried out"))

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def show_image(self, image: QImage | None) -> None:
        """The newest picture, or none."""
        self._image = image
        self.update()

    def say(self, words: str, fault: bool = False) -> None:
        """One plain sentence under it."""
        self._words, self._fault = words, fault
        self.setAccessibleDescription(words)
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def show_masks(self, masks: list[Row]) -> None:
        """Outlines of the masks in the show."""
        self._masks = masks
        self.update()

    def _place(self) -> QRect:
        wide = min(self.width(), self.height() * 16 // 9)
        if self._image is not None:
            wide = min(self.width(), self.height() * self._image.width() // max(1, self._image.height()))
            tall = wide * self._image.height() // self._image.width()
        else:
            tall = wide * 9 // 16
        return QRect((self.width() - wide) // 2, (self.height() - tall) // 2, wide, tall)

    def _unit(self, event: QMouseEvent) -> Point:
        place = self._place()
        x = round((event.position().x() - place.left()) * UNIT / max(1, place.width()))
        y = round((event.position().y() - place.top()) * UNIT / max(1, place.height()))
        return max(0, min(UNIT, x)), max(0, min(UNIT, y))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._image is not None:
            self._from = self._to = self._unit(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._to = self._unit(event)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        one, other = self._from, self._to
        self._from = self._to = None
        if one is not None and other is not None:
            points = rectangle(one, other)
            if min(points[1][0] - points[0][0], points[2][1] - points[1][1]) >= SMALLEST:
                self._drawn(points)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self._place()
        painter.fillRect(place, theme.BLACK)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
            draw_frame(painter, place)
            draw_word(painter, place, self.tr("NOT FOR AIR · {what}").format(what=self._words))
            painter.setPen(QPen(theme.WHITE, 1.5, Qt.PenStyle.DashLine))
            for mask in self._masks:
                self._outline(painter, place, mask)
            if self._from is not None and self._to is not None:
                painter.setPen(QPen(theme.INFO, 2))
                self._outline(painter, place, {"points": [list(p) for p in rectangle(self._from, self._to)]})
            return
        painter.setPen(theme.CAUTION if self._fault else theme.QUIET)
        painter.setFont(theme.font(16, bold=self._fault))
        words = f"▲ {self._words}" if self._fault else self._words
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(place.adjusted(EDGE, EDGE, -EDGE, -EDGE), flags, words)

    def _outline(self, painter: QPainter, place: QRect, mask: Row) -> None:
        points = mask.get("points")
        if not isinstance(points, list):
            return
        try:
            places = [
                (place.left() + int(x) * place.width() // UNIT, place.top() + int(y) * place.height() // UNIT)
                for x, y in points
            ]
        except (TypeError, ValueError):
            return
        for (x0, y0), (x1, y1) in zip(places, places[1:] + places[:1], strict=True):
            painter.drawLine(x0, y0, x1, y1)
