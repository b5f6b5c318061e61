"""Accounts: who asked to look on, what staff decided, and who may see this show.

Owner: the room's event loop. All accounts stand in RAM, so that a segment's request asks no disk; every change is on
the disk before it counts, except that a revocation counts at once and is written then. Names, hospitals, licence and
mail addresses are sealed in the database and found by a keyed digest. Nothing here tells a stranger whether an
account exists: registering says the same every time, a wrong password costs the same with and without one.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from producer.room.audit import RoomAudit
from producer.room.seal import Sealer
from producer.room.store import ACCOUNT, INVITATION, INVITED, LISTED, SESSION, Store, note

_Made = TypeVar("_Made")

TERMS = "2026-11"
"""Version of the terms in the pages (words.py); a changed text needs a new one."""
SHORTEST, LONGEST = 10, 200
"""Characters of a password."""
_LINES = {"name": 80, "hospital": 120, "licence": 40, "specialty": 60}
MOST = 20_000
"""Accounts; then no more can register."""
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{1,24}")
_STAFF = "staff"
_AT_ONCE, _QUEUE = 2, 24
"""Password checks at once (64 MB each), and how many more may wait."""


class AccountState(StrEnum):
    """What staff decided."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Person:
    """What a viewer told of himself. Each a line of printable text."""

    mail: str
    name: str
    hospital: str
    licence: str
    specialty: str


@dataclass(frozen=True, slots=True)
class Account:
    """One account, as it stands."""

    id: str
    person: Person
    state: AccountState
    reason: str
    language: str
    created: int
    decided: int
    listed: bool
    """On this show's list."""
    invited: bool = False
    """Came by an invitation to this show."""


class Busy(Exception):
    """Too many ask at once; try again in a moment."""


MEANWHILE = "Somebody else decided on this account just now; look again."


class Unknown(Exception):
    """There is no such account, or it does not stand where this can be done; one plain sentence."""


class NotAudited(Unknown):
    """Nobody is let in while the room's audit cannot be written; one plain sentence."""


def person_of(form: dict[str, str]) -> tuple[Person | None, list[str]]:
    """The person in a registration form, or the names of fields that are wrong."""
    values = {name: " ".join(form.get(name, "").split()) for name in ("mail", *_LINES)}
    wrong = [name for name, most in _LINES.items() if not 2 <= len(values[name]) <= most or not _plain(values[name])]
    values["mail"] = values["mail"].lower()
    if not _MAIL.fullmatch(values["mail"]) or not _plain(values["mail"]):
        wrong.append("mail")
    return (None, wrong) if wrong else (Person(**values), [])


def _plain(text: str) -> bool:
    return text.isprintable()


