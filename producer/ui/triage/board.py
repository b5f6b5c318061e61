"""The right column: who looks on, what the surgeon sees now, what comes next, what is held, who works here, what was
done last.

Owner: the UI thread. Phase, do-not-disturb and critical step are set here, too; each lights because the room said so.
"""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from producer.core import deskwords as w
from producer.core.governor import Load
from producer.ui import theme
from producer.ui.controls import Press
from producer.ui.desklink import DeskLink
from producer.ui.triage.names import deed_name, role_name
from producer.ui.triage.rows import ago
from producer.ui.triage.work import heading
from producer.wire.desk import Board


class _Waiting(QListWidget):
    """What waits; Alt+Up and Alt+Down move the selected one."""

    moved = Signal(str, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        item = self.currentItem()
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier and item is not None:
            self.moved.emit(str(item.data(Qt.ItemDataRole.UserRole)), max(0, self.currentRow() + step))
            return
        super().keyPressEvent(event)


class BoardPane(QWidget):
    """`chosen` says which waiting question somebody wants to see."""

    chosen = Signal(str)

    def __init__(self, link: DeskLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self.calm = Press(self.tr("Calm phase"), "F")
        self.quiet = Press(self.tr("Do not disturb"), "D")
        self.critical = Press(self.tr("Critical step"), "C")
        self.ask_one = Press(self.tr("Surgeon asks for one"), "W")
        self.calm.pressed.connect(self.turn_phase)
        self.quiet.pressed.connect(self.turn_quiet)
        self.critical.pressed.connect(self.turn_critical)
        self.ask_one.pressed.connect(lambda: self._link.ask(w.ShowOne()))
        self.now = QLabel()
        self.now.setWordWrap(True)
        self.now.setFont(theme.font(16, bold=True))
        self.now.setTextFormat(Qt.TextFormat.PlainText)
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.why.setStyleSheet(f"color: {theme.QUIET.name()};")
        self.queue, self.held = self._list(self.tr("Next for the surgeon")), self._list(self.tr("Held"))
        self.audience = QLabel()
        self.audience.setWordWrap(True)
        self.audience.setToolTip(self.tr("For staff: neither the surgeon nor a viewer sees these."))
        self.staff = QLabel()
        self.staff.setWordWrap(True)
        self.staff.setTextFormat(Qt.TextFormat.PlainText)
        self.deeds = QLabel()
        self.deeds.setWordWrap(True)
        self.deeds.setTextFormat(Qt.TextFormat.PlainText)
        self.deeds.setStyleSheet(f"color: {theme.QUIET.name()};")
        self._drawn: tuple[object, ...] = ()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.calm)
        first.addWidget(self.quiet)
        second.addWidget(self.critical)
        second.addWidget(self.ask_one)
        self.queue_head, self.held_head = heading(""), heading("")
        whole.addWidget(heading(self.tr("AUDIENCE")))
        whole.addWidget(self.audience)
        whole.addWidget(heading(self.tr("THE SURGEON")))
        whole.addLayout(first)
        whole.addLayout(second)
        for each in (heading(self.tr("IN THE OR NOW")), self.now, self.why, self.queue_head):
            whole.addWidget(each)
        whole.addWidget(self.queue, 3)
        whole.addWidget(self.held_head)
        whole.addWidget(self.held, 2)
        whole.addWidget(heading(self.tr("AT THE DESK")))
        whole.addWidget(self.staff)
        whole.addWidget(heading(self.tr("LAST ACTIONS")))
        whole.addWidget(self.deeds)
        link.changed.connect(self.look)
        link.rows_changed.connect(lambda _: self.look())
        self.look()

    def _list(self, name: str) -> _Waiting:
        made = _Waiting()
        made.setAccessibleName(name)
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        made.setMinimumHeight(48)
        made.moved.connect(lambda id, place: self._link.ask(w.MoveInQueue(id, place)))
        made.itemActivated.connect(lambda item: self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole))))
        made.itemClicked.connect(lambda item: self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole))))
        return made

    # -- what is asked ------------------------------------------------------------------------------------------------
    def turn_phase(self) -> None:
        """Calm, or busy."""
        board = self._link.board
        if board is not None:
            self._link.ask(w.SetLoad(Load.BUSY if board.governor.load is Load.CALM else Load.CALM))

    def turn_quiet(self) -> None:
        """Do not disturb, or do."""
        board = self._link.board
        if board is not None:
            self._link.ask(w.SetQuiet(not board.governor.quiet))

    def turn_critical(self) -> None:
        """A critical step begins, or is over."""
        board = self._link.board
        if board is not None:
            self._link.ask(w.SetCritical(not board.governor.critical))

    # -- what is shown ------------------------------------------------------------------------------------------------
    def look(self) -> None:
        """Draw what the room said."""
        board, connected = self._link.board, self._link.connected
        for button in (self.calm, self.quiet, self.critical, self.ask_one):
            button.setEnabled(connected)
        if board is None:
            self.now.setText(self.tr("Not known: no line to the room."))
            self.audience.setText("—")
            return
        self.calm.light(board.governor.load is Load.CALM)
        self.quiet.light(board.governor.quiet)
        self.critical.light(board.governor.critical)
        self.quiet.say(self.tr("Do not disturb: ON") if board.governor.quiet else self.tr("Do not disturb"))
        self.critical.say(self.tr("Critical step: ON") if board.governor.critical else self.tr("Critical step"))
        counts = self.tr("{n} watching · most {most} · applause {taps}")
        seen = counts.format(n=board.online, most=board.peak, taps=board.applause)
        self.audience.setText(seen if connected else "—")
        shown = self._link.rows.get(board.shown or "")
        if not connected:
            self.now.setText(self.tr("Not known: no line to the room."))
        else:
            self.now.setText(shown.short if shown is not None else self.tr("Nothing shown"))
        self.why.setText(self.reason(board))
        self._fill(board)
        self.staff.setText(self._people(board))
        self.deeds.setText("\n".join(self._deed(each) for each in board.deeds[:6]) or self.tr("Nothing yet."))

    def reason(self, board: Board) -> str:
        """Why nothing appears now, "" if the next one would."""
        governor = board.governor
        if board.shown:
            return self.tr("One at a time: the next waits for Answered or Later.")
        if governor.stopped:
            return self.tr("The pictures are off: nothing appears.")
        if governor.critical:
            return self.tr("Critical step: nothing appears, whoever asks.")
        if governor.quiet:
            return self.tr("Do not disturb: nothing appears by itself.")
        if board.wait_ms > 0:
            rest = max(0, board.wait_ms - (self._link.now() - board.now))
            return self.tr("The next may appear by itself in {time}.").format(time=ago(rest))
        return ""

    def _fill(self, board: Board) -> None:
        rows = self._link.rows
        queue = [(id, rows[id]) for id in board.queue if id in rows]
        held = [(id, rows[id]) for id in board.held if id in rows]
        drawn = (tuple((id, row.revision, row.people) for id, row in (*queue, *held)), len(queue))
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self.queue_head.setText(self.tr("NEXT FOR THE SURGEON  {n}   Alt+↑ ↓").format(n=len(queue)))
        self.held_head.setText(self.tr("HELD FOR A CALM PHASE  {n}").format(n=len(held)))
        for view, found in ((self.queue, queue), (self.held, held)):
            current = view.currentItem()
            chosen = current.data(Qt.ItemDataRole.UserRole) if current is not None else ""
            view.clear()
            for at, (id, row) in enumerate(found, 1):
                item = QListWidgetItem(f"{at}  {row.short}\n     {row.place} · {row.people} · {row.by}")
                item.setData(Qt.ItemDataRole.UserRole, id)
                view.addItem(item)
                if id == chosen:
                    view.setCurrentItem(item)

    def _people(self, board: Board) -> str:
        said = []
        for each in board.staff:
            row = self._link.rows.get(each.claim)
            doing = f": {row.text[:28]}…" if row is not None else ""
            said.append(f"{each.name} ({role_name(each.role)}){doing}")
        return "\n".join(said[:5])

    def _deed(self, deed: w.Deed) -> str:
        at = time.strftime("%H:%M:%S", time.localtime(deed.at / 1000))
        undone = "  " + self.tr("(undone)") if deed.undone else ""
        return f"{at}  {deed.who}: {deed_name(deed.what)}{undone}"
