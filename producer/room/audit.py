"""The room's own audit: what staff decided on viewers, what the desk let through, what came to an end by itself.

Owner: the room's event loop; signing and writing is done by one thread ("room-audit"), in the order in which it was
asked for. Overflow: `MOST` deeds wait; the next one is lost, which is never mended: from then on showing is refused.

What shows (`before`) is in the file before it is done, so that nothing shown is missing from it; what hides (`note`) is
done at once and written as well as can be. Lines are those of `core.audit`, in the room's own folder (one chain has
one writer). They hold ids and staff's own names; never a viewer's name, a reason, or a word of a question.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from producer.core.audit import Deed, Fact
from producer.media.auditfile import ROOM, AuditFault, AuditFile
from producer.vault.keys import KeyRefused, Signer

log = logging.getLogger("producer.room")

MOST = 2048
FULL = "The room's audit is broken: more happened than could be written. Start the room anew to let anybody in."
NO_KEY = "The room has no key to sign its audit with, so nobody new is let in: open the key store and start it anew."
_FAILED = "The room's audit cannot be written, so this was not done. What hides and revokes still works."


class RoomAudit:
    """The room's way to its audit file. `file` None: there is none, `why` says so in one sentence."""

    def __init__(self, file: AuditFile | None, why: str = "") -> None:
        self._file, self._why = file, why
        self._thread = ThreadPoolExecutor(1, "room-audit")
        self._room = threading.BoundedSemaphore(MOST)
        self._frame: Callable[[], int] = lambda: -1
        self.lost = 0
        """Deeds that are in no audit."""
        if file is not None:
            file.start()

    @classmethod
    def of(cls, state_dir: Path, seed: str, case: str) -> RoomAudit:
        """The audit of this run, signed with the key of `seed` (64 hex digits), or one that says why there is none."""
        try:
            signer = Signer(bytes.fromhex(seed))
        except (ValueError, KeyRefused):
            return cls(None, NO_KEY)
        try:
            return cls(AuditFile(state_dir, signer.sign, signer.id, facts={"case": case, "of": "room"}, place=ROOM))
        except AuditFault as fault:
            log.error("%s", fault)
            return cls(None, str(fault))

    def timed(self, frame: Callable[[], int]) -> None:
        """`frame` tells the program frame of now; -1 where there is none."""
        self._frame = frame

    def refusal(self) -> str:
        """Why nothing new may be shown and nobody let in; "" when the audit is well. What hides never asks."""
        return self._why or (self._file.refusal() if self._file is not None else NO_KEY)

    async def before(self, what: str, who: str, role: str, **facts: Fact) -> str:
        """Write it; "" once it is in the file, else why it may not be done."""
        refused = self.refusal()
        if refused:
            self.lost += 1
            return refused
        done = self._put(self._deed(what, who, role, facts))
        return "" if done is not None and await asyncio.wrap_future(done) else self.refusal() or _FAILED

    def note(self, what: str, who: str = "", role: str = "", **facts: Fact) -> None:
        """Write it without waiting."""
        self._put(self._deed(what, who, role, facts))

    async def close(self) -> None:
        """Write what waits, and the last line."""
        await asyncio.to_thread(self._thread.shutdown)
        if self._file is not None:
            await asyncio.to_thread(self._file.close, "the room ended")

    def _deed(self, what: str, who: str, role: str, facts: dict[str, Fact]) -> Deed:
        return Deed(what, who, role, self._frame(), facts=facts)

    def _put(self, deed: Deed) -> Future[bool] | None:
        if not self._room.acquire(blocking=False):
            self.lost += 1
            if not self._why:
                self._why = FULL
                log.error("the room's audit: its queue is full")
            return None
        with contextlib.suppress(RuntimeError):  # it is closed
            return self._thread.submit(self._write, deed)
        self._room.release()
        self.lost += 1
        return None

    def _write(self, deed: Deed) -> bool:
        written = False
        try:
            written = self._file is not None and self._file.add(deed)
        except ValueError as bug:  # no audit may hold it: ours to mend, and no reason to lose the rest
            log.error("a deed could not be written: %s (%s)", bug, deed.what)
        self._room.release()
        self.lost += not written
        return written
