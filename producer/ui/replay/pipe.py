"""Words from and to the process that started this window, over its two pipes.

Owner: the UI thread; a thread of its own waits for lines, because Qt's loop may not. When the parent is gone the window
closes: it holds a key.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TextIO

from PySide6.QtCore import QObject, Signal

from producer.wire.codec import WireError
from producer.wire.review import REVIEW


class Pipe(QObject):
    """`heard` gives each message, `ended` comes once."""

    heard = Signal(object)
    ended = Signal()

    def __init__(self, words: TextIO, answers: TextIO) -> None:
        super().__init__()
        self._words, self._answers = words, answers

    def start(self) -> None:
        """Begin to listen."""
        threading.Thread(target=self._listen, name="parent-lines", daemon=True).start()

    def send(self, message: object) -> None:
        """Say one thing; a parent that is gone hears nothing."""
        with suppress(BrokenPipeError, ValueError):
            self._answers.write(REVIEW.encode(message) + "\n")
            self._answers.flush()

    def _listen(self) -> None:
        # RuntimeError: the window went while it was heard.
        with suppress(WireError, ValueError, RuntimeError), self._words:
            for line in self._words:
                self.heard.emit(REVIEW.decode(line.rstrip("\n")))
        with suppress(RuntimeError):
            self.ended.emit()
