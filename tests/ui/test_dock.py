"""The question desk docked in the console, on a real room: it opens under the pictures, has keys of its own, closes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from producer.core import commands as c
from producer.ui.console.window import ConsoleWindow
from producer.ui.desklink import DeskAddress, DeskLink, desk_dial
from producer.ui.link import EngineLink
from producer.ui.pictures import PictureDesk
from producer.ui.triage.panel import TriagePanel
from producer.ui.wires import SocketLines
from producer.wire.desk import DeskRole
from tests.room.deskhall import hall
from tests.room.test_desk import Page, hang_up
from tests.ui.peer import EnginePeer, SupervisorPeer, rehearsal

__all__ = ["hang_up"]


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(("size", "floats"), [((1920, 1080), False), ((1366, 768), True)])
def test_triage_opens_beside_the_switcher(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, size: tuple[int, int], floats: bool
) -> None:
    with hall(tmp_path) as opened:
        Page(opened.port, "v1").ask("Why a clip and not a tie?")
        address = DeskAddress("127.0.0.1", opened.port, "tok-a")
        questions = DeskLink(SocketLines(desk_dial(lambda: address), "ui-desk"), DeskRole.ASSISTANT, "Chen")
        engine, supervisor = EnginePeer(rehearsal()), SupervisorPeer()
        window = ConsoleWindow(EngineLink(engine, "desk"), PictureDesk(supervisor, "desk"), qapp, questions=questions)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.start()
        questions.start()
        try:
            qtbot.waitUntil(lambda: len(questions.rows) == 1, timeout=30_000)
            qtbot.waitUntil(lambda: "1 new" in window.desk_page.counts.text())
            window.tabs.setCurrentWidget(window.desk_page)
            window.desk_page.toggle()
            dock = window.desk_page.dock
            assert dock is not None and dock.isVisible() and dock.isFloating() is floats
            qtbot.wait(50)
            panel = dock.widget()
            assert isinstance(panel, TriagePanel) and panel.property("ownKeys")
            assert (window.width(), window.height()) == size, "it takes room inside the window"
            assert min(tile.width() for tile in window.multiview.tiles) >= 160, "cameras can still be told apart"
            assert window.cut_corner.cut.isVisible() and window.cut_corner.cut.height() >= 96
            engine.asked.clear()
            window.actions_.do("take")
            assert isinstance(engine.asked[-1], c.Take), "the switcher goes on"
            window.desk_page.toggle()
            assert not dock.isVisible()
        finally:
            window.stop()
            questions.stop()
            supervisor.close()
