"""The advocate's stop: it cuts by two roads, shows nothing it does not know, and can do nothing else."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from producer.app.stopbutton import address_of, fingerprint_of
from producer.core import commands as c
from producer.core.scene import Scene
from producer.media import cutflag, shm
from producer.media.cutflag import CutWatch, LocalStop
from producer.ui import theme
from producer.ui.link import EngineLink
from producer.ui.pictures import PictureDesk
from producer.ui.stopbutton.window import _WRAPPED, HIGH, LOST_MS, LOW, StopWindow
from tests.ui.conftest import PAUSE, SPACE, Clock
from tests.ui.peer import EnginePeer, SupervisorPeer, rehearsal

pytestmark = pytest.mark.usefixtures("qapp")
OTHER = "This is not the engine that the fingerprint names: nothing was said to it."


@dataclass
class Stop:
    """A stop window on its peers; `watch` is the engine's end of the flag."""

    engine: EnginePeer
    window: StopWindow
    clock: Clock
    watch: CutWatch

    def wait(self, ms: int) -> None:
        self.clock.ms += ms
        self.window.link.look()
        self.window.look()

    def live(self) -> None:
        for command in (c.StartPrivatePreview(), c.Cut(Scene.of("scope")), c.GoLive()):
            self.engine.machines.handle(command, self.engine.frame, "test")
            self.engine.tick(2)

    def press(self) -> None:
        QTest.mousePress(self.window.cut, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(self.window.cut, Qt.MouseButton.LeftButton)


def make(bot: QtBot, state: Path | None) -> tuple[StopWindow, EnginePeer, Clock]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.dress(app)
    clock, engine = Clock(), EnginePeer(rehearsal(2000), True)
    desk = PictureDesk(SupervisorPeer(), "stop") if state else None
    window = StopWindow(
        EngineLink(engine, "stop", clock), desk, LocalStop(state, os.getpid()) if state else None, app, clock
    )
    bot.addWidget(window)
    window.resize(420, 560)
    with bot.waitActive(window):
        window.show()
        window.activateWindow()
    window.start()
    window._looks.stop()  # the test looks
    window.look()
    return window, engine, clock


@pytest.fixture
def stop(qtbot: QtBot, tmp_path: Path) -> Iterator[Stop]:
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-cut"
    segment = shm.create(name, cutflag.FLAG_BYTES)
    cutflag.lay_out(segment)
    (tmp_path / cutflag.FILE).write_text(name)
    window, engine, clock = make(qtbot, tmp_path)
    yield Stop(engine, window, clock, CutWatch(segment))
    window.close_lines()
    shm.unlink(name)


def test_it_cuts_on_press_by_both_roads(stop: Stop) -> None:
    stop.live()
    stop.window.look()
    assert stop.window.band.head == "STOP READY" and "two roads" in stop.window.band.more
    QTest.mousePress(stop.window.cut, Qt.MouseButton.LeftButton)
    assert stop.engine.asked == [c.PrivacyCut()] and stop.watch.up
    stop.engine.tick(2)
    stop.window.look()
    assert stop.window.band.head == "STOPPED" and "two steps" in stop.window.band.more


def test_the_cut_keys_work_and_no_other_key_does_anything(stop: Stop) -> None:
    stop.live()
    target = stop.window.windowHandle()
    for scan, key, text in ((SPACE, Qt.Key.Key_Space, " "), (11, Qt.Key.Key_2, "2"), (96, Qt.Key.Key_F12, "")):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, scan, 0, 0, text)
            QGuiApplication.sendEvent(target, event)
    assert all(command == c.PrivacyCut() for command in stop.engine.asked)
    stop.engine.asked.clear()
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Pause, Qt.KeyboardModifier.NoModifier, PAUSE, 0, 0, "")
    QGuiApplication.sendEvent(target, event)
    assert stop.engine.asked == [c.PrivacyCut()] and stop.watch.up


def test_a_silent_engine_is_said_within_two_seconds_and_the_flag_still_works(stop: Stop) -> None:
    stop.live()
    assert LOST_MS + 250 < 2000
    stop.wait(LOST_MS + 1)
    assert stop.window.band.head == "NO STOP BY NETWORK" and stop.window.band.warn
    assert "shared memory" in stop.window.band.more and not stop.watch.up
    stop.press()
    stop.wait(400)
    assert stop.watch.up
    assert stop.window.band.head in ("PRESSED, NOT CONFIRMED", "STOPPED")


def test_a_lost_engine_is_said_at_once(stop: Stop) -> None:
    stop.live()
    stop.engine.hang_up()
    stop.window.look()
    assert stop.window.band.head == "NO STOP BY NETWORK"
    stop.press()
    assert stop.watch.up
    stop.wait(400)
    assert stop.window.band.head == "PRESSED, NOT CONFIRMED"


def test_from_another_machine_a_lost_engine_is_no_stop(qtbot: QtBot) -> None:
    window, engine, clock = make(qtbot, None)
    assert window.audience is None and "by the network" in window.band.more
    clock.ms += LOST_MS + 1
    window.look()
    assert window.band.head == "NO STOP" and window.band.bad and "call the desk" in window.band.more
    engine.hang_up()
    window.look()
    assert window.band.bad
    window.close_lines()


@pytest.mark.parametrize("width", [320, 420])
def test_every_word_of_why_there_is_no_stop_can_be_read(qtbot: QtBot, width: int) -> None:
    window, _, _ = make(qtbot, None)
    window.resize(width, 360)
    band = window.band
    band.say("NO STOP", f"nothing pressed here is heard: call the desk. {OTHER}", bad=True)
    QTest.qWait(0)
    room = QRect(0, 0, band.width() - 20, band.height() - LOW * 6 // 10 - 10)
    font = band._wrapped(room)
    needs = QFontMetrics(font).boundingRect(room, _WRAPPED, band.more)
    assert band.height() == HIGH and needs.height() <= room.height() and needs.width() <= room.width()
    assert font.pixelSize() >= 10
    band.say("STOP READY", "on air")
    assert band.height() == LOW
    window.close_lines()


@pytest.mark.parametrize(("text", "found"), [("desk.example:4433", ("desk.example", 4433)), ("[::1]:5", ("::1", 5))])
def test_addresses(text: str, found: tuple[str, int]) -> None:
    assert address_of(text) == found


@pytest.mark.parametrize("text", ["desk", "desk:", ":5", "desk:0", "desk:x", "desk:70000"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        address_of(text)


def test_fingerprints() -> None:
    assert fingerprint_of("AA:" * 31 + "aa") == "aa" * 32
    with pytest.raises(ValueError, match="64 hex"):
        fingerprint_of("aa")
