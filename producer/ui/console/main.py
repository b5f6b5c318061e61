"""The console process: an application, two lines of words, one window.

Owner: the process that `producer console` became. Nothing of the show lives here.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from producer.ui import theme
from producer.ui.console.window import ConsoleWindow
from producer.ui.link import EngineLink
from producer.ui.pictures import PictureDesk
from producer.ui.wires import SocketLines, engine_dial, supervisor_dial


def run_console(
    socket: Path,
    address: Callable[[], tuple[int, str]],
    name: str = "console",
    scale: int = 100,
    picture: Path | None = None,
    full_screen: bool = False,
) -> int:
    """Run until the window is closed; the exit code. `socket` is the supervisor's, `address` the engine's (raises
    NotThere). `scale` in percent, 80 to 200. `picture`: save the window's looks every second, for the manual."""
    if scale != 100:
        os.environ["QT_SCALE_FACTOR"] = f"{scale / 100:g}"
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Producer")
    theme.dress(app)
    link = EngineLink(SocketLines(engine_dial(address), "ui-engine"), name)
    desk = PictureDesk(SocketLines(supervisor_dial(socket), "ui-supervisor"), name)
    window = ConsoleWindow(link, desk, app)
    window.setGeometry(app.primaryScreen().availableGeometry())
    if full_screen:
        window.showFullScreen()
    else:
        window.showMaximized()
    window.activateWindow()
    window.start()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.quit())
    awake = QTimer()  # lets Python look at its signals
    awake.start(250)
    awake.timeout.connect(lambda: None)
    camera = QTimer()
    if picture is not None:
        camera.timeout.connect(lambda: _save(window, picture))
        camera.start(1000)
    code = app.exec()
    window.stop()
    return code


def _save(window: ConsoleWindow, picture: Path) -> None:
    """Whole or not at all: somebody may be reading it."""
    part = picture.with_suffix(".part.png")
    if window.grab().save(str(part)):
        part.replace(picture)
