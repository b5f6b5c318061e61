"""`room.sock`: staff's tools on this machine (`producer ctl room`, console) ask the room; words in `wire/room.py`.

Owner: the room's event loop. The socket is owner-only; each question has one answer. Eight lines at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from pathlib import Path

from websockets.asyncio.server import Server, ServerConnection, unix_serve
from websockets.exceptions import ConnectionClosed

from producer.room.accounts import AccountState, Unknown
from producer.room.house import House, row_of
from producer.room.store import StoreFault
from producer.room.views import views
from producer.wire import room as r
from producer.wire.codec import WireError

log = logging.getLogger("producer.room")

_LINES = 8


class StaffDoor:
    """Listens at `path`."""

    def __init__(self, house: House, path: Path) -> None:
        self._house, self._path = house, path
        self._server: Server | None = None
        self._lines = 0

    async def open(self) -> None:
        """Listen. Raises OSError."""
        self._path.unlink(missing_ok=True)
        before = os.umask(0o177)
        try:
            self._server = await unix_serve(self._serve, str(self._path), compression=None, max_size=65_536)
        finally:
            os.umask(before)

    async def close(self) -> None:
        """Hang up."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        self._path.unlink(missing_ok=True)

    async def _serve(self, line: ServerConnection) -> None:
        if self._lines >= _LINES:
            return
        self._lines += 1
        try:
            async for text in line:
                await line.send(r.ROOM.encode(await self._answer(r.ROOM.decode(text))))
        except (ConnectionClosed, asyncio.CancelledError):
            pass
        except WireError as error:
            log.warning("a line of staff's tools was closed: %s", error)
        finally:
            self._lines -= 1
            with contextlib.suppress(ConnectionClosed):
                await line.close()

    async def _answer(self, ask: object) -> object:
        accounts = self._house.accounts
        try:
            match ask:
                case r.AskRoom():
                    return self._house.state()
                case r.AskAccounts(state=state, most=most):
                    return self._accounts(state, most)
                case r.Approve(account=account, by=by):
                    await accounts.approve(accounts.beginning(account), by)
                case r.Refuse(account=account, reason=reason, by=by):
                    await accounts.refuse(accounts.beginning(account), reason, by)
                case r.Revoke(account=account, reason=reason, by=by):
                    await accounts.revoke(accounts.beginning(account), reason, by)
                case r.Erase(account=account, by=by):
                    await accounts.forget(accounts.beginning(account), by)
                case r.SetListed(account=account, listed=listed, by=by):
                    await accounts.set_listed(accounts.beginning(account), listed, by)
                case r.Invite(uses=uses, hours=hours, by=by):
                    if not (1 <= uses <= 1000 and 1 <= hours <= 720):
                        return r.RoomAnswer(False, "1 to 1000 viewers within 1 to 720 hours.")
                    token, expires = await self._house.invitations.make(uses, hours, by)
                    return r.Invited(f"{self._house.address.url}/invite/{token}", expires)
                case r.AskViews():
                    seen, titles = await views(self._house.store), self._house.replay_titles()
                    ids = sorted(seen.keys() | titles.keys())
                    return r.Views(tuple(r.ReplayViews(id, titles.get(id, ""), seen.get(id, 0)) for id in ids))
                case _:
                    return r.RoomAnswer(False, "That is no question to the room.")
        except (Unknown, StoreFault) as error:
            return r.RoomAnswer(False, str(error))
        return r.RoomAnswer(True)

    def _accounts(self, state: str, most: int) -> object:
        if state and state not in set(AccountState):
            return r.RoomAnswer(False, f"{state!r} is no state: {' | '.join(AccountState)}.")
        found = [each for each in self._house.accounts.everybody() if not state or each.state == state]
        shown = found[: max(1, min(most, 500))]
        return r.Accounts(tuple(map(row_of, shown)), len(found) - len(shown))
