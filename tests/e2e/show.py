"""The product as its user has it: the real commands in processes of their own, real peers, looked at from outside.

Owner: one test. Nothing here waits for a time, only for something to become true, with deadlines for a slow machine.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
from websockets.exceptions import WebSocketException

from producer.media import shm
from producer.wire.state import EngineState
from tests.e2e.real_show import Client
from tests.outputs.given import eventually

ROOT = Path(__file__).parents[2]
RTSP_SERVER = Path(__file__).with_name("rtsp_server.py")
SYSTEM_PYTHON = "/usr/bin/python3"
"""Has `gi`, ours has not."""
LONG = 60.0
"""Seconds for anything that may take long on a machine that has much else to do."""


def surroundings(folder: Path) -> dict[str, str]:
    """An environment whose home is `folder` and in which no keyring answers: the sealed file serves."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON"))}
    return kept | {
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


def producer(folder: Path, *words: str, typed: str = "", passphrase: str = "") -> subprocess.CompletedProcess[str]:
    """`producer WORDS` to its end, `typed` on standard input, `passphrase` on a descriptor of its own."""
    with _told(passphrase) as (more, descriptors):
        return subprocess.run(
            [sys.executable, "-m", "producer", *words, *more], input=typed, capture_output=True, text=True,
            timeout=LONG, env=surroundings(folder), cwd=folder, pass_fds=descriptors,
        )  # fmt: skip


class RunningShow:
    """`producer run` of the show `text` in `folder`, until `end`."""

    def __init__(self, folder: Path, text: str, *words: str, passphrase: str = "", name: str = "show") -> None:
        self.folder, self.state_dir = folder, folder / "state"
        self.file = folder / f"{name}.toml"
        self.file.write_text(text, encoding="utf-8")
        self._out, self._err = folder / f"{name}.out", folder / f"{name}.err"
        command = [sys.executable, "-m", "producer", "run", str(self.file), "--json", "--state", str(self.state_dir)]
        with open(self._out, "wb") as out, open(self._err, "wb") as err, _told(passphrase) as (more, descriptors):
            self.process = subprocess.Popen(
                [*command, *words, *more], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                env=surroundings(folder), cwd=folder, pass_fds=descriptors,
            )  # fmt: skip
        self._seen: set[psutil.Process] = {psutil.Process(self.process.pid)}

    @property
    def said(self) -> str:
        """What it told the person at the terminal."""
        return self._err.read_text("utf-8")

    @property
    def tree(self) -> set[psutil.Process]:
        """Every process of it that was ever seen, living or not."""
        with suppress(psutil.Error):
            self._seen |= set(psutil.Process(self.process.pid).children(recursive=True))
        return self._seen

    def until(self, wanted: str, test: Callable[[EngineState], bool], seconds: float = LONG) -> EngineState:
        """Listen as a client until `test(state)` holds; that state."""
        assert self.process.poll() is None, f"it ended: {self.said}"
        return self.look(test, wanted, seconds)

    def look(self, test: Callable[[EngineState], bool], wanted: str = "", seconds: float = LONG) -> EngineState:
        """The same of a show that has lost its supervisor. An engine that ends gives way to the next one: it may take a
        caller in and be gone before it has answered."""
        end = time.monotonic() + seconds
        while True:
            self.tree  # noqa: B018  # remembered while they live
            with suppress(WebSocketException, OSError), closing(Client(self.state_dir)) as desk:
                desk.until(wanted, test, end - time.monotonic())
                assert desk.state is not None
                return desk.state
            assert time.monotonic() < end, f"not within {seconds} s: {wanted}"
            time.sleep(0.05)

    def ctl(self, *words: str) -> subprocess.CompletedProcess[str]:
        """`producer ctl WORDS`."""
        return producer(self.folder, "ctl", "--state", str(self.state_dir), *words)

    def done(self, *words: str) -> None:
        """`producer ctl WORDS`, which must be done."""
        made = self.ctl(*words)
        assert made.returncode == 0 and made.stdout.startswith("Done at frame "), (words, made.stdout, made.stderr)

    def refused(self, *words: str) -> str:
        """`producer ctl WORDS`, which must be refused: the reason."""
        made = self.ctl(*words, "--json")
        assert made.returncode == 1, (words, made)
        reply = json.loads(made.stdout)
        assert reply["ok"] is False and reply["reason"].endswith(".")
        return str(reply["reason"])

    def end(self, number: int = signal.SIGINT) -> int:
        """Ctrl-C, if it has not ended; the exit code."""
        self.tree  # noqa: B018  # remembered while they live
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(LONG)

    def last(self) -> dict[str, Any]:
        """The last line: the final counters."""
        found: dict[str, Any] = json.loads(self._out.read_text("utf-8").splitlines()[-1])
        return found

    def nothing_is_left(self, *before: RunningShow) -> None:
        """No process, no shared memory, no socket, no word of who runs; also of `before`, which ran in this folder."""
        tree = set.union(self.tree, *(each.tree for each in before))
        eventually(lambda: not [each for each in tree if _runs(each)])
        place = str(self.state_dir)
        assert not [pid for pid in psutil.pids() if place in _told_of(pid)]
        ours = tuple(f"sp-{each.pid}-" for each in tree)
        assert not [name for name in os.listdir("/dev/shm") if name.startswith(ours)]
        assert place not in Path("/proc/net/unix").read_text()
        left = {each.name for each in self.state_dir.iterdir()}
        assert not left & {"app.sock", "engine.sock", "packets.sock", "engine.json", "running.json"}, left


@contextmanager
def running(folder: Path, text: str, *words: str, passphrase: str = "", name: str = "show") -> Iterator[RunningShow]:
    """A show that is over when the block is, whatever happens in it."""
    made = RunningShow(folder, text, *words, passphrase=passphrase, name=name)
    try:
        yield made
    finally:
        try:
            made.end(signal.SIGTERM)
        finally:
            for each in made.tree:  # none, if all is well
                with suppress(psutil.Error):
                    each.kill()


class RtspCamera:
    """A real RTSP camera that can be killed and started again on its port. Its password never is in a command line."""

    def __init__(self, user: str, password: str, pattern: str) -> None:
        self._user, self._password, self._pattern = user, password, pattern
        self.port = 0
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Serve; on the same port as before."""
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(RTSP_SERVER), "--port", str(self.port), "--user", self._user, "--password", "-",
             "--pattern", self._pattern],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(self._password + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line.startswith("port "), "the RTSP server did not start"
        self.port = int(line.split()[1])

    def kill(self) -> None:
        """As a pulled plug."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            assert process.stdin is not None and process.stdout is not None
            process.stdout.close()
            process.stdin.close()


def exists(segment: str) -> bool:
    """It has its name still."""
    try:
        shm.attach(segment, writable=False).close()
    except OSError:
        return False
    return True


def told(pid: int) -> bytes:
    """Command line and environment of a process, as anybody of this user can read them; nothing if it is gone."""
    found = b""
    for name in ("cmdline", "environ"):
        with suppress(OSError):
            found += Path(f"/proc/{pid}/{name}").read_bytes()
    return found


def _told_of(pid: int) -> str:
    """Its command line."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8", "replace")
    except OSError:
        return ""


def _runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


@contextmanager
def _told(passphrase: str) -> Iterator[tuple[list[str], tuple[int, ...]]]:
    """Arguments and descriptors that hand over `passphrase`; none for none."""
    if not passphrase:
        yield [], ()
        return
    reads, writes = os.pipe()
    try:
        os.write(writes, passphrase.encode() + b"\n")
        os.close(writes)
        yield ["--passphrase-fd", str(reads)], (reads,)
    finally:
        os.close(reads)
