"""The list of questions: a model that never moves a row by itself, and how a row is drawn.

Owner: the UI thread. Newcomers go to the end; a question that has left this list's view goes out of it, but not while
it is selected. Only a person sorts (`sort_by_people`). Thousands of rows stay light: all have one height.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from producer.core.deskwords import Channel, Stage
from producer.ui import theme
from producer.ui.desklink import DeskLink
from producer.ui.triage.names import stage_name
from producer.wire.desk import Row

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 84
LANGUAGE = {"zh": "中文", "": "?"}
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def ago(ms: int) -> str:
    """`0:38`, `12:05`, `1:02:05`."""
    seconds = max(0, ms) // 1000
    hours, rest = divmod(seconds, 3600)
    minutes = f"{rest // 60:02d}" if hours else f"{rest // 60}"
    return f"{hours}:{minutes}:{rest % 60:02d}" if hours else f"{minutes}:{rest % 60:02d}"


class QuestionList(QAbstractListModel):
    """Ids of the questions that `wanted` lets in, in the order in which they came."""

    def __init__(self, link: DeskLink, wanted: Callable[[Row], bool]) -> None:
        super().__init__()
        self._link, self._wanted = link, wanted
        self.ids: list[str] = []
        self._places: dict[str, int] = {}
        self.kept = ""
        """The selected question: it stays, whatever becomes of it."""
        link.rows_changed.connect(self._changed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            warning = ", " + self.tr("personal data") if row.findings else ""
            return f"{row.text}, {row.place}, {row.people}{warning}"
        return row if role == Qt.ItemDataRole.UserRole else None

    def row_at(self, at: int) -> Row | None:
        """The question in place `at`."""
        return self._link.rows.get(self.ids[at]) if 0 <= at < len(self.ids) else None

    def place(self, id: str) -> int:
        """Where a question stands, -1: not here."""
        return self._places.get(id, -1)

    def anew(self) -> None:
        """Another filter: everything again."""
        self.beginResetModel()
        rows = self._link.rows.items()
        found = [(row.asked_at, id) for id, row in rows if self._wanted(row) or id == self.kept]
        self.ids = [id for _, id in sorted(found, key=lambda pair: pair[0])]
        self._index()
        self.endResetModel()

    def sort_by_people(self) -> None:
        """Most wanted first, because a person asked for it."""
        self.beginResetModel()
        self.ids.sort(key=lambda id: -self._link.rows[id].people)
        self._index()
        self.endResetModel()

    def let_go(self, id: str) -> None:
        """`id` is not selected any more: it goes if it has to."""
        if id and id != self.kept:
            self._changed(frozenset({id}))

    def _changed(self, ids: Iterable[str]) -> None:
        ids = list(ids)
        if not ids:
            self.anew()
            return
        fresh = []
        for id in ids:
            row = self._link.rows.get(id)
            at = self._places.get(id, -1)
            wanted = row is not None and (self._wanted(row) or id == self.kept)
            if at >= 0 and wanted:
                index = self.index(at)
                self.dataChanged.emit(index, index)
            elif at >= 0:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self.ids[at]
                self._index()
                self.endRemoveRows()
            elif wanted:
                fresh.append(id)
        if fresh:
            fresh.sort(key=lambda id: self._link.rows[id].asked_at)
            self.beginInsertRows(QModelIndex(), len(self.ids), len(self.ids) + len(fresh) - 1)
            for id in fresh:
                self._places[id] = len(self.ids)
                self.ids.append(id)
            self.endInsertRows()

    def _index(self) -> None:
        self._places = {id: at for at, id in enumerate(self.ids)}


class RowPainter(QStyledItemDelegate):
    """Draws a row: language, place, age; votes, similar, personal data, who works on it; two lines of the question."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__()
        self._link = link

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        box = rect.adjusted(2, 3, -3, -3)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setBrush(QColor("#22303E") if selected else theme.PANEL)
        painter.setPen(QPen(theme.INFO if selected else theme.LINE, 2 if selected else 1))
        painter.drawRoundedRect(box, 4, 4)
        inner = box.adjusted(8, 6, -8, -4)
        right = self._flags(painter, inner, row)
        left = self._pill(painter, inner.left(), inner.top(), LANGUAGE.get(row.language, row.language.upper()))
        words = f"{row.place} · {ago(self._link.now() - row.asked_at)}"
        painter.setFont(theme.font(12))
        painter.setPen(theme.QUIET)
        room = QRect(left + 6, inner.top(), max(0, right - left - 12), 20)
        painter.drawText(
            room, _MIDDLE, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        )
        painter.setFont(theme.font(14, bold=selected))
        done = row.stage not in (Stage.ASKED, Stage.EDITED) and row.id == getattr(index.model(), "kept", "")
        painter.setPen(theme.QUIET if done else theme.TEXT)
        _two_lines(painter, inner.adjusted(0, 24, 0, 0), row.text)
        painter.restore()

    def _flags(self, painter: QPainter, inner: QRect, row: Row) -> int:
        """From the right; where they end."""
        right = inner.right()
        flags: list[tuple[str, QColor | None, QColor]] = [(f"▲ {row.people}", None, theme.TEXT)]
        if row.findings:
            flags.append(("▲ " + self.tr("personal data"), theme.CAUTION, theme.ON_CAUTION))
        if row.similar:
            flags.append((f"≈ {len(row.similar)}", theme.INFO, theme.GROUND))
        if row.channel is Channel.HALL:
            flags.append((self.tr("HALL"), theme.WHITE, theme.GROUND))
        who = self._worker(row.id)
        if who:
            flags.append((who, None, theme.INFO))
        if row.stage is not Stage.ASKED:
            flags.append((stage_name(row.stage), None, theme.QUIET))
        painter.setFont(theme.font(12, bold=True))
        for words, ground, ink in flags:
            wide = QFontMetrics(painter.font()).horizontalAdvance(words) + 14
            if right - wide < inner.left() + 100:
                break
            right -= wide
            self._pill(painter, right, inner.top(), words, ground, ink)
            right -= 5
        return right

    def _worker(self, id: str) -> str:
        board = self._link.board
        who = next((name for claimed, name in board.claims if claimed == id), "") if board is not None else ""
        return "" if who == self._link.name else who

    def _pill(self, painter: QPainter, x: int, y: int, words: str, ground: QColor | None = None,
              ink: QColor = theme.TEXT) -> int:  # fmt: skip
        painter.setFont(theme.font(12, bold=True))
        wide = QFontMetrics(painter.font()).horizontalAdvance(words) + 14
        box = QRect(x, y, wide, 20)
        painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ground if ground is not None else theme.LINE, 1))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        return x + wide


def _two_lines(painter: QPainter, box: QRect, text: str) -> None:
    """At most two lines, the second with an ellipsis."""
    metrics = painter.fontMetrics()
    cut = len(text)
    if metrics.horizontalAdvance(text) > box.width():
        cut = next((n for n in range(1, len(text)) if metrics.horizontalAdvance(text[:n]) > box.width()), len(text)) - 1
        space = text.rfind(" ", 0, cut + 1)
        cut = space if space > cut // 2 else cut
    line = metrics.height()
    painter.drawText(QRect(box.left(), box.top(), box.width(), line), _TOP, text[:cut])
    rest = metrics.elidedText(text[cut:].strip(), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(QRect(box.left(), box.top() + line, box.width(), line), _TOP, rest)
