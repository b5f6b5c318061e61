"""The supervisor with real processes, sockets, shared memory and disk; only what the children do is made up."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, unix_connect
from websockets.exceptions import ConnectionClosed

from producer.app import measure
from producer.app.starter import Ended, Starter, StartFault
from producer.app.state import StateDir, StateFault
from producer.app.supervise import Supervisor
from producer.app.tree import Plan
from producer.core.show import OutputSpec, Profile, Show, SourceSpec
from producer.media import shm
from producer.media.cutflag import FILE, CutWatch, LocalStop
from producer.wire.processes import (
    CUT_FLAG,
    PROCESSES,
    AskProcesses,
    Beat,
    ChildHello,
    ClientHello,
    ClosePicture,
    Configure,
    MasksStored,
    Measured,
    OpenPicture,
    PictureOpened,
    Processes,
    PublishPicture,
    Shutdown,
    StopChild,
    UnpublishPicture,
)
from tests.app.shows import SHOW

CHILD = Path(__file__).with_name("child.py")
ROOT = Path(__file__).parents[2]


class ChildStarter(Starter):
    """Starts `child.py` in place of the real mains. `refuse` names what cannot be started."""

    def __init__(self, logs: Path, refuse: frozenset[str] = frozenset()) -> None:
        super().__init__(lambda pid, status: None)
        self.logs, self.refuse = logs, refuse
        self.listen: Ended = lambda pid, status: None
        self.started: list[str] = []
        self.mute = False
        """As after the forkserver's death: nobody tells of ends."""
        self._waits: set[asyncio.Task[None]] = set()

    async def start(self, kind: str, name: str, state_dir: str, stamp: str) -> int:
        self.started.append(name)
        if name in self.refuse:
            raise StartFault("not today")
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(CHILD), kind, name, state_dir, str(self.logs / f"{name}.log"),
            env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
        )  # fmt: skip
        task = asyncio.create_task(self._wait(process))
        self._waits.add(task)
        return process.pid

    async def _wait(self, process: asyncio.subprocess.Process) -> None:
        status = await process.wait()
        if not self.mute:
            self.listen(process.pid, status)

    async def close(self) -> None:
        return None

    def heard(self, name: str) -> list[object]:
        """What the child `name` wrote down."""
        path = self.logs / f"{name}.log"
        lines = path.read_text().splitlines() if path.exists() else []
        return [line if line == "SIGUSR1" else PROCESSES.decode(line) for line in lines]


class World:
    """One supervisor over a state directory."""

    def __init__(self, path: Path, show: Show = SHOW, refuse: frozenset[str] = frozenset(), **plan: Any) -> None:
        self.state = StateDir(path / "state")
        self.starter = ChildStarter(path, refuse)
        self.plan = Plan(show, str(path), {"cam1": {"password": "canary"}}, **plan)
        self.supervisor = Supervisor(self.plan, self.state, dict.fromkeys(("media", "outputs", "room"), self.starter))
        self.starter.listen = self.supervisor.children.exited

    def child(self, name: str) -> Any:
        """What the supervisor knows of it."""
        return next(each for each in self.supervisor.children if each.name == name)


def run(path: Path, story: Callable[[World], Awaitable[None]], **options: Any) -> None:
    """Start, tell `story`, stop; nothing may be left."""

    async def told() -> None:
        world = World(path, **options)
        try:
            await world.supervisor.start()
            await story(world)
        finally:
            pids = [each.pid for each in world.supervisor.children if each.pid]
            await world.supervisor.stop()
            world.state.close()
        assert not [pid for pid in pids if measure.alive(pid)]
        assert sorted(os.listdir(path / "state")) == ["lock", "state.db"]
        assert not [name for name in os.listdir("/dev/shm") if name.startswith(f"sp-{os.getpid()}-")]

    asyncio.run(asyncio.wait_for(told(), 100))


async def until(condition: Callable[[], object], seconds: float = 30.0) -> None:
    """Wait for `condition`; fail after `seconds`."""
    for _ in range(int(seconds / 0.02)):
        if condition():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen")


def of(kind: type, messages: list[object]) -> list[Any]:
    return [message for message in messages if isinstance(message, kind)]


async def _ask(line: ClientConnection, message: object, kind: type) -> Any:
    await line.send(PROCESSES.encode(message))
    while True:
        answer = PROCESSES.decode(await asyncio.wait_for(line.recv(), 30))
        if isinstance(answer, kind):
            return answer


