"""The bench rig: a show run by the real command in real processes, steered over the real wire, measured from outside.

Used by the benchmarks only. Figures are CPU seconds of the whole process tree (user + system, as the kernel counts
them) and the engine's own counters; medians and ratios are for who calls.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType

import psutil
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from producer.core import commands as c
from producer.core.events import Event
from producer.core.roles import Role
from producer.core.scene import Scene
from producer.wire.messages import Happened, Reply, Snapshot
from producer.wire.session import ClientSession
from producer.wire.state import EngineState


class RigFault(Exception):
    """The show did not do what the benchmark needs; the text says what."""


class Rig:
    """`producer run SHOW --wait` in `folder`, or `producer` with other `arguments`. Use as a context, then steer."""

    def __init__(
        self, folder: Path, show: str, unpaced: bool = False, name: str = "show", arguments: Sequence[str] = ()
    ) -> None:
        self.folder = folder
        self.state = folder / f"{name}-state"
        self._show = folder / f"{name}.toml"
        self._show.write_text(show, encoding="utf-8")
        self._arguments = [*(arguments or ("run", str(self._show), "--wait")), "--state", str(self.state)]
        if unpaced:
            self._arguments.append("--unpaced")
        self._count = 0
        self._lines = ExitStack()
        self.began = 0
        """When the command was started: time.monotonic_ns."""
        self.process: subprocess.Popen[bytes] | None = None
        self.log = folder / f"{name}.log"
        self.events: list[tuple[float, Event]] = []
        """Everything that happened, with the moment it was heard (time.monotonic)."""
        self.newest: EngineState | None = None

    def __enter__(self) -> Rig:
        command = [sys.executable, "-m", "producer", *self._arguments]
        with open(self.log, "wb") as log:
            self.began = time.monotonic_ns()
            self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        self._line = self._connect()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._lines.close()
        assert self.process is not None
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def renew(self) -> None:
        """Another line, to the engine that answers now."""
        self._lines.close()
        self._line = self._connect()

    def _connect(self) -> ClientConnection:
        until = time.monotonic() + 30
        while True:
            try:
                facts = json.loads((self.state / "engine.json").read_text(encoding="ascii"))
                dialled = connect(f"ws://127.0.0.1:{facts['port']}", compression=None, max_size=1 << 20)
                line = self._lines.enter_context(dialled)
                break
            except (OSError, ValueError):
                if time.monotonic() > until or (self.process and self.process.poll() is not None):
                    raise RigFault(f"the engine did not come: {self.log.read_text()[-2000:]}") from None
                time.sleep(0.05)
        self._session = ClientSession(facts["token"], Role.OPERATOR, "bench")
        for text in self._session.connect():
            line.send(text)
        line.send(self._session.subscribe(True, True))
        return line

    def do(self, command: c.Command, seconds: float = 10.0) -> Reply:
        """Send `command`, return its reply. Raises RigFault when none came."""
        self._count += 1
        id = f"bench-{self._count}"
        self._line.send(self._session.ask(id, command))
        found: list[Reply] = []

        def replied(message: object) -> bool:
            if isinstance(message, Reply) and message.id == id:
                found.append(message)
            return bool(found)

        self.until(replied, seconds, f"no reply to {type(command).__name__}")
        return found[0]

    def must(self, command: c.Command) -> Reply:
        """`do`, and it must be done. Raises RigFault with the refusal."""
        reply = self.do(command)
        if not reply.ok:
            raise RigFault(f"{type(command).__name__} was refused: {reply.reason}")
        return reply

    def until(self, done: Callable[[object], bool], seconds: float, why: str) -> None:
        """Listen until `done(message)`. Raises RigFault after `seconds`."""
        end = time.monotonic() + seconds
        while True:
            left = end - time.monotonic()
            try:
                message = self._session.receive(self._line.recv(timeout=max(0.01, left)))
            except TimeoutError:
                raise RigFault(why) from None
            except ConnectionClosed:
                raise RigFault(f"{why}: the engine hung up; {self.log.read_text()[-1000:]}") from None
            if isinstance(message, Happened):
                moment = time.monotonic()
                self.events += [(moment, event) for event in message.events]
            elif isinstance(message, Snapshot):
                self.newest = message.state
            if done(message):
                return
            if left <= 0:
                raise RigFault(why)

    def frame(self, number: int, seconds: float = 120.0) -> EngineState:
        """Listen until `number` frames are encoded."""
        self.until(
            lambda m: isinstance(m, Snapshot) and m.state.counters.encoder.frames >= number,
            seconds,
            f"frame {number} was not reached",
        )
        assert self.newest is not None
        return self.newest

    def idle(self, seconds: float) -> None:
        """Listen for `seconds`."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                self.until(lambda m: True, left, "")
            except RigFault:
                return

    def go_live(self, source: str) -> None:
        """Private preview, `source` on program, on air."""
        self.must(c.StartPrivatePreview())
        for _ in range(100):
            self.must(c.Cut(Scene.of(source)))
            self.idle(0.2)
            if self.newest and source in self.newest.switcher.program.sources:
                break
        else:
            raise RigFault(f"{source} did not come to program")
        self.must(c.GoLive())

    def tree_cpu(self) -> float:
        """CPU seconds of the whole process tree so far."""
        total = 0.0
        for process in self._tree():
            with suppress(psutil.Error):
                times = process.cpu_times()
                total += times.user + times.system
        return total

    def tree_pss_mb(self) -> float:
        """Memory of the whole process tree, what is shared counted once, in MB (10**6 bytes)."""
        assert self.process is not None
        return tree_pss_mb(self.process.pid)

    def _tree(self) -> list[psutil.Process]:
        assert self.process is not None
        return tree(self.process.pid)


def tree(pid: int) -> list[psutil.Process]:
    """Process `pid` and all below it."""
    root = psutil.Process(pid)
    return [root, *root.children(recursive=True)]


def tree_pss_mb(pid: int) -> float:
    """Memory of process `pid` and all below it, what is shared counted once, in MB (10**6 bytes)."""
    total = 0
    for process in tree(pid):
        with suppress(psutil.Error):
            total += process.memory_full_info().pss
    return total / 1e6


def show_text(
    sources: str, width: int, height: int, fps: int = 30, bitrate: int = 6000, outputs: str = "", more: str = ""
) -> str:
    """A show file of `sources` (TOML) with the usual heads."""
    return (
        f'title = "Benchmark"\ncase = "BENCH-1"\nfps = {fps}\nsize = "{width}x{height}"\n{more}\n'
        f'[encoder]\nbitrate = {bitrate}\npreset = "superfast"\n{sources}\n{outputs}\n'
    )
