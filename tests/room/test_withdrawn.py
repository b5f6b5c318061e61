"""Consent withdrawn on air, real show and real room: covered within two seconds, keys and replays refused."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.typing import Origin

from producer.app import audit
from producer.app.auditcommands import audits_of, place_of
from producer.app.casefile import load_case
from producer.app.keystore import SealedFile
from producer.media.auditfile import ROOM
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


async def watched(show: RunningShow, port: int, replay: str) -> float:
    """One approved viewer before, during and after the withdrawal; ms of UTC at which his page was covered."""
    url = f"http://127.0.0.1:{port}"
    async with Client(base_url=url) as client:
        await client.register()
        waiting = json.loads(show.ctl("room", "queue", "--json").stdout)["rows"]
        assert show.ctl("room", "approve", waiting[0]["id"]).returncode == 0
        assert (await client.sign_in()).status_code == 303
        until = time.monotonic() + 40
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
    return covered


@pytest.mark.e2e
@pytest.mark.timeout(180)
def test_withdrawn_on_air_covers_the_page_and_refuses_keys_and_replays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = prepared(tmp_path)
    assert producer(tmp_path, "case", "consent", "case.toml", "patient", "--by", "Ward sister").returncode == 0
    place = tmp_path / ".config" / "surgery-producer"
    assert producer(tmp_path, "keys", "set", "first", typed="x\n", passphrase=PASSPHRASE).returncode == 0
    (sealed,) = [each for each in place.iterdir() if each.is_file()]
    monkeypatch.setattr(audit, "default_path", lambda: place / audit.NAME)
    (tmp_path / "state").mkdir(mode=0o700)
    replay, port = (
        Desk(tmp_path / "state", SealedFile(sealed, lambda new: PASSPHRASE), load_case(case).number).made(),
        free_port(),
    )
    with running(tmp_path, SHOW.format(port=port), "--wait", passphrase=PASSPHRASE) as show:
        eventually(lambda: (tmp_path / "state" / "room.json").exists(), 40)
        show.look(lambda s: any(p.presence.value == "live" for p in s.presence.sources), "the camera is live")
        for word in (("private",), ("cut", "field"), ("live",)):
            show.done(*word)
        covered = asyncio.run(watched(show, port, replay))
    said = [json.loads(line) for each in audits_of(tmp_path / "state") for line in each.read_text("ascii").splitlines()]
    withdrawn = min(row["wall"] for row in said if "Withdraw" in row["what"] and "Replay" not in row["what"])
    assert covered - withdrawn <= 2000
    (path,) = [each for each in audits_of(tmp_path / "state") if place_of(each) == ROOM]
    whats = [json.loads(line)["what"] for line in path.read_text("ascii").splitlines()]
    assert {"ViewerApproved", "ConsentWithdrawn", "ReplayOffered", "ReplayWithdrawn"} <= set(whats)
