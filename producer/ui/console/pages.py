"""The pages of the right column, under buttons a finger can hit: one row where there is room, two where there is not.

Owner: the UI thread. A QTabWidget whose own bar is hidden: its labels would not fit in three languages on a narrow
screen. A page can carry a mark (▲ 2) that says that something waits there.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QTabWidget, QVBoxLayout, QWidget

from producer.ui import theme
from producer.ui.controls import Press

LEAST = 60
"""A button narrower than this begins another row."""
LOWEST = 100


class Pages(QWidget):
    """Buttons over pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = QTabWidget()
        self.stack.tabBar().hide()
        self.stack.setDocumentMode(True)
        self.stack.setMinimumHeight(LOWEST)  # each page scrolls by itself
        self._grid = QGridLayout()
        self._grid.setSpacing(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self.stack, 1)
        self.buttons: list[Press] = []
        self.stack.currentChanged.connect(lambda _: self._light())

    def name(self, title: str) -> None:
        """For screen readers."""
        self.setAccessibleName(title)
        self.stack.setAccessibleName(title)
        self.stack.tabBar().setAccessibleName(title)

    def insert(self, at: int, page: QWidget, title: str) -> None:
        """`page` at place `at` (-1: last)."""
        self.stack.insertTab(at if at >= 0 else self.stack.count(), page, title)
        self._build()

    def remove(self, page: QWidget) -> None:
        """Take `page` out."""
        at = self.stack.indexOf(page)
        if at >= 0:
            self.stack.removeTab(at)
            self._build()

    def say(self, page: QWidget, title: str) -> None:
        """Another title."""
        at = self.stack.indexOf(page)
        if at >= 0 and self.stack.tabText(at) != title:
            self.stack.setTabText(at, title)
            self.buttons[at].say(title)

    # -- as a QTabWidget ----------------------------------------------------------------------------------------------
    def count(self) -> int:
        """Pages."""
        return self.stack.count()

    def indexOf(self, page: QWidget) -> int:
        """Place of `page`, -1 if it is none of ours."""
        return self.stack.indexOf(page)

    def currentWidget(self) -> QWidget:
        """The page in view."""
        return self.stack.currentWidget()

    def setCurrentIndex(self, at: int) -> None:
        """Show page number `at`."""
        self.stack.setCurrentIndex(at)

    def setCurrentWidget(self, page: QWidget) -> None:
        """Show `page`."""
        self.stack.setCurrentWidget(page)

    # -- inside -------------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for n in range(self.stack.count()):
            button = Press(self.stack.tabText(n))
            button.pressed.connect(self._opener(n))
            self.buttons.append(button)
        self._place()
        self._light()

    def _opener(self, n: int) -> Callable[[], None]:
        return lambda: self.stack.setCurrentIndex(n)

    def _place(self) -> None:
        count = len(self.buttons)
        if not count:
            return
        rows = 1 if self.width() // count >= LEAST else 2
        columns = -(-count // rows)
        for n, button in enumerate(self.buttons):
            self._grid.addWidget(button, n // columns, n % columns)
            button.setMinimumWidth(theme.TARGET)

    def _light(self) -> None:
        for n, button in enumerate(self.buttons):
            button.light(n == self.stack.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
