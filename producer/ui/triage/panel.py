"""Question triage as one panel: a window of its own on another desk, or a dock in the console. It works by keyboard
alone.

Owner: the UI thread; it owns nothing of the show. Keys, while no text field has the focus (in one: with Alt):

    J K move   / filter   V next view   O sort   S surgeon   H hold   A approve   M merge   1 2 3 tick   E short form
    R answer   X reject (then 1 to 5)   P park   L answered live   U reopen   T take over   G guest   Z or Ctrl+Z undo
    D do not disturb   C critical step   F calm phase   W surgeon asks for one   ? keys

Ctrl+Enter in the short form hands it over, in the answer it sends; Esc goes back to the list. What the room refuses for
want of a second look (something resembles personal data) is done when the same key is pressed again within 8 s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from producer.core import deskwords as w
from producer.core.deskwords import Stage, Why
from producer.ui import theme
from producer.ui.desklink import DeskAsked, DeskLink
from producer.ui.headsup.paint import Screen
from producer.ui.link import Verdict
from producer.ui.triage.board import BoardPane
from producer.ui.triage.incoming import Incoming
from producer.ui.triage.work import CANNED, WorkPane

AGAIN_MS = 8000
SAVE_MS = 2000
SETTLE_MS = 250
NARROW = 980
"""Below this width the columns stand over each other (a dock)."""
_ACTIONS = (w.Hand, w.Hold, w.Approve, w.Park, w.Reject, w.AnswerText, w.Merge, w.AnsweredLive)


def _scrolling(widget: QWidget) -> QScrollArea:
    """A column that scrolls where the screen is too low for it; nothing is squeezed."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setMinimumWidth(300)
    return area


