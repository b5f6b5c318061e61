"""The window of a review: a replay's, with ranges, cuts, mutes, covers, captions, undo, and the way to publish.

Owner: the UI thread; the reviewer owns the edits, `ReviewBoard` knows them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QInputDialog, QLabel, QWidget

from producer.core.edits import EditKind
from producer.core.timebase import Ticks
from producer.ui import theme
from producer.ui.controls import Dress, Press
from producer.ui.replay.board import ReviewBoard
from producer.ui.replay.player import Player
from producer.ui.replay.publishing import ApproveDialog, MakingDialog
from producer.ui.replay.timeline import clock
from producer.ui.replay.window import ReplayWindow
from producer.vault.spool import Spool
from producer.wire.review import Making, NotMade, OpenRecording, Released

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class ReviewWindow(ReplayWindow):
    """Reviews one recording."""

    EDITING = True

    def __init__(self, opening: OpenRecording, spool: Spool, player: Player, board: ReviewBoard) -> None:
        self.board = board
        self._start: Ticks | None = None
        self._end: Ticks | None = None
        self._selected = ""
        self._final = False
        super().__init__(opening, spool, player)
        board.changed.connect(self._edited)
        board.said.connect(self.tell)
        board.making.connect(self._made)
        self.timeline.picked.connect(self.pick)
        self.sidebar.picked.connect(self._picked_in_list)
        self.stage.drawn.connect(self._drawn)
        self.stage.drawing_ended.connect(lambda: self.tell(""))
        self._edited()

    def inherit(self, old: QWidget) -> None:
        if isinstance(old, ReviewWindow):
            self._start, self._end, self._selected = old._start, old._end, old._selected
            self.set_final(old._final)
        super().inherit(old)
        self._edited()

    # -- what is shown ------------------------------------------------------------------------------------------------
    def chosen(self) -> tuple[Ticks | None, Ticks | None]:
        return self._start, self._end

    def _edited(self) -> None:
        board = self.board
        if self._selected and board.edit(self._selected) is None:
            self._selected = ""
        self.timeline.show_edits(board.edits, self._selected)
        self.sidebar.show_edits(board.edits, self._selected)
        self._undo.setEnabled(bool(board.undo))
        self._redo.setEnabled(bool(board.redo))
        self._undo.setToolTip(board.undo)
        self._redo.setToolTip(board.redo)
        self._remove.setEnabled(bool(self._selected))
        if self._final:
            self.player.publish_as(board.plan)
        self._place()

    def _made(self, message: object) -> None:
        """The same in the status line: a window that was opened again has no dialog of what it did not ask for."""
        match message:
            case Making(done, total):
                self.tell(self.tr("Publishing … {} %").format(done * 100 // max(1, total)))
            case NotMade(reason):
                self.tell(self.tr("Not published: {}").format(reason), True)
            case Released(folder):
                self.tell(self.tr("Published: {}").format(folder))

    def _place(self) -> None:
        super()._place()
        if not hasattr(self, "_length"):
            return
        tick, board, seen = self.spool.rate.frame_ticks, self.board, self.seen
        # What lies over the picture is that of the picture which is drawn, not of the one that was asked for.
        stood = (seen.frame * tick, seen.long * tick) if seen is not None else (self.now(), tick)
        captions = tuple(edit.text for edit in board.at(EditKind.CAPTION, *stood))
        self.stage.show_edits(board.at(EditKind.COVER, *stood), self._selected, captions, self._final)
        cut = seen is not None and board.cut_end(seen.frame) is not None
        muted = self.opening.silent or bool(board.at(EditKind.MUTE, *stood))
        words = self.tr("CUT: not in the replay") if cut else ""
        if self._final and not board.frames:
            words = self.tr("Nothing is left to publish")
        self.stage.say(self.player.fault or words)
        length = clock(board.frames * tick)
        state = self.tr("Replay: {}").format(length) if board.frames else self.tr("Nothing is left to publish")
        if board.plan is None:
            state = self.tr("Opening …")
        if muted and not cut:
            state += "  ·  " + self.tr("muted here")
        self._length.setText(state)

    # -- hands --------------------------------------------------------------------------------------------------------
    def pick(self, id: str) -> None:
        """Choose an edit and its range."""
        edit = self.board.edit(id)
        self._selected = id if edit is not None else ""
        if edit is not None and edit.until > edit.at:
            self._start, self._end = edit.at, edit.until
        self._edited()

    def _picked_in_list(self, id: str) -> None:
        self.pick(id)
        edit = self.board.edit(id)
        if edit is not None:
            self.go(edit.at)

    def set_start(self) -> None:
        """The range begins with the picture that is seen."""
        self._start = self.now()
        if self._end is not None and self._end <= self._start:
            self._end = None
        self._place()

    def set_end(self) -> None:
        """The range ends with the picture that is seen, which is in it."""
        self._end = self.now() + self.spool.rate.frame_ticks
        if self._start is not None and self._start >= self._end:
            self._start = None
        self._place()

    def _range(self) -> tuple[Ticks, Ticks] | None:
        if self._start is None or self._end is None:
            self.tell(self.tr("Choose a range first: I where it begins, O where it ends."), True)
            return None
        return self._start, self._end

    def put_range(self, kind: EditKind) -> None:
        """Cut or mute the chosen range."""
        chosen = self._range()
        if chosen is not None:
            self._selected = self.board.put(kind, *chosen)

    def cover(self) -> None:
        """Draw a cover over the chosen range; again: give it up."""
        if self.stage.drawing:
            self.stage.draw(False)
        elif self._range() is not None:
            self.player.pause()
            self.stage.draw(True)
            self.tell(self.tr("Drag a rectangle, or click corners and close with Enter; Esc gives it up."))

    def _drawn(self, points: tuple[tuple[int, int], ...]) -> None:
        chosen = self._range()
        if chosen is not None:
            self._selected = self.board.put(EditKind.COVER, *chosen, mask=points)

    def caption(self) -> None:
        """Words for the chosen range, or for three seconds from here."""
        self.player.pause()
        start, end = self._start, self._end
        if start is None or end is None:
            start, end = self.now(), self.now() + self.spool.rate.ticks(self.spool.rate.frames_in_ms(3000))
        text, done = QInputDialog.getMultiLineText(self, self.tr("Caption"), self.tr("Words for those who read:"), "")
        if done and text.strip():
            self._selected = self.board.put(EditKind.CAPTION, start, end, text.strip())

    def chapter(self) -> None:
        """A chapter at this picture."""
        self.player.pause()
        text, done = QInputDialog.getText(self, self.tr("Chapter"), self.tr("Its title, as viewers read it:"))
        if done and text.strip():
            self._selected = self.board.put(EditKind.CHAPTER, self.now(), self.now(), text.strip())

    def words(self) -> None:
        """Change the words of the chosen edit."""
        edit = self.board.edit(self._selected)
        if edit is None:
            self.tell(self.tr("Choose an edit first, in the list or under the time line."), True)
            return
        self.player.pause()
        text, done = QInputDialog.getMultiLineText(self, self.sidebar.kind_name(edit), self.tr("Its words:"), edit.text)
        if done:
            self.board.change(replace(edit, text=text.strip()))

    def range_anew(self) -> None:
        """The chosen edit gets the chosen range; a chapter moves to this picture."""
        edit = self.board.edit(self._selected)
        if edit is None:
            self.tell(self.tr("Choose an edit first, in the list or under the time line."), True)
        elif edit.kind is EditKind.CHAPTER:
            self.board.change(replace(edit, at=self.now(), until=self.now()))
        else:
            chosen = self._range()
            if chosen is not None:
                self.board.change(replace(edit, at=chosen[0], until=chosen[1]))

    def remove(self) -> None:
        """Take the chosen edit out."""
        if self._selected:
            self.board.remove(self._selected)

    def set_final(self, on: bool) -> None:
        """Play it as it will be published, or with everything to be seen."""
        if on and self.board.plan is None:
            self.tell(self.tr("Opening …"))
            return
        self._final = on
        self.player.publish_as(self.board.plan if on else None)
        self._final_button.light(on)
        self._final_button.say(self.tr("As published: on") if on else self.tr("As published"))
        self._place()

    def publish(self) -> None:
        """Ask for approval, then make it."""
        self.player.pause()
        if not self.opening.may_publish:
            self.tell(self.opening.why_not, True)
            return
        board = self.board
        counts = [
            f"{sum(edit.kind is kind for edit in board.edits)} {name}"
            for kind, name in (
                (EditKind.CUT, self.tr("cuts")), (EditKind.MUTE, self.tr("mutes")), (EditKind.COVER, self.tr("covers")),
                (EditKind.CAPTION, self.tr("captions")), (EditKind.CHAPTER, self.tr("chapters")),
            )
        ]  # fmt: skip
        length = clock(board.frames * self.spool.rate.frame_ticks)
        summary = self.tr("The replay will be {} long: {}. The original stays as it is.").format(
            length, ", ".join(counts)
        )
        approve = ApproveDialog(summary, self.opening.title, self.opening.by, self)
        if approve.exec() == QDialog.DialogCode.Accepted and approve.asked is not None:
            making = MakingDialog(board, self)
            board.publish(approve.asked)
            making.exec()

    def pressed(self, key: int, held: Qt.KeyboardModifier) -> bool:
        if key == Qt.Key.Key_Z and held & _CTRL:
            self.board.step(back=not held & _SHIFT)
            return True
        if key == Qt.Key.Key_Y and held & _CTRL:
            self.board.step(back=False)
            return True
        if held & _CTRL:
            return False
        what = self._keys.get(key)
        if what is None:
            return super().pressed(key, held)
        what()
        return True

    # -- building -----------------------------------------------------------------------------------------------------
    def tools(self) -> list[QHBoxLayout]:
        self._keys: dict[int, Callable[[], object]] = {}
        self._undo = self._press(self.tr("Undo"), "Ctrl+Z", None, lambda: self.board.step(True))
        self._redo = self._press(self.tr("Redo"), "Ctrl+Y", None, lambda: self.board.step(False))
        self._remove = self._press(self.tr("Remove"), self.tr("Del"), Qt.Key.Key_Delete, self.remove)
        self._final_button = self._press(
            self.tr("As published"), "P", Qt.Key.Key_P, lambda: self.set_final(not self._final)
        )
        presses = [
            self._press(self.tr("Begin"), "I", Qt.Key.Key_I, self.set_start),
            self._press(self.tr("End"), "O", Qt.Key.Key_O, self.set_end),
            self._press(self.tr("Cut"), "X", Qt.Key.Key_X, lambda: self.put_range(EditKind.CUT)),
            self._press(self.tr("Mute"), "M", Qt.Key.Key_M, lambda: self.put_range(EditKind.MUTE)),
            self._press(self.tr("Cover"), "B", Qt.Key.Key_B, self.cover),
            self._press(self.tr("Caption"), "T", Qt.Key.Key_T, self.caption),
            self._press(self.tr("Chapter"), "C", Qt.Key.Key_C, self.chapter),
            self._press(self.tr("Range"), "R", Qt.Key.Key_R, self.range_anew),
            self._press(self.tr("Words"), "E", Qt.Key.Key_E, self.words),
            self._remove, self._undo, self._redo,
        ]  # fmt: skip
        half, rows = -(-len(presses) // 2), []
        for some in (presses[:half], presses[half:]):  # in one row their words would not fit beside the lists
            row = QHBoxLayout()
            row.setSpacing(theme.GAP)
            for press in some:
                row.addWidget(press, 1)
            rows.append(row)
        return rows

    def column(self) -> list[QWidget]:
        self._length = self._label(14, True)
        self._length.setWordWrap(True)
        publish = Press(self.tr("PUBLISH …"), "", Dress.WHITE)
        publish.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        publish.pressed.connect(self.publish)
        widgets: list[QWidget] = [self._length]
        if self.opening.silent:
            widgets.append(self._caution(self.tr("Sound was not agreed to: none is heard, none is published.")))
        if not self.opening.may_publish:
            widgets.append(self._caution(self.opening.why_not or self.tr("This may not be published.")))
            publish.setEnabled(False)
        return [*widgets, self._final_button, publish]

    def _caution(self, words: str) -> QLabel:
        label = self._label(13)
        label.setWordWrap(True)
        label.setStyleSheet(f"color: {theme.CAUTION.name()}")
        label.setText(f"▲ {words}")
        return label

    def _press(self, text: str, shown: str, key: Qt.Key | None, what: Callable[[], object]) -> Press:
        press = Press(text, shown)
        press.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        press.pressed.connect(what)
        if key is not None:
            self._keys[key] = what
        return press
