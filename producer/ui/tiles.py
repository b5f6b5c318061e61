"""How a picture with its state is drawn: the picture 1:1, its frame, its label bar, what is wrong with it, its masks.

Owner: the UI thread; functions, two small facts, and the layer that a view keeps. Colour is always backed by shape and
word: program is a
full thick frame and a filled bar, preview is corner brackets, what is ill is hatched under a triangle and a word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QImage, QPainter, QPen, QPixmap, QPolygonF, QRegion

from producer.core.show import UNIT, Look, Mask
from producer.ui import theme


class Light(Enum):
    """What the engine said of a picture. UNKNOWN: it says nothing at the moment."""

    DARK = auto()
    PREVIEW = auto()
    PROGRAM = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Trouble:
    """A word over the picture, and what to do."""

    word: str
    remedy: str = ""
    hatched: bool = True


_SOLID, _FLAT = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap
_ELIDE = Qt.TextElideMode.ElideRight
_BARS = {
    Light.DARK: theme.RAISED,
    Light.PREVIEW: theme.PREVIEW,
    Light.PROGRAM: theme.PROGRAM,
    Light.UNKNOWN: theme.RAISED,
}

_FAINT = 4
"""Pixels around what a mask of one bit sees: the soft edges of lines and letters."""


class Layer:
    """What stands over a picture, drawn once and kept until its `key` changes: stroking the outline of one mask costs
    2 ms, laying the finished layer over the picture 0.03."""

    def __init__(self) -> None:
        self._key: object = None
        self._drawn = QPixmap()
        self._at = QPointF()

    def lay(
        self, painter: QPainter, rect: QRect, ratio: float, key: object, draw: Callable[[QPainter, QRect], None]
    ) -> None:
        """Lay over `rect` what `draw` makes of it for `key` (hashable or not, compared by value)."""
        whole = (rect.width(), rect.height(), ratio, key)
        if whole != self._key:
            self._key = whole
            self._drawn = QPixmap(round(rect.width() * ratio), round(rect.height() * ratio))
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            inside = QPainter(self._drawn)
            draw(inside, QRect(0, 0, rect.width(), rect.height()))
            inside.end()
            self._keep(ratio)
        painter.drawPixmap(QPointF(rect.topLeft()) + self._at, self._drawn)

    def _keep(self, ratio: float) -> None:
        """Only what was drawn upon: most tiles have one small mask, and laying nothing over a picture costs as much."""
        used = QRegion(self._drawn.mask()).boundingRect()
        used = used.adjusted(-_FAINT, -_FAINT, _FAINT, _FAINT) & self._drawn.rect() if not used.isEmpty() else used
        self._drawn = QPixmap() if used.isEmpty() else self._drawn.copy(used)
        self._drawn.setDevicePixelRatio(ratio)
        self._at = QPointF(used.topLeft()) / ratio


def picture_size(logical: QRect, ratio: float) -> tuple[int, int]:
    """Device pixels to ask for, even numbers, so that a picture fills `logical` without scaling."""
    return max(16, round(logical.width() * ratio) // 2 * 2), max(16, round(logical.height() * ratio) // 2 * 2)


def draw_picture(painter: QPainter, rect: QRect, image: QImage | None, ratio: float) -> None:
    """`image` in `rect`: 1:1 when it has the size that was asked for, stretched for the moment after a resize."""
    if image is None:
        painter.fillRect(rect, theme.BLACK)
        return
    if (image.width(), image.height()) == picture_size(rect, ratio):
        if image.devicePixelRatio() != ratio:
            image.setDevicePixelRatio(ratio)
        painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), theme.BLACK)
        painter.fillRect(QRect(rect.right() - 1, rect.top(), 2, rect.height()), theme.BLACK)
        painter.drawImage(rect.topLeft(), image)
    else:
        painter.drawImage(rect, image)


def draw_light(painter: QPainter, rect: QRect, light: Light) -> None:
    """The frame of a state, drawn over the picture's edge."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if light is Light.PROGRAM:
        painter.setPen(QPen(theme.PROGRAM, 6, _SOLID, _FLAT, Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(rect.adjusted(3, 3, -4, -4))
    elif light is Light.PREVIEW:
        long = max(16, min(rect.width(), rect.height()) // 4)
        left, top, right, bottom = rect.left() + 2, rect.top() + 2, rect.right() - 2, rect.bottom() - 2
        painter.setPen(QPen(theme.PREVIEW_LINE, 5, _SOLID, _FLAT, Qt.PenJoinStyle.MiterJoin))
        for x, dx in ((left, 1), (right, -1)):
            for y, dy in ((top, 1), (bottom, -1)):
                painter.drawPolyline([QPoint(x + dx * long, y), QPoint(x, y), QPoint(x, y + dy * long)])
    elif light is Light.UNKNOWN:
        painter.setPen(QPen(theme.CAUTION, 2, Qt.PenStyle.DashLine))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))


def draw_bar(painter: QPainter, bar: QRect, light: Light, number: str, label: str, word: str, size: int) -> None:
    """The label bar under a picture: key number, name, and the word of its state at the right."""
    painter.fillRect(bar, _BARS[light])
    left = bar.left() + 6
    painter.setFont(theme.font(size, bold=True))
    metrics = painter.fontMetrics()
    if number:
        tall = bar.height() - 6
        chip = QRect(left, bar.top() + 3, max(tall, metrics.horizontalAdvance(number) + 10), tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 120))
        painter.drawRoundedRect(chip, 3, 3)
        painter.setPen(theme.TEXT)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, number)
        left = chip.right() + 8
    taken = metrics.horizontalAdvance(word) + 14 if word else 6
    painter.setPen(theme.TEXT)
    room = QRect(left, bar.top(), bar.right() - taken - left, bar.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(label, _ELIDE, room.width()))
    if word:
        painter.setPen(theme.CAUTION if light is Light.UNKNOWN else theme.TEXT)
        where = bar.adjusted(left - bar.left(), 0, -8, 0)
        word = metrics.elidedText(word, _ELIDE, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, word)


