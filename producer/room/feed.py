"""The lines that bring the room what it shows: segments from the hls output, words from engine and supervisor.

Owner: the room's event loop. Each line comes back by itself for ever; what was missed meanwhile is told again by the
other side (kept segments, a snapshot, a configuration). The room says nothing to the engine: it is an observer, and
cannot hold it up (the engine hangs up on a client that does not read).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect, unix_connect
from websockets.exceptions import WebSocketException

from producer.core.events import Event
from producer.core.roles import Role
from producer.core.show import Show
from producer.room.live import LiveBuffer
from producer.wire.codec import WireError
from producer.wire.messages import Bye, Happened, Snapshot, Welcome
from producer.wire.processes import PROCESSES, Beat, BlockedNames, ChildHello, Configure, Fault, ReplayList, StopChild
from producer.wire.session import ClientSession
from producer.wire.state import EngineState
from producer.wire.stream import LiveEnded, StreamDecoder

log = logging.getLogger("producer.room")

_AGAIN = 0.2
"""Seconds between two tries."""
_CHUNK = 256 * 1024
BEAT_EVERY = 0.5
SILENT_FOR = 3.0
"""Seconds without a snapshot (four a second are due) after which the studio counts as lost and the page is covered."""


async def follow_stream(path: Path, buffer: LiveBuffer) -> None:
    """Bring segments into `buffer`, until cancelled."""
    while True:
        with contextlib.suppress(OSError, WireError):
            await _read_stream(path, buffer)
        await asyncio.sleep(_AGAIN)


async def _read_stream(path: Path, buffer: LiveBuffer) -> None:
    reader, writer = await asyncio.open_unix_connection(str(path), limit=_CHUNK)
    decoder, last = StreamDecoder(), -1
    try:
        while chunk := await reader.read(_CHUNK):
            for words, body in decoder.feed(chunk):
                if isinstance(words, LiveEnded):
                    buffer.end()
                elif words.sequence > last:
                    last = words.sequence
                    buffer.take(words, body)
    finally:
        writer.close()


class EngineLine:
    """What the engine says: the newest state and all events (`deskport.Engine`)."""

    def __init__(self, state_dir: Path) -> None:
        self._dir = state_dir
        self._heard: list[Callable[[Event], None]] = []
        self._changed: list[Callable[[EngineState | None], None]] = []
        self._last = 0.0
        self.state: EngineState | None = None
        """None while nothing is known."""
        self.show: Show | None = None
        """As the engine's welcome said it; None before the first."""

    def listen(self, heard: Callable[[Event], None]) -> None:
        """Call `heard` for each event."""
        self._heard.append(heard)

    def on_state(self, changed: Callable[[EngineState | None], None]) -> None:
        """Call `changed` with each snapshot, and with None when the line is lost."""
        self._changed.append(changed)

    async def run(self) -> None:
        """Until cancelled."""
        watch = asyncio.create_task(self._watch())
        try:
            while True:
                try:
                    port, token = _address(self._dir)
                    async with connect(f"ws://127.0.0.1:{port}/", compression=None, max_size=1 << 20, open_timeout=2,
                                       close_timeout=1) as line:  # fmt: skip
                        await self._talk(line, ClientSession(token, Role.OBSERVER, "room"))
                except (OSError, ValueError, KeyError, WebSocketException, WireError, TimeoutError) as error:
                    log.debug("the engine is not to be had: %s", type(error).__name__)
                await asyncio.sleep(_AGAIN)
        finally:
            watch.cancel()

    async def _talk(self, line: ClientConnection, session: ClientSession) -> None:
        for hello in session.connect():
            await line.send(hello)
        await line.send(session.subscribe(snapshots=True, events=True))
        async for text in line:
            match session.receive(text):
                case Welcome(show=show):
                    self.show = show
                case Snapshot(state=state):
                    self._last = time.monotonic()
                    self._set(state)
                case Happened(events=events):
                    for event in events:
                        for heard in self._heard:
                            heard(event)
                case Bye():
                    return

    async def _watch(self) -> None:
        """Not knowing is said: the page covers."""
        while True:
            await asyncio.sleep(0.25)
            if self.state is not None and time.monotonic() - self._last > SILENT_FOR:
                log.warning("no word from the engine for %.0f s: the page is covered", SILENT_FOR)
                self._set(None)

    def _set(self, state: EngineState | None) -> None:
        self.state = state
        for changed in self._changed:
            changed(state)


def _address(state_dir: Path) -> tuple[int, str]:
    """Port and an observer's token of the engine that runs there."""
    found = json.loads((state_dir / "engine.json").read_bytes())
    tokens = found.get("tokens") or {}
    return int(found["port"]), str(tokens.get("observer") or found["token"])


class SupervisorLine:
    """The line to the supervisor: configuration down, beats up; they stop when this loop does."""

    def __init__(self, state_dir: str, name: str, pid: int) -> None:
        self._path = f"{state_dir}/app.sock"
        self._hello = ChildHello("room", name, pid, secrets.randbits(60))
        self._line: ClientConnection | None = None
        self.note = ""
        """What is wrong, one plain sentence; goes out with each beat."""
        self.configured: asyncio.Future[Configure] = asyncio.get_running_loop().create_future()
        self.stop = asyncio.Event()
        self.listed: Callable[[ReplayList], None] = lambda listed: None
        """Called with each list of replays."""
        self.named: Callable[[tuple[str, ...]], None] = lambda names: None
        """Called with each block list that comes after the first."""

    async def run(self) -> None:
        """Until cancelled or told to stop."""
        while not self.stop.is_set():
            with contextlib.suppress(OSError, WebSocketException, WireError, TimeoutError):
                async with unix_connect(
                    self._path, uri="ws://local/", open_timeout=2, close_timeout=1, compression=None
                ) as line:
                    await line.send(PROCESSES.encode(self._hello))
                    beats = asyncio.create_task(self._beat(line))
                    self._line = line
                    try:
                        async for text in line:
                            self._hear(PROCESSES.decode(text))
                    finally:
                        self._line = None
                        beats.cancel()
            await asyncio.sleep(_AGAIN)

    async def fault(self, text: str) -> None:
        """Say that something broke."""
        if self._line is not None:
            with contextlib.suppress(WebSocketException):
                await self._line.send(PROCESSES.encode(Fault(text)))

    def _hear(self, message: object) -> None:
        if isinstance(message, Configure) and not self.configured.done():
            self.configured.set_result(message)
            self._holds(message.block_list)
        elif isinstance(message, StopChild):
            self.stop.set()
        elif isinstance(message, ReplayList):
            self.listed(message)
        elif isinstance(message, BlockedNames):
            self._holds(message.names)
            self.named(message.names)

    def _holds(self, names: tuple[str, ...]) -> None:
        """A supervisor that comes after this one gets the block list back with our first line."""
        self._hello = replace(self._hello, block_list=names)

    async def _beat(self, line: ClientConnection) -> None:
        with contextlib.suppress(WebSocketException):
            while True:
                cpu = time.process_time_ns() // 1_000_000
                await line.send(PROCESSES.encode(Beat(cpu, self.note)))
                await asyncio.sleep(BEAT_EVERY)