@asynccontextmanager
async def client(world: World) -> AsyncIterator[ClientConnection]:
    """A connection like a console's."""
    async with unix_connect(str(world.state.path / "app.sock"), uri="ws://local/", compression=None) as line:
        yield line


def test_each_child_gets_its_own_part_and_no_more(tmp_path: Path) -> None:
    async def story(world: World) -> None:
        heard = world.starter.heard
        names = ["engine", "cam1", "cam2", "rec"]
        await until(lambda: all(of(Configure, heard(name)) for name in names))
        parts = {name: of(Configure, heard(name))[0] for name in names}
        assert set(parts["engine"].rings) == {
            "video/cam1",
            "sound/cam1",
            "video/cam2",
            "sound/cam2",
            "sound/:listen",
            "cut/flag",
        }
        assert set(parts["cam1"].rings) == {"video/cam1", "sound/cam1"} and parts["rec"].rings == {}
        assert parts["cam1"].secrets == {"cam1": {"password": "canary"}}
        assert all(parts[name].secrets == {} for name in ("engine", "cam2", "rec"))
        assert all(part.show == SHOW and part.paced and part.restarts == 0 for part in parts.values())
        sock = (world.state.path / "app.sock").stat()
        assert stat.S_IMODE(sock.st_mode) == 0o600
        await until(lambda: of(MasksStored, heard("engine")))
        assert of(MasksStored, heard("engine"))[0].revision == 4
        await until(lambda: len(of(PublishPicture, heard("engine"))) == 2 and of(PublishPicture, heard("cam1")))
        assert {each.what for each in of(PublishPicture, heard("engine"))} == {"program", "audience"}
        await until(lambda: of(Measured, heard("engine")))
        kinds = {each.kind for each in of(Measured, heard("engine"))[-1].processes}
        assert kinds == {"engine", "camera", "output", "app"}

    run(tmp_path, story)


def test_the_stored_masks_come_back_to_the_next_engine(tmp_path: Path) -> None:
    async def story(world: World) -> None:
        await until(lambda: of(MasksStored, world.starter.heard("engine")))
        os.kill(world.child("engine").pid, signal.SIGKILL)
        await until(lambda: len(of(Configure, world.starter.heard("engine"))) == 2)
        first, second = of(Configure, world.starter.heard("engine"))
        assert first.masks == () and first.restarts == 0
        assert [each.source for each in second.masks] == ["cam1"] and second.masks[0].confirmed
        assert second.restarts == 1 and second.rings == first.rings
        await until(lambda: len(of(PublishPicture, world.starter.heard("engine"))) == 4)
        assert "signal 9" in world.child("engine").watch.note

    run(tmp_path, story)


def test_a_stuck_child_writes_its_stacks_and_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("producer.app.children.BEAT", 240_000)
    stuck = replace(SHOW, sources=(SourceSpec("stuck1", "simulated", "S", Profile.NONE),), channels=())

    async def story(world: World) -> None:
        await until(lambda: world.child("stuck1").watch.restarts == 1)
        assert "SIGUSR1" in world.starter.heard("stuck1")
        assert "it was stuck" in world.child("stuck1").watch.note
        await until(lambda: len(of(Configure, world.starter.heard("stuck1"))) == 2)

    run(tmp_path, story, show=stuck)


def test_a_crash_loop_and_one_that_cannot_start_are_said_and_stop_nobody(tmp_path: Path) -> None:
    sources = (SourceSpec("crash1", "simulated", "C", Profile.NONE), SourceSpec("cam1", "simulated", "A", Profile.NONE))
    show = replace(SHOW, sources=sources, channels=())

    async def story(world: World) -> None:
        await until(lambda: world.child("crash1").watch.restarts >= 3)
        await until(lambda: world.child("rec").watch.restarts >= 2)
        notes = {each.name: each.note for each in world.supervisor.processes()}
        assert "exit code 3" in notes["crash1"] and "exit code 71" in notes["rec"] and notes["cam1"] in ("", "well")
        assert world.child("rec").fault == "not today"
        await until(lambda: world.child("cam1").line is not None)

    run(tmp_path, story, show=show, refuse=frozenset({"rec"}))


