"""What a process costs, and whether it still is the one we mean.

Owner: the supervisor, in a thread for `cost` (the kernel walks a gigabyte of pages for it).
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import NamedTuple

import psutil

_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.M)


class Cost(NamedTuple):
    """Of one process: CPU time since it started, and its share of the memory it uses."""

    cpu_ms: int
    pss_kb: int


def born(pid: int) -> float:
    """When process `pid` started, as the system counts; 0.0 if it is not there or only waits to be buried."""
    try:
        process = psutil.Process(pid)
        return 0.0 if process.status() == psutil.STATUS_ZOMBIE else float(process.create_time())
    except psutil.Error:
        return 0.0


def alive(pid: int) -> bool:
    """A process of this number lives."""
    return born(pid) > 0.0


def owners_in_use(prefix: str) -> frozenset[int]:
    """Pids in the names `<prefix><pid>-…` of shared memory that living processes have mapped: also those of a show that
    goes on without its supervisor. Empty where the system does not tell."""
    pattern = re.compile(rb"/dev/shm/" + re.escape(prefix.encode()) + rb"(\d{1,10})-")
    found: set[int] = set()
    for pid in psutil.pids():
        with suppress(OSError), open(f"/proc/{pid}/maps", "rb") as file:
            found.update(map(int, pattern.findall(file.read())))
    return frozenset(found)


def cost(pid: int, before: Cost | None = None) -> Cost | None:
    """What `pid` costs, None if it is gone. Where the system knows no PSS, the resident size stands in. With `before`
    the memory is taken from there: counting it costs the kernel a walk over all pages, ten times the rest."""
    try:
        process = psutil.Process(pid)
        times = process.cpu_times()
        memory = before.pss_kb if before else _pss(pid) or process.memory_info().rss // 1024
        return Cost(int((times.user + times.system) * 1000), memory)
    except psutil.Error:
        return None


def _pss(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/smaps_rollup", "rb") as file:
            found = _PSS.search(file.read())
    except OSError:
        return 0
    return int(found[1]) if found else 0
