"""The sheet that stands between a person and the loss of what was set up and not saved.

Owner: the UI thread; a sheet over the set-up's window. Nothing is thrown away but by the button that says so.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from producer.ui.console.overlays import Sheet
from producer.ui.controls import Dress, Press


class Unsaved(Sheet):
    """`save` saves the show and then calls what it is given."""

    def __init__(self, save: Callable[[Callable[[], None]], None], parent: QWidget) -> None:
        super().__init__("", parent)
        self.name(self.tr("This show has changes that are not saved"))
        self._save_it = save
        self._then: Callable[[], None] = lambda: None
        words = QLabel(self.tr("A show can be saved when nothing is wrong with it any more."))
        words.setWordWrap(True)
        self.save = Press(self.tr("Save"), "", Dress.WHITE)
        self.drop = Press(self.tr("Throw the changes away"))
        self.stay = Press(self.tr("Go on editing"))
        self.save.pressed.connect(lambda: self._leave(save=True))
        self.drop.pressed.connect(lambda: self._leave(save=False))
        self.stay.pressed.connect(self.close_sheet)
        for part in (words, self.save, self.drop, self.stay):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def ask(self, then: Callable[[], None], able: bool) -> None:
        """Before `then` is done. `able`: the show can be saved as it is."""
        self._then = then
        self.save.setEnabled(able)
        self.open()
        self.resize(max(420, self.width()), 300)
        (self.save if able else self.stay).setFocus()

    def _leave(self, save: bool) -> None:
        self.close_sheet()
        if save:
            self._save_it(self._then)
        else:
            self._then()
