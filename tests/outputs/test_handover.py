"""The stream's way to the room: all that is kept, then each step, for as long as it takes."""

from __future__ import annotations

import socket
import stat
import time
from pathlib import Path

from producer.core.timebase import TICK_RATE
from producer.outputs import handover
from producer.outputs.fragments import Fragment
from producer.outputs.handover import Handover
from producer.outputs.segments import Numbers, SegmentStore
from producer.wire.stream import LiveEnded, LiveSegment, StreamDecoder
from tests.outputs.given import eventually


def filled(count: int) -> SegmentStore:
    store = SegmentStore(Numbers(), 6, 3, 1000)
    store.begin(b"head")
    for number in range(count):
        add(store, number)
    return store


def add(store: SegmentStore, number: int, size: int = 100) -> None:
    store.add(Fragment(False, bytes([number % 256]) * size, number * TICK_RATE, TICK_RATE, True, number + 1))


class Room:
    """Reads as the room does."""

    def __init__(self, path: Path) -> None:
        self.line = socket.socket(socket.AF_UNIX)
        self.line.settimeout(30)
        self.line.connect(str(path))
        self._decoder = StreamDecoder()

    def next(self, count: int) -> list[tuple[LiveSegment | LiveEnded, bytes]]:
        found: list[tuple[LiveSegment | LiveEnded, bytes]] = []
        while len(found) < count:
            chunk = self.line.recv(1 << 16)
            assert chunk, "hung up"
            found += self._decoder.feed(chunk)
        return found


def test_kept_segments_then_each_new_one_also_after_a_long_silence(tmp_path: Path) -> None:
    store = filled(2)
    door = Handover(tmp_path / "live", store.handover, store.leave)
    assert door.open() == ""
    assert stat.S_IMODE((tmp_path / "live").stat().st_mode) == 0o600
    room = Room(tmp_path / "live")
    kept = room.next(2)
    words, body = kept[1]
    assert isinstance(words, LiveSegment) and words.sequence == 1 and words.head_bytes == 4 and len(words.key) == 16
    assert body[:4] == b"head" and body[4:] == store.fetch("1.m4s")
    time.sleep(2.5)  # two looks whether the room is still there
    add(store, 2)
    store.end()
    third, end = room.next(2)
    assert isinstance(third[0], LiveSegment) and third[0].sequence == 2 and end == (LiveEnded(), b"")
    room.line.close()
    eventually(lambda: not door._rooms)
    assert store._readers == []
    door.close()
    assert not (tmp_path / "live").exists()


def test_a_room_that_does_not_read_loses_the_oldest_and_blocks_nobody(tmp_path: Path) -> None:
    store = filled(1)
    door = Handover(tmp_path / "live", store.handover, store.leave)
    assert door.open() == ""
    rooms = [Room(tmp_path / "live") for _ in range(2)]
    rooms[0].next(1)
    began = time.monotonic()
    for number in range(1, 3 * handover._WAITING):
        add(store, number, 300_000)
    assert time.monotonic() - began < 4  # encrypting, not waiting
    third = socket.socket(socket.AF_UNIX)
    third.settimeout(30)
    third.connect(str(tmp_path / "live"))
    assert third.recv(1) == b""  # two at most
    sequences = [words.sequence for words, _ in rooms[0].next(5) if isinstance(words, LiveSegment)]
    assert sequences == sorted(sequences)
    door.close()
    for line in (third, rooms[0].line, rooms[1].line):
        line.close()


def test_a_path_that_is_too_long_is_said_and_the_stream_goes_on(tmp_path: Path) -> None:
    store = filled(1)
    door = Handover(tmp_path / ("x" * 200), store.handover, store.leave)
    assert "cannot be opened" in door.open()
    add(store, 1)
    door.close()
