"""How deep the delay is, and how to drop only its newest seconds: what can be done, and the button that offers it.

Owner: the UI thread. A longer delay comes at once, by slate; a shorter one takes two steps, because what lies between
the two exits never airs. A partial dump leaves the depth as it is: the exit shows slate at that place.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from producer.core import commands as c
from producer.core.show import Show
from producer.ui.console import reading
from producer.ui.controls import Dress, Press
from producer.ui.link import EngineLink

DROPS = (2, 5, 10)
DELAYS = (0, 5, 10, 15, 20, 30, 60)
"""Seconds."""
NOW = "delay.now"
Deed = tuple[str, str, Callable[[], object]]
"""Name, words, what it does."""
translate = QCoreApplication.translate


def deeds(link: EngineLink, show: Show) -> list[Deed]:
    """Everything that can be done to the line's depth in `show`."""
    drop = translate("Depth", "Drop the newest {seconds} s only")
    delay = translate("Depth", "Delay to the audience: {seconds} s")
    found: list[Deed] = []
    for seconds in DROPS:
        command: c.Command = c.DumpNewest(show.rate.frames_in_ms(seconds * 1000))
        found.append((f"drop.{seconds}", drop.format(seconds=seconds), partial(link.ask, command, "dump")))
    for seconds in DELAYS:
        command = c.SetDelay(show.rate.frames_in_ms(seconds * 1000))
        found.append((f"delay.{seconds}", delay.format(seconds=seconds), partial(link.ask, command, "delay")))
    words = translate("Depth", "Shorten the delay now: what lies between never airs")
    return [*found, (NOW, words, partial(_confirm, link))]


def armed(link: EngineLink) -> int | None:
    """Frames of the shorter delay that waits for its second step; None: none does."""
    return link.state.delay.shorter_armed if link.state is not None and link.connected else None


def _confirm(link: EngineLink) -> None:
    frames = armed(link)
    if frames is not None:
        link.ask(c.ConfirmDelay(frames), "delay")


class DepthButton(Press):
    """Offers them as a menu; while a shorter delay waits it is that delay's second step. `do` does one by its name."""

    def __init__(self, link: EngineLink, do: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self._engine, self._do = link, do
        self.setFixedSize(44, 52)
        self.follow(link, "delay")
        self.setToolTip(translate("Depth", "Length of the delay, and partial dumps"))
        self.pressed.connect(self._offer)
        link.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        frames, show = armed(self._engine), self._engine.show
        if frames is None or show is None:
            self.say("…")
            self.setAccessibleName(self.toolTip())
            self.dress(Dress.PLAIN)
        else:
            self.say(f"{reading.seconds(show, frames):.0f} s?")
            self.setAccessibleName(translate("Depth", "Shorten the delay now: what lies between never airs"))
            self.dress(Dress.CAUTION)

    def menu(self) -> QMenu | None:
        """What can be done now; None before there is a show."""
        show, state = self._engine.show, self._engine.state
        if show is None or state is None:
            return None
        menu = QMenu(self)
        for name, words, _ in deeds(self._engine, show):
            if name != NOW:
                offered = menu.addAction(words, partial(self._do, name))
                offered.setEnabled(not name.startswith("drop") or state.delay.depth > 0)
            if name == f"drop.{DROPS[-1]}":
                menu.addSeparator()
        return menu

    def _offer(self) -> None:
        if armed(self._engine) is not None:
            self._do(NOW)
            return
        menu = self.menu()
        if menu is not None:
            menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
