"""All keys on one sheet, and the place to change them: press a row, then the key it shall have.

Owner: the UI thread. What a desk changes is kept in its own file. The privacy cut's keys are everybody's and cannot be
changed, nor can a key be given to two actions: the one that had it loses it, and the sheet says so.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from producer.ui.console.actions import Actions
from producer.ui.console.deskfile import DeskFile
from producer.ui.console.keys import BINDINGS, KeyDoor
from producer.ui.console.overlays import Sheet
from producer.ui.controls import Press
from producer.ui.keywords import key_words
from producer.ui.languages import NAMES

FIXED = ("privacy",)


class KeySheet(Sheet):
    """Everything that has a key, then everything that could have one."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__("", parent)
        self.name(self.tr("All keys"))
        self._actions = actions
        self._door: KeyDoor | None = None
        self._file: DeskFile | None = None
        self._waits = ""
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.tr("All keys"))
        self.list.installEventFilter(self)
        self.list.itemActivated.connect(self._begin)
        self.list.itemClicked.connect(self._select)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.change = Press(self.tr("Change this key"))
        self.reset = Press(self.tr("All as delivered"))
        self.change.pressed.connect(lambda: self._begin(self.list.currentItem()))
        self.reset.pressed.connect(self._reset)
        self.languages = {code: Press(name) for code, name in NAMES.items()}
        speech = QHBoxLayout()
        for code, button in self.languages.items():
            button.pressed.connect(_speak(actions, code))
            speech.addWidget(button, 1)
        row = QHBoxLayout()
        row.addWidget(self.change, 1)
        row.addWidget(self.reset, 1)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.hint)
        self.column.addLayout(row)
        self.column.addLayout(speech)

    def serve(self, door: KeyDoor, file: DeskFile) -> None:
        """Change the keys of `door`, keep them in `file`."""
        self._door, self._file = door, file
        door.bindings = {**BINDINGS, **file.desk.keys}

    def speak(self, code: str) -> None:
        """The language that is spoken now."""
        for each, button in self.languages.items():
            button.light(each == code)

    def toggle(self) -> None:
        """Open or close it."""
        if self.isVisible():
            self.close_sheet()
            return
        self._say(self.tr("Digits are places on the board, letters are letters. Esc closes this."))
        self.open()
        self._fill()
        self.list.setFocus()

    def close_sheet(self) -> None:
        self._end()
        super().close_sheet()

    def keys_of(self, name: str) -> str:
        """The keys of action `name` as they are now."""
        if name in FIXED or self._door is None:
            return self._actions.table[name].key
        return ", ".join(key for key, bound in self._door.bindings.items() if bound == name)

    def _fill(self) -> None:
        self.list.clear()
        rows = [(self.keys_of(action.name), action) for action in self._actions.table.values()]
        for keys, action in sorted(rows, key=lambda row: not row[0]):
            item = QTreeWidgetItem([key_words(keys).replace(", ", "\n") or "–", action.words])
            item.setToolTip(1, action.words)
            item.setData(0, Qt.ItemDataRole.UserRole, action.name)
            self.list.addTopLevelItem(item)
        self.list.resizeColumnToContents(0)
        self._fold()
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    def _fold(self) -> None:
        """What does not fit into its column goes on in a second line."""
        letters = self.list.fontMetrics()
        room = self.list.viewport().width() - self.list.columnWidth(0) - 44
        for n in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(n)
            words = item.toolTip(1) if item is not None else ""
            if item is None or letters.horizontalAdvance(words) <= room:
                continue
            ends = [
                at for at, sign in enumerate(words) if sign == " " and letters.horizontalAdvance(words[:at]) <= room
            ]
            at = ends[-1] if ends else len(words) // 2
            item.setText(1, f"{words[:at].rstrip()}\n{words[at:].lstrip()}")

    # -- changing -----------------------------------------------------------------------------------------------------
    def _select(self, item: QTreeWidgetItem) -> None:
        self.change.setEnabled(item.data(0, Qt.ItemDataRole.UserRole) not in FIXED)

    def _begin(self, item: QTreeWidgetItem | None) -> None:
        name = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else ""
        if self._door is None or not name:
            return
        if name in FIXED:
            self._say(self.tr("The keys of the privacy cut are the same at every desk."))
            return
        self._waits = name
        self._door.grab = self._take
        self._say(self.tr("Press the key for: {action}. Esc gives up.").format(action=self._actions.table[name].words))

    def _take(self, key: str) -> None:
        door, file, name = self._door, self._file, self._waits
        self._end()
        if door is None or file is None or not name:
            return
        before = door.bindings.get(key, "")
        for old, bound in list(door.bindings.items()):
            if bound == name:
                door.bindings[old] = ""
        door.bindings[key] = name
        file.change(keys={k: v for k, v in door.bindings.items() if BINDINGS.get(k) != v})
        self._fill()
        words = self.tr("{key} is now: {action}.").format(key=key, action=self._actions.table[name].words)
        if before and before != name and before in self._actions.table:
            words += " " + self.tr("It was: {action}, which has no key now.").format(
                action=self._actions.table[before].words
            )
        self._say(f"{words} {file.fault}".strip())

    def _reset(self) -> None:
        if self._door is not None and self._file is not None:
            self._door.bindings = dict(BINDINGS)
            self._file.change(keys={})
            self._fill()
            self._say(self.tr("All keys are as delivered."))

    def _end(self) -> None:
        self._waits = ""
        if self._door is not None:
            self._door.grab = None

    def _say(self, words: str) -> None:
        self.hint.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape and self._waits:
            self._end()
            self._say(self.tr("Nothing was changed."))
        elif event.key() == Qt.Key.Key_Escape or event.text() == "?":
            self.close_sheet()
        else:
            return False
        return True


def _speak(actions: Actions, code: str) -> Callable[[], bool]:
    return lambda: actions.do(f"language.{code}")
