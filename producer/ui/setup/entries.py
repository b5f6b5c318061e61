"""One section of the show in the set-up: its list, where it has one, and the fields of the chosen entry.

Owner: the UI thread; a part of the set-up's window. What is typed stands in the draft at once.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QScrollArea, QVBoxLayout, QWidget

from producer.ui import theme
from producer.ui.controls import Press, TwoStep
from producer.ui.optiontable import kind_name
from producer.ui.setup.forms import Form
from producer.ui.setup.model import Row, ShowDraft, new_id, rows
from producer.ui.setup.sections import Options, Section, fields, label_of


class Entries(QWidget):
    """Edits `draft` in the section that is open."""

    changed = Signal()
    """Something of the show is another."""
    shown = Signal()
    """The fields of another entry are drawn, or none."""

    def __init__(self, draft: ShowDraft, section: Section) -> None:
        super().__init__()
        self._draft, self.section = draft, section
        self.kinds: Options = {}
        """Of sources, as the back room tells them; empty until it has."""
        self.outputs: Options = {}
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Entries of this section"))
        self.list.setMaximumHeight(230)
        self.list.currentRowChanged.connect(lambda _: self._show_row())
        self.add = Press(self.tr("Add"))
        self.remove = TwoStep(self.tr("Remove"), self.tr("AGAIN: REMOVE"))
        self.up, self.down = Press("▲"), Press("▼")
        self.up.setAccessibleName(self.tr("Up"))
        self.down.setAccessibleName(self.tr("Down"))
        self.add.pressed.connect(self._add)
        self.remove.fired.connect(self._remove)
        self.up.pressed.connect(lambda: self._move(-1))
        self.down.pressed.connect(lambda: self._move(1))
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setStyleSheet(f"color: {theme.QUIET.name()}")
        self.form = Form(self._typed)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.add, self.up, self.down, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(self.tr("Fields"))
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.hint)
        whole.addWidget(self.list)
        whole.addLayout(buttons)
        whole.addWidget(scroll, 1)

    def know(self, kinds: Options, outputs: Options) -> None:
        """The kinds of sources and outputs there are, with their options."""
        self.kinds, self.outputs = kinds, outputs
        self._show_row()

    def open(self, section: Section) -> None:
        """Show `section` from its first entry on."""
        self.section = section
        self.hint.setText(section.hint)
        self.hint.setVisible(bool(section.hint))
        for part in (self.list, self.add, self.up, self.down, self.remove):
            part.setVisible(bool(section.table))
        self._fill()

    def row(self) -> Row | None:
        """The entry whose fields are shown; the show itself in a section without a list."""
        if not self.section.table:
            return self._draft.show
        found = rows(self._draft.show, self.section.table)
        at = self.list.currentRow()
        return found[at] if 0 <= at < len(found) else None

    def _fill(self, chosen: int = 0) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        if self.section.table:
            for n, row in enumerate(rows(self._draft.show, self.section.table)):
                self.list.addItem(_title(n, row))
        self.list.setCurrentRow(min(chosen, self.list.count() - 1))
        self.list.blockSignals(False)
        self._show_row()

    def _show_row(self) -> None:
        row = self.row()
        found = fields(self.section, self._draft.show, row, self.kinds, self.outputs) if row is not None else ()
        self.form.show_table(row, found)
        for button in (self.remove, self.up, self.down):
            button.setEnabled(row is not None)
        self.shown.emit()

    def _typed(self, key: str) -> None:
        row, item = self.row(), self.list.currentItem()
        if key == "kind":
            if row is not None:
                row.pop("options", None)
                row.pop("confirmed", None)  # somebody looked at another camera's masks
            QTimer.singleShot(0, self._show_row)  # the form that called us is drawn anew
        if key in ("label", "name", "id", "kind") and self.section.table and item is not None and row is not None:
            item.setText(_title(self.list.currentRow(), row))
        self.changed.emit()

    def _add(self) -> None:
        found = rows(self._draft.show, self.section.table)
        row: Row = {"id": new_id(self._draft.show, self.section.table, self.section.stem)}
        if self.section.name == "cameras":
            row |= {"label": self.tr("Camera {number}").format(number=len(found) + 1), "kind": "rtsp"}
        elif self.section.name == "outputs":
            row["kind"] = "hls"
        elif self.section.name == "sound":
            sources = rows(self._draft.show, "source")
            row |= {"source": sources[0].get("id", "")} if sources else {}
        found.append(row)
        self._fill(len(found) - 1)
        self.changed.emit()

    def _remove(self) -> None:
        found, at = rows(self._draft.show, self.section.table), self.list.currentRow()
        if 0 <= at < len(found):
            del found[at]
            self._fill(max(0, at - 1))
            self.changed.emit()

    def _move(self, by: int) -> None:
        found, at = rows(self._draft.show, self.section.table), self.list.currentRow()
        if 0 <= at < len(found) and 0 <= at + by < len(found):
            found[at], found[at + by] = found[at + by], found[at]
            self._fill(at + by)
            self.changed.emit()


def _title(n: int, row: Row) -> str:
    kind = kind_name(str(row["kind"])).partition(" (")[0] if row.get("kind") else ""
    return f"{n + 1}  {label_of(row)}" + (f"  ·  {kind}" if kind else "")
