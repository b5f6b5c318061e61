"""The house clock and a sleep that can be quit.

Owner: any thread of any edge. The clock is the machine's monotonic one, which every process on it shares; it is given
to the core as ticks and never read inside it.
"""

from __future__ import annotations

import threading
import time

from producer.core.timebase import Ticks, ns_from_ticks, ticks_from_ns


def now() -> Ticks:
    """The house clock, in ticks."""
    return ticks_from_ns(time.monotonic_ns())


class Sleeper:
    """Sleeps that end when somebody quits (after Nageru's quittable sleeper). Any thread may quit; one sleeps."""

    def __init__(self) -> None:
        self._quit = threading.Event()

    @property
    def quitting(self) -> bool:
        """Somebody asked to quit; never goes back."""
        return self._quit.is_set()

    def quit(self) -> None:
        """End this and every later sleep at once."""
        self._quit.set()

    def until(self, moment: Ticks) -> bool:
        """Sleep to `moment` on the house clock; at once if it has passed. False when quit."""
        wait = ns_from_ticks(moment) - time.monotonic_ns()
        if wait > 0:
            return not self._quit.wait(wait / 1e9)
        return not self._quit.is_set()

    def seconds(self, length: float) -> bool:
        """Sleep `length` seconds. False when quit."""
        return not self._quit.wait(length)
