"""Websockets of pages, limits, staff's door, certificates, slow strangers: a real server on a socket."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import json
import socket
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect, unix_connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from producer.core.show import RoomSpec
from producer.room import armor, serve
from producer.room.accounts import Busy
from producer.room.airing import Airing
from producer.room.audience import WAITING, Audience, Full
from producer.room.certificate import NoCertificate, fingerprint, given, self_made
from producer.room.deskport import Viewer
from producer.room.limits import MOST, Bucket, household
from producer.room.main import CannotStart, Room, _url, outward, walls
from producer.room.replays import FRESH_MS, Replays
from producer.room.seal import NotSealed, Sealer
from producer.room.serve import bound, server
from producer.room.staffdoor import StaffDoor
from producer.room.views import viewed
from producer.wire import room as r
from producer.wire.desk import DESK, NO_TOKEN, DeskBye, DeskHello, DeskRole
from producer.wire.processes import ReplayList
from tests.room.house import PASSWORD, Client, TestRoom, opened, run, show


@asynccontextmanager
async def listening(folder: Path, **spec: Any) -> AsyncIterator[tuple[TestRoom, int]]:
    """A room that listens on 127.0.0.1; its port."""
    async with opened(folder, audience="approved", **spec) as room:
        door = bound("127.0.0.1", 0)
        port = int(door.getsockname()[1])
        web = server(walls(room.app_of(), room.house, room.spec, port), room.certificate, 500, "")
        serving = asyncio.create_task(web.serve(sockets=[door]))
        while not web.started:
            await asyncio.sleep(0.01)
        try:
            yield room, port
        finally:
            for seat in room.house.audience.seats():
                seat.part({"kind": "closing"})
            web.should_exit = True
            await serving


async def signed_in(room: TestRoom, port: int, mail: str) -> str:
    """An approved viewer's cookie."""
    async with Client(base_url=f"http://127.0.0.1:{port}") as client:
        await room.approved(client, mail=mail)
        return str(client.cookies["room"])


@asynccontextmanager
async def page(port: int, cookie: str, **headers: str) -> AsyncIterator[ClientConnection]:
    """What the live page's script opens."""
    address = f"ws://127.0.0.1:{port}/live/ws"
    async with connect(address, additional_headers={"Cookie": f"room={cookie}", **headers}, close_timeout=1) as line:
        yield line


async def heard(line: ClientConnection, kind: str) -> dict[str, Any]:
    """The next message of that kind."""
    async with asyncio.timeout(30):
        while True:
            message: dict[str, Any] = json.loads(await line.recv())
            if message["kind"] == kind:
                return message


