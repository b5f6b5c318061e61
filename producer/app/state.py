"""The state directory: who may start here, what was edited, who runs.

Owner: the supervisor alone writes it (`engine.json` and the outputs' own small files apart). The masks are in SQLite
with full synchronisation: an edit is acknowledged when it survives a power cut. SQLite is used from one thread of its
own, because one slow disk must not delay the watch over the processes.

`~/.local/state/surgery-producer` by the XDG rule; on Windows and macOS the places those systems name (`default_dir`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from producer.core.roles import Role
from producer.core.show import Show, SourceSpec
from producer.media.ownedfile import open_owned, put_owned
from producer.wire.codec import Codec, WireError
from producer.wire.processes import PublishPicture, StoredMasks, StoreMasks

NAME = "surgery-producer"
SHOW_FILE = "show.path"
"""In the state directory: the path of the show file that runs."""
LONGEST_SOCKET = 100
"""Longest path of a local socket, in bytes; the system's own limit is 104 to 108."""
_MASKS = Codec([StoredMasks])
_SHOW = Codec([Show])


class StateFault(Exception):
    """The state directory cannot be used; one plain sentence with the way out."""


def default_dir() -> Path:
    """Where state lives when nobody says where."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / NAME
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / NAME
    return Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state") / NAME


@dataclass(frozen=True, slots=True)
class Runner:
    """One child that runs, for a supervisor that comes after us."""

    kind: str
    name: str
    pid: int
    born: float


@dataclass(frozen=True, slots=True)
class Running:
    """`running.json`: what a dead supervisor left running."""

    owner: int
    """Pid in the names of the rings: of the first supervisor of this run."""
    run: str
    show: str
    """`show_digest`."""
    rings: dict[str, str]
    pictures: tuple[PublishPicture, ...]
    children: tuple[Runner, ...]
    block_list: str = ""
    """Number of the case for which a list of names was given; the names themselves are never here. "": none was."""


_RUNNING = Codec([Running])


class StateDir:
    """An owner-only directory that this process has the lock of, until `close`."""

    def __init__(self, path: Path) -> None:
        """Make it if it is missing, take its lock. Raises StateFault."""
        self.path = path
        if len(os.fsencode(str(path / "packets.sock"))) > LONGEST_SOCKET:
            raise StateFault(f"The path of the state directory is too long: {path}. Give a shorter one with --state.")
        try:
            path.mkdir(parents=True, mode=0o700, exist_ok=True)
            facts = path.stat()
            if hasattr(os, "geteuid") and facts.st_uid != os.geteuid():
                raise StateFault(f"{path} belongs to somebody else; give another directory with --state.")
            if facts.st_mode & 0o077:
                if any(path.iterdir()) and not (path / "lock").exists():  # a slip like --state ~ must not close a home
                    raise StateFault(f"{path} is in use for something else; give a new directory with --state.")
                path.chmod(0o700)
            self._lock = open(path / "lock", "a+b")  # noqa: SIM115  # held as long as we run
        except OSError as error:
            raise StateFault(f"The state directory {path} cannot be used: {error.strerror}.") from None
        if not _take(self._lock):
            self._lock.close()
            raise StateFault(f"A show runs already in {path}. End it first, or give another directory with --state.")
        self._base: dict[str, str] = {}
        self._case = ""
        self._database: sqlite3.Connection | None = None
        self._noted = False

    def open_masks(self, show: Show) -> None:
        """Open the mask edits of `show`. Raises StateFault if the file is broken."""
        self._case = show.case
        self._base = {source.id: _base(source) for source in show.sources}
        path = self.path / "state.db"
        try:
            self._database = open_owned(
                path,
                "masks (show TEXT, source TEXT, base TEXT, run TEXT, masks TEXT, PRIMARY KEY (show, source))",
                "withdrawals (show TEXT PRIMARY KEY, at INTEGER, reason TEXT)",
            )
        except (OSError, sqlite3.Error) as error:
            raise StateFault(f"The file {path} cannot be used ({error}). Move it away to start without it.") from None

    def store_masks(self, run: str, edit: StoreMasks) -> None:
        """Put an edit on disk; it is there when this returns. Raises StateFault."""
        assert self._database is not None
        line = _MASKS.encode(StoredMasks(edit.source, edit.masks, edit.confirmed, edit.covered))
        try:
            with self._database:
                self._database.execute(
                    "INSERT OR REPLACE INTO masks VALUES (?, ?, ?, ?, ?)",
                    (self._case, edit.source, self._base.get(edit.source, ""), run, line),
                )
        except sqlite3.Error as error:
            raise StateFault(f"The masks of {edit.source} are not on disk: {error}.") from None

    def masks(self, show: Show, run: str) -> tuple[StoredMasks, ...]:
        """The edits that still mean something: those of sources whose masks in the show file are what they were.

        A person's confirmation counts within its own run only: after that a camera may have been moved. The show file's
        word (rehearsals) stands. Raises StateFault.
        """
        assert self._database is not None
        found = []
        try:
            rows = self._database.execute(
                "SELECT source, base, run, masks FROM masks WHERE show = ? ORDER BY source", (self._case,)
            ).fetchall()
        except sqlite3.Error as error:
            raise StateFault(f"The stored masks cannot be read: {error}.") from None
        for source, base, then, line in rows:
            spec = show.source(source)
            if spec is None or base != self._base[source]:
                continue
            try:
                stored: StoredMasks = _MASKS.decode(line)
            except WireError as error:
                raise StateFault(f"The stored masks of {source} are broken: {error}.") from None
            confirmed = stored.confirmed and (then == run or spec.confirmed)
            found.append(StoredMasks(stored.source, stored.masks, confirmed, stored.covered))
        return tuple(found)

    def store_withdrawal(self, case: str, at: int, reason: str) -> None:
        """Consent to `case` was withdrawn at `at` (seconds of UTC); on disk when this returns. Raises StateFault."""
        assert self._database is not None
        try:
            with self._database:
                self._database.execute("INSERT OR IGNORE INTO withdrawals VALUES (?, ?, ?)", (case, at, reason))
        except sqlite3.Error as error:
            raise StateFault(f"The withdrawal of consent is not on disk: {error}.") from None

    def withdrawn(self, case: str) -> bool:
        """Consent to `case` was withdrawn in this state directory. Raises StateFault."""
        assert self._database is not None
        try:
            return self._database.execute("SELECT 1 FROM withdrawals WHERE show = ?", (case,)).fetchone() is not None
        except sqlite3.Error as error:
            raise StateFault(f"The stored withdrawals cannot be read: {error}.") from None

    def write_running(self, running: Running) -> None:
        """Say who runs. Raises OSError."""
        put_owned(self.path / "running.json", _RUNNING.encode(running).encode())

    def read_running(self) -> Running | None:
        """Who ran, by the last word of the supervisor before; None if it ended well or said nothing readable."""
        try:
            found: Running = _RUNNING.decode((self.path / "running.json").read_bytes())
        except (OSError, WireError):
            return None
        return found

    def note_show(self, file: Path) -> None:
        """Say which show file runs here, for a console that is told to open one; gone at `close`. No disk, no word."""
        self._noted = True
        new = self.path / f"{SHOW_FILE}.new"
        with contextlib.suppress(OSError):
            (self.path / SHOW_FILE).unlink(missing_ok=True)
            with open(new, "wb", opener=lambda p, flags: os.open(p, flags, 0o600)) as words:
                words.write(os.fsencode(file.absolute()))
            new.replace(self.path / SHOW_FILE)

    def forget_running(self) -> None:
        """Nobody runs any more."""
        (self.path / "running.json").unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the lock; may be called twice."""
        if self._database is not None:
            self._database.close()
            self._database = None
        if self._noted:
            self._noted = False
            with contextlib.suppress(OSError):
                (self.path / SHOW_FILE).unlink(missing_ok=True)
        self._lock.close()


