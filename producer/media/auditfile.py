"""An audit file: lines go to the disk, and when they cannot, nothing is shown any more.

Owner: the process whose audit it is, the engine or the room, each with a place of its own (`Place`); it stands on this
floor because those two are strangers. `add` from any thread (under one lock, 0.1 ms), the disk's slow part on a thread
of its own, `audit-sync`, because a slow disk must hold up neither the mixer nor a privacy cut.

- A line is in the file (`write`) when `add` returns: a kill -9 loses nothing. Within a second it is on the medium
  (fsync) and the state database says so (`core.audit.Seal`): a power cut loses a second at most.
- **Sticky failure**: after one failed or short write, a failed fsync or a failed state database, no line is taken any
  more until the process starts anew, and `refusal()` says why showing is refused. So does a medium that has not
  followed for `TOO_LATE_S`. Hiding never asks. What was done meanwhile is counted (`missed`) and nowhere else.
- Each start begins a new file, `audit-NNNN.jsonl`, signed to follow the last line of the one before. An older file is
  never touched.

The directory must be the state directory, owner-only; files are 0600.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from producer.core.audit import AuditWriter, Deed, Fact, Seal, Sign
from producer.core.chain import LONGEST, ZEROS, line_hash
from producer.media.ownedfile import open_owned

log = logging.getLogger("producer.audit")


class Place(NamedTuple):
    """Where one writer's audits lie in a state directory: a chain of files has one writer."""

    folder: str
    seals: str
    """The database that knows how far each had come."""


ENGINE = Place("audit", "audit.db")
ROOM = Place("audit-room", "audit-room.db")
PLACES = (ENGINE, ROOM)
FOLDER, SEALS = ENGINE
NAME = re.compile(r"audit-(\d{4,9})\.jsonl")
EVERY_S = 0.2
"""Between two syncs."""
TOO_LATE_S = 5.0
"""A line that is not on the medium after that: showing is refused until it is."""


class AuditFault(Exception):
    """The audit cannot be begun or read; one plain sentence."""


