"""How the process of a window runs: until its window is closed or a signal asks for the end, and without long pauses.

Owner: the `main` of every window, its only thread.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

SETTLED_MS = 5000
"""After this a window has built what it keeps."""
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


def settle(tidy: bool) -> None:
    """Let Python's collector pass over all there is: it lives as long as its window. Else every few minutes a full
    collection walks through the console's 100,000 objects and holds the UI thread for about 35 ms, for longer on a
    machine that is busy. `tidy`: what another window left behind goes first, which takes such a pause."""
    if tidy:
        gc.unfreeze()
        gc.collect()
    gc.freeze()


def _save(window: QWidget | None, picture: Path) -> None:
    """Whole or not at all: somebody may be reading it."""
    part = picture.with_suffix(".part.png")
    if window is not None and window.grab().save(str(part)):
        part.replace(picture)
