"""The sheet that asks what of a show goes into the one of the next case: nothing, unless it is ticked.

Owner: the UI thread; a sheet over the set-up's window.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from producer.ui import theme
from producer.ui.console.overlays import Sheet
from producer.ui.controls import Dress, Press
from producer.ui.setup.model import Row, rows


class NextCase(Sheet):
    """What of this show goes into the next one: nothing, unless it is ticked."""

    def __init__(self, take: Callable[[set[str]], None], parent: QWidget) -> None:
        super().__init__("", parent)
        self.name(self.tr("What may the next case take along?"))
        self._take = take
        self.boxes = {
            "source": QCheckBox(self.tr("Cameras and sound sources")),
            "mask": QCheckBox(self.tr("Masks drawn for them, to be confirmed again")),
            "channel": QCheckBox(self.tr("Sound channels")),
            "graphics": QCheckBox(self.tr("Slates, logo and name strips")),
            "cue": QCheckBox(self.tr("Rundown")),
            "output": QCheckBox(self.tr("Outputs")),
            "policy": QCheckBox(self.tr("Delay and other rules")),
            "encoder": QCheckBox(self.tr("Encoder")),
        }
        hint = QLabel(self.tr("Title, case number and case file are always left behind."))
        hint.setWordWrap(True)
        self.column.addWidget(hint)
        for box in self.boxes.values():
            box.setMinimumHeight(theme.TARGET)
            self.column.addWidget(box)
        self.make = Press(self.tr("Make the new show"), "", Dress.WHITE)
        self.make.pressed.connect(self._done)
        self.column.addWidget(self.make)
        self.column.addStretch(1)

    def ask(self, show: Row) -> None:
        """Nothing is ticked."""
        for name, box in self.boxes.items():
            box.setChecked(False)
            there = any(row.get("mask") for row in rows(show, "source")) if name == "mask" else bool(show.get(name))
            box.setEnabled(there)
        self.open()

    def _done(self) -> None:
        self.close_sheet()
        self._take({name for name, box in self.boxes.items() if box.isChecked()})
