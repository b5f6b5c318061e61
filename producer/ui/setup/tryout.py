"""Trying a camera or an output of the set-up, and drawing a camera's first masks on the picture of its test.

Owner: the UI thread; a part of the set-up's window. The test itself runs in a process of its own (`setup.backroom`).
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from producer.ui.console.maskshapes import Points
from producer.ui.controls import Dress, Press, TwoStep
from producer.ui.said import said
from producer.ui.setup.backroom import Trial
from producer.ui.setup.model import Row, ShowDraft, clean, rows
from producer.ui.setup.picture import TestPicture

_TRIED = {"cameras": "source", "outputs": "output"}
"""Section whose entries can be tried -> what the test calls them."""


class TryOut(QWidget):
    """Tries an entry of `draft`."""

    masked = Signal()
    """Masks of the camera were drawn or removed."""

    def __init__(self, draft: ShowDraft) -> None:
        super().__init__()
        self._draft = draft
        self._section = ""
        self._row: Row | None = None
        self.trial = Trial(self)
        self.picture = TestPicture(self._draw_mask)
        self.test = Press(self.tr("Test"), "", Dress.WHITE)
        self.forget_masks = TwoStep(self.tr("Remove its masks"), self.tr("AGAIN: REMOVE"))
        self.test.pressed.connect(self._test)
        self.forget_masks.fired.connect(self._forget_masks)
        self.trial.pictured.connect(self.picture.show_image)
        self.trial.said.connect(self.picture.say)
        self.trial.failed.connect(self._failed)
        self.trial.ended.connect(lambda: self.test.say(self.tr("Test")))
        buttons = QHBoxLayout()
        buttons.addWidget(self.test, 1)
        buttons.addWidget(self.forget_masks, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.picture)
        whole.addLayout(buttons)

    def show_row(self, section: str, row: Row | None) -> None:
        """Another entry may be tried now; a test that runs is ended."""
        self.trial.stop()
        self._section, self._row = section, row
        self.test.setVisible(section in _TRIED)
        self.test.setEnabled(row is not None)
        self.picture.setVisible(section in _TRIED)
        self.picture.show_image(None)
        if section == "outputs":
            self.picture.say(self.tr("Press Test to send a few seconds of a grey card."))
        else:
            self.picture.say(self.tr("Press Test to see the picture."))
        masks = row.get("mask") if row is not None and section == "cameras" else None
        self.picture.show_masks(masks if isinstance(masks, list) else [])
        self.forget_masks.setVisible(bool(masks))

    def stop(self) -> None:
        """End the test that runs."""
        self.trial.stop()

    def _test(self) -> None:
        if self.trial.running:
            self.trial.stop()
            return
        if self._row is None:
            return
        self.test.say(self.tr("End the test"))
        self.picture.show_image(None)
        self.picture.say(self.tr("It is being opened…"))
        what = {_TRIED[self._section]: str(self._row.get("id", ""))}
        self.trial.start({"show": clean(self._draft.show), "dir": self._draft.folder, **what})

    def _failed(self, words: str) -> None:
        self.picture.show_image(None)
        self.picture.say(said(words), True)

    def _draw_mask(self, points: Points) -> None:
        if self._row is None or self._section != "cameras":
            return
        masks = rows(self._row, "mask")
        taken = {str(mask.get("id")) for mask in masks}
        name = next(f"mask{n}" for n in range(1, 99) if f"mask{n}" not in taken)
        masks.append({"id": name, "points": [list(point) for point in points]})
        self.picture.show_masks(masks)
        self.forget_masks.setVisible(True)
        self.masked.emit()

    def _forget_masks(self) -> None:
        if self._row is not None:
            self._row.pop("mask", None)
            self.picture.show_masks([])
            self.forget_masks.setVisible(False)
            self.masked.emit()