class Accounts:
    """All of them; `open` first."""

    def __init__(
        self, store: Store, sealer: Sealer, case: str, wall: Callable[[], int], audit: RoomAudit,
        hasher: PasswordHasher | None = None,
    ) -> None:  # fmt: skip
        self._store, self._sealer, self._case, self._wall, self._audit = store, sealer, case, wall, audit
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex(16))
        self._all: dict[str, Account] = {}
        self._by_login: dict[str, tuple[str, str]] = {}
        """Login index -> (account id, password hash)."""
        self._gate = asyncio.Semaphore(_AT_ONCE)
        self._waiting = 0
        self._showing = asyncio.Lock()
        """One decision that shows at a time."""
        self.changed: list[Callable[[Account], None]] = []
        """Called on the loop after each decision; a revocation is heard before it is written."""

    async def open(self) -> None:
        """Read them all. Raises StoreFault, or NotSealed if the room's key is another."""

        def read(connection: Connection) -> tuple[list[Any], set[str], set[str]]:
            rows = list(connection.execute(select(ACCOUNT)))
            listed = connection.execute(select(LISTED.c.account).where(LISTED.c.case == self._case))
            invited = connection.execute(select(INVITED.c.account).where(INVITED.c.case == self._case))
            return rows, {row.account for row in listed}, {row.account for row in invited}

        rows, listed, invited = await self._store.run(read)
        for row in rows:
            facts = json.loads(self._sealer.open(row.sealed, f"account {row.id}"))
            self._keep(row, Person(**facts), row.id in listed, row.id in invited)

    def _keep(self, row: Any, person: Person, listed: bool, invited: bool) -> None:
        reason = self._sealer.open(row.reason, f"reason {row.id}") if row.reason else ""
        self._all[row.id] = Account(
            row.id, person, AccountState(row.state), reason, row.language, row.created, row.decided, listed, invited
        )
        self._by_login[row.login] = row.id, row.password

    # -- looking ------------------------------------------------------------------------------------------------------
    def get(self, id: str) -> Account | None:
        """The account `id`."""
        return self._all.get(id)

    def beginning(self, start: str) -> str:
        """Id of the one account whose id begins so. Raises Unknown."""
        found = [id for id in self._all if start and id.startswith(start)]
        if len(found) != 1:
            raise Unknown(f"{len(found)} accounts begin with that." if found else "No account begins with that.")
        return found[0]

    def everybody(self) -> list[Account]:
        """Oldest first."""
        return sorted(self._all.values(), key=lambda each: (each.created, each.id))

    def queue(self) -> list[Account]:
        """Who waits for staff, oldest first."""
        return [each for each in self.everybody() if each.state is AccountState.WAITING]

    # -- viewers ------------------------------------------------------------------------------------------------------
    async def register(self, person: Person, password: str, language: str, invited: bool) -> bool:
        """Put it into staff's queue; False (and nothing more) when that mail address has an account. The caller tells
        the viewer the same in both cases. Raises Busy, StoreFault."""
        hashed = await self._slow(lambda: self._hasher.hash(password))
        login = self._sealer.index(person.mail)
        if len(self._all) >= MOST:
            raise Busy("no more accounts can be taken")
        id, now = secrets.token_hex(16), self._wall()
        if login in self._by_login:
            known = self._by_login[login][0]
            # As long as for a new one, so that the time tells nothing either.
            await self._store.run(lambda connection: note(connection, now, "viewer", "registered again", known))
            return False
        facts = {each: getattr(person, each) for each in Person.__slots__}
        sealed = self._sealer.seal(json.dumps(facts, ensure_ascii=False), f"account {id}")
        account = Account(id, person, AccountState.WAITING, "", language, now, 0, False, invited)
        self._all[id], self._by_login[login] = account, (id, hashed)

        def write(connection: Connection) -> None:
            connection.execute(insert(ACCOUNT).values(
                id=id, login=login, sealed=sealed, password=hashed, state=account.state.value, reason=b"",
                language=language, terms=TERMS, created=now, decided=0,
            ))  # fmt: skip
            if invited:
                connection.execute(insert(INVITED).values(account=id, case=self._case))
            note(connection, now, "viewer", "registered", id)

        try:
            await self._store.run(write)
        except BaseException:
            del self._all[id], self._by_login[login]
            raise
        return True

    async def sign_in(self, mail: str, password: str) -> Account | None:
        """The account with this address and password, whatever its state; None otherwise. Raises Busy."""
        id, hashed = self._by_login.get(self._sealer.index(mail.strip().lower()), ("", self._nobody))

        def check() -> bool:
            try:
                return self._hasher.verify(hashed, password)
            except (VerificationError, InvalidHashError):
                return False

        good = await self._slow(check)
        return self._all.get(id) if good else None

    async def _slow(self, work: Callable[[], _Made]) -> _Made:
        if self._waiting >= _QUEUE:
            raise Busy("too many sign in at once")
        self._waiting += 1
        try:
            async with self._gate:
                return await asyncio.to_thread(work)
        finally:
            self._waiting -= 1

    # -- staff --------------------------------------------------------------------------------------------------------
    async def approve(self, id: str, by: str) -> Account:
        """Let them in, and put them on this show's list. Raises Unknown, NotAudited, StoreFault."""
        before = self._known(id)
        account = replace(before, state=AccountState.APPROVED, reason="", decided=self._wall(), listed=True)
        await self._admit("ViewerApproved", account.id, by)
        await self._show(before, account, by, "approved")
        return account

    async def refuse(self, id: str, reason: str, by: str) -> Account:
        """Not let in; the viewer reads `reason`. Raises Unknown, StoreFault."""
        account = self._known(id)
        if account.state is not AccountState.WAITING:
            raise Unknown("Only who waits can be refused; revoke instead.")
        account = replace(account, state=AccountState.REFUSED, reason=_reason(reason), decided=self._wall())
        self._audit.note("ViewerRefused", by, _STAFF, account=account.id)
        await self._hide(account, by, "refused")
        return account

    async def revoke(self, id: str, reason: str, by: str) -> Account:
        """Out at once: heard by everything that serves before it is written. Raises Unknown, StoreFault."""
        account = replace(
            self._known(id), state=AccountState.REVOKED, reason=_reason(reason), decided=self._wall(), listed=False
        )
        self._audit.note("ViewerRevoked", by, _STAFF, account=account.id)
        await self._hide(account, by, "revoked")
        return account

    async def forget(self, id: str, by: str) -> Account:
        """Erase an account that is let in no more; its mail address may register anew. Raises Unknown, StoreFault."""
        account = self._known(id)
        if account.state not in (AccountState.REFUSED, AccountState.REVOKED):
            raise Unknown("Only a refused or revoked account can be erased; revoke first.")

        def write(connection: Connection) -> None:
            for table in (LISTED, INVITED, SESSION):
                connection.execute(delete(table).where(table.c.account == id))
            connection.execute(delete(ACCOUNT).where(ACCOUNT.c.id == id))
            note(connection, self._wall(), by[:64], "erased", id)

        async with self._showing:  # who approves it at this moment is done first, or finds it gone
            if self._all.get(id) is not account:
                raise Unknown(MEANWHILE)
            self._audit.note("ViewerErased", by, _STAFF, account=id)
            await self._store.run(write)
            del self._all[id]
            self._by_login = {login: known for login, known in self._by_login.items() if known[0] != id}
        return account

    async def set_listed(self, id: str, listed: bool, by: str) -> Account:
        """Put them on this show's list or take them off it. Raises Unknown, NotAudited, StoreFault."""
        return await self._list(id, listed, by, _STAFF)

    async def _list(self, id: str, listed: bool, by: str, role: str) -> Account:
        before = self._known(id)
        if listed and before.state is not AccountState.APPROVED:
            raise Unknown("Only an approved account can be put on the list.")
        account = replace(before, listed=listed)
        if listed:
            await self._admit("ViewerListed", account.id, by, role)
            await self._show(before, account, by, "listed")
        else:
            self._audit.note("ViewerUnlisted", by, role, account=account.id)
            await self._hide(account, by, "unlisted")
        return account

    async def accept_invitation(self, id: str) -> Account:
        """An approved viewer followed an invitation to this show. Raises Unknown, NotAudited, StoreFault."""
        return await self._list(id, True, "invitation", "")

    async def _admit(self, what: str, account: str, by: str, role: str = _STAFF) -> None:
        refused = await self._audit.before(what, by, role, account=account, case=self._case)
        if refused:
            raise NotAudited(refused)

    def _known(self, id: str) -> Account:
        account = self._all.get(id)
        if account is None:
            raise Unknown("There is no such account.")
        return account

    async def _hide(self, account: Account, by: str, what: str) -> None:
        """What hides counts before it is on the disk."""
        self._tell(account)
        await self._write(account, by, what)

    async def _show(self, before: Account, account: Account, by: str, what: str) -> None:
        """What shows counts once it is on the disk, and only if the account still stands as it did `before`: a
        revocation that came meanwhile is not undone by it. Raises Unknown."""
        async with self._showing:
            if self._all.get(account.id) is before:
                await self._write(account, by, what)
            if self._all.get(account.id) is not before:  # and who revoked writes after us: the disk says so too
                raise Unknown(MEANWHILE)
            self._tell(account)

    async def _write(self, account: Account, by: str, what: str) -> None:
        sealed = self._sealer.seal(account.reason, f"reason {account.id}") if account.reason else b""

        def write(connection: Connection) -> None:
            connection.execute(
                update(ACCOUNT)
                .where(ACCOUNT.c.id == account.id)
                .values(state=account.state.value, reason=sealed, decided=account.decided)
            )
            if account.listed:
                row = {"case": self._case, "account": account.id}
                connection.execute(upsert(LISTED).values(row).on_conflict_do_nothing())
            else:
                gone = delete(LISTED).where(LISTED.c.account == account.id)
                if account.state is AccountState.APPROVED:
                    gone = gone.where(LISTED.c.case == self._case)
                connection.execute(gone)
            note(connection, self._wall(), by[:64], what, account.id)

        await self._store.run(write)

    def _tell(self, account: Account) -> None:
        self._all[account.id] = account
        for heard in self.changed:
            heard(account)


