"""One room at a time in a state directory: a room that runs alone makes way for that of a show.

Owner: each room's process, on its event loop. `room.lock` is held (flock) by the room that serves; who wants to serve
puts `room.wanted` beside it, and a room that runs alone looks for that. A process that dies holds nothing any more.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import BinaryIO

LOOK_S = 0.1
WITHIN_S = 10.0
"""A room that runs alone ends its connections in less."""


class Turn:
    """This process's place in line."""

    def __init__(self, state_dir: Path) -> None:
        self._lock, self._wanted = state_dir / "room.lock", state_dir / "room.wanted"
        self._held: BinaryIO | None = None

    def take(self) -> bool:
        """Take it if nobody has it."""
        file = open(self._lock, "a+b")  # noqa: SIM115  # held as long as the room serves
        if not _alone(file):
            file.close()
            return False
        self._held = file
        return True

    async def demand(self) -> bool:
        """Take it, and ask a room that runs alone to make way; False: whoever has it does not go."""
        for _ in range(round(WITHIN_S / LOOK_S)):
            if self.take():
                self._wanted.unlink(missing_ok=True)
                return True
            self._wanted.touch(mode=0o600)
            await asyncio.sleep(LOOK_S)
        self._wanted.unlink(missing_ok=True)
        return False

    def wanted(self) -> bool:
        """Another room wants to serve."""
        return self._wanted.exists()

    async def give(self) -> None:
        """Let go of it, and wait until who wanted it has it, or has given up."""
        if self._held is not None:
            self._held.close()
            self._held = None
        for _ in range(round(WITHIN_S / LOOK_S)):
            if not self.wanted():
                return
            await asyncio.sleep(LOOK_S)
        self._wanted.unlink(missing_ok=True)


def _alone(file: BinaryIO) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows: a second room fails at the port
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
