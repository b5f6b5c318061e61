"""Monitors: small pictures of program and audience, through real shared memory."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from producer.core.timebase import TICK_RATE
from producer.engine.monitors import Monitors
from producer.media.frame import Bytes, Planes, new_block
from producer.media.planes import thumbnail_rgb32
from producer.media.ring import PixelFormat, RingFormat, RingReader, lay_out, ring_bytes
from producer.media.shm import Segment, create, unlink
from producer.wire.processes import PublishPicture

STEP = TICK_RATE // 30


def grey(level: int) -> Bytes:
    block = new_block(320, 180)
    block[:180] = level
    return block


class Wall:
    """Monitors and the readers of their rings."""

    def __init__(self) -> None:
        self.monitors = Monitors(7)
        self.segments: list[Segment] = []
        self.readers: dict[str, RingReader] = {}
        self.orders: dict[str, PublishPicture] = {}

    def open(self, what: str, fps: int = 30, width: int = 160, height: int = 90) -> None:
        name = f"sp-test-{secrets.token_hex(4)}-{what}"
        fmt = RingFormat(width, height, PixelFormat.RGB32)
        segment = create(name, ring_bytes(fmt))
        lay_out(segment, fmt)
        self.segments.append(segment)
        self.orders[what] = PublishPicture(what, name, width, height, fps)
        self.monitors.open(self.orders[what])
        self.readers[what] = RingReader(segment)

    def seen(self, what: str) -> int | None:
        reader = self.readers[what]
        picture = np.empty(reader.fmt.shape, np.uint8)
        return int(picture[40, 70, 1]) if reader.read_newest(picture) else None

    def close(self) -> None:
        for what in self.readers:
            self.monitors.close_ring(self.orders[what].segment)
            self.readers[what].close()
        for segment in self.segments:
            segment.close()
            unlink(segment.name)


@pytest.fixture
def wall() -> Iterator[Wall]:
    made = Wall()
    yield made
    made.close()


def test_each_shows_its_own(wall: Wall) -> None:
    wall.open("program")
    wall.open("audience")
    wall.monitors.show({"program": grey(235), "audience": grey(16)}, STEP)
    wall.monitors.publish_left()
    assert wall.seen("program") == 255 and wall.seen("audience") == 0


def test_one_picture_for_both_and_any_size(wall: Wall) -> None:
    wall.open("program")
    wall.open("audience")
    wall.open("other", width=80, height=44)
    block = grey(235)
    wall.monitors.show({"program": block, "audience": block, "other": block}, STEP)
    wall.monitors.publish_left()
    assert [wall.seen(what) for what in ("program", "audience", "other")] == [255] * 3


def test_not_faster_than_was_asked(wall: Wall) -> None:
    wall.open("program", fps=10)
    for n in range(31):
        wall.monitors.show({"program": grey(100)}, n * STEP)
        wall.monitors.publish_left()
    assert 10 <= wall.readers["program"].head() <= 11


def test_the_newest_wins_and_what_was_left_out_is_counted(wall: Wall) -> None:
    wall.open("program")
    wall.monitors.show({"program": grey(235)}, STEP)
    wall.monitors.show({"program": grey(16)}, 2 * STEP)
    wall.monitors.publish_left()
    wall.monitors.publish_left()
    assert wall.seen("program") == 0 and wall.monitors.drops == 1 and wall.readers["program"].head() == 1


def test_nobody_looks_nothing_is_drawn(wall: Wall) -> None:
    wall.open("program")
    wall.monitors.close_ring(wall.orders["program"].segment)
    wall.monitors.show({"program": grey(235)}, STEP)
    wall.monitors.publish_left()
    assert wall.readers["program"].head() == 0
    wall.monitors.close_ring("sp-test-unknown")


def test_a_ring_that_is_not_there_is_no_disaster(wall: Wall, caplog: pytest.LogCaptureFixture) -> None:
    wall.monitors.open(PublishPicture("program", f"sp-test-{secrets.token_hex(4)}-gone", 160, 90, 30))
    assert "no ring for program" in caplog.text


def test_the_thread_does_it(wall: Wall) -> None:
    wall.open("program")
    wall.monitors.start()
    wall.monitors.show({"program": grey(235)}, STEP)
    until = time.monotonic() + 30
    while wall.readers["program"].head() == 0:
        assert time.monotonic() < until
        time.sleep(0.005)
    wall.monitors.stop()
    assert wall.seen("program") == 255


def test_closing_one_does_not_wait_for_another_that_is_drawn(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mixer closes monitors, and a large one takes longer to draw than a frame lasts."""
    began, may = threading.Event(), threading.Event()

    def slowly(planes: Planes, out: Bytes) -> None:
        began.set()
        may.wait(30)

    monkeypatch.setattr("producer.engine.monitors.thumbnail_rgb32", slowly)
    wall.open("program")
    wall.open("audience")
    wall.monitors.start()
    wall.monitors.show({"program": grey(235)}, STEP)
    assert began.wait(30)
    closer = threading.Thread(target=wall.monitors.close_ring, args=(wall.orders["audience"].segment,), daemon=True)
    closer.start()
    closer.join(10)
    waited = closer.is_alive()
    may.set()
    closer.join(30)
    wall.monitors.stop()
    assert not waited


def test_an_order_told_again_leaves_the_ring_as_it_is(wall: Wall) -> None:
    wall.open("program")
    ring = wall.monitors._rings[wall.orders["program"].segment]
    wall.monitors.open(wall.orders["program"])
    assert wall.monitors._rings[wall.orders["program"].segment] is ring, "a second writer would take its numbers"


def test_a_picture_that_cannot_be_drawn_is_said_once_and_the_thread_goes_on(
    wall: Wall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failing = [True]

    def fails(src: Planes, out: Bytes) -> None:
        if failing[0]:
            raise ValueError("commit without begin")
        thumbnail_rgb32(src, out)

    monkeypatch.setattr("producer.engine.monitors.thumbnail_rgb32", fails)
    wall.open("program")
    wall.monitors.start()
    until = time.monotonic() + 30
    at = 0
    while wall.seen("program") is None and time.monotonic() < until:
        at += STEP
        wall.monitors.show({"program": grey(90)}, at)
        failing[0] = at < 5 * STEP
        time.sleep(0.02)
    assert wall.seen("program") is not None
    assert [record.message for record in caplog.records] == ["a monitor could not be drawn"]
    wall.monitors.stop()
