"""Recordings from the console: play one, or review and publish it, each in a window of a process of its own.

Owner: the UI thread; nothing here waits. The console opens no recording and holds no key: it starts `producer replay`
or `producer review` with the person's name and role, hands the passphrases to it by pipe and forgets them, and says
what that process says when it cannot.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from producer.core.roles import Role
from producer.ui import theme
from producer.ui.console.overlays import Sheet
from producer.ui.controls import Dress, Press
from producer.ui.link import EngineLink

ROLES = (Role.OPERATOR, Role.DIRECTOR)
"""Who may open recordings."""
MOST_WORDS = 2000
"""Characters kept of what the process said."""


class ReplaySheet(Sheet):
    """Which recording, who asks, and what for; a sheet over the tiles."""

    def __init__(self, link: EngineLink, parent: QWidget) -> None:
        super().__init__("", parent)
        self._link = link
        self._processes: list[QProcess] = []
        self.name(self.tr("Replays and review"))
        self.folder = self._line(self.tr("folder of the recording"), self.tr("Recording"))
        self.choose = Press(self.tr("Choose…"))
        self.choose.pressed.connect(self._choose)
        self.show_file = self._line(self.tr("show file, to publish"), self.tr("Show file"))
        self.choose_show = Press(self.tr("Choose…"))
        self.choose_show.pressed.connect(self._choose_show)
        self.by = self._line(self.tr("who opens it"), self.tr("Name"))
        self.role = QComboBox()
        self.role.setAccessibleName(self.tr("Role"))
        self.role.view().setAccessibleName(self.tr("Role"))
        for role, words in zip(ROLES, (self.tr("operator"), self.tr("director")), strict=True):
            self.role.addItem(words, role.value)
        self.passphrase = self._line(self.tr("passphrase, where staff is entered"), self.tr("Passphrase"))
        self.store = self._line(
            self.tr("passphrase of the keys, where they stand in a file"), self.tr("Passphrase of the keys")
        )
        for secret in (self.passphrase, self.store):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.play = Press(self.tr("Play"), "", Dress.WHITE)
        self.review = Press(self.tr("Review and publish"))
        self.play.pressed.connect(lambda: self._start("replay"))
        self.review.pressed.connect(lambda: self._start("review"))
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        hint = QLabel(self.tr("Opening a recording stands in the audit with this name. It opens in its own window."))
        hint.setWordWrap(True)
        hint.setStyleSheet(f"color: {theme.QUIET.name()}")
        pairs = ((self.folder, self.choose), (self.show_file, self.choose_show), (self.by, self.role))
        for pair in (*pairs, (self.play, self.review)):
            row = QHBoxLayout()
            row.addWidget(pair[0], 2)
            row.addWidget(pair[1], 1)
            self.column.addLayout(row)
            if pair[1] is self.role:
                self.column.addWidget(self.passphrase)
                self.column.addWidget(self.store)
        self.column.addWidget(self.said)
        self.column.addWidget(hint)
        self.column.addStretch(1)

    def _line(self, shadow: str, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(shadow)
        line.setAccessibleName(name)
        return line

    def toggle(self) -> None:
        """Open or close it."""
        if self.isVisible():
            self.close_sheet()
            return
        self._forget()
        self.said.clear()
        self.by.setText(self.by.text() or self._link.person)
        self.open()
        self.resize(self.width(), min(self.height(), 500))
        self.folder.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Recording"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask(dialog, self.folder)

    def _choose_show(self) -> None:
        dialog = QFileDialog(self, self.tr("Show file"), self.show_file.text(), "*.toml")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, self.show_file)

    def _ask(self, dialog: QFileDialog, line: QLineEdit) -> None:
        """Beside everything else; what is chosen goes into `line`."""
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(line.setText)
        dialog.show()

    def _forget(self) -> None:
        self.passphrase.clear()
        self.store.clear()

    def _start(self, word: str) -> None:
        folder = self.folder.text().strip()
        if not folder or not Path(folder).is_dir():
            self.said.setText(self.tr("Choose the folder of a recording first."))
            return
        process = QProcess(self)
        process.setProgram(sys.executable)
        person = ["--by", self.by.text().strip(), "--role", str(self.role.currentData()), "--staff-fd", "0"]
        show = self.show_file.text().strip()
        wanted = ["--show", show] if show and word == "review" else []
        told = _told(self.store.text())
        fd = ["--passphrase-fd", str(told)] if told is not None else []
        process.setArguments(["-m", "producer", word, folder, *person, *wanted, *fd])
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.finished.connect(lambda code: self._ended(process, code))
        process.errorOccurred.connect(lambda _: self._ended(process, 1))
        self._processes.append(process)
        process.start()
        if told is not None:
            os.close(told)
        process.write(self.passphrase.text().encode() + b"\n")
        process.closeWriteChannel()
        self._forget()
        self.said.setText(self.tr("Opening…"))

    def _ended(self, process: QProcess, code: int) -> None:
        if process not in self._processes:
            return
        self._processes.remove(process)
        words = bytes(process.readAll().data()).decode(errors="replace").strip()[-MOST_WORDS:]
        self.said.setText(words if code else "")
        process.deleteLater()

    def stop(self) -> None:
        """The console ends, and the windows that it opened."""
        for process in self._processes:
            process.finished.disconnect()
            process.errorOccurred.disconnect()
            process.terminate()
            if not process.waitForFinished(1000):
                process.kill()
                process.waitForFinished(1000)
        self._processes.clear()


def _told(passphrase: str) -> int | None:
    """A descriptor that a process started now inherits and reads `passphrase` from; None: there is none to tell."""
    if not passphrase:
        return None
    read, write = os.pipe()
    os.set_inheritable(read, True)
    os.write(write, passphrase.encode()[:2000] + b"\n")
    os.close(write)
    return read
