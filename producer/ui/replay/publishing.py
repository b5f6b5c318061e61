"""The dialog in which a person approves a replay, and the one that shows how it is made.

Owner: the UI thread. Nothing is approved by default: title, name and reason have to be there, and a box says in words
what the person answers for.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from producer.ui import theme
from producer.ui.controls import Dress, Press
from producer.ui.replay.board import ReviewBoard
from producer.wire.review import AskPublish, Making, NotMade, Released


class ApproveDialog(QDialog):
    """`asked` holds what was approved once it was accepted."""

    def __init__(self, summary: str, title: str, by: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Publish this replay"))
        self.setMinimumWidth(520)
        self.asked: AskPublish | None = None
        rows = QFormLayout()
        rows.setVerticalSpacing(10)
        self.title = self._line(title)
        self.by, self.because = self._line(by), self._line()
        self.by.setReadOnly(bool(by))  # who was admitted answers for it, nobody else
        self.days = QSpinBox()
        self.days.setRange(0, 3650)
        self.days.setValue(90)
        self.days.setSpecialValueText(self.tr("never"))
        self.days.setSuffix(self.tr(" days"))
        self.days.setMinimumHeight(36)
        self.days.setProperty("bare", True)  # with `NoButtons` a sheet leaves no room for the words
        self.days.lineEdit().setTextMargins(6, 0, 0, 0)
        for name, field in (
            (self.tr("Title for viewers"), self.title), (self.tr("Approved by"), self.by),
            (self.tr("Why it may be shown"), self.because), (self.tr("Expires after"), self.days),
        ):  # fmt: skip
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
            rows.addRow(label, field)
        self.sure = QCheckBox(self.tr("I have seen all of it. Nothing in it tells who the patient is."))
        self.sure.setMinimumHeight(theme.TARGET)
        self.sure.setStyleSheet(
            f"QCheckBox {{ color: {theme.TEXT.name()} }} QCheckBox::indicator {{ width: 22px; height: 22px; "
            f"border: 2px solid {theme.QUIET.name()}; border-radius: 4px }} "
            f"QCheckBox::indicator:checked {{ background: {theme.INFO.name()}; border-color: {theme.WHITE.name()} }}"
        )
        self.sure.toggled.connect(self._look)
        self.go = Press(self.tr("PUBLISH"), "", Dress.WHITE)
        self.go.setMinimumWidth(150)
        self.go.pressed.connect(self._go)
        back = Press(self.tr("Back"))
        back.pressed.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        words = QLabel(summary)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addLayout(rows)
        layout.addWidget(self.sure)
        layout.addLayout(buttons)
        self._look()

    def _line(self, text: str = "") -> QLineEdit:
        line = QLineEdit(text)
        line.setMaxLength(200)
        line.textChanged.connect(self._look)
        return line

    def _look(self) -> None:
        if hasattr(self, "go"):
            filled = all(line.text().strip() for line in (self.title, self.by, self.because))
            self.go.setEnabled(filled and self.sure.isChecked())

    def _go(self) -> None:
        self.asked = AskPublish(
            self.title.text().strip(), self.by.text().strip(), self.because.text().strip(), self.days.value()
        )
        self.accept()


class MakingDialog(QDialog):
    """Shows how far the replay is; Cancel leaves nothing of it."""

    def __init__(self, board: ReviewBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Publishing"))
        self.setMinimumWidth(520)
        self._board, self._over = board, False
        self.words = QLabel(self.tr("The pictures are redacted, encoded anew and sealed. The original is not changed."))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setMinimumHeight(28)
        self.bar.setStyleSheet(
            f"QProgressBar {{ background: {theme.PANEL.name()}; color: {theme.TEXT.name()}; text-align: center; "
            f"border: 1px solid {theme.LINE.name()}; border-radius: 4px }} "
            f"QProgressBar::chunk {{ background: {theme.PREVIEW.name()} }}"
        )
        self.button = Press(self.tr("Cancel"))
        self.button.pressed.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignRight)
        board.making.connect(self._hear)
        board.said.connect(self._fault)

    def _hear(self, message: object) -> None:
        match message:
            case Making(done, total):
                self.bar.setValue(done * 1000 // max(1, total))
            case NotMade(reason):
                self._end(self.tr("Not published: {}").format(reason))
            case Released(folder, seal):
                self.bar.setValue(1000)
                self._end(self.tr("Published. It stands in {}\n\nSeal number, for paper: {}").format(folder, seal))

    def _fault(self, words: str, wrong: bool) -> None:
        if wrong:
            self._end(words)

    def _end(self, words: str) -> None:
        self._over = True
        self.words.setText(words)
        self.button.say(self.tr("Close"))

    def reject(self) -> None:
        if self._over:
            super().reject()
        else:
            self._board.stop_making()
            self.words.setText(self.tr("Cancelling …"))
