"""The supervisor's socket: lines of JSON over websocket on an owner-only local socket, for children and clients.

Owner: the supervisor's event loop. Each line has a queue of 256 outgoing messages, the oldest goes: what is sent here
is a state that is sent again, or an answer whose asker asks again. Windows has no such sockets in asyncio: the seam is
`Hub.open` (a named pipe, or loopback with a token).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
import struct
from collections import deque
from collections.abc import Callable
from pathlib import Path

from websockets.asyncio.server import Server, ServerConnection, unix_serve
from websockets.exceptions import ConnectionClosed

from producer.wire.codec import WireError
from producer.wire.processes import PROCESSES

log = logging.getLogger("producer.hub")

BOUND = 256
HELLO_WITHIN = 5.0
"""Seconds a stranger may stay silent."""


class Line:
    """One connection. `post` from the loop; compares by identity."""

    def __init__(self, connection: ServerConnection) -> None:
        self._connection = connection
        self._waiting: deque[object] = deque(maxlen=BOUND)
        self._posted = asyncio.Event()

    def post(self, message: object) -> None:
        """Send it soon; never blocks."""
        self._waiting.append(message)
        self._posted.set()

    async def send_all(self) -> None:
        """Send what is posted until the connection ends."""
        with contextlib.suppress(ConnectionClosed):
            while True:
                await self._posted.wait()
                self._posted.clear()
                while self._waiting:
                    await self._connection.send(PROCESSES.encode(self._waiting.popleft()))


class Hub:
    """Listens at `path`. `opened(line, first message)` says whether a stranger may stay, `said` gets every further
    message, `closed` comes once for each that was let in. All are called on the loop and must not block."""

    def __init__(
        self,
        path: Path,
        opened: Callable[[Line, object], bool],
        said: Callable[[Line, object], None],
        closed: Callable[[Line], None],
    ) -> None:
        self._path = path
        self._opened, self._said, self._closed = opened, said, closed
        self._server: Server | None = None

    async def open(self) -> None:
        """Listen; a stale socket is taken away first. Raises OSError."""
        self._path.unlink(missing_ok=True)
        door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            door.bind(str(self._path))
            os.chmod(self._path, 0o600)
            self._server = await unix_serve(self._serve, sock=door, compression=None, max_size=1_000_000)
        except BaseException:
            door.close()
            raise

    async def close(self) -> None:
        """Hang up on everybody, take the socket away."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None
        self._path.unlink(missing_ok=True)

    async def _serve(self, connection: ServerConnection) -> None:
        if not _ours(connection):
            log.warning("somebody else's process was turned away")
            return
        line = Line(connection)
        sender = asyncio.create_task(line.send_all())
        let_in = False
        try:
            first = PROCESSES.decode(await asyncio.wait_for(connection.recv(), HELLO_WITHIN))
            let_in = self._opened(line, first)
            if let_in:
                async for text in connection:
                    self._said(line, PROCESSES.decode(text))
        except (TimeoutError, ConnectionClosed):
            pass
        except WireError as error:
            log.warning("a line was closed: %s", error)
        finally:
            sender.cancel()
            if let_in:
                self._closed(line)


def _ours(connection: ServerConnection) -> bool:
    """The other side runs under our user. Where the system does not tell, the socket's mode has to do."""
    wanted = getattr(socket, "SO_PEERCRED", None)
    found = connection.transport.get_extra_info("socket")
    if wanted is None or found is None:
        return True
    _, uid, _ = struct.unpack("iII", found.getsockopt(socket.SOL_SOCKET, wanted, 12))
    return bool(uid == os.geteuid())
