"""The countdown to the start (or to the end of a pause): minutes to choose from, and how long it still runs.

Owner: the UI thread; no state, the engine says when it ends. It is drawn over the start slate and the pause slate only.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from producer.core import commands as c
from producer.core.scene import SlateKind
from producer.core.show import Show
from producer.ui.console import reading
from producer.ui.controls import Press
from producer.ui.link import EngineLink
from producer.wire.state import EngineState

MINUTES = (1, 2, 5, 10, 15, 30)
Deed = tuple[str, str, Callable[[], object]]
"""Name, words, what it does."""
translate = QCoreApplication.translate


def deeds(link: EngineLink) -> list[Deed]:
    """Everything that can be asked of it."""
    words = translate("Countdown", "Countdown of {minutes} min, on start and pause slate")
    found: list[Deed] = [
        (f"countdown.{n}", words.format(minutes=n), partial(link.ask, c.ShowCountdown(60 * n), "countdown"))
        for n in MINUTES
    ]
    off = translate("Countdown", "Take the countdown away")
    return [*found, ("countdown.0", off, partial(link.ask, c.ShowCountdown(0), "countdown"))]


def left(show: Show, state: EngineState) -> float | None:
    """Seconds; 0 when it is over and was not taken away, None when there is none."""
    ends = state.switcher.countdown
    return None if ends is None else max(0.0, reading.seconds(show, ends - state.frame))


class CountdownButton(Press):
    """Offers them as a menu; lit while it runs, with what is left. `do` does one by its name."""

    def __init__(self, link: EngineLink, do: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(translate("Countdown", "Countdown"), parent=parent)
        self._engine, self._do = link, do
        self.follow(link, "countdown")
        self.pressed.connect(self._offer)
        link.changed.connect(self._look)

    def _look(self) -> None:
        show, state = self._engine.show, self._engine.state
        if show is None or state is None:
            return
        still = left(show, state)
        name = translate("Countdown", "Countdown")
        self.light(still is not None)
        whole = -(-round((still or 0) * 1000) // 1000)
        self.say(name if still is None else f"{name}  {whole // 60}:{whole % 60:02d}")
        program = state.switcher.program
        seen = not program.boxes and program.slate in (SlateKind.START, SlateKind.PAUSE)
        hidden = translate("Countdown", "It runs, and is seen on the start slate and the pause slate only.")
        self.setToolTip(hidden if still is not None and not seen else "")

    def menu(self) -> QMenu:
        """What can be asked of it now."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words, _ in deeds(self._engine):
            menu.addAction(words, partial(self._do, name)).setEnabled(name != "countdown.0" or self.lit)
        return menu

    def _offer(self) -> None:
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))
