"""A small SQLite file of ours: for its owner's eyes only, and on the medium when a change has been made.

Owner: whoever opens it, one process at a time for writing; any thread, one at a time. Not the rooms' accounts, which
SQLAlchemy opens.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path


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
