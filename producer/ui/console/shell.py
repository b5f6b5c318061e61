"""The console's window and what outlives it when its language changes: lines, keys, names.

Owner: the UI thread. Texts are made when a widget is; so another language means another window, on the same lines, in
the same place, within a blink. The show hears nothing of it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QApplication

from producer.media.cutflag import LocalStop
from producer.ui.console.deskfile import DeskFile
from producer.ui.console.window import ConsoleWindow
from producer.ui.desklink import DeskLink
from producer.ui.languages import Languages
from producer.ui.link import EngineLink
from producer.ui.pictures import PictureDesk


class Shell(QObject):
    """`window` is the one there is now."""

    def __init__(
        self,
        app: QApplication,
        link: EngineLink,
        desk: PictureDesk,
        file: DeskFile,
        questions: DeskLink | None = None,
        stop: LocalStop | None = None,
    ) -> None:
        super().__init__()
        self._app, self.link, self.desk, self.file = app, link, desk, file
        self._questions, self._stop = questions, stop
        self.languages = Languages(app)
        fault = self.languages.use(file.desk.language)
        self.window = self._make()
        for words in (fault, file.fault):
            if words:
                self.window.notice.say(words)

    def _make(self) -> ConsoleWindow:
        window = ConsoleWindow(self.link, self.desk, self._app, self.file, self._questions)
        window.actions_.local_stop = self._stop
        window.key_sheet.speak(self.languages.now)
        window.actions_.language.connect(self.speak)
        window.actions_.size.connect(self.grow)
        return window

    def grow(self, percent: str) -> None:
        """Keep another size; letters and places are made for one, so it waits for the next start."""
        self.file.change(scale=int(percent))
        words = self.tr("{percent} % from the next start of the console on.").format(percent=percent)
        self.window.notice.say(f"{words} {self.file.fault}".strip())

    def speak(self, code: str) -> None:
        """Another language, from now on and at the next start."""
        if code == self.languages.now:
            return
        old = self.window
        fault = self.languages.use(code)
        self.file.change(language=code)
        old.retire()
        for signal in _signals(self.link, self.desk, self._questions):
            try:
                signal.disconnect()  # the old window's views, and nobody else, listen there
            except RuntimeError:
                continue
        self.window = new = self._make()
        new.setGeometry(old.geometry())
        new.setWindowState(old.windowState())
        new.inherit(old)
        new.show()
        new.activateWindow()
        new.go_on()
        old.hide()
        old.deleteLater()
        self.link.changed.emit()
        words = " ".join(part for part in (fault, self.file.fault) if part)
        if words:
            new.notice.say(words)


def _signals(link: EngineLink, desk: PictureDesk, questions: DeskLink | None) -> list[SignalInstance]:
    found: list[SignalInstance] = [
        link.changed,
        link.asked,
        link.refused,
        link.happened,
        link.levels,
        link.reborn,
        desk.changed,
    ]
    if questions is not None:
        found += [questions.changed, questions.rows_changed, questions.answered]
    return found
