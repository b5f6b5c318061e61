"""The block list outlives its supervisor in other processes' memory, and never in a file."""

from __future__ import annotations

import asyncio
import io
import json
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from producer.app import namesctl
from producer.app.blocklistkeep import LOST, KeptNames
from producer.app.state import StateFault
from producer.core.blocklist import MOST
from producer.core.show import RoomSpec
from producer.wire.processes import BlockedNames, Configure, Measured
from tests.app.shows import SHOW
from tests.app.test_supervise import World, of, run, until

NAMES: tuple[str, ...] = ("Zyxwvut Qponmlk", "张伟")


def test_a_list_that_was_never_given_is_not_missed() -> None:
    kept = KeptNames("T-1", (), "")
    assert not kept.lost and not kept.case and not kept.handed_back(())
    assert not KeptNames("T-1", (), "T-2").lost, "another case had one"


def test_it_is_missed_until_somebody_has_it() -> None:
    kept = KeptNames("T-1", (), "T-1")
    assert kept.lost == LOST and kept.case == "T-1" and not kept.handed_back(())
    assert kept.handed_back(NAMES) and not kept.lost and kept.names == NAMES
    assert not kept.handed_back(NAMES), "no news"


def test_what_a_person_gives_counts_more_than_what_is_handed_back() -> None:
    kept = KeptNames("T-1", ("Anna New",), "T-1")
    assert not kept.lost and not kept.handed_back(NAMES) and kept.names == ("Anna New",)
    assert kept.give(NAMES) == "" and kept.names == NAMES


@pytest.mark.parametrize("names", [(), ("--",), ("A B",) * (MOST + 1)])
def test_a_list_that_is_none_changes_nothing(names: tuple[str, ...]) -> None:
    kept = KeptNames("T-1", NAMES, "")
    assert kept.give(names) and kept.names == NAMES and "Zyxwvut" not in repr(kept)


def crash(world: World) -> None:
    """As a SIGKILL would: everything of this supervisor is gone, nothing is put in order."""
    for task in world.supervisor._tasks:
        task.cancel()


def told(path: Path, story: Callable[[World, World], Awaitable[None]]) -> None:
    """A supervisor with NAMES dies; `story` gets it and the next one, which was not given any, before it starts."""
    show = replace(SHOW, room=RoomSpec())

    async def tell() -> None:
        first = World(path, show, block_list=NAMES)
        await first.supervisor.start()
        second = None
        try:
            await until(lambda: all(each.beats >= 2 for each in first.supervisor.children))
            crash(first)
            await first.supervisor._hub.close()
            first.state.close()
            second = World(path, show)
            await story(first, second)
        finally:
            await (second or first).supervisor.stop()
            (second or first).state.close()
            first.supervisor._thread.shutdown()

    asyncio.run(asyncio.wait_for(tell(), 100))


def test_who_holds_the_list_hands_it_to_the_next_supervisor(tmp_path: Path) -> None:
    async def story(first: World, second: World) -> None:
        assert b"Zyxwvut" not in (tmp_path / "state" / "running.json").read_bytes()
        assert json.loads((tmp_path / "state" / "running.json").read_text())["block_list"] == SHOW.case
        await second.supervisor.start()
        await until(lambda: second.supervisor._names.names == NAMES)
        assert not second.supervisor._names.lost
        await until(lambda: of(BlockedNames, second.starter.heard("room")))
        os.kill(second.child("engine").pid, 9)  # the next engine has them as well
        await until(lambda: "engine" in second.starter.started)
        await until(lambda: of(Configure, second.starter.heard("engine"))[-1].restarts == 1)
        assert of(Configure, second.starter.heard("engine"))[-1].block_list == NAMES

    told(tmp_path, story)


def test_when_nobody_holds_it_nothing_goes_live_until_it_is_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def story(first: World, second: World) -> None:
        for name in ("engine", "room"):
            os.kill(first.child(name).pid, 9)
        await until(lambda: not any(Path(f"/proc/{first.child(n).pid}/stat").exists() for n in ("engine", "room")))
        seen = len(of(Measured, first.starter.heard("engine")))
        await second.supervisor.start()
        await until(lambda: len(of(Configure, second.starter.heard("engine"))) == 2)
        await until(lambda: len(of(Measured, second.starter.heard("engine"))) > seen)
        assert LOST in of(Configure, second.starter.heard("engine"))[-1].machine
        assert LOST in of(Measured, second.starter.heard("engine"))[-1].machine
        assert LOST in {each.note for each in second.supervisor.processes()}
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(NAMES).encode())))
        state = tmp_path / "state"
        assert await asyncio.to_thread(namesctl.block_list_command, state, "-", True) == namesctl.DONE
        assert json.loads(capsys.readouterr().out) == {"ok": True, "names": 2, "reason": ""}
        for name in ("engine", "room"):
            await until(lambda name=name: of(BlockedNames, second.starter.heard(name)))  # type: ignore[misc]
        seen = len(of(Measured, second.starter.heard("engine")))
        await until(lambda: len(of(Measured, second.starter.heard("engine"))) > seen + 1)
        assert LOST not in of(Measured, second.starter.heard("engine"))[-1].machine

    told(tmp_path, story)


def test_giving_a_list_to_a_show_that_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def story(world: World) -> None:
        await until(lambda: world.child("engine").beats >= 2)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(NAMES).encode())))
        assert await asyncio.to_thread(namesctl.block_list_command, world.state.path, "-", False) == namesctl.DONE
        assert "2 names now" in (said := capsys.readouterr().out) and "Zyxwvut" not in said
        await until(lambda: of(BlockedNames, world.starter.heard("engine")))
        assert json.loads((world.state.path / "running.json").read_text())["block_list"] == SHOW.case

    run(tmp_path, story)


def test_without_a_supervisor_or_a_list_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert namesctl.block_list_command(tmp_path, "Anna Ruiz", False) == namesctl.USAGE
    assert "never arguments" in (said := capsys.readouterr().err) and "Anna" not in said


def test_nobody_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Anna Ruiz")))
    with pytest.raises(StateFault, match="No supervisor"):
        namesctl.block_list_command(tmp_path, "-", False)
