"""Replays as viewers get them: really published, opened in memory, gone when withdrawn or when nobody says so."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import text

from producer.core.edits import Edit, EditKind, edits_digest
from producer.outputs.sealed import SealKeys
from producer.review.film import Film
from producer.review.publish import publish
from producer.room.house import wall_ms
from producer.room.replays import FRESH_MS
from producer.vault.keys import Signer, recipient_of
from producer.vault.published import Approval
from producer.wire.processes import GrantedReplay, ReplayList
from tests.review.given import SECOND, record
from tests.review.keys import IDENTITY, PUBLICS, SEED
from tests.room.browser import chromium
from tests.room.house import TestRoom, opened, run
from tests.room.test_lines import listening


@pytest.fixture(scope="module")
def granted(tmp_path_factory: pytest.TempPathFactory) -> GrantedReplay:
    """A replay of six seconds with two chapters, as the supervisor grants it."""
    folder = tmp_path_factory.mktemp("published")
    own = str(pyrage.x25519.Identity.generate())
    film = Film([record(folder / "original")], PUBLICS, IDENTITY)
    edits = (
        Edit("k1", EditKind.CHAPTER, 0, 0, "Access <b>"),
        Edit("k2", EditKind.CHAPTER, 3 * SECOND, 0, "Closing"),
    )
    approval = Approval(
        "Hernia <i>repair</i>", "Dr Wu", "reviewed", film.recording, film.seals, edits_digest(film.recording, edits),
        "rehearsal", "ab", wall_ms(), 0,
    )  # fmt: skip
    part = publish(film, edits, approval, SealKeys(recipient_of(own), SEED.hex()), folder / "shelf").release()
    return GrantedReplay("replay-1", str(part), Signer(SEED).public.hex(), own)


async def grant(room: TestRoom, *replays: GrantedReplay, age_ms: int = 0) -> None:
    """What the supervisor says every few seconds."""
    room.listed(ReplayList(wall_ms() - age_ms, replays))
    assert room._reading is not None
    await room._reading


def test_a_replay_is_listed_played_counted_and_withdrawn(granted: GrantedReplay, tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path / "state") as room, room.browser() as ada, room.browser() as stranger:
            await room.approved(ada)
            assert "cannot be checked" in (await ada.get("/replays")).text  # no list has come
            assert (await ada.get("/replays/replay-1")).status_code == 404
            await grant(room, granted)
            listed = (await ada.get("/replays")).text
            assert "Hernia &lt;i&gt;repair" in listed and "viewed 0 times" in listed
            page = (await ada.get("/replays/replay-1")).text
            assert "Access &lt;b&gt;" in page and "0:00:03 Closing" in page
            found = re.search(r"/replays/replay-1/[\w-]+/live\.m3u8", page)
            assert found
            folder = found[0].rpartition("/")[0]
            playlist = (await ada.get(found[0])).text
            names = re.findall(r"^\d+\.m4s$", playlist, re.MULTILINE)
            assert playlist.endswith("#EXT-X-ENDLIST\n") and len(names) >= 3
            key = (await ada.get(f"{folder}/key")).content
            film = (await ada.get(f"{folder}/head.mp4")).content
            for number, name in enumerate(names):
                sealed = (await ada.get(f"{folder}/{name}")).content
                assert b"moof" not in sealed
                opener = Cipher(algorithms.AES(key), modes.CBC(number.to_bytes(16, "big"))).decryptor()
                plain = opener.update(sealed) + opener.finalize()
                film += plain[: -plain[-1]]
            probe = ["ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
                     "stream=nb_read_frames", "-of", "csv=p=0", "-"]  # fmt: skip
            if shutil.which("ffprobe"):
                told = subprocess.run(probe, input=film, capture_output=True, check=False).stdout
                assert int(told.split()[0]) == 180
            # Another's session, another viewing, a place outside: nothing.
            assert (await stranger.get(found[0])).status_code == 403
            assert (await ada.get("/replays/replay-1/" + "x" * 22 + "/key")).status_code == 403
            assert (await ada.get(f"{folder}/99.m4s")).status_code == 404
            assert "viewed 1 times" in (await ada.get("/replays")).text
            assert room.store.do(lambda c: c.execute(text("select value from count")).scalar()) == 1

            await grant(room)  # withdrawn: it is not in the list any more
            for name in ("live.m3u8", "key", "0.m4s", "head.mp4"):
                assert (await ada.get(f"{folder}/{name}")).status_code == 403
            assert (await ada.get("/replays/replay-1/alive")).status_code == 410
            await grant(room, granted)
            assert (await ada.get("/replays/replay-1/alive")).status_code == 204
            # No fresh list: no replay, and the keys are forgotten.
            room.replays._issued = wall_ms() - FRESH_MS - 10_000
            assert (await ada.get("/replays/replay-1/alive")).status_code == 410
            assert room.replays._all == {}
        written = b"".join(path.read_bytes() for path in (tmp_path / "state").rglob("*") if path.is_file())
        assert granted.identity.encode() not in written and b"moof" not in written

    (tmp_path / "state").mkdir(mode=0o700)
    run(story)


def test_what_is_not_whole_or_has_another_key_is_not_listed(granted: GrantedReplay, tmp_path: Path) -> None:
    copy = tmp_path / "half"
    shutil.copytree(granted.folder, copy)
    manifest = copy / "manifest.jsonl"
    manifest.write_bytes(b"".join(manifest.read_bytes().splitlines(True)[:-1]))
    wrong = (
        GrantedReplay("half", str(copy), granted.public, granted.identity),
        GrantedReplay("gone", str(tmp_path / "nowhere"), granted.public, granted.identity),
        GrantedReplay("other", granted.folder, granted.public, str(pyrage.x25519.Identity.generate())),
        GrantedReplay("noise", granted.folder, "zz", "no identity"),
    )

    async def story() -> None:
        async with opened(tmp_path) as room:
            await grant(room, *wrong, granted)
            assert [each.id for each in room.replays.all()] == ["replay-1"]

    run(story)


@pytest.mark.e2e
def test_chromium_plays_the_replay_and_the_test_stream(granted: GrantedReplay, tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as (room, port):
            await grant(room, granted)
            url = f"http://127.0.0.1:{port}"

            def viewer() -> None:
                with chromium(390, 844, mobile=True) as phone:
                    phone.go(f"{url}/test")
                    phone.press("#cover-button")
                    phone.until("the test stream plays", phone.playing)
                    phone.register(url, "ada@a.bc")
                    phone.says("Thank you")
                    account = room.house.accounts.queue()[0].id
                    asyncio.run_coroutine_threadsafe(room.house.accounts.approve(account, "li"), loop).result(10)
                    phone.sign_in(url, "ada@a.bc")
                    phone.until("in", lambda: "/live" in phone.driver.current_url)
                    phone.go(f"{url}/replays/replay-1")
                    phone.press("#cover-button")
                    phone.until("it plays", phone.playing)
                    phone.press("[data-at='3000']")
                    phone.until(
                        "it is at the chapter", lambda: phone.number("document.querySelector('video').currentTime") >= 3
                    )

            loop = asyncio.get_running_loop()
            await asyncio.to_thread(viewer)

    run(story)
