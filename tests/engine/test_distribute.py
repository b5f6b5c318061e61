"""Packets to output processes over the real socket: nobody holds up anybody, and the record loses nothing."""

from __future__ import annotations

import contextlib
import os
import socket
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from producer.core.show import OutputSpec
from producer.core.timebase import TICK_RATE, Rate, Ticks
from producer.engine import pipe as engine_pipe
from producer.engine.distribute import Distribution
from producer.engine.pipe import LOSSY_SPAN, Pipe
from producer.outputs.base import Format, Packet, Stream
from producer.wire.health import OutputState
from producer.wire.packets import (
    Decoder,
    OutputHello,
    PacketMessage,
    ReportText,
    StartBroadcast,
    StopBroadcast,
    StreamFigures,
    StreamFormat,
    StreamNote,
    StreamPacket,
    pack,
)
from producer.wire.processes import PROCESSES, OutputReport
from tests.engine.given import a_show

FORMAT = Format(320, 180, Rate(30), 600_000, 160_000, b"aac", b"headers")
FRAME = 8000


def eventually(test: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not test():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.005)


def picture(number: int, size: int = 2000) -> Packet:
    return Packet(
        Stream.VIDEO, number * FRAME, number * FRAME, FRAME, number % 30 == 0, number.to_bytes(4, "big") * (size // 4)
    )


OPEN: list[Process] = []
"""Processes of the test that runs; its end closes them."""


class Process:
    """The other end: an output process that reads when it is told to."""

    def __init__(self, path: Path, output: str) -> None:
        self.line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.line.connect(str(path))
        self.line.sendall(pack(OutputHello(output, 4711)))
        self.name, self._decoder = output, Decoder()
        self.got: list[PacketMessage] = []
        OPEN.append(self)

    def read(self, last: int = -1) -> None:
        """Until packet `last` has come (-1: none is waited for), and then until nothing more does for a while."""
        self.line.settimeout(0.3)
        end = time.monotonic() + 30
        while True:
            try:
                self.got += self._decoder.feed(self.line.recv(65536))
            except TimeoutError:
                if last < 0 or last in self.numbers:
                    return
            assert time.monotonic() < end, f"packet {last} did not come"

    def report(self, state: OutputState, safe: Ticks = -1) -> None:
        report = OutputReport(self.name, 4711, state, 10, 0, 5, 0, safe)
        self.line.sendall(pack(ReportText(PROCESSES.encode(report))))

    @property
    def numbers(self) -> list[int]:
        return [m.pts // FRAME for m in self.got if isinstance(m, StreamPacket)]

    def close(self) -> None:
        self.line.close()


@pytest.fixture
def road(tmp_path: Path) -> Iterator[tuple[Distribution, Path]]:
    path = tmp_path / "packets.sock"
    outputs = (OutputSpec("live", "hls"), OutputSpec("rec", "record"))
    made = Distribution(a_show(outputs=outputs), str(path))
    made.start()
    yield made, path
    made.close()
    while OPEN:
        OPEN.pop().close()
    eventually(lambda: not any(pipe.connected for pipe in made.pipes.values()))
    for pipe in made.pipes.values():
        os.close(pipe.wake_read)
        os.close(pipe.wake_write)


def send(road: Distribution, first: int, count: int, size: int = 2000) -> None:
    for number in range(first, first + count):
        road.put(FORMAT, picture(number, size))


def connect(road: Distribution, path: Path, output: str) -> Process:
    process = Process(path, output)
    eventually(lambda: road.pipes[output].connected)
    return process


def test_the_socket_is_ours_alone(road: tuple[Distribution, Path]) -> None:
    assert stat.S_IMODE(os.stat(road[1]).st_mode) == 0o600


def test_nothing_goes_out_unwanted(road: tuple[Distribution, Path]) -> None:
    made, path = road
    process = connect(made, path, "live")
    send(made, 0, 40)
    process.read()
    assert not process.got and made.health()[0].state is OutputState.STOPPED
    process.close()


def test_a_broadcast_starts_at_a_key_frame_and_ends_with_a_word(road: tuple[Distribution, Path]) -> None:
    made, path = road
    process = connect(made, path, "live")
    made.want("live", True)
    send(made, 7, 60)
    made.want("live", False)
    process.read(66)
    kinds = [type(m) for m in process.got]
    assert kinds[:2] == [StreamFormat, StartBroadcast] and kinds[-1] is StopBroadcast
    assert process.numbers == list(range(30, 67))
    process.close()


def test_a_stopped_reader_loses_its_own_packets_up_to_a_key_frame_and_nobody_elses(
    road: tuple[Distribution, Path],
) -> None:
    made, path = road
    stuck, fine = connect(made, path, "live"), connect(made, path, "rec")
    for output in ("live", "rec"):
        made.want(output, True)
    for turn in range(4):
        send(made, turn * 100, 100, size=40_000)
        fine.read(turn * 100 + 99)
    assert fine.numbers == list(range(400)), "the record has everything"
    pipe = made.pipes["live"]
    assert pipe.drops > 0 and made.pipes["rec"].drops == 0
    assert len(pipe.queue) <= LOSSY_SPAN // FRAME + 2
    stuck.report(OutputState.RUNNING)
    stuck.read(399)
    eventually(lambda: made.health()[0].state is OutputState.DEGRADED)
    numbers = stuck.numbers
    jumps = [b for a, b in pairwise(numbers) if b != a + 1]
    assert numbers[0] == 0 and jumps and all(n % 30 == 0 for n in jumps), "after a gap it begins with a key frame"
    assert numbers == sorted(set(numbers)) and pipe.drops == 400 - len(numbers)
    stuck.close()
    fine.close()


def test_the_record_sends_again_what_was_not_safe(road: tuple[Distribution, Path]) -> None:
    made, path = road
    first = connect(made, path, "rec")
    made.want("rec", True)
    send(made, 0, 100)
    first.read(99)
    assert first.numbers == list(range(100))
    first.report(OutputState.RUNNING, safe=70 * FRAME)
    eventually(lambda: made.pipes["rec"].report is not None)
    send(made, 100, 50)
    first.close()
    eventually(lambda: not made.pipes["rec"].connected)
    send(made, 150, 20)
    second = connect(made, path, "rec")
    second.read(169)
    send(made, 170, 10)
    second.read(179)
    assert isinstance(second.got[0], StreamFormat) and isinstance(second.got[1], StartBroadcast)
    assert second.numbers == list(range(60, 180)), "from the key frame before what was safe, without a gap"
    assert made.health()[1].reconnects == 1
    second.close()


def test_a_record_that_cannot_keep_up_is_a_fault_and_goes_on_in_a_new_part(
    road: tuple[Distribution, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_pipe, "LOSSLESS_SPAN", 2 * TICK_RATE)
    made, path = road
    stuck = connect(made, path, "rec")
    made.want("rec", True)
    send(made, 0, 90, size=40_000)
    assert "could not keep up" in made.health()[1].fault and made.health()[1].drops > 0
    eventually(lambda: not made.pipes["rec"].connected)
    fresh = connect(made, path, "rec")
    send(made, 90, 40)
    fresh.read(129)
    assert fresh.numbers == list(range(90, 130))
    stuck.close()
    fresh.close()


def test_a_process_that_comes_back_finds_the_wish(road: tuple[Distribution, Path]) -> None:
    made, path = road
    made.want("live", True)
    send(made, 0, 10)
    assert made.health()[0].state is OutputState.STARTING
    process = connect(made, path, "live")
    send(made, 10, 50)
    process.read(59)
    assert process.numbers == list(range(30, 60)), "a network output does not look back"
    process.close()


def test_strangers_are_shown_the_door(road: tuple[Distribution, Path]) -> None:
    made, path = road
    good = connect(made, path, "live")
    for name in ("nobody", "live"):
        other = Process(path, name)
        other.line.settimeout(30)
        assert other.line.recv(10) == b"", "unknown, or a second one"
        other.close()
    garbage = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    garbage.connect(str(path))
    garbage.sendall(os.urandom(200))
    garbage.settimeout(30)
    with contextlib.suppress(ConnectionResetError):
        assert garbage.recv(10) == b""
    garbage.close()
    assert made.pipes["live"].connected
    good.close()


def test_the_wish_can_change_while_nobody_is_there() -> None:
    pipe = Pipe(OutputSpec("rec", "record"))
    pipe.want(True)
    for number in range(40):
        packet = picture(number)
        pipe.put(FORMAT, packet, packet.data)
    assert pipe.kept_bytes == 40 * 2000
    pipe.want(False)
    assert not pipe.kept and not pipe.kept_bytes and pipe.take() is None
    pipe.want(True)
    pipe.open()
    assert pipe.take() is None and not pipe.started
    os.close(pipe.wake_read)
    os.close(pipe.wake_write)


def test_a_privacy_cut_throws_away_what_waits_for_a_network_and_nothing_of_the_record(
    road: tuple[Distribution, Path],
) -> None:
    made, path = road
    stuck, record = connect(made, path, "live"), connect(made, path, "rec")
    for output in ("live", "rec"):
        made.want(output, True)
    send(made, 0, 10, size=400_000)
    eventually(lambda: len(made.pipes["live"].queue) < 12)
    made.cut(15 * FRAME)
    send(made, 10, 5)  # the encoder still held these
    made.put(FORMAT, replace(picture(15), key=True))
    send(made, 16, 4)
    stuck.read(19)
    record.read(19)
    assert record.numbers == list(range(20))
    assert [n for n in stuck.numbers if n >= 15] == [15, 16, 17, 18, 19]
    assert stuck.numbers[:-5] == list(range(len(stuck.numbers) - 5)) and len(stuck.numbers) < 15
    assert made.pipes["live"].drops == 0, "that was no fault of the network"


def test_a_state_is_the_word_of_the_process_that_is_there(road: tuple[Distribution, Path]) -> None:
    made, path = road
    first = connect(made, path, "live")
    made.want("live", True)
    first.report(OutputState.RUNNING)
    eventually(lambda: made.health()[0].state is OutputState.RUNNING)
    made.want("live", False)
    assert made.health()[0].state is OutputState.RUNNING, "it has not stopped yet"
    first.report(OutputState.STOPPED)
    eventually(lambda: made.health()[0].state is OutputState.STOPPED)
    made.want("live", True)
    first.report(OutputState.RUNNING)
    eventually(lambda: made.health()[0].state is OutputState.RUNNING)
    first.close()
    eventually(lambda: not made.pipes["live"].connected)
    second = connect(made, path, "live")
    assert made.health()[0].state is OutputState.STARTING, "the second one has said nothing yet"
    second.close()


# -- notes for the sealed record --------------------------------------------------------------------------------------
NOTE = StreamNote("flag", 0, 0, "look")


def words(process: Process) -> list[str]:
    return [type(each).__name__.removeprefix("Stream") for each in process.got]


def test_a_note_waits_for_the_first_key_frame_and_goes_to_records_only(road: tuple[Distribution, Path]) -> None:
    made, path = road
    record, live = connect(made, path, "rec"), connect(made, path, "live")
    made.note(NOTE)  # nobody records: it is nobody's
    for output in ("rec", "live"):
        made.want(output, True)
    made.note(NOTE)
    send(made, 0, 1)
    made.note(StreamFigures(8000, (("late", 1),)))
    send(made, 1, 1)
    for process in (record, live):
        process.read(1)
        process.close()
    assert words(record) == ["Format", "StartBroadcast", "Packet", "Note", "Figures", "Packet"]
    assert words(live) == ["Format", "StartBroadcast", "Packet", "Packet"]


def test_notes_are_sent_again_with_the_packets_they_stand_between(road: tuple[Distribution, Path]) -> None:
    made, path = road
    made.want("rec", True)
    send(made, 0, 40)
    made.note(NOTE)
    send(made, 40, 5)
    for _ in range(2):
        record = connect(made, path, "rec")
        record.read(44)
        assert words(record)[2:] == ["Packet"] * 40 + ["Note"] + ["Packet"] * 5
        record.close()
        eventually(lambda: not made.pipes["rec"].connected)


def test_what_is_not_on_the_medium_is_told(road: tuple[Distribution, Path]) -> None:
    made, path = road
    record = connect(made, path, "rec")
    made.want("rec", True)
    send(made, 0, 91)
    assert made.health()[1].behind_ms == 3000
    record.report(OutputState.RUNNING, 60 * FRAME)
    eventually(lambda: made.health()[1].behind_ms == 1000)
    record.close()


def test_a_record_that_has_failed_says_why_itself(road: tuple[Distribution, Path]) -> None:
    made, path = road
    record = connect(made, path, "rec")
    made.want("rec", True)
    record.report(OutputState.FAILED)
    eventually(lambda: made.health()[1].state is OutputState.FAILED)
    send(made, 0, 31 * 30)
    assert made.health()[1].fault == "" and made.health()[1].drops > 0 and made.pipes["rec"].connected
    record.close()


def test_a_part_that_begins_in_the_middle_is_told_what_stands(road: tuple[Distribution, Path]) -> None:
    made, path = road
    for words in ("Incision", "Hilum"):
        made.note(StreamNote("chapter", 0, 0, words))
    made.note(NOTE)
    record = connect(made, path, "rec")
    made.want("rec", True)
    send(made, 0, 2)
    made.note(StreamNote("scene", 0, 0, "cam1"))
    record.read(1)
    told = [each.words for each in record.got if isinstance(each, StreamNote)]
    assert told == ["Hilum", "cam1"]
    record.close()
    eventually(lambda: not made.pipes["rec"].connected)
    again = connect(made, path, "rec")
    again.read(1)
    assert sorted(each.words for each in again.got if isinstance(each, StreamNote)) == ["Hilum", "cam1"]
    again.close()
