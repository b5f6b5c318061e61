"""Replays as viewers get them: really published, opened in memory, gone when withdrawn or when nobody says so."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
from collections.abc import Coroutine, Mapping
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import text

from producer.core import deskwords as w
from producer.core.edits import Edit, EditKind, edits_digest
from producer.outputs.sealed import SealKeys
from producer.review.film import Film
from producer.review.publish import publish
from producer.room import vod
from producer.room.desk import Desk
from producer.room.deskport import Viewer
from producer.room.house import wall_ms
from producer.room.replays import FRESH_MS, LEAD_MS
from producer.vault.keys import Signer, recipient_of
from producer.vault.published import Approval
from producer.wire.processes import GrantedReplay, ReplayList
from tests.review.given import SECOND, record
from tests.review.keys import IDENTITY, PUBLICS, SEED
from tests.room.browser import chromium
from tests.room.house import Client, TestRoom, opened, run
from tests.room.test_lines import listening

LONG, ANSWERED_AT, ASKED = 14, 13, "a1b2c3d4e5f60718"
"""Seconds of a recording, the second at which the question `ASKED` was answered in it, and its id."""
LINK_AT = ANSWERED_AT - 2 - LEAD_MS // 1000
"""The second of its link: two seconds before it are cut out."""


def grant_of(folder: Path, *edits: Edit, expires: int = 0, name: str = "replay-2") -> GrantedReplay:
    """A replay of a recording in which `ASKED` was answered, as the supervisor grants it."""
    own = str(pyrage.x25519.Identity.generate())
    at = ANSWERED_AT * SECOND
    notes = (("chapter", at, at, "Why no clip?"), ("answer", at, at, ASKED))
    film = Film([record(folder / "original", LONG, notes)], PUBLICS, IDENTITY)
    approval = Approval(
        "Hernia repair", "Dr Wu", "reviewed", film.recording, film.seals, edits_digest(film.recording, edits),
        "rehearsal", "ab", wall_ms(), expires,
    )  # fmt: skip
    part = publish(film, edits, approval, SealKeys(recipient_of(own), SEED.hex()), folder / "shelf").release()
    return GrantedReplay(name, str(part), Signer(SEED).public.hex(), own)


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> GrantedReplay:
    """The answer is in it, behind a cut."""
    return grant_of(tmp_path_factory.mktemp("answer"), Edit("c1", EditKind.CUT, SECOND, 3 * SECOND, "drapes"))


async def answered_live(room: TestRoom, account: str) -> None:
    """`ASKED` is a question of `account`, and was answered live 12:34 into the broadcast."""
    desk = room.house.desk
    assert isinstance(desk, Desk)
    desk._core.broadcast(desk._now() - 754_000, 0)
    desk._do(w.Ask(ASKED, account, "Lyon", "Why no clip?", (), "en"), w.Person("", "room"))
    desk._do(w.AnsweredLive(ASKED), w.Person("li", "Li"))


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


def test_answered_live_leads_to_the_moment_in_a_replay_that_may_be_seen(
    answering: GrantedReplay, tmp_path: Path
) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            account = await room.approved(ada)
            await answered_live(room, account)
            desk, told = room.house.desk, list[dict[str, object]]()
            assert desk is not None

            async def leads(to: str) -> None:
                """The page, which is open all the while, is told so, with its state and time."""
                async with asyncio.timeout(30):
                    while not told or told[-1]["replay"] != to:
                        await asyncio.sleep(0.02)
                assert told[-1]["state"] == "live" and told[-1]["moment"] in range(754_000, 764_000)

            def heard(message: Mapping[str, object]) -> None:
                rows = message["rows"] if message["kind"] == "mine" else []
                assert isinstance(rows, list)
                told.extend(rows)

            await desk.joined(Viewer(account, "Dr. Ada", "Lyon", "en"), heard)
            await leads("")
            await grant(room, answering)
            link = f"/replays/replay-2?t={LINK_AT}"
            await leads(link)
            assert f'"at_ms": {LINK_AT * 1000}' in (await ada.get(link)).text
            for place in ("", "-1", "999", "1e3", "²", "9" * 40, "<b>"):
                page = await ada.get("/replays/replay-2", params={"t": place})
                assert page.status_code == 200 and '"at_ms": 0' in page.text
            usual, room.house.spec = room.house.spec, replace(room.house.spec, public=True)
            assert f'name="back" value="{link}"' in (await ada.get(link)).text  # the warning first, then there
            room.house.spec = usual
            await grant(room)  # withdrawn
            await leads("")
            await grant(room, answering)
            await leads(link)
            room.replays._issued = wall_ms() - FRESH_MS - 10_000  # no fresh list
            await leads("")

    run(story)


def test_no_link_leads_to_what_was_cut_out_or_has_expired(answering: GrantedReplay, tmp_path: Path) -> None:
    cut = Edit("c1", EditKind.CUT, (ANSWERED_AT - 1) * SECOND, LONG * SECOND, "a name")
    without, soon = grant_of(tmp_path / "cut", cut), grant_of(tmp_path / "old", expires=wall_ms() + 3_600_000)

    async def story() -> None:
        async with opened(tmp_path) as room:
            await grant(room, without)
            assert [each.id for each in room.replays.all()] == ["replay-2"] and room.replays.answers() == {}
            await grant(room, replace(soon, id="soon"), replace(answering, id="older"))
            assert room.replays.answers() == {ASKED: f"/replays/soon?t={ANSWERED_AT - LEAD_MS // 1000}"}
            ends = room.replays._all["soon"].expires
            room.replays._wall = lambda: ends
            room.replays._issued = ends
            assert room.replays.answers() == {ASKED: f"/replays/older?t={LINK_AT}"}

    run(story)


@pytest.mark.e2e
def test_chromium_goes_from_answered_live_to_the_answer(answering: GrantedReplay, tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as (room, port):
            url, loop = f"http://127.0.0.1:{port}", asyncio.get_running_loop()

            def wait(work: Coroutine[object, object, object]) -> None:
                asyncio.run_coroutine_threadsafe(work, loop).result(30)

            def viewer() -> None:
                with chromium(390, 844, mobile=True) as phone:
                    phone.register(url, "ada@a.bc")
                    phone.says("Thank you")
                    account = room.house.accounts.queue()[0].id
                    wait(room.house.accounts.approve(account, "li"))
                    wait(answered_live(room, account))
                    phone.sign_in(url, "ada@a.bc")
                    phone.until("answered", lambda: "answered live at 12:3" in phone.text)
                    assert not phone.shown("#desk a")
                    wait(grant(room, answering))
                    phone.until("a link", lambda: phone.shown("#desk a.desk-live"))
                    folder = os.environ.get("DESK_PICTURES")
                    if folder:
                        phone.run("document.getElementById('desk').scrollIntoView()")
                        phone.picture(Path(folder) / "answer-phone.png")
                    phone.press("#desk a.desk-live")
                    phone.until("the replay", lambda: phone.shown("#cover-button"))
                    phone.press("#cover-button")
                    phone.until("it plays", phone.playing)
                    at = phone.number("document.querySelector('video').currentTime")
                    first = phone.number("document.querySelector('video').played.start(0)")
                    assert first == pytest.approx(LINK_AT, abs=0.2) and LINK_AT < at < LINK_AT + 7

            await asyncio.to_thread(viewer)

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
                    asyncio.run_coroutine_threadsafe(room.house.accounts.approve(account, "li"), loop).result(30)
                    phone.sign_in(url, "ada@a.bc")
                    phone.until("in", lambda: "/live" in phone.driver.current_url)
                    phone.go(f"{url}/replays/replay-1")
                    # Its key is gone, as after a new start of the room: the page gets one by itself.
                    phone.run(f"Promise.all(Array.from({{length: {vod.EACH}}}, () => fetch(location.pathname)))")
                    phone.press("#cover-button")
                    phone.until("loaded anew", lambda: phone.driver.current_url.endswith("?t=0"))
                    phone.press("#cover-button")
                    phone.until("it plays", phone.playing)
                    phone.press("[data-at='3000']")
                    phone.until(
                        "it is at the chapter", lambda: phone.number("document.querySelector('video').currentTime") >= 3
                    )

            loop = asyncio.get_running_loop()
            await asyncio.to_thread(viewer)

    run(story)


def test_neither_strangers_nor_a_restless_viewer_end_what_another_looks_at(
    granted: GrantedReplay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vod, "VIEWINGS", 20)

    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada, room.browser() as bob, room.browser() as stranger:
            await room.approved(ada)
            await room.approved(bob, mail="bob@example.org")
            await grant(room, granted)

            async def opened_by(who: Client) -> str:
                found = re.search(r"/replays/replay-1/[\w-]+/", (await who.get("/replays/replay-1")).text)
                assert found
                return found[0]

            mine, first = await opened_by(ada), await opened_by(bob)
            for _ in range(vod.EACH - 1):
                await opened_by(bob)
            assert (await bob.get(f"{first}key")).status_code == 200, "some pages side by side are fine"
            for _ in range(25):
                await stranger.get("/test")
                last = await opened_by(bob)
            assert (await ada.get(f"{mine}key")).status_code == 200
            assert (await bob.get(f"{last}key")).status_code == 200
            assert (await bob.get(f"{first}key")).status_code == 403, "his own oldest one has ended"

    run(story)
