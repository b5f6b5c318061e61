"""INSIDE: a person says that the scope is still in the body, before each take of it. Shown only in a show with a
patient that has a scope; a rehearsal needs no word.

Owner: the UI thread. The button counts down what the engine said (`EngineState.inside`); it remembers nothing.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from producer.ui.console import reading
from producer.ui.console.actions import Actions
from producer.ui.controls import Dress, Press
from producer.ui.link import EngineLink


class InsideButton(Press):
    """One press, key I. Amber while the next picture is a scope of which nothing was said; lit while the word holds."""

    def __init__(self, link: EngineLink, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("INSIDE"), "I", Dress.PLAIN, parent)
        self._engine = link
        self.follow(link, "inside")
        self.pressed.connect(lambda: actions.do("inside"))
        self.hide()
        link.changed.connect(self.redraw)

    def redraw(self) -> None:
        """There is a newer state."""
        state, show = self._engine.state, self._engine.show
        if state is None or show is None:
            return
        self.setVisible(bool(state.inside.scopes))
        scopes = reading.inside_due(state)
        left = min((scope.until - state.frame for scope in scopes), default=-1)
        good = self._engine.connected and left >= 0
        names = ", ".join(source.label for source in show.sources if source.id in {scope.source for scope in scopes})
        waits = any(scope.source in state.switcher.preview.sources for scope in scopes) and not good
        self.dress(Dress.CAUTION if waits else Dress.PLAIN)
        self.light(good)
        seconds = f"{max(0.0, reading.seconds(show, left)):.0f}"
        self.say(self.tr("INSIDE {seconds} s").format(seconds=seconds) if good else self.tr("INSIDE"))
        if good:
            words = self.tr("{name} is inside, somebody said so: good for one take within {seconds} s.")
        elif scopes:
            words = self.tr("Look at {name}: is it still inside the body? Say so, then take it within 10 s.")
        else:
            words = self.tr("Preview a scope first: the word is about the next picture.")
        words = words.format(name=names, seconds=seconds)
        self.setToolTip(words)
        self.setAccessibleDescription(words)