def draw_trouble(painter: QPainter, rect: QRect, trouble: Trouble) -> None:
    """Hatch what may not be trusted, and say what it is and what to do."""
    if trouble.hatched:
        painter.fillRect(rect, QColor(0, 0, 0, 110))
        painter.fillRect(rect, QBrush(QColor(255, 176, 0, 110), Qt.BrushStyle.BDiagPattern))
    large = max(12, min(20, rect.width() // 18))
    head, small = theme.font(large, bold=True), theme.font(max(11, large - 4))
    words, width = f"▲ {trouble.word}", rect.width() - 16
    inner = width - 20
    tall = QFontMetrics(head).height() + 12
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    below = QFontMetrics(small).boundingRect(QRect(0, 0, inner, 400), int(flags), trouble.remedy)
    if trouble.remedy and tall + below.height() + 4 < rect.height():
        tall += below.height() + 4
        wide = max(below.width(), QFontMetrics(head).horizontalAdvance(words)) + 28
    else:
        below, wide = QRect(), QFontMetrics(head).horizontalAdvance(words) + 28
    wide = min(wide, width)
    box = QRect(rect.center().x() - wide // 2, rect.center().y() - tall // 2, wide, tall)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(14, 16, 19, 235))
    painter.setPen(QPen(theme.CAUTION, 2))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(theme.CAUTION)
    painter.setFont(head)
    line = box.adjusted(8, 5, -8, 0)
    line.setHeight(QFontMetrics(head).height() + 2)
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, QFontMetrics(head).elidedText(words, _ELIDE, line.width()))
    if not below.isNull():
        painter.setPen(theme.TEXT)
        painter.setFont(small)
        where = QRect(box.left() + 8, line.bottom() + 2, box.width() - 16, below.height() + 4)
        painter.drawText(where, int(flags), trouble.remedy)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_slate(painter: QPainter, rect: QRect, word: str) -> None:
    """Where a slate stands in a monitor that has no picture of it."""
    painter.fillRect(rect, QColor("#20252D"))
    painter.setPen(theme.TEXT)
    painter.setFont(theme.font(max(13, min(30, rect.width() // 18)), bold=True))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, word)


def polygon(mask: Mask, rect: QRect) -> QPolygonF:
    """The corners of `mask` in a picture that fills `rect`."""
    wide, tall = rect.width() / UNIT, rect.height() / UNIT
    return QPolygonF([QPointF(rect.left() + x * wide, rect.top() + y * tall) for x, y in mask.points])


def draw_masks(painter: QPainter, rect: QRect, masks: tuple[Mask, ...], names: bool) -> None:
    """Outlines of what is hidden: dashed; of an opening (field only): dotted."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for mask in masks:
        shape = polygon(mask, rect)
        opening = mask.look is Look.FIELD_ONLY
        painter.setPen(QPen(QColor(0, 0, 0, 160), 3))
        painter.drawPolygon(shape)
        painter.setPen(QPen(theme.WHITE, 1.2, Qt.PenStyle.DotLine if opening else Qt.PenStyle.DashLine))
        painter.drawPolygon(shape)
        if names and not opening:
            painter.setFont(theme.font(11, bold=True))
            painter.setPen(theme.WHITE)
            room = shape.boundingRect().toRect()
            name = painter.fontMetrics().elidedText(mask.id, _ELIDE, max(room.width() - 4, 0))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
