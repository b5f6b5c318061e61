"""The room's database: accounts, who may see which show, sessions, invitations, counts, and what staff did.

Owner: the room process; one thread of its own ("room-store") does all of it, because a slow disk must not hold up
video. SQLite with full synchronisation, owner-only, in the state directory; everything personal in it is sealed
(`seal.py`) before it comes here, so this module stores bytes and numbers. Times are ms of UTC.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    insert,
    select,
)
from sqlalchemy.exc import SQLAlchemyError

Result = TypeVar("Result")

META = MetaData()
ACCOUNT = Table(
    "account", META,
    Column("id", String(32), primary_key=True),
    Column("login", String(64), unique=True, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("password", String(256), nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", LargeBinary, nullable=False),
    Column("language", String(2), nullable=False),
    Column("terms", String(16), nullable=False),
    Column("created", Integer, nullable=False),
    Column("decided", Integer, nullable=False),
)  # fmt: skip
LISTED = Table(
    "listed", META,
    Column("case", String(32), primary_key=True),
    Column("account", String(32), primary_key=True),
)  # fmt: skip
SESSION = Table(
    "session", META,
    Column("id", String(64), primary_key=True),
    Column("account", String(32), nullable=False),
    Column("expires", Integer, nullable=False),
    Column("adult", String(32), nullable=False),
)  # fmt: skip
INVITATION = Table(
    "invitation", META,
    Column("id", String(64), primary_key=True),
    Column("case", String(32), nullable=False),
    Column("expires", Integer, nullable=False),
    Column("left", Integer, nullable=False),
)  # fmt: skip
INVITED = Table(
    "invited", META,
    Column("account", String(32), primary_key=True),
    Column("case", String(32), primary_key=True),
)  # fmt: skip
COUNT = Table(
    "count", META,
    Column("subject", String(80), primary_key=True),
    Column("value", Integer, nullable=False),
)  # fmt: skip
DEED = Table(
    "deed", META,
    Column("number", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("by", String(64), nullable=False),
    Column("what", String(32), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("chain", String(64), nullable=False),
)  # fmt: skip


class StoreFault(Exception):
    """The room's database cannot be used; one plain sentence."""


class Store:
    """The database at `path`. Raises StoreFault where it cannot be opened."""

    def __init__(self, path: Path) -> None:
        self._thread = ThreadPoolExecutor(1, "room-store")
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            self._engine: Engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False})
            event.listen(self._engine, "connect", _careful)
            META.create_all(self._engine)
        except (OSError, SQLAlchemyError) as error:
            raise StoreFault(f"The room's database {path.name} cannot be opened ({type(error).__name__}).") from None

    def do(self, work: Callable[[Connection], Result]) -> Result:
        """Run `work` in one transaction, here and now (start and tests). Raises StoreFault."""
        try:
            with self._engine.begin() as connection:
                return work(connection)
        except SQLAlchemyError as error:
            raise StoreFault(f"The room's database refused ({type(error).__name__}); nothing was changed.") from None

    async def run(self, work: Callable[[Connection], Result]) -> Result:
        """`do` on the store's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self.do, work)

    def close(self) -> None:
        """Finish what waits and let go; may be called twice."""
        self._thread.shutdown(wait=True)
        self._engine.dispose()


def note(connection: Connection, at: int, by: str, what: str, subject: str) -> None:
    """Append what somebody did to the chain of deeds; `subject` is an id, never a name."""
    last = connection.execute(select(DEED.c.number, DEED.c.chain).order_by(DEED.c.number.desc()).limit(1)).first()
    number, before = (last.number + 1, last.chain) if last else (1, "")
    chain = hashlib.sha256(json.dumps([before, number, at, by, what, subject]).encode()).hexdigest()
    connection.execute(insert(DEED).values(number=number, at=at, by=by, what=what, subject=subject, chain=chain))


def deeds_hold(connection: Connection) -> bool:
    """Every deed follows from the one before: none was changed, none is missing in between."""
    before, expected = "", 1
    for row in connection.execute(select(DEED).order_by(DEED.c.number)):
        words = json.dumps([before, row.number, row.at, row.by, row.what, row.subject])
        if row.number != expected or row.chain != hashlib.sha256(words.encode()).hexdigest():
            return False
        before, expected = row.chain, expected + 1
    return True


def _careful(connection: object, record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]  # a DB-API connection; SQLAlchemy does not type it
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()
