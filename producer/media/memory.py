"""How much memory can be had: asked before it is taken, because a kernel that runs out kills whom it likes.

Owner: whoever reserves (rings, delay line). No state. Seam: read from the kernel on Linux, half of all elsewhere.
"""

from __future__ import annotations

import os

SHARE = 8, 10
"""Part of the free memory that one reservation may take."""


def free_memory() -> int:
    """Bytes that can be had without swapping."""
    try:
        with open("/proc/meminfo", encoding="ascii") as facts:
            for line in facts:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2


def room() -> int:
    """Bytes that one reservation may take now."""
    return free_memory() * SHARE[0] // SHARE[1]
