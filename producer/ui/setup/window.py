"""The show's set-up without a text editor: cameras, sound, graphics, rundown and outputs, tried out one by one.

Owner: the UI thread; a window of its own. The tables of the show file are edited as they will stand there
(`setup.model`); the back room judges them half a second after each change, and saves them when nothing is wrong.
Nothing carries over from one case to the next but what somebody ticks.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from producer.ui import theme
from producer.ui.console.maskshapes import Points
from producer.ui.console.overlays import Sheet
from producer.ui.controls import Dress, Press, TwoStep
from producer.ui.said import said
from producer.ui.setup.backroom import Answer, BackRoom, Trial
from producer.ui.setup.forms import Form
from producer.ui.setup.model import Row, ShowDraft, blank, clean, for_next_case, new_id, rows
from producer.ui.setup.picture import TestPicture
from producer.ui.setup.sections import Options, Section, fields, label_of, sections

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
        self.trial = Trial(self)
        self._kinds: Options = {}
        self._outputs: Options = {}
        self._sections = sections()
        self.section: Section = self._sections[0]
        self.problems: list[str] = []
        self.setWindowTitle(self.tr("Set up a show"))
        self._build()
        self._judge = QTimer(self)
        self._judge.setSingleShot(True)
        self._judge.setInterval(JUDGE_AFTER_MS)
        self._judge.timeout.connect(self._check)
        self.trial.pictured.connect(self.picture.show_image)
        self.trial.said.connect(self.picture.say)
        self.trial.failed.connect(lambda words: self._test_over(said(words), fault=True))
        self.trial.ended.connect(self._test_ended)
        self.room.failed.connect(lambda words: self.say(said(words)))
        self.started.connect(self._is_started)
        self.room.ask({"do": "kinds"}, self._know)
        self._open_section(0)

    # -- building -----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        self.menu = QListWidget()
        self.menu.setAccessibleName(self.tr("Sections of the show"))
        for each in self._sections:
            item = QListWidgetItem(each.title)
            item.setSizeHint(QSize(200, theme.TARGET))
            self.menu.addItem(item)
        self.menu.setFixedWidth(250)
        self.menu.currentRowChanged.connect(self._open_section)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Entries of this section"))
        self.list.setMaximumHeight(230)
        self.list.currentRowChanged.connect(lambda _: self._show_row())
        self.add = Press(self.tr("Add"))
        self.remove = TwoStep(self.tr("Remove"), self.tr("AGAIN: REMOVE"))
        self.up, self.down = Press("▲"), Press("▼")
        self.up.setAccessibleName(self.tr("Up"))
        self.down.setAccessibleName(self.tr("Down"))
        self.test = Press(self.tr("Test"), "", Dress.WHITE)
        self.forget_masks = TwoStep(self.tr("Remove its masks"), self.tr("AGAIN: REMOVE"))
        self.add.pressed.connect(self._add)
        self.remove.fired.connect(self._remove)
        self.up.pressed.connect(lambda: self._move(-1))
        self.down.pressed.connect(lambda: self._move(1))
        self.test.pressed.connect(self._test)
        self.forget_masks.fired.connect(self._forget_masks)
        buttons = QHBoxLayout()
        for button in (self.add, self.up, self.down, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setStyleSheet(f"color: {theme.QUIET.name()}")
        self.form = Form(self._changed)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(self.tr("Fields"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll.setWidget(inside)
        middle = QVBoxLayout()
        middle.addWidget(self.hint)
        middle.addWidget(self.list)
        middle.addLayout(buttons)
        middle.addWidget(scroll, 1)
        self.picture = TestPicture(self._masked)
        tests = QHBoxLayout()
        tests.addWidget(self.test, 1)
        tests.addWidget(self.forget_masks, 1)
        right = QVBoxLayout()
        right.addWidget(self.picture)
        right.addLayout(tests)
        self.heading = QLabel()
        self.heading.setFont(theme.font(15, bold=True))
        self.problem_list = QListWidget()
        self.problem_list.setAccessibleName(self.tr("What is still wrong"))
        self.problem_list.setWordWrap(True)
        right.addWidget(self.heading)
        right.addWidget(self.problem_list, 1)
        body = QHBoxLayout()
        body.addWidget(self.menu)
        body.addLayout(middle, 3)
        body.addLayout(right, 3)
        ground = QWidget()
        ground.setObjectName("surround")
        whole = QVBoxLayout(ground)
        whole.addLayout(self._top())
        whole.addLayout(body, 1)
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        self.notice.setFont(theme.font(15, bold=True))
        whole.addWidget(self.notice)
        self.setCentralWidget(ground)
        self.next_case = NextCase(self._take_along, ground)
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
        self.new.pressed.connect(lambda: self.take(blank(), None))
        self.next.pressed.connect(lambda: self.next_case.ask(self.draft.show))
        self.open_.pressed.connect(self._ask_open)
        self.save.pressed.connect(self._save)
        self.save_as.pressed.connect(self._ask_save)
        self.go.pressed.connect(self._save_and_start)
        self.go.setVisible(self._start is not None)
        row.addWidget(self.name, 1)
        for button in (self.new, self.next, self.open_, self.save, self.save_as, self.go):
            row.addWidget(button)
        return row

    # -- the show -----------------------------------------------------------------------------------------------------
    def open(self, path: Path) -> None:
        """Read the show at `path`."""
        self.room.ask({"do": "load", "path": str(path)}, lambda answer: self._opened(answer, path))

    def _opened(self, answer: Answer, path: Path) -> None:
        show = answer.get("show")
        if isinstance(show, dict):
            self.take(show, path)
        else:
            self.say(f"{path.name}: {_sentences(answer)[0]}")

    def take(self, show: Row, path: Path | None) -> None:
        """Edit `show`."""
        self.trial.stop()
        self.draft.take(show, path)
        self.say("")
        self._open_section(self.menu.currentRow())
        self._check()

    def _take_along(self, parts: set[str]) -> None:
        self.take(for_next_case(self.draft.show, parts), None)

    def say(self, words: str) -> None:
        """One sentence at the foot."""
        self.notice.setText(words)
        self.notice.setAccessibleName(words or self.tr("Notice"))
        self.notice.setStyleSheet(f"color: {theme.CAUTION.name()}")

    def _changed(self, key: str) -> None:
        if key == "kind":
            row = self._row()
            if row is not None:
                row.pop("options", None)
            QTimer.singleShot(0, self._show_row)  # the form that called us is drawn anew
        if key in ("label", "name", "id") and self.section.table:
            item = self.list.currentItem()
            row = self._row()
            if item is not None and row is not None:
                item.setText(self._title(self.list.currentRow(), row))
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
        self.go.setEnabled(not self.problems)
        self.save.setEnabled(not self.problems)
        self.save_as.setEnabled(not self.problems)

    # -- sections and rows --------------------------------------------------------------------------------------------
    def _know(self, answer: Answer) -> None:
        sources, outputs = answer.get("sources"), answer.get("outputs")
        self._kinds = sources if isinstance(sources, dict) else {}
        self._outputs = outputs if isinstance(outputs, dict) else {}
        self._show_row()
        self._check()

    def _open_section(self, at: int) -> None:
        self.section = self._sections[max(0, at)]
        if self.menu.currentRow() != max(0, at):
            self.menu.setCurrentRow(max(0, at))
            return
        self.trial.stop()
        self.hint.setText(self.section.hint)
        self.hint.setVisible(bool(self.section.hint))
        listed = bool(self.section.table)
        for part in (self.list, self.add, self.up, self.down, self.remove):
            part.setVisible(listed)
        self.test.setVisible(self.section.name in ("cameras", "outputs"))
        self._fill()

    def _fill(self, chosen: int = 0) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        if self.section.table:
            for n, row in enumerate(rows(self.draft.show, self.section.table)):
                self.list.addItem(self._title(n, row))
        self.list.setCurrentRow(min(chosen, self.list.count() - 1))
        self.list.blockSignals(False)
        self._show_row()

    def _title(self, n: int, row: Row) -> str:
        return f"{n + 1}  {label_of(row)}" + (f"  ({row['kind']})" if row.get("kind") else "")

    def _row(self) -> Row | None:
        if not self.section.table:
            return self.draft.show
        found = rows(self.draft.show, self.section.table)
        at = self.list.currentRow()
        return found[at] if 0 <= at < len(found) else None

    def _show_row(self) -> None:
        self.trial.stop()
        row = self._row()
        self.form.show_table(
            row, fields(self.section, self.draft.show, row, self._kinds, self._outputs) if row is not None else ()
        )
        for button in (self.remove, self.up, self.down, self.test):
            button.setEnabled(row is not None)
        masks = row.get("mask") if row is not None and self.section.name == "cameras" else None
        self.picture.show_image(None)
        if self.section.name == "outputs":
            self.picture.say(self.tr("Press Test to send a few seconds of a grey card."))
        else:
            self.picture.say(self.tr("Press Test to see the picture."))
        self.picture.setVisible(self.section.name in ("cameras", "outputs"))
        self.picture.show_masks(masks if isinstance(masks, list) else [])
        self.forget_masks.setVisible(bool(masks))

    def _add(self) -> None:
        found = rows(self.draft.show, self.section.table)
        row: Row = {"id": new_id(self.draft.show, self.section.table, self.section.stem)}
        if self.section.name == "cameras":
            row |= {"label": self.tr("Camera {number}").format(number=len(found) + 1), "kind": "rtsp"}
        elif self.section.name == "outputs":
            row["kind"] = "hls"
        elif self.section.name == "sound":
            sources = rows(self.draft.show, "source")
            row |= {"source": sources[0].get("id", "")} if sources else {}
        found.append(row)
        self._fill(len(found) - 1)
        self._judge.start()

    def _remove(self) -> None:
        found, at = rows(self.draft.show, self.section.table), self.list.currentRow()
        if 0 <= at < len(found):
            del found[at]
            self._fill(max(0, at - 1))
            self._judge.start()

    def _move(self, by: int) -> None:
        found, at = rows(self.draft.show, self.section.table), self.list.currentRow()
        if 0 <= at < len(found) and 0 <= at + by < len(found):
            found[at], found[at + by] = found[at + by], found[at]
            self._fill(at + by)
            self._judge.start()

    # -- tests --------------------------------------------------------------------------------------------------------
    def _test(self) -> None:
        row = self._row()
        if self.trial.running:
            self.trial.stop()
            return
        if row is None:
            return
        self.test.say(self.tr("End the test"))
        self.picture.show_image(None)
        self.picture.say(self.tr("It is being opened…"))
        what = "source" if self.section.name == "cameras" else "output"
        self.trial.start({"show": clean(self.draft.show), "dir": self.draft.folder, what: str(row.get("id", ""))})

    def _test_over(self, words: str, fault: bool) -> None:
        self.picture.show_image(None)
        self.picture.say(words, fault)

    def _test_ended(self) -> None:
        self.test.say(self.tr("Test"))

    def _masked(self, points: Points) -> None:
        row = self._row()
        if row is None or self.section.name != "cameras":
            return
        masks = rows(row, "mask")
        taken = {str(mask.get("id")) for mask in masks}
        name = next(f"mask{n}" for n in range(1, 99) if f"mask{n}" not in taken)
        masks.append({"id": name, "points": [list(point) for point in points]})
        self.picture.show_masks(masks)
        self.forget_masks.setVisible(True)
        self._changed("mask")

    def _forget_masks(self) -> None:
        row = self._row()
        if row is not None:
            row.pop("mask", None)
            self.picture.show_masks([])
            self.forget_masks.setVisible(False)
            self._changed("mask")

    # -- files --------------------------------------------------------------------------------------------------------
    def _dialog(self, title: str, accept: QFileDialog.AcceptMode, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, title, self.draft.folder, self.tr("Shows (*.toml)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(accept)
        dialog.setDefaultSuffix("toml")
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def _ask_open(self) -> None:
        self._dialog(self.tr("Open a show"), QFileDialog.AcceptMode.AcceptOpen, self.open)

    def _ask_save(self) -> None:
        self._dialog(self.tr("Save the show"), QFileDialog.AcceptMode.AcceptSave, self.save_to)

    def _save(self) -> None:
        if self.draft.path is None:
            self._ask_save()
        else:
            self.save_to(self.draft.path)

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
        self.trial.stop()
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
        self._judge.stop()
        self.trial.stop()
        self.room.close()
        super().closeEvent(event)


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


def _sentences(answer: Answer) -> list[str]:
    found = answer.get("problems")
    return [said(str(each)) for each in found] if isinstance(found, list) else []
