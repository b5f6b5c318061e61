"""The log: for engineers, in files of the state directory, bounded, without anything of a patient or a viewer.

Owner: each process calls `start` once, before it does anything else; loggers are named by subject (`producer.mixer`).
Never in it: names, captions, question text, keys, per-frame lines. 4 MB a process at most.
"""

from __future__ import annotations

import hashlib
import logging
import logging.handlers
import os
from pathlib import Path

from producer.core.show import Show

MAX_BYTES = 1_000_000
KEPT = 3


def show_id(show: Show) -> str:
    """A short stamp that tells shows apart and says nothing about them."""
    return hashlib.sha256(f"{show.case}\0{show.title}".encode()).hexdigest()[:8]


def folder(state_dir: Path) -> Path:
    """`logs` in the state directory, made if it is missing, for the owner only."""
    logs = state_dir / "logs"
    logs.mkdir(mode=0o700, exist_ok=True)
    return logs


class _Owned(logging.handlers.RotatingFileHandler):
    """As its base, but nobody else may read the files."""

    def _open(self):  # type: ignore[no-untyped-def]  # the base's type is private to the library
        return open(self.baseFilename, "a", encoding="utf-8", opener=lambda p, flags: os.open(p, flags, 0o600))


def start(state_dir: Path, name: str, stamp: str, screen: bool = False) -> None:
    """Log of this process into `logs/<name>.log`, each line stamped with the show; `screen`: warnings on stderr too."""
    root = logging.getLogger("producer")
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    file = _Owned(folder(state_dir) / f"{name}.log", maxBytes=MAX_BYTES, backupCount=KEPT)
    line = logging.Formatter(f"%(asctime)s.%(msecs)03d {stamp or '-'} %(levelname)s %(name)s: %(message)s", "%H:%M:%S")
    file.setFormatter(line)
    root.addHandler(file)
    if screen:
        loud = logging.StreamHandler()
        loud.setLevel(logging.WARNING)
        loud.setFormatter(logging.Formatter("%(name)s: %(message)s"))
        root.addHandler(loud)
    root.setLevel(logging.INFO)
    root.propagate = False
