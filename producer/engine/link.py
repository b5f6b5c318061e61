"""A line of words to another process on this machine, that comes back by itself.

Owner: camera, output, ears and engine processes each hold one to the supervisor (`app.sock`); cameras hold one more
to the engine (`engine.sock`). One thread a link, because the owner's own thread sits in a decoder or a socket and
must not wait for words. Lines of JSON over websocket on an owner-only local socket (wire/SPEC.md). Overflow: 256
lines each way, the oldest goes; every message here is a state or a counter that is sent again, or one whose sender
asks again.

Without the other side nothing stops: a camera goes on with the masks it has, an output with the packets it gets.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, unix_connect

from producer.core.timebase import Ticks, ticks_from_ms
from producer.engine.clock import Sleeper, now
from producer.wire.codec import WireError
from producer.wire.processes import PROCESSES, Beat, ChildHello, Configure, StopChild

log = logging.getLogger("producer.link")

_BOUND = 256
_TURN = 0.05
"""Seconds between two looks at what waits to be sent."""
BEAT_EVERY: Ticks = ticks_from_ms(500)
ALIVE_FOR: Ticks = ticks_from_ms(2000)
"""Without a word from the owner's own thread for so long, beats stop and the supervisor's watch begins."""


class Link:
    """One line to the process that listens at `path`; `hello` opens every connection."""

    def __init__(self, path: str, hello: Callable[[], object], name: str = "link") -> None:
        self._path, self._hello = path, hello
        self._out: deque[object] = deque(maxlen=_BOUND)
        self._in: deque[object] = deque(maxlen=_BOUND)
        self._arrived = threading.Event()
        self._sleeper = Sleeper()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self.connected = False

    def start(self) -> None:
        """Connect, and keep connecting."""
        self._thread.start()

    def send(self, message: object) -> None:
        """Queue `message`; never blocks. Any thread."""
        self._out.append(message)

    def poll(self) -> list[object]:
        """What arrived since the last call, oldest first; never blocks."""
        found: list[object] = []
        with contextlib.suppress(IndexError):
            while True:
                found.append(self._in.popleft())
        self._arrived.clear()
        return found

    def wait(self, seconds: float) -> bool:
        """Sleep until something arrives or `seconds` passed; True when something did."""
        return bool(self._in) or self._arrived.wait(seconds)

    def close(self) -> None:
        """Send what waits, hang up, end the thread."""
        self._sleeper.quit()
        if self._thread.is_alive():
            self._thread.join(2.0)

    def _run(self) -> None:
        back_off = 0.05
        while not self._sleeper.quitting:
            try:
                with unix_connect(
                    self._path, uri="ws://local/", open_timeout=2, close_timeout=1, compression=None
                ) as line:
                    back_off = 0.05
                    self._talk(line)
            except (OSError, WebSocketException, TimeoutError, WireError) as error:
                log.debug("link: %s", type(error).__name__)
            self.connected = False
            if not self._sleeper.seconds(back_off):
                return
            back_off = min(back_off * 2, 1.0)

    def _talk(self, line: ClientConnection) -> None:
        line.send(PROCESSES.encode(self._hello()))
        self.connected = True
        while True:
            quitting = self._sleeper.quitting
            with contextlib.suppress(IndexError):
                while True:
                    line.send(PROCESSES.encode(self._out.popleft()))
            self._each_turn(line)
            if quitting:
                return
            try:
                text = line.recv(timeout=_TURN)
            except TimeoutError:
                continue
            self._in.append(PROCESSES.decode(text))
            self._arrived.set()

    def _each_turn(self, line: ClientConnection) -> None:
        """For subclasses: called at least every `_TURN` seconds in the link's thread."""


class ChildLink(Link):
    """The link of a process to its supervisor: configuration down, beats up.

    The owner's main thread calls `alive()` in its loop; when it stops doing so, beats stop and the supervisor acts.
    """

    def __init__(self, state_dir: str, hello: ChildHello) -> None:
        super().__init__(f"{state_dir}/app.sock", lambda: self._first, name="supervisor-link")
        self._first = hello
        self._alive = now()
        self._next_beat: Ticks = 0
        self.note = ""
        """What is wrong with this process, one plain sentence; goes out with each beat."""
        self.stopping = False

    def holds(self, names: tuple[str, ...]) -> None:
        """This process holds the block list `names`: a supervisor that comes after this one hears it at once."""
        self._first = replace(self._first, block_list=names)

    def alive(self) -> None:
        """The owner's own thread is running."""
        self._alive = now()

    def allow(self, seconds: float) -> None:
        """The owner's own thread is busy with one long thing, such as making its parts: beats go on for so long."""
        self._alive = now() + ticks_from_ms(int(seconds * 1000)) - ALIVE_FOR

    def poll(self) -> list[object]:
        """As `Link.poll`; a StopChild also sets `stopping`."""
        found = super().poll()
        self.stopping = self.stopping or any(isinstance(message, StopChild) for message in found)
        return found

    def wait_configure(self, seconds: float = 10.0) -> Configure | None:
        """The first Configure, or None when none came in time or a stop did. What came behind it waits for `poll`."""
        until = now() + ticks_from_ms(int(seconds * 1000))
        while now() < until and not self.stopping:
            self.alive()
            self.wait(0.1)
            found = self.poll()
            for number, message in enumerate(found):
                if isinstance(message, Configure):
                    self._in.extendleft(reversed(found[number + 1 :]))
                    return message
        return None

    def _each_turn(self, line: ClientConnection) -> None:
        moment = now()
        if moment >= self._next_beat and moment - self._alive < ALIVE_FOR:
            self._next_beat = moment + BEAT_EVERY
            line.send(PROCESSES.encode(Beat(cpu_ms=time.process_time_ns() // 1_000_000, note=self.note)))
