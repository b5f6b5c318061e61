"""The line of time of a recording: marks above, edits below, the place that is shown; click or drag to go there.

Owner: the UI thread; it holds only what it was told. Marks tell themselves apart by shape as well as by colour.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from producer.core.edits import Edit, EditKind
from producer.core.timebase import TICK_RATE, Ticks
from producer.ui import theme
from producer.wire.review import TimelineMark

RULER, MARKS, LANE = 20, 24, 12
_LANES = (EditKind.CUT, EditKind.MUTE, EditKind.COVER, EditKind.CAPTION)
COLOURS: dict[EditKind, QColor] = {
    EditKind.CUT: QColor("#FF6B6B"), EditKind.MUTE: theme.CAUTION, EditKind.COVER: theme.INFO,
    EditKind.CAPTION: theme.TEXT, EditKind.CHAPTER: theme.PREVIEW_LINE,
}  # fmt: skip
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
_SHORTEST = TICK_RATE * 2


def clock(ticks: Ticks, parts: bool = False) -> str:
    """`1:02:03`, with `parts` `1:02:03.45`."""
    hundredths = ticks * 100 // TICK_RATE
    seconds = hundredths // 100
    text = f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{text}.{hundredths % 100:02d}" if parts else text


class Timeline(QWidget):
    """`asked`: ticks that a person wants to see. `picked`: id of an edit that was clicked, "" for none."""

    asked = Signal(object)
    picked = Signal(str)

    def __init__(self, editing: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._first, self._until = 0, TICK_RATE
        self._from, self._to = 0, TICK_RATE
        self._at = 0
        self._marks: tuple[TimelineMark, ...] = ()
        self._edits: tuple[Edit, ...] = ()
        self._selected = ""
        self._range: tuple[Ticks | None, Ticks | None] = (None, None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Time line"))
        self.setToolTip("")
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(600, RULER + MARKS + (LANE * len(_LANES) if self._editing else 0) + 8)

    def show_film(self, first: Ticks, until: Ticks, marks: tuple[TimelineMark, ...]) -> None:
        """What lies open."""
        self._first, self._until, self._marks = first, max(until, first + 1), marks
        self._from, self._to = self._first, self._until
        self.update()

    def show_edits(self, edits: tuple[Edit, ...], selected: str) -> None:
        """The edits."""
        self._edits, self._selected = edits, selected
        self.update()

    def show_place(self, at: Ticks, start: Ticks | None, end: Ticks | None) -> None:
        """The moment that is seen, and the chosen range."""
        if (at, start, end) == (self._at, *self._range):
            return
        self._at, self._range = at, (start, end)
        if not self._from <= at <= self._to:  # follow it
            length = self._to - self._from
            self._from = min(max(at - length // 10, self._first), self._until - length)
            self._to = self._from + length
        self.update()

    # -- a person's hands ---------------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        lane = int(where.y() - RULER - MARKS) // LANE
        if self._editing and 0 <= lane < len(_LANES):
            at, kind = self._ticks(where.x()), _LANES[lane]
            slack = self._ticks(where.x() + 4) - at
            hits = [e for e in self._edits if e.kind is kind and e.at - slack <= at <= e.until + slack]
            self.picked.emit(min(hits, key=lambda e: e.until - e.at).id if hits else "")
        self.asked.emit(self._ticks(where.x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.asked.emit(self._ticks(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        centre = self._ticks(event.position().x())
        length = self._to - self._from
        wanted = int(length * (0.8 if event.angleDelta().y() > 0 else 1.25))
        wanted = min(max(wanted, min(_SHORTEST, self._until - self._first)), self._until - self._first)
        share = (centre - self._from) / max(1, length)
        self._from = min(max(int(centre - wanted * share), self._first), self._until - wanted)
        self._to = self._from + wanted
        event.accept()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._words_at(event.pos().x(), event.pos().y()), self)
            return True
        return super().event(event)

    def _words_at(self, x: int, y: int) -> str:
        at = self._ticks(x)
        near = [mark for mark in self._marks if abs(self._x(mark.at) - x) <= 6 or mark.at <= at < mark.until]
        rows = [f"{clock(m.at)}  {self.mark_name(m.kind)}: {m.words}".rstrip(": ") for m in near[:6]]
        lane = (y - RULER - MARKS) // LANE
        if self._editing and 0 <= lane < len(_LANES):
            rows = [
                f"{self._lane_names()[lane]}: {e.text}".rstrip(": ")
                for e in self._edits
                if e.kind is _LANES[lane] and e.at <= at <= e.until
            ]
        return "\n".join(rows or [clock(at, parts=True)])

    def mark_name(self, kind: str) -> str:
        """A mark's kind, for a person."""
        return {
            "chapter": self.tr("Chapter"), "flag": self.tr("Flag"), "dump": self.tr("Dumped"),
            "scene": self.tr("Picture"), "guard": self.tr("Guard"), "caption": self.tr("Caption"),
            "approval": self.tr("Approved"), "cover": self.tr("cover").capitalize(),
        }.get(kind, kind)  # fmt: skip

    def _lane_names(self) -> tuple[str, ...]:
        return self.tr("cut"), self.tr("mute"), self.tr("cover"), self.tr("caption")

    # -- painting -----------------------------------------------------------------------------------------------------
    def _x(self, ticks: Ticks) -> float:
        return 8 + (ticks - self._from) * (self.width() - 16) / (self._to - self._from)

    def _ticks(self, x: float) -> Ticks:
        at = self._from + int((x - 8) * (self._to - self._from) / max(1, self.width() - 16))
        return min(max(at, self._first), self._until - 1)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.PANEL)
        painter.setPen(QPen(theme.LINE, 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.setClipRect(self.rect().adjusted(2, 1, -2, -1))
        self._paint_range(painter)
        self._paint_ruler(painter)
        for mark in self._marks:
            if mark.until >= self._from and mark.at <= self._to:
                self._paint_mark(painter, mark)
        if self._editing:
            painter.setPen(theme.QUIET)
            painter.setFont(theme.font(10))
            for lane, name in enumerate(self._lane_names()):
                painter.drawText(QPointF(10, RULER + MARKS + lane * LANE + LANE - 2), name)
            for edit in self._edits:
                self._paint_edit(painter, edit)
        x = self._x(self._at)
        painter.setPen(QPen(theme.WHITE, 2))
        painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - 3))

    def _paint_range(self, painter: QPainter) -> None:
        start, end = self._range
        if start is None and end is None:
            return
        left = self._x(start if start is not None else self._first)
        right = self._x(end if end is not None else self._until)
        painter.fillRect(QRectF(left, 2, max(2.0, right - left), self.height() - 4), QColor(87, 178, 255, 60))
        painter.setPen(QPen(theme.INFO, 2))
        for edge, there in ((left, start is not None), (right, end is not None)):
            if there:
                painter.drawLine(QPointF(edge, 2), QPointF(edge, self.height() - 3))

    def _paint_ruler(self, painter: QPainter) -> None:
        seconds = (self._to - self._from) / TICK_RATE
        room = max(1, self.width() // 90)
        step = next((s for s in _STEPS if seconds / s <= room), _STEPS[-1])
        painter.setFont(theme.font(11))
        second = -(-self._from // (TICK_RATE * step)) * step
        while second * TICK_RATE <= self._to:
            x = self._x(second * TICK_RATE)
            painter.setPen(QPen(theme.LINE, 1))
            painter.drawLine(QPointF(x, RULER - 5), QPointF(x, self.height() - 4))
            painter.setPen(theme.QUIET)
            painter.drawText(QPointF(x + 3, RULER - 7), clock(second * TICK_RATE))
            second += step

    def _paint_mark(self, painter: QPainter, mark: TimelineMark) -> None:
        x, top = self._x(mark.at), RULER + 3
        painter.setPen(Qt.PenStyle.NoPen)
        match mark.kind:
            case "chapter":
                painter.setBrush(theme.PREVIEW_LINE)
                painter.drawPolygon(QPolygonF([QPointF(x - 5, top), QPointF(x + 5, top), QPointF(x, top + 9)]))
                painter.setPen(theme.TEXT)
                painter.setFont(theme.font(11))
                painter.drawText(QRect(int(x) + 7, top - 3, 120, 15), Qt.AlignmentFlag.AlignLeft, mark.words)
            case "flag":
                painter.setBrush(theme.CAUTION)
                painter.drawRect(QRectF(x, top, 9, 6))
                painter.drawRect(QRectF(x, top, 2, 16))
            case "guard":
                painter.setBrush(theme.CAUTION)
                painter.drawPolygon(
                    QPolygonF([QPointF(x - 5, top + 18), QPointF(x + 5, top + 18), QPointF(x, top + 9)])
                )
            case "dump":
                painter.setBrush(QBrush(COLOURS[EditKind.CUT], Qt.BrushStyle.BDiagPattern))
                painter.drawRect(QRectF(x, top + 12, max(4.0, self._x(mark.until) - x), 7))
            case "cover":
                painter.setBrush(COLOURS[EditKind.COVER])
                painter.drawRect(QRectF(x, top + 12, 7, 7))
            case "scene":
                painter.setBrush(theme.QUIET)
                painter.drawRect(QRectF(x, top + 15, 1, 5))

    def _paint_edit(self, painter: QPainter, edit: Edit) -> None:
        if edit.kind not in _LANES:
            return
        top = RULER + MARKS + _LANES.index(edit.kind) * LANE + 2
        left, right = self._x(edit.at), self._x(edit.until)
        colour = COLOURS[edit.kind]
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern) if edit.kind is EditKind.CUT else colour)
        painter.setPen(
            QPen(theme.WHITE if edit.id == self._selected else colour, 2 if edit.id == self._selected else 1)
        )
        painter.drawRect(QRectF(left, top, max(3.0, right - left), LANE - 4))
