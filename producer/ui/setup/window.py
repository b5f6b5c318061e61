"""The show's set-up without a text editor: cameras, sound, graphics, rundown and outputs, tried out one by one.

Owner: the UI thread; a window of its own, which puts its parts together. The tables of the show file are edited as they
will stand there (`setup.model`); the back room judges them half a second after each change, and saves them when nothing
is wrong. Nothing carries over from one case to the next but what somebody ticks.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from producer.ui import theme
from producer.ui.controls import Dress, Press
from producer.ui.said import said
from producer.ui.setup.backroom import Answer, BackRoom
from producer.ui.setup.entries import Entries
from producer.ui.setup.model import Row, ShowDraft, blank, clean, for_next_case
from producer.ui.setup.nextcase import NextCase
from producer.ui.setup.sections import sections
from producer.ui.setup.tryout import TryOut
from producer.ui.setup.unsaved import Unsaved

JUDGE_AFTER_MS = 500
Start = Callable[[Path], str]
"""Starts a show and waits until it listens; what went wrong, or ""."""


class SetupWindow(QMainWindow):
    """`start` makes a show run; without it the window only edits."""

    started = Signal(str)
    """The show runs, or why it does not."""

    def __init__(self, start: Start | None = None) -> None:
        super().__init__()
        self._start = start
        self.draft = ShowDraft()
        self.room = BackRoom(self)
        self.sections = sections()
        self.problems: list[str] = []
        self.setWindowTitle(self.tr("Set up a show"))
        self._build()
        self._judge = QTimer(self)
        self._judge.setSingleShot(True)
        self._judge.setInterval(JUDGE_AFTER_MS)
        self._judge.timeout.connect(self._check)
        self.entries.shown.connect(lambda: self.try_out.show_row(self.entries.section.name, self.entries.row()))
        for changed in (self.entries.changed, self.try_out.masked):
            changed.connect(self._changed)
        self.room.failed.connect(lambda words: self.say(said(words)))
        self.started.connect(self._is_started)
        self.room.ask({"do": "kinds"}, self._know)
        self._open_section(0)

    # -- building -----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        self.menu = QListWidget()
        self.menu.setAccessibleName(self.tr("Sections of the show"))
        for each in self.sections:
            item = QListWidgetItem(each.title)
            item.setSizeHint(QSize(200, theme.TARGET))
            self.menu.addItem(item)
        self.menu.setFixedWidth(250)
        self.menu.currentRowChanged.connect(self._open_section)
        self.entries = Entries(self.draft, self.sections[0])
        self.try_out = TryOut(self.draft)
        self.heading = QLabel()
        self.heading.setFont(theme.font(15, bold=True))
        self.problem_list = QListWidget()
        self.problem_list.setAccessibleName(self.tr("What is still wrong"))
        self.problem_list.setWordWrap(True)
        self.problem_list.setProperty("wrapped", True)  # a line is broken as if its padding were not there
        self.problem_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problem_list.setResizeMode(QListWidget.ResizeMode.Adjust)
        right = QVBoxLayout()
        right.addWidget(self.try_out)
        right.addWidget(self.heading)
        right.addWidget(self.problem_list, 1)
        body = QHBoxLayout()
        body.addWidget(self.menu)
        body.addWidget(self.entries, 3)
        body.addLayout(right, 3)
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        self.notice.setFont(theme.font(15, bold=True))
        ground = QWidget()
        ground.setObjectName("surround")
        whole = QVBoxLayout(ground)
        whole.addLayout(self._top())
        whole.addLayout(body, 1)
        whole.addWidget(self.notice)
        self.setCentralWidget(ground)
        self.next_case = NextCase(self._take_along, ground)
        self.unsaved = Unsaved(self._save, ground)
        self.resize(1366, 768)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.name = QLabel()
        self.name.setFont(theme.font(16, bold=True))
        self.new = Press(self.tr("New"))
        self.next = Press(self.tr("For the next case…"))
        self.open_ = Press(self.tr("Open…"))
        self.save = Press(self.tr("Save"))
        self.save_as = Press(self.tr("Save as…"))
        self.go = Press(self.tr("Save and start"), "", Dress.WHITE)
        self.new.pressed.connect(lambda: self._before_leaving(lambda: self.take(blank(), None)))
        self.next.pressed.connect(lambda: self._before_leaving(lambda: self.next_case.ask(self.draft.show)))
        self.open_.pressed.connect(lambda: self._before_leaving(self._ask_open))
        self.save.pressed.connect(lambda: self._save())
        self.save_as.pressed.connect(lambda: self._ask_save())
        self.go.pressed.connect(self._save_and_start)
        self.go.setVisible(self._start is not None)
        row.addWidget(self.name, 1)
        for button in (self.new, self.next, self.open_, self.save, self.save_as, self.go):
            row.addWidget(button)
        return row

    # -- the show -----------------------------------------------------------------------------------------------------
    def take(self, show: Row, path: Path | None) -> None:
        """Edit `show`."""
        self.try_out.stop()
        self.draft.take(show, path)
        self.say("")
        self._open_section(self.menu.currentRow())
        self._check()

    def _before_leaving(self, then: Callable[[], None]) -> None:
        """Do `then`, which gives up what is edited; if something of it is not saved, a person decides first."""
        if self.draft.precious:
            self.unsaved.ask(then, not self.problems)
        else:
            then()

    def _take_along(self, parts: set[str]) -> None:
        self.take(for_next_case(self.draft.show, parts), None)

    def say(self, words: str) -> None:
        """One sentence at the foot."""
        self.notice.setText(words)
        self.notice.setAccessibleName(words or self.tr("Notice"))
        self.notice.setStyleSheet(f"color: {theme.CAUTION.name()}")

    def _know(self, answer: Answer) -> None:
        sources, outputs = answer.get("sources"), answer.get("outputs")
        self.entries.know(
            sources if isinstance(sources, dict) else {},
            outputs if isinstance(outputs, dict) else {},
        )
        self._check()

    def _open_section(self, at: int) -> None:
        if self.menu.currentRow() != max(0, at):
            self.menu.setCurrentRow(max(0, at))  # which calls us again
            return
        self.entries.open(self.sections[max(0, at)])

    def _changed(self) -> None:
        self._title_bar()
        self._judge.start()

    def _title_bar(self) -> None:
        name = self.draft.path.name if self.draft.path is not None else self.tr("new show")
        self.name.setText(f"{name} · {self.draft.show.get('title', '')}" + (" *" if self.draft.changed else ""))

    def _check(self) -> None:
        self._title_bar()
        question: Answer = {"do": "check", "show": clean(self.draft.show), "dir": self.draft.folder}
        self.room.ask(question, self._judged)

    def _judged(self, answer: Answer) -> None:
        self.problems = _sentences(answer)
        self.problem_list.clear()
        self.problem_list.addItems(self.problems)
        if self.problems:
            self.heading.setText(self.tr("▲ Still wrong: {count}").format(count=len(self.problems)))
        else:
            self.heading.setText(self.tr("Nothing is wrong with this show."))
        for button in (self.go, self.save, self.save_as):
            button.setEnabled(not self.problems)

    # -- files --------------------------------------------------------------------------------------------------------
    def open(self, path: Path) -> None:
        """Read the show at `path`."""
        self.room.ask({"do": "load", "path": str(path)}, lambda answer: self._opened(answer, path))

    def _opened(self, answer: Answer, path: Path) -> None:
        show = answer.get("show")
        if isinstance(show, dict):
            self.take(show, path)
        else:
            self.say(f"{path.name}: {_sentences(answer)[0]}")

    def _dialog(self, title: str, accept: QFileDialog.AcceptMode, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, title, self.draft.folder, self.tr("Shows (*.toml)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(accept)
        dialog.setDefaultSuffix("toml")
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def _ask_open(self) -> None:
        self._dialog(self.tr("Open a show"), QFileDialog.AcceptMode.AcceptOpen, self.open)

    def _ask_save(self, then: Callable[[], None] | None = None) -> None:
        accept = QFileDialog.AcceptMode.AcceptSave
        self._dialog(self.tr("Save the show"), accept, lambda path: self.save_to(path, then))

    def _save(self, then: Callable[[], None] | None = None) -> None:
        if self.draft.path is None:
            self._ask_save(then)
        else:
            self.save_to(self.draft.path, then)

    def save_to(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Save it there, if nothing is wrong with it."""
        question: Answer = {"do": "save", "show": clean(self.draft.show), "path": str(path)}

        def saved(answer: Answer) -> None:
            wrong = _sentences(answer)
            if wrong:
                self.say(wrong[0])
                return
            self.draft.saved(path)
            self._title_bar()
            self.say(self.tr("Saved: {name}").format(name=path.name))
            if then is not None:
                then()

        self.room.ask(question, saved)

    def _save_and_start(self) -> None:
        path = self.draft.path
        if path is None:
            self.say(self.tr("Save the show first: it needs a file."))
            self._ask_save()
            return
        self.save_to(path, lambda: self._begin(path))

    def _begin(self, path: Path) -> None:
        self.try_out.stop()
        if self._start is None:
            return
        start = self._start
        self.say(self.tr("The show starts…"))
        # It waits for processes; the window may not.
        threading.Thread(target=lambda: self.started.emit(start(path)), name="start-show", daemon=True).start()

    def _is_started(self, fault: str) -> None:
        if fault:
            self.say(said(fault))
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.draft.precious:
            event.ignore()
            self.activateWindow()
            self.unsaved.ask(self._give_up, not self.problems)
            return
        self._judge.stop()
        self.try_out.stop()
        self.room.close()
        super().closeEvent(event)

    def _give_up(self) -> None:
        self.draft.give_up()
        self.close()


def _sentences(answer: Answer) -> list[str]:
    found = answer.get("problems")
    return [said(str(each)) for each in found] if isinstance(found, list) else []
