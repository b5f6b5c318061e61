"""Lines of text to another process, from the UI thread and back to it: the console's only way to speak to anybody.

Owner: the UI thread makes, starts and stops them; each `SocketLines` has one thread with an asyncio loop of its own,
because Qt's loop may never wait for a socket and asyncio's cannot draw. Signals carry the lines over. Lines to send
wait in a queue of 256; overflow: the line is refused, the caller is told, and what it asked shows as not confirmed.
It connects for ever, with 0.1 to 1 s between two tries: a console outlives the engine.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import ssl
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from websockets.asyncio.client import ClientConnection, connect, unix_connect
from websockets.exceptions import ConnectionClosed, WebSocketException

BOUND = 256
SHORTEST, LONGEST = 0.1, 1.0
"""Seconds between two tries."""


class NotThere(Exception):
    """There is nobody to talk to, in one plain sentence."""


class Lines(QObject):
    """The seam: what `SocketLines` does with a socket, a test's peer does in memory. All of it in the UI thread."""

    opened = Signal(str)
    """Connected; the token to greet with ("" where none is needed)."""
    heard = Signal(str)
    closed = Signal(str)
    """Not connected, and why; comes once after each `opened` and once if the first try fails."""

    def start(self) -> None:
        """Connect, and keep connecting."""
        raise NotImplementedError

    def send(self, line: str) -> bool:
        """Queue one line; False: not connected, or too much waits already. Never blocks."""
        raise NotImplementedError

    def stop(self) -> None:
        """Hang up for good."""
        raise NotImplementedError


Dial = Callable[[], Awaitable[tuple[ClientConnection, str]]]
"""Makes one connection and says its token. Raises NotThere, OSError, WebSocketException or TimeoutError."""


def engine_dial(address: Callable[[], tuple[int, str]]) -> Dial:
    """Dials the engine's loopback port; `address` reads port and token anew each time and raises NotThere."""

    async def dial() -> tuple[ClientConnection, str]:
        port, token = address()
        url = f"ws://127.0.0.1:{port}/"
        line = await connect(url, compression=None, max_size=1 << 20, open_timeout=2, close_timeout=0.5, proxy=None)
        return line, token

    return dial


def tls_dial(host: str, port: int, fingerprint: str, token: str) -> Dial:
    """Dials an engine on another machine. Its certificate is its own: it is known by the SHA-256 of all its bytes
    (`fingerprint`, lower-case hex), and no word is said to any other."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # the fingerprint is looked at below, before anything is sent
    context.minimum_version = ssl.TLSVersion.TLSv1_3

    async def dial() -> tuple[ClientConnection, str]:
        where = f"[{host}]" if ":" in host else host
        line = await connect(
            f"wss://{where}:{port}/", ssl=context, compression=None, max_size=1 << 20, open_timeout=2,
            close_timeout=0.5, ping_interval=0.5, ping_timeout=1.0, proxy=None,
        )  # fmt: skip
        sealed = line.transport.get_extra_info("ssl_object")
        seen = hashlib.sha256(sealed.getpeercert(binary_form=True) or b"").hexdigest()
        if not hmac.compare_digest(seen, fingerprint):
            await line.close()
            raise NotThere("This is not the engine that the fingerprint names: nothing was said to it.")
        return line, token

    return dial


def supervisor_dial(path: Path) -> Dial:
    """Dials the supervisor's owner-only local socket."""

    async def dial() -> tuple[ClientConnection, str]:
        if not path.exists():
            raise NotThere("No supervisor runs for this state directory.")
        line = await unix_connect(
            str(path), uri="ws://local/", compression=None, max_size=1 << 20, open_timeout=2, close_timeout=0.5
        )
        return line, ""

    return dial


class SocketLines(Lines):
    """Lines over a websocket, in a thread called `name`."""

    def __init__(self, dial: Dial, name: str) -> None:
        super().__init__()
        self._dial = dial
        self._loop: asyncio.AbstractEventLoop | None = None
        self._out: asyncio.Queue[str | None] | None = None
        self._waiting = 0
        self._thread = threading.Thread(target=self._main, name=name, daemon=True)
        self._quit = threading.Event()

    def start(self) -> None:
        self._thread.start()

    def send(self, line: str) -> bool:
        loop, out = self._loop, self._out
        if loop is None or out is None or out.qsize() >= BOUND:
            return False
        try:
            loop.call_soon_threadsafe(out.put_nowait, line)
        except RuntimeError:  # the loop has ended
            return False
        return True

    def stop(self) -> None:
        self._quit.set()
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(_cancel_all, loop)
        if self._thread.is_alive():
            self._thread.join(2.0)

    def _main(self) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            asyncio.run(self._keep())

    async def _keep(self) -> None:
        self._loop = asyncio.get_running_loop()
        back_off, said = SHORTEST, False
        while not self._quit.is_set():
            why = "The line was closed."
            try:
                line, token = await self._dial()
                back_off, said = SHORTEST, False
                async with line:
                    why = await self._talk(line, token)
            except NotThere as gone:
                why = str(gone)
            except ConnectionClosed:
                why = "It hung up without a word."
            except (OSError, WebSocketException, TimeoutError):
                why = "Nobody answers."
            finally:
                self._out = None
            if not said:
                said = True
                self.closed.emit(why)
            await asyncio.sleep(back_off)
            back_off = min(LONGEST, back_off * 1.5)

    async def _talk(self, line: ClientConnection, token: str) -> str:
        out: asyncio.Queue[str | None] = asyncio.Queue(BOUND * 2)
        self._out = out
        self.opened.emit(token)
        writer = asyncio.create_task(_write(line, out))
        try:
            async for text in line:
                self.heard.emit(text if isinstance(text, str) else text.decode())
        finally:
            writer.cancel()
        return "The other side hung up."


async def _write(line: ClientConnection, out: asyncio.Queue[str | None]) -> None:
    with contextlib.suppress(WebSocketException):
        while (text := await out.get()) is not None:
            await line.send(text)


def _cancel_all(loop: asyncio.AbstractEventLoop) -> None:
    for task in asyncio.all_tasks(loop):
        task.cancel()
