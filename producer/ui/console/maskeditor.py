"""Masks drawn on the preview: drag a corner, a whole mask, or a new rectangle over what must not be seen.

Owner: the UI thread. What only hides more goes out when the hand lets go. What would show anything more waits, amber,
for a second step (Enter); Escape drops it. It is drawn on the masked picture: the clean one needs its own lease.
Keys: arrows move, Shift+arrows size, Tab the next mask, Enter done, Delete asks to remove in the mask panel.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from producer.core import commands as c
from producer.core.polygons import covers
from producer.core.show import UNIT, Mask
from producer.ui import theme, tiles
from producer.ui.console import reading
from producer.ui.console.monitors import Monitor
from producer.ui.controls import draw_verdict
from producer.ui.link import EngineLink

GRAB = 14
"""How near to a corner a finger has to come, in logical pixels."""
STEP, SMALLEST = 50, 100
Points = tuple[tuple[int, int], ...]


def moved(points: Points, dx: int, dy: int) -> Points:
    """All of it by (dx, dy), as far as the picture reaches."""
    dx = max(-min(x for x, _ in points), min(UNIT - max(x for x, _ in points), dx))
    dy = max(-min(y for _, y in points), min(UNIT - max(y for _, y in points), dy))
    return tuple((x + dx, y + dy) for x, y in points)


def sized(points: Points, dx: int, dy: int) -> Points:
    """Right and lower edge by (dx, dy), the upper left corner stays."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide, tall = max(x for x, _ in points) - left, max(y for _, y in points) - top
    new_wide = max(SMALLEST, min(UNIT - left, wide + dx))
    new_tall = max(SMALLEST, min(UNIT - top, tall + dy))
    return tuple(
        (left + (x - left) * new_wide // max(1, wide), top + (y - top) * new_tall // max(1, tall)) for x, y in points
    )


def rectangle(one: tuple[int, int], other: tuple[int, int]) -> Points:
    """The rectangle between two corners."""
    (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return ((left, top), (right, top), (right, bottom), (left, bottom))


class MaskEditor(QWidget):
    """Lies over the picture of the preview monitor while it is open."""

    done = Signal()

    def __init__(self, link: EngineLink, parent: QWidget) -> None:
        super().__init__(parent)
        self._link = link
        self._source, self._masks = "", tuple[Mask, ...]()
        self._chosen: str | None = None
        self._corner: int | None = None
        self._from: tuple[int, int] | None = None
        self._start: Points = ()
        self.draft: Mask | None = None
        """A change that was not asked for yet."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("keeps", ["auto"])  # Enter is ours while we have the focus
        self.setAccessibleName(self.tr("Mask editor"))
        self.hide()
        parent.installEventFilter(self)
        link.changed.connect(self.redraw)
        link.asked.connect(lambda control: self.update() if control == "mask:edit" else None)

    def open(self, where: QRect) -> None:
        """Over `where` of the parent."""
        self.setGeometry(where)
        self.redraw()
        self.show()
        self.raise_()
        self.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, Monitor):
            self.setGeometry(watched.picture())
        return False

    def finish(self) -> None:
        """Apply what waits, close."""
        self._apply()
        self.hide()
        self.done.emit()

    def redraw(self) -> None:
        """There is a newer state."""
        state = self._link.state
        boxes = state.switcher.preview.boxes if state is not None else ()
        source = boxes[0].source if len(boxes) == 1 else ""
        if source != self._source:
            self._source, self._chosen, self.draft = source, None, None
        known = reading.masks(state, source) if state is not None else None
        self._masks = known.masks if known is not None else ()
        if self._chosen not in {mask.id for mask in self._masks} and self.draft is None:
            self._chosen = self._masks[0].id if self._masks else None
        words = self.tr("{name}: mask {mask}").format(name=source, mask=self._chosen or "–")
        self.setAccessibleDescription(words)
        self.update()

    # -- what is edited -----------------------------------------------------------------------------------------------
    def edited(self) -> Mask | None:
        """The chosen one, as it would be."""
        return self.draft or next((mask for mask in self._masks if mask.id == self._chosen), None)

    def waits(self) -> bool:
        """The change would show more than now: it needs its second step."""
        old = next((mask for mask in self._masks if mask.id == self._chosen), None)
        return self.draft is not None and old is not None and not covers(self.draft, old)

    def _change(self, points: Points) -> None:
        mask = self.edited()
        if mask is not None and points != mask.points:
            self.draft = replace(mask, points=points)
            self.update()

    def _let_go(self) -> None:
        """The hand is off: what hides goes out."""
        if self.draft is not None and not self.waits():
            self._apply()

    def _apply(self) -> None:
        if self.draft is not None and self._source:
            self._link.ask(c.PutMask(self._source, self.draft), "mask:edit")
        self.draft = None
        self.update()

    # -- hand ---------------------------------------------------------------------------------------------------------
    def _unit(self, event: QMouseEvent) -> tuple[int, int]:
        x = round(event.position().x() * UNIT / max(1, self.width()))
        y = round(event.position().y() * UNIT / max(1, self.height()))
        return max(0, min(UNIT, x)), max(0, min(UNIT, y))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self._source:
            return
        self._from, self._corner = self._unit(event), None
        mask = self.edited()
        if mask is not None:
            for n, place in enumerate(tiles.polygon(mask, self.rect()).toList()):
                if (place - event.position()).manhattanLength() <= GRAB:
                    self._corner, self._start = n, mask.points
                    return
        hit = [m for m in self._masks if _inside(tiles.polygon(m, self.rect()), event.position())]
        if hit:
            if self.draft is None or self.draft.id != hit[-1].id:
                self.draft, self._chosen = None, hit[-1].id
            found = self.edited()
            self._start = found.points if found is not None else ()
        else:
            taken = {each.id for each in self._masks}
            self._chosen = next(f"mask{n}" for n in range(1, 99) if f"mask{n}" not in taken)
            self.draft, self._start = None, ()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        here = self._unit(event)
        if not self._start:
            points = rectangle(self._from, here)
            wide, tall = points[1][0] - points[0][0], points[2][1] - points[1][1]
            self.draft = Mask(self._chosen or "mask1", points) if min(wide, tall) >= SMALLEST else None
            self.update()
        elif self._corner is not None:
            self._change(tuple(here if n == self._corner else old for n, old in enumerate(self._start)))
        else:
            self._change(moved(self._start, here[0] - self._from[0], here[1] - self._from[1]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = self._corner = None
        self._let_go()

    # -- keys ---------------------------------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            self._next()
            return True
        return super().event(event)

    def _next(self) -> None:
        names = [mask.id for mask in self._masks]
        if names:
            at = names.index(self._chosen) + 1 if self._chosen in names else 0
            self._chosen, self.draft = names[at % len(names)], None
            self.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        mask, step = self.edited(), steps.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            if self.draft is None:
                self.finish()
            self.draft = None
            self.update()
        elif step is not None and mask is not None:
            change = sized if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else moved
            self._change(change(mask.points, step[0] * STEP, step[1] * STEP))
            self._let_go()
        else:
            super().keyPressEvent(event)

    # -- drawing ------------------------------------------------------------------------------------------------------
    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mask = self.edited()
        if mask is not None:
            shape, waits = tiles.polygon(mask, self.rect()), self.waits()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.CAUTION if waits else theme.WHITE, 2))
            painter.drawPolygon(shape)
            painter.setBrush(theme.CAUTION if waits else theme.WHITE)
            painter.setPen(QPen(theme.GROUND, 1))
            for corner in shape.toList():
                painter.drawRect(QRectF(corner.x() - 5, corner.y() - 5, 10, 10))
        if self.waits():
            words = self.tr("▲ This would show more. Enter applies it, Esc drops it.")
        elif not self._source:
            words = self.tr("Preview one source to edit its masks.")
        else:
            words = self.tr("Drag over what must not be seen. Arrows move, Shift+arrows size, Enter: done.")
        bar = QRect(0, 0, self.width(), 28)
        painter.fillRect(bar, theme.CAUTION if self.waits() else theme.INFO)
        painter.setPen(theme.ON_CAUTION)
        painter.setFont(theme.font(13, bold=True))
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, bar.width() - 16)
        painter.drawText(bar.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, text)
        asked = self._link.verdict("mask:edit")
        draw_verdict(painter, self.rect(), asked, self.tr("NOT CONFIRMED"), self.tr("REFUSED"))


def _inside(shape: QPolygonF, place: QPointF) -> bool:
    return shape.containsPoint(place, Qt.FillRule.OddEvenFill)
