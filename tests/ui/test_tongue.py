"""Other languages in the windows beside the console: at once, on the same lines, and nothing that was typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from producer.core.deskwords import Stage
from producer.core.personal import Trait
from producer.ui.cutroads import CutRoads
from producer.ui.desklink import DeskAddress, DeskLink, desk_dial
from producer.ui.headsup.window import HeadsUpWindow
from producer.ui.link import EngineLink
from producer.ui.stopbutton.window import StopWindow
from producer.ui.tongue import Tongue
from producer.ui.triage import names
from producer.ui.triage.window import TriageWindow
from producer.ui.wires import SocketLines
from producer.wire.desk import DeskRole
from tests.room.deskhall import hall
from tests.room.test_desk import Page, hang_up
from tests.ui.conftest import Clock
from tests.ui.peer import EnginePeer, rehearsal

__all__ = ["hang_up"]


def gone(window: QWidget | None) -> None:
    """Closed and deleted: a window that lives on listens to the keys of the next test's windows, too."""
    if window is not None:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(("code", "words"), [("zh", "问题分拣"), ("fr", "Tri des questions")])
def test_triage_speaks_another_language_and_keeps_the_question(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, code: str, words: str
) -> None:
    with hall(tmp_path) as opened:
        address = DeskAddress("127.0.0.1", opened.port, "tok-a")
        link = DeskLink(SocketLines(desk_dial(lambda: address), "ui-desk"), DeskRole.ASSISTANT, "Chen")
        signals = [link.changed, link.rows_changed, link.answered]
        tongue = Tongue(qapp, lambda: TriageWindow(link, CutRoads(link), qapp), signals, "en")
        first = tongue.window
        assert isinstance(first, TriageWindow)
        first.resize(1366, 768)
        first.show()
        first.start()
        qtbot.waitUntil(lambda: link.board is not None)
        Page(opened.port, "v1").ask("Why a clip and not a tie?")
        qtbot.waitUntil(lambda: len(link.rows) == 1)
        QTest.keyClick(first.panel.incoming.list, Qt.Key.Key_J)
        qtbot.waitUntil(lambda: first.panel.work.row is not None)
        first.panel.work.short.setPlainText("A clip, not a tie?")
        first.panel.work.answer.setPlainText("half an answ")
        first.tongue.wanted.emit(code)
        second = tongue.window
        try:
            assert isinstance(second, TriageWindow) and second is not first and link.connected
            assert words in second.windowTitle() and second.isVisible() and not first.isVisible()
            assert second.panel.work.row is not None and second.panel.work.row.text.startswith("Why a clip")
            assert second.panel.work.typed_short() == "A clip, not a tie?"
            assert second.panel.work.answer.toPlainText() == "half an answ"
            (id,) = link.rows
            QTest.keyClick(second.panel.incoming.list, Qt.Key.Key_S)
            qtbot.waitUntil(lambda: link.rows[id].stage is Stage.SHOWN, timeout=30_000)
        finally:
            gone(second)
            tongue.languages.use("en")


@pytest.mark.parametrize(("code", "words"), [("zh", "可随时停止"), ("fr", "ARRÊT PRÊT")])
def test_the_stop_speaks_another_language_on_the_same_line(
    qapp: QApplication, qtbot: QtBot, code: str, words: str
) -> None:
    clock, engine = Clock(), EnginePeer(rehearsal(2000), True)
    link = EngineLink(engine, "stop", clock)
    signals = [link.changed, link.asked, link.refused, link.happened, link.levels, link.reborn]
    tongue = Tongue(qapp, lambda: StopWindow(link, None, None, qapp, clock), signals, "en")
    first = tongue.window
    assert isinstance(first, StopWindow)
    first.show()
    first.start()
    assert first.band.head == "STOP READY"
    first.tongue.wanted.emit(code)
    second = tongue.window
    try:
        assert isinstance(second, StopWindow) and second.band.head == words
        QTest.mousePress(second.cut, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(second.cut, Qt.MouseButton.LeftButton)
        engine.tick(2)
        state = link.state
        assert state is not None and state.delay.cut and link.connected
    finally:
        gone(second)
        tongue.languages.use("en")


def test_the_surgeons_screen_goes_round_the_languages(qapp: QApplication, qtbot: QtBot) -> None:
    address = DeskAddress("127.0.0.1", 9, "tok-s")
    link = DeskLink(SocketLines(desk_dial(lambda: address), "ui-desk"), DeskRole.SURGEON, "OR")
    window = HeadsUpWindow(link, CutRoads(link), qapp, "en")
    qtbot.addWidget(window)
    titles = [window.windowTitle()]
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_L)
        titles.append(window.windowTitle())
    assert titles == ["Heads-up", "主刀提示屏", "Écran du chirurgien", "Heads-up"]
    assert window.look().language == "en"


def test_every_code_of_the_desk_has_a_name(qapp: QApplication) -> None:
    assert len({names.stage_name(stage) for stage in Stage}) == len(Stage)
    assert all(names.role_name(role) for role in DeskRole)
    from producer.core.personal import Finding

    assert all(names.finding_names([Finding(trait, 0, 1)]) for trait in Trait)
    assert names.deed_name("merged 3") == "merged 3" and names.deed_name("something else") == "something else"
