"""The room's process: viewers' web server, live stream from RAM, question desk, replays.

Owner: started by the supervisor with a show that has `[room]`; one event loop does everything, with threads for the
database, passwords and the opening of replays. It is told the show and its secrets by pipe, reads segments from the
hls output and looks at the engine; nothing in the show waits for it, and its end ends nothing but the viewing.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import secrets
import socket
from collections.abc import Callable, Mapping, Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from producer.core.blocklist import BlockList
from producer.core.show import RoomSpec, Show
from producer.core.timebase import Ticks
from producer.room.accounts import Accounts
from producer.room.airing import CONSENT, Airing, AiringWatch
from producer.room.armor import Armor
from producer.room.audit import RoomAudit
from producer.room.certificate import Certificate, NoCertificate, given, self_made
from producer.room.chapters import Chapters
from producer.room.desk import Desk
from producer.room.deskport import RoomParts
from producer.room.deskstore import DeskFault
from producer.room.feed import EngineLine, SupervisorLine, follow_stream
from producer.room.house import House, wall_ms
from producer.room.live import LiveBuffer
from producer.room.livedoor import LiveDoor
from producer.room.liveline import LiveLine
from producer.room.pages import Pages
from producer.room.replays import Replay, Replays
from producer.room.seal import KEY, NotSealed, Sealer
from producer.room.serve import bound, server
from producer.room.sessions import REVOKED, Sessions
from producer.room.staffdoor import StaffDoor
from producer.room.staffweb import StaffWeb
from producer.room.store import Store, StoreFault
from producer.room.turn import Turn
from producer.room.vodweb import VodWeb
from producer.room.web import Web
from producer.wire.processes import ROOM_OPEN, Configure, ReplayList

log = logging.getLogger("producer.room")

SECRETS = ":room"
"""Our entry in `Configure.secrets`."""
ROLES = ("assistant", "surgeon", "operator")
_CONFIGURED_WITHIN = 10.0


class CannotStart(Exception):
    """One plain sentence."""


class Room:
    """All of one room; `open` makes it, `run` serves until `stop` is set."""

    def __init__(
        self,
        show: Show,
        state_dir: Path,
        show_dir: Path,
        words: Mapping[str, str],
        names: Sequence[str] = (),
        audit_seed: str = "",
        alone: bool = False,
    ) -> None:
        """`alone`: without a show, so without a picture. `words`: "key", the room's key in hexadecimal, or
        "rehearsal", which makes its own. `names`: the case's block
        list, which stays in RAM. Raises CannotStart."""
        self._names = BlockList(names)
        assert show.room is not None
        self.show, self.spec, self._dir = show, show.room, state_dir
        key = words.get("key", "")
        if not key and words.get("rehearsal"):
            key = _rehearsal_key(state_dir)
        try:
            sealer = Sealer.from_hex(key)
        except ValueError:
            raise CannotStart("The room has no key, or a damaged one; see docs/room.md.") from None
        self.certificate = _certificate(self.spec, state_dir, show_dir)
        ahead: Ticks = show.rate.ticks(show.policy.lookahead + show.policy.jitter)
        self.buffer = LiveBuffer(wall_ms)
        self._alone = alone
        self.airing = AiringWatch(self.buffer, show.rate, ahead, alone)
        try:
            self.store = Store(state_dir / "room.db")
        except StoreFault as fault:
            raise CannotStart(str(fault)) from None
        self.audit = RoomAudit.of(state_dir, audit_seed, show.case)
        accounts = Accounts(self.store, sealer, show.case, wall_ms, self.audit)
        sessions = Sessions(self.store, bytes.fromhex(sealer.index("forms")), wall_ms)
        self.house = House(
            show, self.store, accounts, sessions, sealer, Pages(show.title), self.buffer, self.airing,
            self.certificate is not None or bool(self.spec.proxy), self.audit,
        )  # fmt: skip
        self.engine = EngineLine(state_dir)
        self._chapters = Chapters(state_dir)
        self.audit.timed(lambda: -1 if self.engine.state is None else self.engine.state.frame)
        self.replays = Replays(wall_ms)
        self.house.replays_closed = self.replays.closed
        self.house.replay_titles = lambda: {each.id: each.title for each in self.replays.all()}
        self._withdrawn = False
        self.airing.changed.append(self._heard_of)
        self.tokens = {role: secrets.token_urlsafe(24) for role in ROLES}
        self.staff_token = secrets.token_urlsafe(24)
        self.opened: Callable[[str], None] = lambda told: None
        """Called once with where viewers come, for the list of processes that consoles show."""
        self._tasks: list[asyncio.Task[None]] = []
        self._reading: asyncio.Task[None] | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop`. Raises CannotStart."""
        house, spec = self.house, self.spec
        try:
            await house.accounts.open()
            await house.sessions.open()
        except NotSealed:
            raise CannotStart("The accounts in room.db were sealed under another key; see docs/room.md.") from None
        if not self._alone:
            self.engine.on_state(self.airing.state)
            self.engine.listen(self.airing.heard)
        house.desk = Desk(
            RoomParts(
                self._dir,
                self.show.case,
                house.sealer,
                self.tokens,
                self.engine,
                house.audience.counts,
                self._named,
                mark=None if self._alone else self._chapters.mark,
                answers=self.replays.answers,
                audit=self.audit,
            )
        )
        app = self.app_of()
        try:
            door = self._door()
        except OSError as error:
            raise CannotStart(f"The room cannot listen on {spec.bind} port {spec.port}: {error.strerror}.") from None
        port = int(door.getsockname()[1])
        house.address.url = _url(spec, port, house.tls)
        house.address.fingerprint = self.certificate.fingerprint if self.certificate else ""
        house.address.own_certificate = bool(self.certificate and self.certificate.own)
        if house.desk is not None:
            try:
                await house.desk.start()
            except DeskFault as fault:
                raise CannotStart(str(fault)) from None
        staff = StaffDoor(house, self._dir / "room.sock")
        await staff.open()
        self._write_address(port)
        known = f", certificate SHA-256 {house.address.fingerprint}" if house.address.fingerprint else ""
        self.opened(f"{ROOM_OPEN}{house.address.url}{known}")
        web = server(walls(app, house, spec, port), self.certificate, spec.places, spec.proxy)
        serving = asyncio.create_task(web.serve(sockets=[door]))
        stream = spec.stream or next(output.id for output in self.show.outputs if output.kind == "hls")
        self._tasks = [
            asyncio.create_task(self._goodbyes()),
            asyncio.create_task(self._heartbeat()),
        ]
        if not self._alone:
            self._tasks += [
                asyncio.create_task(self.engine.run()),
                asyncio.create_task(follow_stream(self._dir / f"{stream}.live", self.buffer)),
            ]
        log.info("the room is open on port %d%s", port, " with TLS" if self.certificate else "")
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
        web.should_exit = True
        for seat in house.audience.seats():
            seat.part({"kind": "closing"})
        for task in (*self._tasks, stopped):
            task.cancel()
        await asyncio.gather(*self._tasks, stopped, return_exceptions=True)
        await staff.close()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(serving, 2.5)
        if house.desk is not None:
            await house.desk.close()
        await self._chapters.close()
        (self._dir / "room.json").unlink(missing_ok=True)
        self.store.close()
        await self.audit.close()

    def _heard_of(self, now: Airing) -> None:
        if now.cover == CONSENT and not self._withdrawn:
            self._withdrawn = True
            self.audit.note("ConsentWithdrawn", case=self.show.case)

    def _door(self) -> socket.socket:
        """The listening socket. Any free port (0) stays the same over restarts, or pages would not find us again."""
        kept = self._dir / "room.port"
        if self.spec.port:
            return bound(self.spec.bind, self.spec.port)
        with contextlib.suppress(OSError, ValueError, OverflowError):
            return bound(self.spec.bind, int(kept.read_text("ascii")))
        door = bound(self.spec.bind, 0)
        kept.write_text(str(door.getsockname()[1]), "ascii")
        return door

    def block(self, names: Sequence[str]) -> None:
        """From now on these are the names that nobody may read; what was asked before keeps the marks it has."""
        self._names = BlockList(names)

    def _named(self, text: str) -> tuple[tuple[int, int], ...]:
        return self._names(text)

    def listed(self, message: ReplayList) -> None:
        """A new list of replays: whatever is new in it is read on a thread."""
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._read(message))

    async def _read(self, message: ReplayList) -> None:
        read: dict[str, Replay] = {}
        for granted in message.replays:
            found = self.replays.known(granted.id) or await asyncio.to_thread(self.replays.read, granted)
            if found is not None:
                read[granted.id] = found
        for what, ids in self.replays.set(message, read):
            for id in ids:
                self.audit.note(what, replay=id)

    def app_of(self) -> ASGIApp:
        house = self.house
        web = Web(house)

        async def missing(request: Request, error: Exception) -> Response:
            return web.message(request, "not_found", "", 404)

        async def failed(request: Request, error: Exception) -> Response:
            log.error("a request failed: %s", type(error).__name__)
            return web.message(request, "failed", "", 500)

        async def busy(request: Request, error: Exception) -> Response:
            return web.message(request, "failed", "", 503)

        routes = [
            *web.routes(), *StaffWeb(house, self.staff_token).routes(), *VodWeb(house, web, self.replays).routes(),
            *LiveLine(house).routes(), *(house.desk.routes() if house.desk is not None else ()),
        ]  # fmt: skip
        return Starlette(
            routes=routes,
            exception_handlers={404: missing, 405: missing, StoreFault: busy, 500: failed},
        )

    async def _goodbyes(self) -> None:
        """Sessions of who was revoked go from the disk too; in RAM they counted for nothing at once."""
        while True:
            await asyncio.sleep(0.2)
            while self.house.goodbyes:
                account = self.house.goodbyes.pop()
                with contextlib.suppress(StoreFault):
                    await self.house.sessions.end(account, REVOKED)

    async def _heartbeat(self) -> None:
        """Every page hears now and then what stands, should it have missed a word."""
        while True:
            await asyncio.sleep(4.0)
            self.house.audience.tell(self.house.state_words())

    def _write_address(self, port: int) -> None:
        """room.json, owner-only: where the room is, and staff's tokens."""
        house = self.house
        facts = {
            "url": house.address.url, "port": port, "tls": self.certificate is not None, "pid": os.getpid(),
            "fingerprint": house.address.fingerprint, "staff": self.staff_token, "tokens": self.tokens,
            "host": "" if ip_address(self.spec.bind).is_unspecified else self.spec.bind,
        }  # fmt: skip
        if self.certificate is not None:
            facts["certificate"] = str(self.certificate.chain)
        new = self._dir / "room.json.new"
        new.unlink(missing_ok=True)
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            json.dump(facts, file)
        new.replace(self._dir / "room.json")


