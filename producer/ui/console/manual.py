"""The manual in the window: docs/operator.md in the window's language, over the tiles, with the cut keys live.

Owner: the UI thread. The page is read when it is opened; a missing one is said in a sentence.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QImage, QKeyEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from producer.ui.console.overlays import Sheet
from producer.ui.languages import NAMES, Languages

PAGE = Path(__file__).parents[3] / "docs" / "operator.md"


class Page(QTextBrowser):
    """Its pictures are as wide as it is, at most."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        found = super().loadResource(kind, name)
        if kind == QTextDocument.ResourceType.ImageResource.value and isinstance(found, QByteArray | bytes):
            image = QImage.fromData(found)
            wide = self.viewport().width() - 24
            if image.width() > wide > 0:
                return image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            return image
        return found


class Manual(Sheet):
    """Escape or F1 closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.name(self.tr("The manual"))
        self.page = Page()
        self.page.setOpenLinks(False)
        self.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its width is counted in
        self.page.setAccessibleName(self.tr("The manual"))
        self.page.anchorClicked.connect(self._follow)
        self.page.installEventFilter(self)
        self.column.addWidget(self.page, 1)

    def toggle(self) -> None:
        """Open or close it."""
        if self.isVisible():
            self.close_sheet()
            return
        self.open()
        room = self._over.rect()
        self.resize(room.width() * 375 // 1000, room.height() - 200)  # as wide as may be without hiding program
        spoken = PAGE.with_suffix(f".{Languages.system()}.md")
        self._read(spoken if spoken.exists() else PAGE)
        self.page.setFocus()

    def _read(self, page: Path) -> None:
        try:
            self.page.setSearchPaths([str(page.parent)])
            self.page.setMarkdown(page.read_text("utf-8"))
        except OSError:
            self.page.setPlainText(self.tr("The manual is not on this machine; it belongs in docs/operator.md."))

    def _follow(self, where: QUrl) -> None:
        """Inside this page, and to the same page in another language: nothing of the console opens an address."""
        if where.scheme():
            return
        if where.path() in (PAGE.name, *(f"{PAGE.stem}.{code}.md" for code in NAMES)):
            self._read(PAGE.with_name(where.path()))
        elif where.fragment():
            self.page.scrollToAnchor(where.fragment())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return True
        return False
