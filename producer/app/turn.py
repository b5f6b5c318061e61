"""One at a time: a file that is held locked while something else is read, changed and written back.

Owner: `app.keystore`, whose readers may be several commands and a running show at once: what one of them read must not
be written back over what another one wrote meanwhile, because a show's key that is lost is the recording lost. Any
thread. Where the system knows no such lock (Windows) everybody has their turn at once.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from producer.outputs.medium import hold

PATIENCE_S = 30.0
"""Another one is waited for so long."""
_LOOK_S = 0.02


class NoTurn(Exception):
    """Another one holds it, or the lock cannot be made; why, in a few words."""


class Turn:
    """The turn at what `path`, an empty file that stays, stands for."""

    def __init__(self, path: Path, patience_s: float = PATIENCE_S) -> None:
        self._path, self._patience_s = path, patience_s
        self._mine = threading.RLock()
        self._depth = 0
        self._file = -1

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Mine for as long as the block lasts; again within it is fine. Raises NoTurn, before the block only."""
        with self._mine:
            if self._depth == 0:
                self._file = self._held()
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0:
                    os.close(self._file)

    def _held(self) -> int:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise NoTurn(f"{self._path} cannot be written: {error.strerror}") from None
        until = time.monotonic() + self._patience_s
        while not hold(file):
            if time.monotonic() > until:
                os.close(file)
                raise NoTurn("another command has been changing it for too long")
            time.sleep(_LOOK_S)
        return file