def walls(app: ASGIApp, house: House, spec: RoomSpec, port: int) -> ASGIApp:
    """The hot road in front of the pages, the armor around the pages."""
    names = {name for name in (spec.host, "localhost", "127.0.0.1", "[::1]", spec.bind) if name}
    hosts = {f"{name}:{port}" for name in names} | names
    armored = Armor(app, hosts, any_address=not spec.host and ip_address(spec.bind).is_unspecified, tls=house.tls)
    return LiveDoor(armored, house.buffer, house.cookie, house.admits)


def _certificate(spec: RoomSpec, state_dir: Path, show_dir: Path) -> Certificate | None:
    """TLS as soon as the room can be reached from elsewhere, or a certificate is given. Raises CannotStart."""
    try:
        if spec.certificate:
            return given(show_dir / spec.certificate, show_dir / spec.certificate_key)
        if ip_address(spec.bind).is_loopback:
            return None
        names = [name for name in (spec.host, "localhost", "127.0.0.1") if name]
        if not ip_address(spec.bind).is_unspecified:
            names.append(spec.bind)
        return self_made(state_dir, names)
    except (NoCertificate, OSError) as error:
        raise CannotStart(str(error)) from None


def _url(spec: RoomSpec, port: int, tls: bool) -> str:
    """What viewers type."""
    host = spec.host or (outward() or "localhost" if ip_address(spec.bind).is_unspecified else spec.bind)
    host = f"[{host}]" if ":" in host else host
    usual = port == (443 if tls else 80) or bool(spec.proxy)
    return f"{'https' if tls else 'http'}://{host}" + ("" if usual else f":{port}")


