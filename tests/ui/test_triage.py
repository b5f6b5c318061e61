"""Triage by keyboard alone, on a real desk: moving, handing on, merging, answering, rejecting, undoing, two people."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from producer.core import deskwords as w
from producer.core.deskwords import Stage
from producer.ui import theme
from producer.ui.cutroads import CutRoads
from producer.ui.desklink import DeskAddress, DeskLink, desk_dial
from producer.ui.triage.panel import TriagePanel
from producer.ui.triage.window import TriageWindow
from producer.ui.wires import SocketLines
from producer.wire.desk import DeskRole, DeskWelcome, Row
from tests.room.deskhall import Hall, hall
from tests.room.test_desk import Desk, Page, hang_up

__all__ = ["hang_up"]
K = Qt.Key


@dataclass
class Seat:
    """A triage window and who asks."""

    bot: QtBot
    hall: Hall
    window: TriageWindow

    def ask(self, *texts: str) -> list[str]:
        """Viewers ask, one each, in this order; their ids."""
        rows: dict[str, Row] = self.panel.link.rows
        for text in texts:
            Page(self.hall.port, f"v{len(rows)}").ask(text)
            self.until(lambda: text.strip() in {row.text for row in rows.values()})  # noqa: B023  # asked at once
        by = {row.text: row.id for row in rows.values()}
        return [by[text.strip()] for text in texts]

    @property
    def panel(self):  # type: ignore[no-untyped-def]  # the window's own
        return self.window.panel

    def key(self, key: Qt.Key, text: str = "") -> None:
        """One key into the list."""
        QTest.keyClick(self.panel.incoming.list, key)

    def until(self, true: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(true()), timeout=30_000)

    def row(self, id: str) -> Row:
        found: Row = self.panel.link.rows[id]
        return found

    def stage(self, id: str, stage: Stage) -> None:
        self.until(lambda: self.row(id).stage is stage)


def open_window(opened: Hall, bot: QtBot, size: tuple[int, int] = (1366, 768)) -> TriageWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if not app.styleSheet():
        theme.dress(app)
    address = DeskAddress("127.0.0.1", opened.port, "tok-a")
    link = DeskLink(SocketLines(desk_dial(lambda: address), "ui-desk"), DeskRole.ASSISTANT, "Chen")
    window = TriageWindow(link, CutRoads(link), app)
    bot.addWidget(window)
    window.resize(*size)
    with bot.waitActive(window):
        window.show()
        window.activateWindow()
    window.start()
    bot.waitUntil(lambda: link.board is not None)
    return window


@pytest.fixture
def seat(tmp_path: Path, qtbot: QtBot) -> Iterator[Seat]:
    with hall(tmp_path) as opened:
        window = open_window(opened, qtbot)
        yield Seat(qtbot, opened, window)
        window.stop()


def test_hand_to_the_surgeon_with_two_keys(seat: Seat) -> None:
    (id,) = seat.ask("Why a clip and not a tie?")
    seat.key(K.Key_J)
    seat.until(lambda: seat.panel.work.row is not None)
    seat.key(K.Key_S)
    seat.stage(id, Stage.SHOWN)
    seat.until(lambda: "Why a clip" in seat.panel.board.now.text())
    assert "✓" in seat.panel.told.text()


def test_staff_see_who_looks_on_and_the_applause(seat: Seat) -> None:
    seat.until(lambda: seat.panel.board.audience.text() == "41 watching · most 57 · applause 12")


def test_the_list_never_moves_under_the_selected_row(seat: Seat) -> None:
    first, second = seat.ask("First question?", "Second question?")
    seat.key(K.Key_J)
    seat.key(K.Key_J)
    seat.until(lambda: seat.panel.incoming.model.kept == second)
    place = seat.panel.incoming.list.visualRect(seat.panel.incoming.model.index(1))
    chen = Desk(seat.hall.port, name="Dubois")
    chen.ask(w.Approve(second))
    for number in range(5):
        Page(seat.hall.port, f"w{number}").say({"do": "vote", "id": second})
    seat.ask("A third one?")
    seat.until(lambda: seat.row(second).people == 6)
    assert seat.panel.incoming.model.ids[:2] == [first, second]
    assert seat.panel.incoming.list.visualRect(seat.panel.incoming.model.index(1)) == place
    assert seat.panel.incoming.current().id == second, "approved by somebody else, and still before my eyes"


def test_merge_by_ticking_and_undo(seat: Seat) -> None:
    one, two = seat.ask("What is the pneumoperitoneum pressure?", "Which pressure do you use for the pneumoperitoneum?")
    seat.key(K.Key_J)
    seat.until(lambda: seat.panel.work.ticks)
    seat.key(K.Key_1)
    assert seat.panel.work.ticked() == (two,)
    seat.key(K.Key_M)
    seat.stage(two, Stage.MERGED)
    assert seat.row(one).people == 2
    seat.key(K.Key_Z)
    seat.stage(two, Stage.ASKED)


def test_answer_in_text_by_keys(seat: Seat) -> None:
    (id,) = seat.ask("Which pressure?")
    seat.key(K.Key_J)
    seat.key(K.Key_R)
    assert seat.panel.work.answer.hasFocus()
    QTest.keyClicks(seat.panel.work.answer, "12 mmHg")
    QTest.keyClick(seat.panel.work.answer, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seat.stage(id, Stage.ANSWERED)
    assert seat.row(id).answer == "12 mmHg"


def test_letters_in_text_fields_are_letters(seat: Seat) -> None:
    (id,) = seat.ask("Which pressure?")
    seat.key(K.Key_J)
    seat.key(K.Key_E)
    seat.panel.work.short.selectAll()
    QTest.keyClicks(seat.panel.work.short, "shxa")
    assert seat.row(id).stage is Stage.ASKED and seat.panel.work.typed_short() == "shxa"
    QTest.keyClick(seat.panel.work.short, K.Key_H, Qt.KeyboardModifier.AltModifier)
    seat.stage(id, Stage.HELD)
    assert seat.row(id).short == "shxa"


def test_reject_asks_why_without_a_dialog(seat: Seat) -> None:
    (id,) = seat.ask("You are all fools?")
    seat.key(K.Key_J)
    seat.key(K.Key_X)
    assert "4 rude" in seat.panel.told.text() and QApplication.activeModalWidget() is None
    seat.key(K.Key_4)
    seat.stage(id, Stage.REJECTED)
    assert seat.row(id).why is w.Why.RUDE
    seat.key(K.Key_Z)
    seat.stage(id, Stage.ASKED)


def test_markup_of_a_viewer_stays_text_wherever_it_stands(seat: Seat, tmp_path: Path) -> None:
    evil = f'<img src="{tmp_path}/secret.png"> Which pressure <b>do</b> you use for the &lt;pneumoperitoneum&gt;?'
    Page(seat.hall.port, "v1?place=<b>Lyon</b>").ask("Which pressure do you use for the pneumoperitoneum?")
    seat.until(lambda: len(seat.panel.link.rows) == 1)
    seat.ask(evil)
    seat.key(K.Key_J)
    seat.until(lambda: seat.panel.work.ticks)
    read = QTextDocument()
    read.setHtml(seat.panel.work.ticks[0].toolTip())
    assert read.toPlainText() == evil, "a tip shows the words, and fetches nothing"
    assert "<b>Lyon</b>" in seat.panel.work.head.text()
    other = Desk(seat.hall.port, name="<h1>Dubois</h1>")
    assert other.ask(w.Claim(seat.panel.work.row.id, over=True)) == ""
    seat.until(lambda: "<h1>Dubois" in seat.panel.work.note.text())
    seat.key(K.Key_P)
    seat.until(lambda: "<h1>Dubois" in seat.panel.told.text())
    foreign = [each for each in seat.window.findChildren(QLabel) if "<" in each.text()]
    assert len(foreign) >= 4 and {each.textFormat() for each in foreign} == {Qt.TextFormat.PlainText}


def test_live_length_and_what_is_too_long(seat: Seat) -> None:
    (id,) = seat.ask("y " * 100)
    seat.key(K.Key_J)
    work = seat.panel.work
    seat.until(lambda: work.row is not None)
    assert "write the short form" in work.length.text()
    work.short.setPlainText("x" * 91)
    assert "91 / 90" in work.length.text() and "too long" in work.length.text()
    work.short.setPlainText("")
    seat.key(K.Key_S)
    assert "Write the short form first" in seat.panel.told.text() and work.short.hasFocus()
    work.short.setPlainText("x" * 91)
    seat.panel.incoming.list.setFocus()
    seat.key(K.Key_S)
    seat.until(lambda: "at most 90" in seat.panel.told.text())
    work.short.setPlainText("为" * 40)
    assert "40 / 40  ✓" in work.length.text()
    seat.key(K.Key_S)
    seat.stage(id, Stage.SHOWN)


def test_personal_data_needs_a_second_press(seat: Seat) -> None:
    (id,) = seat.ask("Operated on 3.4.1961?")
    seat.key(K.Key_J)
    seat.until(lambda: seat.panel.work.warning.isVisible())
    assert "a date" in seat.panel.work.warning.text()
    seat.key(K.Key_A)
    seat.until(lambda: "looks like a date" in seat.panel.told.text())
    assert seat.row(id).stage is not Stage.APPROVED
    seat.key(K.Key_A)
    seat.stage(id, Stage.APPROVED)


def test_somebody_else_works_on_it(seat: Seat) -> None:
    (id,) = seat.ask("Why?")
    other = Desk(seat.hall.port, name="Dubois")
    assert other.ask(w.Claim(id)) == ""
    seat.key(K.Key_J)
    seat.until(lambda: "Dubois works on this" in seat.panel.work.note.text())
    seat.key(K.Key_P)
    seat.until(lambda: "Dubois works on this" in seat.panel.told.text())
    seat.key(K.Key_T)
    seat.until(lambda: dict(seat.panel.link.board.claims).get(id) == "Chen")
    seat.key(K.Key_P)
    seat.stage(id, Stage.PARKED)


def test_two_of_one_name_are_told_apart(seat: Seat) -> None:
    (id,) = seat.ask("Why?")
    other = Desk(seat.hall.port, name="Chen")
    assert isinstance(other.first, DeskWelcome) and other.first.name == "Chen 2" and seat.panel.link.name == "Chen"
    third = Desk(seat.hall.port, name="Chen")
    assert isinstance(third.first, DeskWelcome) and third.first.name == "Chen 3"
    assert other.ask(w.Claim(id)) == ""
    seat.key(K.Key_J)
    seat.until(lambda: "Chen 2 works on this" in seat.panel.work.note.text())


def test_filter_and_empty_words(seat: Seat) -> None:
    assert seat.panel.incoming.empty.isVisible() and "No questions here" in seat.panel.incoming.empty.text()
    _, second = seat.ask("First question?", "Another thing?")
    seat.key(K.Key_Slash)
    QTest.keyClicks(seat.panel.incoming.filter, "another")
    assert seat.panel.incoming.model.ids == [second]
    QTest.keyClick(seat.panel.incoming.filter, K.Key_Return)
    assert seat.panel.incoming.list.hasFocus() and seat.panel.incoming.current is not None
    seat.panel.incoming.filter.setText("nothing like it")
    assert "Nothing matches" in seat.panel.incoming.empty.text()


def test_a_guest_in_the_hall_is_taken_in_and_tagged(seat: Seat) -> None:
    seat.key(K.Key_G)
    QTest.keyClicks(seat.panel.guest, "Clip or ligate?")
    seat.panel.place.setText("Row 3")
    QTest.keyClick(seat.panel.guest, K.Key_Return)
    seat.until(lambda: seat.panel.link.rows)
    row = next(iter(seat.panel.link.rows.values()))
    assert row.channel is w.Channel.HALL and row.place == "Row 3"


def test_phase_do_not_disturb_and_critical_step(seat: Seat) -> None:
    for key, button in ((K.Key_D, "quiet"), (K.Key_C, "critical"), (K.Key_F, "calm")):
        assert not getattr(seat.panel.board, button).lit
        seat.key(key)
        seat.until(lambda: getattr(seat.panel.board, button).lit)  # noqa: B023  # asked at once
    assert "Critical step" in seat.panel.board.why.text()


def test_next_ones_are_moved_by_keys(seat: Seat) -> None:
    one, two = seat.ask("Why?", "When?")
    seat.key(K.Key_D)
    other = Desk(seat.hall.port, name="Dubois")
    other.ask(w.Hand(one))
    other.ask(w.Hand(two))
    queue = seat.panel.board.queue
    seat.until(lambda: queue.count() == 2)
    queue.setCurrentRow(1)
    QTest.keyClick(queue, K.Key_Up, Qt.KeyboardModifier.AltModifier)
    seat.until(lambda: seat.panel.link.board.queue == (two, one))


def test_what_is_typed_is_kept_when_one_moves_on(seat: Seat) -> None:
    one, _ = seat.ask("First question?", "Second question?")
    seat.key(K.Key_J)
    seat.panel.work.short.setPlainText("A better form?")
    seat.key(K.Key_J)
    seat.until(lambda: seat.row(one).short == "A better form?")
    assert seat.row(one).stage is Stage.EDITED


def test_a_lost_line_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    with hall(tmp_path) as opened:
        window = open_window(opened, qtbot)
    qtbot.waitUntil(lambda: not window.link.connected, timeout=30_000)
    qtbot.waitUntil(lambda: "NO LINE" in window.panel.work.note.text())
    assert "NOT KNOWN" in window.air.text() and not window.panel.board.quiet.isEnabled()
    window.panel.incoming.list.setFocus()
    window.stop()


@pytest.mark.parametrize("size", [(1920, 1010), (1366, 768), (940, 700)])
def test_nothing_is_cut_off_or_squeezed(tmp_path: Path, qtbot: QtBot, size: tuple[int, int]) -> None:
    with hall(tmp_path) as opened:
        window = open_window(opened, qtbot, size)
        asked = ("Why did you choose the critical view of safety, she was born 3.4.1961?",
                 "The critical view of safety, why did you choose it?",
                 "Did you choose the critical view of safety for a reason?")  # fmt: skip
        long = "Centre%20hospitalier%20universitaire%20de%20Valenciennes,%20service%20d'urologie"
        for number, text in enumerate(asked):
            Page(opened.port, f"v{number}?place={long}").ask(text)
        rows = window.link.rows
        qtbot.waitUntil(lambda: len(rows) == 3 and any(len(row.similar) == 2 for row in rows.values()))
        QTest.keyClick(window.panel.incoming.list, K.Key_J)
        qtbot.waitUntil(lambda: len(window.panel.work.ticks) == 2 and window.panel.work.warning.isVisible())
        assert window.width() <= size[0] + 2 and window.height() <= size[1] + 2, "it fits the screen it was given"
        work = window.panel.work
        frame = work.parentWidget()
        assert frame is not None

        def flaws() -> list[str]:
            placed = [*work.buttons.values(), work.head, work.short, work.answer, work.warning, work.length]
            boxes = [QRect(each.mapTo(work, QPoint(0, 0)), each.size()) for each in (*placed, *work.ticks)]
            return [
                *("outside" for box in boxes if not work.rect().contains(box)),
                *("wider than its frame" for box in boxes if box.right() > frame.width()),
                *("over another" for at, box in enumerate(boxes) if any(map(box.intersects, boxes[at + 1 :]))),
            ]

        with contextlib.suppress(qtbot.TimeoutError):  # the layout settles
            qtbot.waitUntil(lambda: not flaws(), timeout=10_000)
        assert flaws() == []
        for button in work.buttons.values():
            assert button.height() >= theme.TARGET and button.accessibleName()
            if size[0] > 1000:
                corner = button.mapTo(window, QPoint(button.width(), button.height()))
                assert window.rect().contains(corner), "all of it is to be seen"
        window.stop()


def test_a_panel_that_opens_late_shows_what_was_asked_before(seat: Seat) -> None:
    (id,) = seat.ask("Why a clip and not a tie?")
    late = TriagePanel(seat.panel.link)
    seat.bot.addWidget(late)
    assert late.incoming.model.ids == [id]
