"""The desk on disk: each question sealed under the room's key, so that a room that is started again goes on.

Owner: the desk; a thread of its own ("desk-store"), because a disk that syncs slowly must not delay the event loop. All
that waits goes into one transaction (SQLite, synchronous FULL). The queue holds 8192 records; overflow: `put` says
False, and the desk takes no new question until there is room. What is on the disk: ids, revisions, ciphertext.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from producer.core.deskwords import Question
from producer.core.governor import GovernorState, Ms
from producer.media.ownedfile import open_owned
from producer.room.seal import NotSealed, Sealer
from producer.wire.codec import Codec, WireError

WAITING = 8192
BOARD = "board"


class DeskFault(Exception):
    """The desk's file cannot be used; one plain sentence with the way out."""


@dataclass(frozen=True, slots=True)
class StoredBoard:
    """What stands beside the questions."""

    governor: GovernorState
    queue: tuple[str, ...]
    held: tuple[str, ...]
    live_since: int | None = None
    """Program frame at which the broadcast began, and when that was."""
    began: Ms | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What an earlier room left."""

    questions: tuple[Question, ...]
    board: StoredBoard | None


_LINES = Codec([Question, StoredBoard])


class DeskStore:
    """Records of one case in `path`. Open it once; `put` from one thread."""

    def __init__(self, path: Path, case: str, sealer: Sealer, failed: Callable[[str], None]) -> None:
        """`failed` is called once, in the store's thread, with a sentence when the disk gives up. Raises DeskFault."""
        self._case, self._sealer, self._failed = sealer.index(f"case {case}"), sealer, failed
        self._waiting: queue.Queue[tuple[str, str] | None] = queue.Queue(WAITING)
        self.broken = ""
        """Why nothing is stored any more; sticky."""
        try:
            self._database = open_owned(path, "desk (about TEXT, id TEXT, sealed BLOB, PRIMARY KEY (about, id))")
        except (OSError, sqlite3.Error) as error:
            raise DeskFault(f"The file {path} cannot be used ({error}). Move it away to start without it.") from None
        self._thread = threading.Thread(target=self._write, name="desk-store", daemon=True)
        self._thread.start()

    def load(self) -> Loaded:
        """Everything of this case. Raises DeskFault if it does not open under the room's key."""
        board, questions = None, []
        try:
            rows = self._database.execute("SELECT id, sealed FROM desk WHERE about = ?", (self._case,)).fetchall()
            for id, sealed in rows:
                found = _LINES.decode(self._sealer.open(sealed, f"desk {id}"))
                if isinstance(found, StoredBoard):
                    board = found
                else:
                    questions.append(found)
        except (sqlite3.Error, NotSealed, WireError):
            raise DeskFault(
                "The stored questions do not open under the room's key. Move desk.db away to start without them."
            ) from None
        return Loaded(tuple(questions), board)

    def put(self, record: Question | StoredBoard) -> bool:
        """Keep `record` as it stands; False: too much waits, or the disk gave up. Never blocks."""
        if self.broken:
            return False
        id = record.id if isinstance(record, Question) else BOARD
        try:
            self._waiting.put_nowait((id, _LINES.encode(record)))
        except queue.Full:
            return False
        return True

    @property
    def room(self) -> bool:
        """It takes more."""
        return not self.broken and self._waiting.qsize() < WAITING * 3 // 4

    def close(self) -> None:
        """Write what waits, then close."""
        self._waiting.put(None)
        self._thread.join(10.0)
        self._database.close()

    def _write(self) -> None:
        ended = False
        while not ended:
            batch = [self._waiting.get()]
            while not self._waiting.empty():
                batch.append(self._waiting.get_nowait())
            ended = None in batch
            newest = dict(each for each in batch if each is not None)
            rows = [(self._case, id, self._sealer.seal(line, f"desk {id}")) for id, line in newest.items()]
            if self.broken:
                continue
            try:
                with self._database:
                    self._database.executemany("INSERT OR REPLACE INTO desk VALUES (?, ?, ?)", rows)
            except sqlite3.Error as error:
                self.broken = f"Questions are not stored any more: {error}."
                self._failed(self.broken)
