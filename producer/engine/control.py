"""The engine's ears and mouth: clients on loopback, by TLS from other machines if the show says so, cameras on an
owner-only local socket, all in one asyncio loop.

Owner: the thread "control". It decides nothing: a request goes to the mixer's inbox and its answer comes back with the
frame at which it was done; events and snapshots are handed in by the mixer thread and sent to who subscribed. A client
that does not read is dropped (its lines wait in a queue of 64; overflow: the connection is closed, it comes back and
redraws from a snapshot). Nothing here can hold up the mixer.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from websockets.asyncio.server import Server, ServerConnection, serve, unix_serve
from websockets.exceptions import ConnectionClosed

from producer.core.events import Event
from producer.core.show import Show
from producer.core.timebase import Frame
from producer.engine import door
from producer.engine.inbox import Ask, CameraCame, Item, MasksFollowed
from producer.wire.codec import WireError
from producer.wire.messages import ENGINE_LINES, Happened, Levels, Reply, Request, Snapshot, Welcome
from producer.wire.processes import PROCESSES, CameraHello, CameraReport, MasksApplied, SetMasks
from producer.wire.session import Close, Execute, Replies, Send, ServerSession
from producer.wire.state import EngineState

log = logging.getLogger("producer.control")

_OUTBOX = 64
_KERNEL = 1 << 16
"""Bytes the system may keep beside them; by itself it keeps 4 MB, and a client that wakes up would draw the past."""
_MAX_LINE = 1 << 20
_CLIENTS = 64
"""Clients at once; more are hung up on."""
_STRANGERS = 16
"""Of them from other machines."""
HELLO_WITHIN = 5.0
"""Seconds a stranger may stay silent."""
_AGAIN = 0.05
BUSY = "The engine has too much to do just now; nothing was done. Try again."


class _Client:
    """One connection: its session and the lines that wait for it."""

    def __init__(self, connection: ServerConnection, session: ServerSession) -> None:
        self.connection, self.session = connection, session
        self.lines: asyncio.Queue[str] = asyncio.Queue(_OUTBOX)
        self.deaf = False

    def say(self, line: str) -> None:
        try:
            self.lines.put_nowait(line)
        except asyncio.QueueFull:
            self.deaf = True
            self.connection.transport.abort()  # a polite end would wait for it to read


class Control:
    """All lines of words of one engine. `post` hands an item to the mixer (False: it is full)."""

    def __init__(self, show: Show, state_dir: str, post: Callable[[Item], bool], show_dir: str = "") -> None:
        self._show, self._dir, self._post = show, Path(state_dir), post
        self._show_dir = Path(show_dir)
        self._tokens = door.tokens(self._dir)
        self._strangers = 0
        """Clients of the door to other machines."""
        self.fault = ""
        """Why nobody may steer from another machine though the show file says so."""
        self._run = secrets.randbits(60)
        self._replies = Replies()
        self._clients: dict[int, _Client] = {}
        self._cameras: dict[str, tuple[ServerConnection, int]] = {}
        """By source: the line to its camera, and that process's id."""
        self._names = 0
        self._state: EngineState | None = None
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._main, name="control", daemon=True)
        self.port = 0

    # -- called by the mixer's and the main thread --------------------------------------------------------------------
    def start(self, seconds: float = 5.0) -> bool:
        """Listen, then write engine.json. False if that did not work in time."""
        self._thread.start()
        return self._ready.wait(seconds)

    def stop(self) -> None:
        """Say goodbye, end the loop."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join(3.0)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._dir / "engine.json")

    def happened(self, events: list[Event], revision: int) -> None:
        """Tell everybody who listens."""
        self._soon(self._send_events, tuple(events), revision)

    def snapshot(self, state: EngineState) -> None:
        """The newest state, for everybody who watches and for those who come."""
        self._soon(self._send_snapshot, state)

    def levels(self, levels: Levels) -> None:
        """The sound meters, for everybody who watches them."""
        self._soon(self._send_levels, levels)

    def order_masks(self, order: SetMasks, pid: int) -> None:
        """Send `order` to its camera, if process `pid` of it is connected. A newer one, which the mixer has not heard
        of yet, gets none that was meant for the one before: nobody has looked at its picture. It asks when it
        comes."""
        self._soon(self._send_masks, order, pid)

    def _soon(self, call: Callable[..., None], *arguments: object) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(call, *arguments)

    # -- inside the loop ----------------------------------------------------------------------------------------------
    def _main(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve())
        except OSError as error:
            log.error("cannot listen: %s", error.strerror)
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        path = self._dir / "engine.sock"
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        before = os.umask(0o177)
        try:
            cameras = await unix_serve(self._camera, str(path), compression=None, max_size=_MAX_LINE)
        finally:
            os.umask(before)
        clients = await serve(
            self._client, "127.0.0.1", 0, compression=None, max_size=_MAX_LINE, origins=[None], server_header=None
        )
        self.port = _port(clients)
        servers, outside = [clients, cameras], await self._open_outside()
        if outside is not None:
            servers.append(outside[0])
        try:
            door.write_address(self._dir, self.port, self._tokens, outside[1] if outside else None)
        except OSError as error:  # the air goes on all the same, and the stops of this machine work
            self.fault = f"Nobody can steer: engine.json cannot be written ({error.strerror or error})."
            log.error("%s", self.fault)
        self._ready.set()
        await self._stopped.wait()
        for server in servers:
            server.close()
            await server.wait_closed()
        with contextlib.suppress(FileNotFoundError):
            path.unlink()

    async def _open_outside(self) -> tuple[Server, door.Outside] | None:
        """The door to other machines. What keeps it shut is said; loopback goes on."""
        try:
            found = door.outside(self._show.control, self._show_dir, self._dir)
            if found is None:
                return None
            server = await serve(
                self._stranger, found.bind, found.port, ssl=found.context, compression=None, max_size=_MAX_LINE,
                origins=[None], server_header=None, open_timeout=2 * HELLO_WITHIN,
            )  # fmt: skip
        except door.DoorFault as fault:
            self.fault = str(fault)
        except OSError as error:
            self.fault = f"Nobody can steer from other machines: the door in [control] stays shut ({error.strerror})."
        else:
            return server, found
        log.error("%s", self.fault)
        return None

    # -- clients ------------------------------------------------------------------------------------------------------
    async def _stranger(self, connection: ServerConnection) -> None:
        """A client from another machine: fewer places, so that the ones here keep theirs."""
        if self._strangers >= _STRANGERS:
            return
        self._strangers += 1
        try:
            await self._client(connection)
        finally:
            self._strangers -= 1

    async def _client(self, connection: ServerConnection) -> None:
        if len(self._clients) >= _CLIENTS:
            return
        self._names += 1
        name = self._names
        client = _Client(connection, ServerSession(self._tokens, self._replies, name))
        connection.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _KERNEL)
        self._clients[name] = client
        writer = asyncio.create_task(self._write(client))
        # The port is open to everybody on this machine: who has no token may not sit there.
        shut = self._loop.call_later(HELLO_WITHIN, connection.transport.abort)
        try:
            async for line in connection:
                shut.cancel()
                if not self._heard(client, line):
                    break
        except ConnectionClosed:
            pass
        finally:
            shut.cancel()
            del self._clients[name]
            with contextlib.suppress(TimeoutError):  # what was said last should still arrive
                await asyncio.wait_for(client.lines.join(), 1.0)
            writer.cancel()
            await connection.close()

    async def _write(self, client: _Client) -> None:
        with contextlib.suppress(ConnectionClosed):
            while not client.deaf:
                line = await client.lines.get()
                try:
                    await client.connection.send(line)
                finally:
                    client.lines.task_done()
        await client.connection.close()

    def _heard(self, client: _Client, line: str | bytes) -> bool:
        """Do what one line asks; False to hang up."""
        state = self._state
        revision, frame = (state.revision, state.frame) if state else (0, 0)
        for step in client.session.receive(line, revision, frame, Welcome(revision, self._run, self._show)):
            match step:
                case Send(text):
                    client.say(text)
                case Execute(request):
                    self._execute(client, request)
                case Close():
                    return False
        if client.session.snapshots and state is not None:
            client.say(ENGINE_LINES.encode(Snapshot(state.revision, state.frame, state)))
        return not client.deaf

    def _execute(self, client: _Client, request: Request) -> None:
        by = request.person or client.session.name or "operator"

        def answer(ok: bool, reason: str, frame: Frame) -> None:  # called in the mixer's thread
            self._soon(self._answer, request.id, ok, reason, frame)

        if not self._post(Ask(request.command, by, answer, client.session.role.value)):
            self._answer(request.id, False, BUSY, self._state.frame if self._state else 0)

    def _answer(self, id: str, ok: bool, reason: str, frame: Frame) -> None:
        revision = self._state.revision if self._state else 0
        reply = Reply(id, revision, ok, frame, reason)
        for asker in self._replies.answer(reply):
            client = self._clients.get(asker) if isinstance(asker, int) else None
            if client is not None:
                client.say(ENGINE_LINES.encode(reply))

    def _send_events(self, events: tuple[Event, ...], revision: int) -> None:
        line = ""
        for client in self._clients.values():
            if client.session.events:
                line = line or ENGINE_LINES.encode(Happened(revision, events))
                client.say(line)

    def _send_snapshot(self, state: EngineState) -> None:
        self._state = state
        line = ""
        for client in self._clients.values():
            if client.session.snapshots:
                line = line or ENGINE_LINES.encode(Snapshot(state.revision, state.frame, state))
                client.say(line)

    def _send_levels(self, levels: Levels) -> None:
        line = ""
        for client in self._clients.values():
            if client.session.levels and client.lines.qsize() < _OUTBOX // 2:  # meters give way to words
                line = line or ENGINE_LINES.encode(levels)
                client.say(line)

    # -- cameras ------------------------------------------------------------------------------------------------------
    async def _camera(self, connection: ServerConnection) -> None:
        source = ""
        try:
            hello = PROCESSES.decode(await connection.recv())
            if not isinstance(hello, CameraHello) or self._show.source(hello.source) is None:
                return
            source = hello.source
            self._cameras[source] = connection, hello.pid
            while not self._post(CameraCame(source, hello.pid)):
                await asyncio.sleep(_AGAIN)  # without its masks it would be slate for ever
            async for line in connection:
                if self._line_of(source) is not connection:
                    break  # a newer process of this camera has come: nothing this one says is true any more
                message = PROCESSES.decode(line)
                if isinstance(message, MasksApplied) and message.source == source:
                    self._post(MasksFollowed(source, message.epoch))
                elif isinstance(message, CameraReport) and message.source == source:
                    self._post(message)
        except (ConnectionClosed, WireError) as error:
            log.info("camera %s: line ended (%s)", source, type(error).__name__)
        finally:
            if self._line_of(source) is connection:
                del self._cameras[source]

    def _line_of(self, source: str) -> ServerConnection | None:
        known = self._cameras.get(source)
        return known[0] if known else None

    def _send_masks(self, order: SetMasks, pid: int) -> None:
        connection, owner = self._cameras.get(order.source, (None, 0))
        if connection is not None and owner == pid:
            task = self._loop.create_task(_send(connection, PROCESSES.encode(order)))
            task.add_done_callback(lambda done: done.exception())


async def _send(connection: ServerConnection, line: str) -> None:
    with contextlib.suppress(ConnectionClosed):
        await connection.send(line)


def _port(server: Server) -> int:
    return int(next(iter(server.sockets)).getsockname()[1])
