"""A second console: it attaches to the show that runs, both show what is true, and neither takes anything with it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from producer.app import console as command
from producer.app.state import read_engine
from producer.ui import theme
from tests.ui.test_real import state

__all__ = ["state"]
pytestmark = pytest.mark.e2e
LONG = 60.0


class Console:
    """`producer console SHOW`, a process of its own that saves its looks once a second."""

    def __init__(self, folder: Path, name: str, show: str = "show.toml") -> None:
        self.picture = folder / f"{name}.png"
        self._err = folder / f"{name}.err"
        words = [sys.executable, "-m", "producer", "console", str(folder / show), "--state", str(folder / "st")]
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        with open(self._err, "wb") as err:
            self.process = subprocess.Popen([*words, "--save-picture", str(self.picture)], env=env, stderr=err)

    @property
    def said(self) -> str:
        """What it told the person at the terminal."""
        return self._err.read_text("utf-8")

    def lit(self, colour: QColor) -> str:
        """Which of the two tiles its latest picture lights in `colour`: one (left), two, or "" for neither or both."""
        image = QImage(str(self.picture))
        wide, tall = image.width(), image.height()
        rows = range(tall // 2, tall * 7 // 10, 2)  # the sources' tiles stand below the monitors, left of the panels
        sides = (("one", range(0, wide * 38 // 100, 2)), ("two", range(wide * 46 // 100, wide * 78 // 100, 2)))
        counts = {name: sum(image.pixel(x, y) == colour.rgb() for y in rows for x in side) for name, side in sides}
        lit = [name for name, count in counts.items() if count > 200]
        return lit[0] if len(lit) == 1 else ""

    def end(self) -> None:
        """Whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)


def until(true: Callable[[], object], seconds: float = LONG) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.1)


@pytest.fixture
def opened() -> Iterator[list[Console]]:
    made: list[Console] = []
    yield made
    for each in made:
        each.end()


def ctl(folder: Path, *words: str) -> str:
    made = subprocess.run(
        [sys.executable, "-m", "producer", "ctl", "--state", str(folder / "st"), *words],
        capture_output=True, text=True, timeout=LONG,
    )  # fmt: skip
    return made.stdout + made.stderr


def who_runs(folder: Path) -> tuple[int, list[int]]:
    """The engine's process and every child of the supervisor."""
    running = json.loads((folder / "st" / "running.json").read_bytes())
    engine = json.loads((folder / "st" / "engine.json").read_bytes())["pid"]
    return engine, sorted(each["pid"] for each in running["children"])


def steers(folder: Path, *words: str) -> None:
    """A command that may have to wait for the camera's picture."""
    until(lambda: ctl(folder, *words).startswith("Done"))


def airs(folder: Path, program: str, preview: str) -> None:
    """Somebody who sits at neither console switches."""
    steers(folder, "cut", program)
    steers(folder, "preview", preview)


def test_two_consoles_on_one_show_and_one_goes(state: Path, opened: list[Console]) -> None:
    opened.append(first := Console(state, "first"))
    until(first.picture.exists)
    read_engine(state / "st")
    before = who_runs(state)
    opened.append(second := Console(state, "second"))
    until(second.picture.exists)
    assert who_runs(state) == before, "it attached: nothing was started, nothing ended"
    steers(state, "private")
    for program, preview in (("one", "two"), ("two", "one")):
        airs(state, program, preview)
        shows(first, program, preview)
        shows(second, program, preview)

    first.process.kill()
    first.process.wait()
    airs(state, "one", "two")
    shows(second, "one", "two")
    assert second.process.poll() is None and who_runs(state) == before

    opened.append(third := Console(state, "third"))
    until(third.picture.exists)
    shows(third, "one", "two")
    third.process.send_signal(signal.SIGTERM)  # as a window that is closed
    assert third.process.wait(20) == 0
    airs(state, "two", "one")
    shows(second, "two", "one")
    assert second.process.poll() is None and who_runs(state) == before
    second.process.kill()
    second.process.wait()
    assert command.runs(state / "st") and who_runs(state) == before, "without any console the show goes on"
    assert not [each.said for each in opened if "Traceback" in each.said]


def shows(console: Console, program: str, preview: str) -> None:
    """Wait until its window lights these tiles."""
    until(lambda: (console.lit(theme.PROGRAM), console.lit(theme.PREVIEW)) == (program, preview))


def test_a_second_console_that_names_another_show_is_told_in_words(state: Path, opened: list[Console]) -> None:
    other = state / "other.toml"
    other.write_text((state / "show.toml").read_text().replace("Two cards", "Another"))
    assert command.start(state / "show.toml", state / "st") == ""
    before = who_runs(state)
    opened.append(second := Console(state, "second", other.name))
    assert second.process.wait(LONG) == 2
    assert second.said.startswith(f"Another show runs here, {state / 'show.toml'}: {other} was not started.")
    assert "--state" in second.said and "Traceback" not in second.said and not second.picture.exists()
    assert who_runs(state) == before
    link = state / "same.toml"
    link.symlink_to(state / "show.toml")
    assert command.another(link, state / "st") == "", "the same file by another name"
    assert command.another(state / "gone.toml", state / "st")


def test_of_two_that_begin_at_once_one_starts_the_show_and_both_find_it(state: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda _: command.start(state / "show.toml", state / "st"), range(2)))
    assert said == ["", ""] and command.runs(state / "st")
    read_engine(state / "st")
