"""How the supervisor starts processes and hears of their end: through a forkserver, or plainly where there is no fork.

Owner: the supervisor's event loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable

log = logging.getLogger("producer.starter")

Ended = Callable[[int, int], None]
"""(pid, exit status; negative: the signal that ended it)."""
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class StartFault(Exception):
    """A process could not be started; one plain sentence."""


class Starter(ABC):
    """Starts processes of some kinds."""

    def __init__(self, ended: Ended) -> None:
        self._ended = ended

    @abstractmethod
    async def start(self, kind: str, name: str, state_dir: str, stamp: str) -> int:
        """Start one; its pid. Raises StartFault."""

    @abstractmethod
    async def close(self) -> None:
        """Start nothing more. What was started goes on."""

    @property
    def pid(self) -> int:
        """Of the forkserver, 0 where there is none."""
        return 0


class ForkStarter(Starter):
    """Through `producer forkserver NAME`, which is started at the first need and again if it died."""

    def __init__(self, server: str, ended: Ended) -> None:
        super().__init__(ended)
        self._server = server
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._orders: dict[int, asyncio.Future[int]] = {}
        self._children: set[int] = set()
        self._next = 0
        self._lock = asyncio.Lock()
        self.loaded: list[str] = []
        """Heavy modules the server has loaded."""
        self.threads = 0

    @property
    def pid(self) -> int:
        return self._process.pid if self._process and self._process.returncode is None else 0

    async def start(self, kind: str, name: str, state_dir: str, stamp: str) -> int:
        async with self._lock:
            if not self.pid:
                await self._launch()
        self._next += 1
        number = self._next
        order = {"id": number, "kind": kind, "name": name, "state_dir": state_dir, "stamp": stamp}
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._orders[number] = future
        assert self._process is not None and self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            return await asyncio.wait_for(future, 10)
        except (TimeoutError, OSError):
            raise StartFault(f"The {self._server} forkserver does not answer.") from None
        finally:
            self._orders.pop(number, None)

    async def _launch(self) -> None:
        fault = StartFault(f"The {self._server} forkserver did not start.")
        try:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "producer", "forkserver", self._server,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
                env={**os.environ, **ONE_THREAD}, start_new_session=True,
            )  # fmt: skip
        except OSError:
            raise fault from None
        assert self._process.stdout is not None
        try:
            line = await asyncio.wait_for(self._process.stdout.readline(), 30)
            ready = json.loads(line)
            self.loaded, self.threads = ready["loaded"], ready["threads"]
        except (TimeoutError, ValueError):
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
            raise fault from None
        if self.threads > 1:
            log.warning("the %s forkserver has %d threads: forks may hang", self._server, self.threads)
        self._reader = asyncio.create_task(self._read(self._process.stdout))

    async def _read(self, out: asyncio.StreamReader) -> None:
        while line := await out.readline():
            message = json.loads(line)
            if "id" in message:
                self._children.add(message["pid"])
                future = self._orders.get(message["id"])
                if future is not None and not future.done():
                    future.set_result(message["pid"])
            else:
                self._children.discard(message["pid"])
                self._ended(message["pid"], message["status"])
        if self._process is not None:  # else we closed it
            log.warning("the %s forkserver is gone", self._server)
        for future in self._orders.values():
            if not future.done():
                future.set_exception(StartFault(f"The {self._server} forkserver died."))
        if self._process is not None:
            await self._process.wait()

    async def close(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), 2)
        except TimeoutError:
            process.kill()
            await process.wait()
        if self._reader is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await self._reader


class PlainStarter(Starter):
    """A whole new interpreter for each: where there is no fork (Windows), and for tests of that seam."""

    def __init__(self, ended: Ended) -> None:
        super().__init__(ended)
        self._waits: set[asyncio.Task[None]] = set()

    async def start(self, kind: str, name: str, state_dir: str, stamp: str) -> int:
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "producer", "child", kind, name, state_dir, stamp,
                stdin=asyncio.subprocess.DEVNULL, env={**os.environ, **ONE_THREAD}, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise StartFault(f"Python cannot be started: {error.strerror}.") from None
        task = asyncio.create_task(self._wait(process))
        self._waits.add(task)
        task.add_done_callback(self._waits.discard)
        return process.pid

    async def _wait(self, process: asyncio.subprocess.Process) -> None:
        self._ended(process.pid, await process.wait())

    async def close(self) -> None:
        for task in list(self._waits):
            task.cancel()


def starters(ended: Ended, fork: bool = hasattr(os, "fork")) -> dict[str, Starter]:
    """Server name -> starter, for `app.entries.ENTRIES`."""
    if fork:
        # One room a show: a fork would save nothing, and its web server does not belong into the others' memory.
        return {**{name: ForkStarter(name, ended) for name in ("media", "outputs")}, "room": PlainStarter(ended)}
    plain = PlainStarter(ended)
    return {"media": plain, "outputs": plain, "room": plain}
