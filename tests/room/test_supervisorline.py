"""The room's line to its supervisor: the block list of names comes down, and goes back to a supervisor that is new."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from websockets.asyncio.server import ServerConnection, unix_serve

from producer.room.feed import SupervisorLine
from producer.wire.processes import PROCESSES, BlockedNames, ChildHello, Configure
from tests.room.house import opened, run, show


@asynccontextmanager
async def supervisor(path: Path, *words: object) -> AsyncIterator[list[ChildHello]]:
    """Says `words` to every child that comes; who came."""
    came: list[ChildHello] = []

    async def serve(line: ServerConnection) -> None:
        came.append(PROCESSES.decode(await line.recv()))
        for word in words:
            await line.send(PROCESSES.encode(word))
        with contextlib.suppress(Exception):
            async for _ in line:
                pass

    async with unix_serve(serve, str(path), compression=None):
        yield came


def test_the_next_supervisor_gets_the_names_back(tmp_path: Path) -> None:
    configure = Configure(show(), {}, {}, ".", str(tmp_path), block_list=("Anna Ruiz",))

    async def tell() -> None:
        line = SupervisorLine(str(tmp_path), "room", 7)
        heard: list[tuple[str, ...]] = []
        line.named = heard.append
        talking = asyncio.create_task(line.run())
        try:
            async with supervisor(tmp_path / "app.sock", configure) as came:
                await line.configured
                assert came[0].block_list == () and not heard
            (tmp_path / "app.sock").unlink(missing_ok=True)
            async with supervisor(tmp_path / "app.sock", BlockedNames(("Li Xu",))) as came:
                while not heard:
                    await asyncio.sleep(0.02)
                assert came[0].block_list == ("Anna Ruiz",) and came[0].generation == line._hello.generation
            assert heard == [("Li Xu",)] and line._hello.block_list == ("Li Xu",)
        finally:
            talking.cancel()
            await asyncio.gather(talking, return_exceptions=True)

    asyncio.run(asyncio.wait_for(tell(), 60))


def test_the_desk_judges_by_the_names_of_now(tmp_path: Path) -> None:
    async def tell() -> None:
        async with opened(tmp_path) as room:
            assert room._named("Anna Ruiz") == ()
            room.block(("Anna Ruiz",))
            assert room._named("is it Anna?") == ((6, 10),)

    run(tell)
