"""The review's window against a real reviewer process: what is done by hand is what is published."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel
from pytestqt.qtbot import QtBot

from producer.core.edits import EditKind
from producer.ui import theme
from producer.ui.controls import Press
from producer.ui.replay.board import ReviewBoard
from producer.ui.replay.feed import Library
from producer.ui.replay.main import open_player
from producer.ui.replay.pipe import Pipe
from producer.ui.replay.player import Player
from producer.ui.replay.publishing import ApproveDialog, MakingDialog
from producer.ui.replay.reviewing import ReviewWindow
from producer.ui.replay.speaker import Speaker
from producer.ui.replay.window import ReplayWindow
from producer.vault.spool import Spool
from producer.wire import review as w
from tests.review.keys import SIGNER
from tests.ui.replay.sealed import IDENTITY, PUBLICS, ROOT, reads

SECOND = 240_000


class Reviewer:
    """The real process on two pipes."""

    def __init__(self, opening: w.OpenRecording) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-m", "producer", "reviewer", "test"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip
        assert self.child.stdin is not None and self.child.stdout is not None
        self.pipe = Pipe(self.child.stdout, self.child.stdin)  # type: ignore[arg-type]  # text pipes, both
        self.pipe.send(opening)

    def end(self) -> None:
        assert self.child.stdin is not None and self.child.stdout is not None
        self.child.stdin.close()
        self.child.wait(10)


def opening(part: Path, kept: Path | None = None, **more: object) -> w.OpenRecording:
    row: dict[str, object] = {"parts": (str(part),), "identity": IDENTITY, "publics": (SIGNER.public.hex(),)}
    row |= {"kept": str(kept) if kept else "", "title": "Hernia", "case": "K7Q2-B4X9-M3T8", "review": True}
    return w.OpenRecording(**{**row, "may_publish": True, **more})  # type: ignore[arg-type]  # by name


@pytest.fixture
def window(recording: Path, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[ReviewWindow]:
    theme.dress(qapp)
    first = opening(recording, tmp_path / "review" / "edits.age")
    reviewer = Reviewer(first)
    board = ReviewBoard(reviewer.pipe)
    spool = Spool([(recording.name, reads(recording))], PUBLICS, IDENTITY)
    made = ReviewWindow(first, spool, Player(spool, Library(), Speaker(device=False)), board)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    reviewer.pipe.start()
    qtbot.waitUntil(lambda: bool(board.edits) and not made.player.seeking, timeout=30_000)
    yield made
    made.player.close()
    reviewer.end()


def go(window: ReplayWindow, qtbot: QtBot, seconds: float) -> None:
    window.go(int(seconds * SECOND))
    qtbot.waitUntil(lambda: not window.player.seeking, timeout=30_000)


def press(window: ReplayWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window, key, held)


def kinds(window: ReviewWindow) -> list[str]:
    return [edit.kind.value for edit in window.board.edits]


def picture(window: ReplayWindow, name: str) -> None:
    """Keep how it looks, where somebody asked for that."""
    folder = os.environ.get("REPLAY_SCREENS")
    if folder:
        window.grab().save(str(Path(folder) / f"{name}.png"))


def test_the_recordings_own_marks_are_there(window: ReviewWindow) -> None:
    assert kinds(window) == ["chapter", "chapter", "chapter"]
    rows = [window.sidebar.marks.item(n).text() for n in range(window.sidebar.marks.count())]
    assert len(rows) == 6 and "Port" in rows[1] and "look at this" in "".join(rows)


def test_cut_mute_cover_and_back_by_keys(window: ReviewWindow, qtbot: QtBot) -> None:
    go(window, qtbot, 1)
    press(window, Qt.Key.Key_I)
    go(window, qtbot, 2)
    press(window, Qt.Key.Key_O)
    press(window, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: "cut" in kinds(window), timeout=30_000)
    assert window.board.frames == 149  # the picture at the end is in it
    press(window, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: "mute" in kinds(window), timeout=30_000)
    go(window, qtbot, 3)
    press(window, Qt.Key.Key_I)
    go(window, qtbot, 4)
    press(window, Qt.Key.Key_O)
    press(window, Qt.Key.Key_B)
    assert window.stage.drawing
    box = window.stage.box()
    a, b = box.topLeft() + QPoint(60, 60), box.topLeft() + QPoint(260, 200)
    QTest.mousePress(window.stage, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, a)
    QTest.mouseMove(window.stage, b)
    qtbot.wait(20)
    from PySide6.QtGui import QMouseEvent

    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, b.toPointF(), window.stage.mapToGlobal(b).toPointF(), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window.stage, move)
    QTest.mouseRelease(window.stage, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, b)
    qtbot.waitUntil(lambda: "cover" in kinds(window), timeout=30_000)
    picture(window, "review-1366")
    (cover,) = [edit for edit in window.board.edits if edit.kind is EditKind.COVER]
    assert cover.mask is not None and len(cover.mask.points) == 4
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "cover" not in kinds(window), timeout=30_000)
    press(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "cover" in kinds(window), timeout=30_000)
    window.pick(cover.id)
    go(window, qtbot, 5)
    press(window, Qt.Key.Key_O)
    press(window, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: window.board.edit(cover.id).until == 151 * 8000, timeout=30_000)  # type: ignore[union-attr]  # it is there
    press(window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "cover" not in kinds(window), timeout=30_000)


def test_every_label_fits_at_800_pixels(window: ReviewWindow, qtbot: QtBot) -> None:
    window.resize(800, 600)
    qtbot.wait(50)
    assert window.width() == 800, window.minimumSizeHint()
    picture(window, "review-800")
    cut = [
        press.text()
        for press in window.findChildren(Press)
        if any(press.fontMetrics().horizontalAdvance(line) > press.width() for line in press.text().split("\n"))
    ]
    assert cut == []


def test_without_a_range_it_says_how(window: ReviewWindow) -> None:
    press(window, Qt.Key.Key_X)
    assert "Choose a range first" in window.status.text()
    assert "cut" not in kinds(window)


def test_captions_and_chapters_ask_for_words(
    window: ReviewWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("The port", True))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Port in", True))
    go(window, qtbot, 3)
    press(window, Qt.Key.Key_T)
    press(window, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: kinds(window).count("chapter") == 4 and "caption" in kinds(window), timeout=30_000)
    picture(window, "caption")


def test_as_published_leaves_cuts_out(window: ReviewWindow, qtbot: QtBot) -> None:
    window.board.put(EditKind.CUT, 30 * 8000, 150 * 8000)
    qtbot.waitUntil(lambda: "cut" in kinds(window), timeout=30_000)
    go(window, qtbot, 0.8)
    window.set_final(True)
    seen: list[int] = []
    window.player.shown.connect(lambda shot: seen.append(shot.frame))
    window.player.play()
    qtbot.waitUntil(lambda: not window.player.playing and window.player.frame >= 179, timeout=30_000)
    assert seen[-1] == 179 and not [frame for frame in seen if 30 <= frame < 150]


def test_a_cut_made_where_it_stands_takes_the_picture_away(window: ReviewWindow, qtbot: QtBot) -> None:
    go(window, qtbot, 2)
    window.set_final(True)
    assert window.seen is not None and window.seen.frame == 60
    gone: list[bool] = []
    window.player.withheld.connect(lambda: gone.append(window.seen is None and window.stage.empty))
    window.board.put(EditKind.CUT, 0, 90 * 8000)
    qtbot.waitUntil(lambda: window.seen is not None and window.seen.frame == 90, timeout=30_000)
    assert gone == [True]
    window.board.put(EditKind.CUT, 90 * 8000, 10 * SECOND)
    qtbot.waitUntil(lambda: window.seen is None, timeout=30_000)
    assert window.stage.empty and "Nothing is left" in window.stage.words
    press(window, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: window.seen is not None, timeout=30_000)
    assert "CUT" in window.stage.words, "with everything to be seen it says where it stands"


def test_a_cover_stays_on_its_picture_until_the_next_is_there(window: ReviewWindow, qtbot: QtBot) -> None:
    square = ((0, 0), (5000, 0), (5000, 5000), (0, 5000))
    window.board.put(EditKind.COVER, SECOND, 2 * SECOND, mask=square)
    qtbot.waitUntil(lambda: "cover" in kinds(window), timeout=30_000)
    go(window, qtbot, 1.5)
    window.set_final(True)
    middle = window.stage.box().topLeft() + QPoint(40, 120)
    assert window.stage.grab().toImage().pixelColor(middle).lightness() == 0
    window.go(4 * SECOND)
    assert window.player.seeking and window.stage.grab().toImage().pixelColor(middle).lightness() == 0
    qtbot.waitUntil(lambda: not window.player.seeking, timeout=30_000)
    assert window.stage.grab().toImage().pixelColor(middle).lightness() > 60


def test_edits_outlive_the_reviewer(window: ReviewWindow, recording: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window.board.put(EditKind.CAPTION, SECOND, 2 * SECOND, "very secret words")
    qtbot.waitUntil(lambda: "caption" in kinds(window), timeout=30_000)
    kept = tmp_path / "review" / "edits.age"
    assert b"very secret" not in kept.read_bytes() and (kept.stat().st_mode & 0o777) == 0o600
    left = tmp_path / "left.age"  # as a reviewer that is gone leaves them: of a living one they are its own
    left.write_bytes(kept.read_bytes())
    other = Reviewer(opening(recording, left))
    board = ReviewBoard(other.pipe)
    other.pipe.start()
    qtbot.waitUntil(lambda: len(board.edits) == 4, timeout=30_000)
    assert board.edits == window.board.edits
    other.end()


def test_nobody_approves_by_accident(qtbot: QtBot, qapp: QApplication) -> None:
    theme.dress(qapp)
    dialog = ApproveDialog("The replay will be 0:00:05 long.", "Hernia", "")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.go.isEnabled()
    assert dialog.days.text() == "90 days" and dialog.days.lineEdit().width() > 100, "how long is to be read"
    dialog.by.setText("Dr Wu")
    dialog.because.setText("reviewed")
    assert not dialog.go.isEnabled()
    dialog.sure.setChecked(True)
    assert dialog.go.isEnabled()
    folder = os.environ.get("REPLAY_SCREENS")
    if folder:
        dialog.grab().save(str(Path(folder) / "approve.png"))
    dialog.go.pressed.emit()
    assert dialog.asked == w.AskPublish("Hernia", "Dr Wu", "reviewed", 90)


def test_progress_cancel_and_end(qtbot: QtBot) -> None:
    sent = io.StringIO()
    board = ReviewBoard(Pipe(io.StringIO(), sent))
    dialog = MakingDialog(board)
    qtbot.addWidget(dialog)
    dialog.show()
    board.hear(w.Making(50, 100))
    assert dialog.bar.value() == 500
    dialog.button.pressed.emit()
    assert json.loads(sent.getvalue())["type"] == "StopMaking" and dialog.isVisible()
    board.hear(w.NotMade("it was cancelled; nothing was published", True))
    assert "nothing was published" in dialog.words.text()
    dialog.button.pressed.emit()
    assert not dialog.isVisible()


def test_the_plain_player(recording: Path, qtbot: QtBot) -> None:
    spool = Spool([(recording.name, reads(recording))], PUBLICS, IDENTITY)
    window = ReplayWindow(opening(recording, review=False), spool, Player(spool, Library(), Speaker(device=False)))
    qtbot.addWidget(window)
    window.resize(1920, 1010)
    window.show()
    qtbot.waitUntil(lambda: not window.player.seeking, timeout=30_000)
    press(window, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: not window.player.seeking, timeout=30_000)
    assert window.player.frame == 60
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Left)
    assert window.player.frame == 61 and "0:00:02.03" in window.time.text()
    picture(window, "player-1920")
    window.close()
    assert threading.active_count() < 20


def test_a_replay_that_may_not_be_published_says_why(recording: Path, qtbot: QtBot) -> None:
    spool = Spool([(recording.name, reads(recording))], PUBLICS, IDENTITY)
    first = opening(recording, may_publish=False, why_not="A replay was not agreed to in this case.")
    board = ReviewBoard(Pipe(io.StringIO(), io.StringIO()))
    window = ReviewWindow(first, spool, Player(spool, Library(), Speaker(device=False)), board)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.publish()
    assert "not agreed" in window.status.text()
    picture(window, "refused")
    window.player.close()


def test_sound_that_was_not_agreed_to_is_not_heard_by_the_reviewer_either(recording: Path, qtbot: QtBot) -> None:
    first = opening(recording, silent=True)
    spool, player = open_player(first)
    assert player.speaker.why_not == "Sound is off."
    board = ReviewBoard(Pipe(io.StringIO(), io.StringIO()))
    window = ReviewWindow(first, spool, player, board)
    qtbot.addWidget(window)
    window.show()
    assert any("Sound was not agreed to" in label.text() for label in window.findChildren(QLabel))
    window.player.close()
