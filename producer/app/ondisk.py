"""What must be on disk before it is acknowledged: mask edits, and that consent was withdrawn.

Owner: the supervisor's event loop; the disk is touched in its one thread beside it, so that edits reach it in the order
in which they came. What could not be written is not acknowledged: the engine says it again, and tells people so.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from pathlib import Path

from producer.app.casefile import CaseRefused, note_withdrawal
from producer.app.state import StateDir, StateFault
from producer.app.tree import Plan
from producer.wire import processes as p

log = logging.getLogger("producer.supervisor")


class OnDisk:
    """Of one show. `tell`: says to the engine what is stored."""

    def __init__(self, plan: Plan, state: StateDir, thread: Executor, tell: Callable[[object], None]) -> None:
        self._plan, self._state, self._thread, self._tell = plan, state, thread, tell
        self._run = ""
        self.masks: dict[str, p.StoredMasks] = {}
        """Source -> what is on disk; kept here too, because the loop does not read from a disk."""
        self.withdrawn = asyncio.Event()
        """Consent to the case was withdrawn: nothing of it may be replayed any more."""
        self.withdrawal_stored = False
        """And that is on disk."""
        self._edits: set[asyncio.Task[None]] = set()

    def open(self) -> None:
        """Read whether consent was withdrawn in an earlier run. Raises StateFault."""
        self._state.open_masks(self._plan.show)
        self.withdrawal_stored = self._plan.case is not None and self._state.withdrawn(self._plan.show.case)
        if self.withdrawal_stored:
            self.withdrawn.set()  # the end of that run may have come before its replays were taken back

    def read_masks(self, run: str) -> None:
        """Those of run `run`, to which further edits belong."""
        self._run = run
        self.masks = {each.source: each for each in self._state.masks(self._plan.show, run)}

    def store(self, edit: p.StoreMasks) -> None:
        """Write `edit`, then acknowledge it."""
        self._hold(self._store(edit))

    def withdraw(self, reason: str) -> None:
        """Write that consent was withdrawn, then acknowledge it."""
        self._hold(self._withdraw(reason))

    async def close(self) -> None:
        """Wait for what is being written; 1 s at most."""
        if self._edits:
            await asyncio.wait(self._edits, timeout=1.0)

    def _hold(self, work: Coroutine[None, None, None]) -> None:
        """Let it end before we do."""
        task = asyncio.create_task(work)
        self._edits.add(task)
        task.add_done_callback(self._edits.discard)

    async def _store(self, edit: p.StoreMasks) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._state.store_masks, self._run, edit)
        except StateFault as fault:
            log.error("%s", fault)  # not acknowledged: the engine goes on asking, and says so
            return
        self.masks[edit.source] = p.StoredMasks(edit.source, edit.masks, edit.confirmed, edit.covered)
        self._tell(p.MasksStored(edit.revision))

    async def _withdraw(self, reason: str) -> None:
        """On disk, twice: here, so that no start with an older case file forgets it, and in the case file."""
        self.withdrawn.set()
        if self.withdrawal_stored:
            self._tell(p.WithdrawalStored())
            return
        loop, plan, moment = asyncio.get_running_loop(), self._plan, int(time.time())
        file = Path(plan.show_dir) / plan.show.case_file
        try:
            await loop.run_in_executor(self._thread, self._state.store_withdrawal, plan.show.case, moment, reason)
        except StateFault as fault:
            log.error("%s", fault)  # not acknowledged: the engine says it again within 2 s
            return
        self.withdrawal_stored = True
        self._tell(p.WithdrawalStored())
        try:
            await loop.run_in_executor(self._thread, note_withdrawal, file, moment)
        except (CaseRefused, OSError) as fault:
            log.error("the withdrawal of consent does not stand in the case file (%s)", type(fault).__name__)