def outward() -> str:
    """The address by which this machine is known to others, "" without a network. Nothing is sent."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as unsent:
        unsent.connect(("192.0.2.1", 9))  # an address for documents, which is nobody's
        return str(unsent.getsockname()[0])
    return ""


def _rehearsal_key(state_dir: Path) -> str:
    """A rehearsal's own key, owner-only beside its database: it seals nobody's real name."""
    path = state_dir / "room-rehearsal.key"
    try:
        return path.read_text("ascii")
    except FileNotFoundError:
        key = secrets.token_hex(KEY)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(key)
        return key


async def _main(name: str, state_dir: str) -> int:
    line = SupervisorLine(state_dir, name, os.getpid())
    talking = asyncio.create_task(line.run())
    stopped = asyncio.create_task(line.stop.wait())
    try:
        either: list[asyncio.Future[Any]] = [line.configured, stopped]
        await asyncio.wait(either, timeout=_CONFIGURED_WITHIN, return_when=asyncio.FIRST_COMPLETED)
        if not line.configured.done():
            return 0 if line.stop.is_set() else 1
        configure: Configure = line.configured.result()
        if configure.show.room is None:
            return 1
        turn = Turn(Path(configure.state_dir))  # held until this process ends
        if not await turn.demand():
            log.error("another room serves in this state directory and does not make way")
            return 1
        try:
            room = Room(configure.show, Path(configure.state_dir), Path(configure.show_dir),
                        configure.secrets.get(SECRETS, {}), configure.block_list, configure.audit_seed)  # fmt: skip
            line.listed = room.listed
            line.named = room.block
            room.opened = lambda told: setattr(line, "note", told)
            await room.run(line.stop)
        except CannotStart as why:
            log.error("%s", why)
            line.note = str(why)
            await line.fault(str(why))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(stopped), 3.0)
            return 0 if line.stop.is_set() else 1
        return 0
    finally:
        for task in (talking, stopped):
            task.cancel()
        await asyncio.gather(talking, stopped, return_exceptions=True)


def main(name: str, state_dir: str) -> int:
    """Entry of the process; 0 on a clean stop."""
    return asyncio.run(_main(name, state_dir))
