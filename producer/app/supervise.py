"""The supervisor: who runs. It makes the shared memory, starts engine, cameras and outputs, hands each its part of the
show and its secrets, watches their beats, starts again what ends, and takes everything away at the end.

Owner: one event loop of `producer run` (or rehearse, console). One thread beside it, for what may wait for a disk or
the kernel: SQLite and measuring; a slow disk must not look like a dead camera. Nothing of the show runs in here: if
this process is killed, everything else goes on, and the next supervisor of the same show adopts it.

Order of the end: the engine first (it closes the outputs), then outputs, cameras and ears, then whoever has not ended
is killed; 5 s at most. A second call of `stop` does not wait.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
import os
import secrets as chance
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from producer.app import measure, swapcheck
from producer.app.adopt import left_running
from producer.app.blocklistkeep import KeptNames
from producer.app.casefile import CaseRefused, note_withdrawal
from producer.app.casewatch import CaseWatch
from producer.app.entries import ENTRIES
from producer.app.hub import Hub, Line
from producer.app.linefits import line_refusal
from producer.app.logs import show_id
from producer.app.rings import PREFIX, Rings, forget
from producer.app.starter import Starter, StartFault, starters
from producer.app.state import Runner, Running, StateDir, StateFault, show_digest
from producer.app.tree import ENGINE, ROOM, ROOM_SECRETS, Child, Plan
from producer.app.watch import BEAT, ENGINE_BEAT, ENGINE_LONGEST, OUTPUT_BEAT, Verdict, Watch
from producer.core.timebase import TICK_RATE
from producer.engine.clock import now
from producer.media import cutflag, shm
from producer.wire import processes as p
from producer.wire.health import ProcessHealth

log = logging.getLogger("producer.supervisor")

TURN = 0.1
"""Seconds between two looks at the beats."""
ORDERS_AT = 2
"""Beat after which a child hears what to publish: it is configured by then."""
MEMORY_EVERY = 5
"""Memory is counted at every so-many-th look only: the kernel walks all pages for it."""
ENGINE_ENDS, ALL_END = 3.0, 4.5
"""Seconds after the word to stop."""
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_LATE = TICK_RATE
"""If a look at the beats comes so late, the machine slept and nobody is to blame."""


class Supervisor:
    """One show, from `start` to `stop`."""

    def __init__(self, plan: Plan, state: StateDir, servers: dict[str, Starter] | None = None) -> None:
        self.plan, self._state = plan, state
        self.children = {(kind, name): Child(kind, name, _watch_of(kind)) for kind, name in plan.children()}
        self.ended = asyncio.Event()
        """Everything is over."""
        self.stop_asked = asyncio.Event()
        """Somebody wants the end; who runs us calls `stop`."""
        self._servers = servers if servers is not None else starters(self._exited)
        self._own_servers = servers is None
        self._run = chance.token_hex(4)
        self._owner = os.getpid()
        self._rings: Rings | None = None
        self._kept_rings: dict[str, str] | None = None
        self._old_pictures: tuple[p.PublishPicture, ...] = ()
        self._lease_until: int | None = None
        """House time at which the open clean picture is closed unless the engine says it again."""
        self._hub = Hub(state.path / "app.sock", self._opened, self._said, self._closed)
        self._exits: dict[int, asyncio.Future[int | None]] = {}
        self._standing: p.Standing | None = None
        """Where the show stood by the engine's last word; kept in memory: if we die too, it starts off air."""
        self._own_costs: dict[tuple[str, str], measure.Cost | None] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._thread = ThreadPoolExecutor(1, "supervisor-disk")
        self._stopping = False
        self.note = ""
        """What a person should know of what was found at the start; stands in every health table."""
        self._masks: dict[str, p.StoredMasks] = {}
        """What is on disk; kept here too, because the loop does not read from a disk."""
        self._edits: set[asyncio.Task[None]] = set()
        self._cases = CaseWatch(Path(plan.show_dir) / plan.show.case_file, plan.case)
        self._withdrawn = False
        """Consent was withdrawn, and that is on disk."""
        self.withdrawn = asyncio.Event()
        """Consent to the case was withdrawn: nothing of it may be replayed any more."""
        self._bars = swapcheck.machine_bars()
        """What of this machine forbids to show a patient."""
        self._names = KeptNames(plan.show.case, plan.block_list, "")

    # -- start --------------------------------------------------------------------------------------------------------
    async def start(self) -> None:
        """Make the memory, start everything. Raises StateFault or OSError in plain words and leaves nothing of ours."""
        self._state.open_masks(self.plan.show)
        self._withdrawn = self.plan.case is not None and self._state.withdrawn(self.plan.show.case)
        if self._withdrawn:
            self.withdrawn.set()  # the end of an earlier run may have come before its replays were taken back
        await self._adopt()
        refused = line_refusal(self.plan.show) if self._kept_rings is None else ""
        if refused:
            raise StateFault(refused)
        self._masks = {each.source: each for each in self._state.masks(self.plan.show, self._run)}
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
        self._tasks = [asyncio.create_task(self._keep(child)) for child in self.children.values()]
        self._tasks += [asyncio.create_task(self._watch()), asyncio.create_task(self._measure())]
        self._write_running()
        self._write_flag()

    def _write_flag(self) -> None:
        """Where a local stop finds the cut flag: before anything can be on air, and again after an adoption."""
        assert self._rings is not None
        name = self._rings.names.get(p.CUT_FLAG, "")
        with open(self._state.path / cutflag.FILE, "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(name)

    async def _adopt(self) -> None:
        """Take over what a supervisor that died left running."""
        before = self._state.read_running()
        self._names = KeptNames(self.plan.show.case, self.plan.block_list, before.block_list if before else "")
        found = await left_running(self._state, self.plan.show)
        if found is None:
            return
        self._run, self._owner = found.run, found.owner
        self._kept_rings, self._old_pictures = found.rings, found.pictures
        for each in found.children:
            child = self.children.get((each.kind, each.name))
            if child is not None:
                child.pid, child.born = each.pid, each.born
                child.watch.started(now())

    # -- processes ----------------------------------------------------------------------------------------------------
    async def _keep(self, child: Child) -> None:
        """Have `child` running until the end."""
        stamp = show_id(self.plan.show)
        server = self._servers[ENTRIES[child.kind].server]
        while not self._stopping:
            status: int | None = 71
            try:
                if not child.pid:
                    child.watch.started(now())
                    child.pid = await server.start(child.kind, child.name, str(self._state.path), stamp)
                    child.born, child.fault = measure.born(child.pid), ""
                    self._write_running()
                status = await self._exit(child.pid)
            except StartFault as fault:
                child.fault = str(fault)
            self._exits.pop(child.pid, None)
            child.pid, child.line, child.born = 0, None, 0.0
            if self._stopping:
                return
            wait = child.watch.ended(now(), status)
            log.warning("%s: %s", child.stem, child.watch.note)
            await asyncio.sleep(wait / TICK_RATE)

    def _exit(self, pid: int) -> asyncio.Future[int | None]:
        """Its end, which may have been heard of before the number came back."""
        if pid not in self._exits:
            self._exits[pid] = asyncio.get_running_loop().create_future()
        return self._exits[pid]

    def _exited(self, pid: int, status: int | None) -> None:
        future = self._exit(pid)
        if not future.done():
            future.set_result(status)

    async def _watch(self) -> None:
        last, turn = now(), 0
        missing: dict[int, int] = {}
        while True:
            await asyncio.sleep(TURN)
            moment, turn = now(), turn + 1
            if self._lease_until is not None and moment >= self._lease_until:
                self._lease("", 0)  # the engine did not say it again: it is gone, or the five minutes are over
            for child in self.children.values():
                if not child.pid:
                    continue
                if moment - last > _LATE:
                    child.watch.forgive(moment)
                match child.watch.verdict(moment):
                    case Verdict.DUMP:
                        log.warning("%s does not beat: its stacks go to its .err file", child.stem)
                        self._signal(child, getattr(signal, "SIGUSR1", signal.SIGTERM))
                    case Verdict.KILL:
                        log.warning("%s is killed", child.stem)
                        self._signal(child, KILL)
                if turn % 5 == 0:  # adopted ones, and those of a dead forkserver: nobody else tells of their end
                    gone = child.born and measure.born(child.pid) != child.born
                    missing[child.pid] = missing.get(child.pid, 0) + 1 if gone else 0
                    if missing[child.pid] >= 2:
                        self._exited(child.pid, None)
            last = moment

    def _signal(self, child: Child, number: int) -> None:
        """Signal it; a kill reaches what it has started as well, for it leads its own session."""
        if not child.pid or measure.born(child.pid) != child.born:
            return
        if number == KILL and hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):  # forked just now: it leads nothing yet
                os.killpg(child.pid, number)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child.pid, number)

    async def _measure(self) -> None:
        loop = asyncio.get_running_loop()
        last, turn = now(), 0
        while True:
            await asyncio.sleep(1.0)
            turn += 1
            pids = {key: child.pid for key, child in self.children.items() if child.pid}
            pids |= {key: pid for key, pid in self._own()}
            known = (
                {} if turn % MEMORY_EVERY == 1 else {**self._own_costs, **{k: c.cost for k, c in self.children.items()}}
            )
            costs = await loop.run_in_executor(self._thread, _costs, pids, known)
            self._own_costs = {key: costs.pop(key) for key, _ in self._own() if key in costs}
            moment = now()
            for key, cost in costs.items():
                child = self.children[key]
                if cost is not None and child.cost is not None and cost.cpu_ms >= child.cost.cpu_ms:
                    child.permille = (cost.cpu_ms - child.cost.cpu_ms) * TICK_RATE // max(1, moment - last)
                child.cost = cost
            last = moment
            self._bars = await loop.run_in_executor(self._thread, swapcheck.machine_bars)
            changed = await loop.run_in_executor(self._thread, self._cases.look)
            if self._cases.case is not None and (changed is not None or turn % MEMORY_EVERY == 1):
                self._tell(ENGINE, p.CaseChanged(self._cases.case))  # an adopted engine may know an older one
            self._tell(ENGINE, p.Measured(self.processes(), self._barred()))

    def processes(self) -> tuple[ProcessHealth, ...]:
        """Everybody, ourselves and the forkservers too, as of the last measure."""
        found = []
        for child in self.children.values():
            cost = child.cost or measure.Cost(0, 0)
            note = child.watch.note or child.note or child.fault
            found.append(ProcessHealth(child.kind, child.name, child.pid, cost.cpu_ms, child.permille, cost.pss_kb,
                                       child.watch.restarts, note))  # fmt: skip
        own = self._names.lost or self.note or self._cases.fault
        for (kind, name), pid in self._own():
            cost = self._own_costs.get((kind, name)) or measure.Cost(0, 0)
            found.append(ProcessHealth(kind, name, pid, cost.cpu_ms, 0, cost.pss_kb,
                                       note=own if kind == "app" else ""))  # fmt: skip
        return tuple(found)

    def _barred(self) -> tuple[str, ...]:
        """What of this machine, and of what was lost here, forbids to show a patient."""
        return (*self._bars, self._names.lost) if self._names.lost else self._bars

    def _own(self) -> list[tuple[tuple[str, str], int]]:
        """Ourselves and the forkservers."""
        servers = [(("forkserver", name), server.pid) for name, server in self._servers.items() if server.pid]
        return [(("app", "supervisor"), os.getpid()), *servers]

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
        child = next((each for each in self.children.values() if each.line is line), None)
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
                    self._hold(asyncio.create_task(self._note_withdrawal(message.withdrawn)))
            case p.StoreMasks() if child and child.kind == "engine":
                self._hold(asyncio.create_task(self._store(message)))
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
        for child in self.children.values():
            if child.line is line:
                child.line = None
        self._unpublish(line, None)

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
            self._tell(who, p.BlockedNames(self._names.names))

    def _hold(self, task: asyncio.Task[None]) -> None:
        """Let it end before we do."""
        self._edits.add(task)
        task.add_done_callback(self._edits.discard)

    async def _note_withdrawal(self, reason: str) -> None:
        """On disk, twice: here, so that no start with an older case file forgets it, and in the case file."""
        self.withdrawn.set()
        if self._withdrawn:
            self._tell(ENGINE, p.WithdrawalStored())
            return
        loop, plan, moment = asyncio.get_running_loop(), self.plan, int(time.time())
        file = Path(plan.show_dir) / plan.show.case_file
        try:
            await loop.run_in_executor(self._thread, self._state.store_withdrawal, plan.show.case, moment, reason)
        except StateFault as fault:
            log.error("%s", fault)  # not acknowledged: the engine says it again within 2 s
            return
        self._withdrawn = True
        self._tell(ENGINE, p.WithdrawalStored())
        try:
            await loop.run_in_executor(self._thread, note_withdrawal, file, moment)
        except (CaseRefused, OSError) as fault:
            log.error("the withdrawal of consent does not stand in the case file (%s)", type(fault).__name__)

    async def _store(self, edit: p.StoreMasks) -> None:
        """One thread, so edits reach the disk in the order they came."""
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._state.store_masks, self._run, edit)
        except StateFault as fault:
            log.error("%s", fault)  # not acknowledged: the engine goes on asking, and says so
            return
        self._masks[edit.source] = p.StoredMasks(edit.source, edit.masks, edit.confirmed, edit.covered)
        self._tell(ENGINE, p.MasksStored(edit.revision))

    def _configure(self, child: Child) -> p.Configure:
        assert self._rings is not None
        plan = self.plan
        rings = {
            "engine": self._rings.names,
            "camera": self._rings.of_source(child.name),
            "ears": {name: self._rings.names[name] for name in (p.LISTEN_BUS,)},
        }.get(child.kind, {})
        own = own_secrets(plan.secrets, child)
        masks = tuple(self._masks.values()) if child.kind == "engine" else ()
        found = p.Configure(plan.show, own, dict(rings), plan.show_dir, str(self._state.path), plan.paced, masks,
                            child.watch.restarts, self._standing if child.kind == "engine" else None)  # fmt: skip
        names = self._names.names
        if child.kind == "room":
            return replace(found, block_list=names, audit_seed=plan.audit_seed)
        if child.kind != "engine":
            return found
        return replace(found, audit_seed=plan.audit_seed, machine=self._barred(), case=self._cases.case,
                       block_list=names, withdrawn=self._withdrawn)  # fmt: skip

    def _publisher(self, what: str) -> tuple[str, str]:
        return ENGINE if what in (p.PROGRAM, p.AUDIENCE) else ("camera", what.removeprefix(p.CLEAN))

    def _orders(self, child: Child) -> list[object]:
        """What a child that has just come is to publish, and what its last supervisor asked for and we do not."""
        assert self._rings is not None
        mine = (child.kind, child.name)
        old = [p.UnpublishPicture(o.what, o.segment) for o in self._old_pictures if self._publisher(o.what) == mine]
        # One that ran before us, or was just being configured when a person gave other names.
        names = [p.BlockedNames(self._names.names)] if mine in (ENGINE, ROOM) and self._names.names else []
        return [*names, *old, *self._rings.orders(lambda what: self._publisher(what) == mine)]

    def _open_picture(self, line: Line, ask: p.OpenPicture) -> None:
        assert self._rings is not None
        order = self._rings.open(ask, line)
        if isinstance(order, str):
            line.post(p.PictureOpened(ask.id, "", order))
            return
        self._tell(self._publisher(ask.what), order)
        line.post(p.PictureOpened(ask.id, order.segment))

    def _lease(self, source: str, until: int) -> None:
        """The clean picture of `source` ("": of none) may be open until house time `until`."""
        self._lease_until = until if source else None
        if self._rings is not None:
            for order in self._rings.lease(source):
                self._tell(self._publisher(order.what), p.UnpublishPicture(order.what, order.segment))

    def _unpublish(self, line: Line, segment: str | None) -> None:
        if self._rings is not None:
            for order in self._rings.close(line, segment):
                self._tell(self._publisher(order.what), p.UnpublishPicture(order.what, order.segment))

    def tell_room(self, message: p.ReplayList) -> None:
        """What may be replayed now, if there is a room."""
        self._tell(ROOM, message)

    def _tell(self, who: tuple[str, str], message: object) -> None:
        child = self.children.get(who)
        if child is not None and child.line is not None:
            child.line.post(message)

    def _write_running(self) -> None:
        assert self._rings is not None
        runners = tuple(Runner(c.kind, c.name, c.pid, c.born) for c in self.children.values() if c.pid)
        pictures = tuple(self._rings.orders(lambda what: True))
        digest = show_digest(self.plan.show)
        self._state.write_running(Running(self._owner, self._run, digest, dict(self._rings.names), pictures, runners,
                                          self._names.case))  # fmt: skip

    # -- end ----------------------------------------------------------------------------------------------------------
    async def stop(self) -> None:
        """End everything, 5 s at most; called again, kill at once. Returns when all is over."""
        if self._stopping:
            for child in self.children.values():
                self._signal(child, KILL)
            await self.ended.wait()
            return
        self._stopping = True
        began = asyncio.get_running_loop().time()
        self._ask_to_end(self.children[ENGINE])
        await self._gone([self.children[ENGINE]], began + ENGINE_ENDS)
        for child in self.children.values():
            self._ask_to_end(child)
        await self._gone(list(self.children.values()), began + ALL_END)
        for child in self.children.values():
            self._signal(child, KILL)
        await self._gone(list(self.children.values()), began + ALL_END + 1.0)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._edits:
            await asyncio.wait(self._edits, timeout=1.0)
        await self._hub.close()
        if self._own_servers:
            await asyncio.gather(*(server.close() for server in set(self._servers.values())))
        self._thread.shutdown(wait=True)
        if self._rings is not None:
            self._rings.unlink_all()
        for leftover in ("engine.sock", "packets.sock", "engine.json", cutflag.FILE):
            (self._state.path / leftover).unlink(missing_ok=True)
        self._state.forget_running()
        self.ended.set()

    def _ask_to_end(self, child: Child) -> None:
        if child.line is not None:
            child.line.post(p.StopChild())
        else:
            self._signal(child, signal.SIGTERM)  # it has not said hello: nothing to close in order

    async def _gone(self, children: list[Child], until: float) -> None:
        """Wait until all of `children` have ended, or `until`."""
        loop = asyncio.get_running_loop()
        while any(child.pid for child in children) and loop.time() < until:
            await asyncio.sleep(0.02)


def _watch_of(kind: str) -> Watch:
    if kind == "engine":
        return Watch(ENGINE_BEAT, ENGINE_LONGEST)
    return Watch(OUTPUT_BEAT if kind == "output" else BEAT)


def own_secrets(secrets: dict[str, dict[str, str]], child: Child) -> dict[str, dict[str, str]]:
    """Of all secrets those of `child`: of a camera or output by its id, of the room by a name that nobody can have."""
    name = {"camera": child.name, "output": child.name, "room": ROOM_SECRETS}.get(child.kind, "")
    return {name: secrets[name]} if name in secrets else {}


def _costs(
    pids: dict[tuple[str, str], int], known: dict[tuple[str, str], measure.Cost | None]
) -> dict[tuple[str, str], measure.Cost | None]:
    return {key: measure.cost(pid, known.get(key)) for key, pid in pids.items()}
