"""What every process of the show costs: CPU since the count before, and memory.

Owner: the supervisor's event loop; counting runs in its disk thread, for the kernel walks all pages of a process. So
memory is counted at every `MEMORY_EVERY`-th time only.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor

from producer.app import measure
from producer.core.timebase import TICK_RATE, Ticks
from producer.engine.clock import now
from producer.wire.health import ProcessHealth

Who = tuple[str, str]
"""Kind and name of a process."""
MEMORY_EVERY = 5


class Costs:
    """Of the newest count."""

    def __init__(self) -> None:
        self._costs: dict[Who, measure.Cost] = {}
        self._permille: dict[Who, int] = {}
        self._counts = 0
        self._counted: Ticks = now()

    async def count(self, pids: dict[Who, int], thread: Executor) -> None:
        """Measure `pids` in `thread`."""
        before = self._costs
        known = before if self._counts % MEMORY_EVERY else {}
        self._counts += 1
        found = await asyncio.get_running_loop().run_in_executor(thread, _measured, pids, known)
        spent, self._counted = now() - self._counted, now()
        used = {who: cost.cpu_ms - before[who].cpu_ms for who, cost in found.items() if who in before}
        # Less than before: it is a new process.
        self._permille = {who: max(0, ms) * TICK_RATE // max(1, spent) for who, ms in used.items()}
        self._costs = found

    def row(self, who: Who, pid: int, restarts: int = 0, note: str = "") -> ProcessHealth:
        """The line of `who` in the table of processes."""
        cost = self._costs.get(who, measure.Cost(0, 0))
        return ProcessHealth(*who, pid, cost.cpu_ms, self._permille.get(who, 0), cost.pss_kb, restarts, note)


def _measured(pids: dict[Who, int], known: dict[Who, measure.Cost]) -> dict[Who, measure.Cost]:
    found = {who: measure.cost(pid, known.get(who)) for who, pid in pids.items()}
    return {who: cost for who, cost in found.items() if cost is not None}
