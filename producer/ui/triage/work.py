"""The middle column: the selected question, its short form with live length, what resembles it, answer and preview.

Owner: the UI thread. What somebody types here is his until he leaves the question: news of it from others does not
overwrite it. The preview is the surgeon's screen itself, painted small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from producer.core import personal, shortform
from producer.core.deskrules import MERGES
from producer.core.deskwords import Stage
from producer.ui import theme
from producer.ui.controls import Dress, Press
from producer.ui.cutroads import Cut
from producer.ui.desklink import DeskLink
from producer.ui.headsup.paint import Look, Screen
from producer.ui.headsup.view import HeadsUpView
from producer.ui.triage.names import finding_names, stage_name
from producer.ui.triage.rows import LANGUAGE, ago
from producer.wire.desk import Air, Card, Row, SurgeonView

CANNED = (
    "This is in the description of the broadcast.",
    "The team will speak about it at the end.",
    "It was answered live a moment ago; the replay will show it.",
    "We give no details about the patient.",
    "Please ask again in a calmer phase.",
)
"""Answers that are needed each time; a desk may bring its own."""
_EDIT = f"""QPlainTextEdit {{ background: #0E1013; color: {theme.TEXT.name()}; border: 1px solid {theme.LINE.name()};
  border-radius: 4px; padding: 4px; }} QPlainTextEdit:focus {{ border: 2px solid {theme.INFO.name()}; }}
  QPlainTextEdit:disabled {{ color: {theme.QUIET.name()}; }}"""
_COMBO = f"""QComboBox {{ background: {theme.RAISED.name()}; color: {theme.TEXT.name()}; padding: 3px 8px;
  border: 1px solid {theme.LINE.name()}; border-radius: 4px; }}
  QComboBox:focus {{ border: 2px solid {theme.INFO.name()}; }}
  QComboBox QAbstractItemView {{ background: {theme.RAISED.name()}; color: {theme.TEXT.name()};
  selection-background-color: {theme.INFO.name()}; selection-color: {theme.GROUND.name()}; }}"""
_CHECK = f"""QCheckBox {{ color: {theme.TEXT.name()}; spacing: 8px; min-height: 24px; }}
  QCheckBox::indicator {{ width: 16px; height: 16px; border: 2px solid {theme.QUIET.name()}; border-radius: 3px; }}
  QCheckBox::indicator:checked {{ background: {theme.INFO.name()}; border-color: {theme.INFO.name()}; }}
  QCheckBox:focus {{ color: {theme.INFO.name()}; }}"""


def heading(words: str) -> QLabel:
    """Small capitals over a field."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)  # a viewer's hospital may stand in it
    made.setFont(theme.font(11, bold=True, spaced=True))
    made.setStyleSheet(f"color: {theme.QUIET.name()};")
    return made


def field(name: str, hint: str, size: int, height: int) -> QPlainTextEdit:
    """A few lines to type in; Tab leaves it."""
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setTabChangesFocus(True)
    made.setFont(theme.font(size))
    made.setStyleSheet(_EDIT)
    made.setFixedHeight(height)
    return made


