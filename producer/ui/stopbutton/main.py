"""The stop process: an application, its lines of words, one small window that stays on top.

Owner: the process that `producer stop-button` became. Nothing of the show lives here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from producer.core.roles import Role
from producer.media.cutflag import LocalStop
from producer.ui import theme
from producer.ui.link import EngineLink
from producer.ui.pictures import PictureDesk
from producer.ui.running import run
from producer.ui.stopbutton.window import StopWindow
from producer.ui.tongue import Tongue
from producer.ui.wires import Dial, SocketLines, engine_dial, supervisor_dial, tls_dial


def run_local(state: Path, address: Callable[[], tuple[int, str]], name: str, picture: Path | None = None) -> int:
    """On the show's own machine; the exit code. `address`: the engine's port and token, raises NotThere. `picture`:
    save the window's looks every second, for the manual."""
    desk = (state / "app.sock", LocalStop(state, os.getpid()))
    return _run(engine_dial(address), name, desk, picture)


def run_remote(host: str, port: int, fingerprint: str, token: str, name: str, picture: Path | None = None) -> int:
    """From another machine, over TLS; the exit code. `fingerprint`: SHA-256 of the engine's certificate, in hex."""
    return _run(tls_dial(host, port, fingerprint, token), name, None, picture)


def _run(dial: Dial, name: str, local: tuple[Path, LocalStop] | None, picture: Path | None) -> int:
    app = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Producer stop")
    theme.dress(app)
    link = EngineLink(SocketLines(dial, "ui-engine"), name, role=Role.ADVOCATE)
    desk = PictureDesk(SocketLines(supervisor_dial(local[0]), "ui-supervisor"), name) if local else None
    signals = [link.changed, link.asked, link.refused, link.happened, link.levels, link.reborn]
    stop = local[1] if local else None
    tongue = Tongue(app, lambda: StopWindow(link, desk, stop, app), [*signals, *([desk.changed] if desk else [])])
    window = _stop(tongue)
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    window.resize(420, 560 if desk else 360)
    window.show()
    window.activateWindow()
    window.start()
    code = run(app, lambda: _stop(tongue), picture)
    _stop(tongue).close_lines()
    return code


def _stop(tongue: Tongue) -> StopWindow:
    """The window there is now."""
    assert isinstance(tongue.window, StopWindow)
    return tongue.window
