"""Fields of a table of the show file as controls: texts, numbers, switches, choices, lists of sources.

Owner: the UI thread. A form is a list of `Field`s over one table; each change is written into the table at once, and
what is as delivered is left out of it (`model.put`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QSpinBox, QWidget

from producer.ui import theme
from producer.ui.controls import still
from producer.ui.setup.model import Row, get, put

Choices = Sequence[tuple[str, str]]
"""(value, words)."""


_STATES = {None: Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
_VALUES = {state: value for value, state in _STATES.items()}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a table. `default` is what counts when it is not there; None for a switch or a number: that depends,
    and the control says so (a third state; a dash at `low`)."""

    key: str
    label: str
    kind: str
    """text, number, switch, choice, sources."""
    default: object = ""
    hint: str = ""
    low: int = 0
    high: int = 100_000
    choices: Choices = ()


class Form(QWidget):
    """The fields of one table; `changed` is called after each change with the field's key."""

    def __init__(self, changed: Callable[[str], None]) -> None:
        super().__init__()
        self._changed = changed
        self.controls: dict[str, QWidget] = {}
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(14)
        self._layout.setVerticalSpacing(8)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_table(self, table: Row | None, fields: Sequence[Field]) -> None:
        """Draw `fields` of `table`; None: nothing is chosen."""
        while self._layout.rowCount():
            self._layout.removeRow(0)
        self.controls = {}
        if table is None:
            return
        for field in fields:
            control = self._control(table, field)
            control.setAccessibleName(field.label)
            still(control)
            control.setMinimumSize(140, theme.TARGET - 4)
            if field.hint:
                control.setToolTip(field.hint)
                control.setAccessibleDescription(field.hint)
            label = QLabel(field.label)
            label.setFont(theme.font(14))
            label.setMinimumHeight(theme.TARGET - 4)
            self.controls[field.key] = control
            self._layout.addRow(label, control)

    def _control(self, table: Row, field: Field) -> QWidget:
        value = get(table, field.key, field.default)
        match field.kind:
            case "number":
                number = QSpinBox()
                number.setProperty("typed", True)
                number.lineEdit().setTextMargins(8, 0, 8, 0)
                number.setRange(field.low, field.high)
                unset = field.low if field.default is None else int(str(field.default))
                number.setSpecialValueText("–" if field.default is None else "")
                number.setValue(value if isinstance(value, int) else unset)
                number.valueChanged.connect(
                    lambda new: self._set(table, field, None if field.default is None and new == field.low else new)
                )
                return number
            case "switch":
                switch = QCheckBox()
                switch.setTristate(field.default is None)
                switch.setCheckState(_STATES[None if value is None else bool(value)])
                switch.checkStateChanged.connect(lambda new: self._set(table, field, _VALUES[new]))
                return switch
            case "choice":
                choice = QComboBox()
                choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                choice.setMinimumContentsLength(8)
                for stored, words in field.choices:
                    choice.addItem(words, stored)
                at = choice.findData(str(value))
                if at < 0 and value in ("", None):  # nothing is said of it yet: the first choice is not chosen
                    choice.insertItem(0, "–", "")
                    at = 0
                if at < 0 and value not in ("", None):
                    choice.addItem(str(value), value)
                    at = choice.count() - 1
                choice.setCurrentIndex(max(0, at))
                choice.currentIndexChanged.connect(lambda _: self._set(table, field, choice.currentData()))
                return choice
            case "sources":
                names = QLineEdit(", ".join(str(each) for each in value) if isinstance(value, list) else "")
                names.setPlaceholderText(", ".join(stored for stored, _ in field.choices))
                names.textEdited.connect(
                    lambda text: self._set(table, field, [part.strip() for part in text.split(",") if part.strip()])
                )
                return names
            case _:
                line = QLineEdit(str(value))
                line.setPlaceholderText(field.hint)
                line.textEdited.connect(lambda text: self._set(table, field, text))
                return line

    def _set(self, table: Row, field: Field, value: object) -> None:
        put(table, field.key, value, field.default)
        self._changed(field.key)
