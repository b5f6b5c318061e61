"""The engine's end of the cut flag: looked at each frame before anything else, released only with the privacy cut.

Owner: the mixer thread. The page itself is `media.cutflag`'s; here stands what has been acted on already. A press that
comes while the cut holds disarms a release under way, as a second `PrivacyCut` does. A cut by words raises the flag as
well (`hold`): whatever becomes of our last words to the supervisor, the engine after this one finds it up. Without a
usable page nothing can be released: the cut holds for good, and the refusal says so.
"""

from __future__ import annotations

import logging
import os
import time

from producer.media.cutflag import CutButton, CutWatch, FlagBroken, Seen
from producer.media.shm import attach

log = logging.getLogger("producer.mixer")

BROKEN = "The cut flag of this show is broken, so nobody knows whether a stop was pressed: end the show and start anew."


class CutRoad:
    """`segment`: name of the flag's shared memory; None: this engine has none (tests, benchmarks of parts)."""

    def __init__(self, segment: str | None) -> None:
        self._watch: CutWatch | None = None
        self._own: CutButton | None = None
        self.broken = ""
        """Why it cannot be released; "" when it is well."""
        self._acted: Seen = b""
        self._armed: Seen | None = None
        if segment is None:
            return
        try:
            page = attach(segment)
            self._watch, self._own = CutWatch(page), CutButton(page, os.getpid())
        except (OSError, ValueError, FlagBroken) as error:
            self.broken = BROKEN
            log.error("the cut flag cannot be used: %s", error)

    def pressed(self, latched: bool) -> int | None:
        """Somebody pressed since the last look, or the flag is up and the cut does not hold: cut now. How long ago, in
        ms; None: nothing new."""
        if self._watch is None:
            return 0 if self.broken and not latched else None
        if not self._watch.up:
            return None
        seen = self._watch.look()
        if latched and seen == self._acted:
            return None
        self._acted = seen
        return max(0, time.monotonic_ns() - self._watch.pressed_at()) // 1_000_000

    def hold(self) -> None:
        """The cut was latched by words: raise the flag too."""
        if self._watch is None or self._own is None or self._watch.up:
            return
        self._own.press(time.monotonic_ns())
        self._acted = self._watch.look()

    def arm(self) -> None:
        """The release is armed, now: it will release what was pressed until now, and nothing later."""
        self._armed = self._watch.look() if self._watch is not None else b""

    def may_release(self) -> str:
        """Why the release has to be refused; "" when it may go on."""
        if self.broken:
            return self.broken
        if self._armed is None:
            return ""  # the delay machine says that it has to be armed
        if self._watch is None or not self._watch.up:
            return ""
        # A press that `pressed` has not told of yet may stand in what was armed in this very tick: it counts as well.
        seen = self._watch.look()
        return (
            ""
            if seen == self._armed == self._acted
            else "A stop was pressed after the release was armed: arm it again."
        )

    def release(self) -> None:
        """Lower the flag for all presses that were there when the release was armed; a newer one keeps it up."""
        if self._watch is not None and self._armed is not None:
            self._watch.release(self._armed)
        self._armed = None