def _reason(text: str) -> str:
    """One printable line of at most 200 characters."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())[:200]


class Invitations:
    """Links that put who registers, or signs in, on this show's list. The link's token is stored as a digest only."""

    def __init__(self, store: Store, case: str, wall: Callable[[], int], audit: RoomAudit) -> None:
        self._store, self._case, self._wall, self._audit = store, case, wall, audit

    async def make(self, uses: int, hours: int, by: str) -> tuple[str, int]:
        """A new token for `uses` viewers within `hours`, and when it ends. Raises NotAudited, StoreFault."""
        refused = await self._audit.before("ViewersInvited", by, _STAFF, case=self._case, uses=uses, hours=hours)
        if refused:
            raise NotAudited(refused)
        token, expires = secrets.token_urlsafe(16), self._wall() + hours * 3_600_000

        def write(connection: Connection) -> None:
            connection.execute(
                insert(INVITATION).values(id=_digest(token), case=self._case, expires=expires, left=uses)
            )
            note(connection, self._wall(), by[:64], "invited", self._case)

        await self._store.run(write)
        return token, expires

    async def good(self, token: str) -> bool:
        """It leads into this show and is not used up."""
        return await self._store.run(lambda connection: self._left(connection, token) > 0)

    async def use(self, token: str) -> bool:
        """Use it once; False if it cannot be."""

        def work(connection: Connection) -> bool:
            if self._audit.refusal() or self._left(connection, token) <= 0:
                return False
            row = INVITATION.c.id == _digest(token)
            connection.execute(update(INVITATION).where(row).values(left=INVITATION.c.left - 1))
            return True

        return await self._store.run(work)

    def _left(self, connection: Connection, token: str) -> int:
        row = connection.execute(select(INVITATION).where(INVITATION.c.id == _digest(token))).first()
        if row is None or row.case != self._case or row.expires < self._wall():
            return 0
        return int(row.left)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
