"""Sheets over the window, and the palette in which every action is found by typing (Ctrl+K).

Owner: the UI thread. They are children of the window, not dialogs: nothing waits for them, the cut keys go on working,
and the program monitor stays free. Escape closes them. While one has the focus the switching keys are off, and it says
so at the top: Space and Enter belong to its buttons.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from producer.ui import theme
from producer.ui.console.actions import Actions
from producer.ui.keywords import key_words

TOP = 96
"""Below the top line and the bar for notices."""


class Sheet(QWidget):
    """A raised sheet in the left half of its parent, over preview and tiles."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("ownKeys", True)  # Space and Enter press what has the focus, and nothing goes on air by them
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self._head = QLabel(title)
        self._head.setFont(theme.font(18, bold=True))
        self.column.addWidget(self._head)
        self.hide()

    def name(self, title: str) -> None:
        """Its title, for eyes and ears."""
        self._head.setText(title)
        self.setAccessibleName(title)

    def open(self) -> None:
        """Show it; bar and program stay free."""
        room = self._over.rect()
        wide = min(620, room.width() * 36 // 100)
        self.setGeometry(QRect(24, TOP, wide, min(room.height() - TOP - 100, 760)))
        self.show()
        self.raise_()

    def close_sheet(self) -> None:
        """Take it away and give the keys back."""
        self.hide()
        self._over.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.PANEL)
        painter.setPen(QPen(theme.INFO, 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)


class Palette(Sheet):
    """Type a few letters, arrows choose, Enter does it."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__("", parent)
        title = self.tr("What do you want to do?")
        self.name(title)
        self._actions = actions
        self.line = QLineEdit()
        self.line.setAccessibleName(title)
        self.line.setPlaceholderText(self.tr("type a few letters"))
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._chosen)
        self.column.addWidget(self.line)
        self.column.addWidget(self.list, 1)

    def toggle(self) -> None:
        """Open or close it."""
        if self.isVisible():
            self.close_sheet()
            return
        self.line.clear()
        self._filter("")
        self.open()
        self.line.setFocus()

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        self.list.clear()
        for action in self._actions.table.values():
            if all(word in action.words.lower() for word in words):
                item = QListWidgetItem(action.words + (f"   [{key_words(action.key)}]" if action.key else ""))
                item.setData(Qt.ItemDataRole.UserRole, action.name)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        self.close_sheet()
        if item is not None:
            self._actions.do(item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        key, row, last = event.key(), self.list.currentRow(), self.list.count() - 1
        if key == Qt.Key.Key_Escape:
            self.close_sheet()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._chosen(self.list.currentItem())
        elif key == Qt.Key.Key_Down:
            self.list.setCurrentRow(min(last, row + 1))
        elif key == Qt.Key.Key_Up:
            self.list.setCurrentRow(max(0, row - 1))
        else:
            return False
        return True
