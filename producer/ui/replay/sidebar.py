"""The right column of a replay's window: marks to jump to, and in a review the edits.

Owner: the UI thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTabWidget, QVBoxLayout, QWidget

from producer.core.edits import Edit
from producer.core.timebase import Ticks
from producer.ui import theme
from producer.ui.replay.timeline import COLOURS, Timeline, clock
from producer.wire.review import TimelineMark

_SIGNS = {
    "chapter": "▼",
    "flag": "⚑",
    "dump": "▧",
    "cover": "■",
    "scene": "▫",
    "guard": "▲",
    "caption": "≡",
    "approval": "✓",
}
_LISTED = ("chapter", "flag", "dump", "cover", "guard", "approval")
"""Scenes change every few seconds and stand in the time line only."""
_ROLE = Qt.ItemDataRole.UserRole


class Sidebar(QWidget):
    """`asked`: ticks to go to. `picked`: an edit's id."""

    asked = Signal(object)
    picked = Signal(str)

    def __init__(self, timeline: Timeline, editing: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._shown: tuple[tuple[Edit, ...], str] | None = None
        self.marks, self.edits = QListWidget(), QListWidget()
        self.marks.setAccessibleName(self.tr("Marks"))
        self.edits.setAccessibleName(self.tr("Edits"))
        self.marks.itemActivated.connect(lambda item: self.asked.emit(item.data(_ROLE)))
        self.marks.itemClicked.connect(lambda item: self.asked.emit(item.data(_ROLE)))
        self.edits.itemClicked.connect(lambda item: self.picked.emit(item.data(_ROLE)))
        self.edits.itemActivated.connect(lambda item: self.picked.emit(item.data(_ROLE)))
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        if editing:
            tabs.addTab(self.edits, self.tr("EDITS"))
        tabs.addTab(self.marks, self.tr("MARKS"))
        tabs.tabBar().setExpanding(True)
        for each in (self.marks, self.edits):
            each.setWordWrap(True)
            each.setResizeMode(QListWidget.ResizeMode.Adjust)
            each.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            each.setTextElideMode(Qt.TextElideMode.ElideNone)
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys from the window
        tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(tabs)

    def show_marks(self, marks: Sequence[TimelineMark]) -> None:
        """All marks of the recording."""
        self.marks.clear()
        for mark in marks:
            if mark.kind in _LISTED:
                name = self._timeline.mark_name(mark.kind)
                words = "" if mark.kind == "approval" else mark.words
                said = words if words and mark.kind == "chapter" else f"{name}: {words}".rstrip(": ")
                text = f"{_SIGNS[mark.kind]} {clock(mark.at)}  {said}"
                self._add(self.marks, text, mark.at, f"{name} {clock(mark.at)} {words}")
        if not self.marks.count():
            self._empty(self.marks, self.tr("No chapter and no flag was set during the show."))

    def show_edits(self, edits: Sequence[Edit], selected: str) -> None:
        """All edits."""
        now = (tuple(edits), selected)
        if now == self._shown:
            return
        self._shown = now
        self.edits.clear()
        for edit in edits:
            length = f" – {clock(edit.until)}" if edit.until > edit.at else ""
            words = f"  {edit.text}" if edit.text else ""
            item = self._add(self.edits, f"{self.kind_name(edit)}  {clock(edit.at)}{length}{words}", edit.id, "")
            item.setForeground(COLOURS[edit.kind])
            if edit.id == selected:
                item.setBackground(theme.RAISED)
                self.edits.scrollToItem(item)
        if not self.edits.count():
            self._empty(
                self.edits, self.tr("Nothing is edited yet. Choose a range with I and O, then cut, mute or cover it.")
            )

    def kind_name(self, edit: Edit) -> str:
        """What an edit does, in capitals."""
        return {
            "cut": self.tr("CUT"), "mute": self.tr("MUTE"), "cover": self.tr("COVER"), "caption": self.tr("CAPTION"),
            "chapter": self.tr("CHAPTER"),
        }[edit.kind.value]  # fmt: skip

    def _add(self, rows: QListWidget, text: str, value: Ticks | str, spoken: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(_ROLE, value)
        if spoken:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        rows.addItem(item)
        return item

    def _empty(self, rows: QListWidget, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QColor(theme.QUIET))
        rows.addItem(item)
