"""Pictures in pictures, ready made: by button, key, menu and palette, always into the preview.

Owner: the UI thread. A preset puts a second source over (or beside) what is previewed; asked for again it takes it
away, and `back` brings the preview before it again: on air nothing happens until somebody takes it.
"""

from __future__ import annotations

from collections.abc import Callable

from producer.core import commands as c
from producer.core.layouts import Corner, large_and_small, picture_in_picture, quad, side_by_side
from producer.core.scene import Scene
from producer.core.show import Show
from producer.ui.console import reading
from producer.ui.link import EngineLink

KEYS = {"bottom_right": "P", "bottom_left": "Shift+P", "beside": "B", "large": "Shift+B", "quad": "Q"}
"""Preset -> its key; the others have none."""
SWAP_KEY, BACK_KEY = "X", "Ctrl+Z"


def _inset(corner: Corner) -> Callable[[str, str], Scene]:
    return lambda back, inset: picture_in_picture(back, inset, corner)


PAIRS: dict[str, Callable[[str, str], Scene]] = {
    **{corner.value: _inset(corner) for corner in Corner},
    "beside": side_by_side,
    "large": large_and_small,
}
NAMES = (*PAIRS, "quad")


class Presets:
    """What the presets of one console mean now."""

    def __init__(self, link: EngineLink) -> None:
        self._link = link
        self._inset = ""
        """The small source that was chosen last."""
        self._before: Scene | None = None

    def scene(self, name: str) -> Scene | None:
        """The scene of a preset of `NAMES` over what is previewed; None: there are too few sources, or no show."""
        state, show = self._link.state, self._link.show
        if state is None or show is None:
            return None
        ids = self._order(show)
        if name == "quad":
            return quad(*ids[:4]) if len(ids) >= 4 else None
        return PAIRS[name](ids[0], ids[1]) if len(ids) >= 2 else None

    def _order(self, show: Show) -> list[str]:
        """Sources in the order in which a preset takes them: what is previewed, the small one, the others."""
        state = self._link.state
        assert state is not None
        known = [source.id for source in reading.pictured(show)]
        first = [box.source for box in state.switcher.preview.boxes]
        on_air = [box.source for box in state.switcher.program.boxes]
        wanted = (*(first or on_air[:1]), self._inset, *on_air, *known)
        return [source for source in dict.fromkeys(wanted) if source in known]

    def put(self, name: str) -> None:
        """Preview it; a second time: what was the large picture alone."""
        state, scene = self._link.state, self.scene(name)
        if state is None or scene is None:
            return
        now = state.switcher.preview
        self.show(Scene.of(scene.boxes[0].source) if scene == now else scene)

    def show(self, scene: Scene) -> None:
        """Preview `scene`, to be undone by `back`."""
        state = self._link.state
        if state is not None and scene != state.switcher.preview:
            self._before = state.switcher.preview
            if len(scene.boxes) > 1:
                self._inset = scene.boxes[1].source
            self._link.ask(c.Preview(scene), "layout")

    def swap(self) -> None:
        """Large and small change places."""
        state = self._link.state
        boxes = state.switcher.preview.boxes if state is not None else ()
        if state is not None and len(boxes) == 2:
            pair = PAIRS.values()
            one, two = boxes[0].source, boxes[1].source
            made = next((make(two, one) for make in pair if make(one, two) == state.switcher.preview), None)
            if made is not None:
                self.show(made)

    def back(self) -> None:
        """The preview before the last preset; again: the preset."""
        if self._before is not None:
            self.show(self._before)
