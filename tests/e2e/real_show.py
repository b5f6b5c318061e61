"""A real show for e2e tests: the real supervisor in this process, every other process real, steered over the wire.

Owner: one test. The supervisor's event loop runs in a thread of its own; the test talks to the engine as any client
does, asks the supervisor for small pictures as a console does, and reads them from shared memory.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
from websockets.sync.client import connect, unix_connect

from producer.app.state import StateDir
from producer.app.supervise import Supervisor
from producer.app.tree import Plan
from producer.core import commands as c
from producer.core.roles import Role
from producer.core.show import Show
from producer.media.frame import Bytes
from producer.media.ring import RingReader
from producer.media.shm import Segment, attach
from producer.wire.messages import Reply, Snapshot
from producer.wire.processes import PROCESSES, ClientHello, OpenPicture, PictureOpened
from producer.wire.session import ClientSession
from producer.wire.state import EngineState


class Client:
    """One operator on the engine's websocket. Not for threads."""

    def __init__(self, state_dir: Path, other_than: int = 0) -> None:
        """`other_than`: process id of an engine that was killed; wait for the one after it."""
        until = time.monotonic() + 60
        while True:
            facts = json.loads(_eventually(lambda: (state_dir / "engine.json").read_text()))
            if facts["pid"] != other_than:
                break
            assert time.monotonic() < until, "no engine came after the one that was killed"
            time.sleep(0.05)
        self._open = ExitStack()
        address = f"ws://127.0.0.1:{facts['port']}"
        self._line = self._open.enter_context(connect(address, compression=None, max_size=None))
        self._session = ClientSession(facts["token"], Role.OPERATOR, "canary")
        self._asked = 0
        self.answers: dict[str, Reply] = {}
        self.state: EngineState | None = None
        for line in self._session.connect():
            self._line.send(line)
        self._line.send(self._session.subscribe(True, True))

    def ask(self, command: c.Command) -> str:
        """Send `command`; the id under which its answer will stand in `answers`."""
        self._asked += 1
        id = f"{os.getpid()}-{time.time_ns()}-{self._asked}"
        self._line.send(self._session.ask(id, command, "the crew"))
        return id

    def hear(self, seconds: float) -> None:
        """Take what comes for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                message = self._session.receive(self._line.recv(timeout=left))
            except TimeoutError:
                return
            if isinstance(message, Reply):
                self.answers[message.id] = message
            elif isinstance(message, Snapshot):
                self.state = message.state

    def must(self, *commands: c.Command) -> None:
        """Do `commands`; none may be refused."""
        for command in commands:
            id = self.ask(command)
            until = time.monotonic() + 30
            while id not in self.answers:
                assert time.monotonic() < until, f"{command}: no answer"
                self.hear(0.02)
            assert self.answers[id].ok, f"{command}: {self.answers[id].reason}"

    def until(self, wanted: str, test: Callable[[EngineState], bool], seconds: float = 60.0) -> None:
        """Listen until `test(state)` holds."""
        end = time.monotonic() + seconds
        while self.state is None or not test(self.state):
            assert time.monotonic() < end, f"not within {seconds} s: {wanted}"
            self.hear(0.05)

    def close(self) -> None:
        """Hang up."""
        self._open.close()


class SmallPictures:
    """Small pictures as a console has them: asked of the supervisor, read from shared memory."""

    def __init__(self, state_dir: Path, whats: tuple[str, ...], width: int, height: int) -> None:
        self._open = ExitStack()
        address = str(state_dir / "app.sock")
        self._line = self._open.enter_context(unix_connect(address, uri="ws://local/", compression=None))
        self._line.send(PROCESSES.encode(ClientHello("canary")))
        self._rings: dict[str, tuple[Segment, RingReader]] = {}
        for what in whats:
            self._line.send(PROCESSES.encode(OpenPicture(what, what, width, height, 30)))
        while len(self._rings) < len(whats):
            message = PROCESSES.decode(self._line.recv(timeout=30))
            if isinstance(message, PictureOpened):
                assert message.segment, message.reason
                segment = attach(message.segment, writable=False)
                self._rings[message.id] = (segment, RingReader(segment))

    def newest(self) -> Iterator[tuple[str, Bytes]]:
        """The newest picture of each that has one."""
        for what, (_, reader) in self._rings.items():
            reader.renewed()
            picture = np.empty(reader.fmt.shape, np.uint8)
            if reader.read_newest(picture) is not None:
                yield what, picture

    def close(self) -> None:
        """Look no more."""
        for segment, reader in self._rings.values():
            reader.close()
            segment.close()
        self._open.close()


class RealShow:
    """The supervisor and its tree."""

    def __init__(self, show: Show, where: Path) -> None:
        self.state_dir = where / "state"
        self._state = StateDir(self.state_dir)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="supervisor")
        self._thread.start()
        self._supervisor = asyncio.run_coroutine_threadsafe(self._made(show, where), self._loop).result(30)

    async def _made(self, show: Show, where: Path) -> Supervisor:
        made = Supervisor(Plan(show, str(where), {}, pictures=False, audit_seed="5a" * 32), self._state)
        await made.start()
        return made

    def pid(self, kind: str, name: str) -> int:
        """Of a process that runs; 0 while it does not."""
        return self._supervisor.children[(kind, name)].pid

    def ring(self, name: str) -> str:
        """Segment of a ring of the tree."""
        rings = self._supervisor._rings
        assert rings is not None
        return rings.names[name]

    def send(self, kind: str, name: str, what: signal.Signals) -> bool:
        """A signal to one process of the tree. False if it does not run."""
        pid = self.pid(kind, name)
        if pid:
            os.kill(pid, what)
        return bool(pid)

    def close(self) -> None:
        """End everything."""
        try:
            asyncio.run_coroutine_threadsafe(self._supervisor.stop(), self._loop).result(30)
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()
            self._state.close()


@contextmanager
def real_show(show: Show, where: Path) -> Iterator[RealShow]:
    """A real show that runs while the block does."""
    running = RealShow(show, where)
    try:
        yield running
    finally:
        running.close()


def _eventually(read: Callable[[], str], seconds: float = 60.0) -> str:
    end = time.monotonic() + seconds
    while True:
        try:
            return read()
        except FileNotFoundError:
            assert time.monotonic() < end, "the engine did not come"
            time.sleep(0.05)
