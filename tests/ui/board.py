"""A bare window and its key door on a real X server: `board.py LAYOUT CODE[+s] ...` presses keys through XTEST and
prints what each meant. Run under Xvfb by test_board.py, in a process of its own."""

from __future__ import annotations

import ctypes
import subprocess
import sys

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from producer.ui.console.keys import KeyDoor

SHIFT = 50


def main(layout: str, keys: list[str]) -> int:
    subprocess.run(["setxkbmap", layout], check=True)
    app = QApplication([])
    window = QWidget()
    window.show()
    heard: list[str] = []

    def do(name: str) -> bool:
        heard.append(name)
        return True

    door = KeyDoor(window, do, app)
    window.activateWindow()
    if not QTest.qWaitForWindowActive(window, 5000):
        return 3
    x11, xtest = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    for key in keys:
        code, _, shifted = key.partition("+")
        presses = [(int(code), 1), (int(code), 0)]
        if shifted:
            presses = [(SHIFT, 1), *presses, (SHIFT, 0)]
        for number, down in presses:
            xtest.XTestFakeKeyEvent(display, number, down, 0)
            x11.XFlush(display)
            QTest.qWait(20)
        QTest.qWait(60)
    print(",".join(heard))
    del door
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