def test_a_full_disk_keeps_nobody_from_being_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(running: object) -> None:
        raise OSError(28, "No space left on device")

    async def story(world: World) -> None:
        await until(lambda: of(Configure, world.starter.heard("cam1")))
        monkeypatch.setattr(world.state, "write_running", full)
        for ends in (1, 2):
            os.kill(world.child("cam1").pid, signal.SIGKILL)
            await until(partial(lambda n: len(of(Configure, world.starter.heard("cam1"))) == n + 1, ends))
            assert world.child("cam1").watch.restarts == ends
        assert "No space left" in caplog.text

    run(tmp_path, story)


def test_an_end_that_nobody_tells_is_seen(tmp_path: Path) -> None:
    async def story(world: World) -> None:
        await until(lambda: of(Configure, world.starter.heard("cam1")))
        world.starter.mute = True
        os.kill(world.child("cam1").pid, signal.SIGKILL)
        await until(lambda: world.child("cam1").watch.restarts == 1)
        assert "it was gone" in world.child("cam1").watch.note
        await until(lambda: len(of(Configure, world.starter.heard("cam1"))) == 2)
        world.starter.mute = False

    run(tmp_path, story)


def test_a_client_opens_pictures_asks_and_ends_the_show(tmp_path: Path) -> None:
    async def story(world: World) -> None:
        await until(lambda: world.child("engine").beats >= 2 and world.child("cam1").beats >= 2)
        async with client(world) as line:
            known = await _ask(line, ClientHello("desk"), Processes)
            assert known.show == "TEST-1"
            opened = await _ask(line, OpenPicture("1", "cam1", 64, 36, 15), PictureOpened)
            shm.attach(opened.segment).close()
            again = await _ask(line, OpenPicture("2", "cam1", 64, 36, 15), PictureOpened)
            assert again.segment == opened.segment and again.id == "2"
            refused = await _ask(line, OpenPicture("3", "cam9", 64, 36, 15), PictureOpened)
            assert refused.segment == "" and "cam9" in refused.reason
            heard = world.starter.heard
            await until(lambda: opened.segment in [each.segment for each in of(PublishPicture, heard("cam1"))])
            await line.send(PROCESSES.encode(ClosePicture(opened.segment)))
            await until(lambda: of(UnpublishPicture, heard("cam1")))
            third = await _ask(line, OpenPicture("4", "program", 64, 36, 15), PictureOpened)
            assert {each.kind for each in (await _ask(line, AskProcesses(), Processes)).processes} >= {"engine", "app"}
        await until(lambda: third.segment in [each.segment for each in of(UnpublishPicture, heard("engine"))])
        async with client(world) as line:
            await _ask(line, ClientHello("desk"), Processes)
            await line.send(PROCESSES.encode(Shutdown()))
            await asyncio.wait_for(world.supervisor.stop_asked.wait(), 30)

    run(tmp_path, story)


@pytest.mark.parametrize(
    "first",
    [
        "{",
        PROCESSES.encode(Beat(1)),
        PROCESSES.encode(ChildHello("camera", "cam1", 1, 5)),
        PROCESSES.encode(ChildHello("camera", "cam9", os.getpid(), 5)),
    ],
)
def test_strangers_are_turned_away(tmp_path: Path, first: str) -> None:
    async def story(world: World) -> None:
        await until(lambda: world.child("cam1").line is not None)
        async with client(world) as line:
            await line.send(first)
            with pytest.raises(ConnectionClosed):
                await asyncio.wait_for(line.recv(), 30)
        assert world.child("cam1").line is not None

    run(tmp_path, story)


def test_a_client_may_not_play_a_child(tmp_path: Path) -> None:
    async def story(world: World) -> None:
        async with client(world) as line:
            await _ask(line, ClientHello("desk"), Processes)
            for message in (Beat(1), MasksStored(4), PublishPicture("cam1", "sp-x", 16, 16, 1)):
                await line.send(PROCESSES.encode(message))
            assert (await _ask(line, AskProcesses(), Processes)).show == "TEST-1"

    run(tmp_path, story)


def test_the_end_comes_in_order_and_within_5_s_even_for_the_deaf(tmp_path: Path) -> None:
    show = replace(SHOW, outputs=(OutputSpec("deaf1", "record"), OutputSpec("rec", "record")))

    async def story(world: World) -> None:
        await until(lambda: all(each.line for each in world.supervisor.children))
        began = asyncio.get_running_loop().time()
        await world.supervisor.stop()
        assert asyncio.get_running_loop().time() - began < 8  # 5 s and a slow machine
        for name in ("engine", "cam1", "rec", "deaf1"):
            assert of(StopChild, world.starter.heard(name)), name
        assert world.supervisor.ended.is_set()

    run(tmp_path, story, show=show)


