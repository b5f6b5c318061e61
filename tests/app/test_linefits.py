"""A delay that does not fit into memory is refused before anything starts, with the length that would."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from producer.app.linefits import SPARE, line_refusal
from producer.app.state import StateFault
from producer.core.show import Policy
from producer.core.timebase import Rate
from producer.engine import delayline
from tests.app.shows import SHOW
from tests.app.test_supervise import World

HD = replace(SHOW, width=1920, height=1080, rate=Rate(30), policy=Policy(delay_ms=10_000))


def test_what_fits_is_not_refused() -> None:
    need = (300 + SPARE) * 1920 * 1080 * 3 // 2
    assert line_refusal(HD, need) == "" and line_refusal(HD, need - 1)
    assert SPARE == delayline.SPARE
    assert line_refusal(replace(HD, policy=Policy(delay_ms=0)), 0) == ""


def test_the_refusal_names_the_length_that_fits() -> None:
    said = line_refusal(HD, 500_000_000)
    assert "10 s needs 913 MB" in said and "476 MB can be had" in said and "delay_ms = 5000" in said
    assert line_refusal(replace(HD, policy=Policy(delay_ms=5000)), 500_000_000) == ""


def test_nothing_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("producer.app.linefits.room", lambda: 1_000_000)

    async def told() -> None:
        world = World(tmp_path, HD)
        with pytest.raises(StateFault, match="delay_ms"):
            await world.supervisor.start()
        world.state.close()
        assert not world.starter.started and not (tmp_path / "state" / "running.json").exists()
        world.supervisor._thread.shutdown()

    asyncio.run(told())
