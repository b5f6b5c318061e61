"""What a supervisor that died left running: taken over by the next one of the same show, ended by any other.

Owner: the supervisor, once, before it makes anything. The children go on without a supervisor and come back to its
socket by themselves; what is to be known of them stands in `running.json`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal

from producer.app import measure
from producer.app.state import Running, StateDir, show_digest
from producer.core.show import Show
from producer.media import shm

log = logging.getLogger("producer.supervisor")


async def left_running(state: StateDir, show: Show) -> Running | None:
    """What is to be taken over: living children and whole rings of this show, to the letter. Else None, and what was
    left is ended and its memory let go."""
    found = state.read_running()
    if found is None:
        return None
    left = tuple(each for each in found.children if each.born and measure.born(each.pid) == each.born)
    if left and found.show == show_digest(show) and all(map(_exists, found.rings.values())):
        log.warning("%d processes of a supervisor that died are adopted", len(left))
        return Running(found.owner, found.run, found.show, found.rings, found.pictures, left)
    for each in left:
        with contextlib.suppress(ProcessLookupError):
            os.kill(each.pid, signal.SIGTERM)
    await asyncio.sleep(1.0 if left else 0)
    for each in left:
        if measure.born(each.pid) == each.born:
            with contextlib.suppress(ProcessLookupError):
                os.kill(each.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    for segment in (*found.rings.values(), *(each.segment for each in found.pictures)):
        shm.unlink(segment)
    return None


def _exists(segment: str) -> bool:
    try:
        shm.attach(segment, writable=False).close()
    except OSError:
        return False
    return True
