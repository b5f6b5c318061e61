"""From the mixer to the audit file without waiting for a disk: a bounded queue and one thread that signs and writes.

Owner: the engine; `add` from any thread, never blocks; the thread "audit" does the rest. Overflow: 2048 deeds; the
next one is lost, which is never mended (an audit with a hole is none): from then on showing is refused, hiding works.

The dilemma: a showing command that is answered before its line is in the file could be acknowledged and then lost to a
kill -9. So `then` is called when the line is in the file, and the answer waits for that; what hides is answered at
once. Without a file (no key, no disk) everything is only counted, and `refusal` says why nothing may be shown.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from producer.core.audit import Deed, Fact
from producer.media.auditfile import AuditFault, AuditFile
from producer.vault.keys import KeyRefused, Signer

log = logging.getLogger("producer.audit")

MOST = 2048
WAITS_MS = 2000
"""A deed that waits longer to be written: the disk does not follow, showing is refused until it does."""
FULL = "The audit is broken: more happened than could be written. Nothing new is shown; end the show and start anew."
LATE = f"The audit has not been written for {WAITS_MS // 1000} s: the disk is too slow or gone. Nothing new is shown."

NO_KEY = "There is no key to sign the audit with, so nothing may be shown: open the key store and start the show anew."

Then = Callable[[], None]


class Auditor:
    """The engine's way to its audit. `file` None: there is none, `why` says so in one sentence with the way out."""

    def __init__(self, file: AuditFile | None, why: str = "") -> None:
        self._file, self._why = file, why
        self._queue: deque[tuple[Deed, Then | None, int]] = deque()
        self._wake, self._quit = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="audit", daemon=True)
        self.lost = 0
        """Deeds that are in no audit."""

    def start(self) -> None:
        """Begin to write."""
        if self._file is not None:
            self._file.start()
        self._thread.start()

    def add(self, deed: Deed, then: Then | None = None) -> None:
        """Queue `deed`; `then` is called once it is in the file, or will never be. Never blocks."""
        if len(self._queue) >= MOST:
            self.lost += 1
            if not self._why:
                self._why = FULL
                log.error("the audit's queue is full")
            if then is not None:
                then()
            return
        self._queue.append((deed, then, time.monotonic_ns()))
        self._wake.set()

    def refusal(self) -> str:
        """Why nothing new may be shown; "" when the audit is well. Hiding never asks."""
        if self._why:
            return self._why
        assert self._file is not None
        try:
            waits = time.monotonic_ns() - self._queue[0][2]
        except IndexError:
            waits = 0
        return LATE if waits > WAITS_MS * 1_000_000 else self._file.refusal()

    def flush(self) -> None:
        """Write what waits, in this thread. For the thread, and for tests without one."""
        while self._queue:
            deed, then, _ = self._queue[0]
            try:
                if self._file is None or not self._file.add(deed):
                    self.lost += 1
            except ValueError as bug:  # no audit may hold it: ours to mend, and no reason to lose the rest
                log.error("a deed could not be written: %s (%s)", bug, deed.what)
                self.lost += 1
            self._queue.popleft()
            if then is not None:
                then()

    def stop(self, why: str = "") -> bool:
        """Write what waits and close the file; False when that failed."""
        self._quit.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(5.0)
        if self._thread.is_alive() or self._file is None:
            return False
        self.flush()
        return self._file.close(why)

    @classmethod
    def of(cls, state_dir: str, seed: str, facts: Mapping[str, Fact]) -> Auditor:
        """The audit of this run, signed with the key of `seed`, or one that says why there is none."""
        if not seed:
            return cls(None, NO_KEY)
        try:
            signer = Signer(bytes.fromhex(seed))
            return cls(AuditFile(Path(state_dir), signer.sign, signer.id, facts=facts))
        except (ValueError, KeyRefused):
            return cls(None, NO_KEY)
        except AuditFault as fault:
            log.error("%s", fault)
            return cls(None, str(fault))

    def _run(self) -> None:
        while not self._quit.is_set():
            self._wake.wait()
            self._wake.clear()
            self.flush()