class Seals:
    """The state database's word on every audit: how far it had come. One thread at a time."""

    def __init__(self, path: Path) -> None:
        """Raises AuditFault."""
        self._path = path
        try:
            self._database = open_owned(
                path, "seals (audit TEXT PRIMARY KEY, lines INTEGER, size INTEGER, last TEXT, closed INTEGER)"
            )
        except (OSError, sqlite3.Error) as error:
            raise AuditFault(f"The file {path} cannot be used ({error}).") from None

    def put(self, seal: Seal) -> None:
        """Keep it, on the medium when this returns. Raises AuditFault."""
        row = (seal.audit, seal.lines, seal.size, seal.last, int(seal.closed))
        try:
            with self._database:
                self._database.execute("INSERT OR REPLACE INTO seals VALUES (?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            raise AuditFault(f"The file {self._path} cannot be written ({error}).") from None

    def get(self, audit: str) -> Seal | None:
        """What it knows of `audit`. Raises AuditFault."""
        try:
            row = self._database.execute("SELECT * FROM seals WHERE audit = ?", (audit,)).fetchone()
            return None if row is None else Seal(str(row[0]), int(row[1]), int(row[2]), str(row[3]), bool(row[4]))
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise AuditFault(f"The file {self._path} cannot be read ({error}).") from None

    def audits(self) -> set[str]:
        """Names of all that it knows. Raises AuditFault."""
        try:
            return {str(row[0]) for row in self._database.execute("SELECT audit FROM seals")}
        except sqlite3.Error as error:
            raise AuditFault(f"The file {self._path} cannot be read ({error}).") from None

    def close(self) -> None:
        """Let go of it."""
        self._database.close()


class AuditFile:
    """One run's audit. `start` before use, `close` at the end."""

    def __init__(
        self,
        state_dir: Path,
        sign: Sign,
        by: str,
        wall: Callable[[], int] | None = None,
        facts: Mapping[str, Fact] | None = None,
        place: Place = ENGINE,
    ) -> None:
        """Make the next file with its first line, which tells `facts`, on the medium. Raises AuditFault; then nothing
        may be shown."""
        self._wall = wall or (lambda: time.time_ns() // 1_000_000)
        self._lock = threading.Lock()
        self._wake, self._quit = threading.Event(), threading.Event()
        self._broken = ""
        self._waits_since: float | None = None
        """No earlier than that came the oldest line that is not on the medium."""
        self.missed = 0
        """Deeds that are in no audit because it was broken."""
        folder = state_dir / place.folder
        self._seals = Seals(state_dir / place.seals)
        self._fd = -1
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            part, after = _follows(folder)
            self.path = folder / f"audit-{part:04d}.jsonl"
            self._fd = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
            self._writer = AuditWriter(secrets.token_hex(16), sign, by)
            self._put(self._writer.begin(self._wall(), part, after, **(facts or {})))
            os.fsync(self._fd)
            _force_folder(folder)
            self._seals.put(self._writer.seal)
        except (OSError, AuditFault) as error:
            if self._fd >= 0:
                os.close(self._fd)
            self._seals.close()
            raise AuditFault(f"The audit cannot be begun in {folder}: {_plain(error)}. Nothing is shown.") from None
        self._synced = self._writer.seal
        self._thread = threading.Thread(target=self._sync_forever, name="audit-sync", daemon=True)

    def start(self) -> None:
        """Begin to sync."""
        self._thread.start()

    @property
    def seal(self) -> Seal:
        """How far the file has come."""
        with self._lock:
            return self._writer.seal

    def add(self, deed: Deed) -> bool:
        """Write `deed`; False when it is not in the file, because the audit is broken. Raises ValueError for a deed
        that no audit may hold: a bug."""
        with self._lock:
            if self._broken:
                self.missed += 1
                return False
            line = self._writer.add(deed, self._wall())
            try:
                self._put(line)
            except OSError as error:
                self._writer.undo()
                self.missed += 1
                self._break(f"it cannot be written ({_plain(error)})")
                return False
            if self._waits_since is None:
                self._waits_since = time.monotonic()
        self._wake.set()
        return True

    def note(self, what: str, frame: int, why: str = "", covered: tuple[str, ...] = (), **facts: Fact) -> bool:
        """`add` for what the program does by itself."""
        return self.add(Deed(what, "", "", frame, why, covered, dict(facts)))

    def refusal(self) -> str:
        """Why nothing may be shown; "" when the audit is well. For the gate: hiding does not ask."""
        since, broken = self._waits_since, self._broken
        if broken:
            return f"The audit is broken: {broken}. Nothing new is shown; end the show, mend it and start anew."
        if since is not None and not time.monotonic() - since < TOO_LATE_S:
            return f"The audit has not reached the disk for {TOO_LATE_S:.0f} s: the disk is too slow or gone."
        return ""

    def close(self, why: str = "") -> bool:
        """Write the last line, sync, and say so to the state database. False when it could not. May be called twice."""
        self._quit.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(TOO_LATE_S)
        with self._lock:
            if self._fd < 0:
                return False
            if not self._broken and not self._thread.is_alive():
                try:
                    self._put(self._writer.close(self._wall(), why))
                    os.fsync(self._fd)
                    self._seals.put(self._writer.seal)
                except (OSError, AuditFault) as error:
                    self._break(f"it cannot be closed ({_plain(error)})")
            done = not self._broken and self._writer.seal.closed
            if not self._thread.is_alive():  # else it still holds on to them, and the end of the process frees them
                os.close(self._fd)
                self._seals.close()
            self._fd = -1
            self._broken = self._broken or "it is closed"
            return done

    def _put(self, line: bytes) -> None:
        """One write, so that a line is in the file whole or is found to be torn. Raises OSError."""
        if os.write(self._fd, line) != len(line):
            raise OSError("the disk is full")

    def _break(self, why: str) -> None:
        if not self._broken:
            self._broken = why
            log.error("the audit is broken: %s; showing is refused", why)

    def _sync_forever(self) -> None:
        while not self._quit.is_set():
            self._wake.wait()
            self._wake.clear()
            self._sync()
            self._quit.wait(EVERY_S)
        self._sync()

    def _sync(self) -> None:
        with self._lock:
            seal, began = self._writer.seal, time.monotonic()
        if seal == self._synced:
            return
        try:
            os.fsync(self._fd)
            self._seals.put(seal)
        except (OSError, AuditFault) as error:
            with self._lock:
                self._break(f"it does not reach the disk ({_plain(error)})")
            return
        self._synced = seal
        with self._lock:  # a line that came meanwhile is younger than `began`
            self._waits_since = None if self._writer.seal == seal else began


def _follows(folder: Path) -> tuple[int, str]:
    """Number of the next file, and the hash of the last whole line of the one before. Raises OSError."""
    numbers = sorted(int(found[1]) for each in folder.iterdir() if (found := NAME.fullmatch(each.name)))
    if not numbers:
        return 1, ZEROS
    with open(folder / f"audit-{numbers[-1]:04d}.jsonl", "rb") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(0, end - 2 * LONGEST))
        whole = file.read().rpartition(b"\n")[0]
    last = whole.rpartition(b"\n")[2]
    return numbers[-1] + 1, line_hash(last) if last else ZEROS


def _force_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not every system can; the file itself is forced
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _plain(error: BaseException) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)
