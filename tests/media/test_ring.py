"""Frame ring in one process: what is published is read, everything doubtful is not."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from producer.media import shm
from producer.media.frame import FrameRecord, SlotState
from producer.media.ring import (
    PAGE,
    Demand,
    DemandWord,
    PixelFormat,
    RingBroken,
    RingFormat,
    RingReader,
    RingWriter,
    WriterState,
    lay_out,
    ring_bytes,
)

FMT = RingFormat(64, 48)


@pytest.fixture
def segment() -> Iterator[shm.Segment]:
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-ring"
    made = shm.create(name, ring_bytes(FMT))
    yield made
    shm.unlink(name)
    made.close()


def record(number: int, epoch: int = 1, state: SlotState = SlotState.LIVE) -> FrameRecord:
    return FrameRecord(number, number * 8000 - 16000, epoch, 3, state)


def fill(writer: RingWriter, number: int, epoch: int = 1) -> int:
    block = np.full(writer.fmt.shape, number % 251, np.uint8)
    return writer.publish(block, record(number, epoch), now=number)


def test_layout_is_the_written_one(segment: shm.Segment) -> None:
    writer = RingWriter(segment, FMT, 77)
    fill(writer, 9)
    words = segment.buf[: 2 * PAGE].cast("Q")
    assert bytes(segment.buf[:8]) == b"SRPRING1"
    assert list(words[1:10]) == [64, 48, 1, 4, 2 * PAGE, 77, 1, 9, 1]
    at = 16 + 1 * 16
    assert list(words[at : at + 7]) == [1, 1, 9, 9 * 8000 - 16000, 1, 3, 1]
    assert segment.buf[2 * PAGE + 1 * FMT.stride] == 9
    assert ring_bytes(FMT) == 2 * PAGE + 4 * 2 * PAGE


def test_published_pictures_are_read_back_exactly(segment: shm.Segment) -> None:
    writer, rng = RingWriter(segment, FMT, 1), np.random.default_rng(1)
    reader = RingReader(segment)
    assert reader.fmt == FMT and reader.head() == 0 and writer.published == 0
    out = np.zeros(FMT.shape, np.uint8)
    for number in range(11):
        block = rng.integers(0, 256, FMT.shape, np.uint8)
        assert writer.publish(block, record(number), now=number + 5) == number + 1
        assert reader.head() == number + 1 and reader.beat() == number + 5
        assert reader.read_into(number + 1, out) == record(number)
        assert np.array_equal(out, block)
    assert record(0).captured < 0


def test_the_newest_four_are_to_be_had_and_no_other(segment: shm.Segment) -> None:
    writer, reader = RingWriter(segment, FMT, 1), RingReader(segment)
    out = np.zeros(FMT.shape, np.uint8)
    assert reader.read_into(0, out) is None and reader.read_newest(out) is None
    for number in range(10):
        fill(writer, number)
    got = [seq for seq in range(-4, 16) if reader.read_into(seq, out) is not None]
    assert got == [7, 8, 9, 10]
    assert reader.read_newest(out) == record(9) and (out == 9).all()


def test_an_older_mask_epoch_is_refused(segment: shm.Segment) -> None:
    writer, reader = RingWriter(segment, FMT, 1), RingReader(segment)
    seq = fill(writer, 1, epoch=4)
    assert reader.begin_read(seq, require_epoch=4) is not None
    assert reader.begin_read(seq, require_epoch=5) is None


def test_a_slot_being_written_is_refused_before_and_after(segment: shm.Segment) -> None:
    writer, reader = RingWriter(segment, FMT, 1), RingReader(segment)
    for number in range(4):
        fill(writer, number)
    assert reader.begin_read(1) == record(0)
    assert reader.still_valid(1)
    view = writer.begin()
    assert not reader.still_valid(1), "the writer has claimed it since"
    assert reader.begin_read(1) is None and reader.begin_read(5) is None
    view[:] = 200
    assert reader.head() == 4
    assert writer.commit(record(4), now=9) == 5
    assert reader.begin_read(5) == record(4) and (reader.slot_block(5) == 200).all()


def test_a_claim_given_up_is_never_seen(segment: shm.Segment) -> None:
    writer, reader = RingWriter(segment, FMT, 1), RingReader(segment)
    fill(writer, 0)
    writer.begin()
    assert fill(writer, 1) == 3
    assert reader.begin_read(2) is None
    with pytest.raises(ValueError, match="without begin"):
        writer.commit(record(1), now=1)


def test_a_wrong_shape_is_refused_and_harms_nothing(segment: shm.Segment) -> None:
    writer, reader = RingWriter(segment, FMT, 1), RingReader(segment)
    fill(writer, 0)
    with pytest.raises(ValueError, match="does not fit"):
        writer.publish(np.zeros((2, 2), np.uint8), record(1), now=1)
    assert writer.published == 1 and reader.begin_read(1) is not None


def test_a_restart_goes_on_above_and_hides_what_was(segment: shm.Segment) -> None:
    first, reader = RingWriter(segment, FMT, 100), RingReader(segment)
    for number in range(6):
        fill(first, number)
    first.begin()  # Killed here: slot 7 is claimed, HEAD says 6.
    second = RingWriter(segment, FMT, 200)
    assert second.published == 7
    assert all(reader.begin_read(seq) is None for seq in range(9)), "another generation"
    assert reader.renewed() and not reader.renewed()
    assert all(reader.begin_read(seq) is None for seq in range(9)), "left by the one before"
    assert fill(second, 50) == 8
    assert reader.begin_read(8) == record(50)
    assert reader.generation() == 200


def test_a_restart_between_the_checks_voids_the_copy(segment: shm.Segment) -> None:
    writer, reader = RingWriter(segment, FMT, 100), RingReader(segment)
    seq = fill(writer, 0)
    assert reader.begin_read(seq) is not None
    RingWriter(segment, FMT, 101)
    assert not reader.still_valid(seq)


def test_a_reader_may_come_before_the_writer(segment: shm.Segment) -> None:
    lay_out(segment, FMT)
    reader = RingReader(segment)
    assert reader.generation() == 0 and reader.writer_state() is WriterState.NONE and not reader.renewed()
    assert reader.begin_read(1) is None
    writer = RingWriter(segment, FMT, 5)
    seq = fill(writer, 0)
    assert reader.begin_read(seq) is None
    assert reader.renewed() and reader.begin_read(seq) == record(0)
    assert reader.writer_state() is WriterState.OPEN
    writer.close()
    assert reader.writer_state() is WriterState.CLOSED and reader.begin_read(seq) == record(0)


def test_demand_travels_back(segment: shm.Segment) -> None:
    writer, reader = RingWriter(segment, FMT, 1), RingReader(segment)
    assert writer.demand() == DemandWord(Demand.THUMBS, False, 0)
    reader.set_demand(Demand.FULL, lockstep=True, taken=12)
    assert writer.demand() == DemandWord(Demand.FULL, True, 12)
    segment.buf[: 2 * PAGE].cast("Q")[PAGE // 8] = 99
    assert writer.demand().level is Demand.FULL, "an unknown wish must not cost a picture"
    writer.beat(321)
    assert reader.beat() == 321


def test_read_only_readers_read_but_have_no_say() -> None:
    fmt = RingFormat(30, 17, PixelFormat.RGB32, 3)
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-thumb"
    segment = shm.create(name, ring_bytes(fmt))
    try:
        writer = RingWriter(segment, fmt, 1)
        view = shm.attach(name, writable=False)
        readers = [RingReader(view), RingReader(view)]
        fill(writer, 33)
        for reader in readers:
            out = np.zeros((17, 30, 4), np.uint8)
            assert reader.read_newest(out) == record(33) and (out == 33).all()
            with pytest.raises(RingBroken):
                reader.set_demand(Demand.FULL)
            with pytest.raises(ValueError, match="read-only"):
                reader.slot_block(1)[0, 0, 0] = 1
            reader.close()
        with pytest.raises(RingBroken):
            RingWriter(view, fmt, 2)
        view.close()
        writer.close()
    finally:
        shm.unlink(name)
        segment.close()


@pytest.mark.parametrize(
    ("word", "value"),
    [(0, 1), (1, 0), (1, 66), (1, 1 << 40), (2, 0), (2, 47), (2, 1 << 63), (3, 9), (4, 0), (4, 2), (4, 17), (5, 4096)],
)
def test_a_damaged_header_is_refused_at_attach(segment: shm.Segment, word: int, value: int) -> None:
    RingWriter(segment, FMT, 1)
    words = segment.buf[: 2 * PAGE].cast("Q")
    words[word] = value
    with pytest.raises(RingBroken):
        RingReader(segment)


def test_a_segment_too_small_is_refused(segment: shm.Segment) -> None:
    with pytest.raises(RingBroken):
        RingWriter(segment, RingFormat(128, 96), 1)
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-tiny"
    tiny = shm.create(name, 4096)
    try:
        with pytest.raises(RingBroken):
            RingReader(tiny)
    finally:
        shm.unlink(name)
        tiny.close()


def test_random_damage_never_escapes(segment: shm.Segment) -> None:
    """Any words at all in page 0, after attach: None or a record, nothing else, and the writer can start again."""
    writer, rng = RingWriter(segment, FMT, 1), np.random.default_rng(7)
    reader, out = RingReader(segment), np.zeros(FMT.shape, np.uint8)
    words = segment.buf[: 2 * PAGE].cast("Q")
    values = [0, 1, 2, 7, 1 << 61, 1 << 62, 1 << 63, (1 << 64) - 1]
    for turn in range(400):
        fill(writer, turn)
        for _ in range(3):
            words[int(rng.integers(0, 90))] = values[int(rng.integers(0, len(values)))]
        for seq in [reader.head(), reader.head() - 1, turn]:
            reader.read_into(seq, out)
        reader.read_newest(out)
        reader.beat(), reader.writer_state(), reader.renewed(), writer.demand()
        writer = RingWriter(segment, FMT, turn + 2)
        reader.renewed()
        assert reader.read_newest(out) is None
        fill(writer, turn)
        assert reader.read_newest(out) == record(turn)


def test_unknown_state_and_impossible_numbers_are_refused(segment: shm.Segment) -> None:
    writer, reader = RingWriter(segment, FMT, 1), RingReader(segment)
    words = segment.buf[: 2 * PAGE].cast("Q")
    damage: list[Callable[[int], tuple[int, int]]] = [
        lambda at: (at + 2, 1 << 62),
        lambda at: (at + 3, 1 << 62),
        lambda at: (at + 4, 1 << 63),
        lambda at: (at + 5, 1 << 62),
        lambda at: (at + 6, 0),
        lambda at: (at + 6, 6),
    ]
    for make in damage:
        seq = fill(writer, 1)
        word, value = make(16 + seq % 4 * 16)
        words[word] = value
        assert reader.begin_read(seq) is None


@pytest.mark.parametrize("generation", [0, -1, 1 << 62])
def test_bad_generations_are_refused(segment: shm.Segment, generation: int) -> None:
    with pytest.raises(ValueError, match="generation"):
        RingWriter(segment, FMT, generation)


@pytest.mark.parametrize("size", [(0, 2), (66, 2), (64, 3), (9000, 2), (64, -2)])
def test_bad_formats_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="picture size"):
        RingFormat(*size)
    with pytest.raises(ValueError, match="slots"):
        RingFormat(64, 48, slots=2)