def test_a_second_word_kills_at_once(tmp_path: Path) -> None:
    show = replace(SHOW, sources=(SourceSpec("deaf1", "simulated", "D", Profile.NONE),), channels=())

    async def story(world: World) -> None:
        await until(lambda: all(each.line for each in world.supervisor.children))
        began = asyncio.get_running_loop().time()
        first = asyncio.create_task(world.supervisor.stop())
        await asyncio.sleep(0.2)
        await world.supervisor.stop()
        await first
        assert asyncio.get_running_loop().time() - began < 4

    run(tmp_path, story, show=show)


def test_what_a_dead_supervisor_left_is_adopted(tmp_path: Path) -> None:
    async def told() -> None:
        first = World(tmp_path)
        await first.supervisor.start()
        await until(lambda: all(each.beats >= 2 for each in first.supervisor.children))
        pids = {each.name: each.pid for each in first.supervisor.children}
        old = dict(first.supervisor._rings.names)  # type: ignore[union-attr]  # it was started
        pictures = [each.segment for each in first.supervisor._rings.orders(lambda w: True)]  # type: ignore[union-attr]
        for task in first.supervisor._tasks:  # as a SIGKILL would: everything of it is gone, nothing is put in order
            task.cancel()
        await first.supervisor._hub.close()
        first.state.close()
        stop = LocalStop(first.state.path, os.getpid())
        assert stop.press(7), "while nobody supervises"

        second = World(tmp_path)
        try:
            await second.supervisor.start()
            flag = shm.attach(old[CUT_FLAG])
            assert (second.state.path / FILE).read_text() == old[CUT_FLAG] and CutWatch(flag).up, "nobody sets it back"
            assert stop.look()
            stop.close()
            await until(lambda: all(each.beats >= 2 for each in second.supervisor.children))
            assert {each.name: each.pid for each in second.supervisor.children} == pids
            assert second.starter.started == []
            assert second.supervisor._rings.names == old  # type: ignore[union-attr]  # it was started
            await until(lambda: of(UnpublishPicture, second.starter.heard("cam1")))
            assert {each.segment for each in of(UnpublishPicture, second.starter.heard("cam1"))} <= set(pictures)
            os.kill(pids["cam2"], signal.SIGKILL)
            await until(lambda: second.starter.started == ["cam2"])
            await until(lambda: second.child("cam2").line is not None)
        finally:
            await second.supervisor.stop()
            second.state.close()
        assert not [name for name in (*old.values(), *pictures) if os.path.exists(f"/dev/shm/{name}")]
        first.supervisor._thread.shutdown()

    asyncio.run(asyncio.wait_for(told(), 100))


def test_what_a_dead_supervisor_of_another_show_left_is_ended(tmp_path: Path) -> None:
    async def told() -> None:
        first = World(tmp_path)
        await first.supervisor.start()
        await until(lambda: all(each.beats >= 2 for each in first.supervisor.children))
        pids = [each.pid for each in first.supervisor.children]
        old = list(first.supervisor._rings.names.values())  # type: ignore[union-attr]  # it was started
        for task in first.supervisor._tasks:
            task.cancel()
        await first.supervisor._hub.close()
        first.state.close()
        second = World(tmp_path, show=replace(SHOW, title="Other"))
        try:
            await second.supervisor.start()
            assert not any(map(measure.alive, pids))
            assert not [name for name in old if os.path.exists(f"/dev/shm/{name}")]
        finally:
            await second.supervisor.stop()
            second.state.close()
        first.supervisor._thread.shutdown()

    asyncio.run(asyncio.wait_for(told(), 100))


def test_without_room_for_the_socket_or_pictures_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def told() -> None:
        world = World(tmp_path)
        monkeypatch.setattr("producer.app.rings.MOST", 1)
        with pytest.raises(StateFault, match="close one first"):
            await world.supervisor.start()
        assert not [name for name in os.listdir("/dev/shm") if name.startswith(f"sp-{os.getpid()}-")]
        world.state.close()

    asyncio.run(told())
