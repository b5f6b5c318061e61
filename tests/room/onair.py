"""Consent withdrawn on air with a real show, a real room, one viewer and one published replay: when what was gone.

Owner: one test, or `benchmarks.safety`. Moments are UTC in ms; the command's is the engine's own, from its audit.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from websockets.asyncio.client import connect
from websockets.typing import Origin

from producer.app import audit
from producer.app.auditcommands import audits_of
from producer.app.casefile import load_case
from producer.app.keystore import SealedFile
from tests.e2e.show import RunningShow, producer, running
from tests.e2e.test_consent import prepared
from tests.outputs.given import eventually, free_port
from tests.review.test_replays import Desk
from tests.review.test_withdrawal import PASSPHRASE
from tests.room.house import Client

SHOW = """
title = "Case"
case = "case.toml"
fps = 25
size = "320x180"
[encoder]
bitrate = 400
preset = "ultrafast"
[policy]
delay_ms = 1000
[[source]]
id = "field"
kind = "simulated"
profile = "none"
[[output]]
id = "live"
kind = "hls"
[[output]]
id = "rec"
kind = "record"
[room]
port = {port}
"""


async def watched(show: RunningShow, port: int, replay: str) -> tuple[float, float]:
    """One approved viewer before, during and after the withdrawal; when his page was covered, and his replay gone."""
    url = f"http://127.0.0.1:{port}"
    async with Client(base_url=url) as client:
        await client.register()
        waiting = json.loads(show.ctl("room", "queue", "--json").stdout)["rows"]
        assert show.ctl("room", "approve", waiting[0]["id"]).returncode == 0
        assert (await client.sign_in()).status_code == 303
        until = time.monotonic() + 60
        while (found := await client.get("/live/hls/live.m3u8")).status_code != 200:
            assert time.monotonic() < until, "nothing to play"
            await asyncio.sleep(0.2)
        key = found.text.split('URI="key/')[1].split('"')[0]
        assert (await client.get(f"/live/hls/key/{key}")).status_code == 200
        while (await client.get(f"/replays/{replay}")).status_code != 200:
            assert time.monotonic() < until, "the replay is not offered"
            await asyncio.sleep(0.3)
        cookies = "; ".join(f"{each.name}={each.value}" for each in client.cookies.jar)
        opened = connect(f"ws://127.0.0.1:{port}/live/ws", origin=Origin(url), additional_headers={"Cookie": cookies})
        async with opened as line:
            withdrawing = asyncio.create_task(asyncio.to_thread(show.done, "withdraw"))
            async with asyncio.timeout(20):
                async for text in line:
                    if json.loads(text).get("cover") == "consent":
                        break
            covered = time.time() * 1000
            assert (await client.get("/live/hls/live.m3u8")).status_code != 200
            assert (await client.get(f"/live/hls/key/{key}")).status_code != 200
            await withdrawing
        until = time.monotonic() + 60
        while (await client.get(f"/replays/{replay}")).status_code == 200:
            assert time.monotonic() < until, "the replay is still offered"
            await asyncio.sleep(0.3)
    return covered, time.time() * 1000


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What came when, in ms after the engine did the command; `slate_frames` in program frames."""

    slate_frames: int
    """From the command's frame to the first one after the last that aired with a camera."""
    page_ms: float
    replay_ms: float
    """The viewer's replay is not served any more."""
    key_ms: float
    """Its key is destroyed in the key store."""


@contextmanager
def _audit_of_keys(path: Path) -> Iterator[None]:
    """The key store's own audit lies in the test's home, as for the commands."""
    kept, audit.default_path = audit.default_path, lambda: path
    try:
        yield
    finally:
        audit.default_path = kept


def withdrawn_on_air(folder: Path) -> Withdrawn:
    """The whole of it, in `folder`."""
    case = prepared(folder)
    assert producer(folder, "case", "consent", "case.toml", "patient", "--by", "Ward sister").returncode == 0
    place = folder / ".config" / "surgery-producer"
    assert producer(folder, "keys", "set", "first", typed="x\n", passphrase=PASSPHRASE).returncode == 0
    sealed = place / "keys.sealed"
    (folder / "state").mkdir(mode=0o700)
    with _audit_of_keys(place / audit.NAME):
        desk = Desk(folder / "state", SealedFile(sealed, lambda new: PASSPHRASE), load_case(case).number)
        replay, port = desk.made(), free_port()
        with running(folder, SHOW.format(port=port), "--wait", passphrase=PASSPHRASE) as show:
            eventually(lambda: (folder / "state" / "room.json").exists(), 60)
            show.look(lambda s: any(p.presence.value == "live" for p in s.presence.sources), "the camera is live")
            for word in (("private",), ("cut", "field"), ("live",)):
                show.done(*word)
            covered, gone = asyncio.run(watched(show, port, replay))
            eventually(lambda: next(each for each in desk.vault.records() if each.key == replay).shredded, 60)
            destroyed = time.time() * 1000
    rows = [json.loads(row) for each in audits_of(folder / "state") for row in each.read_text("ascii").splitlines()]
    command = next(row for row in rows if row["what"] == "WithdrawConsent")
    aired = [row["facts"] for row in rows if row["what"] == "Aired" and row["facts"]["shown"] != "slate"]
    assert aired, "a camera was on air"
    moment = command["wall"]
    slate = max(each["last"] for each in aired) + 1
    return Withdrawn(slate - command["frame"], covered - moment, gone - moment, destroyed - moment)