def show_digest(show: Show) -> str:
    """Tells whether two shows are the same to the letter."""
    return hashlib.sha256(_SHOW.encode(show).encode()).hexdigest()


def _base(source: SourceSpec) -> str:
    return hashlib.sha256(repr((source.masks, source.profile.value)).encode()).hexdigest()


def _take(lock: IO[bytes]) -> bool:
    """Take the exclusive lock, which goes with the process; False if somebody has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def show_that_runs(state_dir: Path) -> Path | None:
    """The show file that whoever holds the lock of `state_dir` was started with; None: it has not said so."""
    try:
        return Path(os.fsdecode((state_dir / SHOW_FILE).read_bytes()))
    except OSError:
        return None


def read_engine(state_dir: Path, role: Role = Role.OPERATOR) -> tuple[int, str]:
    """Port of the engine that runs there and the token of `role`. Raises StateFault if none does."""
    gone = f"No show is running for this state directory ({state_dir}); start one with: producer run SHOW"
    try:
        found = json.loads((state_dir / "engine.json").read_bytes())
        return int(found["port"]), str(found["tokens"][role.value] if "tokens" in found else found["token"])
    except FileNotFoundError:
        raise StateFault(gone) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise StateFault(f"engine.json in {state_dir} cannot be read. {gone}") from None
