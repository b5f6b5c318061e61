"""The whole way with real processes: a page asks, triage hands it on by keyboard, the surgeon's screen shows it, a foot
says Answered, the page is told. The windows run on a virtual screen with real key events."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from producer.core import deskwords as w
from producer.wire.desk import DeskRole
from tests.room.deskhall import TOKENS
from tests.room.test_desk import Desk, Page, hang_up
from tests.room.xkeys import THERE, Keyboard

__all__ = ["hang_up"]
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not (shutil.which("Xvfb") and THERE), reason="needs Xvfb and libXtst"),
]


def until(true: Callable[[], object], seconds: float = 40.0) -> None:
    """Wait for it."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own."""
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as said:
        number = said.readline().strip()
    yield f":{number}"
    screen.terminate()
    screen.wait(10)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[int]:
    """The desk in a process; its port."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.room.deskhall", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None and child.stdin is not None
    yield int(child.stdout.readline())
    child.stdin.close()
    child.stdout.close()
    child.wait(10)


class Window:
    """One of our programs on the display."""

    def __init__(self, words: list[str], folder: Path, display: str, title: str, keyboard: Keyboard) -> None:
        env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.title, self.keyboard = title, keyboard
        self.said = folder / f"{words[0]}.err"
        self._err = open(self.said, "w")  # noqa: SIM115  # closed in `end`
        command = [sys.executable, "-m", "producer", *words, "--state", str(folder)]
        self.child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=self._err)
        try:
            until(lambda: self.child.poll() is not None or keyboard.window(title))
            assert self.child.poll() is None, self.said.read_text()
        except AssertionError:
            self.end()
            raise

    def key(self, name: str, held: float = 0.1) -> None:
        """A real key event, into this window."""
        self.keyboard.press(self.title, name, held)

    def key_until(self, watch: Desk, name: str, true: Callable[[], object]) -> None:
        """The same, and again if it was too early: what `watch` sees, this window may not have drawn yet."""
        for _ in range(8):
            self.key(name)
            with suppress(TimeoutError):
                return watch.until(true, 5)
        raise AssertionError(f"{name} did nothing in {self.title}")

    def end(self) -> None:
        self.child.terminate()
        self.child.wait(10)
        self._err.close()


def test_page_triage_headsup_answered_page(tmp_path: Path, room: int, display: str) -> None:
    keyboard = Keyboard(display)
    triage = Window(["triage", "--as", "Chen"], tmp_path, display, "Question triage", keyboard)
    headsup = Window(["headsup", "--distance", "3"], tmp_path, display, "Heads-up", keyboard)
    try:
        watch, page = Desk(room, DeskRole.OPERATOR, "test"), Page(room, "v1")
        watch.until(lambda: watch.board and {"Chen", "surgeon's screen"} <= {each.name for each in watch.board.staff})
        assert page.ask("Why a clip and not a tie?") == "asked"
        row = watch.only()
        triage.key_until(watch, "j", lambda: watch.board and watch.board.claims == ((row.id, "Chen"),))
        triage.key_until(watch, "s", lambda: watch.rows[row.id].stage is w.Stage.SHOWN)
        page.mine("with_surgeon")
        headsup.key_until(watch, "Right", lambda: watch.rows[row.id].stage is w.Stage.DONE)
        page.mine("live")
        assert TOKENS["surgeon"] not in headsup.said.read_text()
    finally:
        headsup.end()
        triage.end()
        keyboard.close()
