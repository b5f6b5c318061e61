"""The processes of triage and heads-up: an application, its lines, one window.

Owner: the process that `producer triage` or `producer headsup` became.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from producer.core.roles import Role
from producer.media.cutflag import LocalStop
from producer.ui import theme
from producer.ui.cutroads import CutRoads
from producer.ui.desklink import DeskAddress, DeskLink, desk_dial
from producer.ui.headsup.paint import Screen
from producer.ui.headsup.window import HeadsUpWindow
from producer.ui.link import EngineLink
from producer.ui.running import run
from producer.ui.tongue import Tongue
from producer.ui.triage.window import TriageWindow
from producer.ui.triage.work import CANNED
from producer.ui.wires import NotThere, SocketLines, engine_dial
from producer.wire.desk import DeskRole

Where = Callable[[], tuple[str, int, str, str]]
"""Host, port, token, fingerprint of the room; raises LookupError with a sentence."""
USUAL_MM = 708.0
"""Width of a 32 inch screen."""


@dataclass(frozen=True, slots=True)
class Local:
    """This is the show's machine: two more roads for the cut."""

    state_dir: Path
    engine: Callable[[], tuple[int, str]]


def run_triage(
    where: Where, local: Local | None, name: str, metres: float, screen_mm: float | None, language: str,
    answers: tuple[str, ...], full_screen: bool, picture: Path | None,
) -> int:  # fmt: skip
    """Run until the window is closed; the exit code."""
    app = _application()
    link = _link(where, DeskRole.ASSISTANT, name)
    roads, engine = _roads(link, local)
    screen = Screen(mm_per_px=(screen_mm or USUAL_MM) / 1920, distance_mm=metres * 1000)
    signals = [link.changed, link.rows_changed, link.answered]
    tongue = Tongue(app, lambda: TriageWindow(link, roads, app, screen, language, answers or CANNED), signals)
    window = tongue.window
    assert isinstance(window, TriageWindow)
    window.setGeometry(app.primaryScreen().availableGeometry())
    window.showFullScreen() if full_screen else window.showMaximized()
    # `start` gives the keys to the list: else they would be with whatever takes the focus first.
    return _run(app, lambda: tongue.window, window.start, window.stop, engine, picture)


def run_headsup(
    where: Where, local: Local | None, metres: float, screen_mm: float | None, language: str, framed: bool,
    display: int, picture: Path | None,
) -> int:  # fmt: skip
    """Run until the window is closed; the exit code. `display`: which screen of this machine."""
    app = _application()
    link = _link(where, DeskRole.SURGEON, "surgeon's screen")
    roads, engine = _roads(link, local)
    screens = app.screens()
    screen = screens[display] if 0 <= display < len(screens) else app.primaryScreen()
    area = screen.geometry()
    wide = screen_mm or screen.physicalSize().width() or USUAL_MM
    window = HeadsUpWindow(link, roads, app, language, wide / max(1, area.width()), metres * 1000)
    window.setGeometry(area)
    if framed:
        window.resize(area.width() * 2 // 3, area.height() * 2 // 3)
        window.show()
    else:
        window.showFullScreen()
    window.activateWindow()
    return _run(app, lambda: window, window.start, window.stop, engine, picture)


def _application() -> QApplication:
    app = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Producer")
    QGuiApplication.setQuitOnLastWindowClosed(True)
    theme.dress(app)
    return app


def _link(where: Where, role: DeskRole, name: str) -> DeskLink:
    def address() -> DeskAddress:
        try:
            return DeskAddress(*where())
        except LookupError as gone:
            raise NotThere(str(gone.args[0])) from None

    return DeskLink(SocketLines(desk_dial(address), "ui-desk"), role, name)


def _roads(link: DeskLink, local: Local | None) -> tuple[CutRoads, EngineLink | None]:
    if local is None:
        return CutRoads(link), None
    lines = SocketLines(engine_dial(local.engine), "ui-engine")
    engine = EngineLink(lines, link.name, role=Role(link.role.value))  # its own token: it may stop, not show
    return CutRoads(link, engine, LocalStop(local.state_dir, os.getpid())), engine


def _run(app: QApplication, window: Callable[[], QWidget], start: Callable[[], None], stop: Callable[[], None],
         engine: EngineLink | None, picture: Path | None) -> int:  # fmt: skip
    if engine is not None:
        engine.start()
    start()
    code = run(app, window, picture, every_ms=100)
    stop()
    if engine is not None:
        engine.stop()
    return code
