"""Can pictures in memory reach a disk in the clear? What forbids to show a patient on this machine, in plain sentences.

Owner: `producer doctor` and the supervisor, which asks each second in its disk thread and tells the engine: swap that
is switched on during a show counts from then on. Linux: /proc/swaps, zram and dm-crypt. macOS encrypts its swap by
itself. Elsewhere nobody can tell, and what nobody can tell forbids.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

MEND = "switch it off (swapoff -a), or put it on an encrypted volume"
BLOCK = "/sys/class/block"
_DEPTH = 8
"""Device-mapper layers looked through: LVM on a crypt volume, and such."""


def machine_bars() -> tuple[str, ...]:
    """Why this machine may not show a patient; () when it may."""
    if sys.platform == "darwin":
        return ()
    return bars(text_of("/proc/swaps"), encrypted)


def bars(table: str | None, safe: Callable[[str], bool]) -> tuple[str, ...]:
    """`table`: /proc/swaps, None where there is none. `safe`: says of a swap area that it is encrypted or in memory."""
    if table is None:
        return ("Nobody can tell whether swap is encrypted here: pictures of a patient could reach a disk.",)
    rows = open_swaps(table, safe)
    if not rows:
        return ()
    text = f"Swap on {', '.join(rows)} is not encrypted: pictures of a patient could reach the disk in the clear"
    return (f"{text}; {MEND}.",)


def open_swaps(table: str, safe: Callable[[str], bool]) -> list[str]:
    """The swap areas in `table` that are not `safe`, by their names."""
    names = [row.split()[0] for row in table.splitlines()[1:] if row.split()]
    return [name for name in names if not safe(name)]


def encrypted(device: str) -> bool:
    """zram lives in memory; an encrypted volume says so in its device-mapper name, or stands on one that does. A swap
    file is as safe as the volume it lies on."""
    real = os.path.realpath(device)
    if os.path.isfile(real):
        facts = os.stat(real).st_dev
        block = os.path.realpath(f"/sys/dev/block/{os.major(facts)}:{os.minor(facts)}")
        return _safe(os.path.basename(block), 0)
    return _safe(os.path.basename(real), 0)


def _safe(name: str, depth: int) -> bool:
    if name.startswith("zram"):  # in memory, unless it may write back to a disk
        return (text_of(f"{BLOCK}/{name}/backing_dev") or "none").strip() == "none"
    if (text_of(f"{BLOCK}/{name}/dm/uuid") or "").startswith("CRYPT-"):
        return True
    try:
        below = os.listdir(f"{BLOCK}/{name}/slaves")
    except OSError:
        return False
    return bool(below) and depth < _DEPTH and all(_safe(each, depth + 1) for each in below)


def text_of(path: str) -> str | None:
    """What stands in a small file; None if it cannot be read."""
    try:
        return Path(path).read_text()
    except OSError:
        return None
