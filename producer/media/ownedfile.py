"""Small files of ours, for their owner's eyes only: SQLite, on the medium when a change has been made, and plain ones.

Owner: whoever opens it, one process at a time for writing; any thread, one at a time. Not the rooms' accounts, which
SQLAlchemy opens.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path


def put_owned(path: Path, content: bytes) -> None:
    """Make `content` the file at `path`, in one step. On a disk without room for both it is written over what stands
    there, which needs none: half of it is worse than all, and better than that of a process that is gone. Raises
    OSError."""
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    try:
        _write(new, content, os.O_CREAT | os.O_EXCL)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        _write(path, content, 0)


def _write(path: Path, content: bytes, how: int) -> None:
    with open(os.open(path, os.O_WRONLY | how, 0o600), "wb", buffering=0) as file:
        if file.write(content) != len(content):
            raise OSError("the disk is full")
        file.truncate()


def open_owned(path: Path, *tables: str) -> sqlite3.Connection:
    """The file at `path`, made if it is not there, with each of `tables` ("name (columns)"). Raises OSError and
    sqlite3.Error."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    opened = sqlite3.connect(path, check_same_thread=False)
    try:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("PRAGMA synchronous=FULL")
        with opened:
            for table in tables:
                opened.execute(f"CREATE TABLE IF NOT EXISTS {table}")
    except sqlite3.Error:
        opened.close()
        raise
    return opened
