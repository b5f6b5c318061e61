"""The torn-ring test: real processes race, are killed half-way and stopped; no mixed picture is ever accepted.

Every picture carries its number in every four bytes of its pixels, so that one foreign word shows.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from producer.media import shm
from producer.media.frame import Bytes, FrameRecord, SlotState
from producer.media.ring import RingFormat, RingReader, lay_out, ring_bytes
from producer.media.soundring import SoundReader, lay_out_sound, sound_ring_bytes
from tests.outputs.given import eventually

FMT = RingFormat(640, 360)

_WRITER = """
import sys, time
import numpy as np
from producer.media import shm
from producer.media.frame import FrameRecord, SlotState
from producer.media.ring import RingFormat, RingWriter
name, generation, first, mode = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
writer = RingWriter(shm.attach(name), RingFormat(640, 360), generation)
block = np.zeros(writer.fmt.shape, np.uint8)
number = first
end = time.monotonic() + 60
print("up", flush=True)
while time.monotonic() < end:
    record = FrameRecord(number, number * 7, number // 10, number * 3, SlotState.LIVE)
    if mode == "publish":
        block.view(np.uint32)[:] = number
        writer.publish(block, record, number)
    elif mode == "half" and number == first + 10:
        view = writer.begin()
        view.reshape(-1)[: view.size // 2].view(np.uint32)[:] = number
        print("half", flush=True)
        time.sleep(60)
    else:
        view = writer.begin()
        for part in np.array_split(view.reshape(-1).view(np.uint32), 6):
            part[:] = number
        writer.commit(record, number)
    number += 1
"""

_SPEAKER = """
import sys, time
import numpy as np
from producer.media import shm
from producer.media.soundring import SoundWriter
writer = SoundWriter(shm.attach(sys.argv[1]), int(sys.argv[2]))
k, end = int(sys.argv[3]) * 4800, time.monotonic() + 60
run = np.empty((4800, 2), np.float32)
while time.monotonic() < end:
    run[:] = k // 4800 % 8_000_000 + 1
    cut = k // 4800 % 4 * 1201
    writer.write(k, run[:cut])
    writer.write(k + cut, run[cut:])
    k += 4800
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def segment() -> Iterator[shm.Segment]:
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-torn"
    made = shm.create(name, max(ring_bytes(FMT), sound_ring_bytes()))
    yield made
    shm.unlink(name)
    made.close()


@pytest.fixture
def start(segment: shm.Segment) -> Iterator[Start]:
    running: list[subprocess.Popen[str]] = []

    def run(code: str, *args: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", code, segment.name, *map(str, args)]
        paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=paths))
        return running[-1]

    yield run
    for child in running:
        child.kill()
        child.wait()
        assert child.stdout
        child.stdout.close()


def says(child: subprocess.Popen[str], word: str) -> None:
    assert child.stdout
    assert child.stdout.readline().strip() == word


def whole(block: Bytes, record: FrameRecord) -> bool:
    """All pixels are of the picture the record speaks of, and the record is of one piece."""
    n = record.number
    same = record == FrameRecord(n, n * 7, n // 10, n * 3, SlotState.LIVE)
    return same and bool((block.reshape(-1).view(np.uint32) == n).all())


class Tally:
    """What a race brought."""

    def __init__(self) -> None:
        self.accepted = self.refused = self.mixed_accepted = self.mixed_refused = 0

    def look(self, reader: RingReader, seq: int, out: Bytes) -> None:
        """One read as the mixer does it, with the second check by hand, so that what it refused can be judged too."""
        record = reader.begin_read(seq)
        if record is None:
            return
        np.copyto(out, reader.slot_block(seq))
        valid = reader.still_valid(seq)
        clean = whole(out, record)
        self.accepted += valid
        self.refused += not valid
        self.mixed_accepted += valid and not clean
        self.mixed_refused += not valid and not clean


@pytest.mark.parametrize("mode", ["publish", "direct"])
def test_a_writer_at_full_speed_never_gets_a_mixed_picture_through(
    segment: shm.Segment, start: Start, mode: str
) -> None:
    lay_out(segment, FMT)
    reader, out, tally = RingReader(segment), np.zeros(FMT.shape, np.uint8), Tally()
    says(start(_WRITER, 11, 0, mode), "up")
    assert reader.renewed()
    began = time.monotonic()
    while (spent := time.monotonic() - began) < 2.0 or (spent < 20.0 and not (tally.mixed_refused and tally.accepted)):
        head = reader.head()
        for back in (3, 2, 1, 0):
            tally.look(reader, head - back, out)
        record = reader.read_newest(out)
        if record is not None:
            tally.accepted += 1
            tally.mixed_accepted += not whole(out, record)
    assert tally.accepted > 0
    assert tally.mixed_accepted == 0
    assert tally.mixed_refused > 0, "no race took place: without the second check this test would prove nothing"


def test_killed_half_way_through_a_slot(segment: shm.Segment, start: Start) -> None:
    lay_out(segment, FMT)
    reader, out = RingReader(segment), np.zeros(FMT.shape, np.uint8)
    child = start(_WRITER, 21, 0, "half")
    says(child, "up")
    says(child, "half")
    assert reader.renewed()
    head = reader.head()
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert head == 10
    assert reader.read_into(head + 1, out) is None, "the half picture"
    for seq in (8, 9, 10):
        record = reader.read_into(seq, out)
        assert record is not None and whole(out, record)
    assert reader.read_into(7, out) is None, "its slot holds the half picture"

    child = start(_WRITER, 22, 1000, "half")
    says(child, "up")
    says(child, "half")
    assert all(reader.read_into(seq, out) is None for seq in range(head + 30)), "new generation, not yet believed"
    assert reader.renewed()
    assert reader.head() == 11 + 10, "numbers go on above the half picture"
    record = reader.read_into(21, out)
    assert record is not None and record.number == 1009 and whole(out, record)


def test_killed_at_any_moment_and_started_again(segment: shm.Segment, start: Start) -> None:
    lay_out(segment, FMT)
    reader, out, tally, highest = RingReader(segment), np.zeros(FMT.shape, np.uint8), Tally(), 0
    for turn in range(6):
        child = start(_WRITER, 100 + turn, turn * 1_000_000, "direct" if turn % 2 else "publish")
        says(child, "up")
        assert reader.renewed()
        begins = reader.head()
        eventually(lambda begins=begins: reader.head() > begins)  # type: ignore[misc]
        for again in range(40):
            head = reader.head()
            for back in (2, 1, 0):
                tally.look(reader, head - back, out)
            if again == 25:
                child.kill()
        child.wait()
        assert reader.head() >= highest
        highest = reader.head()
        record = reader.read_newest(out)
        if record is not None:
            assert whole(out, record) and record.number // 1_000_000 == turn, "nothing of a generation before"
    assert tally.accepted > 0
    assert tally.mixed_accepted == 0


def test_a_stopped_writer_is_seen_by_its_age_and_stays_clean(segment: shm.Segment, start: Start) -> None:
    lay_out(segment, FMT)
    reader, out = RingReader(segment), np.zeros(FMT.shape, np.uint8)
    child = start(_WRITER, 31, 0, "direct")
    says(child, "up")
    assert reader.renewed()
    had = 0
    for turn in range(12):
        time.sleep(0.005 + turn * 0.0007)
        os.kill(child.pid, signal.SIGSTOP)
        os.waitpid(child.pid, os.WUNTRACED)
        beat, head = reader.beat(), reader.head()
        for seq in range(max(1, head - 3), head + 2):
            record = reader.read_into(seq, out)
            had += record is not None
            assert record is None or whole(out, record)
        assert (reader.beat(), reader.head()) == (beat, head)
        os.kill(child.pid, signal.SIGCONT)
    assert had > 12
    end = time.monotonic() + 30
    while reader.head() == head and time.monotonic() < end:
        time.sleep(0.01)
    assert reader.head() > head and reader.generation() == 31


def test_sound_at_full_speed_is_never_of_another_moment(segment: shm.Segment, start: Start) -> None:
    lay_out_sound(segment)
    reader = SoundReader(segment)
    child, count = start(_SPEAKER, 41, 10), 36_000
    present = torn = restarts = 0
    began = time.monotonic()
    while (spent := time.monotonic() - began) < 2.5 or (spent < 20.0 and not (torn and reader.generation() == 42)):
        at = max(0, reader.newest() - 96_000 + (present % 5) * 15_000)
        out, valid = reader.read(at, count)
        expected = np.arange(at, at + count) // 4800 % 8_000_000 + 1
        there = out[:, 0] != 0
        assert int(there.sum()) == valid
        assert (out[there] == expected[there, np.newaxis]).all()
        present += valid
        torn += 0 < valid < count
        if restarts == 0 and spent > 1.5 and reader.newest():
            child.kill()
            child.wait()
            child, restarts = start(_SPEAKER, 42, 100_000_000), 1
    assert present > 0 and torn > 0 and reader.generation() == 42
