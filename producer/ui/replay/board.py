"""What the review's window knows: the edits as the reviewer says them, and one way to ask for a change.

Owner: the UI thread. An edit is shown when the reviewer said it, which is when it is sealed on the disk.
"""

from __future__ import annotations

import secrets

from PySide6.QtCore import QObject, Signal

from producer.core.editplan import Plan
from producer.core.edits import Edit, EditCommand, EditKind, PutEdit, RedoEdit, RemoveEdit, UndoEdit
from producer.core.show import Mask
from producer.core.timebase import Frame, Rate, Ticks
from producer.ui.replay.pipe import Pipe
from producer.wire import review as w


class ReviewBoard(QObject):
    """Of one review."""

    changed = Signal()
    """Edits, marks, or what undo would do."""
    said = Signal(str, bool)
    """A word for the status line; True: something went wrong."""
    making = Signal(object)
    """`Making`, `NotMade` or `Released`."""

    def __init__(self, pipe: Pipe) -> None:
        super().__init__()
        self._pipe = pipe
        self.opened: w.RecordingOpened | None = None
        self.marks: tuple[w.TimelineMark, ...] = ()
        self.edits: tuple[Edit, ...] = ()
        self.undo = ""
        self.redo = ""
        self.kept = True
        self.frames = 0
        self.plan: Plan | None = None
        self._coming: list[Edit] = []
        self._marks: list[w.TimelineMark] = []
        pipe.heard.connect(self.hear)

    def hear(self, message: object) -> None:
        """Take one message of the reviewer."""
        match message:
            case w.RecordingOpened():
                self.opened, self._marks = message, []
            case w.RecordingMarks(marks, last):
                self._marks += marks
                if last:
                    self.marks = tuple(self._marks)
                    self.changed.emit()
            case w.EditsNow():
                self._edits(message)
            case w.EditAnswered(_, reason) if reason:
                self.said.emit(reason, True)
            case w.ReviewFault(text):
                self.said.emit(text, True)
            case w.Making() | w.NotMade() | w.Released():
                self.making.emit(message)

    def _edits(self, now: w.EditsNow) -> None:
        self._coming = [*(self._coming if now.start else []), *now.edits]
        if len(self._coming) < now.total:
            return
        self.edits, self.undo, self.redo, self.kept = tuple(self._coming), now.undo, now.redo, now.kept
        self.frames = now.frames
        if self.opened is not None:
            opened = self.opened
            self.plan = Plan(self.edits, Rate(opened.num, opened.den), opened.first, opened.end)
        done = "" if now.because == "opened" else self.tr("{} – saved").format(now.because.capitalize())
        self.said.emit(done if now.kept else now.because, not now.kept)
        self.changed.emit()

    # -- asking -------------------------------------------------------------------------------------------------------
    def put(
        self, kind: EditKind, at: Ticks, until: Ticks, text: str = "", mask: tuple[tuple[int, int], ...] = ()
    ) -> str:
        """Ask for a new edit; its id."""
        id = f"{kind.value[:2]}-{secrets.token_hex(5)}"
        self._ask(PutEdit(Edit(id, kind, at, until, text, Mask(id, mask) if mask else None)))
        return id

    def change(self, edit: Edit) -> None:
        """Ask for `edit` in place of the one with its id."""
        self._ask(PutEdit(edit))

    def remove(self, id: str) -> None:
        """Ask for it to go."""
        self._ask(RemoveEdit(id))

    def step(self, back: bool) -> None:
        """Ask for undo or redo."""
        self._ask(UndoEdit() if back else RedoEdit())

    def publish(self, asked: w.AskPublish) -> None:
        """A person approves."""
        self._pipe.send(asked)

    def stop_making(self) -> None:
        """Cancel it."""
        self._pipe.send(w.StopMaking())

    def _ask(self, command: EditCommand) -> None:
        self._pipe.send(w.AskEdit(secrets.token_hex(4), command))

    # -- looking ------------------------------------------------------------------------------------------------------
    def edit(self, id: str) -> Edit | None:
        """The edit with this id."""
        return next((edit for edit in self.edits if edit.id == id), None)

    def at(self, kind: EditKind, ticks: Ticks, long: Ticks) -> tuple[Edit, ...]:
        """Edits of a kind that touch the picture which stands from `ticks` on for `long`."""
        return tuple(e for e in self.edits if e.kind is kind and e.at < ticks + long and ticks < e.until)

    def cut_end(self, frame: Frame) -> Frame | None:
        """If `frame` is cut out: the first frame behind the cut."""
        cut = self.plan.cut_at(frame) if self.plan is not None else None
        return cut[1] if cut is not None else None
