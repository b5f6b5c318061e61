"""The console process: an application, two lines of words, one window.

Owner: the process that `producer console` became. Nothing of the show lives here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from producer.media.cutflag import LocalStop
from producer.ui import theme
from producer.ui.console.deskfile import NAME, DeskFile
from producer.ui.console.shell import Shell
from producer.ui.desklink import DeskAddress, DeskLink, desk_dial
from producer.ui.link import EngineLink
from producer.ui.pictures import PictureDesk
from producer.ui.running import run
from producer.ui.setup.window import Start
from producer.ui.wires import NotThere, SocketLines, engine_dial, supervisor_dial
from producer.wire.desk import DeskRole

Where = Callable[[], tuple[str, int, str, str]]
"""Host, port, token, fingerprint of the room; raises LookupError with a sentence."""


def run_console(
    socket: Path,
    address: Callable[[], tuple[int, str]],
    name: str = "console",
    scale: int | None = None,
    picture: Path | None = None,
    full_screen: bool = False,
    start: Start | None = None,
    rehearsal: Path | None = None,
    where: Where | None = None,
) -> int:
    """Run until the window is closed; the exit code. `socket` is the supervisor's, `address` the engine's (raises
    NotThere). `scale` in percent, 80 to 200 (None: what the desk
    remembers). `picture`: save the window's looks every second, for the manual."""
    file = DeskFile(socket.parent / NAME)
    scale = scale or file.desk.scale
    if scale != 100:
        os.environ["QT_SCALE_FACTOR"] = f"{scale / 100:g}"
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Producer")
    theme.dress(app)
    link = EngineLink(SocketLines(engine_dial(address), "ui-engine"), name)
    desk = PictureDesk(SocketLines(supervisor_dial(socket), "ui-supervisor"), name)
    questions = _questions(where, name) if where is not None else None
    stop = LocalStop(socket.parent, os.getpid())
    shell = Shell(app, link, desk, file, questions, stop)
    window = shell.window
    window.setGeometry(app.primaryScreen().availableGeometry())
    if full_screen:
        window.showFullScreen()
    else:
        window.showMaximized()
    window.activateWindow()
    window.start()
    if questions is not None:
        questions.start()
    if start is not None:
        window.offer(start, rehearsal)
    looks = QTimer()
    looks.timeout.connect(stop.look)
    looks.start(1000)
    stop.look()
    # A clean picture is never saved.
    code = run(app, lambda: None if shell.window.editor.shows_clean else shell.window, picture)
    shell.window.stop()
    if questions is not None:
        questions.stop()
    return code


def _questions(where: Where, name: str) -> DeskLink:
    """The line to the room, if one opens; `where` raises LookupError with a sentence while none does."""

    def address() -> DeskAddress:
        try:
            return DeskAddress(*where())
        except LookupError as gone:
            raise NotThere(str(gone.args[0])) from None

    return DeskLink(SocketLines(desk_dial(address), "ui-desk"), DeskRole.ASSISTANT, name)
