"""The processes beside the set-up window: the back room that reads, judges and saves, and one for each test.

Owner: the UI thread; nothing here waits. What may not live in a window's process (decoders, drivers, the key store) is
asked for in lines of JSON. A process that dies is said in one sentence and started again at the next question.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QImage

Answer = dict[str, object]
MOST_BYTES = 8 << 20
"""A line longer than this is no answer of ours."""


def _process(word: str, parent: QObject) -> QProcess:
    process = QProcess(parent)
    process.setProgram(sys.executable)
    process.setArguments(["-m", "producer", word])
    process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
    return process


class BackRoom(QObject):
    """Asks and hears; `ask` never blocks."""

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._waiting: dict[int, Callable[[Answer], None]] = {}
        self._number = 0
        self._rest = b""
        self._closed = False

    def ask(self, question: Answer, then: Callable[[Answer], None]) -> None:
        """Have `question` answered; `then` is called with the answer."""
        if self._closed:
            return
        if self._process is None:
            self._process = _process("setup-work", self)
            self._process.readyReadStandardOutput.connect(self._heard)
            self._process.finished.connect(self._gone)
            self._process.errorOccurred.connect(lambda _: self._gone())
            self._process.start()
        self._number += 1
        self._waiting[self._number] = then
        self._process.write(json.dumps({**question, "id": self._number}).encode() + b"\n")

    def close(self) -> None:
        """End it."""
        process, self._process = self._process, None
        self._closed = True
        self._waiting.clear()
        if process is not None:
            for signal in (process.readyReadStandardOutput, process.finished, process.errorOccurred):
                signal.disconnect()
            process.closeWriteChannel()
            if not process.waitForFinished(1500):
                process.kill()
                process.waitForFinished(1000)

    def _heard(self) -> None:
        if self._process is None:
            return
        self._rest += bytes(self._process.readAllStandardOutput().data())
        *lines, self._rest = self._rest.split(b"\n")
        for line in lines:
            try:
                answer = json.loads(line)
            except ValueError:
                continue
            then = self._waiting.pop(int(answer.get("id", 0)), None)
            if then is not None:
                then(answer)

    def _gone(self, *_: object) -> None:
        if self._process is not None:
            self._process, self._rest = None, b""
            self._waiting.clear()
            self.failed.emit(self.tr("The set-up's helper process ended. Try again."))


class Trial(QObject):
    """One test of one source or output."""

    pictured = Signal(QImage)
    said = Signal(str)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._rest = b""
        self._told = False

    @property
    def running(self) -> bool:
        """A test is under way."""
        return self._process is not None

    def start(self, what: Answer) -> None:
        """Try `what`: {"show", "dir", "source" or "output"}; a test that runs is ended first."""
        self.stop()
        self._told, self._rest = False, b""
        self._process = process = _process("setup-test", self)
        process.readyReadStandardOutput.connect(self._heard)
        process.finished.connect(self._gone)
        process.start()
        process.write(json.dumps(what).encode() + b"\n")

    def stop(self) -> None:
        """End it at once."""
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect()
            process.finished.disconnect()
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()
            self.ended.emit()

    def _heard(self) -> None:
        if self._process is None:
            return
        self._rest += bytes(self._process.readAllStandardOutput().data())
        if len(self._rest) > MOST_BYTES:
            self.stop()
            return
        *lines, self._rest = self._rest.split(b"\n")
        for line in lines:
            try:
                self._take(json.loads(line))
            except (ValueError, KeyError, TypeError):
                continue

    def _take(self, word: Answer) -> None:
        if "fault" in word:
            self._told = True
            self.failed.emit(str(word["fault"]))
        if "picture" in word:
            data = base64.b64decode(str(word["picture"]))
            wide, tall = int(str(word["width"])), int(str(word["height"]))
            if 0 < wide <= 4096 and 0 < tall <= 4096 and len(data) == wide * tall * 4:
                self.pictured.emit(QImage(data, wide, tall, wide * 4, QImage.Format.Format_RGB32).copy())
        if "word" in word:
            self._told = True
            self.said.emit(str(word["word"]))

    def _gone(self, *_: object) -> None:
        self._process = None
        if not self._told:
            self.failed.emit(self.tr("The test ended without a word: the driver or the address broke it."))
        self.ended.emit()