class WorkPane(QWidget):
    """`pressed` says the name of the button."""

    pressed = Signal(str)
    typed = Signal()

    def __init__(
        self, link: DeskLink, screen: Screen, language: str = "en", canned: Sequence[str] = CANNED,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._link = link
        self.language = language
        self.row: Row | None = None
        self._filled = ""
        self.head = heading("")
        self.head.setWordWrap(True)  # a long hospital does not push the column out of its frame
        self.question = QTextEdit()
        self.question.setReadOnly(True)
        self.question.setAccessibleName(self.tr("Question"))
        self.question.setFrameShape(QTextEdit.Shape.NoFrame)
        self.question.setStyleSheet("QTextEdit { background: transparent; }")
        self.question.setFont(theme.font(20, bold=True))
        self.question.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.question.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        self.warning.setStyleSheet(
            f"background: {theme.CAUTION.name()}; color: {theme.ON_CAUTION.name()}; padding: 4px 8px; font: bold 13px;"
        )
        self.short = field(self.tr("Short form for the surgeon"), self.tr("As the surgeon will read it"), 18, 62)
        self.length = QLabel()
        self.length.setFont(theme.font(13, bold=True))
        self.length.setWordWrap(True)
        self.similar_head = heading("")
        self.ticks: list[QCheckBox] = []
        self.similar_box = QVBoxLayout()
        self.similar_box.setSpacing(2)
        self.answer = field(self.tr("Answer in text"), self.tr("Type an answer…   Ctrl+Enter sends"), 15, 48)
        self.everybody = QCheckBox(self.tr("visible to everybody"))
        self.canned = QComboBox()
        self.canned.setAccessibleName(self.tr("Ready answers"))
        self.canned.addItem(self.tr("Ready answers…"))
        self.canned.addItems(list(canned))
        self.canned.activated.connect(self._canned)
        self.canned.setMinimumContentsLength(14)
        self.canned.setFixedHeight(32)
        self.canned.setStyleSheet(_COMBO)
        self.setStyleSheet(_CHECK)
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setStyleSheet(f"color: {theme.CAUTION.name()};")
        self.preview = HeadsUpView(self._preview_look, screen)
        self.preview.setMinimumHeight(130)
        self.preview_note = heading("")
        self.short.textChanged.connect(self._typed)
        self._assemble()
        self.put(None)
        link.changed.connect(self.preview.update)

    def _assemble(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP)
        whole.addWidget(self.head)
        whole.addWidget(self.question)
        whole.addWidget(self.warning)
        whole.addWidget(heading(self.tr("SHORT FORM FOR THE SURGEON  (90 Latin or 40 Han characters)")))
        whole.addWidget(self.short)
        whole.addWidget(self.length)
        whole.addWidget(self.similar_head)
        whole.addLayout(self.similar_box)
        row = QHBoxLayout()
        row.addWidget(heading(self.tr("ANSWER IN TEXT")))
        row.addStretch(1)
        row.addWidget(self.everybody)
        row.addWidget(self.canned)
        whole.addLayout(row)
        whole.addWidget(self.answer)
        whole.addLayout(self._buttons())
        whole.addWidget(self.note)
        whole.addWidget(self.preview_note)
        whole.addWidget(self.preview, 1)

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.GAP)
        for column in range(5):
            grid.setColumnStretch(column, 1)
        self.buttons: dict[str, Press] = {}
        table = (
            ("hand", self.tr("To surgeon"), "S"),
            ("hold", self.tr("Hold: calm phase"), "H"),
            ("approve", self.tr("Approve"), "A"),
            ("merge", self.tr("Merge ticked"), "M"),
            ("answer", self.tr("Answer in text"), "R"),
            ("reject", self.tr("Reject…"), "X"),
            ("park", self.tr("Park"), "P"),
            ("live", self.tr("Answered live"), "L"),
            ("reopen", self.tr("Reopen"), "U"),
        )
        for at, (name, words, key) in enumerate(table):
            made = Press(words, key, Dress.WHITE if name == "hand" else Dress.PLAIN)
            made.pressed.connect(lambda name=name: self.pressed.emit(name))
            self.buttons[name] = made
            grid.addWidget(made, at // 5, at % 5)
        return grid

    # -- what is shown ------------------------------------------------------------------------------------------------
    def put(self, row: Row | None) -> None:
        """Show this question; typed texts of the one before are gone."""
        other = row is None or self.row is None or row.id != self.row.id
        self.row = row
        if other:
            start = "" if row is None else row.short or (row.text if shortform.fits(row.text) else "")
            self._filled = start
            self.short.setPlainText(start)
            self.short.moveCursor(QTextCursor.MoveOperation.End)
            self.answer.setPlainText("" if row is None else row.answer)
            self.everybody.setChecked(row is not None and (row.everybody or row.public))
        elif row is not None and self.typed_short() == self._filled and row.short and row.short != self._filled:
            self._filled = row.short
            self.short.setPlainText(row.short)
        for widget in (self.short, self.answer, self.everybody, self.canned, *self.buttons.values()):
            widget.setEnabled(row is not None)
        self._question(row)
        self._similar(row)
        self.turn()
        self._typed()

    def inherit(self, old: WorkPane) -> None:
        """The question of `old` and what was typed for it."""
        self.put(old.row)
        self._filled = old._filled
        self.short.setPlainText(old.short.toPlainText())
        self.answer.setPlainText(old.answer.toPlainText())
        self.everybody.setChecked(old.everybody.isChecked())

    def turn(self) -> None:
        """Time goes on."""
        row = self.row
        if row is None:
            self.head.setText(self.tr("NOTHING SELECTED   [J] takes the first"))
            return
        language = LANGUAGE.get(row.language, row.language.upper())
        waiting = ago(self._link.now() - row.asked_at)
        self.head.setText(
            self.tr("SELECTED · {language} · {place} · asked by {people} · waiting {time} · {stage}").format(
                language=language, place=row.place, people=row.people, time=waiting, stage=stage_name(row.stage)
            )
        )

    def _question(self, row: Row | None) -> None:
        self.question.setPlainText(row.text if row is not None else "")
        if row is not None and row.findings:
            marked = QTextCharFormat()
            marked.setBackground(theme.CAUTION)
            marked.setForeground(theme.ON_CAUTION)
            cursor = QTextCursor(self.question.document())
            for each in row.findings:
                cursor.setPosition(_units(row.text, each.start))
                cursor.setPosition(_units(row.text, each.end), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(marked)
            words = self.tr("▲ PERSONAL DATA? It looks like {what}. Do not read it aloud; write it without.")
            self.warning.setText(words.format(what=finding_names(row.findings)))
        self.warning.setVisible(row is not None and bool(row.findings))
        self._fit_question()

    def _fit_question(self) -> None:
        """As high as its words, three lines at most."""
        document = self.question.document()
        document.setTextWidth(max(100, self.question.viewport().width()))
        self.question.setFixedHeight(int(min(96, max(34, document.size().height() + 2))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_question()

    def _similar(self, row: Row | None) -> None:
        ticked = {box.property("id") for box in self.ticks if box.isChecked()} if row is not None else set()
        for box in self.ticks:
            self.similar_box.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.ticks = []
        found = []
        if row is not None:
            found = [(each, self._link.rows[each.id]) for each in row.similar if each.id in self._link.rows]
            found = [(each, other) for each, other in found if other.into != row.id and other.stage in MERGES]
        for at, (each, other) in enumerate(found[:3], 1):
            words = f"[{at}]  {other.text}    · {other.place} · {other.people} · {each.score} %"
            box = QCheckBox(words.replace("&", "&&"))
            box.setProperty("id", each.id)
            box.setChecked(each.id in ticked)
            box.toggled.connect(self._sum)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setToolTip(f"<qt>{escape(other.text)}</qt>")  # a tip that guesses would draw a viewer's markup
            self.similar_box.addWidget(box)
            self.ticks.append(box)
        self._sum()

    def _sum(self) -> None:
        people = [self._link.rows[id].people for id in self.ticked() if id in self._link.rows]
        if not self.ticks:
            self.similar_head.setText(self.tr("SIMILAR: none found"))
        elif people and self.row is not None:
            plus = " + ".join(str(each) for each in (self.row.people, *people))
            self.similar_head.setText(self.tr("SIMILAR: merging keeps all votes ({plus})").format(plus=plus))
        else:
            self.similar_head.setText(self.tr("SIMILAR: tick with 1, 2, 3"))
        self.buttons["merge"].setEnabled(bool(people))

    def ticked(self) -> tuple[str, ...]:
        """Questions to merge."""
        return tuple(str(box.property("id")) for box in self.ticks if box.isChecked())

    def typed_short(self) -> str:
        """The short form as it stands in the field."""
        return shortform.plain(self.short.toPlainText())

    @property
    def edited(self) -> bool:
        """Somebody has typed in it."""
        return self.typed_short() != self._filled

    def saved(self) -> None:
        """What is typed has been sent."""
        self._filled = self.typed_short()

    def _typed(self) -> None:
        length = shortform.measure(self.typed_short())
        words = f"{length.used} / {length.limit}"
        if not length.used:
            words, good = self.tr("write the short form here"), False
        elif not length.fits:
            words, good = words + "  ▲ " + self.tr("too long for the surgeon"), False
        else:
            good = True
            words += "  ✓"
            if length.wordy:
                words += "  · " + self.tr("{n} words; 12 read faster").format(n=length.words)
        found = personal.find(self.typed_short())
        if found:
            words, good = words + "  ▲ " + self.tr("looks like {what}").format(what=finding_names(found)), False
        self.length.setText(words)
        colour = theme.PREVIEW_LINE if good else theme.CAUTION if length.used else theme.QUIET
        self.length.setStyleSheet(f"color: {colour.name()};")
        screen = self.preview.screen_now()
        inches = round((screen.width**2 + screen.height**2) ** 0.5 * screen.mm_per_px / 25.4)
        self.preview_note.setText(
            self.tr("AS THE SURGEON WILL SEE IT  ({inches} in at {metres} m)").format(
                inches=inches, metres=f"{screen.distance_mm / 1000:g}"
            )
        )
        self.preview.update()
        self.typed.emit()

    def _preview_look(self) -> Look:
        live = self._link.view
        now = self._link.now()
        text = self.typed_short()
        row = self.row
        card = Card(row.id, text, row.place, row.people, row.language) if row is not None and text else None
        if live is None:
            live = SurgeonView(now, None, 0, False, False, Air.UNKNOWN, now, True, 0)
        waiting = max(0, live.waiting - (row is not None and row.stage in (Stage.QUEUED, Stage.HELD)))
        shown = replace(live, card=card, critical=False, quiet=False, waiting=waiting)
        if live.air is Air.CUT:
            shown = replace(shown, air=Air.LIVE)
        return Look(shown, self.language, Cut.READY)

    def _canned(self, at: int) -> None:
        if at > 0:
            self.answer.setPlainText(self.canned.itemText(at))
            self.answer.setFocus()
            self.answer.moveCursor(QTextCursor.MoveOperation.End)
        self.canned.setCurrentIndex(0)


def _units(text: str, at: int) -> int:
    """Qt counts UTF-16: place `at` of `text` there."""
    return len(text[:at].encode("utf-16-le")) // 2
