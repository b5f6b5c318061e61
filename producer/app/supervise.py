"""The supervisor: it makes the shared memory, hands each process its part of the show and its secrets, answers what
processes and consoles ask of it, and takes everything away at the end.

Owner: one event loop of `producer run` (or rehearse, console). One thread beside it, for what may wait for a disk or
the kernel: SQLite and measuring; a slow disk must not look like a dead camera. Nothing of the show runs in here: if
this process is killed, everything else goes on, and the next supervisor of the same show adopts it. Who runs is kept in
`app.children`, what reaches the disk in `app.ondisk`. A second call of `stop` does not wait.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import os
import secrets as chance
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from producer.app import measure, swapcheck
from producer.app.adopt import left_running
from producer.app.blocklistkeep import KeptNames
from producer.app.casewatch import CaseWatch
from producer.app.children import Children
from producer.app.costs import Costs
from producer.app.hub import Hub, Line
from producer.app.linefits import line_refusal
from producer.app.ondisk import OnDisk
from producer.app.rings import PREFIX, Rings, forget
from producer.app.starter import Starter
from producer.app.state import Running, StateDir, StateFault, show_digest
from producer.app.tree import ENGINE, ROOM, ROOM_SECRETS, Child, Plan
from producer.engine.clock import now
from producer.media import cutflag, shm
from producer.wire import processes as p
from producer.wire.health import ProcessHealth

log = logging.getLogger("producer.supervisor")

TURN = 0.1
"""Seconds between two looks at the beats."""
ORDERS_AT = 2
"""Beat after which a child hears what to publish: it is configured by then."""
CASE_EVERY = 5
"""The engine is told the case at every so-many-th measure too: an adopted one may know an older one."""
OWN = ("app", "supervisor")


class Supervisor:
    """One show, from `start` to `stop`."""

    def __init__(self, plan: Plan, state: StateDir, servers: dict[str, Starter] | None = None) -> None:
        self.plan, self._state = plan, state
        self.children = Children(plan, str(state.path), self._write_running, servers)
        self.ended = asyncio.Event()
        """Everything is over."""
        self.stop_asked = asyncio.Event()
        """Somebody wants the end; who runs us calls `stop`."""
        self._run = chance.token_hex(4)
        self._owner = os.getpid()
        self._rings: Rings | None = None
        self._kept_rings: dict[str, str] | None = None
        self._old_pictures: tuple[p.PublishPicture, ...] = ()
        self._lease_until: int | None = None
        """House time at which the open clean picture is closed unless the engine says it again."""
        self._hub = Hub(state.path / "app.sock", self._opened, self._said, self._closed)
        self._standing: p.Standing | None = None
        """Where the show stood by the engine's last word; kept in memory: if we die too, it starts off air."""
        self._costs = Costs()
        self._tasks: list[asyncio.Task[None]] = []
        self._thread = ThreadPoolExecutor(1, "supervisor-disk")
        self._stopping = False
        self.note = ""
        """What a person should know of what was found at the start; stands in every health table."""
        self._disk = OnDisk(plan, state, self._thread, functools.partial(self.children.tell, ENGINE))
        self.withdrawn = self._disk.withdrawn
        """Consent to the case was withdrawn: nothing of it may be replayed any more."""
        self._cases = CaseWatch(Path(plan.show_dir) / plan.show.case_file, plan.case)
        self._bars = swapcheck.machine_bars()
        """What of this machine forbids to show a patient."""
        self._names = KeptNames(plan.show.case, plan.block_list, "")

    # -- start --------------------------------------------------------------------------------------------------------
    async def start(self) -> None:
        """Make the memory, start everything. Raises StateFault or OSError in plain words and leaves nothing of ours."""
        self._disk.open()
        await self._adopt()
        refused = line_refusal(self.plan.show) if self._kept_rings is None else ""
        if refused:
            raise StateFault(refused)
        self._disk.read_masks(self._run)
        # Not the memory of another show that goes on without its supervisor.
        in_use = functools.cache(lambda: measure.owners_in_use(PREFIX) | shm.owners_in_use(PREFIX))
        swept = shm.sweep(PREFIX, lambda pid: pid == self._owner or measure.alive(pid) or pid in in_use())
        if swept:
            log.info("%d segments of a dead supervisor were taken away", len(swept))
        self._rings = Rings(self._owner, self._run, self.plan.show, self.plan.blind, self._kept_rings)
        try:
            lacking = self._rings.open_defaults(self) if self.plan.pictures else ""
            if lacking:
                raise StateFault(lacking)
            await self._hub.open()
        except (OSError, StateFault):
            self._rings.give_up()
            raise
        for order in self._old_pictures:  # their publishers are told when they come
            forget(order)
        self._tasks = self.children.keep()
        self._tasks += [asyncio.create_task(self._watch()), asyncio.create_task(self._measure())]
        self._write_running()
        self._write_flag()

    async def _adopt(self) -> None:
        """Take over what a supervisor that died left running."""
        before = self._state.read_running()
        self._names = KeptNames(self.plan.show.case, self.plan.block_list, before.block_list if before else "")
        found = await left_running(self._state, self.plan.show)
        if found is None:
            return
        self._run, self._owner = found.run, found.owner
        self._kept_rings, self._old_pictures = found.rings, found.pictures
        self.children.adopt(found.children)

    def _write_running(self) -> None:
        """What the next supervisor has to know to adopt everything."""
        assert self._rings is not None
        pictures = tuple(self._rings.orders(lambda what: True))
        digest = show_digest(self.plan.show)
        self._state.write_running(Running(self._owner, self._run, digest, dict(self._rings.names), pictures,
                                          self.children.runners(), self._names.case))  # fmt: skip

    def _write_flag(self) -> None:
        """Where a local stop finds the cut flag: before anything can be on air, and again after an adoption."""
        assert self._rings is not None
        name = self._rings.names.get(p.CUT_FLAG, "")
        with open(self._state.path / cutflag.FILE, "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(name)

    # -- watch --------------------------------------------------------------------------------------------------------
    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(TURN)
            moment = now()
            if self._lease_until is not None and moment >= self._lease_until:
                self._lease("", 0)  # the engine did not say it again: it is gone, or the five minutes are over
            self.children.look(moment)

    async def _measure(self) -> None:
        loop = asyncio.get_running_loop()
        turn = 0
        while True:
            await asyncio.sleep(1.0)
            turn += 1
            pids = {(child.kind, child.name): child.pid for child in self.children if child.pid}
            await self._costs.count({**pids, **self._own()}, self._thread)
            self._bars = await loop.run_in_executor(self._thread, swapcheck.machine_bars)
            changed = await loop.run_in_executor(self._thread, self._cases.look)
            if self._cases.case is not None and (changed is not None or turn % CASE_EVERY == 1):
                self.children.tell(ENGINE, p.CaseChanged(self._cases.case))
            self.children.tell(ENGINE, p.Measured(self.processes(), self._barred()))

    def processes(self) -> tuple[ProcessHealth, ...]:
        """Everybody, ourselves and the forkservers too, as of the last measure."""
        found = [
            self._costs.row((child.kind, child.name), child.pid, child.watch.restarts,
                            child.watch.note or child.note or child.fault)
            for child in self.children
        ]  # fmt: skip
        note = self._names.lost or self.note or self._cases.fault
        return (
            *found,
            *(self._costs.row(who, pid, note=note if who == OWN else "") for who, pid in self._own().items()),
        )

    def _own(self) -> dict[tuple[str, str], int]:
        """Ourselves and the forkservers."""
        return {OWN: os.getpid(), **self.children.server_pids()}

    def _barred(self) -> tuple[str, ...]:
        """What of this machine, and of what was lost here, forbids to show a patient."""
        return (*self._bars, self._names.lost) if self._names.lost else self._bars

    # -- words --------------------------------------------------------------------------------------------------------
    def _opened(self, line: Line, first: object) -> bool:
        match first:
            case p.ChildHello(kind=kind, name=name, pid=pid, generation=generation, block_list=held):
                child = self.children.get((kind, name))
                if child is None or child.pid != pid:
                    return False  # not ours, or its number has not come back yet: it tries again at once
                child.line, child.beats = line, 0
                child.watch.heard(now())
                if (kind, name) in (ENGINE, ROOM) and self._names.handed_back(held):
                    log.warning("%s still held the block list of names and handed it back", child.stem)
                    self._pass_names()
                if child.generation != generation:
                    child.generation = generation
                    line.post(self._configure(child))
                return True
            case p.ClientHello():
                line.post(p.Processes(self.plan.show.case, self.processes()))
                return True
        return False

    def _said(self, line: Line, message: object) -> None:
        child = self.children.on(line)
        match message:
            case p.Beat(note=note) if child:
                child.watch.heard(now())
                child.note, child.beats = note, child.beats + 1
                if child.beats == ORDERS_AT:
                    for order in self._orders(child):
                        line.post(order)
            case p.Fault(text=text) if child:
                child.fault = text
                log.warning("%s: %s", child.stem, text)
            case p.Standing() if child and child.kind == "engine":
                self._standing = message
                if message.withdrawn and self.plan.case is None:  # a drill in a rehearsal leaves nothing behind
                    line.post(p.WithdrawalStored())
                elif message.withdrawn:
                    self._disk.withdraw(message.withdrawn)
            case p.StoreMasks() if child and child.kind == "engine":
                self._disk.store(message)
            case p.CleanLease(source=source, until=until) if child and child.kind == "engine":
                self._lease(source, until)
            case p.BlockedNames(names=names) if not child:
                self._give_names(line, names)
            case p.OpenPicture() if not child:
                self._open_picture(line, message)
            case p.ClosePicture(segment=segment) if not child:
                self._unpublish(line, segment)
            case p.AskProcesses():
                line.post(p.Processes(self.plan.show.case, self.processes()))
            case p.Shutdown() if not child:
                self.stop_asked.set()
            case _:
                log.warning("%s is not expected here", type(message).__name__)

    def _closed(self, line: Line) -> None:
        child = self.children.on(line)
        if child is not None:
            child.line = None
        self._unpublish(line, None)

    def tell_room(self, message: p.ReplayList) -> None:
        """What may be replayed now, if there is a room."""
        self.children.tell(ROOM, message)

    def _configure(self, child: Child) -> p.Configure:
        """The part of the show that `child` gets, and its secrets."""
        assert self._rings is not None
        plan, disk = self.plan, self._disk
        rings = {
            "engine": self._rings.names,
            "camera": self._rings.of_source(child.name),
            "ears": {name: self._rings.names[name] for name in (p.LISTEN_BUS,)},
        }.get(child.kind, {})
        own = own_secrets(plan.secrets, child)
        masks = tuple(disk.masks.values()) if child.kind == "engine" else ()
        found = p.Configure(plan.show, own, dict(rings), plan.show_dir, str(self._state.path), plan.paced, masks,
                            child.watch.restarts, self._standing if child.kind == "engine" else None)  # fmt: skip
        names = self._names.names
        if child.kind == "room":
            return replace(found, block_list=names, audit_seed=plan.audit_seed)
        if child.kind != "engine":
            return found
        return replace(found, audit_seed=plan.audit_seed, machine=self._barred(), case=self._cases.case,
                       block_list=names, withdrawn=disk.withdrawal_stored)  # fmt: skip

    # -- the block list -----------------------------------------------------------------------------------------------
    def _give_names(self, line: Line, names: tuple[str, ...]) -> None:
        """A person gives the block list, while the show runs."""
        reason = self._names.give(names)
        if not reason:
            self._pass_names()
            self._write_running()
        line.post(p.NamesTaken(len(self._names.names), reason))

    def _pass_names(self) -> None:
        """To everybody who reads or shows what people write."""
        for who in (ENGINE, ROOM):
            self.children.tell(who, p.BlockedNames(self._names.names))

    # -- small pictures -----------------------------------------------------------------------------------------------
    def _orders(self, child: Child) -> list[object]:
        """What a child that has just come is to publish, and what its last supervisor asked for and we do not."""
        assert self._rings is not None
        mine = (child.kind, child.name)
        old = [p.UnpublishPicture(o.what, o.segment) for o in self._old_pictures if _publisher(o.what) == mine]
        # One that ran before us, or was just being configured when a person gave other names.
        names = [p.BlockedNames(self._names.names)] if mine in (ENGINE, ROOM) and self._names.names else []
        return [*names, *old, *self._rings.orders(lambda what: _publisher(what) == mine)]

    def _open_picture(self, line: Line, ask: p.OpenPicture) -> None:
        assert self._rings is not None
        order = self._rings.open(ask, line)
        if isinstance(order, str):
            line.post(p.PictureOpened(ask.id, "", order))
            return
        self.children.tell(_publisher(ask.what), order)
        line.post(p.PictureOpened(ask.id, order.segment))

    def _lease(self, source: str, until: int) -> None:
        """The clean picture of `source` ("": of none) may be open until house time `until`."""
        self._lease_until = until if source else None
        if self._rings is not None:
            self._tell_closed(self._rings.lease(source))

    def _unpublish(self, line: Line, segment: str | None) -> None:
        if self._rings is not None:
            self._tell_closed(self._rings.close(line, segment))

    def _tell_closed(self, orders: list[p.PublishPicture]) -> None:
        for order in orders:
            self.children.tell(_publisher(order.what), p.UnpublishPicture(order.what, order.segment))

    # -- end ----------------------------------------------------------------------------------------------------------
    async def stop(self) -> None:
        """End everything, 5 s at most; called again, kill at once. Returns when all is over."""
        if self._stopping:
            self.children.kill()
            await self.ended.wait()
            return
        self._stopping = True
        await self.children.end()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._disk.close()
        await self._hub.close()
        await self.children.close()
        self._thread.shutdown(wait=True)
        if self._rings is not None:
            self._rings.unlink_all()
        for leftover in ("engine.sock", "packets.sock", "engine.json", cutflag.FILE):
            (self._state.path / leftover).unlink(missing_ok=True)
        self._state.forget_running()
        self.ended.set()


def _publisher(what: str) -> tuple[str, str]:
    """Who draws the small picture `what`."""
    return ENGINE if what in (p.PROGRAM, p.AUDIENCE) else ("camera", what.removeprefix(p.CLEAN))


def own_secrets(secrets: dict[str, dict[str, str]], child: Child) -> dict[str, dict[str, str]]:
    """Of all secrets those of `child`: of a camera or output by its id, of the room by a name that nobody can have."""
    name = {"camera": child.name, "output": child.name, "room": ROOM_SECRETS}.get(child.kind, "")
    return {name: secrets[name]} if name in secrets else {}
