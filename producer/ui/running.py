"""How the process of a window runs: until its window is closed or a signal asks for the end.

Owner: the `main` of every window, its only thread.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

_SIGNALS_MS = 250


def run(app: QApplication, window: Callable[[], QWidget | None], picture: Path | None, every_ms: int = 1000) -> int:
    """Run the event loop; its exit code. `picture`: a file that shows `window()` anew every `every_ms`, for as long as
    there is one to be shown."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.quit())
    awake = QTimer()  # lets Python look at its signals
    awake.start(_SIGNALS_MS)
    awake.timeout.connect(lambda: None)
    camera = QTimer()
    if picture is not None:
        camera.timeout.connect(lambda: _save(window(), picture))
        camera.start(every_ms)
    return app.exec()


def _save(window: QWidget | None, picture: Path) -> None:
    """Whole or not at all: somebody may be reading it."""
    part = picture.with_suffix(".part.png")
    if window is not None and window.grab().save(str(part)):
        part.replace(picture)