def test_pages_hear_the_state_are_counted_and_replaced(tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as (room, port):
            room.on_air()
            ada, bob = await signed_in(room, port, "ada@a.bc"), await signed_in(room, port, "bob@a.bc")
            async with page(port, ada) as first, page(port, bob) as other:
                state = await heard(first, "state")
                assert state["phase"] == "on_air" and state["playing"] is True and "viewers" not in state
                await heard(other, "state")
                assert len(room.house.audience) == 2 and room.house.audience.peak == 2
                await first.send(json.dumps({"kind": "applause"}))
                await heard(first, "clapped")
                assert room.house.audience.applause == 1
                for watched in room.airing.changed:
                    watched(Airing("on_air", "cut", 0))
                await heard(other, "state")
                async with page(port, ada) as second:
                    await heard(second, "state")
                    await heard(first, "replaced")
                    assert len(room.house.audience) == 2
                await other.send("[1, 2]")
                with pytest.raises(ConnectionClosed):
                    await heard(other, "nothing")
            for _ in range(100):
                await asyncio.sleep(0.02)
                if not len(room.house.audience):
                    break
            assert len(room.house.audience) == 0 and room.house.audience.peak == 2

    run(story)


def test_strangers_other_sites_and_the_revoked_get_no_line(tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as (room, port):
            cookie = await signed_in(room, port, "ada@a.bc")
            for cookies, headers in (("", {}), ("x" * 43, {}), (cookie, {"Origin": "https://evil.example"})):
                with pytest.raises(Exception, match=r"403|4403"):
                    async with page(port, cookies, **headers) as line:
                        await line.recv()
            account = room.house.accounts.everybody()[0]
            async with page(port, cookie) as line:
                await heard(line, "state")
                began = time.monotonic()
                await room.house.accounts.revoke(account.id, "left", "Nurse Li")
                assert (await heard(line, "revoked"))["reason"] == "left"
                assert time.monotonic() - began < 2
            with pytest.raises(ConnectionClosed) as closed:
                async with page(port, cookie) as line:
                    await line.recv()
            assert closed.value.rcvd is not None and closed.value.rcvd.code == 4403

    run(story)


def test_staffs_windows_come_by_any_name_of_the_machine_and_browsers_by_ours_only(tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as (room, port):
            cookie = await signed_in(room, port, "ada@a.bc")
            elsewhere: dict[str, Any] = {"host": "127.0.0.1", "port": port, "proxy": None}

            async def refused(url: str, **headers: str) -> None:
                with pytest.raises(InvalidStatus, match="403"):
                    async with connect(url, additional_headers=headers, **elsewhere):
                        pass

            async with connect("ws://or-server.local:8443/desk/ws", **elsewhere) as line:
                await line.send(DESK.encode(DeskHello("made up", DeskRole.SURGEON, "x")))
                assert DESK.decode(str(await line.recv())) == DeskBye(NO_TOKEN)
            await refused("ws://evil.example/desk/ws", Origin="http://evil.example")
            await refused(f"ws://127.0.0.1:{port}/desk/ws", Origin="http://evil.example")
            await refused("ws://or-server.local:8443/live/ws", Cookie=f"room={cookie}")

    run(story)


def test_a_page_that_says_too_much_or_too_long_is_hung_up_on(tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as (room, port):
            cookie = await signed_in(room, port, "ada@a.bc")
            for noise in ("x" * 20_000, "not json", '{"kind": "nonsense"}', '{"kind": ' + "[" * 3000):
                async with page(port, cookie) as line:
                    await heard(line, "state")
                    await line.send(noise)
                    with pytest.raises(ConnectionClosed):
                        await heard(line, "nothing")
            async with page(port, cookie) as line:
                for _ in range(40):
                    await line.send(json.dumps({"kind": "applause"}))
                await heard(line, "clapped")
                await asyncio.sleep(0.3)
            assert room.house.audience.applause <= 12

    run(story)


def test_a_flood_of_words_is_hung_up_on_and_who_was_parted_from_says_nothing_more(tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as (room, port):
            cookie = await signed_in(room, port, "ada@a.bc")
            async with page(port, cookie) as line:
                await heard(line, "state")
                with pytest.raises(ConnectionClosed):
                    for _ in range(20):
                        for _ in range(100):
                            await line.send(json.dumps({"kind": "watching", "behind_ms": 2000, "frames": 1}))
                        await asyncio.sleep(0.05)
            bob = await signed_in(room, port, "bob@a.bc")
            async with page(port, bob) as line:
                await heard(line, "state")
                room.house.audience.seats()[-1].parted = True
                await line.send(json.dumps({"kind": "applause"}))
                with pytest.raises(ConnectionClosed):
                    await heard(line, "clapped")
            assert room.house.audience.applause == 0

    run(story)


def test_a_reader_that_does_not_read_is_let_go_and_places_are_counted() -> None:
    async def story() -> None:
        audience = Audience(2)
        seats = [audience.sit(Viewer(str(n), "N", "H", "en"), "s") for n in range(2)]
        with pytest.raises(Full):
            audience.sit(Viewer("9", "N", "H", "en"), "s")
        for _ in range(WAITING + 1):
            audience.tell({"kind": "state"})
        assert seats[0].deaf.is_set() and audience.peak == 2
        audience.leave(seats[0])
        audience.sit(Viewer("9", "N", "H", "en"), "s")

    run(story)


def test_slow_heads_and_bodies_are_hung_up_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "HEAD_WITHIN", 0.4)
    monkeypatch.setattr(armor, "BODY_WITHIN", 0.4)

    async def story() -> None:
        async with listening(tmp_path) as (room, port):
            lines = []
            cookie = await signed_in(room, port, "ada@a.bc")
            async with page(port, cookie) as line:  # a page has all the time there is
                await heard(line, "state")
                await asyncio.sleep(1.0)
                await line.send(json.dumps({"kind": "applause"}))
                await heard(line, "clapped")
            for text in (
                b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
                b"",
                b"POST /signin HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                b"Content-Length: 900\r\n\r\nmail=",
            ):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(text)
                lines.append((reader, writer))
            async with asyncio.timeout(30):
                answers = [await reader.read() for reader, _ in lines]
            assert answers[:2] == [b"", b""] and answers[2].startswith(b"HTTP/1.1 408")
            for _, writer in lines:
                writer.close()

    run(story)


def test_tls_with_the_certificate_that_the_fingerprint_names(tmp_path: Path) -> None:
    (tmp_path / "given").mkdir()
    made = self_made(tmp_path / "given", ["127.0.0.1", "localhost"])

    async def story() -> None:
        spec = {"certificate": "given/room-cert.pem", "certificate_key": "given/room-key.pem"}
        async with listening(tmp_path, **spec) as (room, port):
            assert room.certificate is not None and not room.certificate.own
            context = ssl.create_default_context(cafile=str(made.chain))
            async with Client(base_url=f"https://127.0.0.1:{port}", verify=context) as client:
                assert (await client.get("/")).status_code == 200
            pem = await asyncio.to_thread(ssl.get_server_certificate, ("127.0.0.1", port))
            assert fingerprint(pem.encode()) == room.certificate.fingerprint

    run(story)


def test_a_certificate_is_kept_renewed_and_refused(tmp_path: Path) -> None:
    first = self_made(tmp_path, ["localhost"])
    assert self_made(tmp_path, ["localhost"]) == first
    assert self_made(tmp_path, ["other.example"]).fingerprint != first.fingerprint
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=380)
    before = fingerprint(first.chain.read_bytes())
    assert self_made(tmp_path, ["other.example"], later).fingerprint != before  # it would have ended soon
    assert (tmp_path / "room-key.pem").stat().st_mode & 0o077 == 0
    (tmp_path / "broken.pem").write_text("no")
    with pytest.raises(NoCertificate):
        given(tmp_path / "broken.pem", tmp_path / "room-key.pem")


def test_links_carry_an_address_that_others_can_reach(tmp_path: Path) -> None:
    known = outward()
    assert known == "" or not ip_address(known).is_unspecified
    for spec, url in (
        (RoomSpec(), "http://127.0.0.1:8443"),
        (RoomSpec(bind="0.0.0.0", host="live.example"), "https://live.example:8443"),
        (RoomSpec(bind="0.0.0.0"), f"https://{known or 'localhost'}:8443"),
        (RoomSpec(bind="::1"), "http://[::1]:8443"),
    ):
        assert _url(spec, 8443, url.startswith("https")) == url


def test_staffs_door_on_this_machine(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            await ada.register()
            door = StaffDoor(room.house, tmp_path / "room.sock")
            await door.open()
            assert (tmp_path / "room.sock").stat().st_mode & 0o077 == 0
            async with unix_connect(str(tmp_path / "room.sock"), uri="ws://local/") as line:

                async def ask(question: object) -> Any:
                    await line.send(r.ROOM.encode(question))
                    return r.ROOM.decode(await line.recv())

                row = (await ask(r.AskAccounts())).rows[0]
                assert row.name == "Dr. Ada Example" and row.state == "waiting"
                assert (await ask(r.Refuse("nobody", "x", "li"))).ok is False
                assert (await ask(r.Approve(row.id, "li"))).ok
                assert (await ask(r.SetListed(row.id[:6], False, "li"))).ok, "the beginning that names one will do"
                assert (await ask(r.SetListed("", False, "li"))).reason == "No account begins with that."
                assert (await ask(r.Refuse(row.id, "x", "li"))).reason.startswith("Only who waits")
                invited = await ask(r.Invite(3, 2, "li"))
                assert invited.url.startswith("http://127.0.0.1:8443/invite/")
                assert (await ask(r.Invite(0, 2, "li"))).ok is False
                assert await ask(r.AskViews()) == r.Views(())
                for _ in range(3):
                    await viewed(room.store, "r1")
                room.house.replay_titles = lambda: {"r2": "Hernia repair"}
                seen = (r.ReplayViews("r1", "", 3), r.ReplayViews("r2", "Hernia repair", 0))
                assert await ask(r.AskViews()) == r.Views(seen)
                assert (await ask(r.Erase(row.id, "li"))).reason.startswith("Only a refused or revoked")
                assert (await ask(r.Revoke(row.id, "left", "li"))).ok
                assert (await ask(r.AskAccounts("nonsense"))).ok is False
                state = await ask(r.AskRoom())
                assert state.waiting == 0 and state.approved == 0 and state.cover == "studio"
                assert (await ask(r.Erase(row.id, "li"))).ok and (await ask(r.AskAccounts(""))).rows == ()
                assert (await ask(r.RoomAnswer(True))).ok is False
            await door.close()
            await door.close()

    run(story)


def test_no_replay_without_a_fresh_list() -> None:
    now = [10_000_000]
    replays = Replays(lambda: now[0])
    assert "not come" in replays.closed() and replays.find("x") is None
    replays.set(ReplayList(now[0], ()), {})
    assert replays.closed() == ""
    now[0] += FRESH_MS + 1
    assert "too old" in replays.closed()
    replays.set(ReplayList(now[0] - FRESH_MS // 2, ()), {})
    assert replays.closed() == ""
    replays.set(ReplayList(1, ()), {})
    assert replays.closed() == ""  # an older list replaces none
    now[0] -= 3_600_000
    assert "too old" in replays.closed()  # the clock was set back: nobody knows


def test_buckets_households_and_seals() -> None:
    now = [0.0]
    bucket = Bucket(60, 3, lambda: now[0])
    assert [bucket.take("a") for _ in range(4)] == [True, True, True, False] and bucket.take("b")
    now[0] += 1.0
    assert bucket.take("a") and not bucket.take("a")
    for number in range(MOST + 10):
        bucket.take(f"k{number}")
    assert len(bucket._left) <= MOST
    assert household("2001:db8::1") == household("2001:db8::ffff") != household("2001:db8:0:1::1")
    assert household("::ffff:10.0.0.1") == "10.0.0.1" and household("nonsense") == "nobody"
    sealer = Sealer(bytes(32))
    sealed = sealer.seal("Dr. Ada", "account 1")
    assert sealer.open(sealed, "account 1") == "Dr. Ada" and b"Ada" not in sealed
    for wrong in (sealed[:-1], b"", sealed[:5], bytes(len(sealed))):
        with pytest.raises(NotSealed):
            sealer.open(wrong, "account 1")
    with pytest.raises(NotSealed):
        sealer.open(sealed, "account 2")
    with pytest.raises(ValueError, match="32 bytes"):
        Sealer(b"short")


def test_too_many_passwords_at_once_are_turned_away(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room:
            asked = [room.house.accounts.sign_in(f"a{n}@b.cd", PASSWORD) for n in range(60)]
            answers = await asyncio.gather(*asked, return_exceptions=True)
            assert any(isinstance(each, Busy) for each in answers) and answers.count(None) >= 20

    run(story)


def test_what_keeps_a_room_from_starting_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="no key"):
        Room(show(), tmp_path, tmp_path, {})
    with pytest.raises(CannotStart, match="certificate"):
        spec = replace(RoomSpec(), certificate="no.pem", certificate_key="no.pem")
        Room(show(spec), tmp_path, tmp_path, {"rehearsal": "yes"})

    async def taken() -> None:
        with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as other:
            port = other.getsockname()[1]
            room = Room(show(RoomSpec(port=port)), tmp_path, tmp_path, {"rehearsal": "yes"})
            with pytest.raises(CannotStart, match="cannot listen"):
                await room.run(asyncio.Event())
            room.store.close()

    run(taken)
    Path(tmp_path / "room-rehearsal.key").write_text("ab" * 32)

    async def other_key() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            await ada.register()
        (tmp_path / "room-rehearsal.key").write_text("cd" * 32)
        room = TestRoom(tmp_path)
        with pytest.raises(CannotStart, match="another key"):
            await Room.run(room, asyncio.Event())
        room.store.close()

    run(other_key)
