"""The left column: which questions, filtered by stage, language and words, and the list itself.

Owner: the UI thread. It knows which question is selected; the panel decides what that means.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from producer.core.deskwords import Channel, Stage
from producer.ui import theme
from producer.ui.desklink import DeskLink
from producer.ui.triage.rows import HEIGHT, QuestionList, RowPainter
from producer.wire.desk import Row

NEW = frozenset({Stage.ASKED, Stage.EDITED})
VIEWS: dict[str, frozenset[Stage]] = {
    "incoming": NEW,
    "approved": frozenset({Stage.APPROVED}),
    "waiting": frozenset({Stage.HELD, Stage.QUEUED, Stage.SHOWN, Stage.PARKED}),
    "closed": frozenset({Stage.DONE, Stage.ANSWERED, Stage.MERGED, Stage.REJECTED}),
}
CHIP = """
QPushButton {{ background: transparent; color: {text}; border: 1px solid {line}; border-radius: 13px; padding: 0 10px;
  min-height: 26px; font: bold 12px; }}
QPushButton:checked {{ background: {text}; color: {ground}; }}
QPushButton:focus {{ border: 2px solid {info}; }}
"""


def chip(words: str, name: str) -> QPushButton:
    """A small switch of a group."""
    made = QPushButton(words)
    made.setCheckable(True)
    made.setAutoExclusive(True)
    made.setAccessibleName(name)
    made.setStyleSheet(
        CHIP.format(text=theme.TEXT.name(), line=theme.LINE.name(), ground=theme.GROUND.name(), info=theme.INFO.name())
    )
    return made


class Incoming(QWidget):
    """`selected` says which question is selected now, "" for none."""

    selected = Signal(str)

    def __init__(self, link: DeskLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._view, self._language, self._words = "incoming", "", ""
        self.model = QuestionList(link, self._wanted)
        self.head = QLabel()
        self.head.setFont(theme.font(12, bold=True, spaced=True))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter  [/]"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.textChanged.connect(self._filtered)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setStyleSheet(f"color: {theme.QUIET.name()}; padding: 12px;")
        self.list = QTableView()  # a QListView asks the model for every row again at each insertion
        self.list.setModel(self.model)
        self._painter = RowPainter(link)
        self.list.setItemDelegate(self._painter)
        for header in (self.list.horizontalHeader(), self.list.verticalHeader()):
            header.hide()
        self.list.horizontalHeader().setStretchLastSection(True)
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.list.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.list.setShowGrid(False)
        self.list.setTabKeyNavigation(False)
        self.list.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Questions"))
        self.list.setStyleSheet(f"QTableView {{ background: {theme.GROUND.name()}; border: 0; outline: 0; }}")
        self.list.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.list.selectionModel().selectionChanged.connect(self._moved)
        self.model.modelReset.connect(self._reselect)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP)
        whole.addWidget(self.head)
        whole.addLayout(self._stages())
        whole.addLayout(self._languages())
        whole.addWidget(self.filter)
        whole.addWidget(self.empty)
        whole.addWidget(self.list, 1)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.list.viewport().update)
        self._second.start()
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset, link.changed):
            signal.connect(self._count)
        self.model.anew()  # a dock opens long after the questions came
        self._count()

    def _stages(self) -> QHBoxLayout:
        row, self.views = QHBoxLayout(), {}
        names = (self.tr("Incoming"), self.tr("Approved"), self.tr("Waiting"), self.tr("Closed"))
        for key, words in zip(VIEWS, names, strict=True):
            made = chip(words, words)
            made.clicked.connect(lambda _=False, key=key: self.show_view(key))
            self.views[key] = made
            row.addWidget(made)
        self.views["incoming"].setChecked(True)
        row.addStretch(1)
        return row

    def _languages(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.languages = {}
        group = QWidget()
        inside = QHBoxLayout(group)
        inside.setContentsMargins(0, 0, 0, 0)
        for key, words in (("", self.tr("All")), ("en", "EN"), ("zh", "中文"), ("fr", "FR"), ("hall", self.tr("Hall"))):
            made = chip(words, words)
            made.clicked.connect(lambda _=False, key=key: self.show_language(key))
            self.languages[key] = made
            inside.addWidget(made)
        self.languages[""].setChecked(True)
        inside.addStretch(1)
        row.addWidget(group)
        return row

    # -- what is shown ------------------------------------------------------------------------------------------------
    def show_view(self, view: str) -> None:
        """One of `VIEWS`."""
        self._view = view
        self.views[view].setChecked(True)
        self.model.kept = ""
        self.model.anew()

    def inherit(self, old: Incoming) -> None:
        """View, filter and the selected row of `old`."""
        self.show_view(old._view)
        self._language = old._language
        self.languages[old._language].setChecked(True)
        self.filter.setText(old.filter.text())
        self.model.kept = old.model.kept
        self.model.anew()

    def next_view(self) -> None:
        """The next one, round and round."""
        keys = list(VIEWS)
        self.show_view(keys[(keys.index(self._view) + 1) % len(keys)])

    def show_language(self, language: str) -> None:
        """Only this one; "" all, "hall" guests in the hall."""
        self._language = language
        self.model.anew()

    def _filtered(self, words: str) -> None:
        self._words = words.casefold().strip()
        self.model.anew()

    def _wanted(self, row: Row) -> bool:
        if row.stage not in VIEWS[self._view]:
            return False
        if self._language and (
            row.channel is not Channel.HALL if self._language == "hall" else row.language != self._language
        ):
            return False
        return not self._words or self._words in f"{row.text} {row.short} {row.place}".casefold()

    def _count(self) -> None:
        new = sum(row.stage in NEW for row in self._link.rows.values()) if len(self._link.rows) < 500 else 0
        many = new or len(self.model.ids)
        self.head.setText(self.tr("INCOMING  {count}").format(count=many))
        self.empty.setVisible(not self.model.ids)
        if not self._link.connected:
            self.empty.setText(self.tr("No line to the room. {why}").format(why=self._link.why_not))
        elif self._words or self._language:
            self.empty.setText(self.tr("Nothing matches this filter."))
        else:
            self.empty.setText(self.tr("No questions here now. New ones appear by themselves."))

    # -- the selection ------------------------------------------------------------------------------------------------
    def current(self) -> Row | None:
        """The selected question."""
        return self._link.rows.get(self.model.kept)

    def step(self, by: int) -> None:
        """Down, or up."""
        at = self.model.place(self.model.kept)
        self.go(0 if at < 0 else at + by)

    def go(self, at: int) -> None:
        """To a place; the nearest there is."""
        if self.model.ids:
            index = self.model.index(max(0, min(at, len(self.model.ids) - 1)))
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _moved(self, now: QItemSelection, _: QItemSelection) -> None:
        indexes = now.indexes()
        row = self.model.row_at(indexes[0].row()) if indexes else None
        id = row.id if row is not None else ""
        if id and id != self.model.kept:
            before, self.model.kept = self.model.kept, id  # the next key counts from here
            QTimer.singleShot(0, lambda: self.model.let_go(before))  # a row goes, but not while the view tells us this
            self.selected.emit(id)

    def _reselect(self) -> None:
        at = self.model.place(self.model.kept)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at))
