"""The real forkservers: what they load, what their children inherit, and that nothing ties them together."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from producer.app import measure
from producer.app.starter import ForkStarter, PlainStarter, Starter, StartFault, starters


class Ends:
    """Collects who ended how."""

    def __init__(self) -> None:
        self.seen: dict[int, int] = {}

    def __call__(self, pid: int, status: int) -> None:
        self.seen[pid] = status

    async def of(self, pid: int, seconds: float = 25.0) -> int:
        """The status of `pid`, once it ended."""
        for _ in range(int(seconds / 0.02)):
            if pid in self.seen:
                return self.seen[pid]
            await asyncio.sleep(0.02)
        raise AssertionError(f"{pid} did not end")


def _tell(story: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(story(), 60))


async def _stacks(path: Path) -> str:
    for _ in range(250):
        if path.exists() and "most recent call first" in path.read_text():
            return path.read_text()
        await asyncio.sleep(0.02)
    raise AssertionError("no stacks")


def test_the_server_for_outputs_is_free_of_numpy_and_its_children_are_on_their_own(tmp_path: Path) -> None:
    async def story() -> None:
        ends = Ends()
        leak = os.open(tmp_path / "secret", os.O_CREAT | os.O_RDWR)
        os.set_inheritable(leak, True)
        server = ForkStarter("outputs", ends)
        pid = await server.start("output", "nobody", str(tmp_path), "stamp")
        assert server.loaded == ["av"] and server.threads == 1
        await asyncio.sleep(0.3)
        assert os.getsid(pid) == pid  # its own session: Ctrl-C at the terminal is not for it
        names = [os.readlink(f"/proc/{pid}/fd/{number}") for number in os.listdir(f"/proc/{pid}/fd")]
        assert not [name for name in names if "secret" in name]
        limits = Path(f"/proc/{pid}/limits").read_text()
        core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
        assert core.split()[4:6] == ["0", "0"]
        err = tmp_path / "logs" / "output-nobody.err"
        assert stat.S_IMODE(err.stat().st_mode) == 0o600
        os.kill(pid, signal.SIGUSR1)
        assert "wait_configure" in await _stacks(err)
        os.kill(pid, signal.SIGKILL)
        assert await ends.of(pid) == -9
        again = await server.start("output", "nobody", str(tmp_path), "stamp")
        assert await _stacks(err.with_suffix(".err.1"))  # those of the one before are kept
        await server.close()
        assert server.pid == 0 and measure.alive(again)  # its end does not end its children
        os.kill(again, signal.SIGKILL)
        os.close(leak)

    _tell(story)


def test_a_child_that_raises_says_70_and_why(tmp_path: Path) -> None:
    async def story() -> None:
        ends = Ends()
        server = ForkStarter("outputs", ends)
        pid = await server.start("nothing", "x", str(tmp_path), "stamp")
        assert await ends.of(pid) == 70
        assert "KeyError: 'nothing'" in (tmp_path / "logs" / "nothing-x.err").read_text()
        await server.close()

    _tell(story)


def test_a_forkserver_that_died_is_started_again(tmp_path: Path) -> None:
    async def story() -> None:
        ends = Ends()
        server = ForkStarter("outputs", ends)
        first = await server.start("output", "a", str(tmp_path), "stamp")
        before = server.pid
        os.kill(before, signal.SIGKILL)
        for _ in range(250):
            if server.pid == 0:
                break
            await asyncio.sleep(0.02)
        assert measure.alive(first)
        second = await server.start("output", "b", str(tmp_path), "stamp")
        assert server.pid not in (0, before) and measure.alive(second)
        for pid in (first, second):
            os.kill(pid, signal.SIGKILL)
        assert await ends.of(second) == -9
        await server.close()

    _tell(story)


def test_one_that_cannot_start_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        server: Starter = ForkStarter("nothing", Ends())
        with pytest.raises(StartFault, match="did not start"):
            await server.start("output", "a", str(tmp_path), "stamp")
        monkeypatch.setattr("sys.executable", str(tmp_path / "no-python"))
        with pytest.raises(StartFault, match="cannot be started"):
            await PlainStarter(Ends()).start("output", "a", str(tmp_path), "stamp")
        with pytest.raises(StartFault, match="did not start"):
            await ForkStarter("outputs", Ends()).start("output", "a", str(tmp_path), "stamp")

    _tell(story)


def test_without_fork_a_plain_process_does_the_same(tmp_path: Path) -> None:
    async def story() -> None:
        ends = Ends()
        table = starters(ends, fork=False)
        assert table["media"] is table["outputs"]
        pid = await table["outputs"].start("output", "plain", str(tmp_path), "stamp")
        for _ in range(500):
            if (tmp_path / "logs" / "output-plain.log").exists():
                break
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.1)
        os.kill(pid, signal.SIGTERM)
        assert await ends.of(pid) == -signal.SIGTERM
        await table["outputs"].close()

    _tell(story)
