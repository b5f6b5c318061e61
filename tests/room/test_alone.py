"""`producer room`: without a show it registers and reviews; a show's room takes its place, and gives it back."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from producer.app.auditcommands import audits_of, look, place_of, rehearsal_publics
from producer.media.auditfile import ROOM
from producer.room.turn import Turn
from tests.outputs.given import free_port
from tests.room.house import FORM, PASSWORD, Client

SHOW = """
title = "Alone"
case = "ALONE-2026-1"
fps = 25
size = "320x180"
[encoder]
bitrate = 400
preset = "ultrafast"
[[source]]
id = "one"
kind = "simulated"
label = "One"
profile = "none"
[source.options]
scene = "card"
[[output]]
id = "live"
kind = "hls"
[room]
port = {port}
"""


def test_one_room_at_a_time_and_it_makes_way_when_asked(tmp_path: Path) -> None:
    async def story() -> None:
        alone, show, late = Turn(tmp_path), Turn(tmp_path), Turn(tmp_path)
        assert alone.take() and not show.take() and not alone.wanted()
        asked = asyncio.create_task(show.demand())
        while not alone.wanted():
            await asyncio.sleep(0.01)
        await alone.give()
        assert await asked and not alone.wanted() and not alone.take()
        await show.give()
        assert late.take()
        await late.give()

    asyncio.run(story())


def eventually(found: Callable[[], object], seconds: float = 30.0) -> object:
    """Until `found` gives something; its last word otherwise."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        value = found()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError("it did not come about in time")


@contextmanager
def producer(*words: object) -> Iterator[subprocess.Popen[str]]:
    """One of our commands, ended at the end."""
    child = subprocess.Popen([sys.executable, "-m", "producer", *map(str, words)], stderr=subprocess.PIPE, text=True)
    try:
        yield child
    finally:
        child.send_signal(signal.SIGINT)
        child.wait(30)
        assert child.stderr is not None
        child.stderr.close()


def served(state: Path) -> dict[str, object] | None:
    try:
        found: dict[str, object] = json.loads((state / "room.json").read_bytes())
        return found
    except (OSError, ValueError):
        return None


@pytest.mark.e2e
def test_without_a_show_it_registers_and_a_show_takes_over_and_gives_back(tmp_path: Path) -> None:
    port, state, file = free_port(), tmp_path / "state", tmp_path / "show.toml"
    file.write_text(SHOW.format(port=port))
    url = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        try:
            return httpx.get(url, timeout=2).status_code == 200
        except httpx.HTTPError:
            return False

    async def register() -> None:
        async with Client(base_url=url) as client:
            assert (await client.register()).status_code == 200

    async def watches() -> tuple[int, int]:
        async with Client(base_url=url) as client:
            await client.sign_in(FORM["mail"], PASSWORD)
            page, key = await client.get("/live"), await client.get("/live/hls/live.m3u8")
            return page.status_code, key.status_code

    with producer("room", file, "--state", state):
        first = eventually(lambda: answers() and served(state))
        assert isinstance(first, dict)
        asyncio.run(register())
        queue = subprocess.run(
            [sys.executable, "-m", "producer", "ctl", "--state", state, "room", "queue", "--json"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        account = json.loads(queue.stdout)["rows"][0]["id"]
        approved = subprocess.run(
            [sys.executable, "-m", "producer", "ctl", "--state", state, "room", "approve", account], check=False
        )
        assert approved.returncode == 0
        assert asyncio.run(watches()) == (200, 404), "the page is there, and there is no stream"
        with producer("run", file, "--state", state):
            shows = eventually(
                lambda: (found := served(state)) and found["pid"] != first["pid"] and answers() and found
            )
            assert isinstance(shows, dict)
            assert eventually(lambda: asyncio.run(watches()) == (200, 200)), "the same account, the show's stream"
        again = eventually(lambda: (found := served(state)) and found["pid"] == first["pid"] and answers() and found)
        assert again and asyncio.run(watches()) == (200, 404)
    assert served(state) is None
    rooms = [path for path in audits_of(state) if place_of(path) == ROOM]
    assert len(rooms) == 3
    proven, lost = look(rooms, rehearsal_publics(state))
    assert all(account.good for _, account in proven) and lost == 0
