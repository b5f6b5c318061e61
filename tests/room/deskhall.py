"""A desk behind a real websocket server, without the rest of the room: what the desk's tests and benchmark stand in.

`Hall` runs uvicorn on loopback in a thread of its own (or `main` in a process of its own): `/desk/ws` is the desk's,
`/viewer/{id}` lets a test be a viewer's page without logging in. The engine is a stand-in that says what it is told.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from producer.core.events import Event
from producer.core.governor import GAP_MS
from producer.core.personal import Names
from producer.core.show import Show
from producer.room.desk import Desk
from producer.room.deskport import Counts, RoomParts, Viewer
from producer.room.seal import Sealer
from producer.wire.state import EngineState

TOKENS = {"assistant": "tok-a", "surgeon": "tok-s", "operator": "tok-o"}
KEY = bytes(range(32))


class StandInEngine:
    """An engine's line that is moved by hand."""

    def __init__(self, state: EngineState | None = None, show: Show | None = None) -> None:
        self.state, self.show = state, show
        self._changed: list[Callable[[EngineState | None], None]] = []

    def listen(self, heard: Callable[[Event], None]) -> None:
        """Nothing is said."""

    def on_state(self, changed: Callable[[EngineState | None], None]) -> None:
        self._changed.append(changed)

    def turn(self, state: EngineState | None) -> None:
        """The next snapshot."""
        self.state = state
        for each in self._changed:
            each(state)


def parts(folder: Path, engine: StandInEngine | None = None, names: Names | None = None,
          cut: Callable[[], bool] | None = None) -> RoomParts:  # fmt: skip
    """What a room would give."""
    return RoomParts(
        folder, "R-1", Sealer(KEY), TOKENS, engine or StandInEngine(), lambda: Counts(41, 57, 12), names, cut
    )


def application(desk: Desk) -> Starlette:
    """The desk's routes and the test's door for viewers."""

    async def viewer(ws: WebSocket) -> None:
        await ws.accept()
        id = str(ws.path_params["id"])
        who = Viewer(id, f"Dr {id}", ws.query_params.get("place", "Lyon"), "en")
        out: asyncio.Queue[str] = asyncio.Queue()

        def send(message: Mapping[str, object]) -> None:
            out.put_nowait(json.dumps(message))

        async def write() -> None:
            while True:
                await ws.send_text(await out.get())

        await desk.joined(who, send)
        writer = asyncio.create_task(write())
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                await desk.said(who, json.loads(await ws.receive_text()), send)
        writer.cancel()
        await desk.left(who, send)

    @contextlib.asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        await desk.start()
        yield
        await desk.close()

    return Starlette(routes=[*desk.routes(), WebSocketRoute("/viewer/{id}", viewer)], lifespan=life)


class Hall:
    """A desk that serves on `port`, in a thread."""

    def __init__(self, given: Callable[[], RoomParts], gap_ms: int = GAP_MS) -> None:
        self._given, self._gap = given, gap_ms
        self.port = 0
        self.desk: Desk | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self._ready = threading.Event()
        self._server: uvicorn.Server | None = None
        self._thread = threading.Thread(target=self._run, name="hall", daemon=True)

    def __enter__(self) -> Hall:
        self._thread.start()
        assert self._ready.wait(20), "the hall did not open"
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.should_exit = True
        self._thread.join(20)

    def call(self, what: Callable[[], object]) -> object:
        """Do `what` on the desk's loop."""
        assert self.loop is not None

        async def run() -> object:
            return what()

        return asyncio.run_coroutine_threadsafe(run(), self.loop).result(10)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.desk = Desk(self._given(), gap_ms=self._gap)
        listening = socket.create_server(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        config = uvicorn.Config(application(self.desk), log_level="error", lifespan="on", ws="websockets-sansio")
        self._server = uvicorn.Server(config)
        serving = asyncio.create_task(self._server.serve(sockets=[listening]))
        while not self._server.started and not serving.done():
            await asyncio.sleep(0.01)
        self._ready.set()
        await serving


@contextlib.contextmanager
def hall(folder: Path, engine: StandInEngine | None = None, names: Names | None = None,
         cut: Callable[[], bool] | None = None, gap_ms: int = GAP_MS) -> Iterator[Hall]:  # fmt: skip
    """A desk over `folder`, open."""
    with Hall(lambda: parts(folder, engine, names, cut), gap_ms) as opened:
        yield opened


def write_room_json(folder: Path, port: int) -> None:
    """As a room tells its staff's programs where it is."""
    (folder / "room.json").write_text(json.dumps({"port": port, "tokens": TOKENS, "tls": False, "fingerprint": ""}))


def main() -> None:
    """`python -m tests.room.deskhall FOLDER [GAP_MS]`: until standard input ends."""
    folder = Path(sys.argv[1])
    with hall(folder, gap_ms=int(sys.argv[2]) if len(sys.argv) > 2 else GAP_MS) as opened:
        write_room_json(folder, opened.port)
        print(opened.port, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
