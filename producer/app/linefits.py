"""Does the delay of a show fit into this machine's memory? Asked before anything is started, answered in plain words.

Owner: the supervisor, once, when it starts a show anew. The engine asks again for itself (`engine.delayline`), and
limits later changes by what is free then.
"""

from __future__ import annotations

from producer.core.show import Show
from producer.media.memory import room

SPARE = 8
"""As `engine.delayline` has it, which this process does not load for its arrays."""


def line_refusal(show: Show, free: int | None = None) -> str:
    """Why the delay line of `show` does not fit into `free` bytes (None: what one reservation may take now); "" when it
    does. Pictures are planar 4:2:0: one and a half bytes a pixel."""
    free = room() if free is None else free
    picture = show.width * show.height * 3 // 2
    depth = show.rate.frames_in_ms(show.policy.delay_ms)
    need = (depth + SPARE) * picture if depth else 0
    if need <= free:
        return ""
    longest = max(0, int((free // picture - SPARE) / show.rate.fraction * 10)) * 100
    return (
        f"the delay of {show.policy.delay_ms / 1000:g} s needs {need >> 20} MB of memory and {free >> 20} MB can be "
        f"had. Write delay_ms = {longest} or less into [policy], choose a smaller size, or close other programs."
    )
