"""`make screenshots`: the console's main states on the real rehearsal show, saved as pictures for the manual.

    python -m tests.ui.screens FOLDER [--only NAME ...] [--size 1920x1080 ...] [--language zh]

Pictures are kept in 256 colours: a repository holds them for ever.

It starts the built-in rehearsal (simulated sources only) with its own state directory, opens the window offscreen and
walks it through its states by the same actions a hand uses. It is no test: somebody has to look.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from producer.app import console as command
from producer.app.state import read_engine
from producer.core import commands as c
from producer.core.scene import Scene
from producer.ui import theme
from producer.ui.console.window import ConsoleWindow
from producer.ui.languages import Languages
from producer.ui.link import EngineLink
from producer.ui.pictures import PictureDesk
from producer.ui.wires import SocketLines, engine_dial, supervisor_dial
from tests.ui.peer import REHEARSAL
from tests.ui.test_real import end


class Tour:
    """One window on a running show."""

    def __init__(self, state: Path, folder: Path, size: tuple[int, int], language: str = "en") -> None:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        theme.dress(app)
        self.languages = Languages(app)
        self.languages.use(language)
        self._tail = "" if language == "en" else f"-{language}"
        link = EngineLink(SocketLines(engine_dial(lambda: read_engine(state)), "ui-engine"), "desk")
        desk = PictureDesk(SocketLines(supervisor_dial(state / "app.sock"), "ui-app"), "desk")
        self.window = ConsoleWindow(link, desk, app)
        self.link, self._folder, self._size = link, folder, size
        self.window.resize(*size)
        self.window.show()
        self.window.start()
        self.until(lambda: link.connected and len(self.window.multiview.tiles) > 0)
        self.rest(1500)

    def until(self, true: Callable[[], object], seconds: float = 30.0) -> None:
        """Wait for it."""
        end_ = time.monotonic() + seconds
        while not true():
            if time.monotonic() > end_:
                raise TimeoutError("the show did not get there")
            QTest.qWait(50)

    def rest(self, ms: int) -> None:
        """Let the pictures move."""
        QTest.qWait(ms)

    def ask(self, *commands: c.Command) -> None:
        """Each in turn, answered."""
        for each in commands:
            asked = self.link.ask(each, "tour")
            self.until(lambda asked=asked: not asked.open)  # type: ignore[misc]  # a default that mypy cannot see through

    def calm(self) -> None:
        """A machine that has much else to do shows its own trouble: wait a while for a moment without."""
        with contextlib.suppress(TimeoutError):
            self.until(lambda: not self.window.health.ill, 25)

    def save(self, name: str) -> None:
        """The window as it is."""
        self.rest(700)
        path = self._folder / f"{name}-{self._size[0]}x{self._size[1]}{self._tail}.png"
        self.window.grab().save(str(path))
        print(path, flush=True)


def go_live(tour: Tour) -> None:
    """On air with the laparoscope, the field in the preview."""
    if tour.link.state is not None and tour.link.state.switcher.phase.value == "on_air":
        return
    tour.ask(c.StartPrivatePreview())
    tour.ask(c.Cut(Scene.of("scope")))
    tour.until(lambda: tour.link.state is not None and tour.link.state.switcher.program.boxes)
    tour.rest(500)
    tour.ask(c.GoLive(), c.Preview(Scene.of("overhead")))


def on_air(tour: Tour) -> None:
    """The state one works in."""
    tour.window.tabs.setCurrentWidget(tour.window._cue_area)
    tour.window.activateWindow()
    tour.window._ground.setFocus()
    tour.rest(5000)  # what the start brought has passed
    tour.calm()
    tour.save("on-air")


def masks(tour: Tour) -> None:
    """The mask editor on the clean picture."""
    tour.ask(c.Preview(Scene.of("room")))
    tour.window.actions_.do("masks")
    tour.save("masks")
    tour.window.masks.lease.pressed.emit()
    tour.rest(2000)
    tour.save("masks-clean")
    tour.window.editor.finish()
    tour.rest(300)


def tabs(tour: Tour) -> None:
    """Every panel of the right column."""
    for n in range(tour.window.tabs.count()):
        tour.window.tabs.setCurrentIndex(n)
        tour.save(f"tab-{n}")


def sheets(tour: Tour) -> None:
    """All keys, and the palette."""
    for name in ("keys", "palette"):
        tour.window.actions_.do(name)
        tour.save(name)
        tour.window.actions_.do(name)


def cut(tour: Tour) -> None:
    """The privacy cut, latched."""
    tour.window.actions_.do("privacy")
    tour.save("privacy-cut")
    tour.ask(c.ArmRelease(), c.ReleaseCut())
    tour.rest(500)


def setup(tour: Tour) -> None:
    """The set-up of the rehearsal: a camera that is tried out, then an output."""
    from producer.ui.setup.window import SetupWindow

    window = SetupWindow(lambda show: "")
    window.resize(*tour._size)
    window.show()
    window.open(REHEARSAL)
    tour.until(lambda: bool(window.entries.kinds) and window.draft.path is not None)
    for row, name in ((1, "cameras"), (6, "outputs"), (5, "rundown"), (0, "show")):
        window.menu.setCurrentRow(row)
        window.entries.list.setCurrentRow(2 if name == "cameras" else 0)
        if name == "cameras":
            window.try_out.test.pressed.emit()
            tour.until(lambda: window.try_out.picture._image is not None)
            tour.rest(800)
        tour.rest(900)
        path = tour._folder / f"setup-{name}-{tour._size[0]}x{tour._size[1]}.png"
        window.grab().save(str(path))
        print(path, flush=True)
    window.next_case.ask(window.draft.show)
    window.grab().save(str(tour._folder / f"setup-next-{tour._size[0]}x{tour._size[1]}.png"))
    window.close()


def welcome(tour: Tour) -> None:
    """The first screen, on a window without a show."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    nobody = Path("/nonexistent")
    link = EngineLink(SocketLines(supervisor_dial(nobody), "ui-none"), "desk")
    window = ConsoleWindow(link, PictureDesk(SocketLines(supervisor_dial(nobody), "ui-none2"), "desk"), app)
    window.resize(*tour._size)
    window.show()
    window.start()
    window.offer(lambda show: "", REHEARSAL)
    tour.rest(600)
    window.grab().save(str(tour._folder / f"welcome-{tour._size[0]}x{tour._size[1]}.png"))
    window.stop()
    window.close()


MANUAL = ("on-air", "masks", "cut", "setup", "welcome")
"""What the manual and the README show."""
STOPS = {
    "setup": setup,
    "welcome": welcome,
    "on-air": on_air,
    "masks": masks,
    "tabs": tabs,
    "sheets": sheets,
    "cut": cut,
}


def main() -> int:
    """Walk it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", default=list(MANUAL))
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", nargs="*", default=["1920x1080", "1366x768"])
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sp-ui-") as name:
        state = Path(name) / "st"
        fault = command.start(REHEARSAL, state)
        if fault:
            print(fault)
            return 1
        try:
            for text in args.size:
                width, height = (int(part) for part in text.split("x"))
                tour = Tour(state, args.folder, (width, height), args.language)
                go_live(tour)
                for stop in args.only:
                    STOPS[stop](tour)
                tour.window.stop()
                tour.window.close()
        finally:
            end(Path(name))
    for picture in args.folder.glob("*.png"):
        few = Image.open(picture).convert("RGB").quantize(256, dither=Image.Dither.NONE)
        few.save(picture, optimize=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