class TriagePanel(QWidget):
    """Give it a link that is not started yet, or one that is."""

    def __init__(
        self, link: DeskLink, screen: Screen | None = None, language: str = "en", canned: Sequence[str] = CANNED,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.link = link
        self.incoming = Incoming(link)
        self.work = WorkPane(link, screen or Screen(), language, canned)
        self.board = BoardPane(link)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)  # names of the staff stand in reasons
        self.told.setWordWrap(True)
        self.told.setAccessibleName(self.tr("Messages"))
        self._rejecting = False
        self._doubt: tuple[type, str] = (object, "")
        self._doubt_ms = -AGAIN_MS
        self._claimed = ""
        self._settle, self._save = self._timer(SETTLE_MS, self._claim), self._timer(SAVE_MS, self._keep)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._turn)
        self._second.start()
        self._assemble()
        self._keys = self._table()
        self.incoming.selected.connect(self._selected)
        self.work.pressed.connect(self.do)
        self.work.typed.connect(lambda: self._save.start())
        self.board.chosen.connect(self._chosen)
        link.rows_changed.connect(self._news)
        link.answered.connect(self._answered)
        link.changed.connect(self._turn)
        texts = (self.incoming.filter, self.work.short, self.work.answer, self.guest, self.place)
        for watched in (self.incoming.list, *texts, self.board.queue, self.board.held):
            watched.installEventFilter(self)
        self.incoming.list.setFocus()
        self._turn()

    def retire(self) -> None:
        """Another panel takes over: what was typed is kept, the line stays."""
        self._keep()
        for timer in (self._settle, self._save, self._second):
            timer.stop()

    def inherit(self, old: TriagePanel) -> None:
        """The view, the selected question, and what was typed, go on."""
        self.incoming.inherit(old.incoming)
        self._claimed = old._claimed
        self.work.inherit(old.work)
        self.guest.setText(old.guest.text())
        self.place.setText(old.place.text())
        self.incoming.list.setFocus()

    def _timer(self, ms: int, done: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(ms)
        made.timeout.connect(done)
        return made

    def _assemble(self) -> None:
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(10)
        for widget, share in ((self.incoming, 29), (_scrolling(self.work), 45), (_scrolling(self.board), 26)):
            self.columns.addWidget(widget)
            self.columns.setStretchFactor(self.columns.count() - 1, share)
        self.columns.setSizes([290, 450, 260])
        self.guest, self.place = QLineEdit(), QLineEdit()
        self.guest.setPlaceholderText(self.tr("Question from a guest in the hall  [G]   Enter takes it in"))
        self.guest.setAccessibleName(self.tr("Question from the hall"))
        self.place.setPlaceholderText(self.tr("who or where"))
        self.place.setAccessibleName(self.tr("Guest"))
        self.place.setMaximumWidth(160)
        self.guest.setMaxLength(300)
        self.place.setMaxLength(60)
        self.guest.returnPressed.connect(self._from_hall)
        self.place.returnPressed.connect(self._from_hall)
        hall = QHBoxLayout()
        hall.addWidget(self.guest, 1)
        hall.addWidget(self.place)
        left = self.incoming.layout()
        assert isinstance(left, QVBoxLayout)
        left.addLayout(hall)
        self.hints = QLabel(
            self.tr("J K move · S surgeon · H hold · A approve · M merge · R answer · X reject · Z undo · ? all keys")
        )
        self.hints.setStyleSheet(f"color: {theme.QUIET.name()};")
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.hints)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 6, 8, 6)
        whole.addWidget(self.columns, 1)
        whole.addLayout(foot)

    def _table(self) -> dict[str, Callable[[], object]]:
        return {
            "J": lambda: self.incoming.step(1), "K": lambda: self.incoming.step(-1), "/": self.incoming.filter.setFocus,
            "V": self.incoming.next_view, "O": self.incoming.model.sort_by_people, "E": self._edit,
            "S": lambda: self.do("hand"), "H": lambda: self.do("hold"), "A": lambda: self.do("approve"),
            "M": lambda: self.do("merge"), "R": lambda: self.do("answer"), "X": lambda: self.do("reject"),
            "P": lambda: self.do("park"), "L": lambda: self.do("live"), "U": lambda: self.do("reopen"),
            "T": self._take_over, "G": self.guest.setFocus, "Z": lambda: self.link.ask(w.Undo()),
            "D": self.board.turn_quiet, "C": self.board.turn_critical, "F": self.board.turn_phase,
            "W": lambda: self.link.ask(w.ShowOne()), "?": self._all_keys,
        }  # fmt: skip

    # -- keys ---------------------------------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        typing = isinstance(watched, (QLineEdit, QPlainTextEdit))
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._rejecting = False
            self.incoming.list.setFocus()
            return typing
        if ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and typing:
            if watched is self.work.short:
                self.do("hand")
            elif watched is self.work.answer:
                self._send_answer()
            return True
        if ctrl and event.key() == Qt.Key.Key_Z and not typing:
            self.link.ask(w.Undo())
            return True
        if typing and watched is self.incoming.filter and event.key() == Qt.Key.Key_Return:
            self.incoming.list.setFocus()
            self.incoming.go(0)
            return True
        if ctrl or (typing and not alt) or (alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
            return False
        return self.key(event)

    def key(self, event: QKeyEvent) -> bool:
        """Do what a single key means; True: it meant something."""
        letter = chr(event.key()) if 0x20 < event.key() < 0x7F else ""
        sign = event.text() if event.text() in ("/", "?") else letter
        if letter in "12345" and letter:
            if self._rejecting:
                self._reject(list(Why)[int(letter) - 1])
            elif int(letter) <= len(self.work.ticks):
                self.work.ticks[int(letter) - 1].toggle()
            return True
        act = self._keys.get(sign)
        if act is None:
            return False
        if sign != "X":
            self._rejecting = False
        act()
        return True

    def _all_keys(self) -> None:
        self.say(
            self.tr(
                "J K move · / filter · V next view · O sort · S surgeon · H hold · A approve · M merge · 1 2 3 tick · "
                "E short form · R answer · X reject (then 1 to 5) · P park · L answered live · U reopen · "
                "T take over · G guest · Z or Ctrl+Z undo · D do not disturb · C critical step · F calm phase · "
                "W surgeon asks for one"
            )
        )

    # -- doing --------------------------------------------------------------------------------------------------------
    def do(self, name: str) -> None:
        """What a button or its key does to the selected question."""
        row = self.work.row
        if row is None:
            self.say(self.tr("Select a question first: J."))
            return
        short = self.work.typed_short()
        if not short and name in ("hand", "hold"):
            self.work.short.setFocus()
            self.say(self.tr("Write the short form first: it is what the surgeon reads."), bad=True)
            return
        match name:
            case "hand":
                self._ask(w.Hand(row.id, short, self._sure(w.Hand, row.id)))
            case "hold":
                self._ask(w.Hold(row.id, short, self._sure(w.Hold, row.id)))
            case "approve":
                self._ask(w.Approve(row.id, short, self._sure(w.Approve, row.id)))
            case "merge":
                self._ask(w.Merge(row.id, self.work.ticked()))
            case "park":
                self._ask(w.Park(row.id))
            case "live":
                self._ask(w.AnsweredLive(row.id))
            case "reopen":
                self._ask(w.Reopen(row.id))
            case "answer":
                if self.work.answer.hasFocus() or self.work.buttons["answer"].isDown():
                    self._send_answer()
                else:
                    self.work.answer.setFocus()
            case "reject":
                if self._rejecting:
                    self._reject(Why.OTHER)
                else:
                    self._rejecting = True
                    self.say(self.tr("Reject why?  1 personal data · 2 off topic · 3 unclear · 4 rude · 5 or X other"))

    def _send_answer(self) -> None:
        row, text = self.work.row, self.work.answer.toPlainText().strip()
        if row is None:
            return
        if not text:
            self.work.answer.setFocus()
            self.say(self.tr("Type the answer first."))
            return
        sure = self._sure(w.AnswerText, row.id)
        self._ask(w.AnswerText(row.id, text, self.work.everybody.isChecked(), sure))

    def _reject(self, why: Why) -> None:
        self._rejecting = False
        if self.work.row is not None:
            self._ask(w.Reject(self.work.row.id, why))

    def _take_over(self) -> None:
        if self.work.row is not None:
            self.link.ask(w.Claim(self.work.row.id, over=True))

    def _from_hall(self) -> None:
        text = self.guest.text().strip()
        if text:
            self.link.ask(w.AskFromHall(text, self.place.text().strip()))
            self.guest.clear()
            self.incoming.list.setFocus()

    def _edit(self) -> None:
        self.work.short.setFocus()

    def _sure(self, kind: type, id: str) -> bool:
        """It was refused a moment ago for want of a second look."""
        return self._doubt == (kind, id) and self.link.clock_ms() - self._doubt_ms < AGAIN_MS

    def _ask(self, command: w.StaffCommand) -> None:
        self._save.stop()
        self.work.saved()
        self.link.ask(command)
        self._claimed = self.work.row.id if self.work.row is not None else ""

    # -- hearing ------------------------------------------------------------------------------------------------------
    def _answered(self, asked: DeskAsked) -> None:
        command = asked.command
        if asked.verdict is Verdict.UNCONFIRMED:
            self.say(self.tr("NOT CONFIRMED: the room has not answered. Look before you do it again."), bad=True)
        elif asked.verdict is Verdict.REFUSED:
            if not isinstance(command, (w.Claim, w.EditShort)):
                self.say(asked.reason, bad=True)
            if "do it again" in asked.reason:
                self._doubt, self._doubt_ms = (type(command), getattr(command, "id", "")), self.link.clock_ms()
        elif isinstance(command, _ACTIONS):
            self.say("✓ " + self._done_words(command))
            self._next(command.id)
        elif isinstance(command, w.Undo):
            self.say(self.tr("Undone."))
        elif isinstance(command, w.AskFromHall):
            self.say(self.tr("Taken in from the hall."))

    def _done_words(self, command: object) -> str:
        board = self.link.board
        waits = self.board.reason(board) if board is not None and isinstance(command, w.Hand) else ""
        said = {
            w.Hand: self.tr("Handed on."), w.Hold: self.tr("Held for a calm phase."), w.Approve: self.tr("Approved."),
            w.Park: self.tr("Parked."), w.Reject: self.tr("Rejected."), w.AnswerText: self.tr("Answered."),
            w.Merge: self.tr("Merged."), w.AnsweredLive: self.tr("Answered live."),
        }[type(command)]  # fmt: skip
        return f"{said} {waits}  " + self.tr("[Z] undoes it for 10 s.")

    def _next(self, id: str) -> None:
        """On to the next one, if nobody has moved meanwhile."""
        model = self.incoming.model
        if model.kept != id or isinstance(self.focusWidget(), QComboBox):
            return
        self.incoming.list.setFocus()
        at = model.place(id)
        if at + 1 < len(model.ids):
            self.incoming.go(at + 1)
        elif at > 0:
            self.incoming.go(at - 1)

    def _selected(self, id: str) -> None:
        self._keep()
        self._rejecting = False
        self.work.put(self.link.rows.get(id))
        self._settle.start()

    def _chosen(self, id: str) -> None:
        """Somebody looks at one that waits: show it here."""
        row = self.link.rows.get(id)
        if row is not None:
            self._keep()
            self.incoming.list.clearSelection()
            before, self.incoming.model.kept = self.incoming.model.kept, ""
            self.incoming.model.let_go(before)
            self.work.put(row)
            self._settle.start()

    def _claim(self) -> None:
        row = self.work.row
        if row is not None and row.id != self._claimed and row.stage not in (Stage.DONE, Stage.REJECTED):
            self._claimed = row.id
            self.link.ask(w.Claim(row.id))

    def _keep(self) -> None:
        """Save what was typed; it renews the claim, too."""
        row = self.work.row
        if row is not None and self.work.edited:
            self.work.saved()
            self.link.ask(w.EditShort(row.id, self.work.typed_short()))

    def _news(self, ids: frozenset[str]) -> None:
        row = self.work.row
        if row is None:
            return
        if not ids:
            self.work.put(None)
        elif row.id in ids or ids & {each.id for each in row.similar}:
            self.work.put(self.link.rows.get(row.id))

    def _turn(self) -> None:
        self.work.turn()
        board = self.link.board
        if not self.link.connected:
            note = self.tr("NO LINE TO THE ROOM: what you do here does not arrive. {why}").format(why=self.link.why_not)
        else:
            note = self.board.reason(board) if board is not None else ""
            note = self.tr("Hand to surgeon: it waits as next. {why}").format(why=note) if note else ""
            other = self._other()
            if other:
                note = self.tr("{name} works on this question: choose another, or [T] takes it over.").format(
                    name=other
                )
        self.work.note.setText(note)
        self.board.look()

    def _other(self) -> str:
        """Who else works on the selected question, "" for nobody."""
        row, board = self.work.row, self.link.board
        if row is None or board is None:
            return ""
        mine = any(each.claim == row.id and each.name == self.link.name for each in board.staff)
        name = dict(board.claims).get(row.id, "")
        return "" if mine else name

    def say(self, words: str, bad: bool = False) -> None:
        """A line at the foot."""
        self.told.setText(("▲ " if bad else "") + words)
        self.told.setStyleSheet(f"color: {(theme.CAUTION if bad else theme.TEXT).name()}; font: bold 13px;")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.columns.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        self.incoming.setMinimumHeight(300 if narrow else 0)
        self.work.preview.setVisible(not narrow)
        self.work.preview_note.setVisible(not narrow)
        self.hints.setVisible(self.width() >= 1200)
