"""The processes of one show: each is started, killed when it is stuck, started again when it ends, and ended last.

Owner: the supervisor's event loop. What a child says is the supervisor's business; here counts only that it gives signs
of life (`Child.watch`). One that a dead supervisor left has its pid already: it is watched, not started.

Order of the end: the engine first (it closes the outputs), then outputs, cameras and ears, then whoever has not ended
is killed; 5 s at most.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Callable, Iterable, Iterator

from producer.app import measure
from producer.app.entries import ENTRIES
from producer.app.hub import Line
from producer.app.logs import show_id
from producer.app.starter import Starter, StartFault, starters
from producer.app.state import Runner
from producer.app.tree import ENGINE, Child, Plan
from producer.app.watch import BEAT, ENGINE_BEAT, ENGINE_LONGEST, OUTPUT_BEAT, Verdict, Watch
from producer.core.timebase import TICK_RATE, Ticks
from producer.engine.clock import now
from producer.wire.processes import StopChild

log = logging.getLogger("producer.supervisor")

ENGINE_ENDS, ALL_END = 3.0, 4.5
"""Seconds after the word to stop."""
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_LATE = TICK_RATE
"""If a look at the beats comes so late, the machine slept and nobody is to blame."""
_GONE_EVERY = 5
"""Whether a process is still there is asked at every so-many-th look."""


class Children:
    """All of `plan`, by kind and name. `changed`: one runs that did not, and whoever adopts has to know of it. It may
    raise OSError."""

    def __init__(
        self, plan: Plan, state_dir: str, changed: Callable[[], None], servers: dict[str, Starter] | None = None
    ) -> None:
        self._all = {(kind, name): Child(kind, name, _watch_of(kind)) for kind, name in plan.children()}
        self._stamp, self._state_dir, self._changed = show_id(plan.show), state_dir, changed
        self._servers = servers if servers is not None else starters(self.exited)
        self._own_servers = servers is None
        self._exits: dict[int, asyncio.Future[int | None]] = {}
        self._ending = False
        self._looked: Ticks = 0
        self._looks = 0
        self._missing: dict[int, int] = {}
        """Pid -> looks at which it was gone."""

    def __iter__(self) -> Iterator[Child]:
        return iter(self._all.values())

    def __getitem__(self, who: tuple[str, str]) -> Child:
        return self._all[who]

    def get(self, who: tuple[str, str]) -> Child | None:
        """Kind and name; None if the show has no such process."""
        return self._all.get(who)

    def on(self, line: Line) -> Child | None:
        """Who speaks on `line`; None: a client."""
        return next((child for child in self if child.line is line), None)

    def tell(self, who: tuple[str, str], message: object) -> None:
        """Say it to `who`, if that process is there to hear it."""
        child = self._all.get(who)
        if child is not None and child.line is not None:
            child.line.post(message)

    def runners(self) -> tuple[Runner, ...]:
        """Those that run, for who adopts them."""
        return tuple(Runner(child.kind, child.name, child.pid, child.born) for child in self if child.pid)

    def server_pids(self) -> dict[tuple[str, str], int]:
        """The forkservers that run."""
        return {("forkserver", name): server.pid for name, server in self._servers.items() if server.pid}

    # -- running ------------------------------------------------------------------------------------------------------
    def adopt(self, left: Iterable[Runner]) -> None:
        """Those that a dead supervisor left running, before `keep`."""
        for each in left:
            child = self._all.get((each.kind, each.name))
            if child is not None:
                child.pid, child.born = each.pid, each.born
                child.watch.started(now())

    def keep(self) -> list[asyncio.Task[None]]:
        """Have all of them running until the end: a task for each."""
        self._looked = now()
        return [asyncio.create_task(self._keep(child)) for child in self]

    async def _keep(self, child: Child) -> None:
        server = self._servers[ENTRIES[child.kind].server]
        while not self._ending:
            status: int | None = 71
            try:
                if not child.pid:
                    child.watch.started(now())
                    child.pid = await server.start(child.kind, child.name, self._state_dir, self._stamp)
                    child.born, child.fault = measure.born(child.pid), ""
                    self._tell_changed()
                status = await self._exit(child.pid)
            except StartFault as fault:
                child.fault = str(fault)
            self._exits.pop(child.pid, None)
            child.pid, child.line, child.born = 0, None, 0.0
            if self._ending:
                return
            wait = child.watch.ended(now(), status)
            log.warning("%s: %s", child.stem, child.watch.note)
            await asyncio.sleep(wait / TICK_RATE)

    def _tell_changed(self) -> None:
        """A full disk must not keep anybody from being watched and started again."""
        try:
            self._changed()
        except OSError as fault:
            log.error("who runs cannot be written down, no other supervisor could adopt them (%s)", fault.strerror)

    def _exit(self, pid: int) -> asyncio.Future[int | None]:
        """Its end, which may have been heard of before the number came back."""
        if pid not in self._exits:
            self._exits[pid] = asyncio.get_running_loop().create_future()
        return self._exits[pid]

    def exited(self, pid: int, status: int | None) -> None:
        """Process `pid` ended; a starter says so, or we saw that it is gone (None)."""
        future = self._exit(pid)
        if not future.done():
            future.set_result(status)

    def look(self, moment: Ticks) -> None:
        """At house time `moment`, many times a second: who gives no sign of life writes its stacks, then is killed."""
        late, self._looked = moment - self._looked > _LATE, moment
        self._looks += 1
        for child in self:
            if not child.pid:
                continue
            if late:
                child.watch.forgive(moment)
            match child.watch.verdict(moment):
                case Verdict.DUMP:
                    log.warning("%s does not beat: its stacks go to its .err file", child.stem)
                    _signal(child, getattr(signal, "SIGUSR1", signal.SIGTERM))
                case Verdict.KILL:
                    log.warning("%s is killed", child.stem)
                    _signal(child, KILL)
            if self._looks % _GONE_EVERY == 0:  # adopted, or of a dead forkserver: nobody else tells of its end
                gone = child.born and measure.born(child.pid) != child.born
                self._missing[child.pid] = self._missing.get(child.pid, 0) + 1 if gone else 0
                if self._missing[child.pid] >= 2:
                    self.exited(child.pid, None)

    # -- ending -------------------------------------------------------------------------------------------------------
    async def end(self) -> None:
        """End all of them in order, and start none again. Returns when they have ended, or could not be killed."""
        self._ending = True
        began = asyncio.get_running_loop().time()
        _ask_to_end(self[ENGINE])
        await _gone([self[ENGINE]], began + ENGINE_ENDS)
        for child in self:
            _ask_to_end(child)
        await _gone(self, began + ALL_END)
        self.kill()
        await _gone(self, began + ALL_END + 1.0)

    def kill(self) -> None:
        """Whoever still runs, at once."""
        for child in self:
            _signal(child, KILL)

    async def close(self) -> None:
        """The forkservers, if they are ours."""
        if self._own_servers:
            await asyncio.gather(*(server.close() for server in set(self._servers.values())))


def _watch_of(kind: str) -> Watch:
    if kind == "engine":
        return Watch(ENGINE_BEAT, ENGINE_LONGEST)
    return Watch(OUTPUT_BEAT if kind == "output" else BEAT)


def _signal(child: Child, number: int) -> None:
    """Signal it; a kill reaches what it has started as well, for it leads its own session."""
    if not child.pid or measure.born(child.pid) != child.born:
        return
    if number == KILL and hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):  # forked just now: it leads nothing yet
            os.killpg(child.pid, number)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child.pid, number)


def _ask_to_end(child: Child) -> None:
    if child.line is not None:
        child.line.post(StopChild())
    else:
        _signal(child, signal.SIGTERM)  # it has not said hello: nothing to close in order


async def _gone(children: Iterable[Child], until: float) -> None:
    """Wait until all of `children` have ended, or `until`."""
    loop = asyncio.get_running_loop()
    while any(child.pid for child in children) and loop.time() < until:
        await asyncio.sleep(0.02)
