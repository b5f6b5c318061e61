"""A room in the test's own process: real parts, real HTTP over ASGI, a real database; no sockets but where a test asks.

Owner: one test.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import httpx
from argon2 import PasswordHasher

from producer.core.show import OutputSpec, Profile, RoomSpec, Show, SourceSpec
from producer.core.timebase import TICK_RATE, Rate
from producer.room.airing import Airing
from producer.room.desk import Desk
from producer.room.deskport import Counts, RoomParts
from producer.room.main import Room, walls
from producer.wire.stream import LiveSegment

T = TypeVar("T")
PASSWORD = "a sentence is a good password"
FORM = {
    "name": "Dr. Ada Example", "hospital": "Rehearsal Hospital", "licence": "MED-2291", "specialty": "Surgery",
    "mail": "ada@example.org", "password": PASSWORD, "accept": "yes",
}  # fmt: skip
SEED = "5e" * 32
"""Of the key that signs the room's audit."""
HOST = "127.0.0.1:8443"
CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


def show(room: RoomSpec | None = None) -> Show:
    """A small show with a room."""
    return Show(
        "Training case", "OR3-2026-014", Rate(25), 640, 360, (SourceSpec("cam", "simulated", "Cam", Profile.NONE),),
        outputs=(OutputSpec("live", "hls"),), room=room or RoomSpec(),
    )  # fmt: skip


class Client(httpx.AsyncClient):
    """A browser without pictures: keeps cookies, follows nothing by itself."""

    async def form(self, path: str, page: str, **fields: str) -> httpx.Response:
        """Look at `page`, then send its form to `path`."""
        return await self.post(path, data={**fields, "word": word_in((await self.get(page)).text)})

    async def register(self, **fields: str) -> httpx.Response:
        """Register."""
        return await self.form("/register", "/register", **{**FORM, **fields})

    async def sign_in(self, mail: str = FORM["mail"], password: str = PASSWORD, invite: str = "") -> httpx.Response:
        """Sign in."""
        return await self.form("/signin", "/signin", mail=mail, password=password, invite=invite)

    async def staff(self, token: str) -> httpx.Response:
        """Sign in as staff."""
        return await self.form("/staff/signin", "/staff", by="Nurse Li", token=token)


def word_in(page: str) -> str:
    """The word that the page's forms bring back."""
    found = re.search(r'name="word" value="([0-9a-f]{64})"', page)
    assert found, page
    return found[1]


class TestRoom(Room):
    """A room without processes around it."""

    __test__ = False

    def __init__(self, folder: Path, spec: RoomSpec | None = None) -> None:
        super().__init__(show(spec), folder, folder, {"rehearsal": "yes"}, audit_seed=SEED)
        self.house.accounts._hasher, self.house.accounts._nobody = CHEAP, CHEAP.hash("nobody")
        self.app: Any = None

    async def begin(self) -> None:
        """What `run` does before it listens."""
        await self.house.accounts.open()
        await self.house.sessions.open()
        parts = RoomParts(self._dir, self.show.case, self.house.sealer, self.tokens, self.engine, Counts,
                          answers=self.replays.answers, audit=self.audit)  # fmt: skip
        self.house.desk = Desk(parts)
        await self.house.desk.start()
        self.app = walls(self.app_of(), self.house, self.spec, 8443)
        self.house.address.url = f"http://{HOST}"

    async def end(self) -> None:
        """Close what `begin` opened."""
        if self.house.desk is not None:
            await self.house.desk.close()
        self.store.close()
        await self.audit.close()

    def browser(self, address: str = "10.0.0.7", host: str = HOST) -> Client:
        """Somebody at `address`."""
        transport = httpx.ASGITransport(self.app, client=(address, 50_000), raise_app_exceptions=False)
        return Client(transport=transport, base_url=f"http://{host}")

    def on_air(self, segments: int = 3) -> None:
        """Uncovered, with something to play."""
        self.airing.now = Airing("on_air", "", 0)
        self.buffer.cover(frozenset())
        self.buffer.take(segment(0), b"headdata")
        for number in range(1, segments + 1):
            self.buffer.take(segment(number), b"head" + f"data{number}".encode())

    async def approved(self, client: Client, **fields: str) -> str:
        """Register, be approved, sign in; the account."""
        await client.register(**fields)
        account = self.house.accounts.queue()[-1].id
        await self.house.accounts.approve(account, "Nurse Li")
        answer = await client.sign_in(fields.get("mail", FORM["mail"]))
        assert answer.status_code == 303, answer.text
        return account


def segment(number: int, broken: bool = False, key: int = 0) -> LiveSegment:
    """One second."""
    return LiveSegment(number, 0, 4, key, bytes([key]) * 16, int(broken), broken, TICK_RATE)


@asynccontextmanager
async def opened(folder: Path, **spec: Any) -> AsyncIterator[TestRoom]:
    """A room that was begun."""
    room = TestRoom(folder, replace(RoomSpec(), **spec))
    await room.begin()
    try:
        yield room
    finally:
        await room.end()


def run(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """On a loop of its own."""
    return asyncio.run(work())
