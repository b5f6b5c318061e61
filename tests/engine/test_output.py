"""The output process's own part: one destination, opened, fed, broken and opened again."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest

from producer.core.show import OutputSpec
from producer.core.timebase import TICK_RATE, Rate
from producer.engine import output as engine_output
from producer.engine.output import Runner
from producer.outputs.base import Format, Output, OutputContext, OutputFault, Packet
from producer.wire.health import OutputState
from producer.wire.packets import Ping, StartBroadcast, StopBroadcast, StreamFormat, StreamPacket

FORMAT = StreamFormat(320, 180, Rate(30), 1, 1, b"", b"")
FRAME = 8000


class Destination(Output):
    """In memory; breaks when it is told to."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {}

    def __init__(self, where: Path) -> None:
        super().__init__(OutputContext(OutputSpec("out", "memory"), {}, str(where), str(where), lambda: 0))
        self.said: list[str] = []
        self.broken = ""

    def open(self, format: Format) -> None:
        self._break()
        self.said.append("open")

    def write(self, packet: Packet) -> None:
        self._break()
        self.said.append(str(packet.pts // FRAME))

    def close(self) -> None:
        self.said.append("close")

    def _break(self) -> None:
        if self.broken:
            raise OutputFault(self.broken)


class Clock:
    def __init__(self) -> None:
        self.at = 1000 * TICK_RATE

    def __call__(self) -> int:
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(engine_output, "now", made)
    return made


def packet(number: int, stream: int = 0) -> StreamPacket:
    return StreamPacket(stream, number % 30 == 0, number * FRAME, number * FRAME, FRAME, b"x")


def state(runner: Runner) -> OutputState:
    """As a call, or mypy takes the last answer for the next."""
    return runner.state


def feed(runner: Runner, *numbers: int) -> None:
    for number in numbers:
        runner.take(packet(number))


def test_it_opens_at_a_key_frame_and_closes_cleanly(tmp_path: Path, clock: Clock) -> None:
    to = Destination(tmp_path)
    runner = Runner("out", to)
    feed(runner, 0)
    assert state(runner) is OutputState.STOPPED and not to.said
    runner.take(FORMAT)
    runner.take(StartBroadcast())
    runner.take(Ping())
    assert state(runner) is OutputState.STARTING
    feed(runner, 29)
    runner.take(packet(30, stream=1))
    assert not to.said, "sound does not open it"
    feed(runner, 30, 31)
    assert state(runner) is OutputState.RUNNING
    runner.take(StopBroadcast())
    feed(runner, 60)
    assert to.said == ["open", "30", "31", "close"] and state(runner) is OutputState.STOPPED


def test_a_destination_that_breaks_is_opened_again_later_at_a_key_frame(tmp_path: Path, clock: Clock) -> None:
    to = Destination(tmp_path)
    runner = Runner("out", to)
    runner.take(FORMAT)
    runner.take(StartBroadcast())
    feed(runner, 0, 1)
    to.broken = "the server hung up"
    feed(runner, 2)
    to.broken = ""
    assert state(runner) is OutputState.FAILED and runner.fault == "the server hung up" and runner.reconnects == 1
    feed(runner, 30)
    assert state(runner) is OutputState.FAILED, "half a second of back-off"
    clock.at += TICK_RATE // 2
    feed(runner, 31)
    feed(runner, 60)
    assert to.said == ["open", "0", "1", "close", "open", "60"] and runner.fault == ""
    assert runner.report().state is OutputState.RUNNING and runner.report().reconnects == 1


def test_the_back_off_grows_to_eight_seconds_and_heals(tmp_path: Path, clock: Clock) -> None:
    to = Destination(tmp_path)
    runner = Runner("out", to)
    runner.take(FORMAT)
    runner.take(StartBroadcast())
    to.broken = "nobody answers"
    waits, number = [], 0
    for _ in range(7):
        began, tries = clock.at, runner.reconnects
        while runner.reconnects == tries:
            feed(runner, number)
            number += 30
            clock.at += TICK_RATE // 4
        waits.append((clock.at - began) / TICK_RATE)
    assert waits[1:] == pytest.approx([0.5, 1, 2, 4, 8, 8], abs=0.26)
    to.broken = ""
    clock.at += 8 * TICK_RATE
    feed(runner, number)
    assert state(runner) is OutputState.RUNNING
    clock.at += 31 * TICK_RATE
    to.broken = "again"
    feed(runner, number + 1)
    to.broken = ""
    clock.at += TICK_RATE // 2
    feed(runner, number + 30)
    assert state(runner) is OutputState.RUNNING, "it ran well for half a minute: the first back-off again"


def test_a_start_asks_at_once(tmp_path: Path, clock: Clock) -> None:
    to = Destination(tmp_path)
    runner = Runner("out", to)
    runner.take(FORMAT)
    runner.take(StartBroadcast())
    to.broken = "full"
    feed(runner, 0)
    to.broken = ""
    runner.take(StopBroadcast())
    runner.take(StartBroadcast())
    feed(runner, 30)
    assert state(runner) is OutputState.RUNNING
