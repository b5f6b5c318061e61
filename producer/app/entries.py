"""Which processes there are, and which forkserver makes them: the explicit table of kinds.

Owner: forkservers and the supervisor. The mains are imported when they are called, so that the supervisor stays light
and an output process never meets numpy.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Main = Callable[[str, str], int]
"""(name, state directory) -> exit code. It connects to `<state directory>/app.sock` and says `ChildHello`."""


def _engine(name: str, state_dir: str) -> int:
    from producer.engine.main import main

    return main(name, state_dir)


def _camera(name: str, state_dir: str) -> int:
    from producer.engine.camera import main

    return main(name, state_dir)


def _output(name: str, state_dir: str) -> int:
    from producer.engine.output import main

    return main(name, state_dir)


def _ears(name: str, state_dir: str) -> int:
    from producer.engine.ears import main

    return main(name, state_dir)


def _room(name: str, state_dir: str) -> int:
    from producer.room.main import main

    return main(name, state_dir)


class Entry(NamedTuple):
    """A kind of process: its main, the forkserver it comes from, and the module worth loading before the fork."""

    main: Main
    server: str
    module: str


ENTRIES: dict[str, Entry] = {
    "engine": Entry(_engine, "media", "producer.engine.main"),
    "camera": Entry(_camera, "media", "producer.engine.camera"),
    "ears": Entry(_ears, "media", "producer.engine.ears"),
    "output": Entry(_output, "outputs", "producer.engine.output"),
    "room": Entry(_room, "room", "producer.room.main"),
}
PRELOAD: dict[str, tuple[str, ...]] = {
    "media": ("numpy", "cv2", "av", "soxr", "producer.sources", "producer.overlay"),
    "outputs": ("av", "producer.outputs"),
}
"""What a forkserver loads first. The one for outputs must stay free of numpy and cv2."""
