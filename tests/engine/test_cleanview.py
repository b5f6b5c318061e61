"""The clean picture: drawn only by order, unmasked, written over when it ends."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import numpy as np
import pytest

from producer.core.lease import LEASE_MS
from producer.core.timebase import TICK_RATE, ticks_from_ms
from producer.engine.cleanview import GRACE, CleanView
from producer.media import shm
from producer.media.frame import RawFrame, planes_of
from producer.media.ring import PixelFormat, RingFormat, RingReader, lay_out, ring_bytes
from producer.wire.processes import CLEAN, PublishPicture

WIDTH, HEIGHT = 64, 36


@pytest.fixture
def ring() -> Iterator[shm.Segment]:
    """A small ring as the supervisor makes it."""
    fmt = RingFormat(WIDTH, HEIGHT, PixelFormat.RGB32)
    segment = shm.create(f"sp-test-{secrets.token_hex(4)}-clean", ring_bytes(fmt))
    lay_out(segment, fmt)
    yield segment
    segment.close()
    shm.unlink(segment.name)


def frame(captured: int = TICK_RATE) -> RawFrame:
    """A white picture."""
    block = np.full((360 * 3 // 2, 640), 128, np.uint8)
    block[:360] = 235
    return RawFrame(planes_of(block), captured, 1)


def order(segment: shm.Segment, what: str = CLEAN + "room") -> PublishPicture:
    return PublishPicture(what, segment.name, WIDTH, HEIGHT, 25)


def test_drawn_as_the_camera_saw_it_and_written_over(ring: shm.Segment) -> None:
    view = CleanView(7)
    assert view.open(order(ring), 0) and view.wanted
    view.draw(frame(), 3, TICK_RATE)
    reader = RingReader(ring)
    out = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    record = reader.read_into(reader.head(), out)
    assert record is not None and record.number == 3 and int(out[..., :3].min()) > 250
    reader.close()
    assert view.close(ring.name) and not view.wanted
    assert not any(ring.buf), "nothing of it is left"


def test_any_other_picture_is_not_its_business(ring: shm.Segment) -> None:
    view = CleanView(7)
    assert not view.open(order(ring, "room"), 0)
    assert not view.close(ring.name) and not view.wanted


def test_it_ends_by_itself(ring: shm.Segment) -> None:
    view = CleanView(7)
    view.open(order(ring), 0)
    view.draw(frame(), 1, ticks_from_ms(LEASE_MS) + GRACE)
    assert not view.wanted and not any(ring.buf)


def test_a_ring_that_is_gone_is_no_crash() -> None:
    view = CleanView(7)
    assert view.open(PublishPicture(CLEAN + "room", "sp-test-gone", WIDTH, HEIGHT, 25), 0)
    assert not view.wanted
    view.close_all()
