"""The window on a real engine with real cameras: pictures, a cut, the engine killed in mid-show, the console killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from producer.app import console as command
from producer.app.state import StateFault, read_engine
from producer.core import commands as c
from producer.core.scene import Scene
from producer.ui import theme
from producer.ui.console.window import ConsoleWindow
from producer.ui.link import EngineLink
from producer.ui.pictures import PictureDesk
from producer.ui.tiles import Light
from producer.ui.wires import NotThere, SocketLines, engine_dial, supervisor_dial
from tests.ui.conftest import NONE, SHIFT, digit

pytestmark = pytest.mark.e2e

SHOW = """
title = "Two cards"
case = "TEST-1"
fps = 30
size = "640x360"
[policy]
delay_ms = 1000
"""
CAMERA = """
[[source]]
id = "{id}"
kind = "simulated"
label = "{id}"
profile = "none"
sound = false
economy = "never"
options = {{ scene = "card", strip = false, tone_hz = 0 }}
"""


@pytest.fixture
def state() -> Iterator[Path]:
    """A state directory with a short name, whose show is ended at the end."""
    with tempfile.TemporaryDirectory(prefix="sp-ui-") as folder:
        path = Path(folder)
        (path / "show.toml").write_text(SHOW + "".join(CAMERA.format(id=name) for name in ("one", "two")))
        yield path
        end(path)


def end(path: Path) -> None:
    """Ask the supervisor, whose pid stands in running.json's process list, to end; wait for its lock."""
    found = [int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit()]
    for pid in found:
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"run" in words and os.fsencode(str(path / "st")) in words:
            os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + 30
    while command.runs(path / "st") and time.monotonic() < until:
        time.sleep(0.05)


def window_on(state: Path, qtbot: QtBot) -> ConsoleWindow:
    def address() -> tuple[int, str]:
        try:
            return read_engine(state)
        except StateFault as fault:
            raise NotThere(str(fault)) from None

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.dress(app)
    link = EngineLink(SocketLines(engine_dial(address), "ui-engine"), "test")
    window = ConsoleWindow(link, PictureDesk(SocketLines(supervisor_dial(state / "app.sock"), "ui-app"), "test"), app)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.start()
    return window


def key(window: ConsoleWindow, scan: int, held: Qt.KeyboardModifier = NONE) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QGuiApplication.sendEvent(window.windowHandle(), QKeyEvent(kind, 0, held, scan, 0, 0, "", False))


def until(qtbot: QtBot, true: Callable[[], object], seconds: float = 30.0) -> None:
    qtbot.waitUntil(lambda: bool(true()), timeout=int(seconds * 1000))


def test_a_show_started_by_the_console_survives_it_and_its_engine_comes_back_on_slate(
    state: Path, qtbot: QtBot
) -> None:
    assert command.start(state / "show.toml", state / "st") == ""
    window = window_on(state / "st", qtbot)
    link = window.link
    until(qtbot, lambda: link.connected and len(window.multiview.tiles) == 2)
    tiles = window.multiview.tiles
    until(qtbot, lambda: all(t._looker.feed is not None and t._looker.feed.image is not None for t in tiles))
    link.ask(c.StartPrivatePreview(), "phase")
    until(qtbot, lambda: link.state is not None and link.state.switcher.phase.value == "private")
    key(window, digit(1), SHIFT)
    until(qtbot, lambda: tiles[0].light is Light.PROGRAM)
    until(qtbot, lambda: window.top.live.isEnabled())
    link.ask(c.GoLive(), "live")
    until(qtbot, lambda: "ON AIR" in window.top.phase.accessibleName())
    key(window, digit(2))
    until(qtbot, lambda: tiles[1].light is Light.PREVIEW)
    key(window, 65)
    until(qtbot, lambda: tiles[1].light is Light.PROGRAM and tiles[0].light is Light.PREVIEW)

    def colours() -> set[str]:
        seen = window.multiview.program.grab().toImage()
        return {seen.pixelColor(x, 120).name() for x in range(40, 500, 40)}

    until(qtbot, lambda: len(colours()) > 3)  # the program monitor shows the card

    # The console dies: nothing happens to the show.
    assert link.state is not None
    frame = link.state.frame
    window.stop()
    again = window_on(state / "st", qtbot)
    began = time.monotonic()
    until(qtbot, lambda: again.link.connected and again.multiview.tiles)
    assert time.monotonic() - began < 10
    until(qtbot, lambda: again.link.state is not None and again.link.state.frame > frame)
    assert again.link.state is not None and again.link.state.switcher.program == Scene.of("two")
    assert "ON AIR" in again.top.phase.accessibleName()

    # The engine dies: it is said, and that it came back on slate.
    pid = json.loads((state / "st" / "engine.json").read_bytes())["pid"]
    os.kill(pid, signal.SIGKILL)
    until(qtbot, lambda: "NO ENGINE" in again.notice.text)
    until(qtbot, lambda: again.link.connected and "on slate" in again.notice.text, 30)
    assert again.link.state is not None and not again.link.state.switcher.program.boxes
    again.stop()


def test_console_process_shot_dead_leaves_the_show_on_air(state: Path) -> None:
    picture = state / "window.png"
    words = [sys.executable, "-m", "producer", "console", str(state / "show.toml"), "--state", str(state / "st")]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    console = subprocess.Popen([*words, "--save-picture", str(picture)], env=env, stderr=subprocess.PIPE)
    try:
        deadline = time.monotonic() + 40
        while not picture.exists() and time.monotonic() < deadline and console.poll() is None:
            time.sleep(0.1)
        assert picture.exists(), "the window came up"
    finally:
        console.kill()
        console.communicate()
    assert command.runs(state / "st"), "the show goes on"
    read_engine(state / "st")


def test_a_broken_show_file_is_told_in_words(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (state / "bad.toml").write_text('title = "x"\nfps = "many"\n')
    said = command.start(state / "bad.toml", state / "st")
    assert "fps" in said and "Traceback" not in said
    assert "no show file" in command.start(state / "none.toml", state / "st")


def test_the_clean_picture_of_a_real_camera_is_lent_and_taken_back(state: Path, qtbot: QtBot) -> None:
    """Engine, supervisor, camera and editor agree: it is there while it is leased, and gone afterwards."""
    assert command.start(state / "show.toml", state / "st") == ""
    window = window_on(state / "st", qtbot)
    link = window.link
    until(qtbot, lambda: link.connected and len(window.multiview.tiles) == 2)
    key(window, digit(1))
    until(qtbot, lambda: link.state is not None and link.state.switcher.preview == Scene.of("one"))
    window.actions_.do("masks")
    window.masks.lease.pressed.emit()
    until(qtbot, lambda: window.editor.shows_clean)
    feed = window.clean._looker.feed
    assert feed is not None and feed.what == "clean:one"
    segment = Path("/dev/shm") / feed.segment
    assert segment.exists() and segment.stat().st_mode & 0o777 == 0o600
    window.editor.finish()
    until(qtbot, lambda: link.state is not None and not link.state.lease.source)
    until(qtbot, lambda: not segment.exists())
    window.masks.lease.pressed.emit()
    until(qtbot, lambda: window.editor.shows_clean)
    feed = window.clean._looker.feed
    assert feed is not None
    segment = Path("/dev/shm") / feed.segment
    os.kill(json.loads((state / "st" / "engine.json").read_bytes())["pid"], signal.SIGKILL)
    until(qtbot, lambda: not segment.exists(), 30)  # nobody says the lease again
    window.stop()
