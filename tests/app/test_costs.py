"""What processes cost, from two counts of real ones."""

from __future__ import annotations

import asyncio
import os
import time
from concurrent.futures import ThreadPoolExecutor

from producer.app.costs import Costs
from producer.wire.health import ProcessHealth

ME, GONE = ("app", "supervisor"), ("camera", "cam1")


def test_a_process_costs_what_it_used_since_the_count_before_and_a_dead_one_nothing() -> None:
    costs = Costs()
    assert costs.row(ME, 7, 2, "a note") == ProcessHealth(*ME, 7, restarts=2, note="a note"), "nothing is known yet"
    with ThreadPoolExecutor(1) as thread:
        asyncio.run(costs.count({ME: os.getpid(), GONE: 2**22 + 1}, thread))
        first = costs.row(ME, os.getpid())
        assert first.pss_kb > 1000 and first.cpu_permille == 0, "there is no count before"
        until = first.cpu_ms + 100
        while time.process_time() * 1000 < until:
            pass
        asyncio.run(costs.count({ME: os.getpid()}, thread))
    second = costs.row(ME, os.getpid())
    assert second.cpu_ms > first.cpu_ms and second.cpu_permille > 0
    assert second.pss_kb == first.pss_kb, "memory is not counted every time"
    assert costs.row(GONE, 0).cpu_ms == costs.row(GONE, 0).pss_kb == 0
