"""Triage and the surgeon's screen on another machine: a real room with TLS under a name of its own, dialled by an
address that stands in no file of it. Its certificate is known by its fingerprint; another one hears no word."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from producer.core.deskwords import AskFromHall
from producer.ui import desklink
from producer.ui.cutroads import CutRoads
from producer.ui.desklink import DeskAddress, DeskLink, desk_dial
from producer.ui.headsup.window import HeadsUpWindow
from producer.ui.headsup.words import reason
from producer.ui.wires import SocketLines
from producer.wire.desk import NO_TOKEN, DeskRole

pytestmark = pytest.mark.e2e
ELSEWHERE = "127.0.0.2"
"""This machine under an address that counts as another's: no loopback name, and none that the room calls itself."""
SHOW = """
title = "Training case"
case = "OR3-2026-014"
fps = 25
size = "640x360"
[[source]]
id = "cam"
kind = "simulated"
label = "Cam"
profile = "none"
[[output]]
id = "live"
kind = "hls"
[room]
bind = "0.0.0.0"
port = 0
host = "live.hospital.example"
"""


@dataclass(frozen=True)
class Known:
    """What the room wrote into room.json, and said when it started."""

    state: Path
    port: int
    fingerprint: str
    tokens: dict[str, str]

    def at(self, role: DeskRole = DeskRole.OPERATOR) -> DeskAddress:
        return DeskAddress(ELSEWHERE, self.port, self.tokens[role.value], self.fingerprint)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Known]:
    folder = tmp_path_factory.mktemp("room")
    (folder / "show.toml").write_text(SHOW)
    command = [sys.executable, "-m", "producer", "room", str(folder / "show.toml"), "--state", str(folder / "state")]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    try:
        said = child.stderr.readline()
        facts = json.loads((folder / "state" / "room.json").read_bytes())
        assert f"certificate SHA-256 {facts['fingerprint']}" in said, "who starts it reads the fingerprint"
        yield Known(folder / "state", facts["port"], facts["fingerprint"], facts["tokens"])
    finally:
        child.terminate()
        child.wait(10)
        child.stderr.close()


def link_to(at: DeskAddress, role: DeskRole = DeskRole.OPERATOR) -> DeskLink:
    return DeskLink(SocketLines(desk_dial(lambda: at), "test-desk"), role, "watch")


def test_triage_and_heads_up_come_in_by_the_fingerprint(room: Known, qtbot: QtBot, tmp_path: Path) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    watch = link_to(room.at())
    watch.start()
    with ExitStack() as stack:
        stack.callback(watch.stop)
        for role, words in (("assistant", ["triage", "--as", "Chen"]), ("surgeon", ["headsup"])):
            token = tmp_path / f"{role}.token"
            token.write_text(room.tokens[role] + "\n")
            where = ["--connect", f"{ELSEWHERE}:{room.port}", "--token-file", str(token)]
            command = [sys.executable, "-m", "producer", *words, *where, "--fingerprint", room.fingerprint]
            child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            stack.callback(child.wait, 10)
            stack.callback(child.terminate)

        def there() -> bool:
            staff = watch.board.staff if watch.board is not None else ()
            return {"watch", "Chen", "surgeon's screen"} <= {each.name for each in staff}

        qtbot.waitUntil(there, timeout=90_000)  # two programs start
        watch.ask(AskFromHall("A question from the hall?", "Row 3"))
        qtbot.waitUntil(lambda: len(watch.rows) == 1, timeout=30_000)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (lambda at: replace(at, fingerprint="00" * 32), desklink.OTHER_CERTIFICATE),
        (lambda at: replace(at, fingerprint=""), desklink.NEEDS_FINGERPRINT),
        (lambda at: replace(at, fingerprint="", host="127.0.0.1"), desklink.NOT_CLEAR),
        (lambda at: replace(at, token="made up"), NO_TOKEN),
    ],
)
def test_what_is_wrong_is_said_and_no_question_comes(
    room: Known, qapp: QApplication, qtbot: QtBot, changed: Callable[[DeskAddress], DeskAddress], sentence: str
) -> None:
    link = link_to(changed(room.at(DeskRole.SURGEON)), DeskRole.SURGEON)
    window = HeadsUpWindow(link, CutRoads(link), qapp, "fr")
    qtbot.addWidget(window)
    window.start()
    try:
        qtbot.waitUntil(lambda: link.lost_by == sentence, timeout=30_000)
        look = window.look()
        assert not link.connected and look.view is None
        assert look.why == reason(sentence, "fr") != ""
        until = time.monotonic() + 1.5
        qtbot.waitUntil(lambda: time.monotonic() > until, timeout=30_000)  # it tries again, and stays outside
        assert not link.connected and link.lost_by == sentence
    finally:
        window.stop()


def test_reasons_that_pass_by_themselves_do_not_stand_on_the_surgeons_screen() -> None:
    for language in ("en", "zh", "fr"):
        assert reason("Nobody answers.", language) == "" and reason("", language) == ""
        assert reason(desklink.NO_DESK, language) and reason(desklink.NO_TLS, language)
    assert reason(desklink.NO_TLS, "en") == desklink.NO_TLS
