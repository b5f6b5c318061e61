"""A desk for the tests: the real window on an engine and a supervisor in memory, offscreen, with real letters."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from producer.ui import theme
from producer.ui.console.window import ConsoleWindow
from producer.ui.link import EngineLink
from producer.ui.pictures import Looker, PictureDesk
from tests.ui.peer import EnginePeer, SupervisorPeer, rehearsal

pytestmark = pytest.mark.usefixtures("qapp")
assert QtBot.waitUntil.__kwdefaults__ == {"timeout": 5000}
QtBot.waitUntil.__kwdefaults__["timeout"] = 30_000  # for a machine that has much else to do
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
SPACE, ENTER, F12, PAUSE = 65, 36, 96, 127
"""Native scan codes of X11: those of the kernel and 8."""


def digit(number: int) -> int:
    """Scan code of the key above the letters that is the `number`th from the left."""
    return 9 + number


class Clock:
    """A clock that stands until it is told to go."""

    def __init__(self) -> None:
        self.ms = 10_000

    def __call__(self) -> int:
        return self.ms


@dataclass
class Desk:
    """Everything a test needs."""

    bot: QtBot
    engine: EnginePeer
    supervisor: SupervisorPeer
    link: EngineLink
    window: ConsoleWindow
    clock: Clock

    def key(
        self, scan: int, key: int = 0, text: str = "", held: Qt.KeyboardModifier = NONE, repeat: bool = False,
        release: bool = True, window: QWidget | None = None,
    ) -> None:  # fmt: skip
        """A key goes down (and up) as the window system reports it."""
        target = (window or self.window).windowHandle()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)[: 2 if release else 1]:
            event = QKeyEvent(kind, key, held, scan, 0, 0, text, repeat)
            QGuiApplication.sendEvent(target, event)

    def press(self, widget: QWidget, held: Qt.KeyboardModifier = NONE) -> None:
        """Left button down and up in the middle of it."""
        where = QPoint(widget.width() // 2, widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held, where)

    def wait(self, ms: int) -> None:
        """Time goes on for the console."""
        self.clock.ms += ms
        self.link.look()

    def live(self, source: str = "scope") -> None:
        """On air with `source`."""
        from producer.core import commands as c
        from producer.core.scene import Scene

        for command in (c.StartPrivatePreview(), c.Cut(Scene.of(source)), c.GoLive()):
            self.engine.machines.handle(command, self.engine.frame, "test")
            self.engine.tick(2)

    def settle(self) -> None:
        """Every widget has its size, and its picture in that size."""
        self.turn()
        self.bot.wait(Looker.SETTLE_MS + 20)
        self.turn()
        self.supervisor.publish({what: (0, 0, 0) for what, _, _ in self.supervisor.rings.values()})
        self.turn(2)

    def turn(self, count: int = 1) -> None:
        """The pictures move."""
        for _ in range(count):
            self.window.multiview.turn()


def make(bot: QtBot, delay_ms: int = 0, connected: bool = True, size: tuple[int, int] = (1600, 900)) -> Desk:
    """A window on its peers, shown and active."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if not app.styleSheet():
        theme.dress(app)
    clock = Clock()
    engine, supervisor = EnginePeer(rehearsal(delay_ms), connected), SupervisorPeer()
    link = EngineLink(engine, "test desk", clock)
    window = ConsoleWindow(link, PictureDesk(supervisor, "test desk"), app)
    bot.addWidget(window)
    window.resize(*size)
    with bot.waitActive(window):
        window.show()
        window.activateWindow()
    window.start()
    window.multiview.stop()  # the test turns it
    window.multiview.turn()
    return Desk(bot, engine, supervisor, link, window, clock)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """The rehearsal, without delay, off air."""
    made = make(qtbot)
    yield made
    made.window.stop()
    made.supervisor.close()


@pytest.fixture
def delayed(qtbot: QtBot) -> Iterator[Desk]:
    """The rehearsal with 10 s of delay, off air."""
    made = make(qtbot, delay_ms=10_000)
    yield made
    made.window.stop()
    made.supervisor.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Warnings of Qt are errors, too; all but what the offscreen platform says of itself."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"))
