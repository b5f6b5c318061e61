"""Who is signed in: one live session an account, found by a cookie whose digest alone is stored.

Owner: the room's event loop; all sessions stand in RAM and in the database, so that viewers stay signed in when the
room is started again. Signing in makes a new token (a cookie that somebody planted is worth nothing) and ends the
account's older session. Forms carry a word that is a keyed digest of the cookie, so that another site cannot send one.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, insert, select, update

from producer.room.store import SESSION, Store, note

LASTS_MS = 12 * 3_600_000
REPLACED, ENDED, REVOKED = "replaced", "ended", "revoked"
"""Why a session is over."""


@dataclass(frozen=True, slots=True)
class Session:
    """One. `adult`: case number for which the age was confirmed, or ""."""

    id: str
    account: str
    expires: int
    adult: str


class Sessions:
    """All of them; `open` first. `secret` keys the words in forms."""

    def __init__(self, store: Store, secret: bytes, wall: Callable[[], int]) -> None:
        self._store, self._secret, self._wall = store, secret, wall
        self._all: dict[str, Session] = {}
        self._of: dict[str, str] = {}
        self.ended: list[Callable[[Session, str], None]] = []
        """Called on the loop for each session that is over, before anything is written."""

    async def open(self) -> None:
        """Read those that still hold. Raises StoreFault."""
        now = self._wall()

        def read(connection: Connection) -> list[Session]:
            connection.execute(delete(SESSION).where(SESSION.c.expires <= now))
            return [Session(r.id, r.account, r.expires, r.adult) for r in connection.execute(select(SESSION))]

        for each in await self._store.run(read):
            self._all[each.id], self._of[each.account] = each, each.id

    def find(self, token: str) -> Session | None:
        """The session of this cookie."""
        found = self._all.get(_digest(token)) if token else None
        return found if found is not None and found.expires > self._wall() else None

    def lives(self, id: str) -> bool:
        """The session with this id is not over."""
        found = self._all.get(id)
        return found is not None and found.expires > self._wall()

    async def begin(self, account: str) -> str:
        """A new session; its cookie. Raises StoreFault."""
        token = secrets.token_urlsafe(32)
        session = Session(_digest(token), account, self._wall() + LASTS_MS, "")
        self._drop(account, REPLACED)

        def write(connection: Connection) -> None:
            connection.execute(delete(SESSION).where(SESSION.c.account == account))
            connection.execute(insert(SESSION).values(
                id=session.id, account=account, expires=session.expires, adult=""
            ))  # fmt: skip
            note(connection, self._wall(), "viewer", "signed in", account)

        await self._store.run(write)
        self._drop(account, REPLACED)  # two at once: the later wins
        self._all[session.id], self._of[account] = session, session.id
        return token

    async def end(self, account: str, why: str) -> None:
        """Sign out `account`, at once."""
        self._drop(account, why)
        await self._store.run(
            lambda connection: connection.execute(delete(SESSION).where(SESSION.c.account == account))
        )

    async def confirm_age(self, session: Session, case: str) -> None:
        """He said that he is of age and was warned; logged. Raises StoreFault."""

        def write(connection: Connection) -> None:
            connection.execute(update(SESSION).where(SESSION.c.id == session.id).values(adult=case))
            note(connection, self._wall(), "viewer", "age confirmed", session.account)

        await self._store.run(write)
        if session.id in self._all:
            self._all[session.id] = replace(self._all[session.id], adult=case)

    def word(self, cookie: str) -> str:
        """What a form shown to the holder of `cookie` has to bring back."""
        return hmac.new(self._secret, b"form\0" + cookie.encode(), hashlib.sha256).hexdigest()

    def word_holds(self, cookie: str, word: str) -> bool:
        """`word` was made for this cookie."""
        return bool(cookie) and hmac.compare_digest(self.word(cookie).encode(), word.encode())

    def _drop(self, account: str, why: str) -> None:
        id = self._of.pop(account, "")
        session = self._all.pop(id, None)
        if session is not None:
            for heard in self.ended:
                heard(session, why)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
