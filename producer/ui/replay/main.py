"""The replay window's process: its first line says what to open and with which key; it ends with its parent.

Owner: `app.review` starts it. libvlc lives here and nowhere else of the window's side: if it falls over, it takes this
process and nothing more; edits are with the reviewer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from producer.ui import theme
from producer.ui.replay.board import ReviewBoard
from producer.ui.replay.feed import Library, NoPlayer
from producer.ui.replay.pipe import Pipe
from producer.ui.replay.player import Player
from producer.ui.replay.reviewing import ReviewWindow
from producer.ui.replay.speaker import Speaker
from producer.ui.replay.window import ReplayWindow
from producer.ui.running import run
from producer.ui.tongue import Tongue
from producer.vault.keys import KeyRefused, PublicKey
from producer.vault.spool import NotWhole, Read, Spool
from producer.wire.review import OpenRecording


def main(picture: str = "") -> int:
    """Run until the window is closed; the exit code. `picture`: save the window's looks there every second."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints must not stand among our words
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Producer")
    theme.dress(app)
    pipe = Pipe(sys.stdin, answers)
    board = ReviewBoard(pipe)
    shown: list[Tongue] = []

    def hear(message: object) -> None:
        if isinstance(message, OpenRecording) and not shown:
            try:
                shown.append(speaking(app, message, board))
            except (NotWhole, NoPlayer, KeyRefused, ValueError) as fault:
                print(fault, file=sys.stderr)
                app.exit(3)
                return
            shown[0].window.showMaximized()

    pipe.heard.connect(hear)
    pipe.ended.connect(app.quit)
    pipe.start()
    code = run(app, lambda: shown[0].window if shown else None, Path(picture) if picture else None)
    for tongue in shown:
        assert isinstance(tongue.window, ReplayWindow)
        tongue.window.player.close()
    return code


def speaking(app: QApplication, opening: OpenRecording, board: ReviewBoard) -> Tongue:
    """The window for `opening`, in the system's language; another may be chosen in it. Raises what `open_player`
    does."""
    spool, player = open_player(opening)

    def make() -> ReplayWindow:
        return open_window(opening, spool, player, board)

    signals = [player.shown, player.changed, board.changed, board.said, board.making]
    return Tongue(app, make, signals)


def open_player(opening: OpenRecording) -> tuple[Spool, Player]:
    """The recording and what plays it. Raises NotWhole, NoPlayer, KeyRefused, ValueError."""
    keys = [PublicKey(bytes.fromhex(text)) for text in opening.publics]
    parts = [(Path(part).name, _reads(Path(part))) for part in opening.parts]
    spool = Spool(parts, {key.id: key for key in keys}, opening.identity)
    return spool, Player(spool, Library(), Speaker(device=not opening.silent))


def open_window(opening: OpenRecording, spool: Spool, player: Player, board: ReviewBoard) -> ReplayWindow:
    """The window for `opening`: a review's if it is one."""
    if opening.review:
        return ReviewWindow(opening, spool, player, board)
    return ReplayWindow(opening, spool, player)


def _reads(part: Path) -> Read:
    return lambda name: (part / name).read_bytes()
