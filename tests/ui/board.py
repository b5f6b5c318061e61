"""The console's window on a real X server, on an engine in memory: `board.py LAYOUT CODE[+s] ...` presses keys through
XTEST and prints what the engine was asked for and what opened. Run by test_board.py, in a process of its own."""

from __future__ import annotations

import ctypes
import subprocess
import sys

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from producer.core import commands as c
from producer.ui import theme
from producer.ui.console.window import ConsoleWindow
from producer.ui.link import EngineLink
from producer.ui.pictures import PictureDesk
from tests.ui.peer import EnginePeer, SupervisorPeer, rehearsal

SHIFT = 50


def heard(command: object) -> str:
    """`Preview overhead`, `Take`."""
    scene = command.scene if isinstance(command, c.Preview | c.Cut) else None
    return type(command).__name__ + "".join(f" {box.source}" for box in (scene.boxes if scene else ()))


def main(layout: str, keys: list[str]) -> int:
    subprocess.run(["setxkbmap", layout], check=True)
    app = QApplication([])
    theme.dress(app)
    engine, supervisor = EnginePeer(rehearsal()), SupervisorPeer()
    window = ConsoleWindow(EngineLink(engine, "board"), PictureDesk(supervisor, "board"), app)
    window.resize(1366, 768)
    window.show()
    window.start()
    window.activateWindow()
    if not QTest.qWaitForWindowActive(window, 10_000):
        return 3
    x11, xtest = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    if not display:
        return 4
    for key in keys:
        code, _, shifted = key.partition("+")
        presses = [(int(code), 1), (int(code), 0)]
        if shifted:
            presses = [(SHIFT, 1), *presses, (SHIFT, 0)]
        for number, down in presses:
            xtest.XTestFakeKeyEvent(display, number, down, 0)
            x11.XFlush(display)
            QTest.qWait(20)
        QTest.qWait(80)
        engine.tick()
    if window.editor.isVisible():
        print("masks open")
    for command in engine.asked:
        print(heard(command))
    window.stop()
    supervisor.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
